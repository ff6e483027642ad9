"""The keys of the comparison; those of the divider are its handle's."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from denoiser_gui.views.compare_view import CompareView

_STEP = 0.1
_TOWARDS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def pressed(view: "CompareView", event: QKeyEvent) -> bool:
    """Do what a key is for; whether it is for anything here."""
    key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if key == Qt.Key.Key_Backslash:
        view.show_only_noisy(True)
    elif key == Qt.Key.Key_F and not control:
        view.fit()
    elif key == Qt.Key.Key_0 and control:
        view.actual_size()
    elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        view.zoom_by(1)
    elif key == Qt.Key.Key_Minus:
        view.zoom_by(-1)
    elif key == Qt.Key.Key_N and not control:
        view.navigator.on_key(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
    elif key in _TOWARDS and control:
        right, down = _TOWARDS[key]
        view.pan(QPointF(-right * _STEP * view.width(), -down * _STEP * view.height()))
    else:
        return False
    return True


def released(view: "CompareView", event: QKeyEvent) -> bool:
    """The same of a key that is let go."""
    if event.key() != Qt.Key.Key_Backslash:
        return False
    if not event.isAutoRepeat():
        view.show_only_noisy(False)
    return True
