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
algorithms, with a new one. Multiscale Modeling and Simulation 4(2), 2005.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.comparison.edges import Places, Structure, squares_of, structure_of
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
The shipped quality model comes to 0.04 at most on their middles, to 0.08 on the 47 crops of other scenes, and to 0.00
on six photos of SIDD; the Gaussian method to more than 0.15 in 29 of those 63 crops of PolyU.
"""

REACH = 2.0  # pixels to either side along an edge
_FEWEST_PIXELS = 50
UNCORRELATED = 0.1  # at least so much: where the removed part is smooth all over, little can be told


@dataclass(frozen=True, slots=True)
class LostDetail:
    """What the removed part says.

    Attributes:
        share: of the energy of what was removed, the part that follows edges, 0 to 1; 0 where there are no edges.
        edges: share of the pixels that lie on edges, 0 to 1.
    """

    share: float
    edges: float


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
    removed, structure, pixels = looked_at(part(noisy, region), part(denoised, region))
    energy = float(np.square(removed).sum(dtype=np.float64))
    edges = structure.count / max(1, pixels)
    if not energy or structure.count < _FEWEST_PIXELS:
        return LostDetail(0.0, edges)
    return LostDetail(min(1.0, max(0.0, _detail(removed, structure) / energy)), edges)


def looked_at(noisy: Pixels, denoised: Pixels) -> tuple[Levels, Structure, int]:
    """What was removed from some squares of a photo, their edges, and how many pixels they have."""
    before = as_levels(squares_of(noisy))
    return before - as_levels(squares_of(denoised)), structure_of(luma(before)), before[..., 0].size


def _detail(removed: Levels, structure: Structure) -> float:
    """Energy of the removed part that goes on along the edges, summed over all pixels on them."""
    alike, energy = _alike(removed, structure.edge, structure.along), _energy(removed, structure.edge)
    correlation = correlation_of(removed, structure)
    return structure.count * (alike - correlation * energy) / max(1 - correlation, UNCORRELATED)


def correlation_of(removed: Levels, structure: Structure) -> float:
    """Of noise with itself at the distances that are looked at along edges, seen at flat places."""
    energy = _energy(removed, structure.flat) if len(structure.flat[0]) else 0.0
    return _alike(removed, structure.flat, structure.along) / energy if energy else 0.0


def _alike(removed: Levels, places: Places, along: tuple[Levels, Levels]) -> float:
    """Product of the values before and behind a place, summed over channels, mean over the places."""
    ahead, behind = (between(removed, places, along, reach) for reach in (REACH, -REACH))
    return float(np.vdot(ahead, behind)) / len(ahead)


def between(removed: Levels, places: Places, along: tuple[Levels, Levels], reach: float) -> NDArray[np.float64]:
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
