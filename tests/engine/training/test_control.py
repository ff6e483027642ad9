import threading
import time

from engine.training.control import Control, NewLength


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


def test_a_wait_ends_with_whatever_is_wished() -> None:
    for wish in (Control.save, Control.lengthen, Control.discard):
        control = Control()
        control.pause()
        threading.Timer(0.01, wish, [control]).start()
        began = time.monotonic()
        control.wait(60.0)
        assert time.monotonic() - began < 30


def test_copies_are_taken_in_order_and_once() -> None:
    control = Control()
    control.save("a")
    control.save()
    assert control.take_copies() == ("a", "")
    assert control.take_copies() == ()


def test_of_several_lengths_the_last_counts() -> None:
    control = Control()
    assert control.take_length() is None
    control.lengthen(minutes=3)
    control.lengthen(steps=10**12)
    assert control.take_length() == NewLength(steps=10**9)
    assert control.take_length() is None


def test_discarding_is_stopping() -> None:
    control = Control()
    control.pause()
    control.discard()
    assert (control.discarding, control.stopping, control.paused, control.keeping) == (True, True, False, False)
    control.keep()
    assert control.keeping
