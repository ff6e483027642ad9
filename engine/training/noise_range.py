"""How noisy the patches are that a network learns from, so that a photo of quite another noise can be told."""

import numpy as np
from numpy.typing import NDArray

from engine.metrics.flat_blocks import SIDE, noise_of, sampled
from engine.metrics.noise_level import noise_level
from engine.training.batches import Batches

_PATCHES = 32
_LOW, _HIGH = 5.0, 95.0
"""Percentiles: texture passes for noise here and there."""

_LEVELS = 255.0


def noise_range(batches: Batches, side: int) -> tuple[float, float]:
    """Least and most noise in levels of 0 to 255, estimated as that of photos is, by :mod:`engine.metrics.flat_blocks`.

    Args:
        batches: of the run; the first ones are looked at, and made again when the run begins.
        side: of the patches, pixels.
    """
    levels: list[float] = []
    step = 0
    while len(levels) < _PATCHES:
        noisy = batches.get(step, side).noisy.float().cpu().numpy()
        levels += [_level(np.clip(patch.transpose(1, 2, 0), 0.0, 1.0)) for patch in noisy]
        step += 1
    low, high = (round(float(value), 2) for value in np.percentile(levels, (_LOW, _HIGH)))
    return low, high


def _level(patch: NDArray[np.float32]) -> float:
    """Of one patch (H, W, 3) in [0, 1], in levels; of one too small for flat blocks by its finest details."""
    levels = np.float32(_LEVELS) * patch
    return noise_level(levels) if min(patch.shape[:2]) < SIDE else noise_of(sampled(levels))
