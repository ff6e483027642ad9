import threading
from collections.abc import Callable

import pytest

from engine.batch.backlog import Backlog, Closed, Place, Stage
from tests.engine.batch.conftest import LONG


class Guest:
    """Somebody who wants in, in a thread of their own."""

    def __init__(self, action: Callable[[], Place | None]) -> None:
        self.place: Place | None = None
        self.refused = False
        self._thread = threading.Thread(target=self._wait, args=(action,))
        self._thread.start()

    def _wait(self, action: Callable[[], Place | None]) -> None:
        try:
            self.place = action()
        except Closed:
            self.refused = True

    def waits(self) -> bool:
        self._thread.join(0.05)
        return self._thread.is_alive()

    def done(self) -> bool:
        self._thread.join(LONG)
        return not self._thread.is_alive()


def test_two_photos_are_read_ahead_at_most() -> None:
    backlog = Backlog(waiting=2, pixels=100)
    first = backlog.enter(1)
    backlog.enter(1)
    third = Guest(lambda: backlog.enter(1))
    assert third.waits()
    first.move(Stage.PRESENT)
    assert third.done()


def test_the_pixels_that_wait_are_bounded() -> None:
    backlog = Backlog(waiting=9, pixels=100)
    present = backlog.enter(90)
    present.move(Stage.PRESENT)
    ahead = backlog.enter(60)
    other = Guest(lambda: backlog.enter(60))
    assert other.waits()
    present.move(Stage.BEHIND)
    ahead.move(Stage.PRESENT)
    assert other.waits(), "90 wait to be saved"
    present.move(Stage.GONE)
    assert other.done()


def test_a_giant_is_let_in_alone() -> None:
    backlog = Backlog(waiting=2, pixels=100)
    small = backlog.enter(1)
    giant = Guest(lambda: backlog.enter(1000))
    small.move(Stage.PRESENT)
    assert giant.waits()
    small.move(Stage.GONE)
    assert giant.done()
    assert giant.place is not None
    assert giant.place.pixels == 1000


def test_two_results_wait_to_be_saved_at_most() -> None:
    backlog = Backlog(waiting=2, pixels=1000)
    places = []
    for _ in range(2):
        backlog.wait_to_save()
        places.append(backlog.enter(1))
        places[-1].move(Stage.BEHIND)
    third = Guest(backlog.wait_to_save)  # type: ignore[arg-type]
    assert third.waits()
    places[0].move(Stage.GONE)
    assert third.done()


def test_closing_sends_everybody_away() -> None:
    backlog = Backlog(waiting=1, pixels=1)
    backlog.enter(1)
    other = Guest(lambda: backlog.enter(1))
    assert other.waits()
    backlog.close()
    assert other.done()
    assert other.refused
    with pytest.raises(Closed):
        backlog.enter(0)
