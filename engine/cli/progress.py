"""How far a command is: percent, megapixels a second and the time left."""

import time
from collections.abc import Callable

from engine.cli.console import Console
from engine.events import Event, MemoryShort, TileDone

_REWRITE_SECONDS = 0.1
_LINE_SECONDS = 10.0


class Progress:
    """Shows the progress over a number of jobs, each one photo with one method.

    On a terminal one line is rewritten; elsewhere there is a line every ten seconds and one for each job's end.

    Args:
        console: where it is shown.
        jobs: how many there are.
        clock: seconds, for tests.
    """

    def __init__(self, console: Console, jobs: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._console = console
        self._jobs = jobs
        self._done = 0
        self._clock = clock
        self._started = self._shown = clock()
        self._label = ""

    def begin(self, label: str) -> None:
        """The next job starts."""
        self._label = label

    def show(self, event: Event) -> None:
        """What the job just told."""
        if isinstance(event, MemoryShort):
            self._console.warn(
                f"{self._label}: memory is short, going on with tiles of {event.tile_width} x {event.tile_height}."
            )
        if isinstance(event, TileDone) and self._is_due(event):
            self._shown = self._clock()
            self._console.progress(self._text(event))

    def end(self) -> None:
        """The job is done."""
        self._done += 1
        self._console.clear()

    def drop(self, jobs: int = 1) -> None:
        """So many jobs need not or cannot be done."""
        self._jobs -= jobs
        self._console.clear()

    def _is_due(self, event: TileDone) -> bool:
        pause = _REWRITE_SECONDS if self._console.rewrites else _LINE_SECONDS
        return event.pixels_done == event.pixels or self._clock() - self._shown >= pause

    def _text(self, event: TileDone) -> str:
        count = f"[{self._done + 1}/{self._jobs}] " if self._jobs > 1 else ""
        speed = f"{event.megapixels_per_second:.2f} MP/s"
        return f"{count}{self._label}  {event.fraction:4.0%}  {speed}  {duration(self._seconds_left(event))} left"

    def _seconds_left(self, event: TileDone) -> float:
        """Of all jobs, taking those to come to be like those done."""
        done = self._done + event.fraction
        return (self._clock() - self._started) * (self._jobs - done) / done


def duration(seconds: float) -> str:
    """Seconds as a person says them: ``8 s``, ``3 min 20 s``, ``1 h 05 min``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"
