"""Mouse, wheel, touchpad and pen over the comparison: what the hand does becomes what the person wants.

A pen needs nothing of its own: what no widget takes, Qt turns into events of a mouse.
"""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QInputDevice, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

_NOTCH = 120.0
_PIXELS_A_NOTCH = 60.0
_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)


class Gestures(QObject):
    """Listens to the events of a widget. Places are in logical pixels of that widget.

    Attributes:
        alone: Shift was held when the drag began, or at the last turn of the wheel or pinch.
        began: where that was.

    Signals:
        pressed(): a drag begins.
        panned(QPointF): the photo is pushed by so much.
        stepped(float, QPointF): zoom by so many notches of a wheel, around a place.
        pinched(float, QPointF): zoom by a factor, around a place.
        pointed(object): where the pointer is, a :class:`QPointF`; None when it has left.
    """

    pressed = Signal()
    panned = Signal(QPointF)
    stepped = Signal(float, QPointF)
    pinched = Signal(float, QPointF)
    pointed = Signal(object)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._pannable = False
        self._held: QPointF | None = None
        self.alone, self.began = False, QPointF()
        widget.setMouseTracking(True)
        widget.installEventFilter(self)

    def set_pannable(self, pannable: bool) -> None:
        """Whether there is more to see than what is seen, and the cursor is a hand."""
        self._pannable = pannable
        self._show_cursor()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QNativeGestureEvent):
            return self._pinch(event)
        if isinstance(event, QWheelEvent):
            return self._scroll(event)
        if isinstance(event, QMouseEvent):
            return self._drag(event)
        if event.type() == QEvent.Type.Leave:
            self.pointed.emit(None)
        return super().eventFilter(watched, event)

    def _pinch(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._begin(event)
            self.pinched.emit(1.0 + event.value(), event.position())
        return True

    def _scroll(self, event: QWheelEvent) -> bool:
        """A wheel zooms; two fingers on a touchpad pan, with Ctrl they zoom."""
        zooms = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._begin(event)
        if _by_touchpad(event) and not zooms:
            self.panned.emit(_scrolled(event))
        else:
            turned = event.angleDelta().y() or event.angleDelta().x()  # with Shift some systems turn it sideways
            self.stepped.emit(turned / _NOTCH, event.position())
        self.pointed.emit(event.position())  # the pointer may have been here before there was a photo
        event.accept()
        return True

    def _begin(self, event: QWheelEvent | QMouseEvent | QNativeGestureEvent) -> None:
        self.alone = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.began = event.position()

    def _drag(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            self._move(event.position())
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._held = None
        elif event.button() in _BUTTONS:
            self._held = event.position()
            self._begin(event)
            self.pressed.emit()
        self._show_cursor()
        return True

    def _move(self, to: QPointF) -> None:
        if self._held is not None:
            self.panned.emit(to - self._held)
            self._held = to
        self.pointed.emit(to)

    def _show_cursor(self) -> None:
        if not self._pannable:
            self._widget.unsetCursor()
        elif self._held is None:
            self._widget.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self._widget.setCursor(Qt.CursorShape.ClosedHandCursor)


def _by_touchpad(event: QWheelEvent) -> bool:
    """Whether two fingers scroll; some mice send pixel steps as well, but without phases."""
    if event.device().type() == QInputDevice.DeviceType.TouchPad:
        return True
    return not event.pixelDelta().isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase


def _scrolled(event: QWheelEvent) -> QPointF:
    """How far, in logical pixels; X11 tells only parts of notches."""
    if not event.pixelDelta().isNull():
        return event.pixelDelta().toPointF()
    return event.angleDelta().toPointF() * (_PIXELS_A_NOTCH / _NOTCH)
