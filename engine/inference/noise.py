"""How noisy the photo is that is about to be cleaned. Imports no torch."""

from collections.abc import Callable

import numpy as np

from engine.errors import TakesNoNoiseLevel
from engine.events import NoiseLevel
from engine.images.image import Pixels, peak_of
from engine.metrics.flat_blocks import SIDE, noise_of, sampled
from engine.metrics.noise_level import noise_level

LEVELS = 255.0
"""Of the range, in which people are told of noise."""

_WHOLE = 4_000_000
_SQUARES, _SQUARE = 3, 512


def level_of(shown: Pixels, given: float | None, estimate: Callable[[Pixels], float]) -> NoiseLevel:
    """The noise level that goes with a photo.

    Args:
        shown: (H, W, C), as :func:`engine.inference.depth.seen` gives it.
        given: standard deviation in levels of 255; None estimates it.
        estimate: how.
    """
    if given is not None:
        return NoiseLevel(given, estimated=False)
    return NoiseLevel(estimate(shown), estimated=True)


def finest(shown: Pixels) -> float:
    """Standard deviation in levels of 255 of the finest details; smooth noise counts little in them.

    Of photos above four megapixels nine squares are looked at and the median is taken, so that neither time nor memory
    grow with them.
    """
    height, width = shown.shape[:2]
    if height * width <= _WHOLE:
        return _finest(shown)
    squares = [shown[top : top + _SQUARE, left : left + _SQUARE] for top in _starts(height) for left in _starts(width)]
    return float(np.median([_finest(square) for square in squares]))


def deviation(shown: Pixels) -> float:
    """Standard deviation in levels of 255 of all of the noise, smooth or white, as methods want it.

    That of :func:`engine.metrics.flat_blocks.noise_of`, and of the finest details in photos below 16 pixels a side and
    where nothing is flat enough, or black and white fill everything.
    """
    return (_whole(shown) if min(shown.shape[:2]) >= SIDE else 0.0) or finest(shown)


def require_no_level(name: str, given: float | None) -> None:
    """Refuse a noise level for a method or model of this name, which takes none.

    Raises:
        TakesNoNoiseLevel: one is given.
    """
    if given is not None:
        raise TakesNoNoiseLevel(
            f"{name} judges the noise by itself and takes no noise level. Leave it out, or choose what takes one."
        )


def _whole(pixels: Pixels) -> float:
    return noise_of(sampled(pixels).astype(np.float32) * np.float32(LEVELS / peak_of(pixels.dtype)))


def _finest(pixels: Pixels) -> float:
    return LEVELS * noise_level(pixels.astype(np.float32) / np.float32(peak_of(pixels.dtype)))


def _starts(length: int) -> list[int]:
    """Spread evenly from one border to the other."""
    free = max(0, length - _SQUARE)
    return sorted({round(free * place / (_SQUARES - 1)) for place in range(_SQUARES)})
