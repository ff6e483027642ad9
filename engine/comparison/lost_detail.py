"""How much of what denoising removed was no noise but the photo's edges.

Noise does not know where edges run. What a blur takes from an edge does: it goes on along the edge. So two values of
the removed part, some pixels apart along an edge, have nothing to do with each other where only noise was removed, and
are alike where detail was. With r = noise + detail at an edge, and detail the same at both places,

    E[r(p - s) r(p + s)] = E[detail²] + rho E[noise²],    E[r(p)²] = E[detail²] + E[noise²],

where rho is the noise's own correlation at that distance: it is measured where the photo is flat, in the directions of
the edges. Both equations give E[detail²], summed over all edges and divided by the energy of all that was removed. It
is zero in expectation for any noise that is independent of the edges, however strong it is there, and a lower bound of
what was lost: detail that bends, or has no direction, is not in it.

Looking at the removed part itself is the "method noise" of A. Buades, B. Coll, J.-M. Morel: A review of image denoising
algorithms, with a new one. Multiscale Modeling and Simulation 4(2), 2005. Edges and their directions are those of the
structure tensor: J. Bigün, G. Granlund, ICCV 1987.
"""

import math
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from engine.comparison.levels import Levels, as_levels, luma, part
from engine.images.image import Pixels
from engine.inference.tiling import Rect
from engine.metrics.psnr import require_same_shape

WORTH_TELLING = 0.15
"""Shares above it are worth a warning.

On crops of the sixteen photos of PolyU that are trained on, a Gaussian blur of sigma 1.5 comes to 0.06 to 0.72 and is
told of in twelve of them; the shipped fast model comes to 0.01 to 0.14. Taking away exactly the noise comes to 0.03 at
most where a pair is aligned within 0.15 pixels. Most of these pairs are 0.2 to 0.9 pixels apart (as regression of their
difference on the slopes tells); there the ground truth itself comes to as much as 0.35: that difference follows edges.
"""

_REACH = 2.0  # pixels to either side along an edge
_MARGIN = 4
_GRADIENT_SIGMA, _TENSOR_SIGMA = 1.0, 3.0
_EDGE, _FLAT, _DIRECTED = 6.0, 4.0, 0.4
_FLATTEST, _BANDS = 0.1, 4
_FEWEST_PIXELS, _PLACES = 50, 60_000
_LEAST = 0.01  # of slopes squared, in levels: below it nothing is to be seen
_UNCORRELATED = 0.1  # at least so much: where the removed part is smooth all over, little can be told
_SQUARE, _MOST_SQUARES, _SAMPLED = 512, 16, 1 << 19

Places = tuple[NDArray[np.intp], ...]


@dataclass(frozen=True, slots=True)
class LostDetail:
    """What the removed part says.

    Attributes:
        share: of the energy of what was removed, the part that follows edges, 0 to 1; 0 where there are no edges.
        edges: share of the pixels that lie on edges, 0 to 1.
    """

    share: float
    edges: float


@dataclass(frozen=True, slots=True, eq=False)
class _Structure:
    """Where edges are in a stack of squares, at some ten thousand places.

    Attributes:
        count: how many pixels lie on edges.
        edge: some of their places (square, row, column), three arrays of length n.
        flat: places without structure, likewise, in no order; none if there are none.
        along: rows and columns of one pixel's length along the edge at each place, two arrays of length n.
    """

    count: int
    edge: Places
    flat: Places
    along: tuple[Levels, Levels]


def lost_detail(noisy: Pixels, denoised: Pixels, region: Rect | None = None) -> LostDetail:
    """How much of ``noisy - denoised`` follows the edges of the noisy photo.

    Photos of more than four megapixels are looked at in sixteen squares at most, so a large one takes no longer.

    Args:
        noisy: (H, W, 1 or 3), uint8, uint16 or float32.
        denoised: same shape; dtypes may differ.
        region: the part that counts, inside the photo; None for all.

    Raises:
        SizeMismatch: the shapes differ.
    """
    require_same_shape(noisy, denoised)
    before = as_levels(_squares(part(noisy, region)))
    removed = before - as_levels(_squares(part(denoised, region)))
    energy = float(np.square(removed).sum(dtype=np.float64))
    structure = _structure(luma(before))
    edges = structure.count / max(1, before[..., 0].size)
    if not energy or structure.count < _FEWEST_PIXELS:
        return LostDetail(0.0, edges)
    return LostDetail(min(1.0, max(0.0, _detail(removed, structure) / energy)), edges)


