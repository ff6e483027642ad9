"""F6 through the parts of the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from denoiser_gui.views.main_window import MainWindow
from tests.gui.furnished import furnished_window
from tests.gui.geometry import settle


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> MainWindow:
    window = furnished_window()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    settle(qapp)
    window.filmstrip.setFocus()
    return window


def press(qtbot: QtBot, window: MainWindow, times: int, key: Qt.KeyboardModifier) -> list[QWidget]:
    areas = (
        *(window.notice_bar, window.filmstrip, window.compare_view, window.inspector),
        *(window.save_button, window.score_plot, window.progress_line),
    )
    found = []
    for _ in range(times):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6, key)
        focus = window.focusWidget()
        found.append(next(area for area in areas if area is focus or area.isAncestorOf(focus)))
    return found


def test_round_and_back(window: MainWindow, qtbot: QtBot) -> None:
    rest = [window.compare_view, window.inspector, window.score_plot, window.progress_line, window.notice_bar]
    assert press(qtbot, window, 6, Qt.KeyboardModifier.NoModifier) == [*rest, window.filmstrip]
    assert press(qtbot, window, 6, Qt.KeyboardModifier.ShiftModifier) == [*rest[::-1], window.filmstrip]


def test_what_is_hidden_is_passed_over(window: MainWindow, qtbot: QtBot) -> None:
    window.notice_bar.dismiss_all()
    window.progress_line.show_idle()
    window.toggle_panels()
    window.compare_view.setFocus()
    assert press(qtbot, window, 1, Qt.KeyboardModifier.NoModifier) == [window.compare_view]
