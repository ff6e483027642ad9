"""Named ways to make a clean photo noisy, as pairs for training and as samples to look at.

A recipe takes clean photos, RGB, float32, [0, 1], (N, 3, H, W) with even sides of at least 16 pixels, and a
random generator on their device, and returns ``(noisy, truth)`` of the same kind. The truth may be darker
than the clean photo: noise and exposure go together.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor

from engine.degradation.camera import Sensor, photograph
from engine.degradation.jpeg import compress, rgb_from_ycbcr, ycbcr_from_rgb
from engine.degradation.sampling import Generator, Range, chance, log_uniform, normal, uniform

Pair = tuple[Tensor, Tensor]

PHONE_SENSOR = Sensor()
CAMERA_SENSOR = Sensor(shot=(2e-4, 6e-3), exposure=(0.5, 1.0), matrix_strength=(0.2, 0.8), black_clip=0.3)
_BLUR_TAPS = 9


@dataclass(frozen=True, slots=True)
class Recipe:
    """A named degradation and what it stands for."""

    name: str
    purpose: str
    degrade: Callable[[Tensor, Generator], Pair]


def phone(clean: Tensor, generator: Generator) -> Pair:
    """Smartphone photos: strong, demosaicing only, sometimes a light JPEG."""
    noisy, truth = photograph(clean, PHONE_SENSOR, generator)
    return _maybe_jpeg(noisy, 0.25, (80.0, 98.0), generator), truth


def camera_jpeg(clean: Tensor, generator: Generator) -> Pair:
    """JPEGs of cameras: weak noise, smoothed by the camera (chroma more than luma), then JPEG.

    The camera's noise reduction is imitated on the noise alone, so that the picture keeps its sharpness.
    """
    noisy, truth = photograph(clean, CAMERA_SENSOR, generator)
    noise = ycbcr_from_rgb(noisy - truth)
    luma = _blur(noise[:, :1], uniform(clean, (0.3, 1.0), generator)) * uniform(clean, (0.8, 1.4), generator)
    chroma = _blur(noise[:, 1:], uniform(clean, (0.5, 1.8), generator)) * uniform(clean, (0.4, 1.1), generator)
    smoothed = (truth + rgb_from_ycbcr(torch.cat((luma, chroma), dim=1))).clamp(0.0, 1.0)
    return _maybe_jpeg(smoothed, 0.9, (70.0, 98.0), generator), truth


def gaussian(clean: Tensor, generator: Generator) -> Pair:
    """Plain Gaussian noise, sigma 0 to 50 levels of 255, not clipped, as the literature measures it."""
    sigma = uniform(clean, (0.0, 50.0), generator) / 255.0
    return clean + sigma * normal(clean, generator), clean


def untouched(clean: Tensor, generator: Generator) -> Pair:
    """Clean photos (rounded to 8 bits, or a very light JPEG), so that a network learns to do no harm."""
    return _maybe_jpeg(clean, 0.5, (90.0, 99.0), generator), clean


def mixed(clean: Tensor, generator: Generator) -> Pair:
    """All kinds in every batch: of 16 photos 9 phone, 3 camera JPEG, 3 Gaussian and 1 untouched."""
    shares = ((phone, 9), (camera_jpeg, 3), (gaussian, 3), (untouched, 1))
    pairs, start, passed = [], 0, 0
    for degrade, share in shares:
        passed += share
        stop = round(clean.shape[0] * passed / 16)
        if stop > start:
            pairs.append(degrade(clean[start:stop], generator))
        start = stop
    return torch.cat([noisy for noisy, _ in pairs]), torch.cat([truth for _, truth in pairs])


RECIPES: tuple[Recipe, ...] = (
    Recipe("phone", "smartphone photos in little light", phone),
    Recipe("camera-jpeg", "JPEGs straight from a camera", camera_jpeg),
    Recipe("gaussian", "the literature's additive white Gaussian noise", gaussian),
    Recipe("mixed", "all of them, the default", mixed),
)


def _maybe_jpeg(photos: Tensor, probability: float, quality: Range, generator: Generator) -> Tensor:
    """Round to 8 bits, by way of JPEG with the given probability."""
    chosen = chance(photos, probability, generator).view(-1, 1, 1, 1)
    drawn = 100.0 - log_uniform(photos, (100.0 - quality[1], 100.0 - quality[0]), generator)
    saved = compress(photos.clamp(0.0, 1.0), drawn, chance(photos, 0.5, generator))
    return torch.where(chosen, saved, (photos.clamp(0.0, 1.0) * 255.0).round() / 255.0)


def _blur(planes: Tensor, sigma: Tensor) -> Tensor:
    """Gaussian blur of (N, C, H, W) with one sigma (pixels) per photo, (N, 1, 1, 1)."""
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
