"""What the shipped models learn from: made noise on clean photos, and real pairs with their noise made stronger."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from PIL import Image
from torch import Tensor

from engine.degradation.recipes import RECIPES, GaussianNoise, Pair, Part, Recipe, apply
from engine.degradation.sampling import Generator, chance, log_uniform, uniform
from engine.training.noise_levels import NoiseLevels

PATCH = 128
MARGIN = 8

_AMPLIFIED = (0.6, 3.5)
_RESIZED = (0.7, 1.6)
_VARIED = 0.8
_CURVE = (0.6, 1.6)
_SATURATION = (0.4, 1.4)
_phone, _camera, _passed_on, _, _untouched = (part.noise for part in RECIPES["mixed"].parts)

SHIPPED = Recipe(
    "shipped",
    "what the shipped models learn from beside real pairs and white noise",
    (Part(_phone, 4.0), Part(_camera, 2.0), Part(_passed_on, 0.5), Part(_untouched, 0.5)),
)
WHITE = Recipe(
    "white",
    "white noise, more often of the strengths that photos have",
    (Part(GaussianNoise((0.0, 55.0))), Part(GaussianNoise((8.0, 30.0)))),
)

_WHITE_LEVEL = NoiseLevels(unsure=0.05, blur=0.6 / 255.0, guessed=0.4)
_OTHER_LEVEL = NoiseLevels(unsure=0.5, blur=1.0 / 255.0, guessed=0.7)
"""White noise is judged well from a whole photo. What cameras make of theirs is not, and it differs from place to
place: of it a network is told roughly, and has to look for itself. The rest is told what the program estimates."""


class Batch(NamedTuple):
    """What one step learns from.

    Attributes:
        noisy, truth: (N, 3, side, side).
        level: (N, 1, 1, 1), nearly how noisy each patch is, in the same range; see
            :class:`engine.training.noise_levels.NoiseLevels`.
    """

    noisy: Tensor
    truth: Tensor
    level: Tensor


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos in memory, uint8 (C, H, W); pairs have six channels, noisy first."""

    stack: list[Tensor]
    weights: Tensor

    @property
    def shortest_side(self) -> int:
        """Of all photos, in pixels."""
        return min(min(photo.shape[1:]) for photo in self.stack)

    def patches(self, count: int, side: int, generator: Generator) -> Tensor:
        """Random crops with random flips and turns, (count, C, side, side) float32 in [0, 1]."""
        chosen = torch.multinomial(self.weights, count, replacement=True, generator=generator)
        return torch.stack([self._patch(self.stack[int(index)], side, generator) for index in chosen])

    def _patch(self, photo: Tensor, side: int, generator: Generator) -> Tensor:
        top, left = (int(torch.randint(0, size - side + 1, (1,), generator=generator)) for size in photo.shape[1:])
        patch = photo[:, top : top + side, left : left + side]
        turns, flip = (int(torch.randint(0, n, (1,), generator=generator)) for n in (4, 2))
        patch = torch.rot90(patch, turns, (1, 2))
        return (patch.flip(2) if flip else patch).float() / 255.0


@dataclass(frozen=True, slots=True)
class Shares:
    """How many patches of a batch are what.

    Attributes:
        made: clean photos with the made noise of cameras, by the recipe; some as they are.
        white: clean photos with white noise.
        real: real pairs as they are.
        amplified: real pairs whose noise is multiplied by 0.6 to 3.5: other exposures of the same cameras. Half of
            the batches have them resized by 1/1.6 to 1/0.7 before: finer and coarser grain than the cameras'. Most of
            the pairs get another tone curve, saturation and order of colours: other cameras, and other scenes.
        transplanted: clean photos with the noise of two such pairs.
    """

    made: int = 4
    white: int = 10
    real: int = 1
    amplified: int = 1
    transplanted: int = 3

    @property
    def all(self) -> int:
        """Patches of a batch."""
        return self.made + self.white + self.real + self.amplified + self.transplanted


def files_of(folders: Sequence[Path]) -> list[Path]:
    """All files, folder by folder and by name."""
    return [path for folder in folders for path in sorted(folder.iterdir())]


def read_photos(files: Sequence[Path], scales: Sequence[float] = (1.0, 0.7, 0.5), side: int = PATCH) -> Photos:
    """Photos at several sizes: smaller ones have less noise and JPEG traces of their own, but are drawn less often, for
    most photos are seen as they are. Very large ones are halved before; what is then too small for a patch is left out.

    Args:
        files: photos of any kind that Pillow reads.
        scales: the sizes, as shares of each side.
        side: of the largest patches that will be drawn, in pixels.
    """
    stack, weights = [], []
    for path in files:
        with Image.open(path) as photo:
            rgb = photo.convert("RGB")
        longest = 0.5 if rgb.width * rgb.height > 4_000_000 else 1.0
        for scale in scales:
            size = (round(rgb.width * scale * longest), round(rgb.height * scale * longest))
            if min(size) >= side + 2 * MARGIN:
                stack.append(_as_tensor(rgb.resize(size, Image.Resampling.LANCZOS)))
                weights.append(_weight(stack[-1]) * scale)
    return Photos(stack, torch.tensor(weights))


def read_pairs(noisy: Path, truth: Path) -> Photos:
    """Pairs from two folders, matched by their order."""
    pairs = []
    for first, second in zip(sorted(noisy.iterdir()), sorted(truth.iterdir()), strict=True):
        with Image.open(first) as a, Image.open(second) as b:
            pairs.append(torch.cat((_as_tensor(a.convert("RGB")), _as_tensor(b.convert("RGB")))))
    return Photos(pairs, torch.tensor([_weight(pair) for pair in pairs]))


