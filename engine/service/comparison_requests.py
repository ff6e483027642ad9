"""What the window asks of the engine's process to compare one photo's results. Frozen, small, and free of torch.

``number`` names a question; a newer one of the same kind makes an older one void, and its answer stale.
"""

from dataclasses import dataclass
from enum import Enum

from engine.inference.tiling import Rect

NOISY, DENOISED, TRUTH = "noisy", "denoised", "truth"


@dataclass(frozen=True, slots=True)
class Side:
    """What is compared.

    Attributes:
        name: :data:`NOISY`, :data:`DENOISED` (the finished result), :data:`TRUTH`, or that of another result.
        luminance, chrominance: strength of a result, see :func:`engine.inference.strength.blend`.
    """

    name: str
    luminance: float = 1.0
    chrominance: float = 1.0


class Kind(Enum):
    """Which picture is made of a comparison."""

    ABSOLUTE = "absolute"
    SIGNED = "signed"
    SIMILARITY = "similarity"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class MakeDifference:
    """Make a picture of how a side differs from another one.

    Attributes:
        key: of the photo.
        kind: of the picture; :attr:`Kind.LOST` shows the side in grey, with the places where detail was lost against
            the noisy photo, whatever ``against`` says.
        side: what is looked at.
        against: what it is compared with; of a signed picture against the noisy photo, what was removed is shown.
        gain: levels shown for one level of difference; None for what suits the photo.
    """

    number: int
    key: int
    kind: Kind
    side: Side
    against: Side
    gain: float | None = None


@dataclass(frozen=True, slots=True)
class MeasureDetail:
    """How much of what was removed from the noisy photo to come to this side follows the photo's edges."""

    number: int
    key: int
    side: Side


@dataclass(frozen=True, slots=True)
class CountLevels:
    """Histograms of sides, of a region of the photo or of all of it."""

    number: int
    key: int
    sides: tuple[Side, ...]
    region: Rect | None = None


@dataclass(frozen=True, slots=True)
class MeasureRegion:
    """Measure sides in a region only: against the ground truth, where there is one, and their noise."""

    number: int
    key: int
    sides: tuple[Side, ...]
    region: Rect


@dataclass(frozen=True, slots=True)
class CancelComparison:
    """The answer to this question is not wanted any more."""

    number: int


ComparisonRequest = MakeDifference | MeasureDetail | CountLevels | MeasureRegion | CancelComparison
