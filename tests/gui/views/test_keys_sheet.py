import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from denoiser_gui.notices import Notice
from denoiser_gui.views.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.show_panels(True)
    window.activateWindow()
    window.inspector.models.box.setFocus()
    return window


def test_it_opens_by_its_key_and_tells_those_of_all_entries(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.inspector.models.box, "?")
    sheet = window.keys_sheet
    qtbot.waitUntil(sheet.isVisible)
    assert sheet.geometry() == window.rect()
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    entries: list[QAction] = [entry for menu in window.menuBar().findChildren(QMenu) for entry in menu.actions()]
    keys = {entry.shortcut().toString() for entry in entries if not entry.shortcut().isEmpty()}
    assert len(keys) > 15
    assert keys <= texts
    assert {"Open photos", "Turn the divider", "F", "Backspace"} <= texts


@pytest.mark.parametrize("by", ["escape", "click", "key"])
def test_it_closes_and_the_keys_go_where_they_went(window: MainWindow, qtbot: QtBot, by: str) -> None:
    before = window.focusWidget()
    notice = Notice("Something else.")
    window.notice_bar.add(notice)
    window.show_keys()
    sheet = window.keys_sheet
    assert window.focusWidget() is sheet
    if by == "escape":
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    elif by == "click":
        label = next(label for label in sheet.findChildren(QLabel) if label.text() == "Close photo")
        qtbot.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=label.mapTo(window, QPoint(3, 3)))
    else:
        window.menus.keys.trigger()
    assert not sheet.isVisible()
    assert window.focusWidget() is before
    assert notice in window.notice_bar, "Escape was for the sheet"


@pytest.mark.parametrize(("width", "height"), [(900, 600), (1280, 800), (640, 480)])
def test_nothing_is_cut_at_the_side(window: MainWindow, width: int, height: int) -> None:
    window.setMinimumSize(0, 0)
    window.resize(width, height)
    window.show_keys()
    area = window.keys_sheet.findChild(QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0


def test_it_follows_the_window_and_scrolls_where_there_is_little_room(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(900, 600)
    window.show_keys()
    window.resize(1000, 640)
    qtbot.waitUntil(lambda: window.keys_sheet.size() == window.size())
    assert window.width() == 1000, "the sheet does not push the window apart"


def test_the_menus_are_told_in_the_order_of_the_bar_even_those_put_in_later(window: MainWindow) -> None:
    menu = QMenu("&Between", window.menus.bar)
    menu.addAction("Something").setShortcut("Ctrl+Alt+B")
    window.menus.bar.insertMenu(window.menus.training.menuAction(), menu)
    titles = [title for title, _ in window.keys_sheet.sections()]
    assert titles.index("Photo") < titles.index("Between") < titles.index("Training")
    assert titles[:3] == ["File", "Edit", "Photo"]
