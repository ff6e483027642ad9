"""How the learning rate changes: pure functions of where the run stands to a factor of the highest rate."""

import math
from collections.abc import Callable

from engine.errors import WrongConfig

Schedule = Callable[[int, int], float]
"""(step, steps) to the factor in (0, 1]; steps are counted from 0."""

FLOOR = 0.002
_MILESTONES = (0.6, 0.9)
_DROP = 0.1
_MOST_WARM_UP = 10


def build_schedule(name: str, warm_up: int = 200) -> Schedule:
    """The schedule of that name, ``cosine`` or ``multi-step``.

    Args:
        name: of the schedule.
        warm_up: steps at the beginning during which the rate rises in equal parts; at most a tenth of the run.

    Returns:
        A function of (step, steps). ``steps`` may change from call to call, as in runs that end by the clock.

    Raises:
        WrongConfig: there is no such schedule.
    """
    if name not in _SHAPES:
        raise WrongConfig(f"There is no schedule {name!r}; there are {', '.join(_SHAPES)}.")
    shape = _SHAPES[name]
    return lambda step, steps: warmth(step, steps, warm_up) * shape(step, steps)


def cosine(step: int, steps: int) -> float:
    """From 1 down to :data:`FLOOR` along half a cosine (Loshchilov and Hutter, "SGDR", 2017)."""
    return FLOOR + (1.0 - FLOOR) * 0.5 * (1.0 + math.cos(math.pi * _progress(step, steps)))


def multi_step(step: int, steps: int) -> float:
    """A tenth at 60 % of the run and a hundredth at 90 %, as the 2020 project did."""
    return _DROP ** sum(step >= math.ceil(milestone * steps) for milestone in _MILESTONES)


def warmth(step: int, steps: int, warm_up: int) -> float:
    """Share of the rate while the run is young: a straight line from the first step, full at ``warm_up``."""
    length = min(warm_up, steps // _MOST_WARM_UP)
    return min(1.0, (step + 1) / length) if length else 1.0


def _progress(step: int, steps: int) -> float:
    return min(max(step / steps, 0.0), 1.0) if steps > 0 else 1.0


_SHAPES: dict[str, Schedule] = {"cosine": cosine, "multi-step": multi_step}
