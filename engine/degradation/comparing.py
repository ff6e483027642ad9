"""Real noise beside noise that was made alike, by eye and by figures."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from itertools import product

import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor

from engine.degradation.flat_areas import blocks_at, located, smoothed
from engine.degradation.matching import likely, strength_in
from engine.degradation.sampling import Generator
from engine.degradation.shaped import ShapedNoise, add_shaped_noise
from engine.degradation.statistics import NoiseStatistics, measure

_MOST_BLOCKS = 256
_BLUR, _PASSES = 15, 3
_CELL, _LITTLE = 16, 0.005


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """A photo's noise, and noise made as strong.

    Attributes:
        real, made: a part of the photo, and the same without detail but with made noise, (3, h, w) in [0, 1].
        of_real, of_made: statistics of the noise in the photo's flat blocks, and of noise made on the same blocks
            without it; what differs from a plane counts as noise in both.
        clearness: the larger, the better noise is told from other things in the part.
    """

    real: Tensor
    made: Tensor
    of_real: NoiseStatistics
    of_made: NoiseStatistics
    clearness: float


def compared(photo: Tensor, noise: ShapedNoise, side: int, generator: Generator) -> Comparison | None:
    """Hold a photo's noise against made noise.

    Args:
        photo: (3, H, W) in [0, 1].
        noise: estimated from it and others.
        side: of the part to show in pixels, as far as the photo reaches.
        generator: random state on the device of ``photo``.

    Returns:
        None where no block of the photo is flat.
    """
    areas, corners = located(photo)
    if not len(corners):
        return None
    strength = strength_in(areas, noise)
    own = replace(noise, strength=(strength, strength))
    chosen = corners[likely(areas, noise)]
    blocks = blocks_at(photo, chosen[:: len(chosen) // _MOST_BLOCKS + 1])
    remade, _ = add_shaped_noise(smoothed(blocks).clamp(0.0, 1.0), own, generator)
    of_real, of_made = measure(blocks, smoothed(blocks)), measure(remade, smoothed(remade))
    real = _flattest(photo, side)
    made, _ = add_shaped_noise(_blurred(real[None]), own, generator)
    return Comparison(real, made[0], of_real, of_made, of_real.sigma / _structure(real))


def mean(many: Sequence[NoiseStatistics]) -> NoiseStatistics:
    """Of several photos, each counting alike."""
    return NoiseStatistics(*(sum(values) / len(many) for values in zip(*map(astuple, many), strict=True)))


def _flattest(photo: Tensor, side: int) -> Tensor:
    """Of parts spread over a photo, the one with the least structure and enough light."""
    height, width = photo.shape[-2:]
    places = product(_starts(height, side), _starts(width, side))
    return min((photo[:, top : top + side, left : left + side] for top, left in places), key=_structure)


def _starts(length: int, side: int) -> list[int]:
    last = max(length - side, 0)
    return [*range(0, last, max(side // 4, 1)), last]


def _structure(part: Tensor) -> float:
    """How much the means of cells differ, and more where noise is cut off near black or white."""
    luma = part.mean(dim=0, keepdim=True)
    cells = F.avg_pool2d(luma, min(_CELL, *luma.shape[-2:]))
    brightness = float(cells.mean().clamp(0.01, 0.99))
    return (float(cells.std(correction=0)) + _LITTLE) / (brightness * (1.0 - brightness))


def _blurred(photos: Tensor) -> Tensor:
    """Three box filters one after the other, nearly a Gaussian; the border is repeated."""
    for _ in range(_PASSES):
        photos = F.avg_pool2d(F.pad(photos, (_BLUR // 2,) * 4, mode="replicate"), _BLUR, 1)
    return photos
