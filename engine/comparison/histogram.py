"""How many pixels of a part of a photo have which brightness and which colours."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.comparison.levels import luma, part
from engine.images.image import Pixels, as_rgb8
from engine.inference.tiling import Rect

LEVELS = 256

Counts = NDArray[np.int64]

_STRIP_PIXELS = 1 << 17


@dataclass(frozen=True, slots=True, eq=False)
class Histogram:
    """Counts of pixels by level, (256,) each; what is clipped stands at the ends.

    Attributes:
        red: of the red channel.
        green: of the green channel.
        blue: of the blue channel.
        luma: of the brightness (ITU-R BT.601), rounded to the nearest level.
    """

    red: Counts
    green: Counts
    blue: Counts
    luma: Counts

    @property
    def pixels(self) -> int:
        """How many pixels were counted."""
        return int(self.luma.sum())


def histogram(pixels: Pixels, region: Rect | None = None) -> Histogram:
    """Count the pixels of a photo or of a part of it, at 8 bits.

    Args:
        pixels: (H, W, 1 or 3), uint8, uint16 or float32; grey counts in all channels alike.
        region: the part that is wanted, inside the photo; None for all.
    """
    pixels = part(pixels, region)
    counts = np.zeros((4, LEVELS), np.int64)
    rows = max(1, _STRIP_PIXELS // max(1, pixels.shape[1]))
    for top in range(0, pixels.shape[0], rows):
        rgb = as_rgb8(pixels[top : top + rows])
        for channel in range(3):
            counts[channel] += _counted(rgb[..., channel])
        counts[3] += _counted(np.rint(luma(rgb.astype(np.float32))).astype(np.uint8))
    return Histogram(*counts)


def _counted(levels: NDArray[np.uint8]) -> Counts:
    return np.bincount(levels.ravel(), minlength=LEVELS)
