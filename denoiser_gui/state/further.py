"""Further results of a photo, beside its denoised one: by any method or model. Knows no widgets."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from engine.inference.tiling import Rect
from engine.metrics.score import Score
from engine.service.buffers import Buffer


class Making(Enum):
    """How far a further result is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Further:
    """One further result of a photo, always at full strength.

    Attributes:
        name: of the method or model.
        stage: how far it is.
        generation: which attempt is the present one; 0 while it waits.
        fraction: how much of it is there, 0 to 1, while it is being made.
        display: (H, W, 3) uint8 sRGB, growing or finished.
        full: the same in the depth and the colours of the file.
        landed: which parts of it are there.
        seconds: how long it took.
        score: against the ground truth.
        reason: why it failed, one sentence.
        doubts: what is not as it should be with it, as sentences.
        away: its pixels were given up for want of room; it is made again when its photo is shown.
        seconds_left: forecast, while it is being made; None as long as nothing is known.
    """

    name: str
    stage: Making = Making.WAITING
    generation: int = 0
    fraction: float = 0.0
    display: Buffer | None = None
    full: Buffer | None = None
    landed: tuple[Rect, ...] = ()
    seconds: float | None = None
    score: Score | None = None
    reason: str = ""
    doubts: tuple[str, ...] = ()
    away: bool = False
    seconds_left: float | None = None

    @property
    def whole(self) -> bool:
        """Whether all of it can be seen."""
        return self.stage is Making.DONE and self.display is not None

    def set_back(self) -> "Further":
        """Without pixels: what was being made waits again, what was done is away."""
        away = self.away or self.stage is Making.DONE
        stage = Making.WAITING if self.stage is Making.WORKING else self.stage
        changes = {"generation": 0, "fraction": 0.0, "seconds_left": None, "display": None, "full": None, "landed": ()}
        return replace(self, stage=stage, away=away, **changes)  # type: ignore[arg-type]


def given_up(further: Iterable[Further]) -> tuple[Further, ...]:
    """All of a photo's, when its pixels are gone."""
    return tuple(one.set_back() for one in further)
