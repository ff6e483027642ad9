"""A plot as a picture: as it is on the screen, but without what is only there to work with it."""

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView

_RATIO = 2
_TITLE = "Title"
"""As the PNG specification calls it."""


def as_png(view: QGraphicsView, title: str = "") -> bytes:
    """At twice the size of the screen's pixels."""
    size = view.viewport().size()
    image = QImage(size * _RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_RATIO)  # a plain scale would pass by what has a fixed size, as legends do
    image.setText(_TITLE, title)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint(view, painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # it takes a str, whatever the stubs say
    return bytes(buffer.data().data())


def as_svg(view: QGraphicsView, title: str = "") -> bytes:
    """Lines and letters, for print."""
    size: QSize = view.viewport().size()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    _paint(view, painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return bytes(buffer.data().data())


def _paint(view: QGraphicsView, painter: QPainter, goal: QRectF) -> None:
    painter.fillRect(goal, view.backgroundBrush())
    view.scene().render(painter, goal, view.mapToScene(view.viewport().rect()).boundingRect())
