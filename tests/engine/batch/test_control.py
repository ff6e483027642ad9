import threading
import time

from engine.batch.control import Control
from tests.engine.batch.conftest import LONG


def test_pausing_and_resuming() -> None:
    control = Control()
    assert not control.paused
    control.pause()
    assert control.paused
    control.resume()
    assert not control.paused


def test_one_photo_is_skipped() -> None:
    control = Control()
    token = control.token(3)
    control.skip(3)
    control.skip(5)
    assert token.cancelled
    assert control.token(5).cancelled
    assert not control.token(4).cancelled
    assert not control.cancelled


def test_all_are_cancelled_those_to_come_as_well() -> None:
    control = Control()
    token = control.token(0)
    control.cancel()
    assert control.cancelled
    assert token.cancelled
    assert control.token(7).cancelled


def test_every_switch_ends_the_waiting() -> None:
    for turn in (Control.resume, Control.cancel, lambda control: control.skip(0)):
        control = Control()
        control.pause()
        threading.Timer(0.05, turn, [control]).start()
        began = time.monotonic()
        control.wait(LONG)
        assert time.monotonic() - began < LONG / 2
        _join_timers()


def _join_timers() -> None:
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join()
