"""A thin line that fills; where it is not known how far the work is, a piece of it wanders along."""

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QProgressBar, QWidget

from denoiser_gui.views import motion
from denoiser_gui.views.palette import Scheme, accent, scheme_of

HEIGHT = 6
_STEPS = 1000
_SHORT = 64
_PIECE, _PERIOD_MS, _FRAME_MS = 0.25, 1600, 40


class ThinBar(QProgressBar):
    """As long as what stands beside it leaves room for. Fusion's own stripes fill so low a bar: it looked done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self._clock = QElapsedTimer()
        self._clock.start()
        self._frames = QTimer(self, interval=_FRAME_MS)
        self._frames.timeout.connect(self._move_on)

    def show_fraction(self, fraction: float | None) -> None:
        """0 to 1, or None where it is not known; then something moves, unless the system asks for stillness."""
        unknown = fraction is None and not motion.is_reduced()
        self.setMaximum(0 if unknown else _STEPS)
        self.setValue(round(_STEPS * min(max(fraction or 0.0, 0.0), 1.0)))
        if unknown and not self._frames.isActive():
            self._frames.start()

    @property
    def piece(self) -> tuple[float, float]:
        """Where what is filled begins and ends, each 0 to 1 of the length, in the direction of reading."""
        if self.maximum() > 0:
            return 0.0, self.value() / self.maximum()
        begin = (self._clock.elapsed() % _PERIOD_MS) / _PERIOD_MS * (1.0 + _PIECE) - _PIECE
        return max(0.0, begin), min(1.0, begin + _PIECE)

    def _move_on(self) -> None:
        if self.maximum() > 0 or not self.isVisible():
            self._frames.stop()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(_SHORT, HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter, area = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        dark = scheme_of(self.palette()) is Scheme.DARK
        painter.setBrush(self.palette().color(QPalette.ColorRole.Light if dark else QPalette.ColorRole.Mid))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        begin, end = self.piece
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            begin, end = 1.0 - end, 1.0 - begin
        done = QRectF(area.width() * begin, 0.0, area.width() * (end - begin), area.height())
        painter.setBrush(accent(self.palette()))
        painter.drawRoundedRect(done, area.height() / 2, area.height() / 2)
