"""Noise described by what is seen in the finished photo, not by how it came there."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor

from engine.degradation.jpeg import rgb_from_ycbcr, ycbcr_from_rgb
from engine.degradation.sampling import Generator, Range, log_uniform, normal

Kernel = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class ShapedNoise:
    """Gaussian noise with the second-order statistics of some camera's finished photos.

    Attributes:
        levels: standard deviation in luma, in levels of 255, at equally spaced luma from 0 to 1 (two or more).
        chroma: standard deviation of Cb and of Cr as parts of that.
        luma_kernel: what white noise is convolved with to get luma's spatial correlation; square, odd side, the
            squares sum to 1.
        chroma_kernel: the same for Cb and Cr; of the same side.
        strength: factor on the standard deviation, log-uniform, one draw per photo.
    """

    levels: tuple[float, ...]
    chroma: tuple[float, float]
    luma_kernel: Kernel
    chroma_kernel: Kernel
    strength: Range = (0.7, 1.4)


def add_shaped_noise(clean: Tensor, noise: ShapedNoise, generator: Generator) -> tuple[Tensor, Tensor]:
    """``(noisy, clean)`` of photos (N, 3, H, W) in [0, 1]; noisy is clipped and in 256 levels, as a file's."""
    levels = clean.new_tensor(noise.levels) / 255.0
    sigma = interpolated(levels, ycbcr_from_rgb(clean)[:, :1]) * log_uniform(clean, noise.strength, generator)
    ratios = clean.new_tensor((1.0, *noise.chroma)).view(1, 3, 1, 1)
    added = rgb_from_ycbcr(_correlated(clean, noise, generator) * ratios * sigma)
    return ((clean + added).clamp(0.0, 1.0) * 255.0).round() / 255.0, clean


def interpolated(knots: Tensor, places: Tensor) -> Tensor:
    """Piecewise linear function with the values ``knots`` (K,) at equally spaced places from 0 to 1."""
    scaled = places.clamp(0.0, 1.0) * (len(knots) - 1)
    below = scaled.floor().long().clamp(max=len(knots) - 2)
    return torch.lerp(knots[below], knots[below + 1], scaled - below)


def _correlated(like: Tensor, noise: ShapedNoise, generator: Generator) -> Tensor:
    """Noise in Y, Cb, Cr of unit variance with the kernels' correlation, also at the border, (N, 3, H, W)."""
    kernels = like.new_tensor((noise.luma_kernel, noise.chroma_kernel, noise.chroma_kernel)).unsqueeze(1)
    margin = kernels.shape[-1] // 2
    white = normal(F.pad(like, (margin,) * 4, mode="replicate"), generator)
    return F.conv2d(white, kernels, groups=3)
