"""What one side of the comparison shows, and how pieces of it are drawn."""

import math
from collections.abc import Callable

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from denoiser_gui.views.image_pyramid import ImagePyramid, Rgb
from engine.inference.strength import blend
from engine.inference.tiling import Rect

TILE = 256
SQUARES_ABOVE = 3.0

MARGIN = 2
"""How many pixels of a level beyond its edge a square may show, by interpolation."""

_TOLERANCE = 1e-9
_SKETCHED_PIXELS = 2_500_000
_BLENDED_PIXELS = 1_000_000

Read = Callable[[int, int, int, int, int], Rgb]


class Picture:
    """A pyramid, or two blended at a strength.

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

    @property
    def _one(self) -> ImagePyramid | None:
        """The only pyramid that shows; None where two are blended."""
        if self._denoised is None or self._strength == (0.0, 0.0):
            return self._noisy
        return self._denoised if self._strength == (1.0, 1.0) else None

    def render(self, row: int, column: int, zoom: float) -> QImage:
        """One square, (TILE, TILE) in ``Format_RGB32``; what lies beyond the photo is of no meaning.

        Enlarged, the photo's own pixels are blended, so that they are those of the export; shrunk, the fewer
        pixels of the screen are, which differs by no more than a level of rounding.
        """
        if self._one is not None:
            return _draw(self._one, self._one.region, row, column, zoom)
        assert self._denoised is not None
        if zoom >= 1.0:
            return _draw(self._noisy, self.region, row, column, zoom)
        noisy = _draw(self._noisy, self._noisy.region, row, column, zoom)
        denoised = _draw(self._denoised, self._denoised.region, row, column, zoom)
        return blended(noisy, denoised, *self._strength)

    def sketch(self, painter: QPainter, origin: QPoint, zoom: float, area: Rect, share: float = 1.0) -> None:
        """Paint an area in one go, for the moment of zooming; less well than squares, but in a quarter of the time.

        Where the screen is so large that even this would take too long, it is painted smaller and enlarged.

        Args:
            painter: in device pixels.
            origin: of the zoomed photo in the painter's coordinates.
            zoom: device pixels per photo pixel.
            area: in device pixels from the zoomed photo's corner.
            share: of the work that a frame has time for; less where many pictures are sketched in one.
        """
        smooth = zoom <= SQUARES_ABOVE + _TOLERANCE
        times = _times_smaller(area, share) if smooth else 1
        painter.save()
        painter.setClipRect(QRect(area.left + origin.x(), area.top + origin.y(), area.width, area.height))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth and times == 1)
        if times == 1:
            self._draw_sketch(painter, QPointF(origin), zoom, area, share)
        else:
            small = self._small_sketch(zoom, area, times, share)
            painter.drawImage(QRect(QPoint(area.left, area.top) + origin, small.size() * times), small)
        painter.restore()

    def _small_sketch(self, zoom: float, area: Rect, times: int, share: float) -> QImage:
        """The area so many times smaller, rounded up to whole pixels."""
        small = QImage(-(-area.width // times), -(-area.height // times), QImage.Format.Format_RGB32)
        painter = QPainter(small)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top, left = area.top // times, area.left // times
        seen = Rect(top, left, top + small.height() + 1, left + small.width() + 1)
        self._draw_sketch(painter, -QPointF(area.left, area.top) / times, zoom / times, seen, share)
        painter.end()
        return small

    def _draw_sketch(self, painter: QPainter, origin: QPointF, zoom: float, area: Rect, share: float) -> None:
        level = self._sketched_level(zoom, area, share)
        scale = zoom * (1 << level)
        source, corner = _source(self._noisy, self.region, level, scale, area)
        painter.drawImage(QRectF(corner + origin, QSizeF(source.size()) * scale), source)

    def region(self, level: int, y0: int, y1: int, x0: int, x1: int) -> Rgb:
        """Pixels (y1 - y0, x1 - x0, 3) of a level as they are shown; do not write."""
        if self._one is not None:
            return self._one.region(level, y0, y1, x0, x1)
        assert self._denoised is not None
        noisy, denoised = (pyramid.region(level, y0, y1, x0, x1) for pyramid in (self._noisy, self._denoised))
        return np.asarray(blend(noisy, denoised, *self._strength), np.uint8)

    def _sketched_level(self, zoom: float, area: Rect, share: float = 1.0) -> int:
        """A coarser level than a square would need, where there were too many pixels to read for one frame."""
        level = self._noisy.level_for(zoom)
        most = share * (_BLENDED_PIXELS if self._one is None else _SKETCHED_PIXELS)
        while area.area / (zoom * (1 << level)) ** 2 > most and level < self._noisy.coarsest:
            level += 1
        return level


def _times_smaller(area: Rect, share: float) -> int:
    """1, 2, 4...: so many times a sketch of this area is painted smaller in both directions."""
    times = 1
    while area.area > share * _SKETCHED_PIXELS * times**2:
        times *= 2
    return times


def blended(noisy: QImage, denoised: QImage, luminance: float, chrominance: float) -> QImage:
    """Two ``Format_RGB32`` images of one size, blended."""
    return to_image(np.asarray(blend(_rgb(noisy), _rgb(denoised), luminance, chrominance), np.uint8))


def to_image(pixels: Rgb) -> QImage:
    """(H, W, 3) as a ``Format_RGB32`` image of its own memory; a part of a larger array is not copied before."""
    if pixels.strides[1:] != (3, 1) or pixels.strides[0] < 0:
        pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape[:2]
    line = pixels.strides[0]
    memory = as_strided(pixels, ((height - 1) * line + 3 * width,), (1,), writeable=False)
    return QImage(memory.data, width, height, line, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )


def _draw(pyramid: ImagePyramid, read: Read, row: int, column: int, zoom: float) -> QImage:
    if zoom > SQUARES_ABOVE + _TOLERANCE:
        return _squares(pyramid, read, row, column, zoom)
    level = pyramid.level_for(zoom)
    scale = zoom * (1 << level)
    if scale < 1.0 - _TOLERANCE:
        return _halved(_smooth(pyramid, read, level, 2 * scale, row, column, 2 * TILE))
    return _smooth(pyramid, read, level, scale, row, column, TILE)


def _smooth(pyramid: ImagePyramid, read: Read, level: int, scale: float, row: int, column: int, edge: int) -> QImage:
    """A square of ``edge`` device pixels by bilinear interpolation; exact where ``scale`` is 1."""
    area = Rect(row * edge, column * edge, (row + 1) * edge, (column + 1) * edge)
    source, corner = _source(pyramid, read, level, scale, area)
    result = QImage(edge, edge, QImage.Format.Format_RGB32)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    place = corner - QPointF(area.left, area.top)
    painter.drawImage(QRectF(place, QSizeF(source.size()) * scale), source)
    painter.end()
    return result


def _source(pyramid: ImagePyramid, read: Read, level: int, scale: float, area: Rect) -> tuple[QImage, QPointF]:
    """The pixels of a level that an area of device pixels needs, and where their corner lies."""
    height, width = pyramid.level_size(level)
    y0, y1 = _span(area.top, area.height, scale, height)
    x0, x1 = _span(area.left, area.width, scale, width)
    beyond = math.ceil(2 * max(1.0, scale) / scale)  # the last device pixel may reach over the photo's end
    below, right = (beyond if y1 == height else 0), (beyond if x1 == width else 0)
    source = to_image(_extended(read(level, y0, y1, x0, x1), below, right))
    return source, QPointF(x0 * scale, y0 * scale)


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
    return enlarged(read, _nearest(row, zoom, height), _nearest(column, zoom, width))


def enlarged(read: Read, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> QImage:
    """A ``Format_RGB32`` image in which every photo pixel is a rectangle.

    Args:
        read: tells pixels of the photo.
        rows, columns: the photo row (column) of each row (column) of the image, ascending.
    """
    y0, x0 = int(rows[0]), int(columns[0])
    pixels = _packed(read(0, y0, int(rows[-1]) + 1, x0, int(columns[-1]) + 1))
    return _from_packed(pixels.take(rows - y0, axis=0).take(columns - x0, axis=1))


def _nearest(index: int, zoom: float, length: int) -> NDArray[np.intp]:
    """The photo row (or column) under the middle of each device pixel of a square."""
    places = np.floor((index * TILE + np.arange(TILE) + 0.5) / zoom)
    return np.asarray(np.minimum(places, length - 1), np.intp)


def _span(start: int, edge: int, scale: float, length: int) -> tuple[int, int]:
    """The level's pixels that a span of device pixels needs, with a margin for interpolation."""
    first = max(0, math.floor(start / scale) - MARGIN)
    last = min(length, math.ceil((start + edge) / scale) + MARGIN)
    return min(first, length - 1), max(last, 1)


def _extended(pixels: Rgb, below: int, right: int) -> Rgb:
    """The last row and column repeated."""
    if not (below or right):
        return pixels
    return np.pad(pixels, ((0, below), (0, right), (0, 0)), mode="edge")


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
