"""What an evaluation has found until now, by photo, method and metric. Knows no widgets and no clock."""

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from engine.evaluation.results import UNTOUCHED, Cleaning, Found, Measurement, Pair
from engine.images.blocks import located
from engine.images.finding import NaturalKey, natural_key
from engine.inference.tiling import Rect

NAME = -1
"""The column of names, when rows are sorted."""


class Metric(Enum):
    """What is measured; the value names it where settings are kept."""

    PSNR = "psnr"
    SSIM = "ssim"
    NOISE = "noise"
    """Of the result, in levels of 255, where there is no ground truth."""
    KEPT = "kept"
    """Percent of what was removed that does not follow the photo's edges."""
    SECONDS = "seconds"
    """A megapixel."""
    MEMORY = "memory"
    """Megabytes at the height."""

    @property
    def higher_is_better(self) -> bool:
        return self in (Metric.PSNR, Metric.SSIM, Metric.KEPT)

    @property
    def of_results(self) -> bool:
        """Whether it judges results, of which the untouched photo is one; else the work."""
        return self not in (Metric.SECONDS, Metric.MEMORY)


_WITH_TRUTH = (Metric.PSNR, Metric.SSIM, Metric.SECONDS, Metric.MEMORY)
_WITHOUT_TRUTH = (Metric.NOISE, Metric.KEPT, Metric.SECONDS, Metric.MEMORY)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the work is.

    Attributes:
        done: photos times methods that need nothing more.
        jobs: of how many.
        fraction: of the present one, 0 to 1.
        seconds_left: forecast; None while nothing is known.
        photo, method: at work; None and empty before the first.
    """

    done: int = 0
    jobs: int = 0
    fraction: float = 0.0
    seconds_left: float | None = None
    photo: int | None = None
    method: str = ""

    @property
    def share(self) -> float:
        """How much of all is done, 0 to 1."""
        return (self.done + self.fraction) / self.jobs if self.jobs else 0.0


class Evaluation:
    """Photos by methods.

    Args:
        pairs: the photos, in their order.
        methods: names of all methods, the untouched photo first.
        dataset: that others published figures on; empty for photos of one's own.
    """

    def __init__(self, pairs: Sequence[Pair] = (), methods: Sequence[str] = (), dataset: str = "") -> None:
        self.pairs, self.methods, self.dataset = tuple(pairs), tuple(methods), dataset
        self.names = _names(self.pairs)
        self.standing = Standing()
        self._places = {pair: place for place, pair in enumerate(self.pairs)}
        self._found: dict[tuple[int, str], Found] = {}
        self._failed: dict[tuple[int, str], str] = {}
        self._lost: dict[int, str] = {}
        self._keys: list[NaturalKey] = [natural_key(name) for name in self.names]

    # What comes

    def add(self, found: Found) -> None:
        """A method is done with a photo."""
        self._found[self._places[found.pair], found.method] = found

    def fail(self, pair: Pair, method: str | None, reason: str) -> None:
        """A photo, or a method on it, failed."""
        if method is None:
            self._lost[self._places[pair]] = reason
        else:
            self._failed[self._places[pair], method] = reason

    def advance(self, standing: Standing, pair: Pair | None) -> None:
        """The work is so far."""
        self.standing = replace(standing, photo=None if pair is None else self._places[pair])

    # What is known

    @property
    def truth(self) -> bool:
        """Whether there are ground truths."""
        return not self.pairs or self.pairs[0].truth

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """What is measured, the most telling first."""
        return _WITH_TRUTH if self.truth else _WITHOUT_TRUTH

    @property
    def failures(self) -> int:
        """How many photos, and methods on other photos, failed."""
        return len(self._lost) + len(self._failed)

    @property
    def measured(self) -> int:
        """How many figures there are, those of untouched photos left out."""
        return Counter(method != UNTOUCHED for _, method in self._found)[True]

    def found(self, photo: int, method: str) -> Found | None:
        """What was found, if anything was yet."""
        return self._found.get((photo, method))

    def reason(self, photo: int, method: str) -> str:
        """Why there will be no figure; empty if nothing failed."""
        return self._lost.get(photo) or self._failed.get((photo, method), "")

    def figure(self, metric: Metric, photo: int, method: str) -> float | None:
        """One figure, in the metric's unit."""
        found = self._found.get((photo, method))
        return None if found is None else _figure(metric, found)

    def figures(self, metric: Metric, photos: Collection[int]) -> dict[str, dict[int, float]]:
        """All that are known of these photos, by method."""
        return {method: dict(self._of(metric, photos, method)) for method in self.compared(metric)}

    def compared(self, metric: Metric) -> tuple[str, ...]:
        """The methods that this metric tells something about."""
        return tuple(name for name in self.methods if metric.of_results or name != UNTOUCHED)

    def worst(self, photo: int, method: str) -> Rect | None:
        """The tile to look at first."""
        found = self._found.get((photo, method))
        return None if found is None else found.worst

    def noise(self, photo: int) -> float | None:
        """Of the untouched photo: its root mean square error, or where there is no truth what was estimated."""
        found = self._found.get((photo, UNTOUCHED))
        if found is None or isinstance(found, Cleaning):
            return None if found is None else found.noise
        return 255 * 10 ** (-found.score.psnr / 20)

    def gain(self, metric: Metric, photo: int, method: str) -> float | None:
        """How much better than the untouched photo; None where one of them is not known or without end."""
        before, after = self.figure(metric, photo, UNTOUCHED), self.figure(metric, photo, method)
        if before is None or after is None or not (math.isfinite(before) and math.isfinite(after)):
            return None
        return after - before if metric.higher_is_better else before - after

    def ordered(self, metric: Metric, column: int, descending: bool, wanted: str = "") -> list[int]:
        """The photos whose names hold ``wanted``, sorted by a method's figure or by name; unknown figures last.

        Args:
            metric: whose figures.
            column: place among :meth:`compared`, or :data:`NAME`.
            descending: the highest, or the last name, first.
            wanted: part of a name, in letters of any case.
        """
        photos = [photo for photo, name in enumerate(self.names) if wanted.casefold() in name.casefold()]
        photos.sort(key=self._keys.__getitem__)
        methods = self.compared(metric)
        if not 0 <= column < len(methods):
            return photos[::-1] if descending else photos
        figures = {photo: self.figure(metric, photo, methods[column]) for photo in photos}
        known = {photo: figure for photo, figure in figures.items() if figure is not None}
        known_first = sorted(known, key=known.__getitem__, reverse=descending)
        return [*known_first, *(photo for photo in photos if photo not in known)]

    def _of(self, metric: Metric, photos: Collection[int], method: str) -> list[tuple[int, float]]:
        found = ((photo, self._found.get((photo, method))) for photo in photos)
        figures = ((photo, _figure(metric, one)) for photo, one in found if one is not None)
        return [(photo, figure) for photo, figure in figures if figure is not None]


def _figure(metric: Metric, found: Found) -> float | None:
    match metric, found:
        case Metric.PSNR, Measurement():
            return found.score.psnr
        case Metric.SSIM, Measurement():
            return found.score.ssim
        case Metric.NOISE, Cleaning():
            return found.noise
        case Metric.KEPT, Cleaning():
            return 100 * found.kept
        case Metric.SECONDS, _:
            return found.seconds / max(found.megapixels, 1e-9)
        case Metric.MEMORY, _:
            return None if found.peak_memory is None else found.peak_memory / 1e6
    return None


def _names(pairs: Sequence[Pair]) -> tuple[str, ...]:
    """Short ones that tell the photos apart."""
    short = [_name(pair) for pair in pairs]
    often = Counter(short)
    return tuple(
        name if often[name] == 1 else f"{pair.noisy.parent.name}/{name}"
        for name, pair in zip(short, pairs, strict=True)
    )


def _name(pair: Pair) -> str:
    file, place = located(pair.noisy)
    return file.name if place is None else f"{place[0]}/{place[1]}"
