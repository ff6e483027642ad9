"""Whether two photos show the same thing at the same place, noise and brightness aside."""

import math

import numpy as np
from numpy.typing import NDArray

from engine.images.image import Pixels, peak_of

_WINDOW = 512
"""Side of the part that is looked at."""

_SMALLEST = 48
"""Photos with a shorter side tell nothing for certain."""

_FINEST = 0.12
"""Width of the low-pass in cycles a pixel; what is finer is mostly noise, and JPEG's grid, which never shifts."""

_CERTAIN = 14.0
"""Height of a peak over the surface's standard deviation: real pairs reach 22 to 200, unrelated photos up to 11."""

_BLOCK = 8
_STRUCTURE = 0.04
"""Standard deviation of block means, of full light, below which a photo counts as a plain surface."""

Shift = tuple[float, float]


def shift_between(first: Pixels, second: Pixels) -> Shift | None:
    """How far ``second`` is shifted against ``first``: (down, right) in pixels, to a fraction of one.

    Phase correlation of luma (C. D. Kuglin, D. C. Hines: The Phase Correlation Image Alignment Method. 1975) in the
    part with the most structure, low-passed against noise. Shifts up to a quarter of that part are seen.

    Args:
        first, second: (H, W, 3) of one size.

    Returns:
        None where there is no telling: too small, too plain, too noisy, or unrelated.
    """
    side = min(_WINDOW, *first.shape[:2])
    if side < _SMALLEST:
        return None
    rows, columns = _most_structured(second, side)
    return _peak(_correlation(_luma(first[rows, columns]), _luma(second[rows, columns])))


def resemblance(first: Pixels, second: Pixels) -> float | None:
    """Correlation of both photos' luma at an eighth of their size, -1 to 1; about 1 where they show the same.

    Args:
        first, second: (H, W, 3) of one size.

    Returns:
        None where there is no telling, because a photo is small or one plain surface.
    """
    if min(first.shape[:2]) < _SMALLEST:
        return None
    small = [_block_means(photo) for photo in (first, second)]
    if min(float(values.std()) for values in small) < _STRUCTURE:
        return None
    return float(np.corrcoef(small[0].ravel(), small[1].ravel())[0, 1])


def _luma(pixels: Pixels) -> NDArray[np.float64]:
    """(H, W) in [0, 1], plain mean of the channels: its noise is the least."""
    luma: NDArray[np.float64] = pixels.mean(axis=2, dtype=np.float64) / peak_of(pixels.dtype)
    return luma


def _most_structured(photo: Pixels, side: int) -> tuple[slice, slice]:
    """Of nine parts spread evenly, the one whose luma varies most; every fourth pixel tells."""
    starts = [sorted({0, (size - side) // 2, size - side}) for size in photo.shape[:2]]
    parts = [(slice(top, top + side), slice(left, left + side)) for top in starts[0] for left in starts[1]]
    return max(parts, key=lambda part: float(_luma(photo[part][::4, ::4]).std()))


def _block_means(photo: Pixels) -> NDArray[np.float64]:
    height, width = (size // _BLOCK for size in photo.shape[:2])
    rows = [_luma(photo[top * _BLOCK : (top + 1) * _BLOCK, : width * _BLOCK]) for top in range(height)]
    return np.stack([row.reshape(_BLOCK, width, _BLOCK).mean(axis=(0, 2)) for row in rows])


def _correlation(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    """The surface whose highest point lies at the shift, (N, N), negative shifts at its end."""
    side = len(first)
    window = np.outer(np.hanning(side), np.hanning(side))
    spectra = [np.fft.fft2((values - values.mean()) * window) for values in (first, second)]
    cross = np.conj(spectra[0]) * spectra[1]
    frequency = np.fft.fftfreq(side)
    low_pass = np.exp(-0.5 * (frequency[:, None] ** 2 + frequency**2) / _FINEST**2)
    surface: NDArray[np.float64] = np.fft.ifft2(low_pass * cross / (np.abs(cross) + 1e-12)).real
    return surface


def _peak(surface: NDArray[np.float64]) -> Shift | None:
    side = len(surface)
    row, column = (int(place) for place in np.unravel_index(np.argmax(surface), surface.shape))
    if surface[row, column] < _CERTAIN * surface.std():
        return None
    down = row + _summit(*(float(surface[(row + step) % side, column]) for step in (-1, 0, 1)))
    right = column + _summit(*(float(surface[row, (column + step) % side]) for step in (-1, 0, 1)))
    shift = (_signed(down, side), _signed(right, side))
    return shift if max(map(abs, shift)) <= side / 4 else None


def _summit(before: float, peak: float, after: float) -> float:
    """Where a parabola through three values has its summit, as seen from the middle one."""
    curve = before - 2 * peak + after
    return 0.0 if math.isclose(curve, 0.0) else 0.5 * (before - after) / curve


def _signed(place: float, side: int) -> float:
    return place - side if place > side / 2 else place
