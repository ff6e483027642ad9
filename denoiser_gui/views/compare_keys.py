"""The keys of the comparison; those of the divider are its handle's."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from denoiser_gui.views.digit_keys import place_of

if TYPE_CHECKING:
    from denoiser_gui.views.compare_view import CompareView

_STEP = 0.1
_TWO = 2
_TOWARDS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_AMPLIFYING = {"[": -1, "]": 1}
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_LETTERS = (
    Qt.Key.Key_X,
    Qt.Key.Key_C,
    Qt.Key.Key_D,
    Qt.Key.Key_R,
    Qt.Key.Key_B,
    Qt.Key.Key_M,
    Qt.Key.Key_L,
)
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_SEEING = (Qt.Key.Key_F, Qt.Key.Key_N, *_ZOOMS)


def pressed(view: "CompareView", event: QKeyEvent) -> bool:
    """Do what a key is for; whether it is for anything here."""
    key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if _shows_one(view, event):
        return True
    if key == Qt.Key.Key_F and not control:
        view.fit()
    elif key == Qt.Key.Key_0 and control:
        view.actual_size()
    elif key in _ZOOMS:
        view.zoom_by(_ZOOMS[key])
    elif key == Qt.Key.Key_N and not control:
        view.navigator.on_key(bool(event.modifiers() & _SHIFT))
    else:
        return _pans(view, key, control)
    return True


def _shows_one(view: "CompareView", event: QKeyEvent) -> bool:
    """One picture alone, while its key is held."""
    place = numbered(view, event)
    if event.key() == Qt.Key.Key_Backslash:
        view.show_only_noisy(True)
    elif place is not None:
        view.board.hold_place(place)
    else:
        return chosen(view, event)
    return True


def heard(event: QKeyEvent) -> bool:
    """Whether a key is for the photo wherever in the window it is pressed: a photo or a model was just chosen there."""
    if event.key() == Qt.Key.Key_Backslash or chooses(event):  # on some keyboards with AltGr
        return True
    return not event.modifiers() & _OTHERS and event.key() in _SEEING


def chooses(event: QKeyEvent) -> bool:
    """Whether a key says what is compared, or how."""
    if event.text() in _AMPLIFYING:  # on some keyboards with AltGr
        return True
    return not event.modifiers() & _OTHERS and (place_of(event) is not None or event.key() in _LETTERS)


def chosen(view: "CompareView", event: QKeyEvent) -> bool:
    """The same of the keys that say what is compared."""
    if not chooses(event):
        return False
    if event.text() in _AMPLIFYING:
        view.amplifyRequested.emit(_AMPLIFYING[event.text()])
    elif not event.isAutoRepeat():
        place, shifted = place_of(event), bool(event.modifiers() & _SHIFT)
        if place is None:
            _by_letter(view, event.key(), shifted)
        else:
            view.sideChosen.emit(place, shifted)
    return True


def _by_letter(view: "CompareView", key: int, shifted: bool) -> None:
    wishes: dict[int, Callable[[], None]] = {
        Qt.Key.Key_X: view.swapRequested.emit,
        Qt.Key.Key_C: lambda: view.cycleRequested.emit(-1 if shifted else 1),
        Qt.Key.Key_D: view.differenceRequested.emit,
        Qt.Key.Key_R: view.regionRequested.emit,
        Qt.Key.Key_B: view.board.blinker.press,
        Qt.Key.Key_M: lambda: view.board.magnify(not view.board.magnifies),
        Qt.Key.Key_L: view.board.join_all,
    }
    wishes[key]()


def _pans(view: "CompareView", key: Qt.Key, control: bool) -> bool:
    """With Ctrl; where there is no divider to move, without as well."""
    if key not in _TOWARDS or not (control or view.board.panes.divided):
        return False
    right, down = _TOWARDS[key]
    view.pan(QPointF(-right * _STEP * view.width(), -down * _STEP * view.height()))
    return True


def released(view: "CompareView", event: QKeyEvent) -> bool:
    """The same of a key that is let go."""
    if event.key() != Qt.Key.Key_Backslash and numbered(view, event) is None:
        return False
    if not event.isAutoRepeat():
        view.board.hold()
    return True


def numbered(view: "CompareView", event: QKeyEvent) -> int | None:
    """The place of the pane that a key stands for, the first at 0; where there are two, keys choose what is there."""
    panes = view.board.panes
    if not panes.divided or panes.layout.count <= _TWO or event.text() in _AMPLIFYING:
        return None
    if event.modifiers() & (_OTHERS | _SHIFT):
        return None
    return place_of(event)
