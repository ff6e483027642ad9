"""The noise of a photo, seen where the photo shows nothing: in its flattest blocks, by brightness.

Noise of a developed photo depends on brightness and is smooth from pixel to pixel, which estimates from the finest
details miss. As in A. Foi et al., "Practical Poissonian-Gaussian Noise Modeling and Fitting" (IEEE TIP 2008), there is
one strength for each band of brightness; as in M. Lebrun, M. Colom, J.-M. Morel, "Multiscale Image Blind Denoising"
(IEEE TIP 2015), flat blocks are found by their coarse structure and measured in all of it.

Texture is told from noise by three signs: it reaches further than noise, within a block some parts have more of it
than others, and so have some blocks of a band. What is expected of noise follows from its own correlation.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Blocks = NDArray[np.float32]
Floats = NDArray[np.floating]
Value = TypeVar("Value", bound=np.generic)

SIDE = 16

_STEP = 8
_MOST_BLOCKS = 6000
_BANDS, _LEVELS = 16, 256
_CELL = 2
_FLATTEST, _AS_FLAT, _MOST_OF_A_BAND = 0.02, 1.4, 200
# Where more pixels are black or white, noise is cut off; dark photos have black ones everywhere.
_MOST_BLACK, _MOST_WHITE = 0.3, 0.02
_CUT_OFF = 0.1
_STILL = 0.25  # levels; below it there is only what the rounding to 8 bits or a JPEG made of noise
_FAR, _REACH, _FAR_REACHING = 3, 4, 0.3
_PARTS, _UNEVEN, _SURELY_UNEVEN = 4, 1.5, 1.25
_FEWEST, _ENOUGH = 6, 20
_SURELY_FAR_REACHING, _SPREAD = 0.25, 2.0
_QUARTILES = 1.349  # of a normal distribution, their distance in sigma
# How much stronger noise can be than at the next band of brightness.
_GROWTH = 1.2
# Where this few pixels count as one, the noise is white, and the finest details tell more than flat blocks.
_WHITE = 1.12
# Finest details that see hardly less than flat blocks saw no texture there: both are right, and the less of two
# estimates would lie below the noise.
_ALIKE = 0.95
_NORMAL_MEDIAN = 0.6745


@dataclass(frozen=True, slots=True)
class _Band:
    """What the flat blocks of one brightness say.

    Attributes:
        place: which band.
        sigma: levels.
        whole: hardly any of its pixels are black, where noise is cut off.
        sure: enough blocks, and none of the signs of texture.
        dependence: how many pixels count as one, because they are alike.
    """

    place: int
    sigma: float
    whole: bool
    sure: bool
    dependence: float


def sampled(pixels: NDArray[Value]) -> NDArray[Value]:
    """At most some thousand squares of a photo, spread evenly.

    Args:
        pixels: (H, W, C), 16 pixels a side or more.

    Returns:
        (N, 16, 16, C)
    """
    tops, lefts = (np.arange(0, length - SIDE + 1, _STEP) for length in pixels.shape[:2])
    thinned = math.sqrt(max(1.0, len(tops) * len(lefts) / _MOST_BLOCKS))
    tops, lefts = (starts[np.arange(0, len(starts), thinned).astype(int)] for starts in (tops, lefts))
    windows = np.lib.stride_tricks.sliding_window_view(pixels, (SIDE, SIDE), axis=(0, 1))
    chosen = windows[np.ix_(tops, lefts)].reshape(-1, pixels.shape[2], SIDE, SIDE)
    return np.moveaxis(chosen, 1, 3)


def noise_of(blocks: Blocks) -> float:
    """Standard deviation of the noise, root of the mean over the photo, each channel counting alike.

    Args:
        blocks: (N, 16, 16, C) of :func:`sampled`, in levels of 0 to 255.

    Returns:
        levels; 0 where all is black or white, or of one colour. A photo that is full of fine texture is overestimated.
    """
    blocks = np.moveaxis(blocks, 3, 1)
    black, white = (blocks < 0.5).mean(axis=(1, 2, 3)), (blocks > _LEVELS - 1.5).mean(axis=(1, 2, 3))
    usable = (black <= _MOST_BLACK) & (white <= _MOST_WHITE)
    blocks, black = blocks[usable], black[usable]
    if not len(blocks):
        return 0.0
    places = np.clip(blocks.mean(axis=(1, 2, 3)) * (_BANDS / _LEVELS), 0, _BANDS - 1).astype(int)
    bands = list(_bands(blocks, black, places))
    if not bands:
        return _quietest(blocks)
    level = _over_all(bands, np.bincount(places, minlength=_BANDS))
    if min(band.dependence for band in bands) >= _WHITE:
        return level
    finest = _in_finest_details(blocks)
    return finest if finest < _ALIKE * level else level


def _bands(blocks: Blocks, black: Floats, places: NDArray[np.intp]) -> Iterator[_Band]:
    structure = _coarse_structure(blocks)
    for place in np.unique(places):
        members = np.flatnonzero(places == place)
        members = members[structure[members] <= _AS_FLAT * np.quantile(structure[members], _FLATTEST)]
        members = members[:: len(members) // _MOST_OF_A_BAND + 1]
        band = _measured(blocks[members], black[members], int(place))
        if band is not None:
            yield band


def _measured(blocks: Blocks, black: Floats, place: int) -> _Band | None:
    """What these flat blocks say; None if too few of them are without texture."""
    residual = _without_plane(blocks.reshape(*blocks.shape[:2], -1), SIDE).reshape(blocks.shape)
    variance, luma = np.square(residual).mean(axis=(1, 2, 3)), residual.mean(axis=1)
    far, correlation = _far_correlation(luma), _correlation(luma)
    dependence = float(np.square(correlation).sum())
    uneven = _unevenness(luma) / math.sqrt(2 * dependence / _PARTS**2)
    kept = (far <= _FAR_REACHING) & (uneven <= _UNEVEN) & (variance > _STILL**2)
    if np.count_nonzero(kept) < _FEWEST:
        return None
    low, middle, high = np.quantile(variance[kept], (0.25, 0.5, 0.75))
    spread = math.log(high / low) / _QUARTILES / math.sqrt(2 * dependence / SIDE**2 / _independent(blocks.shape[1]))
    sure = bool(
        np.count_nonzero(kept) >= _ENOUGH
        and spread <= _SPREAD
        and np.median(far[kept]) <= _SURELY_FAR_REACHING
        and np.median(uneven[kept]) <= _SURELY_UNEVEN
    )
    return _Band(
        place,
        math.sqrt(middle / _left_by_plane(correlation)),
        bool(np.median(black[kept]) <= _CUT_OFF),
        sure,
        dependence,
    )


def _over_all(bands: list[_Band], counts: NDArray[np.intp]) -> float:
    """Over the whole photo: none is much noisier than another brightness, and where nothing was seen as at the next."""
    upper = [
        min([band.sigma, *(o.sigma * _GROWTH ** abs(o.place - band.place) for o in bands if o.whole)]) for band in bands
    ]
    told = [(band.place, sigma) for band, sigma in zip(bands, upper, strict=True) if band.sure]
    told = told or [(band.place, sigma) for band, sigma in zip(bands, upper, strict=True)]
    places, sigmas = zip(*told, strict=True)
    variance = np.interp(np.arange(_BANDS), places, np.square(sigmas))
    return math.sqrt(float((variance * counts).sum() / counts.sum()))


def _quietest(blocks: Blocks) -> float:
    """Where all blocks have texture or nothing at all: what the quietest show."""
    residual = _without_plane(blocks.reshape(*blocks.shape[:2], -1), SIDE)
    return math.sqrt(float(np.quantile(np.square(residual).mean(axis=(1, 2)), _FLATTEST)))


def _in_finest_details(blocks: Blocks) -> float:
    """As :func:`engine.metrics.noise_level.noise_level`, with Haar's wavelet; texture hardly disturbs it."""
    details = blocks[..., 1:, 1:] - blocks[..., 1:, :-1] - blocks[..., :-1, 1:] + blocks[..., :-1, :-1]
    return _median_of_rounded(np.abs(details)) / 2 / _NORMAL_MEDIAN


