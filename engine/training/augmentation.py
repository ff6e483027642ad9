"""Changes to batches of pairs that make few photos many.

Every function takes ``(noisy, truth)``, both (N, C, S, S), RGB in [0, 1], on any device, and an explicit generator,
from which all that is random is drawn, for each pair of the batch by itself; it gives tensors of the same shapes.
A pair's partner is the one before it in the batch. Where an option of the 2020 project is meant, its defaults are
kept: probability 0.2, boxes of 20 to 50 % of a side.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from engine.training.config import Augmentation

Pair = tuple[Tensor, Tensor]

PROBABILITY = 0.2
_BOX = (0.2, 0.5)
_DARKEST = 0.5


@dataclass(frozen=True, slots=True)
class Augmenter:
    """All augmentations that are chosen, one after the other. Only what is chosen draws from the generator."""

    chosen: Augmentation

    def __call__(self, noisy: Tensor, truth: Tensor, generator: torch.Generator) -> Pair:
        if self.chosen.flips:
            noisy, truth = flipped(noisy, truth, generator)
        if self.chosen.turns:
            noisy, truth = turned(noisy, truth, generator)
        for change, probability in (
            (brightness, self.chosen.brightness),
            (mixup, self.chosen.mixup),
            (cutmix, self.chosen.cutmix),
            (cutout, self.chosen.cutout),
        ):
            if probability > 0.0:
                noisy, truth = change(noisy, truth, generator, probability)
        return noisy, truth


def flipped(noisy: Tensor, truth: Tensor, generator: torch.Generator) -> Pair:
    """Each pair mirrored left to right, and upside down, half of the time."""
    across, down = (_chosen(noisy, 0.5, generator) for _ in range(2))

    def flip(photos: Tensor) -> Tensor:
        photos = torch.where(across, photos.flip(3), photos)
        return torch.where(down, photos.flip(2), photos)

    return flip(noisy), flip(truth)


def turned(noisy: Tensor, truth: Tensor, generator: torch.Generator) -> Pair:
    """Each pair turned by none to three quarters."""
    once, twice = (_chosen(noisy, 0.5, generator) for _ in range(2))

    def turn(photos: Tensor) -> Tensor:
        photos = torch.where(once, torch.rot90(photos, 1, (2, 3)), photos)
        return torch.where(twice, torch.rot90(photos, 2, (2, 3)), photos)

    return turn(noisy), turn(truth)


def mixup(noisy: Tensor, truth: Tensor, generator: torch.Generator, probability: float = PROBABILITY) -> Pair:
    """A mean of a pair and its partner with a uniform share (H. Zhang et al.: mixup. ICLR 2018)."""
    shares = _chosen(noisy, probability, generator) * _uniform(noisy, 0.0, 1.0, generator)
    return torch.lerp(noisy, noisy.roll(1, 0), shares), torch.lerp(truth, truth.roll(1, 0), shares)


def cutmix(noisy: Tensor, truth: Tensor, generator: torch.Generator, probability: float = PROBABILITY) -> Pair:
    """A box of the partner in the same place of the pair (S. Yun et al.: CutMix. ICCV 2019)."""
    box = _boxes(noisy, generator) & _chosen(noisy, probability, generator)
    return torch.where(box, noisy.roll(1, 0), noisy), torch.where(box, truth.roll(1, 0), truth)


def cutout(noisy: Tensor, truth: Tensor, generator: torch.Generator, probability: float = PROBABILITY) -> Pair:
    """A black box in both halves of the pair (T. DeVries, G. W. Taylor: Improved regularization with Cutout. 2017).

    The truth is blackened too, as in the 2020 project: a denoiser is not to invent what it cannot see.
    """
    box = _boxes(noisy, generator) & _chosen(noisy, probability, generator)
    return noisy.masked_fill(box, 0.0), truth.masked_fill(box, 0.0)


def brightness(noisy: Tensor, truth: Tensor, generator: torch.Generator, probability: float = PROBABILITY) -> Pair:
    """Both halves times a common factor of 0.5 to 1; brighter ones would leave the range."""
    darker = _uniform(noisy, _DARKEST, 1.0, generator)
    factors = torch.where(_chosen(noisy, probability, generator), darker, torch.ones_like(darker))
    return noisy * factors, truth * factors


def _chosen(photos: Tensor, probability: float, generator: torch.Generator) -> Tensor:
    """(N, 1, 1, 1) bool, true with that probability."""
    return _uniform(photos, 0.0, 1.0, generator) < probability


def _uniform(photos: Tensor, low: float, high: float, generator: torch.Generator) -> Tensor:
    """(N, 1, 1, 1) in [low, high), drawn on the generator's device, so that the photos' device makes no difference."""
    drawn = torch.rand((len(photos), 1, 1, 1), generator=generator, device=generator.device)
    return (low + (high - low) * drawn).to(photos.device, photos.dtype)


def _boxes(photos: Tensor, generator: torch.Generator) -> Tensor:
    """(N, 1, H, W) bool: one box in each photo, wholly inside, with the photo's proportions."""
    ratio = _uniform(photos, *_BOX, generator)
    return _span(photos, 2, ratio, generator) & _span(photos, 3, ratio, generator)


def _span(photos: Tensor, axis: int, ratio: Tensor, generator: torch.Generator) -> Tensor:
    """True for the pixels along an axis that lie within a span of ``ratio`` of its length, anywhere."""
    length = photos.shape[axis]
    extent = (ratio * length).floor()
    start = (_uniform(photos, 0.0, 1.0, generator) * (length - extent + 1)).floor()
    places = torch.arange(length, device=photos.device).reshape([-1 if n == axis else 1 for n in range(4)])
    return (places >= start) & (places < start + extent)
