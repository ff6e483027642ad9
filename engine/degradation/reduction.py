"""The noise reduction inside of cameras, and photos made smaller after they were taken."""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor

from engine.degradation.jpeg import rgb_from_ycbcr, ycbcr_from_rgb
from engine.degradation.sampling import Generator, Range, uniform

_BLUR_TAPS = 9


@dataclass(frozen=True, slots=True)
class Reduction:
    """How much a camera smooths its noise, one draw per photo, all uniform.

    Attributes:
        luma_blur: standard deviation in pixels of the Gaussian that the noise in luma goes through.
        luma_gain: factor on what remains of it, for cameras that sharpen (above 1) or reduce more.
        chroma_blur: the same for the colour differences.
        chroma_gain: the same for the colour differences.
    """

    luma_blur: Range = (0.3, 1.0)
    luma_gain: Range = (0.8, 1.4)
    chroma_blur: Range = (0.5, 1.8)
    chroma_gain: Range = (0.35, 0.95)


def reduced(noisy: Tensor, truth: Tensor, reduction: Reduction, generator: Generator) -> Tensor:
    """Photos after their camera's noise reduction, in [0, 1].

    It is imitated on the noise alone, ``noisy - truth``, (N, 3, H, W) with sides of at least 5, so that the picture
    keeps its sharpness: a camera that knows its work does not blur edges.
    """
    noise = ycbcr_from_rgb(noisy - truth)
    luma = blurred(noise[:, :1], uniform(noisy, reduction.luma_blur, generator))
    luma = luma * uniform(noisy, reduction.luma_gain, generator)
    chroma = blurred(noise[:, 1:], uniform(noisy, reduction.chroma_blur, generator))
    chroma = chroma * uniform(noisy, reduction.chroma_gain, generator)
    return (truth + rgb_from_ycbcr(torch.cat((luma, chroma), dim=1))).clamp(0.0, 1.0)


def blurred(planes: Tensor, sigma: Tensor) -> Tensor:
    """Gaussian blur of (N, C, H, W), sides at least 5, with one sigma (pixels) per photo, (N, 1, 1, 1)."""
    count, channels, height, width = planes.shape
    offsets = torch.arange(_BLUR_TAPS, device=planes.device, dtype=planes.dtype) - _BLUR_TAPS // 2
    taps = torch.exp(-0.5 * (offsets.view(1, -1) / sigma.view(-1, 1)) ** 2)
    taps = (taps / taps.sum(dim=1, keepdim=True)).repeat_interleave(channels, dim=0)
    flat = planes.reshape(1, count * channels, height, width)
    margin = _BLUR_TAPS // 2
    for shape, padding in (
        ((-1, 1, 1, _BLUR_TAPS), (margin, margin, 0, 0)),
        ((-1, 1, _BLUR_TAPS, 1), (0, 0, margin, margin)),
    ):
        flat = F.conv2d(F.pad(flat, padding, mode="reflect"), taps.view(shape), groups=count * channels)
    return flat.reshape(count, channels, height, width)


def enlarged(photos: Tensor, factor: float) -> Tensor:
    """Photos (N, 3, H, W) in [0, 1] at ``factor`` times their size, rounded up to even sides."""
    size = [2 * math.ceil(side * factor / 2) for side in photos.shape[-2:]]
    return F.interpolate(photos, size=size, mode="bicubic", align_corners=False).clamp(0.0, 1.0)


def shrunk(photos: Tensor, size: tuple[int, int]) -> Tensor:
    """Photos in [0, 1] at a smaller size, without aliasing, as a program that makes photos smaller does it."""
    small = F.interpolate(photos, size=size, mode="bicubic", align_corners=False, antialias=True)
    return small.clamp(0.0, 1.0)
