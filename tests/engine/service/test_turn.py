import threading
import time

import pytest

from engine.cancellation import CancelToken
from engine.service.turn import Pause, Turn


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
        thread.join(5)
    assert order == ["b", "d", "a", "c"]


def test_the_turn_is_given_back_when_work_fails() -> None:
    turn = Turn()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), turn.taken():
            _ = 1 / 0
    turn.take()


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
        assert passed.wait(5)
        thread.join()
