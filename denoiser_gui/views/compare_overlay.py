"""What lies over the photos: the dividing line, its knob, the names of the two sides, and the frame of a drop.

Everything is painted in device pixels; ``ratio`` is device pixels per logical pixel.
"""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from denoiser_gui.state.comparison import Orientation

_KNOB, _MARGIN, _PADDING, _RADIUS = 16.0, 12.0, 8.0, 6.0
_LABEL_GROUND = QColor(24, 24, 24, 208)  # over a white photo still 9 to 1 against white text
LABEL_INK = QColor(255, 255, 255)
_KNOB_INK = QColor(16, 20, 24)
_EDGE = QColor(0, 0, 0, 150)


def paint_names(
    painter: QPainter, names: tuple[str, str], sides: tuple[QRectF, QRectF], vertical: bool, font: QFont, ratio: float
) -> None:
    """The names of both sides, where there is room: at the outer corners, so that the line never crosses them.

    Args:
        painter: in device pixels.
        names: of the noisy and the denoised side.
        sides: the parts of the view that they fill.
        vertical: whether the line between them is.
        font: in logical pixels.
        ratio: device pixels per logical pixel.
    """
    for text, rect in zip(names, name_places(names, sides, vertical, font, ratio), strict=True):
        if rect is not None:
            paint_label(painter, text, font, rect, ratio)


def name_places(
    names: tuple[str, str], sides: tuple[QRectF, QRectF], vertical: bool, font: QFont, ratio: float
) -> list[QRectF | None]:
    """Where both names are painted; None where there is no room. See :func:`paint_names`."""
    return [
        label_rect(text, font, area, ratio, second and vertical, second and not vertical)
        for text, area, second in zip(names, sides, (False, True), strict=True)
    ]


def paint_drop_frame(painter: QPainter, area: QRectF, ratio: float, hue: QColor) -> None:
    """A drop would be taken."""
    width = 4 * ratio
    painter.setPen(QPen(hue, width))
    painter.drawRect(area.adjusted(width / 2, width / 2, -width / 2, -width / 2))


def paint_line(
    painter: QPainter, orientation: Orientation, at: float, length: float, ratio: float, hue: QColor
) -> None:
    """The line across the view, with a dark edge that keeps it visible on any photo.

    Args:
        painter: in device pixels.
        orientation: of the line.
        at: place along the axis it moves on.
        length: of the line.
        ratio: device pixels per logical pixel.
        hue: of the line.
    """
    width = max(2.0, round(2 * ratio))
    for colour, thick in ((_EDGE, width + 2 * max(1.0, round(ratio))), (hue, width)):
        start = round(at - thick / 2)
        vertical = orientation is Orientation.VERTICAL
        painter.fillRect(QRectF(start, 0, thick, length) if vertical else QRectF(0, start, length, thick), colour)


def paint_knob(
    painter: QPainter, orientation: Orientation, centre: QPointF, ratio: float, hue: QColor, focused: bool
) -> None:
    """A disc with two arrowheads; a ring around it tells that the keyboard moves it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.scale(ratio, ratio)
    if orientation is Orientation.HORIZONTAL:
        painter.rotate(90)
    if focused:
        _ring(painter, _EDGE, 5.0)
        _ring(painter, QColor(Qt.GlobalColor.white), 2.5)
    painter.setPen(QPen(_EDGE, 1))
    painter.setBrush(hue)
    painter.drawEllipse(QPointF(0, 0), _KNOB - 3, _KNOB - 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ink = _KNOB_INK if hue.lightness() > 110 else QColor(Qt.GlobalColor.white)
    painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    for side in (-1, 1):
        painter.drawPolyline(QPolygonF([QPointF(side * 3, -4), QPointF(side * 7, 0), QPointF(side * 3, 4)]))
    painter.restore()


def _ring(painter: QPainter, colour: QColor, width: float) -> None:
    painter.setPen(QPen(colour, width))
    painter.drawEllipse(QPointF(0, 0), _KNOB - 1, _KNOB - 1)


def label_rect(text: str, font: QFont, side: QRectF, ratio: float, far: bool, low: bool) -> QRectF | None:
    """Where a side's name lies, in device pixels; None where the side is too small for it.

    Args:
        text: the name.
        font: in logical pixels.
        side: the part of the view in which the side shows.
        ratio: device pixels per logical pixel.
        far: at the right of the side instead of the left.
        low: at its bottom instead of its top.
    """
    metrics = QFontMetricsF(font)
    width = (metrics.horizontalAdvance(text) + 2 * _PADDING) * ratio
    height = (metrics.height() + _PADDING) * ratio
    margin = _MARGIN * ratio
    if side.width() < width + 2 * margin or side.height() < height + 2 * margin:
        return None
    left = side.right() - margin - width if far else side.left() + margin
    top = side.bottom() - margin - height if low else side.top() + margin
    return QRectF(left, top, width, height)


def name_picture(text: str, font: QFont, ratio: float) -> NDArray[np.uint8]:
    """A side's name as a picture of its own, (h, w, 4) uint8 RGB with straight alpha.

    Args:
        text: the name.
        font: in logical pixels.
        ratio: pixels of the picture per logical pixel.
    """
    metrics = QFontMetricsF(font)
    width = math.ceil((metrics.horizontalAdvance(text) + 2 * _PADDING) * ratio)
    height = math.ceil((metrics.height() + _PADDING) * ratio)
    image = QImage(width, height, QImage.Format.Format_RGBA8888)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_label(painter, text, font, QRectF(0, 0, width, height), ratio)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(height, width, 4).copy()


def paint_label(painter: QPainter, text: str, font: QFont, rect: QRectF, ratio: float) -> None:
    """White on a dark rounded ground."""
    paint_ground(painter, rect, ratio)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(ratio, ratio)
    area = QRectF(0, 0, rect.width() / ratio, rect.height() / ratio)
    painter.setPen(LABEL_INK)
    painter.setFont(font)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def paint_ground(painter: QPainter, rect: QRectF, ratio: float) -> None:
    """The dark rounded ground of a label."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_LABEL_GROUND)
    painter.drawRoundedRect(rect, _RADIUS * ratio, _RADIUS * ratio)
    painter.restore()
