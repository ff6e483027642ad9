"""Named ways to make clean photos noisy, in pairs for training.

A recipe is plain data: kinds of noise with the ranges their parameters are drawn from, each with its share of the
photos. :func:`apply` makes the pairs, batched, on the device of the clean photos; every photo gets its own draw.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor

from engine.degradation.camera import Sensor, photograph
from engine.degradation.jpeg import Jpeg, save
from engine.degradation.reduction import Reduction, enlarged, reduced, shrunk
from engine.degradation.sampling import Generator, Range, normal, slices, uniform
from engine.degradation.shaped import ShapedNoise, add_shaped_noise

Pair = tuple[Tensor, Tensor]

_SMALLEST_SIDE = 16


@dataclass(frozen=True, slots=True)
class CameraNoise:
    """Noise of a sensor, and what becomes of it on its way into a file.

    Attributes:
        sensor: the camera.
        jpeg: the file.
        reduction: its noise reduction, none if None.
        resized: share of the photos that are made smaller afterwards.
        resizing: how many times larger those were before, uniform, one draw per batch.
    """

    sensor: Sensor
    jpeg: Jpeg
    reduction: Reduction | None = None
    resized: float = 0.0
    resizing: Range = (1.2, 2.0)


@dataclass(frozen=True, slots=True)
class GaussianNoise:
    """White Gaussian noise.

    Attributes:
        sigma: range of its standard deviation in levels of 255, uniform; (0, 0) leaves photos as they are.
        jpeg: the file; None keeps the sum as it is, neither clipped nor rounded, as the literature measures.
    """

    sigma: Range = (0.0, 50.0)
    jpeg: Jpeg | None = None


Noise = CameraNoise | GaussianNoise | ShapedNoise


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of noise and its weight among the parts of a recipe."""

    noise: Noise
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """A named degradation and what it stands for."""

    name: str
    purpose: str
    parts: tuple[Part, ...]


def apply(recipe: Recipe, clean: Tensor, generator: Generator) -> tuple[Tensor, Tensor, Tensor]:
    """Noisy photos of clean ones.

    Args:
        recipe: what is done to them; its parts take consecutive photos of the batch.
        clean: RGB, float32, [0, 1], (N, 3, H, W), any size.
        generator: random state on the device of ``clean``; nothing else is random.

    Returns:
        ``(noisy, truth, sigma)``. The truth may be darker than the clean photo, for noise and exposure go together;
        it is in [0, 1], and so is ``noisy`` but for Gaussian noise without a file. ``sigma`` (N, 1, 1, 1) is the
        noise that each photo really got, the root mean square of noisy - truth, in the range of the photos.
    """
    height, width = clean.shape[-2:]
    padded = _padded(clean)
    parts = slices(clean.shape[0], [part.share for part in recipe.parts], generator)
    pairs = [
        _pair(part.noise, padded[chosen], generator)
        for part, chosen in zip(recipe.parts, parts, strict=True)
        if chosen.stop > chosen.start
    ]
    noisy, truth = (torch.cat(side)[..., :height, :width] for side in zip(*pairs, strict=True))
    return noisy, truth, (noisy - truth).square().mean(dim=(1, 2, 3), keepdim=True).sqrt()


def mixed(clean: Tensor, generator: Generator) -> Pair:
    """``(noisy, truth)`` by the recipe of that name."""
    noisy, truth, _ = apply(RECIPES["mixed"], clean, generator)
    return noisy, truth


def _pair(noise: Noise, clean: Tensor, generator: Generator) -> Pair:
    match noise:
        case CameraNoise():
            return _from_a_camera(noise, clean, generator)
        case GaussianNoise():
            return _with_gaussian_noise(noise, clean, generator)
        case ShapedNoise():
            return add_shaped_noise(clean, noise, generator)


