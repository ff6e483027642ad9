"""How noisy an open photo looks, estimated from some squares of it, so that a large one takes no longer. No torch."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from engine.images.image import Pixels, peak_of
from engine.inference.strength import blend
from engine.metrics.noise_level import noise_level

_SQUARES, _SIDE = 3, 256
_LEVELS = 255.0


def estimate(noisy: Pixels, denoised: Pixels | None = None, luminance: float = 1.0, chrominance: float = 1.0) -> float:
    """The median over the squares of :func:`engine.metrics.noise_level.noise_level`.

    Args:
        noisy: (H, W, C), as :class:`engine.images.image.Image` has them.
        denoised: the same of the result, which is then measured at the strength; None measures ``noisy``.
        luminance: strength, 0 to 1.
        chrominance: strength, 0 to 1.

    Returns:
        Standard deviation in levels of 0 to 255, whatever the depth of the photo.
    """
    levels = []
    for rows, columns in _squares(noisy.shape[0], noisy.shape[1]):
        square = noisy[rows, columns]
        if denoised is not None:
            square = blend(square, denoised[rows, columns], luminance, chrominance)
        levels.append(noise_level(_unit(square)))
    return _LEVELS * float(np.median(levels))


def _squares(height: int, width: int) -> Iterator[tuple[slice, slice]]:
    """Spread evenly; a small photo is one square."""
    for top in _starts(height):
        for left in _starts(width):
            yield slice(top, top + _SIDE), slice(left, left + _SIDE)


def _starts(length: int) -> list[int]:
    free = length - _SIDE
    return sorted({max(0, round(free * place / (_SQUARES - 1))) for place in range(_SQUARES)})


def _unit(pixels: Pixels) -> NDArray[np.float32]:
    """0 to 1; what is no number or beyond is brought in."""
    scaled = pixels.astype(np.float32) / np.float32(peak_of(pixels.dtype))
    result: NDArray[np.float32] = np.clip(np.nan_to_num(scaled), 0.0, 1.0)
    return result
