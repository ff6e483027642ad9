"""Which two pictures of a training's previews are compared. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from engine.training.following import Preview


class Side(Enum):
    """What one side of the comparison shows."""

    NOISY = "noisy"
    CURRENT = "current"
    BEST = "best"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person looks at.

    Attributes:
        photo: name of the preview photo; the first one where there is none of that name.
        left, right: what the sides show.
        step: which of the earlier previews is the current one; None for the newest, whatever comes.
    """

    photo: str = ""
    left: Side = Side.NOISY
    right: Side = Side.CURRENT
    step: int | None = None

    def at(self, place: int, steps: Sequence[int]) -> "Choice":
        """At one of the previews in their order; the last one stands for the newest."""
        return replace(self, step=None if place >= len(steps) - 1 else steps[place])

    def place(self, steps: Sequence[int]) -> int:
        """Which of the previews in their order is the current one; the nearest, where that is gone."""
        if self.step is None or not steps:
            return max(len(steps) - 1, 0)
        return min(range(len(steps)), key=lambda place: abs(steps[place] - (self.step or 0)))


def chosen(previews: Sequence[Preview], choice: Choice) -> Preview | None:
    """The preview photo that is meant."""
    return next((preview for preview in previews if preview.name == choice.photo), previews[0] if previews else None)


def picture(preview: Preview, side: Side, choice: Choice, best_step: int | None) -> Path | None:
    """The file that a side shows, or None where there is none (yet)."""
    steps = dict(preview.steps)
    match side:
        case Side.NOISY:
            return preview.noisy
        case Side.TRUTH:
            return preview.truth
        case Side.BEST:
            return None if best_step is None else steps.get(best_step)
        case Side.CURRENT:
            order = [step for step, _ in preview.steps]
            return steps[order[choice.place(order)]] if order else None


def offered(preview: Preview, best_step: int | None) -> tuple[Side, ...]:
    """What there is to show of a photo."""
    return tuple(side for side in Side if picture(preview, side, Choice(), best_step) is not None)
