"""How far a run is, how fast, and what is due at a step. Pure arithmetic.

A run counted in steps or epochs depends on nothing but its step. One counted in minutes follows the clock, so that it
ends in time however fast the machine is; two such runs are never the same.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from engine.training.config import Run
from engine.training.control import NewLength

_SPAN_SECONDS = 1.0
_MOMENT_SECONDS = 1e-6


@dataclass(frozen=True, slots=True)
class Length:
    """How long a run is.

    Attributes:
        steps: planned; 0 for a run of ``seconds``.
        seconds: of training.
    """

    steps: int = 0
    seconds: float = 0.0

    def fraction(self, step: int, seconds: float) -> float:
        """0 to 1, after so many steps and so much time."""
        return min(step / self.steps if self.steps else seconds / self.seconds, 1.0)

    def seconds_left(self, step: int, seconds: float, steps_per_second: float) -> float:
        """Forecast."""
        if not self.steps:
            return max(self.seconds - seconds, 0.0)
        return (self.steps - step) / steps_per_second if steps_per_second > 0 else float("inf")


def changed(wished: NewLength, step: int, seconds: float) -> Length:
    """The length that somebody wishes for, but so that at least one more step is taken, which then is the last.

    The schedule follows as if the run had been planned so: it depends on nothing but the part that is done.

    Args:
        wished: the new length.
        step, seconds: done.
    """
    if wished.steps:
        return Length(steps=max(wished.steps, step + 1))
    return Length(seconds=max(60.0 * wished.minutes, seconds + _MOMENT_SECONDS))


class Pace:
    """How fast a run is lately.

    Args:
        step: where it begins.
        clock: seconds.
    """

    def __init__(self, step: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._speed = 0.0
        self.rested(step, 0.0)

    def rested(self, step: int, waited: float) -> None:
        """The time until now does not count: something else was done."""
        self._then, self._step, self._waited = self._clock(), step, waited

    def at(self, step: int, waited: float) -> tuple[float, float]:
        """Steps a second, and the share of the time that was spent waiting for patches, over a second or more.

        Args:
            step: how many are done.
            waited: seconds since the run began that were spent so.
        """
        span = max(self._clock() - self._then, 1e-9)
        share = min(1.0, max(0.0, (waited - self._waited) / span))
        if span > _SPAN_SECONDS or not self._speed:
            self._speed = (step - self._step) / span
        if span > _SPAN_SECONDS:
            self.rested(step, waited)
        return self._speed, share


def length_of(run: Run, batch: int, epoch_patches: int) -> Length:
    """Of a configuration: its steps, else its epochs, else its minutes.

    Args:
        run: the configuration.
        batch: patches a step.
        epoch_patches: patches an epoch.
    """
    if run.steps:
        return Length(steps=run.steps)
    if run.epochs:
        return Length(steps=max(1, run.epochs * epoch_patches // batch))
    return Length(seconds=60.0 * run.minutes)


def patch_at(run: Run, fraction: float, multiple: int) -> int:
    """Side of the patches: grows from ``patch`` to ``patch_end`` in four equal parts, in multiples of the network's."""
    first, last = (max(multiple, side // multiple * multiple) for side in (run.patch, max(run.patch, run.patch_end)))
    part = min(int(4 * fraction), 3)
    return first + (last - first) * part // 3 // multiple * multiple


def due(times: int, before: float, after: float) -> bool:
    """Whether one of ``times`` equal marks of the run lies in (before, after]; the last one is the run's end."""
    return int(times * after) > int(times * before)
