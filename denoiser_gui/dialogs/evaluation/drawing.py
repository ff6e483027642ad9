"""What a plot of an evaluation shows: numbers and words, no widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """Which plot."""

    PHOTOS = "photos"
    GAIN = "gain"
    TIME = "time"
    HISTOGRAM = "histogram"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a plot.

    Attributes:
        x, y: of it; of a logarithmic axis the logarithm to the base 10.
        tells: when pointed at; empty where :attr:`Drawing.told` does.
        photo: that a click on it shows; None if it is of all.
        others: photos that it is of as well.
    """

    x: float
    y: float
    tells: str = ""
    photo: int | None = None
    others: frozenset[int] = frozenset()

    def holds(self, photo: int | None) -> bool:
        """Whether it is of this photo."""
        return photo is not None and (photo == self.photo or photo in self.others)


@dataclass(frozen=True, slots=True)
class Series:
    """One method's marks.

    Attributes:
        method: its place among all methods, by which it has its colour and shape.
        name: of it.
        marks: from left to right.
        joined: a line goes through them.
        bars: width of the bars that carry them; 0 for none.
    """

    method: int
    name: str
    marks: Sequence[Mark]
    joined: bool = False
    bars: float = 0.0


@dataclass(frozen=True, slots=True)
class Level:
    """A figure that others published, drawn apart from what was measured.

    Attributes:
        y: of it.
        name: beside the line.
        tells: its source.
    """

    y: float
    name: str
    tells: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole plot.

    Attributes:
        x_label, y_label: of the axes, with units.
        series: of the methods.
        levels: of others.
        frontier: places that a dashed line joins.
        logarithmic: the x axis is.
        counted: the x axis counts photos.
        counts: the y axis does.
        told: what the mark of a method, by its place, and a photo tells when pointed at.
    """

    x_label: str = ""
    y_label: str = ""
    series: Sequence[Series] = ()
    levels: Sequence[Level] = ()
    frontier: Sequence[tuple[float, float]] = ()
    logarithmic: bool = False
    counted: bool = False
    counts: bool = False
    told: Callable[[int, int], str] | None = field(default=None, compare=False)

    def words(self, series: Series, mark: Mark) -> str:
        """What a mark tells."""
        if mark.tells or mark.photo is None or self.told is None:
            return mark.tells
        return self.told(series.method, mark.photo)

    @property
    def empty(self) -> bool:
        return not any(one.marks for one in self.series)
