"""Structural similarity.

Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli: Image quality assessment: from error visibility to structural
similarity. IEEE Transactions on Image Processing 13(4), 2004. With their settings: an 11 x 11 Gaussian window of
sigma 1.5, population covariance, K1 = 0.01, K2 = 0.03, and only windows that lie wholly inside the photo.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import MetricUndefined
from engine.metrics.psnr import require_same_shape

WINDOW = 11
_RADIUS = WINDOW // 2
_SIGMA = 1.5
_K1, _K2 = 0.01, 0.03
# Rows of the result computed at once: with their windows' rows they stay in a core's cache for photos of usual width.
_STRIP_ROWS = 32

Floats = NDArray[np.float64]


def _gaussian() -> Floats:
    weights = np.exp(-0.5 * (np.arange(-_RADIUS, _RADIUS + 1) / _SIGMA) ** 2)
    return np.asarray(weights / weights.sum())


_WEIGHTS = _gaussian()


def ssim(image: NDArray[Any], truth: NDArray[Any], *, data_range: float) -> float:
    """Mean structural similarity of a whole photo, averaged over its channels.

    Memory does not grow with the photo's height.

    Args:
        image: (H, W, C), any real dtype; H and W at least 11.
        truth: same shape.
        data_range: distance from the darkest to the brightest value, 255 for 8 bits.

    Returns:
        At most 1, which identical photos reach.

    Raises:
        SizeMismatch: the shapes differ.
        MetricUndefined: the photo is smaller than the window.
    """
    require_same_shape(image, truth)
    height, width, channels = image.shape
    if min(height, width) < WINDOW:
        raise MetricUndefined(
            f"SSIM needs photos of at least {WINDOW} x {WINDOW} pixels; this one is {width} x {height}."
        )
    rows = height - WINDOW + 1
    total = 0.0
    for top in range(0, rows, _STRIP_ROWS):
        strip = slice(top, min(top + _STRIP_ROWS, rows) + WINDOW - 1)
        total += float(similarity(image[strip], truth[strip], data_range).sum())
    return total / float(rows * (width - WINDOW + 1) * channels)


def similarity(
    image: NDArray[Any], truth: NDArray[Any], data_range: float, kind: type[np.floating[Any]] = np.float64
) -> NDArray[Any]:
    """Similarity at every window inside two strips (H, W, C) of a photo, as (H - 10, (W - 10) * C).

    Args:
        image: any real dtype; H and W at least 11.
        truth: same shape.
        data_range: as of :func:`ssim`, which is the mean of these values.
        kind: what is computed with; float32 is fast and off by 1e-3 at most, for pictures.
    """
    channels = image.shape[2]
    x = image.reshape(image.shape[0], -1).astype(kind)
    y = truth.reshape(truth.shape[0], -1).astype(kind)
    mean_x, mean_y = _windowed(x, channels), _windowed(y, channels)
    product, squares = mean_x * mean_y, mean_x**2 + mean_y**2
    covariance = _windowed(x * y, channels) - product
    variances = _windowed(x * x + y * y, channels) - squares
    c1, c2 = (_K1 * data_range) ** 2, (_K2 * data_range) ** 2
    result: NDArray[Any] = ((2 * product + c1) * (2 * covariance + c2)) / ((squares + c1) * (variances + c2))
    return result


def _windowed(rows: NDArray[Any], channels: int) -> NDArray[Any]:
    """Gaussian mean at every window inside ``rows`` (H, W * channels, the channels of a pixel side by side)."""
    return _weighted(_weighted(rows, 1).T, channels).T


def _weighted(rows: NDArray[Any], step: int) -> NDArray[Any]:
    """Gaussian mean down the first axis over rows that are ``step`` apart."""
    weights = _WEIGHTS.astype(rows.dtype)
    count = rows.shape[0] - (WINDOW - 1) * step
    result: NDArray[Any] = rows[_RADIUS * step : _RADIUS * step + count] * weights[_RADIUS]
    for k in range(_RADIUS):
        low, high = k * step, (WINDOW - 1 - k) * step
        pair = rows[low : low + count] + rows[high : high + count]
        pair *= weights[k]
        result += pair
    return result
