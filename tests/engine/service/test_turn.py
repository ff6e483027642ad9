import threading
import time

import pytest

from engine.cancellation import Cancelled, CancelToken
from engine.service.turn import LendingToken, Pause, Turn


def test_the_most_urgent_comes_next_then_the_first() -> None:
    turn, order = Turn(), []
    turn.take()

    def work(name: str, urgency: int) -> None:
        with turn.taken(urgency):
            order.append(name)

    threads = []
    for name, urgency in (("a", 0), ("b", 5), ("c", 0), ("d", 5)):
        threads.append(threading.Thread(target=work, args=(name, urgency)))
        threads[-1].start()
        while len(turn._waiting) < len(threads):
            time.sleep(0.001)
    turn.give()
    for thread in threads:
        thread.join(30)
    assert order == ["b", "d", "a", "c"]


def test_the_turn_is_given_back_when_work_fails() -> None:
    turn = Turn()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), turn.taken():
            _ = 1 / 0
    turn.take()


def test_waiting_can_be_given_up_and_nobody_else_is_held_up() -> None:
    turn, cancel, order = Turn(), CancelToken(), []
    turn.take()

    def give_up() -> None:
        with pytest.raises(Cancelled):
            turn.take(9, cancel)
        order.append("given up")

    def wait() -> None:
        with turn.taken(1, CancelToken()):
            order.append("taken")

    threads = [threading.Thread(target=work) for work in (give_up, wait)]
    for number, thread in enumerate(threads, 1):
        thread.start()
        while len(turn._waiting) < number:
            time.sleep(0.001)
    cancel.cancel()
    threads[0].join(30)
    assert order == ["given up"]
    turn.give()
    threads[1].join(30)
    assert order == ["given up", "taken"]
    turn.take(0, cancel)


def test_a_pause_holds_until_it_ends_or_the_work_is_cancelled() -> None:
    pause, cancel, passed = Pause(), CancelToken(), threading.Event()
    pause.wait(cancel)
    pause.set(True)
    assert pause.on
    for end in (lambda: pause.set(False), lambda: (pause.set(True), cancel.cancel())):
        pause.set(True)
        passed.clear()
        thread = threading.Thread(target=lambda: (pause.wait(cancel), passed.set()))
        thread.start()
        assert not passed.wait(0.15)
        end()
        assert passed.wait(30)
        thread.join()


def test_who_waits_is_known() -> None:
    turn = Turn()
    assert not turn.is_wanted(0)
    turn.take()
    waiting = threading.Thread(target=turn.take, args=(5,))
    waiting.start()
    while not turn.is_wanted(5):
        time.sleep(0.01)
    assert turn.is_wanted(3)
    assert not turn.is_wanted(6)
    turn.give()
    waiting.join(30)
    assert not turn.is_wanted(0)


def test_a_token_lends_the_turn_to_the_more_urgent_alone() -> None:
    turn, cancel, order = Turn(), CancelToken(), []
    token = LendingToken(cancel, turn, lambda: 5, Pause())

    def work(urgency: int) -> None:
        with turn.taken(urgency):
            order.append(urgency)
            time.sleep(0.05)

    turn.take(5)
    threads = [threading.Thread(target=work, args=(urgency,)) for urgency in (4, 5)]
    for number, thread in enumerate(threads, 1):
        thread.start()
        while len(turn._waiting) < number:
            time.sleep(0.001)
    token.raise_if_cancelled()
    assert (order, token.lent) == ([], 0.0)
    threads.append(threading.Thread(target=work, args=(6,)))
    threads[-1].start()
    while not turn.is_wanted(6):
        time.sleep(0.001)
    token.raise_if_cancelled()
    assert 6 in order, "it was lent"
    assert 4 not in order, "it came back before those that are less urgent"
    assert token.lent >= 0.05
    turn.give()
    for thread in threads:
        thread.join(5)


def test_a_token_stands_still_in_a_pause_and_has_the_turn_when_it_is_cancelled() -> None:
    turn, cancel, pause = Turn(), CancelToken(), Pause()
    token = LendingToken(cancel, turn, lambda: 5, pause)
    turn.take(5)
    pause.set(True)

    def cancel_meanwhile() -> None:
        with turn.taken():  # it is lent to whoever wants it
            time.sleep(0.05)
            token.cancel()

    meanwhile = threading.Thread(target=cancel_meanwhile)
    meanwhile.start()
    with pytest.raises(Cancelled):
        token.raise_if_cancelled()
    meanwhile.join(5)
    assert token.cancelled
    assert turn._taken, "whoever has it gives it back"
    assert token.lent >= 0.05
