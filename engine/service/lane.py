"""A thread that does one piece of work after the other, the most urgent first."""

import itertools
import queue
import threading
from collections.abc import Callable

Work = Callable[[], None]


class Lane:
    """Work in order of urgency, then of asking.

    Args:
        name: of the thread.
    """

    def __init__(self, name: str) -> None:
        self._queue: queue.PriorityQueue[tuple[int, int, Work | None]] = queue.PriorityQueue()
        self._order = itertools.count()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def add(self, work: Work, urgency: int = 0) -> None:
        """Do ``work`` later; the higher its urgency, the sooner. Work never raises."""
        self._queue.put((-urgency, next(self._order), work))

    def stop(self, urgency: int) -> None:
        """End, once all that is at least so urgent is done; the rest is dropped."""
        self._queue.put((-urgency, next(self._order), None))
        self._thread.join()

    def _run(self) -> None:
        while (work := self._queue.get()[2]) is not None:
            work()
