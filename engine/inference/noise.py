"""How noisy the photo is that is about to be cleaned. Imports no torch."""

import numpy as np

from engine.errors import TakesNoNoiseLevel
from engine.events import NoiseLevel
from engine.images.image import Pixels, peak_of
from engine.metrics.noise_level import noise_level

LEVELS = 255.0
"""Of the range, in which people are told of noise."""

_WHOLE = 4_000_000
_SQUARES, _SIDE = 3, 512


def level_of(shown: Pixels, given: float | None) -> NoiseLevel:
    """The noise level that goes with a photo: as given, or by :func:`engine.metrics.noise_level.noise_level`.

    Of photos above four megapixels nine squares are looked at and the median is taken, so that neither time nor memory
    grow with them.

    Args:
        shown: (H, W, C), as :func:`engine.inference.depth.seen` gives it.
        given: standard deviation in levels of 255; None estimates it.
    """
    if given is not None:
        return NoiseLevel(given, estimated=False)
    height, width = shown.shape[:2]
    if height * width <= _WHOLE:
        return NoiseLevel(_estimated(shown), estimated=True)
    found = [
        _estimated(shown[top : top + _SIDE, left : left + _SIDE]) for top in _starts(height) for left in _starts(width)
    ]
    return NoiseLevel(float(np.median(found)), estimated=True)


def require_no_level(name: str, given: float | None) -> None:
    """Refuse a noise level for a method or model of this name, which takes none.

    Raises:
        TakesNoNoiseLevel: one is given.
    """
    if given is not None:
        raise TakesNoNoiseLevel(
            f"{name} judges the noise by itself and takes no noise level. Leave it out, or choose what takes one."
        )


def _estimated(pixels: Pixels) -> float:
    return LEVELS * noise_level(pixels.astype(np.float32) / np.float32(peak_of(pixels.dtype)))


def _starts(length: int) -> list[int]:
    """Spread evenly from one border to the other."""
    free = max(0, length - _SIDE)
    return sorted({round(free * place / (_SQUARES - 1)) for place in range(_SQUARES)})
