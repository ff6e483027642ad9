"""The difference of two photos as a picture, amplified so that a level or two can be seen.

Against the ground truth it shows what is wrong; of the noisy photo against the denoised one it shows what was removed,
"method noise" in A. Buades, B. Coll, J.-M. Morel: A review of image denoising algorithms, with a new one. Multiscale
Modeling and Simulation 4(2), 2005. Where that shows the photo's outlines, detail went along with the noise.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from engine.comparison.levels import FULL, Levels, as_levels, part
from engine.images.image import Pixels
from engine.inference.tiling import Rect
from engine.metrics.psnr import require_same_shape

Rgb = NDArray[np.uint8]

MIDDLE = 128
"""The level at which a signed picture shows that there is no difference."""

AMPLIFICATIONS = (1, 2, 4, 8, 16, 32)

_STRIP_VALUES = 1 << 18  # what is worked on stays in the processor's cache
_SAMPLED_VALUES = 1 << 20
_MOSTLY = 0.99


def absolute(image: Pixels, reference: Pixels, amplification: float = 1.0, region: Rect | None = None) -> Rgb:
    """How far each channel is off: black where nothing differs.

    Averaging it, as zooming out does, keeps what noise there is; averaging the photos first would take it away.

    Args:
        image: (H, W, 1 or 3), uint8, uint16 or float32.
        reference: same shape; dtypes may differ.
        amplification: levels shown for one level of difference.
        region: the part that is wanted, inside the photo; None for all.

    Returns:
        (h, w, 3) of the region, amplification * |image - reference|, rounded, at most 255.

    Raises:
        SizeMismatch: the shapes differ.
    """
    return _picture(image, reference, region, partial(_absolute, np.float32(amplification)))


def signed(image: Pixels, reference: Pixels, amplification: float = 1.0, region: Rect | None = None) -> Rgb:
    """By how much each channel is brighter (lighter than mid-grey) or darker than the reference.

    Returns:
        (h, w, 3) of the region, 128 + amplification * (image - reference), rounded, within 0 to 255.

    Arguments and errors are those of :func:`absolute`.
    """
    return _picture(image, reference, region, partial(_signed, np.float32(amplification)))


def fitting_amplification(image: Pixels, reference: Pixels, region: Rect | None = None) -> int:
    """The largest of :data:`AMPLIFICATIONS` at which a signed picture is cut off in at most one value of a hundred.

    Looks at about a million values spread over the region. Arguments and errors are those of :func:`absolute`.
    """
    require_same_shape(image, reference)
    image, reference = part(image, region), part(reference, region)
    step = max(1, int(np.sqrt(image.size / _SAMPLED_VALUES)))
    off = np.abs(as_levels(image[::step, ::step]) - as_levels(reference[::step, ::step]))
    usual = float(np.quantile(off, _MOSTLY)) if off.size else 0.0
    return max((factor for factor in AMPLIFICATIONS if factor * usual < MIDDLE), default=AMPLIFICATIONS[0])


def _absolute(amplification: np.float32, difference: Levels) -> Rgb:
    return _as_levels_shown(np.abs(difference) * amplification)


def _signed(amplification: np.float32, difference: Levels) -> Rgb:
    return _as_levels_shown(difference * amplification + MIDDLE)


def _as_levels_shown(values: Levels) -> Rgb:
    return np.rint(np.clip(values, 0, FULL)).astype(np.uint8)


def _picture(image: Pixels, reference: Pixels, region: Rect | None, shown: Callable[[Levels], Rgb]) -> Rgb:
    require_same_shape(image, reference)
    image, reference = part(image, region), part(reference, region)
    height, width, channels = image.shape
    picture = np.empty((height, width, 3), np.uint8)
    table = shown(np.arange(-255, 256, dtype=np.float32))
    rows = max(1, _STRIP_VALUES // max(1, width * channels))
    for top in range(0, height, rows):
        strip = slice(top, top + rows)
        picture[strip] = _strip(image[strip], reference[strip], shown, table)
    return picture


def _strip(image: Pixels, reference: Pixels, shown: Callable[[Levels], Rgb], table: Rgb) -> Rgb:
    """A few rows; two photos of 8 bits have only 511 differences, which are looked up."""
    if image.dtype == np.uint8 == reference.dtype:
        return table[np.subtract(image, reference, dtype=np.int16) + np.int16(255)]
    return shown(as_levels(image) - as_levels(reference))
