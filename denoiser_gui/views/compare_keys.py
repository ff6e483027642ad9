"""The keys of the comparison; those of the divider are its handle's."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from denoiser_gui.views.digit_keys import place_of

if TYPE_CHECKING:
    from denoiser_gui.views.compare_view import CompareView

_STEP = 0.1
_TOWARDS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


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
        return chosen(view, event)
    return True


def chosen(view: "CompareView", event: QKeyEvent) -> bool:
    """The same of the keys that say what is compared, wherever in the window they are pressed."""
    if event.modifiers() & _OTHERS:
        return False
    place, shifted = place_of(event), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    wishes: dict[int, Callable[[], None]] = {
        Qt.Key.Key_X: view.swapRequested.emit,
        Qt.Key.Key_C: lambda: view.cycleRequested.emit(-1 if shifted else 1),
    }
    wish = wishes.get(event.key()) if place is None else lambda: view.sideChosen.emit(place, shifted)
    if wish is None:
        return False
    if not event.isAutoRepeat():
        wish()
    return True


def released(view: "CompareView", event: QKeyEvent) -> bool:
    """The same of a key that is let go."""
    if event.key() != Qt.Key.Key_Backslash:
        return False
    if not event.isAutoRepeat():
        view.show_only_noisy(False)
    return True
