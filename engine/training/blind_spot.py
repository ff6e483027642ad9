"""Learning from noisy photos alone, whose noise hangs together from pixel to pixel, as that of developed photos does.

W. Lee, S. Son, K. M. Lee: AP-BSN: Self-supervised denoising for real-world images via asymmetric PD and blind-spot
network. CVPR 2022. Pixels that lie five apart share no noise: a photo is taken apart into 25 small ones, on which a
network learns to tell every pixel from those around it. Its answers on the photo taken apart into only four, whose
structure is finer, are what the trained network learns, once they are weighed against the photo itself
(:mod:`engine.training.posterior`). So the model is an ordinary one; the paper's refinement of single answers (R3) is
left to this second network, which averages over all it has seen.
"""

from collections.abc import Iterable

import torch
from torch import Tensor, nn

from engine.degradation import flat_areas
from engine.training.batches import Batch
from engine.training.loss import Loss
from engine.training.posterior import weighed

LEARNING, ANSWERING = 5, 2
"""So many pixels apart are those of one small photo: while the teacher learns, and when it answers."""

SMALLEST_PATCH = 40

TEACHER_ALONE = 0.3
"""Share of a run in which nobody learns from the teacher yet, who knows nothing."""

HANGS_TOGETHER = 0.15
"""Correlation of neighbours above which noise counts as such that hangs together. White noise of sigma 10 to 50 on real
photos shows 0.03 to 0.07; photos of PolyU, SIDD and the recipes for cameras 0.25 to 0.43."""

_LEAST_TEXTURED = 0.2

_WIDTH, _LAYERS = 32, 3


class BlindSpotNetwork(nn.Module):
    """Tells each pixel from its surroundings, never from itself: (N, 3, H, W) to the same shape.

    Two branches begin with a convolution whose middle is missing; what follows looks only at pixels two (three) apart,
    so that no sum of its steps leads back to the missing one (X. Wu et al.: Unpaired learning of deep image denoising.
    ECCV 2020).
    """

    def __init__(self, width: int = _WIDTH, layers: int = _LAYERS) -> None:
        super().__init__()
        self.head = nn.Sequential(nn.Conv2d(3, width, 1), nn.ReLU())
        self.branches = nn.ModuleList(_branch(width, layers, dilation) for dilation in (2, 3))
        self.tail = nn.Sequential(nn.Conv2d(2 * width, width, 1), nn.ReLU(), nn.Conv2d(width, 3, 1))

    def forward(self, photos: Tensor) -> Tensor:
        maps = self.head(photos)
        answer: Tensor = self.tail(torch.cat([branch(maps) for branch in self.branches], dim=1))
        return answer


class BlindSpot:
    """The teacher learns from photos taken apart, the network from the teacher, both at every step.

    Args:
        teacher: a :class:`BlindSpotNetwork`, as its learner calls it.
        loss: between the network's answer and the teacher's; None while the teacher learns alone.
    """

    def __init__(self, teacher: nn.Module, loss: Loss | None) -> None:
        self._teacher, self._loss = teacher, loss

    def __call__(self, network: nn.Module, batch: Batch) -> Tensor:
        small = apart(batch.noisy, LEARNING)
        learned: Tensor = (self._teacher(small).float() - small).abs().mean()
        if self._loss is None:
            return learned
        with torch.no_grad():
            answer = together(self._teacher(apart(batch.noisy, ANSWERING)).float(), ANSWERING)
            target = weighed(batch.noisy, answer).clamp(0.0, 1.0)
        return learned + self._loss(network(*batch.inputs), target)


def apart(photos: Tensor, stride: int) -> Tensor:
    """(N, C, H, W) as (stride² N, C, H / stride, W / stride): pixels ``stride`` apart; what is over is cut off."""
    count, channels = photos.shape[:2]
    cells = nn.functional.pixel_unshuffle(_multiple(photos, stride), stride)
    height, width = cells.shape[2:]
    cells = cells.view(count, channels, stride**2, height, width).transpose(1, 2)
    return cells.reshape(-1, channels, height, width).contiguous(memory_format=torch.channels_last)


def together(small: Tensor, stride: int) -> Tensor:
    """The other way round."""
    channels, height, width = small.shape[1:]
    cells = small.reshape(-1, stride**2, channels, height, width).transpose(1, 2)
    photos: Tensor = nn.functional.pixel_shuffle(cells.reshape(-1, channels * stride**2, height, width), stride)
    return photos


def correlation_of_neighbours(photos: Iterable[Tensor]) -> float | None:
    """Of the noise in the flat parts of photos (3, H, W) in [0, 1]; None where there are no such parts.

    Texture that is left in them hangs together, too: the fifth of them that does so least tells.
    """
    areas = [found for found in map(flat_areas.find, photos) if len(found.brightness)]
    if not areas:
        return None
    luma, middle = torch.cat([found.covariance for found in areas])[:, 0], flat_areas.REACH
    beside = (luma[:, middle, middle + 1] + luma[:, middle + 1, middle]) / 2
    return float((beside / luma[:, middle, middle].clamp(min=1e-6)).quantile(_LEAST_TEXTURED))


def _multiple(photos: Tensor, stride: int) -> Tensor:
    height, width = (side // stride * stride for side in photos.shape[2:])
    return photos[..., :height, :width]


class _Ring(nn.Conv2d):
    """A convolution that does not see the pixel in its middle."""

    seen: Tensor

    def __init__(self, width: int, side: int) -> None:
        super().__init__(width, width, side, padding=side // 2)
        seen = torch.ones(side, side)
        seen[side // 2, side // 2] = 0.0
        self.register_buffer("seen", seen, persistent=False)

    def forward(self, maps: Tensor) -> Tensor:
        return nn.functional.conv2d(maps, self.weight * self.seen, self.bias, padding=self.padding)


class _Step(nn.Module):
    """A residual step that looks ``dilation`` pixels around."""

    def __init__(self, width: int, dilation: int) -> None:
        super().__init__()
        self.around = nn.Conv2d(width, width, 3, padding=dilation, dilation=dilation)
        self.within = nn.Conv2d(width, width, 1)

    def forward(self, maps: Tensor) -> Tensor:
        answer: Tensor = maps + self.within(nn.functional.relu(self.around(maps)))
        return answer


def _branch(width: int, layers: int, dilation: int) -> nn.Sequential:
    steps = [_Step(width, dilation) for _ in range(layers)]
    return nn.Sequential(_Ring(width, 2 * dilation - 1), nn.ReLU(), nn.Conv2d(width, width, 1), nn.ReLU(), *steps)
