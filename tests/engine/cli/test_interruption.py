import signal
import threading

import pytest

from engine.cli.interruption import interruptible


def press() -> None:
    signal.raise_signal(signal.SIGINT)


def work(told: list[str], presses: int, error: Exception | None = None) -> None:
    """Work that is interrupted so many times, then goes wrong or ends."""
    with interruptible(lambda: told.append("stop")):
        for _ in range(presses):
            press()
        if error is not None:
            raise error
        told.append("ended")


def test_the_first_time_the_work_is_asked_to_stop_and_ends_in_its_own_way() -> None:
    told: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        work(told, presses=1)
    assert told == ["stop", "ended"]


def test_the_second_time_it_ends_at_once() -> None:
    told: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        work(told, presses=2)
    assert told == ["stop"]


def test_without_an_interruption_nothing_happens_and_the_handler_is_as_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with interruptible(lambda: pytest.fail("nobody pressed")):
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_an_error_of_the_work_goes_its_way() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(ValueError, match="broken"):
        work([], presses=1, error=ValueError("broken"))
    assert signal.getsignal(signal.SIGINT) is before


def test_other_threads_may_use_it() -> None:
    told: list[str] = []

    thread = threading.Thread(target=work, args=(told, 0))
    thread.start()
    thread.join()
    assert told == ["ended"]
