"""Where the pixels of a side of a comparison come from, read strip by strip. Imports no torch."""

from dataclasses import dataclass

from engine.errors import DenoiserError
from engine.images.image import Pixels, as_rgb8
from engine.inference.strength import blend
from engine.inference.tiling import Rect
from engine.service.comparison_requests import DENOISED, NOISY, TRUTH, Side
from engine.service.desk import OpenedPhoto


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Pixels that are blended where they are read.

    Attributes:
        base: (H, W, C); the noisy photo, or what is shown as it is.
        full: the result at full strength, same shape and dtype; None for ``base`` alone.
        luminance, chrominance: strength, 0 to 1.
    """

    base: Pixels
    full: Pixels | None = None
    luminance: float = 1.0
    chrominance: float = 1.0

    @property
    def size(self) -> tuple[int, int]:
        """Height and width."""
        return self.base.shape[0], self.base.shape[1]

    def part(self, rect: Rect) -> Pixels:
        """The pixels of a part, (h, w, C); do not write."""
        return self._read(*rect.slices)

    def whole(self) -> Pixels:
        """All pixels; do not write."""
        return self._read(slice(None), slice(None))

    def thinned(self, step: int) -> Pixels:
        """Every so many pixels down and across."""
        return self._read(slice(None, None, step), slice(None, None, step))

    def _read(self, rows: slice, columns: slice) -> Pixels:
        base = self.base[rows, columns]
        return base if self.full is None else blend(base, self.full[rows, columns], self.luminance, self.chrominance)


def source_of(photo: OpenedPhoto, side: Side) -> Source:
    """Where a side of an open photo lies.

    Raises:
        DenoiserError: there is no such side, or not yet.
    """
    if side.name == NOISY:
        return Source(photo.image.pixels)
    if side.name == TRUTH and photo.truth is not None:
        return Source(photo.truth.attach().view("u1"))
    if side.name == DENOISED and photo.result is not None:
        return Source(photo.image.pixels, photo.result.image.pixels, side.luminance, side.chrominance)
    if side.name in photo.further:
        return Source(photo.further[side.name].image.pixels)
    raise DenoiserError(_absence(photo, side))


def _absence(photo: OpenedPhoto, side: Side) -> str:
    if side.name == TRUTH:
        return f"{photo.path.name} has no ground truth to compare with."
    if side.name == DENOISED:
        return f"{photo.path.name} is not denoised yet. Wait until it is done."
    return f"{photo.path.name} has no result {side.name}. Make it first."


def alike(one: Pixels, other: Pixels) -> tuple[Pixels, Pixels]:
    """Both in the same number of channels and the same depth: as they are, or at 8 bits as they are measured."""
    if one.shape == other.shape and one.dtype == other.dtype:
        return one, other
    return as_rgb8(one), as_rgb8(other)
