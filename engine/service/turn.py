"""Who may use the device, and when: one computation at a time, the most urgent first, and pauses between tiles."""

import heapq
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from engine.cancellation import CancelToken

_LOOK_SECONDS = 0.1


class Turn:
    """A lock that goes to the most urgent of those who wait for it, then to the first."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._taken = False
        self._waiting: list[tuple[int, int]] = []
        self._order = itertools.count()

    def take(self, urgency: int = 0, cancel: CancelToken | None = None) -> None:
        """Wait for the turn; the higher the urgency, the sooner.

        Raises:
            Cancelled: shortly after somebody asked to stop; the turn is not taken then.
        """
        with self._changed:
            ticket = (-urgency, next(self._order))
            heapq.heappush(self._waiting, ticket)
            try:
                while self._taken or self._waiting[0] != ticket:
                    self._changed.wait(_LOOK_SECONDS if cancel else None)
                    if cancel:
                        cancel.raise_if_cancelled()
                self._taken = True
            finally:
                self._waiting.remove(ticket)
                heapq.heapify(self._waiting)
                self._changed.notify_all()

    def give(self) -> None:
        """Leave the turn to whoever waits."""
        with self._changed:
            self._taken = False
            self._changed.notify_all()

    def is_wanted(self, urgency: int) -> bool:
        """Whether somebody at least so urgent waits."""
        with self._changed:
            return bool(self._waiting) and -self._waiting[0][0] >= urgency

    @contextmanager
    def taken(self, urgency: int = 0, cancel: CancelToken | None = None) -> Iterator[None]:
        """Have the turn within the block. Raises as :meth:`take`."""
        self.take(urgency, cancel)
        try:
            yield
        finally:
            self.give()


class Pause:
    """A switch that holds work between two tiles until it goes on or is cancelled."""

    def __init__(self) -> None:
        self._going = threading.Event()
        self._going.set()

    def set(self, paused: bool) -> None:
        """Hold the work, or let it go on."""
        if paused:
            self._going.clear()
        else:
            self._going.set()

    @property
    def on(self) -> bool:
        return not self._going.is_set()

    def wait(self, cancel: CancelToken) -> None:
        """Return when the work may go on, or shortly after somebody asked it to stop."""
        while not self._going.wait(_LOOK_SECONDS) and not cancel.cancelled:
            pass


class LendingToken(CancelToken):
    """Asked wherever another token would be, it also leaves the turn to whoever wants it more, and stands still.

    A network asks before each of its layers: what takes long for a tile holds nobody up so long. For work in one
    thread, which must have the turn whenever it asks: never to be handed to :meth:`Turn.take`.

    Args:
        cancel: what stops the work.
        turn: that the work has.
        urgency: of the work, now.
        pause: between two layers as between two tiles.

    Attributes:
        lent: seconds in which others had the turn, or nobody.
    """

    def __init__(self, cancel: CancelToken, turn: Turn, urgency: Callable[[], int], pause: Pause) -> None:
        super().__init__()
        self._of_work, self._turn, self._urgency, self._pause = cancel, turn, urgency, pause
        self.lent = 0.0

    def cancel(self) -> None:
        self._of_work.cancel()

    @property
    def cancelled(self) -> bool:
        return self._of_work.cancelled

    def raise_if_cancelled(self) -> None:
        """Raise :class:`Cancelled` if somebody asked to stop; else return with the turn, at once or later."""
        self._of_work.raise_if_cancelled()
        if self._pause.on or self._turn.is_wanted(self._urgency() + 1):
            began = time.perf_counter()
            self._turn.give()
            self._pause.wait(self._of_work)
            self._turn.take(self._urgency())
            self.lent += time.perf_counter() - began
            self._of_work.raise_if_cancelled()
