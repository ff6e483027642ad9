"""What a classical denoising method is."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.inference.noise import LEVELS, deviation

Floats = NDArray[np.float32]

# Below a tenth of an 8-bit level there is no noise to speak of, and several methods would divide by 0.
_LEAST_NOISE = 0.1 / 255
# The methods' blocks and wavelets need a few pixels to stand on.
_SMALLEST = 16


@dataclass(frozen=True, slots=True)
class Method:
    """A way to denoise that was not learned.

    Attributes:
        name: as on the command line.
        title: as a person calls it.
        purpose: what it does and is good for, one sentence.
        denoise: maps (H, W, C) float32 in [0, 1], C being 3 or 1, and the noise's standard deviation in the same
            range to the denoised photo of the same shape and dtype, which may overshoot the range a little. It may
            expect 16 pixels a side and a noise level well above 0; call the method itself for any photo.
        takes_noise_level: whether ``denoise`` looks at the noise level.
        package: the optional package it needs, by the name under which pip and Python know it.
        receptive_field: the greatest distance in pixels, along either axis, between a pixel of the result and a pixel
            of the photo that has a say in it; with that as their halo, tiles come to the same as the whole photo.
            None: the whole picture, and tiles differ slightly.
        size_multiple: tiles begin at multiples of this many pixels, so that its grids keep their places.
        tile: side of its tiles in pixels where none is asked for; the smaller, the sooner a stopped one ends.
        has_threads: it computes one tile in threads of its own.
    """

    name: str
    title: str
    purpose: str
    denoise: Callable[[Floats, float], Floats]
    takes_noise_level: bool = True
    package: str | None = None
    receptive_field: int | None = None
    size_multiple: int = 1
    tile: int = 512
    has_threads: bool = False

    def __call__(self, rgb: Floats, sigma: float | None = None) -> Floats:
        """Denoise a photo of any size.

        Args:
            rgb: (H, W, C) in [0, 1]; not changed.
            sigma: standard deviation of the noise in the same range, for methods that take it; estimated from the
                photo if not given.

        Returns:
            Same shape; ``rgb`` itself where there is no noise.
        """
        if not self.takes_noise_level:
            return self.denoise(rgb, 0.0)
        sigma = deviation(rgb) / LEVELS if sigma is None else sigma
        if sigma < _LEAST_NOISE:
            return rgb
        height, width = rgb.shape[:2]
        return self.denoise(_at_least(rgb, _SMALLEST), sigma)[:height, :width]


def _at_least(rgb: Floats, side: int) -> Floats:
    """The photo, mirrored at the bottom and on the right to at least ``side`` pixels."""
    missing = [(0, max(0, side - length)) for length in rgb.shape[:2]]
    return np.pad(rgb, [*missing, (0, 0)], mode="symmetric")
