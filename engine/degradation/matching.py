"""A recipe that matches a person's camera, from noisy photos alone.

Strength by brightness is estimated in the manner of Foi et al., "Practical Poissonian-Gaussian Noise Modeling and
Fitting for Single-Image Raw-Data" (IEEE TIP 2008), but as a curve, for the noise of a developed photo follows no
line. Correlation and chroma are measured in the same flat blocks.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import torch
from torch import Tensor

from engine.degradation.flat_areas import REACH, FlatAreas, find
from engine.degradation.recipes import Part, Recipe
from engine.degradation.sampling import Range
from engine.degradation.shaped import Kernel, ShapedNoise, interpolated
from engine.errors import NothingToLearn

_KNOTS = 9
_FEWEST = 8
_FEWEST_A_KNOT = 4
# Of the blocks of one brightness, those with more noise may hold texture; the median would count it.
_QUANTILE = 0.4
_LIKELY = 1.4
_QUIETEST = 0.05
_FAINTEST = 0.3  # the rounding to 8 bits alone
# Cameras smooth flat areas more than the rest of a photo, so there is more noise than is seen there.
_SPREAD = (1.25, 1.6)
_SPECTRUM = 16


def match(photos: Iterable[Tensor], name: str = "own-camera") -> Recipe:
    """Noise of a camera, estimated from photos it took.

    Args:
        photos: noisy ones, (3, H, W), RGB in [0, 1], of any sizes; one after the other, so that they need not fit in
            memory together. They should be as the camera made them, neither resized nor denoised since.
        name: of the recipe.

    Returns:
        A recipe of one :class:`ShapedNoise`. Strength by luma, chroma against luma and the correlation of neighbours
        are those of the flat parts of the photos; the range of strengths is that of the photos, and a little more.

    Raises:
        NothingToLearn: fewer than eight blocks of 32x32 pixels are even, and neither black nor white; or there is
            no noise in them.
    """
    areas = [found for found in map(find, photos) if len(found.brightness)]
    if sum(len(found.brightness) for found in areas) < _FEWEST:
        raise NothingToLearn(
            "The noise cannot be seen in these photos: no part of them is even enough. Add photos with some sky, wall "
            "or table in them, or choose a recipe by its name."
        )
    together = FlatAreas(torch.cat([a.brightness for a in areas]), torch.cat([a.covariance for a in areas]))
    levels = _levels(together)
    if float(levels.max()) < _FAINTEST:
        raise NothingToLearn(
            "There is no noise in these photos to learn from. Add noisier ones, or choose a recipe by name."
        )
    likely = _excess(together, levels) < _LIKELY
    covariance = together.covariance[likely]
    variance = together.variance[likely].clamp(min=_QUIETEST**2)
    chroma = (variance[:, 1:] / variance[:, :1]).median(dim=0).values.sqrt()
    correlation = (covariance / variance[..., None, None]).mean(dim=0)
    noise = ShapedNoise(
        levels=tuple(levels.tolist()),
        chroma=(float(chroma[0]), float(chroma[1])),
        luma_kernel=kernel_of(correlation[0]),
        chroma_kernel=kernel_of(correlation[1:].mean(dim=0)),
        strength=_strengths(areas, levels),
    )
    return Recipe(name, "the noise of the photos it was estimated from", (Part(noise),))


def kernel_of(correlation: Tensor) -> Kernel:
    """The symmetric filter that gives white noise a correlation (2 REACH + 1, 2 REACH + 1), its squares sum to 1.

    Its transfer function is the root of the power spectrum, which is the Fourier transform of the correlation.
    """
    side = 2 * REACH + 1
    canvas = torch.zeros(_SPECTRUM, _SPECTRUM, dtype=torch.float64)
    canvas[:side, :side] = correlation
    power = torch.fft.fft2(canvas.roll((-REACH, -REACH), (0, 1))).real.clamp(min=0.0)
    kernel = torch.fft.ifft2(power.sqrt()).real.roll((REACH, REACH), (0, 1))[:side, :side]
    rows: list[list[float]] = (kernel / kernel.norm()).tolist()
    return tuple(tuple(row) for row in rows)


def likely(areas: FlatAreas, noise: ShapedNoise) -> Tensor:
    """Which blocks hold this noise and, to all appearance, nothing else, (B,)."""
    return _excess(areas, areas.brightness.new_tensor(noise.levels)) < _LIKELY * strength_in(areas, noise) ** 2


def strength_in(areas: FlatAreas, noise: ShapedNoise) -> float:
    """How strong this noise is in one photo, by its flat blocks, of which there must be one at least."""
    return _strength(areas, areas.brightness.new_tensor(noise.levels))


def _strength(areas: FlatAreas, levels: Tensor) -> float:
    return float(_excess(areas, levels).quantile(_QUANTILE).sqrt())


def _levels(areas: FlatAreas) -> Tensor:
    """Luma's standard deviation at equally spaced brightness, (KNOTS,); where nothing was seen, as at the next."""
    nearest = (areas.brightness * (_KNOTS - 1)).round().long().clamp(0, _KNOTS - 1)
    seen = [knot for knot in range(_KNOTS) if int((nearest == knot).sum()) >= _FEWEST_A_KNOT]
    deviations = areas.variance[:, 0].clamp(min=_QUIETEST**2).sqrt()
    if not seen:
        return deviations.quantile(_QUANTILE).expand(_KNOTS)
    known = [float(deviations[nearest == knot].quantile(_QUANTILE)) for knot in seen]
    return torch.from_numpy(np.interp(range(_KNOTS), seen, known)).to(deviations)


def _excess(areas: FlatAreas, levels: Tensor) -> Tensor:
    """Variance of each block in luma as a part of what its brightness lets expect, (B,)."""
    return areas.variance[:, 0].clamp(min=_QUIETEST**2) / interpolated(levels, areas.brightness).square()


def _strengths(areas: Sequence[FlatAreas], levels: Tensor) -> Range:
    """From the quietest photo to the noisiest, and a little more on both sides."""
    factors = [_strength(found, levels) for found in areas]
    return min(factors) / _SPREAD[0], max(factors) * _SPREAD[1]
