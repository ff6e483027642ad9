"""The library's window: it shows, and says what the person wants with real clicks, keys and drops."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from denoiser_gui.dialogs.model_library.model_page import ModelFacts
from denoiser_gui.dialogs.model_library.model_table import ModelRow
from denoiser_gui.dialogs.model_library.window import LibraryWindow
from denoiser_gui.state.training_run import Points, TrainingRun
from denoiser_gui.views.palette import Scheme, load_palette
from tests.gui.views.conftest import Drag, files

Item = Qt.ItemDataRole
ROWS = (
    ModelRow("quality", "Photos", "35.8 dB", "1.0 MP/s", "6.6 MB", "1/1/26", "MIT", used=True),
    ModelRow("mine", "Trained here", own=True),
    ModelRow("odd", "Brought in", own=True, doubt="It wavers."),
)


@pytest.fixture
def window(qtbot: QtBot) -> LibraryWindow:
    window = LibraryWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.open_or_raise()
    window.show_models(ROWS)
    return window


def click(window: LibraryWindow, row: int, qtbot: QtBot, keys: Qt.KeyboardModifier = Qt.KeyboardModifier(0)) -> None:  # noqa: B008
    table = window.table
    place = table.visualRect(table.models.index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, place)


def offered(window: LibraryWindow) -> set[str]:
    names = ("use", "further", "rename", "duplicate", "export", "export_onnx", "delete", "speed", "trial", "folder")
    return {name for name in names if getattr(window, name).isEnabled()}


def test_everything_can_be_hit_and_has_a_name(window: LibraryWindow) -> None:
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.parent().metaObject().className() != "ModelTable":
            assert button.height() >= 28, button
            assert button.text() or button.accessibleName(), button
    assert window.table.accessibleName()
    assert window.table.rowHeight(0) >= 28
    assert window.page.text.accessibleName()
    assert window.page.comparison.accessibleName()


def test_what_is_offered_follows_the_choice(window: LibraryWindow, qtbot: QtBot) -> None:
    assert offered(window) == set()
    click(window, 0, qtbot)
    assert offered(window) == {"further", "duplicate", "export", "export_onnx", "speed", "trial", "folder"}
    click(window, 1, qtbot)
    assert offered(window) == {
        *("use", "further", "rename", "duplicate", "export", "export_onnx", "delete", "speed", "trial", "folder")
    }
    click(window, 2, qtbot, Qt.KeyboardModifier.ControlModifier)
    assert window.table.names == ["mine", "odd"]
    assert offered(window) == {"delete"}
    assert not window.use_button.isEnabled()


def test_choosing_is_told_by_mouse_and_keyboard(window: LibraryWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.modelsChosen) as told:
        click(window, 0, qtbot)
    assert told.args == [["quality"]]
    with qtbot.waitSignal(window.modelsChosen) as told:
        qtbot.keyClick(window.table, Qt.Key.Key_Down)
    assert told.args == [["mine"]]
    with qtbot.waitSignal(window.modelsChosen) as told:
        qtbot.keyClick(window.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert told.args == [["mine", "odd"]]


@pytest.mark.parametrize(("button", "wish"), [("use_button", "useRequested"), ("further_button", "furtherRequested")])
def test_buttons_are_about_the_chosen_model(window: LibraryWindow, qtbot: QtBot, button: str, wish: str) -> None:
    click(window, 1, qtbot)
    with qtbot.waitSignal(getattr(window, wish)) as told:
        qtbot.mouseClick(getattr(window, button), Qt.MouseButton.LeftButton)
    assert told.args == ["mine"]


def test_a_double_click_uses_a_model(window: LibraryWindow, qtbot: QtBot) -> None:
    click(window, 1, qtbot)
    place = window.table.visualRect(window.table.models.index(1, 0)).center()
    with qtbot.waitSignal(window.useRequested) as told:
        qtbot.mouseDClick(window.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["mine"]


def test_a_model_is_renamed_in_its_place(window: LibraryWindow, qtbot: QtBot) -> None:
    click(window, 1, qtbot)
    qtbot.keyClick(window.table, Qt.Key.Key_F2)
    field = window.table.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "mine"
    assert field.accessibleName()
    qtbot.keyClick(field, Qt.Key.Key_Delete)  # the text, not the model
    qtbot.keyClicks(field, " Nacht ")
    with qtbot.waitSignal(window.renameRequested) as told, qtbot.assertNotEmitted(window.deleteRequested):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["mine", "Nacht"]
    assert window.table.models.rows[1].name == "mine"  # until the engine has done it


@pytest.mark.parametrize("wish", ["", "mine", "  "])
def test_no_new_name_is_no_wish(window: LibraryWindow, qtbot: QtBot, wish: str) -> None:
    click(window, 1, qtbot)
    window.rename.trigger()
    field = window.table.findChild(QLineEdit)
    field.setText(wish)
    with qtbot.assertNotEmitted(window.renameRequested):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_shipped_models_have_no_field_for_a_name(window: LibraryWindow, qtbot: QtBot) -> None:
    click(window, 0, qtbot)
    qtbot.keyClick(window.table, Qt.Key.Key_F2)
    window.table.rename()
    assert window.table.findChild(QLineEdit) is None
    with qtbot.assertNotEmitted(window.deleteRequested):
        qtbot.keyClick(window.table, Qt.Key.Key_Delete)


def test_deleting_by_key_leaves_shipped_ones_out(window: LibraryWindow, qtbot: QtBot) -> None:
    click(window, 0, qtbot)
    click(window, 2, qtbot, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(window.deleteRequested) as told:
        qtbot.keyClick(window.table, Qt.Key.Key_Delete)
    assert told.args == [["mine", "odd"]]
    with qtbot.waitSignal(window.undoRequested):
        qtbot.keyClick(window.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(
    ("action", "chosen", "path"),
    [
        ("export", "/x/out.safetensors", "/x/out.safetensors"),
        ("export", "/x/v1.2", "/x/v1.2.safetensors"),
        ("export_onnx", "/x/out.onnx", "/x/out.onnx"),
        ("export_onnx", "/x/out", "/x/out.onnx"),
        ("export", "", None),
    ],
)
def test_exporting_asks_where(
    window: LibraryWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    action: str,
    chosen: str,
    path: str | None,
) -> None:
    told: list[tuple[str, Path]] = []
    window.exportRequested.connect(lambda name, file: told.append((name, file)))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    click(window, 0, qtbot)
    getattr(window, action).trigger()
    assert told == ([] if path is None else [("quality", Path(path))])


def test_an_ending_that_is_added_overwrites_nothing(
    window: LibraryWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "out.safetensors").touch()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    click(window, 0, qtbot)
    with qtbot.waitSignal(window.exportRequested) as told:
        window.export.trigger()
    assert told.args == ["quality", tmp_path / "out-2.safetensors"]


def test_files_are_brought_in_by_drop_and_by_button(
    window: LibraryWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    drag = Drag(window, files(tmp_path / "a.pth", tmp_path / "folder", tmp_path / "b.safetensors"), QPoint(50, 300))
    assert drag.enter()
    with qtbot.waitSignal(window.importRequested) as told:
        drag.drop()
    assert told.args == [[tmp_path / "a.pth", tmp_path / "b.safetensors"]]
    assert not Drag(window, files(tmp_path / "folder"), QPoint(50, 300)).enter()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/x/c.pt", ""))
    with qtbot.waitSignal(window.importRequested) as told:
        qtbot.mouseClick(window.import_button, Qt.MouseButton.LeftButton)
    assert told.args == [[Path("/x/c.pt")]]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(window.importRequested):
        window.bring.trigger()


def test_deleted_models_can_be_brought_back_from_the_menu(window: LibraryWindow, qtbot: QtBot) -> None:
    assert not window.empty.isEnabled()
    window.show_bin([("7", "mine & yours, deleted 1/1/26")])
    (entry,) = window.back.actions()
    assert entry.text() == "mine && yours, deleted 1/1/26"
    with qtbot.waitSignal(window.restoreRequested) as told:
        entry.trigger()
    assert told.args == ["7"]
    with qtbot.waitSignal(window.emptyRequested):
        window.empty.trigger()


def test_the_menu_of_a_row_has_what_can_be_done(window: LibraryWindow, qtbot: QtBot) -> None:
    click(window, 1, qtbot)
    window.table.customContextMenuRequested.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert {window.use, window.rename, window.delete, window.speed, window.trial} <= set(menu.actions())
    menu.close()


def test_rows_say_by_words_what_they_show(window: LibraryWindow) -> None:
    index = window.table.models.index
    assert index(0, 0).data(Item.AccessibleTextRole) == "quality, in use"
    assert index(2, 0).data(Item.AccessibleTextRole) == "odd, in doubt: It wavers."
    assert index(2, 0).data(Item.DecorationRole) is not None
    assert index(1, 0).data(Item.DecorationRole) is None
    assert index(2, 3).data(Item.ToolTipRole) == "It wavers."
    assert index(0, 2).data(Item.ToolTipRole) == "35.8 dB"


def test_the_choice_stays_while_the_list_changes(window: LibraryWindow, qtbot: QtBot) -> None:
    click(window, 1, qtbot)
    window.show_models((ROWS[0], ModelRow("between"), *ROWS[1:]))
    assert window.table.names == ["mine"]
    with qtbot.waitSignal(window.modelsChosen) as told:
        window.show_models((ROWS[0], ROWS[2]))
    assert told.args == [[]]
    window.choose(["odd", "nothing"])
    assert window.table.names == ["odd"]


FACTS = ModelFacts(
    "mine <b>",
    "For <i>all</i>",
    ("It wavers.",),
    (("PSNR", "35 dB"),),
    (35.0,),
    (("Licence", "MIT"),),
    "# Card\n\ntext",
)


def test_a_page_is_text_and_nothing_of_it_is_obeyed(window: LibraryWindow) -> None:
    card = "# Card\n\n<img src='file:///etc/hostname'> ![x](file:///etc/hostname)\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    window.page.show_model(replace(FACTS, card=card), None)
    text = window.page.text.toPlainText()
    assert "mine <b>" in text
    assert "For <i>all</i>" in text
    assert "In doubt: It wavers." in text
    assert "35 dB" in text
    assert "Card" in text
    assert window.page.text.loadResource(2, "file:///etc/hostname") is None
    assert window.page.curves.isHidden()


def test_curves_are_beside_the_page_where_there_are_some(window: LibraryWindow, qtbot: QtBot) -> None:
    points = Points(np.array([1.0, 2.0]), np.array([30.0, 31.0]))
    window.page.show_model(FACTS, TrainingRun(Path("/run"), "mine", step=2, psnr=points, noisy_psnr=25.0))
    assert window.page.curves.isVisible()
    qtbot.waitUntil(lambda: window.page.curves.plots is not None)
    window.page.show_model(replace(FACTS, name="other"), None)
    assert not window.page.curves.isVisible()


def test_the_page_follows_the_palette(window: LibraryWindow, qtbot: QtBot) -> None:
    window.page.show_model(FACTS, None)
    for scheme in Scheme:
        palette = load_palette(scheme)
        window.setPalette(palette)
        colour = palette.color(QPalette.ColorRole.PlaceholderText).name()
        qtbot.waitUntil(lambda colour=colour: colour in window.page.text.document().defaultStyleSheet())


def test_models_are_compared_and_the_better_figure_is_marked(window: LibraryWindow) -> None:
    other = ModelFacts(
        "other", figures=(("PSNR", "36 dB"), ("SSIM", "0.9")), measures=(36.0, 0.9), facts=(("Size", "1"),)
    )
    window.page.show_several([FACTS, other])
    table = window.page.comparison
    cells = [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]
    assert cells == [
        ["For", "For <i>all</i>", "–"],
        ["PSNR", "35 dB", "36 dB ★"],
        ["SSIM", "–", "0.9"],
        ["Licence", "MIT", "–"],
        ["Size", "–", "1"],
    ]
    assert [table.horizontalHeaderItem(column).text() for column in range(3)] == ["", "mine <b>", "other"]
    window.page.show_several([FACTS, replace(FACTS, name="twin")])
    assert table.item(1, 1).text() == "35 dB"


def test_what_is_under_way_takes_the_place_of_the_hint(window: LibraryWindow) -> None:
    window.show_status("Trying mine")
    assert window.status.isVisible()
    assert not window.hint.isVisible()
    window.show_status("")
    assert window.hint.isVisible()


def test_escape_closes(window: LibraryWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.table, Qt.Key.Key_Escape)
    assert not window.isVisible()


@pytest.mark.parametrize("keys", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_the_keyboard_gets_everywhere_and_out_again(window: LibraryWindow, qtbot: QtBot, keys: Qt.Key) -> None:
    click(window, 1, qtbot)
    window.page.show_model(FACTS, None)
    seen: list[object] = []
    reached: Callable[[], object] = QApplication.focusWidget
    for _ in range(12):
        qtbot.keyClick(reached(), keys)  # type: ignore[arg-type]
        seen.append(reached())
    assert {window.table, window.use_button, window.import_button, window.more_button, window.page.text} - set(
        seen
    ) == set()
