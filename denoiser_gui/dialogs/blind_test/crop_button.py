"""A picture that can be voted for: square pixels, a number, and no name."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from denoiser_gui.state.blind_test import Rgb
from denoiser_gui.views.palette import accent, on_surround, surround
from denoiser_gui.views.typography import bold, tabular

_CAPTION = 28
_FRAME = 2
_LEAST = 96


class CropButton(QAbstractButton):
    """Shows the middle of a picture, each of its pixels a square of whole device pixels.

    Args:
        place: where it stands among the others, the first at 0; it is called by the number after that.
    """

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._zoom = 1
        self.setText(str(place + 1))
        self.setAccessibleName(self.tr("Picture {number}").format(number=place + 1))
        self.setToolTip(self.tr("This one looks better ({number})").format(number=place + 1))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, rgb: Rgb, zoom: int) -> None:
        """Another picture.

        Args:
            rgb: (h, w, 3) uint8.
            zoom: edge of a pixel in device pixels.
        """
        height, width = rgb.shape[:2]
        self._image = QImage(rgb.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        self._zoom = zoom
        self.update()

    @property
    def room(self) -> QSize:
        """What a picture may take, in device pixels."""
        area = self._picture_area()
        ratio = self.devicePixelRatioF()
        return QSize(int(area.width() * ratio), int(area.height() * ratio))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(4 * _LEAST, 4 * _LEAST)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(_LEAST, _LEAST)

    def _picture_area(self) -> QRect:
        return self.rect().adjusted(_FRAME, _FRAME, -_FRAME, -_CAPTION)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), surround(self.palette()))
        self._paint_picture(painter)
        self._paint_number(painter)
        if self.hasFocus() or self.underMouse() or self.isDown():
            painter.setPen(QPen(accent(self.palette()), _FRAME))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_picture(self, painter: QPainter) -> None:
        """From a whole device pixel on, so that every pixel of the photo is as large as any other."""
        ratio, area = self.devicePixelRatioF(), self._picture_area()
        size = QSize(self._image.width() * self._zoom, self._image.height() * self._zoom)
        corner = painter.deviceTransform().map(QPointF(area.topLeft()))
        left = round(corner.x() + (area.width() * ratio - size.width()) / 2)
        top = round(corner.y() + (area.height() * ratio - size.height()) / 2)
        painter.save()
        painter.setClipRect(area)
        origin = painter.deviceTransform().map(QPointF(0, 0))
        painter.scale(1 / ratio, 1 / ratio)
        target = QRectF(left - origin.x(), top - origin.y(), size.width(), size.height())
        painter.drawImage(target, self._image, QRectF(self._image.rect()))
        painter.restore()

    def _paint_number(self, painter: QPainter) -> None:
        painter.setPen(on_surround(self.palette()))
        painter.setFont(bold(tabular(self.font())))
        area = QRect(0, self.height() - _CAPTION, self.width(), _CAPTION)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())
