"""Pieces of the zoomed photo as they are put on the screen, rendered once and kept.

The zoomed photo is cut into squares of :data:`TILE` device pixels, counted from its top left corner. Every device
pixel depends only on its own place, so squares meet without seams, and panning and wiping only copy squares.
"""

import math
from collections import OrderedDict
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from denoiser_gui.views.image_pyramid import ImagePyramid, Rgb
from engine.inference.strength import blend
from engine.inference.tiling import Rect

TILE = 256
SQUARES_ABOVE = 3.0

_MARGIN = 2
_TOLERANCE = 1e-9

Read = Callable[[int, int, int, int, int], Rgb]


class Picture:
    """What one side of the comparison shows: a pyramid, or two blended at a strength.

    Args:
        noisy: the photo, complete.
        denoised: the result, or None for the noisy photo alone.
        luminance: strength 0 to 1, see :func:`engine.inference.strength.blend`.
        chrominance: likewise.
    """

    def __init__(
        self,
        noisy: ImagePyramid,
        denoised: ImagePyramid | None = None,
        luminance: float = 1.0,
        chrominance: float = 1.0,
    ) -> None:
        self._noisy, self._denoised = noisy, denoised
        self._strength = (luminance, chrominance)

    def render(self, row: int, column: int, zoom: float, fine: bool) -> QImage:
        """One square, (TILE, TILE) in ``Format_RGB32``; what lies beyond the photo is of no meaning.

        Enlarged, the photo's own pixels are blended, so that they are those of the export; shrunk, the fewer
        pixels of the screen are, which differs by no more than a level of rounding.
        """
        if self._denoised is None or self._strength == (1.0, 1.0):
            shown = self._denoised or self._noisy
            return _draw(shown, shown.region, row, column, zoom, fine)
        if zoom >= 1.0:
            return _draw(self._noisy, self._blended, row, column, zoom, fine)
        noisy = _draw(self._noisy, self._noisy.region, row, column, zoom, fine)
        denoised = _draw(self._denoised, self._denoised.region, row, column, zoom, fine)
        return _to_image(np.asarray(blend(_rgb(noisy), _rgb(denoised), *self._strength), np.uint8))

    def _blended(self, level: int, y0: int, y1: int, x0: int, x1: int) -> Rgb:
        assert self._denoised is not None
        noisy, denoised = (pyramid.region(level, y0, y1, x0, x1) for pyramid in (self._noisy, self._denoised))
        return np.asarray(blend(noisy, denoised, *self._strength), np.uint8)