def _median_of_rounded(values: Floats) -> float:
    """Of values of 0 or more that were rounded to whole numbers, as if they had not been."""
    counts = np.bincount(np.rint(values).astype(np.int64).ravel())
    until = counts.cumsum() / counts.sum()
    place = int(np.searchsorted(until, 0.5))
    below = float(until[place - 1]) if place else 0.0
    start, stop = max(place - 0.5, 0.0), place + 0.5
    return start + (stop - start) * (0.5 - below) / (float(until[place]) - below)


def _coarse_structure(blocks: Blocks) -> Floats:
    """What a plane does not explain of the means of cells, (N,)."""
    count = SIDE // _CELL
    cells = blocks.reshape(*blocks.shape[:2], count, _CELL, count, _CELL).mean(axis=(3, 5))
    found: Floats = np.square(_without_plane(cells.reshape(*cells.shape[:2], -1), count)).mean(axis=(1, 2))
    return found


def _far_correlation(luma: Floats) -> Floats:
    """Of pixels some apart in a row or in a column, whichever is more, (N,)."""
    across = (luma[:, :, _FAR:] * luma[:, :, :-_FAR]).mean(axis=(1, 2))
    down = (luma[:, _FAR:] * luma[:, :-_FAR]).mean(axis=(1, 2))
    result: Floats = np.maximum(across, down) / np.maximum(np.square(luma).mean(axis=(1, 2)), _STILL**2)
    return result


