from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from denoiser_gui.state.comparison import Orientation
from denoiser_gui.state.layout import Layout
from denoiser_gui.views.layout_menu import LayoutMenu
from denoiser_gui.views.main_window import MainWindow

TITLES = {f"method-{number}": f"Method {number}" for number in range(9)}


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.compare_view.set_pair(np.zeros((30, 40, 3), np.uint8))
    window.compare_view.compare("method-0", "method-1", TITLES)
    yield window
    window.compare_view.clear()


@pytest.fixture
def menu(window: MainWindow) -> LayoutMenu:
    return LayoutMenu(window.menus.view, window.menus.plot, window.compare_view)


@pytest.mark.parametrize("count", range(2, 10))
def test_alt_and_a_number_is_so_many_pictures(window: MainWindow, menu: LayoutMenu, qtbot: QtBot, count: int) -> None:
    window.compare_view.turn_divider()
    qtbot.keyClick(window, str(count), Qt.KeyboardModifier.AltModifier)
    assert window.compare_view.layout_chosen == Layout(count, Orientation.HORIZONTAL)
    assert [entry.isChecked() for entry in menu.layouts] == [number == count for number in range(1, 10)]
    qtbot.keyClick(window, "1", Qt.KeyboardModifier.AltModifier)
    assert window.compare_view.board.panes.wipes


def test_entries_tell_what_is_switched_on(window: MainWindow, menu: LayoutMenu, qtbot: QtBot) -> None:
    handle = window.compare_view.focusProxy()
    for entry, key in ((menu.blink, "b"), (menu.magnifier, "m")):
        entry.trigger()
        assert entry.isChecked()
        qtbot.keyClick(handle, key)
        assert not entry.isChecked()
        qtbot.keyClick(handle, key)
        assert entry.isChecked()
    assert window.compare_view.board.magnifies
    window.compare_view.board.blinker.stop()
    assert not menu.blink.isChecked()


def test_keys_are_heard_elsewhere_in_the_window_and_once_while_they_are_held(
    window: MainWindow, menu: LayoutMenu, qtbot: QtBot
) -> None:
    window.show_panels(True)
    elsewhere = window.inspector.strength.luminance
    elsewhere.setFocus()
    qtbot.keyClick(elsewhere, "m")
    assert menu.magnifier.isChecked()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier, "m", True)
    QApplication.sendEvent(elsewhere, held)
    assert menu.magnifier.isChecked()


def test_with_less_motion_the_entry_is_ticked_until_the_end(menu: LayoutMenu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("denoiser_gui.views.blinking.motion.is_reduced", lambda: True)
    ticked = []
    for _ in range(3):
        menu.blink.trigger()
        ticked.append(menu.blink.isChecked())
    assert ticked == [True, True, False]


def test_pictures_can_be_linked_again_while_one_is_not(window: MainWindow, menu: LayoutMenu) -> None:
    view = window.compare_view
    view.set_layout(Layout(4))
    assert not menu.link.isEnabled()
    assert view.viewport is not None
    frame = view.board.panes.frames(view._device_size(), view.viewport)[1]
    view._look(view.board.changed_by_hand(frame, frame.viewport.zoomed_to(30.0), view.viewport, True))
    assert menu.link.isEnabled()
    menu.link.trigger()
    assert not menu.link.isEnabled()
    assert not view.board.panes.links.own
