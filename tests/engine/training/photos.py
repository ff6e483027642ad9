"""Photo files for tests of training."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import gaussian_filter

from engine.training.data import Example

Levels = NDArray[np.uint8]


def scene(seed: int, height: int = 96, width: int = 128) -> Levels:
    """A clean picture with structure at all sizes, (H, W, 3)."""
    rng = np.random.default_rng(seed)
    layers = [gaussian_filter(rng.standard_normal((height, width, 3)), (s, s, 0)) * s for s in (1, 3, 10)]
    total = sum(layers)
    return np.clip(128 + 60 * total / np.std(total), 0, 255).astype(np.uint8)


def with_noise(clean: Levels, seed: int, sigma: float = 20.0) -> Levels:
    noise = np.random.default_rng(seed).normal(0, sigma, clean.shape)
    return np.clip(clean + noise, 0, 255).astype(np.uint8)


def save(path: Path, pixels: NDArray[np.uint8]) -> Path:
    """(H, W, 3) or (H, W)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)
    return path


def plain(path: Path, width: int = 8, height: int = 6, level: int = 0) -> Path:
    return save(path, np.full((height, width, 3), level, np.uint8))


def example(noisy: Sequence[Path], clean: Path | None, width: int = 128, height: int = 96, scene: str = "s") -> Example:
    return Example(tuple(noisy), clean, scene, "", None, width, height)