def _unevenness(luma: Floats) -> Floats:
    """By how much the parts of a block differ in energy, relative to their mean, (N,)."""
    edge = SIDE // _PARTS
    parts = np.square(luma).reshape(-1, _PARTS, edge, _PARTS, edge).mean(axis=(2, 4)).reshape(len(luma), -1)
    result: Floats = parts.std(axis=1) / np.maximum(parts.mean(axis=1), _STILL**2 / 3)
    return result


def _correlation(luma: Floats) -> Floats:
    """Of all pixels with those up to some apart, (2 REACH + 1, 2 REACH + 1); the sum of its squares is how many count
    as one.
    """
    size = (2 * SIDE, 2 * SIDE)
    power = np.square(np.abs(np.fft.rfft2(luma, s=size))).mean(axis=0)
    products = np.roll(np.fft.irfft2(power, s=size), (_REACH, _REACH), (0, 1))[: 2 * _REACH + 1, : 2 * _REACH + 1]
    overlap = SIDE - np.abs(np.arange(-_REACH, _REACH + 1))
    covariance: Floats = products / np.outer(overlap, overlap)
    own = float(covariance[_REACH, _REACH])
    return covariance / own if own > 0 else np.pad([[1.0]], _REACH)


def _left_by_plane(correlation: Floats) -> float:
    """The share of the variance that is left when the best plane is taken away."""
    return 1 - 3 * max(1.0, float(correlation.sum())) / SIDE**2


def _independent(channels: int) -> float:
    """As how many channels of noise a photo's count: those of colour photos are related."""
    return 1.5 if channels > 1 else 1.0


def _without_plane(values: Floats, side: int) -> Floats:
    """(..., side * side) less the best plane, a constant and two slopes."""
    basis = _plane(side)
    result: Floats = values - (values @ basis) @ basis.T
    return result


@cache
def _plane(side: int) -> NDArray[np.float32]:
    """Orthonormal basis of planes, (side * side, 3)."""
    ramp = np.linspace(-1.0, 1.0, side)
    one = np.ones(side)
    columns = np.stack([np.outer(one, one).ravel(), np.outer(one, ramp).ravel(), np.outer(ramp, one).ravel()], axis=1)
    return np.asarray(columns / np.linalg.norm(columns, axis=0), np.float32)
