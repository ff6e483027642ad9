"""The two photos of the comparison: their pyramids, their rendered squares, and how they are put on the screen."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtGui import QImage, QPainter

from denoiser_gui.state.comparison import Size, Viewport
from denoiser_gui.views.coverage import intersection
from denoiser_gui.views.image_pyramid import ImagePyramid, Rgb
from denoiser_gui.views.pyramid_builder import PyramidBuilder
from denoiser_gui.views.screen_tiles import TILE, Picture, ScreenTiles
from engine.inference.tiling import Rect

_AT_ONCE = 8
_REFINED_AT_ONCE = 12
_PATIENCE = 0.02

PAINTING_SECONDS = 0.02
"""How long one repaint may render; what is left comes with the next, and shows its earlier state until then."""


class PhotoPair(QObject):
    """Noisy and denoised, of one size.

    Args:
        noisy: (H, W, 3) uint8.
        denoised: same shape, or None while there is no result at all.
        complete: the whole of ``denoised`` is there; otherwise it arrives by :meth:`tile_done`, and until then the
            noisy photo shows in its place.

    Signals:
        changed(): something looks different and must be painted again.
        failed(object): an exception of the thread that reduces the photos.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, noisy: Rgb, denoised: Rgb | None, complete: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._base = noisy
        self._noisy = ImagePyramid(noisy)
        self._denoised = None if denoised is None else ImagePyramid(denoised, self._noisy)
        self._looked_at = (noisy.shape[0] / 2, noisy.shape[1] / 2)
        self._strength = (1.0, 1.0)
        self._left = ScreenTiles(Picture(self._noisy))
        self._right = ScreenTiles(Picture(self._noisy, self._denoised))
        self._builder = PyramidBuilder(self)
        self._builder.reduced.connect(self._on_reduced)
        self._builder.failed.connect(self.failed)
        self._start(complete)

    def _start(self, complete: bool) -> None:
        self._builder.build(self._noisy, self._noisy.whole, self._looked_at)
        if complete:
            self.tile_done(self._noisy.whole)
        self._builder.wait(_PATIENCE)  # a photo of usual size is then painted well at once, without a flash

    def shows(self, noisy: Rgb) -> bool:
        """Whether ``noisy`` is the very array that it was made for."""
        return noisy is self._base

    def replace_result(self, denoised: Rgb | None, complete: bool) -> None:
        """Another result of the same photo; all that was made of the noisy one stays."""
        self._denoised = None if denoised is None else ImagePyramid(denoised, self._noisy)
        self._right.show(Picture(self._noisy, self._denoised, *self._strength))
        if complete and denoised is not None:
            self.tile_done(self._noisy.whole)
        self.changed.emit()

    @property
    def size(self) -> Size:
        return Size(self._noisy.whole.width, self._noisy.whole.height)

    @property
    def fraction_done(self) -> float | None:
        """How much of the denoised photo is there, 0 to 1; None without a result."""
        return None if self._denoised is None else self._denoised.fraction_arrived

    def look_at(self, y: float, x: float) -> None:
        """What the person looks at is prepared first."""
        self._looked_at = (y, x)

    def tile_done(self, rect: Rect) -> None:
        """A part of the denoised array is there."""
        if self._denoised is None:
            raise ValueError("there is no denoised photo that could have tiles")
        self._denoised.arrived(rect)
        self._right.forget(rect)
        self._builder.build(self._denoised, rect, self._looked_at)
        self.changed.emit()

    def set_strength(self, luminance: float, chrominance: float) -> None:
        """Each 0 to 1; see :func:`engine.inference.strength.blend`."""
        if (luminance, chrominance) != self._strength:
            self._strength = (luminance, chrominance)
            self._right.show(Picture(self._noisy, self._denoised, luminance, chrominance))
            self.changed.emit()

    def close(self) -> None:
        """Stop reading the arrays; afterwards they may be taken away."""
        self._builder.close()

    def paint(self, painter: QPainter, viewport: Viewport, left: Rect, right: Rect) -> bool:
        """Paint the noisy photo in ``left`` and the denoised one in ``right``, both in device pixels of the view.

        Returns:
            Whether all was painted as it is; if not, paint again soon.
        """
        deadline, whole = time.perf_counter() + PAINTING_SECONDS, True
        for squares, area in ((self._left, left), (self._right, right)):
            places = _places(viewport, area)
            fine = squares.missing(viewport.zoom, places) <= _AT_ONCE
            for row, column in places:
                if squares.is_rendered(row, column, viewport.zoom) or time.perf_counter() < deadline:
                    image: QImage | None = squares.square(row, column, viewport.zoom, fine)
                else:
                    whole, image = False, squares.at_hand(row, column, viewport.zoom)
                if image is not None:
                    _paint_square(painter, viewport, area, (row, column), image)
            squares.trim(3 * _count(viewport.view))
        return whole

    def refine(self, viewport: Viewport, left: Rect, right: Rect) -> bool:
        """Render some squares better that were rendered quickly; False when none is left."""
        waiting = list(self._coarse(viewport, left, right))
        for squares, row, column in waiting[:_REFINED_AT_ONCE]:
            squares.refine(row, column, viewport.zoom)
        return bool(waiting)

    def is_coarse(self, viewport: Viewport, left: Rect, right: Rect) -> bool:
        """Whether something on the screen was rendered quickly."""
        return next(self._coarse(viewport, left, right), None) is not None

    def _coarse(self, viewport: Viewport, left: Rect, right: Rect) -> Iterator[tuple[ScreenTiles, int, int]]:
        for squares, area in ((self._left, left), (self._right, right)):
            for row, column in squares.coarse(viewport.zoom, _places(viewport, area)):
                yield squares, row, column

    def _on_reduced(self, pyramid: ImagePyramid, rect: Rect) -> None:
        if pyramid is self._noisy:
            self._left.forget(rect)
        self._right.forget(rect)
        self.changed.emit()


def _paint_square(painter: QPainter, viewport: Viewport, area: Rect, place: tuple[int, int], image: QImage) -> None:
    row, column = place
    part = _visible(viewport, area, row, column)
    source = QRect(part.left - column * TILE, part.top - row * TILE, part.width, part.height)
    x, y = viewport.origin
    painter.drawImage(QPoint(part.left + x, part.top + y), image, source)


def _count(view: Size) -> int:
    """Most squares that can touch a view."""
    return (view.width // TILE + 2) * (view.height // TILE + 2)


def _on_photo(viewport: Viewport, area: Rect) -> Rect:
    """The part of an area of the view that the photo fills, counted from the zoomed photo's corner."""
    x, y = viewport.origin
    moved = Rect(area.top - y, area.left - x, area.bottom - y, area.right - x)
    return intersection(moved, Rect(0, 0, viewport.drawn.height, viewport.drawn.width))


def _places(viewport: Viewport, area: Rect) -> list[tuple[int, int]]:
    """Row and column of each square that the area touches."""
    seen = _on_photo(viewport, area)
    if seen.area == 0:
        return []
    rows = range(seen.top // TILE, -(-seen.bottom // TILE))
    columns = range(seen.left // TILE, -(-seen.right // TILE))
    return [(row, column) for row in rows for column in columns]


def _visible(viewport: Viewport, area: Rect, row: int, column: int) -> Rect:
    square = Rect(row * TILE, column * TILE, (row + 1) * TILE, (column + 1) * TILE)
    return intersection(square, _on_photo(viewport, area))
