"""Real noise beside noise that was made alike, by eye and by figures."""

from dataclasses import astuple, replace

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor

from engine.degradation.flat_areas import BLOCK, FlatAreas, blocks_at, located, smoothed
from engine.degradation.matching import likely, strength_in
from engine.degradation.sampling import Generator
from engine.degradation.shaped import ShapedNoise, add_shaped_noise
from engine.degradation.statistics import NoiseStatistics, measure

_MOST_BLOCKS = 256
_BLUR, _PASSES = 15, 3


def figures(photo: Tensor, noise: ShapedNoise, generator: Generator) -> tuple[NoiseStatistics, NoiseStatistics] | None:
    """Statistics of a photo's noise, and of noise made on the same blocks without it, both measured alike.

    The blocks are the photo's flat ones; what differs from a plane counts as noise, in real ones and in made ones.

    Args:
        photo: (3, H, W) in [0, 1].
        noise: estimated from it and others; it is made as strong as in this photo.
        generator: random state on the device of ``photo``.

    Returns:
        ``(real, made)``; None where no part of the photo is flat.
    """
    areas, corners = located(photo)
    if not len(corners):
        return None
    chosen = corners[likely(areas, noise)]
    real = blocks_at(photo, chosen[:: len(chosen) // _MOST_BLOCKS + 1])
    made, _ = add_shaped_noise(smoothed(real).clamp(0.0, 1.0), as_in(areas, noise), generator)
    return measure(real, smoothed(real)), measure(made, smoothed(made))


def mean(many: list[NoiseStatistics]) -> NoiseStatistics:
    """Of several photos, each counting alike."""
    return NoiseStatistics(*(sum(values) / len(many) for values in zip(*map(astuple, many), strict=True)))


def side_by_side(photo: Tensor, noise: ShapedNoise, side: int, generator: Generator) -> tuple[Tensor, Tensor]:
    """The part of a photo where its noise is seen best, and the same without detail but with made noise.

    Args:
        photo: (3, H, W) in [0, 1].
        noise: it is made as strong as in this photo.
        side: of the part in pixels, as far as the photo reaches.
        generator: random state on the device of ``photo``.

    Returns:
        ``(real, made)``, (3, h, w) in [0, 1].
    """
    areas, corners = located(photo)
    seen = likely(areas, noise) if len(corners) else torch.zeros(0, dtype=torch.bool)
    rows, columns = _flattest(photo, areas.variance[seen, 0], corners[seen], side)
    real = photo[:, rows, columns]
    own = as_in(areas, noise) if len(corners) else noise
    made, _ = add_shaped_noise(_blurred(real[None]), own, generator)
    return real, made[0]


def as_in(areas: FlatAreas, noise: ShapedNoise) -> ShapedNoise:
    """The noise as strong as in one photo, by its flat blocks, of which there must be one at least."""
    strength = strength_in(areas, noise)
    return replace(noise, strength=(strength, strength))


def _flattest(photo: Tensor, variance: Tensor, corners: Tensor, side: int) -> tuple[slice, slice]:
    """The part around the flat block that has most others near, noisy ones counting more; else the middle."""
    height, width = photo.shape[-2:]
    middle = ((height - BLOCK) / 2, (width - BLOCK) / 2)
    if len(corners):
        places = corners.float()
        near = torch.cdist(places, places, p=torch.inf) <= side / 2
        best = int((near.float() @ variance.clamp(min=0.0).sqrt()).argmax())
        middle = (float(places[best, 0]), float(places[best, 1]))
    return _span(height, middle[0] + BLOCK / 2, side), _span(width, middle[1] + BLOCK / 2, side)


def _span(length: int, centre: float, side: int) -> slice:
    begin = max(0, min(int(centre - side / 2), length - side))
    return slice(begin, min(begin + side, length))


def _blurred(photos: Tensor) -> Tensor:
    """Three box filters one after the other, nearly a Gaussian; the border is repeated."""
    for _ in range(_PASSES):
        photos = F.avg_pool2d(F.pad(photos, (_BLUR // 2,) * 4, mode="replicate"), _BLUR, 1)
    return photos
