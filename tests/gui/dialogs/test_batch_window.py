"""The batch window: its pages show and emit, nothing else."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from denoiser_gui.dialogs.batch_form import BatchWish
from denoiser_gui.dialogs.batch_list import BatchLine
from denoiser_gui.dialogs.batch_window import BatchWindow
from tests.gui.views.conftest import Drag, files

Item = Qt.ItemDataRole


@pytest.fixture
def window(qtbot: QtBot) -> BatchWindow:
    window = BatchWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_everything_can_be_hit_and_has_a_name(window: BatchWindow) -> None:
    for page in (window.form, window.run):
        (window.show_form if page is window.form else window.show_run)()
        for kind in (QAbstractButton, QComboBox, QLineEdit):
            for widget in page.findChildren(kind):
                if widget.isVisible() and widget.parent().metaObject().className() != "QTableView":
                    assert widget.height() >= 28, widget
                    assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_a_wish_comes_back_and_setting_it_emits_nothing(window: BatchWindow, qtbot: QtBot) -> None:
    wish = BatchWish(False, (Path("/a"),), Path("/out"), "{name}", "png", "overwrite", False)
    with qtbot.assertNotEmitted(window.form.changed):
        window.form.set_wish(wish)
    assert window.form.wish == wish


def test_drops_are_taken_while_there_is_something_to_fill_in(window: BatchWindow, tmp_path: Path, qtbot: QtBot) -> None:
    drag = Drag(window, files(tmp_path / "a.png", tmp_path), QPoint(50, 50))
    assert drag.enter()
    with qtbot.waitSignal(window.form.changed):
        drag.drop()
    assert window.form.wish.paths == (tmp_path / "a.png", tmp_path)
    assert not window.form.wish.open_photos
    window.form.clear_button.click()
    assert window.form.wish.paths == ()
    window.show_run()
    assert not Drag(window, files(tmp_path), QPoint(50, 50)).enter()


def test_files_and_folders_are_asked_for(window: BatchWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/x/a.png"], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/y")
    window.form.files_button.click()
    window.form.folder_button.click()
    window.form.folder.button.click()
    assert window.form.wish.paths == (Path("/x/a.png"), Path("/y"))
    assert window.form.wish.folder == Path("/y")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    window.form.folder_button.click()
    window.form.folder.button.click()
    assert window.form.wish.folder == Path("/y")


def test_escape_closes_and_stops_nothing(window: BatchWindow, qtbot: QtBot) -> None:
    window.show_run()
    with qtbot.assertNotEmitted(window.run.cancelRequested):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    window.open_or_raise()
    assert window.running_shown


def test_rows_say_by_words_what_happened(window: BatchWindow) -> None:
    lines = window.run.list.lines
    lines.set_lines([BatchLine("a.png", "Waiting"), BatchLine("b.png", "Failed: it is gone.", True, "/x/b.png")])
    assert lines.index(1, 0).data(Item.AccessibleTextRole) == "b.png, Failed: it is gone."
    assert lines.index(1, 1).data(Item.ToolTipRole) == "/x/b.png"
    assert lines.index(1, 1).data(Item.DecorationRole) is not None
    assert lines.index(0, 1).data(Item.DecorationRole) is None
    assert lines.headerData(0, Qt.Orientation.Horizontal) == "Photo"
    lines.set_line(0, BatchLine("a.png", "42 %"))
    assert lines.index(0, 1).data() == "42 %"


def test_when_it_is_over_there_is_nothing_to_stop(window: BatchWindow) -> None:
    window.show_run()
    page = window.run
    page.set_state(running=False, paused=False)
    assert [button.isVisible() for button in (page.pause_button, page.cancel_button, page.new_button)] == [
        False,
        False,
        True,
    ]
