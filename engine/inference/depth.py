"""From a photo's depth to what a denoiser takes, and back. Imports no torch.

Integers go in as they are and come back rounded. Floating-point photos may hold what no denoiser was made for: light
far beyond white, and places without a number. Both go around it: it sees the nearest usable value, and the difference
is added to its answer, so that highlights keep their height and NaN and infinity stay exactly where they are.
"""

from itertools import product
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from engine.images.image import Pixels, peak_of

_LOWEST, _HIGHEST = -0.5, 1.5
"""Noise around black and white is noise like any other: on a dark photo this is worth 3 dB more than cutting at 0."""

_NEUTRAL = 0.5
_REACH = 3
_STRIP_VALUES = 1 << 20


def seen(pixels: Pixels) -> Pixels:
    """The photo as a denoiser takes it.

    Args:
        pixels: (H, W, C); not changed.

    Returns:
        The argument itself, or for floats out of bounds a copy within [-0.5, 1.5], where each number that is NaN or
        infinite is the mean of its finite neighbours (7 x 7 of the same channel), or 0.5.
    """
    if pixels.dtype != np.float32 or _LOWEST <= pixels.min() <= pixels.max() <= _HIGHEST:
        return pixels
    bounded: Any = np.clip(pixels, _LOWEST, _HIGHEST)
    rows = max(1, _STRIP_VALUES // pixels[0].size)
    for top in range(0, len(pixels), rows):
        places = np.argwhere(~np.isfinite(pixels[top : top + rows]))
        places[:, 0] += top
        if len(places):
            bounded[tuple(places.T)] = np.clip(_neighbours_mean(pixels, places), _LOWEST, _HIGHEST)
    return cast(Pixels, bounded)


def _neighbours_mean(pixels: Pixels, places: NDArray[np.intp]) -> NDArray[np.float64]:
    """Of the finite neighbours of each place (n, 3: row, column, channel), (n,); 0.5 where there are none."""
    total, count = np.zeros(len(places)), np.zeros(len(places))
    rows, columns, channels = places.T
    for down, right in product(range(-_REACH, _REACH + 1), repeat=2):
        row, column = rows + down, columns + right
        inside = (row >= 0) & (row < pixels.shape[0]) & (column >= 0) & (column < pixels.shape[1])
        values = pixels[np.where(inside, row, 0), np.where(inside, column, 0), channels].astype(np.float64)
        usable = inside & np.isfinite(values)
        total[usable] += values[usable]
        count += usable
    return np.where(count > 0, total / np.maximum(count, 1), _NEUTRAL)


def as_stored(answer: NDArray[np.floating], pixels: Pixels, shown: Pixels) -> Pixels:
    """A denoiser's answer in the photo's depth.

    Args:
        answer: (H, W, C) floats, nominally in [0, 1].
        pixels: the photo there, same shape.
        shown: what the denoiser saw there, by :func:`seen`.

    Returns:
        (H, W, C) of the photo's dtype: integers rounded to the nearest level, floats neither rounded nor clipped.
    """
    if pixels.dtype == np.float32:
        with np.errstate(invalid="ignore"):  # the numbers that are none
            beyond: Any = pixels.astype(np.float64) - shown
        return cast(Pixels, np.where(np.isfinite(pixels), answer + beyond, pixels).astype(np.float32))
    scaled: NDArray[np.floating] = np.clip(answer, 0.0, 1.0)
    scaled *= peak_of(pixels.dtype)
    np.rint(scaled, out=scaled)
    return scaled.astype(np.uint8) if pixels.dtype == np.uint8 else scaled.astype(np.uint16)
