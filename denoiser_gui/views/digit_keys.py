"""The keys 1 to 9, whatever the keyboard writes on them.

With Shift they arrive as ``!``, ``"`` or another sign, and on French keyboards it is without Shift that they do; so
the key's place on the keyboard tells which it is, where the system knows it.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_FIRST, _LAST = Qt.Key.Key_1, Qt.Key.Key_9
_FIRST_CODES = {"xcb": 10, "wayland": 10, "windows": 2}
"""Code of the key 1 by the platform; the others follow one by one."""

_MAC_CODES = (0x12, 0x13, 0x14, 0x15, 0x17, 0x16, 0x1A, 0x1C, 0x19)
_SHIFTED = (
    Qt.Key.Key_Exclam,
    Qt.Key.Key_At,
    Qt.Key.Key_NumberSign,
    Qt.Key.Key_Dollar,
    Qt.Key.Key_Percent,
    Qt.Key.Key_AsciiCircum,
    Qt.Key.Key_Ampersand,
    Qt.Key.Key_Asterisk,
    Qt.Key.Key_ParenLeft,
)
"""What an American keyboard writes with Shift, where no place is known."""

_WITH_A_MEANING = (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal)
"""Signs that zoom, which lie on these keys on Czech, French and Swiss keyboards."""


def place_of(event: QKeyEvent) -> int | None:
    """0 for the key 1 to 8 for the key 9, with or without Shift; None for all others."""
    if _FIRST <= event.key() <= _LAST:
        return int(event.key() - _FIRST)
    if event.key() in _WITH_A_MEANING or event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return None
    platform = QGuiApplication.platformName()
    if platform == "cocoa":
        code = event.nativeVirtualKey()
        return _MAC_CODES.index(code) if code in _MAC_CODES else None
    code = event.nativeScanCode()
    if platform in _FIRST_CODES and code:
        place = code - _FIRST_CODES[platform]
        return place if 0 <= place < len(_MAC_CODES) else None
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return _SHIFTED.index(event.key()) if shifted and event.key() in _SHIFTED else None
