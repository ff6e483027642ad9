"""F6 through the parts of the window."""

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from denoiser_gui.views.main_window import MainWindow
from tests.gui.furnished import furnished_window
from tests.gui.geometry import settle
from tests.gui.test_accessibility import stops


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


def test_the_stops_are_those_that_tab_reaches_first(window: MainWindow, qtbot: QtBot) -> None:
    reached = []
    for _ in range(6):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
        reached.append(window.focusWidget())
    assert shiboken6.isValid(window.menus.bar)
    every = stops(window)
    areas = (window.filmstrip, window.compare_view, window.inspector, window.score_plot, window.progress_line)
    first = [next(stop for stop in every if area is stop or area.isAncestorOf(stop)) for area in areas]
    assert all(stop in reached for stop in first)


def test_the_menus_outlive_what_is_deleted_after_walking_through_the_parts(window: MainWindow, qtbot: QtBot) -> None:
    """PySide6 may take one widget for a part of another, and for deleted with it."""
    window.inspector.set_facts([("Size", "1 x 1"), ("Depth", "8 bit")])
    window.notice_bar.dismiss_all()
    window.toggle_panels()
    window.compare_view.setFocus()
    press(qtbot, window, 2, Qt.KeyboardModifier.NoModifier)  # past parts without a stop
    press(qtbot, window, 2, Qt.KeyboardModifier.ShiftModifier)
    for count in (1, 7, 2):
        window.inspector.set_facts([(f"Label {row}", "value") for row in range(count)])
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert shiboken6.isValid(window.menus.bar)
    assert shiboken6.isValid(window.menus.plot)
    assert all(shiboken6.isValid(widget) for widget in window.findChildren(QWidget))
    window.menus.plot.setChecked(not window.menus.plot.isChecked())
