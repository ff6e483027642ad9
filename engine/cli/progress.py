"""How far a command is: percent, megapixels a second and the time left."""

import time
from collections.abc import Callable

from engine.cli.console import Console
from engine.events import Event, MemoryShort, TileDone

_REWRITE_SECONDS = 0.1
_LINE_SECONDS = 10.0


class Progress:
    """Shows the progress over a number of jobs, each one photo with one method.

    Percent and the time left are those of all jobs, taking those to come to be like those done. On a terminal one line
    is rewritten; elsewhere there is a line every ten seconds and one for each job's end.

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
        if isinstance(event, TileDone):
            self.step(event.fraction, event.megapixels_per_second)

    def step(self, fraction: float, megapixels_per_second: float) -> None:
        """So much of the job is done, 0 to 1, at this speed."""
        if self._is_due(fraction):
            self._shown = self._clock()
            self._console.progress(self._text(fraction, megapixels_per_second))

    def end(self) -> None:
        """The job is done."""
        self._done += 1
        self._console.clear()

    def drop(self, jobs: int = 1) -> None:
        """So many jobs need not or cannot be done."""
        self._jobs -= jobs
        self._console.clear()

    def _is_due(self, fraction: float) -> bool:
        pause = _REWRITE_SECONDS if self._console.rewrites else _LINE_SECONDS
        return fraction == 1 or self._clock() - self._shown >= pause

    def _text(self, fraction: float, megapixels_per_second: float) -> str:
        done = self._done + fraction
        count = f"[{self._done + 1}/{self._jobs}] " if self._jobs > 1 else ""
        left = duration((self._clock() - self._started) * (self._jobs - done) / done)
        return f"{count}{self._label}  {done / self._jobs:4.0%}  {megapixels_per_second:.2f} MP/s  {left} left"


def duration(seconds: float) -> str:
    """Seconds as a person says them: ``8 s``, ``3 min 20 s``, ``1 h 05 min``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"