def _squares(pixels: Pixels) -> Pixels:
    """The photo as (1, H, W, C), or (n, h, w, C) of sixteen squares at most, evenly spread over a large one."""
    height, width, _ = pixels.shape
    if height * width <= _MOST_SQUARES * _SQUARE**2:
        return pixels[None]
    h, w = min(_SQUARE, height), min(_SQUARE, width)
    down = round(min(_MOST_SQUARES, max(1.0, math.sqrt(_MOST_SQUARES * height / width))))
    tops = np.linspace(0, height - h, down).astype(int)
    lefts = np.linspace(0, width - w, _MOST_SQUARES // down).astype(int)
    return cast(Pixels, np.stack([pixels[top : top + h, left : left + w] for top in tops for left in lefts]))


def _structure(brightness: Levels) -> _Structure:
    """Edges and flat places of squares (n, h, w).

    What structure noise alone has is seen where there is least of it, separately among pixels of different brightness,
    as noise depends on it; the noisiest brightness decides.
    """
    rows, columns, mixed = _tensor(brightness)
    energy = rows + columns
    directed = np.hypot(rows - columns, 2 * mixed)
    noise = _noise_energy(energy, brightness)
    usable = np.zeros(energy.shape, bool)
    usable[:, _MARGIN:-_MARGIN, _MARGIN:-_MARGIN] = True
    on_edge = usable & (energy > _EDGE * noise) & (directed > _DIRECTED * energy)
    edge, flat = _some(on_edge), _some(usable & (energy <= _FLAT * noise))
    across = 0.5 * np.arctan2(2 * mixed[edge], columns[edge] - rows[edge])
    return _Structure(int(np.count_nonzero(on_edge)), edge, flat, (np.cos(across), -np.sin(across)))


def _some(mask: NDArray[np.bool_]) -> Places:
    """Places where it is true, all or enough of them, by chance but the same ones each time, in no order."""
    found = np.flatnonzero(mask)
    if found.size:
        found = np.random.default_rng(0).choice(found, _PLACES)
    return np.unravel_index(found, mask.shape)


def _tensor(brightness: Levels) -> tuple[Levels, Levels, Levels]:
    """Structure tensor: local means of squared slopes down and along rows, and of their product, (n, h, w) each."""
    from scipy.ndimage import gaussian_filter

    def smoothed(values: Levels) -> Levels:
        return cast(Levels, gaussian_filter(values, _TENSOR_SIGMA, axes=(1, 2)))

    down, right = (gaussian_filter(brightness, _GRADIENT_SIGMA, order=order, axes=(1, 2)) for order in ((1, 0), (0, 1)))
    return smoothed(down * down), smoothed(right * right), smoothed(down * right)


def _noise_energy(energy: Levels, brightness: Levels) -> float:
    """Of slopes, where the photo shows nothing else."""
    thinned = slice(None, None, max(1, energy.size // _SAMPLED))
    energy, brightness = energy.ravel()[thinned], brightness.ravel()[thinned]
    bands = np.array_split(energy[np.argsort(brightness, kind="stable")], _BANDS)
    return max(_LEAST, *(float(np.quantile(band, _FLATTEST)) for band in bands if band.size))


def _detail(removed: Levels, structure: _Structure) -> float:
    """Energy of the removed part that goes on along the edges, summed over all pixels on them."""
    alike, energy = _alike(removed, structure.edge, structure.along), _energy(removed, structure.edge)
    correlation = _correlation(removed, structure)
    return structure.count * (alike - correlation * energy) / max(1 - correlation, _UNCORRELATED)


def _correlation(removed: Levels, structure: _Structure) -> float:
    """Of noise with itself at the distances that are looked at along edges, seen at flat places."""
    energy = _energy(removed, structure.flat) if len(structure.flat[0]) else 0.0
    return _alike(removed, structure.flat, structure.along) / energy if energy else 0.0


def _alike(removed: Levels, places: Places, along: tuple[Levels, Levels]) -> float:
    """Product of the values before and behind a place, summed over channels, mean over the places."""
    ahead, behind = (_between(removed, places, along, reach) for reach in (_REACH, -_REACH))
    return float(np.vdot(ahead, behind)) / len(ahead)


def _between(removed: Levels, places: Places, along: tuple[Levels, Levels], reach: float) -> NDArray[np.float64]:
    """Values at a distance from places, interpolated from the four pixels around, (n, C)."""
    square, *middle = places
    exact = [axis + reach * step for axis, step in zip(middle, along, strict=True)]
    row, column = (np.floor(axis).astype(np.intp) for axis in exact)
    down, right = (axis - np.floor(axis) for axis in exact)
    values = np.zeros((len(square), removed.shape[-1]))
    for below, beside in ((0, 0), (0, 1), (1, 0), (1, 1)):
        weight = (down if below else 1 - down) * (right if beside else 1 - right)
        values += weight[:, None] * removed[square, row + below, column + beside]
    return values


def _energy(removed: Levels, places: Places) -> float:
    """Summed over channels, mean over the places."""
    return float(np.square(removed[places]).sum(dtype=np.float64)) / len(places[0])
