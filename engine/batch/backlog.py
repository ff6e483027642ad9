"""How much of a batch is in memory at once."""

import threading
from enum import Enum, auto

from engine.cancellation import Cancelled

WAITING = 2
"""So many photos are read ahead, and so many results wait to be saved, at most."""

PIXELS = 200_000_000
"""So much is read ahead or waits to be saved, besides the photo that is being denoised; 16-bit pixels count twice."""


class Closed(Cancelled):
    """Nothing is let in any more: the batch has ended."""


class Stage(Enum):
    """Where a photo is: read ahead, being denoised, waiting to be saved, no longer in memory."""

    AHEAD = auto()
    PRESENT = auto()
    BEHIND = auto()
    GONE = auto()


class Backlog:
    """Lets photos into memory while there is room. A photo larger than all the room is let in when it is alone.

    Args:
        waiting: most photos that are read ahead, and most that wait to be saved.
        pixels: most that both have together, in pixels of 8 bits.
    """

    def __init__(self, waiting: int = WAITING, pixels: int = PIXELS) -> None:
        self._changed = threading.Condition()
        self._most_waiting = waiting
        self._most_pixels = pixels
        self._places: list[Place] = []
        self._closed = False

    def enter(self, pixels: int) -> "Place":
        """Wait for room to read a photo of so many pixels of 8 bits; it is ahead then.

        Raises:
            Closed: there is no use in waiting.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._has_room(pixels))
            if self._closed:
                raise Closed
            place = Place(self, pixels)
            self._places.append(place)
            return place

    def wait_to_save(self) -> None:
        """Return when another result may wait to be saved."""
        with self._changed:
            self._changed.wait_for(lambda: self._count(Stage.BEHIND) < self._most_waiting)

    def close(self) -> None:
        """Let nothing in any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def move(self, place: "Place", stage: Stage) -> None:
        """A photo has come to another stage."""
        with self._changed:
            place.stage = stage
            self._places = [kept for kept in self._places if kept.stage is not Stage.GONE]
            self._changed.notify_all()

    def _has_room(self, pixels: int) -> bool:
        waiting = sum(place.pixels for place in self._places if place.stage is not Stage.PRESENT)
        fits = waiting + pixels <= self._most_pixels
        return self._count(Stage.AHEAD) < self._most_waiting and (fits or not self._places)

    def _count(self, stage: Stage) -> int:
        return sum(place.stage is stage for place in self._places)


class Place:
    """What one photo takes of the room."""

    def __init__(self, backlog: Backlog, pixels: int) -> None:
        self._backlog = backlog
        self.pixels = pixels
        self.stage = Stage.AHEAD

    def move(self, stage: Stage) -> None:
        """The photo has come to another stage."""
        self._backlog.move(self, stage)
