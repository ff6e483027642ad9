"""Where candidates are looked at in a blind test: where they differ most, not all in one corner. Knows no widgets."""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from denoiser_gui.state.blind_test import Crop, Rgb
from engine.cancellation import CancelToken
from engine.inference.strength import blend
from engine.inference.tiling import Rect

_SIDE = 256
_LEAST_SIDE = 48
_AROUND, _EDGE = 1 / 2, 1 / 8
"""How much of the photo is seen around a chosen square: this part of its side, or of the room to move it in."""

_APART, _LEAST_APART, _NEARER = 0.6, 1 / 3, 0.8
"""How far squares are from each other, in parts of an even spread's distance; at least, in parts of a side; and by what
they come nearer when there is no place left."""

_CELL = 16
_STEP = 2
"""Every so many-th row and column tells how much a cell differs."""
_STRIP = 8 * _CELL

Sums = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """What a candidate makes of a photo.

    Attributes:
        pixels: (H, W, 3) uint8, at full strength.
        noisy: the photo itself, of the same shape, where ``pixels`` is shown blended with it.
        luminance, chrominance: strength, 0 to 1.
    """

    pixels: Rgb
    noisy: Rgb | None = None
    luminance: float = 1.0
    chrominance: float = 1.0

    def part(self, rect: Rect) -> Rgb:
        """As it is shown, (h, w, 3) uint8; not always a copy."""
        own = self.pixels[rect.slices]
        if self.noisy is None:
            return own
        shown: Rgb = blend(self.noisy[rect.slices], own, self.luminance, self.chrominance)  # type: ignore[assignment]
        return shown


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A photo that crops are taken from.

    Attributes:
        name: of its file.
        pictures: of one shape, one for each candidate.
    """

    name: str
    pictures: tuple[Picture, ...]

    @property
    def size(self) -> tuple[int, int]:
        """Height and width in pixels."""
        height, width = self.pictures[0].pixels.shape[:2]
        return height, width


def take_crops(sources: Sequence[Source], count: int, cancel: CancelToken | None = None) -> list[Crop]:
    """Crops of all photos, about as many of each; fewer than ``count`` where the photos are too small for more.

    Their pixels are copies: the photos may go meanwhile.

    Raises:
        Cancelled: somebody asked to stop.
    """
    token = cancel or CancelToken()
    shares = [count // len(sources) + (place < count % len(sources)) for place in range(len(sources))]
    return [
        _crop(source, square)
        for source, share in zip(sources, shares, strict=True)
        for square in differing(source.pictures, share, token)
    ]


def differing(pictures: Sequence[Picture], count: int, cancel: CancelToken | None = None) -> list[Rect]:
    """Squares in which the pictures differ most from each other, by the variance of their values, the first the most.

    Each keeps a distance from those before it, so that they are spread over the photo; where there is no place left,
    they come nearer to each other, but never nearer than a third of a side.

    Args:
        pictures: at least two of one shape.
        count: how many are wanted.
        cancel: asked all the time.

    Raises:
        Cancelled: somebody asked to stop.
    """
    height, width = pictures[0].pixels.shape[:2]
    side = min(_SIDE, max(_LEAST_SIDE, min(height, width) // 3), height, width)
    cells = _differences(pictures, cancel or CancelToken())
    scores = _windows(_windows(cells, _span(side), 0), _span(side), 1)
    tops, lefts = (_starts(*axis, side) for axis in zip(scores.shape, (height, width), strict=True))
    apart = max(_APART * math.sqrt(height * width / max(count, 1)), side * _LEAST_APART)
    places = itertools.islice(_spread_out(scores, tops, lefts, apart, side * _LEAST_APART), count)
    return [Rect(top, left, top + side, left + side) for top, left in places]


def _differences(pictures: Sequence[Picture], cancel: CancelToken) -> Sums:
    """The variance between the pictures, summed over each cell's channels and some of its pixels."""
    height, width = pictures[0].pixels.shape[:2]
    columns = np.arange(0, -(-width // _STEP), _CELL // _STEP)
    strips = []
    for top in range(0, height, _STRIP):
        cancel.raise_if_cancelled()
        rect = Rect(top, 0, min(top + _STRIP, height), width)
        values = np.stack([picture.part(rect)[::_STEP, ::_STEP] for picture in pictures]).astype(np.float32)
        variance = values.var(axis=0).sum(axis=2, dtype=np.float64)
        rows = np.arange(0, variance.shape[0], _CELL // _STEP)
        strips.append(np.add.reduceat(np.add.reduceat(variance, rows, axis=0), columns, axis=1))
    return np.concatenate(strips)


def _span(side: int) -> int:
    """How many cells a square is wide."""
    return max(1, side // _CELL)


def _windows(cells: Sums, count: int, axis: int) -> Sums:
    """Sums of ``count`` cells in a row along an axis."""
    ends = np.insert(np.cumsum(cells, axis=axis), 0, 0.0, axis=axis)
    length = max(1, cells.shape[axis] - count + 1)
    first = np.arange(length)
    last = np.minimum(first + count, cells.shape[axis])
    sums: Sums = np.take(ends, last, axis=axis) - np.take(ends, first, axis=axis)
    return sums


def _margin(length: int, side: int) -> int:
    """How much of the photo there is at least before and after a square, along an edge of the photo."""
    return min(round(_AROUND * side), int(_EDGE * (length - side)))


def _starts(count: int, length: int, side: int) -> NDArray[np.float64]:
    """The pixel at which each window begins; NaN for those that are too near to the photo's edge."""
    margin, begins = _margin(length, side), np.arange(count) * _CELL
    starts = np.clip(begins, margin, length - side - margin)
    return np.where(np.abs(starts - begins) < _CELL, starts, np.nan)


def _spread_out(scores: Sums, tops: Sums, lefts: Sums, apart: float, least: float) -> Iterator[tuple[int, int]]:
    """Places by their scores, highest first, each ``apart`` from those before it, or else as far as there are any."""
    nearest = np.where(np.isnan(tops[:, None] + lefts), -1.0, np.inf)  # distance to the nearest that was chosen
    while apart >= least:
        free = nearest >= apart
        if not free.any():
            apart *= _NEARER
            continue
        row, column = np.unravel_index(int(np.argmax(np.where(free, scores, -1.0))), scores.shape)
        top, left = int(tops[row]), int(lefts[column])
        yield top, left
        np.fmin(nearest, np.hypot(tops[:, None] - top, lefts - left), out=nearest)


def _crop(source: Source, square: Rect) -> Crop:
    rect = _wider(square, *source.size)
    pictures = tuple(np.array(picture.part(rect)) for picture in source.pictures)
    return Crop(source.name, rect, pictures, square.height)


def _wider(square: Rect, height: int, width: int) -> Rect:
    """With what is around a square, so that it stays in the middle."""
    down, across = _margin(height, square.height), _margin(width, square.width)
    return Rect(square.top - down, square.left - across, square.bottom + down, square.right + across)
