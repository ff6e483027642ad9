"""The picture of a difference, strip by strip, so that it can be given up in its middle. Imports no torch."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.cancellation import CancelToken
from engine.comparison.difference import AMPLIFICATIONS, absolute, fitting_amplification, signed
from engine.comparison.levels import as_levels
from engine.comparison.lost_places import HALO, calibrated, lost_places, marked_picture
from engine.comparison.ssim_map import RADIUS, similarity_map, similarity_picture
from engine.images.image import Pixels
from engine.inference.tiling import Rect
from engine.service.comparison_requests import NOISY, Kind, MakeDifference
from engine.service.desk import OpenedPhoto
from engine.service.sources import Source, alike, source_of

Rgb = NDArray[np.uint8]

_STRIP_PIXELS = 1 << 20
_SAMPLED = 1 << 19


@dataclass(frozen=True, slots=True)
class Figures:
    """What a picture of a difference comes to, as of :class:`engine.service.comparison_replies.DifferenceMade`."""

    gain: float
    mean: float
    extreme: float


@dataclass(frozen=True, slots=True, eq=False)
class _Strip:
    """A picture of some rows, (h, W, 3), and the values behind it."""

    picture: Rgb
    total: float
    extreme: float


class _Maker(Protocol):
    """Makes strips of one kind; ``halo`` rows above and below are needed for it."""

    halo: int
    gain: float

    def strip(self, side: Pixels, against: Pixels, inner: Rect) -> _Strip: ...


def picture_of_difference(photo: OpenedPhoto, request: MakeDifference, into: Rgb, cancel: CancelToken) -> Figures:
    """Fill ``into`` (H, W, 3) with the picture that is asked for.

    Raises:
        Cancelled.
        DenoiserError: a side is not there.
        MetricUndefined: the photo is too small for a map of similarity.
    """
    side = source_of(photo, request.side)
    against = Source(photo.image.pixels) if request.kind is Kind.LOST else source_of(photo, request.against)
    maker = _maker(request, side, against)
    height, width = side.size
    rows = max(64, _STRIP_PIXELS // width)
    total, extremes = 0.0, []
    for top in range(0, height, rows):
        cancel.raise_if_cancelled()
        wanted = Rect(top, 0, min(top + rows, height), width)
        around = Rect(max(0, top - maker.halo), 0, min(height, wanted.bottom + maker.halo), width)
        inner = Rect(top - around.top, 0, wanted.bottom - around.top, width)
        strip = maker.strip(*alike(side.part(around), against.part(around)), inner)
        into[wanted.slices] = strip.picture
        total += strip.total
        extremes.append(strip.extreme)
    most = min(extremes) if request.kind is Kind.SIMILARITY else max(extremes)
    return Figures(maker.gain, total / (height * width), most)


def _maker(request: MakeDifference, side: Source, against: Source) -> _Maker:
    if request.kind is Kind.SIMILARITY:
        return _Similarity()
    if request.kind is Kind.LOST:
        return _Lost(side, against)
    with_sign, removed = request.kind is Kind.SIGNED, request.against.name == NOISY
    gain = request.gain if request.gain is not None else _fitting(side, against, with_sign)
    return _Levels(gain, with_sign, removed)


def _fitting(side: Source, against: Source, with_sign: bool) -> float:
    """What cuts off few values; without a sign there is twice the room."""
    height, width = side.size
    step = max(1, int(np.sqrt(height * width / _SAMPLED)))
    fitting = fitting_amplification(*alike(side.thinned(step), against.thinned(step)))
    return float(fitting if with_sign else min(2 * fitting, AMPLIFICATIONS[-1]))


class _Levels:
    """Absolute and signed differences."""

    halo = 0

    def __init__(self, gain: float, with_sign: bool, removed: bool) -> None:
        self.gain = gain
        self._with_sign, self._removed = with_sign, removed

    def strip(self, side: Pixels, against: Pixels, inner: Rect) -> _Strip:
        off = np.abs(as_levels(side) - as_levels(against))
        total = float(off.mean(axis=2, dtype=np.float32).sum(dtype=np.float64))
        if not self._with_sign:
            picture = absolute(side, against, self.gain)
        else:
            picture = signed(against, side, self.gain) if self._removed else signed(side, against, self.gain)
        return _Strip(picture[inner.slices], total, float(off.max()))


class _Similarity:
    """The map of SSIM."""

    halo = 2 * RADIUS
    gain = 1.0

    def strip(self, side: Pixels, against: Pixels, inner: Rect) -> _Strip:
        values = similarity_map(side, against, inner)
        return _Strip(similarity_picture(values), float(values.sum(dtype=np.float64)), float(values.min()))


class _Lost:
    """The result with marks where detail was lost."""

    halo = HALO
    gain = 1.0

    def __init__(self, side: Source, noisy: Source) -> None:
        self._known = calibrated(*alike(noisy.whole(), side.whole()))

    def strip(self, side: Pixels, against: Pixels, inner: Rect) -> _Strip:
        marks = lost_places(against, side, self._known, inner)
        return _Strip(marked_picture(side[inner.slices], marks), float(np.count_nonzero(marks)), 0.0)
