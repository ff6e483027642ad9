"""Peak signal-to-noise ratio."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import SizeMismatch

_STRIP_VALUES = 1 << 18


def psnr(image: NDArray[Any], truth: NDArray[Any], *, data_range: float) -> float:
    """Peak signal-to-noise ratio of a whole photo, all channels together: 10 log10(data_range² / MSE).

    Args:
        image: (H, W, C), any real dtype.
        truth: same shape.
        data_range: distance from the darkest to the brightest value, 255 for 8 bits.

    Returns:
        Decibels; infinity for identical photos.

    Raises:
        SizeMismatch: the shapes differ.
    """
    require_same_shape(image, truth)
    rows = max(1, _STRIP_VALUES // max(1, math.prod(image.shape[1:])))
    total = 0.0
    for top in range(0, image.shape[0], rows):
        difference = image[top : top + rows].astype(np.float64)
        difference -= truth[top : top + rows]
        total += float(np.vdot(difference, difference))
    return math.inf if total == 0.0 else 10.0 * math.log10(data_range**2 * image.size / total)


def require_same_shape(image: NDArray[Any], truth: NDArray[Any]) -> None:
    """Refuse two photos that are no pair.

    Raises:
        SizeMismatch: the shapes differ.
    """
    if image.shape != truth.shape:
        raise SizeMismatch(
            f"The photo is {_size(image)} and its ground truth {_size(truth)}. "
            "Only photos of the same size can be compared."
        )


def _size(pixels: NDArray[Any]) -> str:
    channels = f" with {pixels.shape[2]} channels" if pixels.ndim == 3 else ""
    return f"{pixels.shape[1]} x {pixels.shape[0]} pixels{channels}"
