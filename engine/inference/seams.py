"""Whether the borders of the tiles show in a result. Pure numpy.

A seam is a jump from one tile to the next that the photo does not have. Real edges lie on borders too, grids of JPEG
blocks nearly always do, and noise hides in the photo what shows in the result. So what happens at a border is compared
with what happens beside it, one to four pixels away and eight and sixteen (where JPEG's blocks end as well), in the
result and in the photo; and a border counts only by the middle of many short parts, which no single edge decides. Real
photos have such borders here and there: about one in two hundred, under strong noise. A halo that is too small shows
at most of them.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.images.image import Pixels
from engine.inference.tiling import Rect

_NEAR = (-4, -3, -2, -1, 1, 2, 3, 4)
_FAR = (-16, -8, 8, 16)
_REACH = 16

_LONGEST, _SHORTEST = 256, 32
"""Of a stretch of a border that is judged by itself, pixels."""
_PART = 32

_FLOOR = 0.25 / 255
"""Jumps that much larger, as a share of the range, can be neither seen nor told from rounding."""

_ROUGHER, _MORE = 1.8, 2.0
_STEEPER, _UNSEEN = 2.0, 0.5
_PEAK = 1.05
_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a border between tiles: rows (or columns) ``start`` to ``stop`` just before ``position``."""

    upright: bool
    position: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Jumps:
    """Steps across a border and across its neighbours, in parts along it; shares of the range.

    Attributes:
        lean: (parts, offsets, C) mean step.
        rough: (parts, offsets) mean absolute deviation from it.
        energy: (1, offsets) mean square of the steps.
        offsets: of the neighbours, pixels; the border itself is 0.
    """

    lean: NDArray[np.float32]
    rough: NDArray[np.float32]
    energy: NDArray[np.float32]
    offsets: tuple[int, ...]


def seams_show(noisy: Pixels, result: Pixels, tiles: Sequence[Rect], peak: float) -> bool:
    """Whether at least three tenths of all borders between tiles stand out.

    Args:
        noisy: (H, W, C), the photo.
        result: same shape and dtype.
        tiles: that the result was made of; they cover it.
        peak: value of full light.
    """
    verdicts = [
        found for stretch in stretches(tiles) if (found := _stands_out(noisy, result, stretch, peak)) is not None
    ]
    return bool(verdicts) and sum(verdicts) >= _SHARE * len(verdicts)


def stretches(tiles: Sequence[Rect]) -> Iterator[Stretch]:
    """All borders between tiles, collinear ones joined and cut into pieces; too short ones are left out."""
    lines: defaultdict[tuple[bool, int], list[tuple[int, int]]] = defaultdict(list)
    for tile in tiles:
        lines[True, tile.left].append((tile.top, tile.bottom))
        lines[False, tile.top].append((tile.left, tile.right))
    for (upright, position), spans in sorted(lines.items()):
        if position > 0:
            for start, stop in _joined(spans):
                yield from _pieces(upright, position, start, stop)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(stop, joined[-1][1])
        else:
            joined.append((start, stop))
    return joined


def _pieces(upright: bool, position: int, start: int, stop: int) -> Iterator[Stretch]:
    count = -(-(stop - start) // _LONGEST)
    edges = [start + (stop - start) * index // count for index in range(count + 1)]
    if edges[1] - edges[0] >= _SHORTEST:
        for first, last in itertools.pairwise(edges):
            yield Stretch(upright, position, first, last)


def _stands_out(noisy: Pixels, result: Pixels, stretch: Stretch, peak: float) -> bool | None:
    """Whether a border shows; None where there is nothing beside it to compare with."""
    ours, photos = (_jumps(pixels, stretch, peak) for pixels in (result, noisy))
    if len(ours.offsets) == 1:
        return None
    if _times(ours.rough, ours.offsets) > _ROUGHER and _more(ours) > _MORE * max(_more(photos), 0.0):
        return True
    return _times(np.abs(ours.lean).mean(axis=2), ours.offsets) > _STEEPER and _seen(ours, photos) < _UNSEEN


def _jumps(pixels: Pixels, stretch: Stretch, peak: float) -> _Jumps:
    across: Any = pixels if stretch.upright else pixels.transpose(1, 0, 2)
    first = max(stretch.position - 1 - _REACH, 0)
    band = across[stretch.start : stretch.stop, first : stretch.position + 1 + _REACH]
    values = np.clip(np.nan_to_num(band.astype(np.float32) / np.float32(peak)), -0.25, 1.25)
    steps = np.diff(values, axis=1)
    places = {k: stretch.position - 1 + k - first for k in (0, *_NEAR, *_FAR)}
    offsets = tuple(k for k, place in places.items() if 0 <= place < steps.shape[1])
    chosen = steps[:, [places[k] for k in offsets]]
    parts = max(1, len(chosen) // _PART)
    length = len(chosen) // parts
    cut = chosen[: parts * length].reshape(parts, length, len(offsets), -1)
    lean = cut.mean(axis=1)
    rough = np.abs(cut - lean[:, None]).mean(axis=(1, 3))
    return _Jumps(lean, rough, np.square(chosen).mean(axis=(0, 2))[None], offsets)


def _usual(values: NDArray[np.float32], offsets: tuple[int, ...]) -> NDArray[np.float32]:
    """What is usual beside the border, for every part of (parts, offsets)."""
    beside = [[i for i, k in enumerate(offsets) if k in group] for group in (_NEAR, _FAR)]
    return np.asarray(np.max([np.median(values[:, places], axis=1) for places in beside if places], axis=0))


def _times(values: NDArray[np.float32], offsets: tuple[int, ...]) -> float:
    """How many times the usual the value at the border is, in the middle of all parts; 0 where it is no peak.

    A blurred edge beside the border has its peak there.
    """
    beside = values[:, [i for i, k in enumerate(offsets) if abs(k) == 1]].max(axis=1)
    if np.median((values[:, 0] + _FLOOR) / (beside + _FLOOR)) < _PEAK:
        return 0.0
    return float(np.median((values[:, 0] + _FLOOR) / (_usual(values, offsets) + _FLOOR)))


def _more(jumps: _Jumps) -> float:
    """How much more energy there is at the border than usual. Of an edge under noise it is the edge's alone."""
    return float(jumps.energy[0, 0] - _usual(jumps.energy, jumps.offsets)[0])


def _seen(ours: _Jumps, photos: _Jumps) -> float:
    """How much of the result's jumps the photo has too: 1 for real edges however noisy, 0 for what came in between.

    The slope of the photo's mean steps over the result's; noise in the photo does not bias it.
    """
    mine, its = ours.lean[:, 0].ravel(), photos.lean[:, 0].ravel()
    return float(mine @ its / max(float(mine @ mine), 1e-12))
