"""How noisy an open photo looks, estimated from some squares of it, so that a large one takes no longer. No torch."""

from typing import cast

import numpy as np
from numpy.typing import NDArray

from engine.images.image import Pixels, peak_of
from engine.inference.strength import blend
from engine.metrics.flat_blocks import SIDE, noise_of, sampled
from engine.metrics.noise_level import noise_level

_LEVELS = 255.0


def estimate(noisy: Pixels, denoised: Pixels | None = None, luminance: float = 1.0, chrominance: float = 1.0) -> float:
    """The noise as :func:`engine.metrics.flat_blocks.noise_of` sees it; that of the finest details in tiny photos.

    Args:
        noisy: (H, W, C), as :class:`engine.images.image.Image` has them.
        denoised: the same of the result, which is then measured at the strength; None measures ``noisy``.
        luminance: strength, 0 to 1.
        chrominance: strength, 0 to 1.

    Returns:
        Standard deviation in levels of 0 to 255, whatever the depth of the photo.
    """
    squares = _squares(noisy)
    if denoised is not None:
        squares = blend(squares, _squares(denoised), luminance, chrominance)
    levels = np.float32(_LEVELS) * _unit(squares)
    if _is_tiny(noisy):
        return noise_level(levels)
    return noise_of(levels.reshape(-1, SIDE, SIDE, noisy.shape[2]))


def _is_tiny(pixels: Pixels) -> bool:
    height, width = pixels.shape[:2]
    return bool(height < SIDE or width < SIDE)


def _squares(pixels: Pixels) -> Pixels:
    """Those of the photo, one below the other; a tiny photo as it is."""
    if _is_tiny(pixels):
        return pixels
    return cast(Pixels, sampled(pixels).reshape(-1, SIDE, pixels.shape[2]))


def _unit(pixels: Pixels) -> NDArray[np.float32]:
    """0 to 1; what is no number or beyond is brought in."""
    scaled = pixels.astype(np.float32) / np.float32(peak_of(pixels.dtype))
    result: NDArray[np.float32] = np.clip(np.nan_to_num(scaled), 0.0, 1.0)
    return result
