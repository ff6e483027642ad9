"""A look at a result before it is saved: what must not have happened on the way. Pure numpy.

A denoiser takes noise away and leaves the rest. So the result has a number wherever the photo has one, no part of it is
black or of one colour that was not so before, its colours are on the mean those of the photo, and it does not show of
which tiles it was made. The bounds are wide enough that honest denoisers never meet them.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.images.image import Image, Pixels
from engine.inference.seams import seams_show
from engine.inference.tiling import Rect

_STRIP_ROWS = 64
_SAMPLE_SIDE = 512
_NORMAL_MEDIAN = 0.6744897501960817
_LEVEL = 1 / 255

# Noise that is cut off at black or white lifts or lowers the mean by up to 0.4 sigma (half a normal distribution's
# mean), which is 0.7 of what is left of sigma, and a denoiser takes that back. Measured on real photos: up to 0.39 in a
# tile. The rest is for rounding and for JPEG; an even cast over a whole photo is seen sooner than in one part.
_SHIFT_BY_NOISE = 0.75
_SHIFT_OF_TILE, _SHIFT_OF_WHOLE = 0.02, 0.01
# The mean of n pixels wavers: four standard deviations of strong noise, 0.5, over the root of n.
_WAVERING = 2.0

_BLOCK = 16
_LEAST_BLOCKS = 2
_STRUCTURE = 0.01


@dataclass(frozen=True, slots=True)
class _Tally:
    """What was counted in a part of the photo; values are shares of the range.

    Attributes:
        rect: the part.
        pixels: that have a number in the photo.
        noisy, result: sum of each channel there.
        lowest, highest: of each channel of the result.
        lost: samples of the result without a number where the photo has one.
    """

    rect: Rect
    pixels: int
    noisy: NDArray[np.float64]
    result: NDArray[np.float64]
    lowest: NDArray[np.float64]
    highest: NDArray[np.float64]
    lost: int

    @property
    def shift(self) -> float:
        """Of the mean of the channel that is shifted most."""
        return float(np.abs(self.result - self.noisy).max()) / max(self.pixels, 1)

    @property
    def is_flat(self) -> bool:
        return bool((self.highest - self.lowest <= _LEVEL).all())

    @property
    def is_black(self) -> bool:
        return bool((self.highest <= _LEVEL).all())


def problems(noisy: Image, result: Pixels, tiles: Sequence[Rect]) -> tuple[str, ...]:
    """What is wrong with a result, in sentences; empty when all is well.

    Args:
        noisy: the photo.
        result: (H, W, C) of its dtype, at full strength.
        tiles: that the result was made of; the whole photo if there are none.

    Raises:
        ValueError: the result is of another shape or dtype than the photo.
    """
    if result.shape != noisy.pixels.shape or result.dtype != noisy.pixels.dtype:
        raise ValueError("the result must have the shape and the dtype of the photo")
    parts = list(tiles) or [Rect(0, 0, noisy.height, noisy.width)]
    tallies = [_tally(noisy, result, part) for part in parts]
    found = [*_lost(tallies), *_emptied(noisy, tallies), *_shifted(noisy, tallies)]
    if not found and seams_show(noisy.pixels, result, parts, noisy.peak):
        found.append("The borders of the tiles it was made of show in the result.")
    return tuple(found)


def _lost(tallies: Sequence[_Tally]) -> Iterator[str]:
    lost = sum(tally.lost for tally in tallies)
    if lost:
        yield f"At {lost} places the result has no number (NaN or infinity) where the photo has one."


def _emptied(noisy: Image, tallies: Sequence[_Tally]) -> Iterator[str]:
    empty = [tally for tally in tallies if tally.is_flat and _has_structure(noisy, tally.rect)]
    black = [tally.rect for tally in empty if tally.is_black]
    flat = [tally.rect for tally in empty if not tally.is_black]
    if black:
        yield f"{_parts(black)} is black in the result and not in the photo."
    if flat:
        yield f"{_parts(flat)} is of one colour in the result and not in the photo."


def _shifted(noisy: Image, tallies: Sequence[_Tally]) -> Iterator[str]:
    far = [tally for tally in tallies if _is_shifted(noisy, [tally], _SHIFT_OF_TILE)]
    if far:
        worst = max(tally.shift for tally in far)
        yield (
            f"{_parts([tally.rect for tally in far])} has other colours in the result than in the photo, "
            f"by up to {_percent(worst)} of the range, which noise does not explain."
        )
    elif _is_shifted(noisy, tallies, _SHIFT_OF_WHOLE):
        shift = _percent(_whole(tallies).shift)
        yield f"The result as a whole has other colours than the photo, by {shift} of the range."


def _parts(rects: Sequence[Rect]) -> str:
    first = rects[0]
    where = f"{first.width} x {first.height} pixels at column {first.left}, row {first.top}"
    more = f", and {len(rects) - 1} more" if len(rects) > 1 else ""
    return f"A part ({where}{more})"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _tally(noisy: Image, result: Pixels, rect: Rect) -> _Tally:
    """Counted in strips, so that no wide copy of a large tile is made."""
    rows, columns = rect.slices
    channels = noisy.channels
    sums, lost, pixels = np.zeros((2, channels)), 0, 0
    lowest, highest = np.full(channels, np.inf), np.full(channels, -np.inf)
    for top in range(rows.start, rows.stop, _STRIP_ROWS):
        part = slice(top, min(top + _STRIP_ROWS, rows.stop)), columns
        before, after = noisy.pixels[part], result[part]
        if before.dtype == np.float32:
            before, after, missing, count = _finite(before, after)
            lost, pixels = lost + missing, pixels + count
        else:
            pixels += before.shape[0] * before.shape[1]
        sums += [_sum(before), _sum(after)]
        lowest = np.minimum(lowest, after.min(axis=0).min(axis=0))
        highest = np.maximum(highest, after.max(axis=0).max(axis=0))
    peak = noisy.peak
    return _Tally(rect, pixels, sums[0] / peak, sums[1] / peak, lowest / peak, highest / peak, lost)


def _finite(before: Pixels, after: Pixels) -> tuple[Pixels, Pixels, int, int]:
    """Both without what has no number in one of them, how many were lost, and for how many pixels they count."""
    had, has = np.isfinite(before), np.isfinite(after)
    both: Any = had & has
    ours, its = (np.clip(np.where(both, values, 0.0), -0.25, 1.25) for values in (before, after))
    return ours, its, int((had & ~has).sum()), int(both.all(axis=2).sum())


def _sum(strip: Pixels) -> NDArray[np.float64]:
    """Of each channel; first along the columns, which is quick, and cannot overflow in so few rows."""
    kind = np.float64 if strip.dtype == np.float32 else np.uint32
    sums: NDArray[np.float64] = strip.sum(axis=0, dtype=kind).sum(axis=0, dtype=np.float64)
    return sums


def _whole(tallies: Sequence[_Tally]) -> _Tally:
    first, pixels = tallies[0], sum(tally.pixels for tally in tallies)
    noisy, result = (np.sum([getattr(tally, name) for tally in tallies], axis=0) for name in ("noisy", "result"))
    return replace(first, pixels=pixels, noisy=noisy, result=result)


def _is_shifted(noisy: Image, tallies: Sequence[_Tally], allowed: float) -> bool:
    """Whether the means differ by more than noise explains; the noise is looked at only where that decides."""
    whole = _whole(tallies)
    beyond = whole.shift - allowed - _WAVERING / math.sqrt(max(whole.pixels, 1))
    if beyond <= 0:
        return False
    return beyond > _SHIFT_BY_NOISE * float(np.median([_noise(noisy, tally.rect) for tally in tallies]))


def _noise(noisy: Image, rect: Rect) -> float:
    """Sigma of the noisiest channel in a part, as a share of the range; finest details, and those of twice the size.

    The median of absolute details, as in :func:`engine.metrics.noise_level.noise_level`, here with Haar's wavelet; the
    coarser scale sees noise that is smooth from pixel to pixel, as after demosaicing and JPEG.
    """
    fine = _sample(noisy, rect)
    return max(_detail(fine), 2 * _detail(_means(fine, 2)))


def _detail(values: NDArray[np.float32]) -> float:
    details = np.abs(values[:-1, :-1] - values[1:, :-1] - values[:-1, 1:] + values[1:, 1:]) / 2
    found = [channel[channel > 0] for channel in np.moveaxis(details, 2, 0)]
    return max((float(np.median(channel)) for channel in found if channel.size), default=0.0) / _NORMAL_MEDIAN


def _has_structure(noisy: Image, rect: Rect) -> bool:
    """Whether there is more than noise in a part of the photo.

    Means of blocks waver more than those of blocks a quarter as wide: noise does not, even blotchy noise.
    """
    sample = _sample(noisy, rect)
    means = _means(sample, _BLOCK)
    if min(means.shape[:2]) < _LEAST_BLOCKS:
        return False
    return float(means.std(axis=(0, 1)).max()) > _STRUCTURE + _detail(_means(sample, _BLOCK // 4))


def _sample(noisy: Image, rect: Rect) -> NDArray[np.float32]:
    """The middle of a part, (h, w, C) as shares of the range."""
    top, left = (max(0, (side - _SAMPLE_SIDE) // 2) for side in (rect.height, rect.width))
    rows = slice(rect.top + top, min(rect.bottom, rect.top + top + _SAMPLE_SIDE))
    columns = slice(rect.left + left, min(rect.right, rect.left + left + _SAMPLE_SIDE))
    values = noisy.pixels[rows, columns].astype(np.float32) / np.float32(noisy.peak)
    bounded: NDArray[np.float32] = np.clip(np.nan_to_num(values), -0.25, 1.25)
    return bounded


def _means(values: NDArray[np.float32], side: int) -> NDArray[np.float32]:
    """Means of blocks of ``side`` x ``side``; what is left over at the edges is left out."""
    height, width, channels = values.shape[0] // side, values.shape[1] // side, values.shape[2]
    blocks = values[: height * side, : width * side].reshape(height, side, width, side, channels)
    means: NDArray[np.float32] = blocks.mean(axis=(1, 3), dtype=np.float32)
    return means
