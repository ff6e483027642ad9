"""Where the edges of a photo run, and where it is flat: what lost detail is looked for along, and measured against.

Edges and their directions are those of the structure tensor: J. Bigün, G. Granlund, ICCV 1987.
"""

import math
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from engine.comparison.levels import Levels
from engine.images.image import Pixels

MARGIN = 4
"""At so many pixels along each edge of a picture nothing is looked at."""

SUPPORT = 16
"""The tensor at a pixel is made of those around it up to here; beyond, weights of the Gaussians are cut off."""

_GRADIENT_SIGMA, _TENSOR_SIGMA = 1.0, 3.0
_EDGE, _FLAT, _DIRECTED = 6.0, 4.0, 0.4
_FLATTEST, _BANDS = 0.1, 4
_PLACES = 60_000
_LEAST = 0.01  # of slopes squared, in levels: below it nothing is to be seen
_SQUARE, _MOST_SQUARES, _SAMPLED = 512, 16, 1 << 19

Places = tuple[NDArray[np.intp], ...]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Structure:
    """Where edges are in a stack of squares, at some ten thousand places.

    Attributes:
        count: how many pixels lie on edges.
        edge: some of their places (square, row, column), three arrays of length n.
        flat: places without structure, likewise, in no order; none if there are none.
        along: rows and columns of one pixel's length along the edge at each place, two arrays of length n.
        noise: energy of the slopes that noise alone has; see :meth:`Tensor.edges`.
    """

    count: int
    edge: Places
    flat: Places
    along: tuple[Levels, Levels]
    noise: float


@dataclass(frozen=True, slots=True, eq=False)
class Tensor:
    """Local means of squared slopes down and along rows, and of their product, (n, h, w) each."""

    rows: Levels
    columns: Levels
    mixed: Levels

    @property
    def energy(self) -> Levels:
        """Of slopes in any direction."""
        return self.rows + self.columns

    def edges(self, noise: float) -> Mask:
        """Where slopes are more than noise has, and run in one direction; not at the margin."""
        directed = np.hypot(self.rows - self.columns, 2 * self.mixed)
        energy = self.energy
        return cast(Mask, _usable(energy.shape) & (energy > _EDGE * noise) & (directed > _DIRECTED * energy))

    def flats(self, noise: float) -> Mask:
        """Where slopes are no more than noise has; not at the margin."""
        return _usable(self.energy.shape) & (self.energy <= _FLAT * noise)

    def along(self, places: Places) -> tuple[Levels, Levels]:
        """Rows and columns of one pixel's length along the edge at each place."""
        across = 0.5 * np.arctan2(2 * self.mixed[places], self.columns[places] - self.rows[places])
        return np.cos(across), -np.sin(across)


def squares_of(pixels: Pixels) -> Pixels:
    """The photo as (1, H, W, C), or (n, h, w, C) of sixteen squares at most, evenly spread over a large one."""
    height, width, _ = pixels.shape
    if height * width <= _MOST_SQUARES * _SQUARE**2:
        return pixels[None]
    h, w = min(_SQUARE, height), min(_SQUARE, width)
    down = round(min(_MOST_SQUARES, max(1.0, math.sqrt(_MOST_SQUARES * height / width))))
    tops = np.linspace(0, height - h, down).astype(int)
    lefts = np.linspace(0, width - w, _MOST_SQUARES // down).astype(int)
    return cast(Pixels, np.stack([pixels[top : top + h, left : left + w] for top in tops for left in lefts]))


def structure_of(brightness: Levels) -> Structure:
    """Edges and flat places of squares (n, h, w).

    What structure noise alone has is seen where there is least of it, separately among pixels of different brightness,
    as noise depends on it; the noisiest brightness decides.
    """
    tensor = tensor_of(brightness)
    noise = _noise_energy(tensor.energy, brightness)
    on_edge = tensor.edges(noise)
    edge, flat = _some(on_edge), _some(tensor.flats(noise))
    return Structure(int(np.count_nonzero(on_edge)), edge, flat, tensor.along(edge), noise)


def tensor_of(brightness: Levels) -> Tensor:
    """The structure tensor of squares (n, h, w)."""
    from scipy.ndimage import gaussian_filter

    def smoothed(values: Levels) -> Levels:
        return cast(Levels, gaussian_filter(values, _TENSOR_SIGMA, axes=(1, 2)))

    down, right = (gaussian_filter(brightness, _GRADIENT_SIGMA, order=order, axes=(1, 2)) for order in ((1, 0), (0, 1)))
    return Tensor(smoothed(down * down), smoothed(right * right), smoothed(down * right))


def _usable(shape: tuple[int, ...]) -> Mask:
    inside = np.zeros(shape, bool)
    inside[:, MARGIN:-MARGIN, MARGIN:-MARGIN] = True
    return inside


def _some(mask: Mask) -> Places:
    """Places where it is true, all or enough of them, by chance but the same ones each time, in no order."""
    found = np.flatnonzero(mask)
    if found.size:
        found = np.random.default_rng(0).choice(found, _PLACES)
    return np.unravel_index(found, mask.shape)


def _noise_energy(energy: Levels, brightness: Levels) -> float:
    """Of slopes, where the photo shows nothing else."""
    thinned = slice(None, None, max(1, energy.size // _SAMPLED))
    energy, brightness = energy.ravel()[thinned], brightness.ravel()[thinned]
    bands = np.array_split(energy[np.argsort(brightness, kind="stable")], _BANDS)
    return max(_LEAST, *(float(np.quantile(band, _FLATTEST)) for band in bands if band.size))
