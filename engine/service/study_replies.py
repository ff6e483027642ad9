"""What is answered to :mod:`engine.service.study_requests`. Frozen, small, and free of torch."""

from dataclasses import dataclass

from engine.evaluation.layouts import Layout
from engine.evaluation.overview import Standing
from engine.evaluation.results import Found, Pair


@dataclass(frozen=True, slots=True)
class SourcesSurveyed:
    """What there is to evaluate.

    Attributes:
        photos: how many.
        left_out: how many have no ground truth while others have one.
        layout: how ground truths were told; None without photos.
    """

    number: int
    photos: int
    left_out: int
    layout: Layout | None


@dataclass(frozen=True, slots=True)
class StudyPlanned:
    """It begins.

    Attributes:
        pairs: the photos in their order.
        methods: names of all methods as they are reported, the untouched photo first.
        dataset: as :mod:`engine.evaluation.published` calls it; empty for photos of one's own.
    """

    number: int
    pairs: tuple[Pair, ...]
    methods: tuple[str, ...]
    dataset: str


@dataclass(frozen=True, slots=True)
class StudyMeasured:
    """A method is done with a photo, now or earlier; the picture is left out."""

    number: int
    found: Found


@dataclass(frozen=True, slots=True)
class StudyFailed:
    """A photo, or a method on it, failed with this reason; ``method`` is None if the photo failed for all."""

    number: int
    pair: Pair
    method: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class StudyAdvanced:
    """How far it is; see :class:`engine.evaluation.study.Advanced`.

    Attributes:
        pair, method: at work; None and empty before the first.
    """

    number: int
    done: int
    jobs: int
    fraction: float
    seconds_left: float | None
    pair: Pair | None
    method: str


@dataclass(frozen=True, slots=True)
class StudyEnded:
    """It is over. ``cancelled``: somebody asked it to stop."""

    number: int
    cancelled: bool


@dataclass(frozen=True, slots=True)
class StudyWritten:
    """A report is there."""

    number: int
    path: str


@dataclass(frozen=True, slots=True)
class PhotoWritten:
    """A pair of the study, and the files that it is in as long as the process lives."""

    number: int
    pair: Pair
    files: Pair


@dataclass(frozen=True, slots=True)
class OverviewMade:
    """One for each method, in the order of the figures."""

    number: int
    standings: tuple[Standing, ...]


StudyReply = (
    SourcesSurveyed
    | StudyPlanned
    | StudyMeasured
    | StudyFailed
    | StudyAdvanced
    | StudyEnded
    | StudyWritten
    | PhotoWritten
    | OverviewMade
)