def batches(clean: Photos, pairs: Photos, shares: Shares, generator: Generator, side: int = PATCH) -> Iterator[Batch]:
    """Endless batches of :attr:`Shares.all` patches, ``side`` pixels wide and high."""
    for white, others in examples(clean, pairs, shares, generator, side):
        levels = [_WHITE_LEVEL(*pair, generator) for pair in white]
        levels += [_OTHER_LEVEL(*pair, generator) for pair in others]
        noisy, truth = (torch.cat(patches) for patches in zip(*white, *others, strict=True))
        yield Batch(noisy, truth, torch.cat(levels))


def examples(
    clean: Photos, pairs: Photos, shares: Shares, generator: Generator, side: int = PATCH
) -> Iterator[tuple[Sequence[Pair], Sequence[Pair]]]:
    """Endless ``(white, others)``: pairs of noisy patches and their truth, (n, 3, side, side) each, by their kind."""
    while True:
        white = [_made(WHITE, clean, shares.white, side, generator)] if shares.white else []
        others = [_made(SHIPPED, clean, shares.made, side, generator)] if shares.made else []
        yield white, [*others, *_real(clean, pairs, shares, side, generator)]


def _made(recipe: Recipe, clean: Photos, count: int, side: int, generator: Generator) -> Pair:
    noisy, truth, _ = apply(recipe, clean.patches(count, side + 2 * MARGIN, generator), generator)
    return _cropped(noisy, truth, side, generator)


def _real(clean: Photos, pairs: Photos, shares: Shares, side: int, generator: Generator) -> Iterator[Pair]:
    if shares.real:
        noisy, truth = pairs.patches(shares.real, side, generator).chunk(2, dim=1)
        yield noisy, truth
    strong = shares.amplified + shares.transplanted
    if strong:
        noisy, truth = _varied(_resized(pairs, strong, side, generator), generator).chunk(2, dim=1)
        other = clean.patches(shares.transplanted, side, generator) if shares.transplanted else truth[:0]
        real = noisy - truth
        noise = torch.cat((real[: shares.amplified], _mingled(real[shares.amplified :], generator))) * log_uniform(
            truth, _AMPLIFIED, generator
        )
        ground = torch.cat((truth[: shares.amplified], other))
        yield ((ground + noise).clamp(0.0, 1.0) * 255.0).round() / 255.0, ground


def _varied(pairs: Tensor, generator: Generator) -> Tensor:
    """Pairs (N, 6, H, W), noisy first; most with another tone curve, saturation and order of the colours, both alike.

    A few scenes of a few cameras are soon known by heart: what a network has learned of them then helps no other photo.
    """
    photos = pairs.view(-1, 2, 3, *pairs.shape[2:])
    orders = torch.rand(len(pairs), 3, generator=generator).argsort(dim=1)
    turned = photos.gather(2, orders.view(-1, 1, 3, 1, 1).expand_as(photos))
    grey = turned.mean(dim=2, keepdim=True)
    saturation = uniform(pairs, _SATURATION, generator).unsqueeze(1)
    curve = log_uniform(pairs, _CURVE, generator).unsqueeze(1)
    varied = (grey + saturation * (turned - grey)).clamp(0.0, 1.0) ** curve
    chosen = chance(pairs, _VARIED, generator).view(-1, 1, 1, 1, 1)
    return torch.where(chosen, varied, photos).flatten(1, 2)


def _mingled(noise: Tensor, generator: Generator) -> Tensor:
    """Noise of every patch and of its neighbour in the batch in any proportion, as strong as before."""
    angle = uniform(noise, (0.0, math.pi / 2), generator)
    return noise * angle.cos() + noise.roll(1, dims=0) * angle.sin()


def _resized(pairs: Photos, count: int, side: int, generator: Generator) -> Tensor:
    """Patches of pairs; in one batch of two as they look when the photos are made smaller or larger."""
    draw, factor = torch.rand(2, generator=generator).tolist()
    smallest, largest = _RESIZED
    before = round(side * smallest * (largest / smallest) ** factor) if draw < 0.5 else side
    patches = pairs.patches(count, min(before, pairs.shortest_side), generator)
    if patches.shape[-1] == side:
        return patches
    resized: Tensor = F.interpolate(patches, size=(side, side), mode="bicubic", antialias=True)
    return resized.clamp(0.0, 1.0)


def _cropped(noisy: Tensor, truth: Tensor, side: int, generator: Generator) -> Pair:
    """The same random window of both: no patch begins where the mosaic or JPEG's blocks always begin."""
    corners = torch.randint(0, 2 * MARGIN + 1, (noisy.shape[0], 2), generator=generator).tolist()
    windows = [(slice(top, top + side), slice(left, left + side)) for top, left in corners]
    pairs = [
        (a[:, rows, columns], b[:, rows, columns]) for a, b, (rows, columns) in zip(noisy, truth, windows, strict=True)
    ]
    return torch.stack([a for a, _ in pairs]), torch.stack([b for _, b in pairs])


def _as_tensor(photo: Image.Image) -> Tensor:
    return torch.from_numpy(np.array(photo)).permute(2, 0, 1).contiguous()


def _weight(photo: Tensor) -> float:
    return math.sqrt(photo[0].numel())
