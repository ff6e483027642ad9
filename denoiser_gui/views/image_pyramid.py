"""A photo at several sizes, each half the one before, so that a fitted view is averaged and not aliased."""

import math

import numpy as np
from numpy.typing import NDArray

from denoiser_gui.views.coverage import Coverage, intersection
from engine.inference.tiling import Rect, round_up

Rgb = NDArray[np.uint8]

_SMALLEST_LEVEL = 128
_CHUNK = 1024


def box_halved(pixels: Rgb) -> Rgb:
    """Exact 2x2 box average, rounded half up.

    Args:
        pixels: (H, W, 3) uint8; an odd last row or column is averaged over the pixels there are.

    Returns:
        (ceil(H / 2), ceil(W / 2), 3) uint8.
    """
    height, width = pixels.shape[:2]
    if height % 2 or width % 2:
        pixels = np.pad(pixels, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
    rows = pixels[0::2].astype(np.uint16)
    rows += pixels[1::2]
    result = np.empty((rows.shape[0], rows.shape[1] // 2, 3), np.uint8)
    for channel in range(3):  # three long strided sums are three times as fast as one over a short last axis
        total = rows[:, 0::2, channel] + rows[:, 1::2, channel]
        total += 2
        total >>= 2
        result[..., channel] = total
    return result


class ImagePyramid:
    """Levels of an 8-bit RGB photo; level 0 is the array itself, never a copy.

    A photo may be there from the start, or arrive piece by piece over another one that shows until then
    (``underlay``). Coarser levels are reduced by :meth:`update`, in chunks that a worker thread can do one by one;
    where that is still to come, a coarser level shows the underlay, or every n-th pixel.

    Args:
        base: (H, W, 3) uint8, may live in shared memory.
        underlay: pyramid of a photo of the same size; given when ``base`` is still being filled.
    """

    def __init__(self, base: Rgb, underlay: "ImagePyramid | None" = None) -> None:
        if base.ndim != 3 or base.shape[2] != 3 or base.dtype != np.uint8 or 0 in base.shape:
            raise ValueError(f"a pyramid stands on (H, W, 3) uint8, not {base.shape} {base.dtype}")
        if underlay is not None and underlay.shape != base.shape:
            raise ValueError(f"the sizes {base.shape} and {underlay.shape} differ")
        self._underlay = underlay
        self._levels = [base]
        while max(self._levels[-1].shape[:2]) > _SMALLEST_LEVEL:
            height, width = self._levels[-1].shape[:2]
            self._levels.append(np.empty((-(-height // 2), -(-width // 2), 3), np.uint8))
        self._arrived = Coverage(base.shape[0], base.shape[1])
        self._reduced = Coverage(base.shape[0], base.shape[1])
        if underlay is None:
            self._arrived.add(self.whole)

    @property
    def shape(self) -> tuple[int, ...]:
        """(H, W, 3) of level 0."""
        return self._levels[0].shape

    @property
    def whole(self) -> Rect:
        return self._arrived.whole

    @property
    def fraction_arrived(self) -> float:
        """How much of level 0 is there, 0 to 1."""
        return self._arrived.fraction

    @property
    def underlay(self) -> "ImagePyramid | None":
        """What shows where this one is not there yet."""
        return self._underlay

    @property
    def coarsest(self) -> int:
        """The number of the smallest level."""
        return len(self._levels) - 1

    @property
    def bytes_of_levels(self) -> int:
        """Of all levels but the first, which is not its own."""
        return sum(level.nbytes for level in self._levels[1:])

    def level_for(self, zoom: float) -> int:
        """The coarsest level that need not be enlarged to draw the photo at ``zoom``, a shrink of less than 2."""
        wanted = max(0, math.floor(math.log2(1.0 / zoom) + 1e-9))
        return min(wanted, self.coarsest)

    def level_size(self, level: int) -> tuple[int, int]:
        """Height and width of a level."""
        height, width = self._levels[level].shape[:2]
        return height, width

    def arrived(self, rect: Rect) -> None:
        """The pixels of ``rect`` in the base array are there (or new) and may be shown at level 0."""
        self._arrived.add(rect)

    def chunks(self, rect: Rect | None = None) -> list[Rect]:
        """Cut what coarser levels need for ``rect`` (everything if not given) into pieces for :meth:`update`."""
        area = self._aligned(rect or self.whole)
        return [
            intersection(Rect(top, left, top + _CHUNK, left + _CHUNK), area)
            for top in range(area.top // _CHUNK * _CHUNK, area.bottom, _CHUNK)
            for left in range(area.left // _CHUNK * _CHUNK, area.right, _CHUNK)
        ]

    def update(self, rect: Rect) -> None:
        """Reduce ``rect`` (pixels of level 0) again through all coarser levels; may run in a worker thread."""
        area = self._aligned(rect)
        for level in range(1, len(self._levels)):
            rows, columns = _at_level(area, level).slices
            self._levels[level][rows, columns] = box_halved(self._finer(level - 1, _at_level(area, level - 1)))
        self._reduced.add(area)
        if self._reduced.complete and self._arrived.complete:
            self._underlay = None  # it may be an earlier result, which is large

    def region(self, level: int, y0: int, y1: int, x0: int, x1: int) -> Rgb:
        """Pixels (y1 - y0, x1 - x0, 3) of a level; a view where everything is there, else a copy; do not write."""
        coverage = self._arrived if level == 0 else self._reduced
        pixels = self._levels[level][y0:y1, x0:x1]
        if coverage.complete:
            return pixels
        return self._patched(coverage, level, Rect(y0, x0, y1, x1))

    def _patched(self, coverage: Coverage, level: int, wanted: Rect) -> Rgb:
        """What is there, laid over what shows until then."""
        step = 1 << level
        area = Rect(wanted.top * step, wanted.left * step, wanted.bottom * step, wanted.right * step)
        parts = [_at_level(part, level) for part in coverage.touching(area)]
        if parts == [wanted]:
            return self._levels[level][wanted.slices]
        result = self._behind(level, wanted)
        for part in parts:
            inside = Rect(
                part.top - wanted.top, part.left - wanted.left, part.bottom - wanted.top, part.right - wanted.left
            )
            result[inside.slices] = self._levels[level][part.slices]
        return result

    def _behind(self, level: int, wanted: Rect) -> Rgb:
        """A copy of the underlay, or every n-th pixel of the base."""
        underlay = self._underlay  # another thread may give it up
        if underlay is not None:
            return underlay.region(level, wanted.top, wanted.bottom, wanted.left, wanted.right).copy()
        step, middle = 1 << level, (1 << level) // 2
        rows = np.minimum(np.arange(wanted.top, wanted.bottom) * step + middle, self.shape[0] - 1)
        columns = np.minimum(np.arange(wanted.left, wanted.right) * step + middle, self.shape[1] - 1)
        return np.asarray(self._levels[0][rows[:, None], columns])

    def _finer(self, level: int, rect: Rect) -> Rgb:
        """Level 0 as it is shown, so that a cell half done is averaged with the underlay; above, as just reduced."""
        if level == 0:
            return self.region(0, rect.top, rect.bottom, rect.left, rect.right)
        return self._levels[level][rect.slices]

    def _aligned(self, rect: Rect) -> Rect:
        """Grown to whole cells of the coarsest level."""
        cell = 1 << (len(self._levels) - 1)
        grown = Rect(
            rect.top // cell * cell, rect.left // cell * cell, round_up(rect.bottom, cell), round_up(rect.right, cell)
        )
        return grown.clipped(self.shape[0], self.shape[1])


def _at_level(rect: Rect, level: int) -> Rect:
    step = 1 << level
    return Rect(rect.top // step, rect.left // step, -(-rect.bottom // step), -(-rect.right // step))
