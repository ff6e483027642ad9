import threading

from engine.training.control import Control


def test_a_pause_ends_when_it_is_told_or_stopped() -> None:
    for end in (Control.resume, Control.stop):
        control = Control()
        control.pause()
        assert control.paused
        threading.Timer(0.01, end, [control]).start()
        control.wait(20.0)
        assert not control.paused


def test_a_wait_has_an_end() -> None:
    control = Control()
    control.pause()
    control.wait(0.001)
    assert control.paused


def test_a_wish_for_validation_is_fulfilled_once() -> None:
    control = Control()
    assert not control.take_validation()
    control.validate()
    assert control.take_validation()
    assert not control.take_validation()


def test_stopping_stays() -> None:
    control = Control()
    assert not control.stopping
    control.stop()
    assert control.stopping
    assert control.stopping
