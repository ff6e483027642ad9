"""What the engine's process answers to :mod:`engine.service.comparison_requests`. Frozen, small, and free of torch.

What was cancelled or made void by a newer question is not answered at all.
"""

from dataclasses import dataclass

from engine.comparison.histogram import Histogram
from engine.metrics.score import Score
from engine.service.buffers import Buffer
from engine.service.comparison_requests import MakeDifference


@dataclass(frozen=True, slots=True)
class DifferenceMade:
    """A picture of a difference is there.

    Attributes:
        request: what was asked.
        display: (H, W, 3) uint8 for the screen; whoever takes it removes the buffer.
        gain: levels shown for one level of difference.
        mean: of the differences, in levels of 0 to 255; of a map of similarity its mean; of lost detail the share of
            the photo that is marked.
        extreme: the largest difference; the least similarity; 0 for lost detail.
    """

    request: MakeDifference
    display: Buffer
    gain: float
    mean: float
    extreme: float

    @property
    def number(self) -> int:
        """Of the question."""
        return self.request.number


@dataclass(frozen=True, slots=True)
class DetailMeasured:
    """How much detail went along with the noise.

    Attributes:
        share: of the energy of what was removed, 0 to 1, see :mod:`engine.comparison.lost_detail`.
        worth_telling: whether a person should hear of it.
    """

    number: int
    key: int
    share: float
    worth_telling: bool


@dataclass(frozen=True, slots=True, eq=False)
class LevelsCounted:
    """Histograms, one for each side that was asked for."""

    number: int
    key: int
    histograms: tuple[Histogram, ...]


@dataclass(frozen=True, slots=True)
class RegionMeasured:
    """Figures of a region, one for each side that was asked for.

    Attributes:
        scores: against the ground truth; None where there is none, or the region is smaller than 11 x 11 pixels.
        levels: estimated noise, in levels of 0 to 255.
    """

    number: int
    key: int
    scores: tuple[Score | None, ...]
    levels: tuple[float, ...]


ComparisonReply = DifferenceMade | DetailMeasured | LevelsCounted | RegionMeasured
