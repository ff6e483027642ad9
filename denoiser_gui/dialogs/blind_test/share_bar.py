"""How large a share is, as a bar with the interval in which it lies."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from denoiser_gui.state.blind_result import Share
from denoiser_gui.views.palette import accent, mixed

_HEIGHT, _BAR, _WHISKER = 28, 12, 10


class ShareBar(QWidget):
    """A bar from 0 to 100 %, and a line from one end of the interval to the other. Figures beside it say the same."""

    def __init__(self, share: Share, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = share
        self.setMinimumSize(96, _HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(240, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        text, ground = self.palette().color(QPalette.ColorRole.Text), self.palette().color(QPalette.ColorRole.Window)
        width, middle = self.width() - 2.0, self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(text, ground, 0.12))
        painter.drawRect(QRectF(1, middle - _BAR / 2, width, _BAR))
        painter.setBrush(accent(self.palette()))
        painter.drawRect(QRectF(1, middle - _BAR / 2, width * self._share.value, _BAR))
        painter.setPen(QPen(text, 1.5))
        low, high = (1 + width * end for end in self._share.interval)
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        for end in (low, high):
            painter.drawLine(QPointF(end, middle - _WHISKER / 2), QPointF(end, middle + _WHISKER / 2))
