"""What the noise of photos is like, to hold made noise against real noise."""

from dataclasses import dataclass

import torch
from torch import Tensor

from engine.degradation.jpeg import ycbcr_from_rgb


@dataclass(frozen=True, slots=True)
class NoiseStatistics:
    """Second-order statistics of noisy - truth; strengths in levels of 255.

    Attributes:
        sigma: standard deviation, all channels together.
        luma, cb, cr: standard deviations in JPEG's YCbCr.
        neighbour: correlation of pixels side by side or one above the other.
        diagonal: of pixels that touch at a corner.
        two_apart: of pixels two apart in a row or column.
        red_green: of red and green at the same pixel.
        bias: mean.
    """

    sigma: float
    luma: float
    cb: float
    cr: float
    neighbour: float
    diagonal: float
    two_apart: float
    red_green: float
    bias: float


def measure(noisy: Tensor, truth: Tensor) -> NoiseStatistics:
    """Statistics of the difference of photos in [0, 1], (N, 3, H, W), sides at least 3; each photo counts alike.

    Spatial correlations are those of each colour channel with itself, all together; without noise they are 0.
    """
    noise = (noisy - truth).double() * 255.0
    centred = noise - noise.mean(dim=(2, 3), keepdim=True)
    luma, cb, cr = ycbcr_from_rgb(centred).square().mean(dim=(0, 2, 3)).sqrt().tolist()
    return NoiseStatistics(
        sigma=float(centred.square().mean().sqrt()),
        luma=luma,
        cb=cb,
        cr=cr,
        neighbour=(_at(centred, 0, 1) + _at(centred, 1, 0)) / 2,
        diagonal=(_at(centred, 1, 1) + _at(centred.flip(3), 1, 1)) / 2,
        two_apart=(_at(centred, 0, 2) + _at(centred, 2, 0)) / 2,
        red_green=_correlation(centred[:, 0], centred[:, 1]),
        bias=float(noise.mean()),
    )


def _at(noise: Tensor, down: int, right: int) -> float:
    """Correlation of every pixel with the one that lies so far away."""
    height, width = noise.shape[-2:]
    return _correlation(noise[..., : height - down, : width - right], noise[..., down:, right:])


def _correlation(first: Tensor, second: Tensor) -> float:
    scale = torch.sqrt(first.square().mean() * second.square().mean())
    return float((first * second).mean() / scale) if scale > 0 else 0.0
