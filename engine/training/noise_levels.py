"""What a network that takes a noise level is told while it learns: nearly how noisy each patch is."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor

from engine.models.noise_estimator import BLOCK, shipped_estimator

Levels = Callable[[Tensor, Tensor, torch.Generator], Tensor]
"""Tells the level of each patch, (N, 1, 1, 1), of ``(noisy, target, generator)``."""

_CELL = 4
"""Side of the means that the noise is judged by, in pixels; see :mod:`engine.models.noise_estimator`."""


@dataclass(frozen=True, slots=True)
class NoiseLevels:
    """The noise of patches in terms of white noise, from their ground truth.

    It is the standard deviation of white noise of which means of 4 x 4 pixels keep as much: for white noise its own,
    for smooth noise more.

    Attributes:
        of_bursts: the targets are noisy photos as well, whose noise is as strong and independent.
        unsure: the level is told up to this share of it too high or too low, for later it will be an estimate, too.
        blur: the standard deviation of what is added to it besides, never below 0, in the range of the patches:
            estimates see some noise in any texture.
        guessed: share of the patches that are told what the program would estimate instead; those smaller than what it
            looks at never are.
    """

    of_bursts: bool = False
    unsure: float = 0.1
    blur: float = 0.0
    guessed: float = 0.0

    def __call__(self, noisy: Tensor, target: Tensor, generator: torch.Generator) -> Tensor:
        """The levels of a batch that is varied already: mixed noise has the level of the mixture.

        Args:
            noisy, target: (N, 3, H, W) in [0, 1].
            generator: of the error that is made on purpose; on the device of the patches.

        Returns:
            (N, 1, 1, 1), in the same range; mean over the channels.
        """
        sigma = _deviations(noisy, target).mean(dim=1, keepdim=True)
        drawn = torch.rand(sigma.shape, generator=generator, device=generator.device)
        factors = 1.0 + self.unsure * (2.0 * drawn.to(sigma.device) - 1.0)
        told = sigma * factors / (math.sqrt(2.0) if self.of_bursts else 1.0)
        if self.blur:
            added = torch.randn(sigma.shape, generator=generator, device=generator.device).to(sigma.device)
            told = (told + self.blur * added).clamp(min=0.0)
        if self.guessed and min(noisy.shape[2:]) >= BLOCK:
            guessed = torch.rand(sigma.shape, generator=generator, device=generator.device) < self.guessed
            told = torch.where(guessed.to(sigma.device), estimated(noisy, target, generator), told)
        return told


def estimated(noisy: Tensor, _target: Tensor, _generator: torch.Generator) -> Tensor:
    """The levels of patches without a ground truth, (N, 1, 1, 1): as the program will estimate them of whole photos."""
    down, across = (math.ceil(BLOCK / side) for side in noisy.shape[2:])  # small patches are laid beside each other
    return shipped_estimator(str(noisy.device)).levels(noisy.repeat(1, 1, down, across))


def _deviations(noisy: Tensor, target: Tensor) -> Tensor:
    """Of each channel, (N, C, 1, 1). Pixels that are black in both, cut out or cut off, say nothing of noise."""
    counted = ((noisy != 0.0) | (target != 0.0)).any(dim=1, keepdim=True)
    count = counted.sum(dim=(2, 3), keepdim=True).clamp(min=1)
    difference = (noisy - target) * counted
    mean = difference.sum(dim=(2, 3), keepdim=True) / count
    cells = F.avg_pool2d((difference - mean) * counted, _CELL)
    return (cells.square().sum(dim=(2, 3), keepdim=True) * _CELL**4 / count).sqrt()
