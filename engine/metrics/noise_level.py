"""How noisy a photo is, without its ground truth."""

import numpy as np
from numpy.typing import NDArray

# Median of the absolute value of a standard normal variable.
_NORMAL_MEDIAN = 0.6744897501960817


def noise_level(rgb: NDArray[np.float32]) -> float:
    """Standard deviation of the noise, estimated from the finest wavelet details, mean over the channels.

    D. L. Donoho, I. M. Johnstone: Ideal spatial adaptation by wavelet shrinkage. Biometrika 81(3), 1994; as
    scikit-image's ``estimate_sigma`` does it. Noise that is smooth from pixel to pixel, as after demosaicing and
    JPEG, is underestimated; :mod:`engine.metrics.flat_blocks` sees all of it.

    Args:
        rgb: (H, W, C) in [0, 1].

    Returns:
        Sigma in the same range; 0 where there is nothing to estimate it from, as in a photo of one colour.
    """
    return float(np.mean([_channel_level(rgb[..., channel]) for channel in range(rgb.shape[2])]))


def _channel_level(channel: NDArray[np.float32]) -> float:
    import pywt

    details = pywt.dwt2(channel, "db2")[1][2]
    details = np.abs(details[details != 0])
    return float(np.median(details)) / _NORMAL_MEDIAN if details.size else 0.0
