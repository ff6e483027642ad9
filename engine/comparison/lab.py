"""Colours as numbers a person can reason with: CIE L*a*b* of sRGB, for light D65 and the observer of 2 degrees.

sRGB of IEC 61966-2-1, L*a*b* of CIE 15. The same as scikit-image's ``rgb2lab``; written out here because the window
asks for it at every move of the pointer, and importing that package would stop the window for a moment.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.comparison.levels import FULL, as_levels, part
from engine.images.image import Pixels
from engine.inference.tiling import Rect

Floats = NDArray[np.float64]

_TO_XYZ = np.array(((0.412453, 0.357580, 0.180423), (0.212671, 0.715160, 0.072169), (0.019334, 0.119193, 0.950227)))
_WHITE = np.array((0.95047, 1.0, 1.08883))
_LINEAR_BELOW, _CUBIC_ABOVE = 0.04045, 0.008856


@dataclass(frozen=True, slots=True)
class Colour:
    """Of a pixel, or of the mean of a patch.

    Attributes:
        red: level of 0 to 255, as are ``green`` and ``blue``.
        lightness: L*, 0 (black) to 100 (white).
        a: a*, from green (negative) to red.
        b: b*, from blue (negative) to yellow.
    """

    red: float
    green: float
    blue: float
    lightness: float
    a: float
    b: float


def colour(pixels: Pixels, region: Rect) -> Colour:
    """The colour of a pixel (a region of one) or of a patch.

    Of a patch the levels are averaged as they are stored, not their light, as pickers of colour do; L*a*b* is that of
    the mean.

    Args:
        pixels: (H, W, 1 or 3), sRGB as the screen shows it; uint8, uint16 or float32.
        region: inside the photo, at least one pixel.

    Raises:
        ValueError: the region holds no pixel.
    """
    patch = as_levels(part(pixels, region))
    if not patch.size:
        raise ValueError("a colour needs at least one pixel")
    levels = np.broadcast_to(patch.mean(axis=(0, 1), dtype=np.float64), 3)
    return Colour(*levels.tolist(), *lab(levels / FULL).tolist())


def lab(rgb: NDArray[Any]) -> Floats:
    """L*, a* and b* of sRGB colours.

    Args:
        rgb: (..., 3) in [0, 1]; values beyond are brought in.

    Returns:
        (..., 3): L* in [0, 100], a* and b* about -128 to 127.
    """
    stored = np.clip(rgb.astype(np.float64), 0.0, 1.0)
    light = np.where(stored > _LINEAR_BELOW, ((stored + 0.055) / 1.055) ** 2.4, stored / 12.92)
    relative = light @ _TO_XYZ.T / _WHITE
    felt = np.where(relative > _CUBIC_ABOVE, np.cbrt(relative), 7.787 * relative + 16 / 116)
    x, y, z = np.moveaxis(felt, -1, 0)
    return np.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), axis=-1)
