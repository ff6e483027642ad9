"""What all comparisons begin with: a part of a photo, and its values in levels of 0 to 255, whatever their depth."""

import numpy as np
from numpy.typing import NDArray

from engine.images.image import Pixels, peak_of
from engine.inference.tiling import Rect

FULL = 255.0

LUMA = np.array((0.299, 0.587, 0.114), dtype=np.float32)
"""Weights of red, green and blue, ITU-R BT.601, as everywhere in this program."""

Levels = NDArray[np.float32]


def whole(pixels: Pixels) -> Rect:
    """All of a photo (H, W, C)."""
    return Rect(0, 0, pixels.shape[0], pixels.shape[1])


def part(pixels: Pixels, region: Rect | None) -> Pixels:
    """The part of a photo (H, W, C) that lies in the region, as a view; None stands for all of it."""
    return pixels if region is None else pixels[region.slices]


def as_levels(pixels: Pixels) -> Levels:
    """Values of any shape in levels of 0 to 255, not rounded; NaN becomes 0, infinity the nearest end.

    Finite floats beyond [0, 1] stay beyond.
    """
    values = pixels.astype(np.float32)
    if pixels.dtype == np.uint8:
        return values
    values *= np.float32(FULL / peak_of(pixels.dtype))
    return np.nan_to_num(values, copy=False, nan=0.0, posinf=FULL, neginf=0.0)


def luma(levels: Levels) -> Levels:
    """Brightness of (..., 3) or of grey (..., 1), as (...)."""
    return levels[..., 0] if levels.shape[-1] == 1 else levels @ LUMA
