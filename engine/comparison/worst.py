"""Where a photo is farthest from its ground truth: what to look at first."""

import math
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from engine.comparison.levels import FULL, as_levels
from engine.images.image import Pixels
from engine.inference.tiling import Rect
from engine.metrics.psnr import require_same_shape

_CELLS = 8
"""A tile's side is looked for in steps of this part of it."""

Sums = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class WorstTile:
    """The square of a photo with the largest squared error.

    Attributes:
        rect: where it lies, inside the photo.
        psnr: of this square alone, in decibels; infinity for identical photos.
    """

    rect: Rect
    psnr: float


def worst_tile(image: Pixels, truth: Pixels, side: int) -> WorstTile:
    """The tile whose squared error, summed over its pixels and channels, is largest.

    Tiles are compared in steps of an eighth of their side, so the best place may be missed by less than that; tiles
    below 16 pixels are compared pixel by pixel. Of equals the topmost is taken, of those the leftmost.

    Args:
        image: (H, W, 1 or 3), uint8, uint16 or float32.
        truth: same shape; dtypes may differ.
        side: of the tile in pixels; where the photo is smaller, it is the photo's.

    Raises:
        SizeMismatch: the shapes differ.
        ValueError: ``side`` is below 1.
    """
    require_same_shape(image, truth)
    if side < 1:
        raise ValueError("a tile has at least one pixel")
    height, width = (min(side, length) for length in image.shape[:2])
    step = max(1, side // _CELLS)
    sums = _windows(_windows(_errors(image, truth, step), height // step, 0), width // step, 1)
    row, column = np.unravel_index(int(np.argmax(sums)), sums.shape)
    top = min(int(row) * step, image.shape[0] - height)
    left = min(int(column) * step, image.shape[1] - width)
    rect = Rect(top, left, top + height, left + width)
    return WorstTile(rect, _psnr(image[rect.slices], truth[rect.slices]))


def _errors(image: Pixels, truth: Pixels, step: int) -> Sums:
    """Squared error of cells of ``step`` x ``step`` pixels; those at the right and at the bottom may be smaller."""
    starts = np.arange(0, image.shape[1], step)
    rows = [
        np.add.reduceat(_squares(image[top : top + step], truth[top : top + step]), starts)
        for top in range(0, image.shape[0], step)
    ]
    return np.stack(rows)


def _squares(image: Pixels, truth: Pixels) -> Sums:
    """Squared error of some rows by column, (W,)."""
    difference = as_levels(image) - as_levels(truth)
    return cast(Sums, np.einsum("rwc,rwc->w", difference, difference).astype(np.float64))


def _windows(cells: Sums, count: int, axis: int) -> Sums:
    """Sums of ``count`` cells in a row along an axis."""
    count = max(1, count)
    ends = np.cumsum(cells, axis=axis)
    begins = np.insert(ends, 0, 0.0, axis=axis)
    length = cells.shape[axis] - count + 1
    first, last = np.arange(length), np.arange(count, count + length)
    return np.take(begins, last, axis=axis) - np.take(begins, first, axis=axis)


def _psnr(image: NDArray[Any], truth: NDArray[Any]) -> float:
    error = float(np.square(as_levels(image) - as_levels(truth)).mean(dtype=np.float64))
    return math.inf if error == 0.0 else 10 * math.log10(FULL**2 / error)
