"""Two pictures side by side, pixel for pixel, each with its name."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from denoiser_gui.views.palette import on_surround, surround

Rgb = NDArray[np.uint8]

_GAP, _NAME_HEIGHT, _LEAST, _MOST = 2, 26, 240, 400
_VEIL = QColor(0, 0, 0, 150)


def as_image(pixels: Rgb) -> QImage:
    """(h, w, 3) uint8 as a picture that owns its pixels."""
    kept = np.ascontiguousarray(pixels)
    height, width = kept.shape[:2]
    return QImage(kept.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


class PairPicture(QWidget):
    """Shows the middles of two pictures, as much as there is room for; pixels are never blurred.

    Args:
        left, right: names of the pictures.
    """

    def __init__(self, left: str, right: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = (left, right)
        self._pictures: tuple[QImage, QImage] | None = None
        self._sentence = ""
        self.setMinimumHeight(_LEAST)
        self.setMaximumHeight(_MOST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(f"{left}, {right}")

    def set_names(self, left: str, right: str) -> None:
        """Call them otherwise."""
        self._names = (left, right)
        self.setAccessibleName(f"{left}, {right}")
        self.update()

    def show_pair(self, left: Rgb, right: Rgb) -> None:
        """(h, w, 3) uint8 each."""
        self._pictures = (as_image(left), as_image(right))
        self._sentence = ""
        self.update()

    def say(self, sentence: str) -> None:
        """In the place of pictures, why there are none."""
        self._pictures, self._sentence = None, sentence
        self.setAccessibleDescription(sentence)
        self.update()

    @property
    def sentence(self) -> str:
        """What is said where there are no pictures."""
        return self._sentence

    @property
    def has_pictures(self) -> bool:
        return self._pictures is not None

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(2 * _LEAST, _LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), surround(self.palette()))
        if self._pictures is None:
            painter.setPen(on_surround(self.palette()))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(16, 16, -16, -16), flags, self._sentence)
            return
        half = (self.width() - _GAP) // 2
        for place, (picture, name) in enumerate(zip(self._pictures, self._names, strict=True)):
            self._paint_half(painter, QRect(place * (half + _GAP), 0, half, self.height()), picture, name)

    def _paint_half(self, painter: QPainter, half: QRect, picture: QImage, name: str) -> None:
        ratio = self.devicePixelRatioF()
        scale = max(1, round(ratio)) / ratio  # logical size of a pixel of the picture
        size = QSize(min(half.width(), int(picture.width() * scale)), min(half.height(), int(picture.height() * scale)))
        target = QRect(0, 0, size.width(), size.height())
        target.moveCenter(half.center())
        part = QRectF(0, 0, size.width() / scale, size.height() / scale)
        part.moveCenter(QRectF(picture.rect()).center())
        painter.drawImage(QRectF(target), picture, QRectF(part.toRect()))
        strip = QRect(target.left(), target.top(), target.width(), max(_NAME_HEIGHT, self.fontMetrics().height() + 8))
        wide = self.fontMetrics().horizontalAdvance(name) + 16
        strip.setWidth(min(strip.width(), wide))
        painter.fillRect(strip, _VEIL)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(strip, int(Qt.AlignmentFlag.AlignCenter), name)
