from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from denoiser_gui.notices import Notice
from denoiser_gui.views.main_window import MainWindow
from tests.gui.views.conftest import Drag, files


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    return window


def test_the_empty_window_is_one_drop_zone(window: MainWindow) -> None:
    assert not window.panels_shown
    assert window.compare_view.width() == window.centralWidget().width()


def test_the_photo_has_three_fifths_of_the_window(window: MainWindow) -> None:
    window.show_panels(True)
    window.resize(1280, 800)
    view = window.compare_view
    assert view.width() * view.height() >= 0.6 * window.width() * window.height()


@pytest.mark.parametrize(("size", "shown"), [((1280, 800), False), ((1920, 1080), True), ((900, 600), False)])
def test_the_plot_leaves_the_photo_its_share_until_it_is_asked_for(
    window: MainWindow, qtbot: QtBot, size: tuple[int, int], shown: bool
) -> None:
    window.resize(*size)
    window.show_panels(True)
    button = window.progress_line.plot_button
    assert not button.isVisible()
    window.set_plotted(2)
    assert (window.score_plot.isVisible(), button.isChecked(), window.menus.plot.isChecked()) == (shown, shown, shown)
    view = window.compare_view
    if size != (900, 600):
        qtbot.waitUntil(lambda: view.width() * view.height() >= 0.6 * window.width() * window.height())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.score_plot.isVisible() is not shown
    assert window.plot_wanted is not shown
    window.resize(1400, 900)
    assert window.score_plot.isVisible() is not shown, "it is the person's choice now"


def test_the_second_button_on_the_photo_offers_what_is_done_with_it(window: MainWindow) -> None:
    view = window.compare_view
    for target, reason in (
        (view, QContextMenuEvent.Reason.Mouse),
        (view.focusProxy(), QContextMenuEvent.Reason.Keyboard),
    ):
        view.clear()
        ask(target, reason)
        assert QApplication.activePopupWidget() is None, "there is no photo"
        view.set_pair(np.zeros((8, 8, 3), np.uint8))
        ask(target, reason)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert [entry.text() for entry in menu.actions() if not entry.isSeparator()][:3] == [
            "&Fit",
            "&Actual size (1:1)",
            "&Turn the divider",
        ]
        assert window.menus.save in menu.actions()
        menu.close()
    view.clear()


def ask(target: QWidget | None, reason: QContextMenuEvent.Reason) -> None:
    assert target is not None
    place = target.rect().center()
    QApplication.sendEvent(target, QContextMenuEvent(reason, place, target.mapToGlobal(place)))


def test_tab_on_the_photo_folds_the_panels_away_and_back(window: MainWindow, qtbot: QtBot) -> None:
    window.show_panels(True)
    window.compare_view.set_pair(np.zeros((8, 8, 3), np.uint8))
    window.compare_view.setFocus()
    target = window.compare_view.focusProxy()
    assert target is not None
    for shown in (False, True):
        qtbot.keyClick(target, Qt.Key.Key_Tab)
        assert window.panels_shown is shown


def test_the_plot_waits_for_two_photos_and_can_be_switched_off(window: MainWindow) -> None:
    window.show_panels(True)
    window.resize(1920, 1080)
    for photos, seen in ((0, False), (1, False), (2, True)):
        window.set_plotted(photos)
        assert window.score_plot.isVisible() is seen
    window.menus.plot.trigger()
    assert not window.score_plot.isVisible()


