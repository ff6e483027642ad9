"""Steering a run from outside: pause, go on, stop, validate or save now, another length. Any thread may call."""

import threading
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TypeVar

_T = TypeVar("_T")
_MOST_MINUTES, _MOST_STEPS = 1e6, 1_000_000_000


@dataclass(frozen=True, slots=True)
class NewLength:
    """How long the whole run shall be, in minutes or in steps; the other one is 0."""

    minutes: float = 0.0
    steps: int = 0


class Control:
    """Wishes of the person, asked at every step."""

    def __init__(self) -> None:
        self._going = threading.Event()
        self._going.set()
        self._stopping = threading.Event()
        self._discarding = threading.Event()
        self._keeping = threading.Event()
        self._validating = threading.Event()
        self._stirred = threading.Event()
        self._copies: SimpleQueue[str] = SimpleQueue()
        self._lengths: SimpleQueue[NewLength] = SimpleQueue()

    def pause(self) -> None:
        """Hold before the next step."""
        self._going.clear()

    def resume(self) -> None:
        """Go on."""
        self._going.set()
        self._stirred.set()

    def stop(self) -> None:
        """End after this step, keeping what was learned and where the run stands."""
        self._stopping.set()
        self.resume()

    def keep(self) -> None:
        """When the run is stopped, its model goes into the library as if it had come to its end."""
        self._keeping.set()

    def discard(self) -> None:
        """End after this step and remove everything that the run has written."""
        self._discarding.set()
        self.stop()

    def validate(self) -> None:
        """Measure the validation photos after this step."""
        self._validating.set()

    def save(self, to: str = "") -> None:
        """Copy the model as it is now into a file, or into the library where none is named."""
        self._copies.put(to)
        self._stirred.set()

    def lengthen(self, minutes: float = 0.0, steps: int = 0) -> None:
        """Another length of the whole run, longer or shorter."""
        self._lengths.put(NewLength(min(minutes, _MOST_MINUTES), min(steps, _MOST_STEPS)))
        self._stirred.set()

    @property
    def paused(self) -> bool:
        return not self._going.is_set()

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    @property
    def discarding(self) -> bool:
        return self._discarding.is_set()

    @property
    def keeping(self) -> bool:
        return self._keeping.is_set()

    def wait(self, seconds: float) -> None:
        """Until something is wished that is heard in a pause, at most so long."""
        self._stirred.wait(seconds)
        self._stirred.clear()

    def take_validation(self) -> bool:
        """Whether a validation was wished for; the wish is fulfilled with this."""
        wished = self._validating.is_set()
        self._validating.clear()
        return wished

    def take_copies(self) -> tuple[str, ...]:
        """Where copies were wished for; empty texts are the library."""
        return tuple(_drained(self._copies))

    def take_length(self) -> NewLength | None:
        """The last length that was wished for since the last time."""
        wished = _drained(self._lengths)
        return wished[-1] if wished else None


def _drained(queue: "SimpleQueue[_T]") -> list[_T]:
    found = []
    while True:
        try:
            found.append(queue.get_nowait())
        except Empty:
            return found
