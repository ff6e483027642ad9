"""The part of the divider that can be grabbed, focused and read by a screen reader; it is painted by its view."""

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from denoiser_gui.state.comparison import Divider, Orientation

THICKNESS = 36
STEP, BIG_STEP = 0.01, 0.1

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class DividerHandle(QAbstractSlider):
    """An invisible strip along the divider; being a slider, it has role and value (percent) for assistive technology.

    At the edges of the view the strip stays wholly inside, so that it can always be grabbed.

    Signals:
        moved(float): the person wants the divider at this fraction.
        turned(): the person wants it to run the other way.
        focusMoved(bool): the keyboard is here (or no longer).
    """

    moved = Signal(float)
    turned = Signal()
    focusMoved = Signal(bool)  # noqa: N815

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent
        self._divider = Divider()
        self._grab: QPointF | None = None
        self.setRange(0, 100)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)  # the view tells what is under the pointer
        self.setAccessibleDescription(self.tr("Arrows move it, Home and End bring it to the edges"))
        self.valueChanged.connect(lambda percent: self.moved.emit(percent / 100))

    @property
    def grabbed(self) -> bool:
        return self._grab is not None

    def follow(self, divider: Divider) -> None:
        """Lie where the divider is, without an echo."""
        self._divider = divider
        vertical = divider.orientation is Orientation.VERTICAL
        self.setCursor(Qt.CursorShape.SplitHCursor if vertical else Qt.CursorShape.SplitVCursor)
        self.blockSignals(True)
        self.setOrientation(Qt.Orientation.Horizontal if vertical else Qt.Orientation.Vertical)
        self.setValue(round(divider.position * 100))
        self.blockSignals(False)
        self.setGeometry(self._strip())

    def knob(self) -> QPointF:
        """The middle of the strip in the view's coordinates: where the knob is painted."""
        return QRect(self.pos(), self.size()).toRectF().center()

    def _strip(self) -> QRect:
        area = self._view.rect()
        if self._divider.orientation is Orientation.VERTICAL:
            return QRect(_inside(self._divider.position, area.width()), 0, THICKNESS, area.height())
        return QRect(0, _inside(self._divider.position, area.height()), area.width(), THICKNESS)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._grab = self._line() - self._place(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._grab is None:
            event.ignore()
            return
        self.moved.emit(self._fraction(self._place(event) + self._grab))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._grab = None
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._grab = None
            self.turned.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()  # the view zooms

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Nothing: the view paints line and knob in device pixels."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        target = self._target(event)
        if target is None:
            event.ignore()
            return
        self.moved.emit(target)

    def _target(self, event: QKeyEvent) -> float | None:
        """Where a key would move the divider. Left is left in every language, unlike with a plain slider."""
        fixed = {Qt.Key.Key_Home: 0.0, Qt.Key.Key_End: 1.0, Qt.Key.Key_Backspace: 0.5}
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None  # the view pans
        if key in fixed:
            return fixed[key]
        if key not in _STEPS:
            return None
        step = BIG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        return self._divider.moved_by(_STEPS[key] * step).position

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focusMoved.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.focusMoved.emit(False)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.NativeGesture:
            event.ignore()  # the view pinches
            return False
        return super().event(event)

    def _place(self, event: QMouseEvent) -> QPointF:
        """In the view; from the screen's coordinates, as the strip itself moves along."""
        return self._view.mapFromGlobal(event.globalPosition())

    def _line(self) -> QPointF:
        area = self._view.rect()
        return QPointF(self._divider.position * area.width(), self._divider.position * area.height())

    def _fraction(self, point: QPointF) -> float:
        area = self._view.rect()
        if self._divider.orientation is Orientation.VERTICAL:
            return point.x() / max(1, area.width())
        return point.y() / max(1, area.height())


def _inside(position: float, length: int) -> int:
    """Where the strip starts, so that the line is in its middle or it ends with the view."""
    return max(0, min(round(position * length - THICKNESS / 2), length - THICKNESS))
