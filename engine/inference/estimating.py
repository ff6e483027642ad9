"""How noisy a photo is, as networks want to be told it."""

import math

import numpy as np
import torch
from numpy.typing import NDArray

from engine.images.image import Pixels, peak_of
from engine.inference.noise import LEVELS, finest
from engine.models.noise_estimator import BLOCK, shipped_estimator

_MOST_BLOCKS = 128
_STEP = 16


def white_equivalent(shown: Pixels) -> float:
    """Standard deviation, in levels of 255, of white noise that is as hard to tell from the photo.

    Networks judge noise by what of it is left in means over some pixels, of which smooth noise leaves more: told the
    plain deviation of a camera's noise, a network that learned white noise leaves most of it. A photo below 32 pixels a
    side is judged by its finest details, any other by :class:`engine.models.noise_estimator.NoiseEstimator`, which
    looks at no more of a large photo than of a small one.

    Args:
        shown: (H, W, 1 or 3), as :func:`engine.inference.depth.seen` gives it.

    Returns:
        0 or more, one for the whole photo.
    """
    if min(shown.shape[:2]) < BLOCK:
        return finest(shown)
    blocks = torch.from_numpy(_spread(shown)).expand(-1, 3, -1, -1)
    estimator = shipped_estimator()
    with torch.inference_mode():
        return LEVELS * estimator.level(blocks)


def _spread(shown: Pixels) -> NDArray[np.float32]:
    """Some 128 blocks at most, spread evenly over the photo, (N, C, 32, 32) in 0 to 1."""
    tops, lefts = (np.arange(0, length - BLOCK + 1, _STEP) for length in shown.shape[:2])
    thinned = math.sqrt(max(1.0, len(tops) * len(lefts) / _MOST_BLOCKS))
    tops, lefts = (_thinned(starts, thinned, _MOST_BLOCKS) for starts in (tops, lefts))
    windows = np.lib.stride_tricks.sliding_window_view(shown, (BLOCK, BLOCK), axis=(0, 1))
    chosen = windows[np.ix_(tops, lefts)].reshape(-1, shown.shape[2], BLOCK, BLOCK)
    return chosen.astype(np.float32) / np.float32(peak_of(shown.dtype))


def _thinned(starts: NDArray[np.intp], every: float, most: int) -> NDArray[np.intp]:
    kept: NDArray[np.intp] = starts[np.arange(0, len(starts), max(every, len(starts) / most)).astype(int)]
    return kept