def test_chosen_photos_are_asked_for_and_the_folder_is_remembered(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/x/a.png", "/x/b.png"], ""))
    with qtbot.waitSignal(window.openRequested) as asked:
        window.ask_for_photos()
    assert asked.args == [[Path("/x/a.png"), Path("/x/b.png")]]
    assert window.questions.folder == str(Path("/x"))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    with qtbot.assertNotEmitted(window.openRequested):
        window.ask_for_photos()


def test_the_save_button_follows_the_photo(window: MainWindow, qtbot: QtBot) -> None:
    window.show_panels(True)
    window.set_savable(False, True)
    assert not window.save_button.isEnabled()
    assert window.menus.save_all.isEnabled()
    window.set_savable(True, True)
    qtbot.waitUntil(lambda: window.save_button.width() > 100)
    with qtbot.waitSignal(window.saveRequested):
        qtbot.mouseClick(window.save_button, Qt.MouseButton.LeftButton)


def test_the_layout_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    geometry, layout = window.layout_state()
    other = MainWindow()
    qtbot.addWidget(other)
    other.restore_layout(geometry, layout)
    other.restore_layout(b"nonsense", b"nonsense")
    assert other.layout_state()[1] == layout


def test_all_kinds_that_can_be_read_are_offered(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *args: (asked.append(args[-1]), ([], ""))[1])
    window.ask_for_photos()
    for suffix in ("*.jpg", "*.tiff", "*.avif", "*.heic", "*.dng"):
        assert suffix in asked[0]


@pytest.mark.parametrize("fitted", [True, False])
def test_a_message_moves_nothing_that_is_looked_at(window: MainWindow, qtbot: QtBot, fitted: bool) -> None:
    window.resize(1280, 800)
    window.show_panels(True)
    view = window.compare_view
    view.set_pair(np.zeros((600, 300, 3), np.uint8))
    if not fitted:
        view.zoom_by(3)
    QApplication.processEvents()

    def place() -> tuple[float, int, int]:
        port, top = view.viewport, view.mapTo(window, QPoint()).y()
        assert port is not None
        return port.zoom, port.origin[0], port.origin[1] + round(top * view.devicePixelRatioF())

    before, port, height, overview = place(), view.viewport, view.height(), view.navigator.isVisible()
    window.notice_bar.add(Notice("Saved.", details="As it is."))
    qtbot.waitUntil(lambda: view.height() < height)
    assert place() == before
    assert view.navigator.isVisible() is overview, "nothing comes up either"
    window.notice_bar.details_button.click()
    QApplication.processEvents()
    assert place() == before
    window.notice_bar.dismiss()
    qtbot.waitUntil(lambda: view.height() == height)
    assert view.viewport == port
    window.resize(1200, 700)
    QApplication.processEvents()
    assert view.viewport is not None
    assert view.viewport.fitted is fitted
    assert not fitted or view.viewport.shows_all, "another size of the window fits it again"
    view.clear()


def test_pausing_is_offered_while_something_runs(window: MainWindow, qtbot: QtBot) -> None:
    window.set_work(running=False, paused=False)
    assert not window.menus.pause.isEnabled()
    window.set_work(running=True, paused=True)
    assert window.menus.pause.text() == "Go &on"
    with qtbot.waitSignal(window.progress_line.pauseRequested):
        window.menus.pause.trigger()
    with qtbot.waitSignal(window.manyRequested):
        window.menus.many.trigger()


def test_a_drop_beside_the_photo_is_taken_as_well(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.show_panels(True)
    drag = Drag(window, files(tmp_path), window.inspector.geometry().center())
    assert drag.enter()
    with qtbot.waitSignal(window.openRequested) as asked:
        drag.drop()
    assert asked.args == [[tmp_path]]


def test_panels_and_plot_come_back_as_they_were(window: MainWindow) -> None:
    window.restore_layout(b"", b"", panels=False, plot=False)
    window.unfold()
    assert not window.panels_shown, "they were folded away the last time"
    assert not window.plot_wanted
    window.toggle_panels()
    assert window.panels_shown
    assert window.panels_wanted


def test_recent_files_are_offered_grey_where_they_are_gone(window: MainWindow, qtbot: QtBot) -> None:
    here, gone = Path("/a&b.png"), Path("/" + "x" * 100)
    window.menus.show_recent([here, gone], frozenset({gone}))
    first, second, _, clear = window.menus.recent.actions()
    assert (first.isEnabled(), second.isEnabled(), clear.isEnabled()) == (True, False, True)
    assert first.text() == f"{here.parent}a&&b.png".replace("\\", "/")
    assert len(second.text()) == 60
    with qtbot.waitSignal(window.openRequested) as asked:
        first.trigger()
    assert asked.args == [[here]]
    with qtbot.waitSignal(window.recentCleared):
        clear.trigger()
    window.menus.show_recent([])
    assert not window.menus.recent.actions()[-1].isEnabled()
