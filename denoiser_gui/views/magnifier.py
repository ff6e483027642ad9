"""A lens at the pointer: what lies there four times as large, every pixel a square, in every picture at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from denoiser_gui.state.comparison import MAX_ZOOM, Size, Viewport
from denoiser_gui.views.picture import Picture, enlarged
from engine.inference.tiling import Rect

TIMES = 4
EDGE = 160
"""Of the lens, logical pixels, where there is room for it."""

_SHARE = 0.5
_LEAST = 24
_RIM, _LINE = QColor(0, 0, 0, 170), QColor(255, 255, 255, 235)


@dataclass(frozen=True, slots=True)
class Lens:
    """A square of the view, in device pixels.

    Attributes:
        row, column: the photo's pixel in its middle.
        zoom: device pixels per photo pixel.
        area: where it lies.
    """

    row: int
    column: int
    zoom: int
    area: Rect

    def around(self, length: int, middle: int) -> NDArray[np.intp]:
        """The photo's row (or column) under each device pixel of an edge."""
        steps = (np.arange(length) + 0.5 - length / 2) / self.zoom
        return np.asarray(np.floor(middle + 0.5 + steps), np.intp)


def lens_at(viewport: Viewport, area: Rect, x: float, y: float, ratio: float) -> Lens | None:
    """The lens over a point; None beside the photo, or where there is no room for one.

    Args:
        viewport: what is seen in ``area``.
        area: of the view, in device pixels; the lens stays inside.
        x, y: of the view.
        ratio: device pixels per logical pixel.
    """
    column, row = (int(np.floor(place)) for place in viewport.photo_point(x - area.left, y - area.top))
    if not (0 <= row < viewport.photo.height and 0 <= column < viewport.photo.width):
        return None
    edge = round(min(EDGE * ratio, _SHARE * min(area.width, area.height)))
    if edge < _LEAST:
        return None
    zoom = min(round(MAX_ZOOM), round(TIMES * max(viewport.zoom, ratio, 1.0)))
    left = min(max(round(x - edge / 2), area.left), area.right - edge)
    top = min(max(round(y - edge / 2), area.top), area.bottom - edge)
    return Lens(row, column, zoom, Rect(top, left, top + edge, left + edge))


def beside(lens: Lens, area: Rect, vertical: bool) -> tuple[Lens, Lens]:
    """Two lenses over the same point, one for each side of a line.

    Args:
        lens: the one.
        area: of the view, in which both stay.
        vertical: whether the line is; they lie left and right, else one above the other.
    """
    edge, half = lens.area.width, lens.area.width // 2
    left, top = (lens.area.left - half, lens.area.top) if vertical else (lens.area.left, lens.area.top - half)
    across, down = (edge, 0) if vertical else (0, edge)
    left = max(area.left, min(left, area.right - edge - across))
    top = max(area.top, min(top, area.bottom - edge - down))
    places = ((left, top), (left + across, top + down))
    first, second = (Lens(lens.row, lens.column, lens.zoom, Rect(y, x, y + edge, x + edge)) for x, y in places)
    return first, second


def paint(painter: QPainter, lens: Lens, picture: Picture, photo: Size, ratio: float, ground: QColor) -> None:
    """Put the lens on the screen.

    Args:
        painter: in device pixels.
        lens: which one.
        picture: what is seen in it.
        photo: its size.
        ratio: device pixels per logical pixel.
        ground: what is seen beyond the photo's edge.
    """
    rows, columns = lens.around(lens.area.height, lens.row), lens.around(lens.area.width, lens.column)
    seen_rows = np.flatnonzero((rows >= 0) & (rows < photo.height))
    seen_columns = np.flatnonzero((columns >= 0) & (columns < photo.width))
    place = QRectF(lens.area.left, lens.area.top, lens.area.width, lens.area.height)
    painter.fillRect(place, ground)
    image = enlarged(picture.region, rows[seen_rows], columns[seen_columns])
    painter.drawImage(lens.area.left + int(seen_columns[0]), lens.area.top + int(seen_rows[0]), image)
    _paint_rim(painter, place, ratio)
    pixel = QRectF(0, 0, lens.zoom, lens.zoom)
    pixel.moveTopLeft(place.topLeft())
    pixel.translate(_first(columns, lens.column), _first(rows, lens.row))
    _paint_rim(painter, pixel, min(1.0, ratio))


def _first(places: NDArray[np.intp], wanted: int) -> int:
    """Where the pixel in the middle begins."""
    return int(np.flatnonzero(places == wanted)[0])


def _paint_rim(painter: QPainter, place: QRectF, ratio: float) -> None:
    """A light line with a dark one around it, so that it is seen on any photo."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = max(1.0, round(ratio))
    for colour, out in ((_RIM, 1.5 * width), (_LINE, 0.5 * width)):
        pen = QPen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(place.adjusted(-out, -out, out, out))