class ScreenTiles:
    """The rendered squares of one picture, the least recently used dropped first.

    A square is rendered quickly (bilinear) when many are needed at once, as in zooming, and better
    (:meth:`refine`) when there is time.
    """

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._squares: OrderedDict[tuple[float, int, int], tuple[QImage, bool]] = OrderedDict()
        self._outdated: dict[tuple[float, int, int], QImage] = {}

    def show(self, picture: Picture) -> None:
        """Another picture of the same photo: what was rendered only serves until it is rendered anew."""
        self._picture = picture
        self._outdated |= {key: image for key, (image, _) in self._squares.items()}
        self._squares.clear()

    def missing(self, zoom: float, places: list[tuple[int, int]]) -> int:
        """How many of these (row, column) are not rendered at all."""
        return sum((zoom, *place) not in self._squares for place in places)

    def coarse(self, zoom: float, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Those of these (row, column) that were rendered quickly."""
        return [place for place in places if not self._squares.get((zoom, *place), (None, True))[1]]

    def square(self, row: int, column: int, zoom: float, fine: bool) -> QImage:
        """Rendered now if it was not yet."""
        key = (zoom, row, column)
        if key not in self._squares:
            self._squares[key] = self._picture.render(row, column, zoom, fine), fine or zoom >= 1.0
            self._outdated.pop(key, None)
        self._squares.move_to_end(key)
        return self._squares[key][0]

    def at_hand(self, row: int, column: int, zoom: float) -> QImage | None:
        """As it was rendered last, be it outdated; None if it never was."""
        key = (zoom, row, column)
        return self._squares[key][0] if key in self._squares else self._outdated.get(key)

    def is_rendered(self, row: int, column: int, zoom: float) -> bool:
        """Whether it is there and shows the present state."""
        return (zoom, row, column) in self._squares

    def refine(self, row: int, column: int, zoom: float) -> None:
        """Render a square once more, well."""
        self._squares[zoom, row, column] = self._picture.render(row, column, zoom, True), True

    def forget(self, rect: Rect) -> None:
        """Drop what shows any of these photo pixels."""
        for key in [key for key in self._squares if _shows(*key, rect)]:
            self._outdated[key] = self._squares.pop(key)[0]

    def trim(self, most: int) -> None:
        """Keep at most so many squares, and as many outdated ones."""
        for key in list(self._outdated)[: max(0, len(self._outdated) - most)]:
            del self._outdated[key]
        while len(self._squares) > most:
            self._squares.popitem(last=False)


def _shows(zoom: float, row: int, column: int, rect: Rect) -> bool:
    margin = (_MARGIN + 1) * (2.0 + 1.0 / zoom)
    top, left, edge = row * TILE / zoom, column * TILE / zoom, TILE / zoom
    return (
        rect.bottom > top - margin
        and rect.top < top + edge + margin
        and rect.right > left - margin
        and rect.left < left + edge + margin
    )


def _draw(pyramid: ImagePyramid, read: Read, row: int, column: int, zoom: float, fine: bool) -> QImage:
    if zoom > SQUARES_ABOVE + _TOLERANCE:
        return _squares(pyramid, read, row, column, zoom)
    level = pyramid.level_for(zoom)
    scale = zoom * (1 << level)
    if fine and scale < 1.0 - _TOLERANCE:
        return _halved(_smooth(pyramid, read, level, 2 * scale, row, column, 2 * TILE))
    return _smooth(pyramid, read, level, scale, row, column, TILE)


def _smooth(pyramid: ImagePyramid, read: Read, level: int, scale: float, row: int, column: int, edge: int) -> QImage:
    """A square of ``edge`` device pixels by bilinear interpolation; exact where ``scale`` is 1."""
    height, width = pyramid.level_size(level)
    y0, y1 = _span(row * edge, edge, scale, height)
    x0, x1 = _span(column * edge, edge, scale, width)
    beyond = math.ceil(2 * edge / TILE / scale)  # the last device pixel may reach over the photo's end
    below, right = (beyond if y1 == height else 0), (beyond if x1 == width else 0)
    source = _to_image(_extended(read(level, y0, y1, x0, x1), below, right))
    result = QImage(edge, edge, QImage.Format.Format_RGB32)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    corner = QPointF(x0 * scale - column * edge, y0 * scale - row * edge)
    painter.drawImage(QRectF(corner, QSizeF(source.size()) * scale), source)
    painter.end()
    return result


def _halved(image: QImage) -> QImage:
    """Averages of 2x2: with bilinear samples twice as dense, noise looks alike everywhere instead of in a plaid."""
    result = QImage(TILE, TILE, QImage.Format.Format_RGB32)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, TILE, TILE), image)
    painter.end()
    return result


def _squares(pyramid: ImagePyramid, read: Read, row: int, column: int, zoom: float) -> QImage:
    """A square in which every photo pixel is a square, not smoothed."""
    height, width = pyramid.level_size(0)
    rows, columns = _nearest(row, zoom, height), _nearest(column, zoom, width)
    y0, x0 = int(rows[0]), int(columns[0])
    pixels = _packed(read(0, y0, int(rows[-1]) + 1, x0, int(columns[-1]) + 1))
    return _from_packed(pixels.take(rows - y0, axis=0).take(columns - x0, axis=1))


def _nearest(index: int, zoom: float, length: int) -> NDArray[np.intp]:
    """The photo row (or column) under the middle of each device pixel of a square."""
    places = np.floor((index * TILE + np.arange(TILE) + 0.5) / zoom)
    return np.asarray(np.minimum(places, length - 1), np.intp)


def _span(start: int, edge: int, scale: float, length: int) -> tuple[int, int]:
    """The level's pixels that a span of device pixels needs, with a margin for interpolation."""
    first = max(0, math.floor(start / scale) - _MARGIN)
    last = min(length, math.ceil((start + edge) / scale) + _MARGIN)
    return min(first, length - 1), max(last, 1)


def _extended(pixels: Rgb, below: int, right: int) -> Rgb:
    """The last row and column repeated."""
    if not (below or right):
        return pixels
    return np.pad(pixels, ((0, below), (0, right), (0, 0)), mode="edge")


def _to_image(pixels: Rgb) -> QImage:
    """(H, W, 3) as a QImage of its own memory."""
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape[:2]
    view = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return view.convertToFormat(QImage.Format.Format_RGB32)


def _rgb(image: QImage) -> Rgb:
    """A view of the pixels of a ``Format_RGB32`` image as (H, W, 3) RGB."""
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[..., 2::-1]


def _packed(pixels: Rgb) -> NDArray[np.uint32]:
    """(H, W, 3) as (H, W) of 0xffRRGGBB."""
    parts = pixels.astype(np.uint32)
    return np.asarray(0xFF000000 | (parts[..., 0] << 16) | (parts[..., 1] << 8) | parts[..., 2], np.uint32)


def _from_packed(pixels: NDArray[np.uint32]) -> QImage:
    height, width = pixels.shape
    view = QImage(np.ascontiguousarray(pixels).data, width, height, 4 * width, QImage.Format.Format_RGB32)
    return view.copy()
