"""A colour and a shape for each method, the same in tables, plots and reports; two methods never have both alike."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap, QPolygonF, QTransform

from engine.evaluation.plots import colour_of

_ICON, _RATIO = 12, 3


def colour(place: int) -> QColor:
    """Of the method at this place."""
    return QColor(colour_of(place))


def shape(place: int) -> QPainterPath:
    """Of the method at this place, one unit wide, around the origin."""
    return QPainterPath(_SHAPES[place % len(_SHAPES)])


def icon(place: int) -> QIcon:
    """The mark, to stand beside the method's name."""
    picture = QPixmap(_ICON * _RATIO, _ICON * _RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(picture.width() / 2, picture.height() / 2)
    painter.scale(0.9 * picture.width(), 0.9 * picture.height())
    painter.fillPath(shape(place), colour(place))
    painter.end()
    picture.setDevicePixelRatio(_RATIO)
    return QIcon(picture)


def _circle() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(-0.5, -0.5, 1, 1))
    return path


def _polygon(corners: Sequence[tuple[float, float]]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    path.closeSubpath()
    return path


def _regular(corners: int, turn: float = 0.0, inner: float = 1.0) -> QPainterPath:
    """A polygon, or with ``inner`` below 1 a star."""
    points, steps = [], corners if inner == 1.0 else 2 * corners
    for step in range(steps):
        angle = math.radians(turn) + 2 * math.pi * step / steps
        radius = 0.5 if inner == 1.0 or step % 2 == 0 else 0.5 * inner
        points.append((radius * math.sin(angle), -radius * math.cos(angle)))
    return _polygon(points)


def _saltire() -> QPainterPath:
    """An X."""
    return QTransform().rotate(45.0).map(_cross())


def _cross() -> QPainterPath:
    near, far = 0.16, 0.5
    half = [(-near, -far), (near, -far), (near, -near), (far, -near), (far, near), (near, near), (near, far)]
    return _polygon([*half, (-near, far), (-near, near), (-far, near), (-far, -near), (-near, -near)])


_SHAPES = (
    _circle(),
    _polygon([(-0.44, -0.44), (0.44, -0.44), (0.44, 0.44), (-0.44, 0.44)]),
    _regular(3),
    _regular(4),
    _regular(3, 180.0),
    _cross(),
    _regular(5, inner=0.45),
    _saltire(),
)
