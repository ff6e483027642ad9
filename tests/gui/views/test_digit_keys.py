import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from denoiser_gui.views.digit_keys import place_of

Key, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
SHIFT, PAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


def event(key: int, modifiers: Qt.KeyboardModifier, text: str, code: int = 0, virtual: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, code, virtual, 0, text)


def on(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)


def test_digits_are_digits_everywhere(qapp: object) -> None:  # noqa: ARG001  (the platform is asked for)
    assert [place_of(event(Key.Key_1 + place, NONE, "1")) for place in range(9)] == list(range(9))
    assert place_of(event(Key.Key_3, SHIFT, "3")) == 2
    assert place_of(event(Key.Key_4, PAD, "4")) == 3
    assert place_of(event(Key.Key_0, NONE, "0")) is None
    assert place_of(event(Key.Key_A, NONE, "a")) is None


@pytest.mark.parametrize(("platform", "first"), [("xcb", 10), ("wayland", 10), ("windows", 2)])
def test_the_place_on_the_keyboard_tells_whatever_is_written_there(
    monkeypatch: pytest.MonkeyPatch, platform: str, first: int
) -> None:
    on(monkeypatch, platform)
    assert place_of(event(Key.Key_Exclam, SHIFT, "!", first)) == 0, "American and German"
    assert place_of(event(Key.Key_QuoteDbl, SHIFT, '"', first + 1)) == 1, "German and British"
    assert place_of(event(Key.Key_Eacute, NONE, "é", first + 1)) == 1, "French"
    assert place_of(event(Key.Key_Slash, SHIFT, "/", first + 6)) == 6, "German"
    assert place_of(event(Key.Key_BracketRight, SHIFT, ")", first + 8)) == 8
    assert place_of(event(Key.Key_Equal, SHIFT, "=", first + 9)) is None, "the key 0"
    assert place_of(event(Key.Key_Exclam, NONE, "!", 61)) is None, "a key of its own"


def test_on_a_mac_keys_have_codes_in_no_order(monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, "cocoa")
    assert place_of(event(Key.Key_Percent, SHIFT, "%", 0, 0x17)) == 4
    assert place_of(event(Key.Key_A, NONE, "a", 0, 0)) is None


def test_without_a_place_american_signs_are_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, "offscreen")
    assert place_of(event(Key.Key_At, SHIFT, "@")) == 1
    assert place_of(event(Key.Key_At, NONE, "@")) is None
    assert place_of(event(Key.Key_Plus, SHIFT, "+")) is None


def test_what_the_keypad_does_besides_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, "xcb")
    assert place_of(event(Key.Key_Minus, PAD, "-", 82)) is None
    assert place_of(event(Key.Key_End, PAD | SHIFT, "", 10)) is None


def test_signs_that_zoom_go_on_doing_so(monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, "xcb")
    assert place_of(event(Key.Key_Plus, NONE, "+", 10)) is None, "Czech"
    assert place_of(event(Key.Key_Minus, NONE, "-", 15)) is None, "French"