def _from_a_camera(noise: CameraNoise, clean: Tensor, generator: Generator) -> Pair:
    whole, resized = slices(clean.shape[0], (1.0 - noise.resized, noise.resized), generator)
    pairs = [_developed(noise, clean[whole], generator)] if whole.stop > whole.start else []
    if resized.stop > resized.start:
        pairs.append(_resized(noise, clean[resized], generator))
    noisy, truth = (torch.cat(side) for side in zip(*pairs, strict=True))
    return save(noisy, noise.jpeg, generator), truth


def _developed(noise: CameraNoise, clean: Tensor, generator: Generator) -> Pair:
    noisy, truth = photograph(clean, noise.sensor, generator)
    return (noisy if noise.reduction is None else reduced(noisy, truth, noise.reduction, generator)), truth


def _resized(noise: CameraNoise, clean: Tensor, generator: Generator) -> Pair:
    """Taken larger and made smaller, noise and truth alike."""
    factor = float(uniform(clean[:1], noise.resizing, generator))
    noisy, truth = _developed(noise, enlarged(clean, factor), generator)
    size = (clean.shape[-2], clean.shape[-1])
    return shrunk(noisy, size), shrunk(truth, size)


def _with_gaussian_noise(noise: GaussianNoise, clean: Tensor, generator: Generator) -> Pair:
    noisy = clean + uniform(clean, noise.sigma, generator) / 255.0 * normal(clean, generator)
    return (noisy if noise.jpeg is None else save(noisy, noise.jpeg, generator)), clean


def _padded(photos: Tensor) -> Tensor:
    """Photos with even sides that no filter here exceeds; their border is repeated."""
    height, width = (max(_SMALLEST_SIDE, side + side % 2) for side in photos.shape[-2:])
    missing = (0, width - photos.shape[-1], 0, height - photos.shape[-2])
    return F.pad(photos, missing, mode="replicate") if any(missing) else photos


# Most cameras develop with gradient correction or something smarter; the edge-directed way stands for the latter.
_DEMOSAICKERS = (("gradient-corrected", 0.8), ("edge-directed", 0.15), ("bilinear", 0.05))

_PHONE = CameraNoise(Sensor(contrast=(1.0, 1.6), demosaickers=_DEMOSAICKERS), Jpeg(share=0.25, quality=(80.0, 98.0)))
_CAMERA = CameraNoise(
    Sensor(
        shot=(2e-4, 6e-3),
        exposure=(0.5, 1.0),
        matrix_strength=(0.2, 0.8),
        contrast=(1.0, 1.6),
        black_clip=0.3,
        demosaickers=_DEMOSAICKERS,
    ),
    Jpeg(share=0.9, quality=(70.0, 98.0)),
    Reduction(),
    resized=0.15,
)
_PASSED_ON = replace(_CAMERA, resized=0.5, jpeg=Jpeg(quality=(30.0, 85.0), subsampling=(0.15, 0.1, 0.75)))
_GAUSSIAN = GaussianNoise()
_UNTOUCHED = GaussianNoise((0.0, 0.0), Jpeg(share=0.5, quality=(90.0, 99.0)))


def _named(recipes: Sequence[Recipe]) -> Mapping[str, Recipe]:
    return MappingProxyType({recipe.name: recipe for recipe in recipes})


RECIPES: Mapping[str, Recipe] = _named(
    (
        Recipe("phone", "smartphone photos in little light", (Part(_PHONE),)),
        Recipe("camera-jpeg", "JPEGs straight from a camera", (Part(_CAMERA, 6.0), Part(_PASSED_ON))),
        Recipe("gaussian", "the literature's additive white Gaussian noise", (Part(_GAUSSIAN),)),
        Recipe(
            "mixed",
            "all of them, the default",
            (Part(_PHONE, 9.0), Part(_CAMERA, 2.5), Part(_PASSED_ON, 0.5), Part(_GAUSSIAN, 3.0), Part(_UNTOUCHED)),
        ),
    )
)
