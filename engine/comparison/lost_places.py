"""Where detail went along with the noise, as marks on the photo.

How it is told apart stands in :mod:`engine.comparison.lost_detail`. There the whole photo is asked; here each place is,
by the pixels on edges around it.
"""

from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from engine.comparison.edges import SUPPORT, tensor_of
from engine.comparison.levels import Levels, as_levels, luma, part
from engine.comparison.lost_detail import REACH, UNCORRELATED, between, correlation_of, looked_at
from engine.images.image import Pixels, as_rgb8
from engine.inference.tiling import Rect
from engine.metrics.psnr import require_same_shape

Mask = NDArray[np.bool_]
Rgb = NDArray[np.uint8]

MARK = np.array((230, 159, 0), np.float32)
"""Orange that is told from grey by whoever sees colours and whoever does not: M. Okabe, K. Ito, 2008."""

WORTH_MARKING = 0.3
"""Share of what was removed around a place that follows edges, above which it is marked; half of it may be chance."""

_SIGMA = 5.0
_LEAST_SHARE = 0.05  # of the pixels around a place that lie on edges: fewer tell nothing
_LEAST_LEVELS = 1.5  # what is lost less strongly than this, nobody sees
_MARKED = 0.65
_DIMMED = np.array((0.75, 40.0), np.float32)
HALO = SUPPORT + 4 * round(_SIGMA)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What is known of the whole photo, and holds for each part.

    Attributes:
        noise: energy of the slopes that noise alone has, see :class:`engine.comparison.edges.Structure`.
        correlation: of what was removed with itself along edges, where there is only noise.
    """

    noise: float
    correlation: float


def calibrated(noisy: Pixels, denoised: Pixels) -> Calibration:
    """Look at some squares of the photo.

    Args:
        noisy: (H, W, 1 or 3), uint8, uint16 or float32.
        denoised: same shape; dtypes may differ.

    Raises:
        SizeMismatch: the shapes differ.
    """
    require_same_shape(noisy, denoised)
    removed, structure, _ = looked_at(noisy, denoised)
    return Calibration(structure.noise, correlation_of(removed, structure) if structure.count else 0.0)


def lost_places(noisy: Pixels, denoised: Pixels, known: Calibration, region: Rect | None = None) -> Mask:
    """Where what was removed follows the photo's edges.

    The pixels around the region are taken into account, so that the marks of a part are that part of all marks.

    Args:
        noisy, denoised: as of :func:`calibrated`.
        known: of the whole photo.
        region: the part that is wanted, inside the photo; None for all.

    Returns:
        (h, w) of the region.
    """
    height, width = noisy.shape[:2]
    region = region or Rect(0, 0, height, width)
    around = Rect(
        max(0, region.top - HALO),
        max(0, region.left - HALO),
        min(height, region.bottom + HALO),
        min(width, region.right + HALO),
    )
    before = as_levels(part(noisy, around))[None]
    marks = _marks(before, before - as_levels(part(denoised, around))[None], known)
    inner = Rect(
        region.top - around.top, region.left - around.left, region.bottom - around.top, region.right - around.left
    )
    return marks[inner.slices]


def marked_picture(denoised: Pixels, marks: Mask) -> Rgb:
    """The result (h, w, 1 or 3) in grey, the marks (h, w) in orange over it; (h, w, 3)."""
    grey = luma(as_rgb8(denoised).astype(np.float32))[..., None] * _DIMMED[0] + _DIMMED[1]
    picture = np.repeat(grey, 3, axis=2)
    picture[marks] = _MARKED * MARK + (1 - _MARKED) * picture[marks]
    return cast(Rgb, np.rint(picture).astype(np.uint8))


def _marks(before: Levels, removed: Levels, known: Calibration) -> Mask:
    """Of one square (1, h, w, C), as (h, w)."""
    from scipy.ndimage import gaussian_filter

    tensor = tensor_of(luma(before))
    on_edge = tensor.edges(known.noise)
    places = np.nonzero(on_edge)
    along = tensor.along(places)
    ahead, behind = (between(removed, places, along, reach) for reach in (REACH, -REACH))
    alike, energy, share = np.zeros((3, *before.shape[1:3]), np.float32)
    at = places[1:]
    alike[at] = np.einsum("nc,nc->n", ahead, behind)
    energy[at] = np.square(removed[places]).sum(axis=1)
    share[at] = 1.0
    alike, energy, share = (gaussian_filter(values, _SIGMA) for values in (alike, energy, share))
    lost = (alike - known.correlation * energy) / max(1 - known.correlation, UNCORRELATED)
    visible = lost > removed.shape[-1] * _LEAST_LEVELS**2 * share
    return cast(Mask, (share > _LEAST_SHARE) & (lost > WORTH_MARKING * energy) & visible & _near(on_edge[0]))


def _near(on_edge: Mask) -> Mask:
    """On edges or right beside them: marks end where their edges do."""
    from scipy.ndimage import binary_dilation

    return cast(Mask, binary_dilation(on_edge, iterations=2))
