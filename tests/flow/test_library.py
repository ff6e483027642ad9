"""The model library with the real window, the real engine process and real events: bring in, try, use, name, delete."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from denoiser_gui.app import Application
from denoiser_gui.dialogs.model_library.window import LibraryWindow
from denoiser_gui.state.session import Stage
from engine.models.library import DEFAULT_MODEL, default_library
from tests.gui.views.conftest import Drag, files

SECONDS = 120_000


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    pixels = np.random.default_rng(0).integers(60, 200, (96, 128, 3), np.uint8)
    Pillow.fromarray(pixels).save(tmp_path / "grain.png")
    return tmp_path / "grain.png"


def names(dialog: LibraryWindow) -> list[str]:
    return [row.name for row in dialog.table.models.rows]


def wait(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=SECONDS)


def test_the_life_of_a_model(
    application: Application, qtbot: QtBot, tmp_path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, dialog = application.window, application.shelving.dialog
    qtbot.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, lambda: dialog.isVisible() and dialog.table.names == [DEFAULT_MODEL])
    shipped = names(dialog)

    # out and in again: a file of another name, which is tried before it is listed
    target = tmp_path / "Nacht ü.safetensors"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.choose(["fast"])
    dialog.export.trigger()
    wait(qtbot, target.exists)
    drag = Drag(dialog, files(target), QPoint(100, dialog.height() - 20))
    assert drag.enter()
    drag.drop()
    wait(qtbot, lambda: names(dialog) == [*shipped, "Nacht ü"] and dialog.table.names == ["Nacht ü"])
    assert default_library().listed()[-1].note.doubts == ()
    assert "passed" in dialog.page.text.toPlainText()

    # used on a photo
    application.opening.open([photo])
    wait(qtbot, lambda: [one.stage for one in application.session] == [Stage.DONE])
    qtbot.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    wait(qtbot, lambda: [(one.stage, one.model) for one in application.session] == [(Stage.DONE, "Nacht ü")])

    # another name, which the photo and the picker learn
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_F2)
    field = dialog.table.findChild(QLineEdit)
    qtbot.keyClicks(field, "Night")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait(qtbot, lambda: names(dialog) == [*shipped, "Night"])
    assert [one.model for one in application.session] == ["Night"]
    assert window.inspector.models.current == application.session.options.model == "Night"

    # away and back
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    wait(qtbot, lambda: names(dialog) == shipped)
    assert application.session.options.model == DEFAULT_MODEL
    assert not (default_library().own / "Night.safetensors").exists()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, lambda: names(dialog) == [*shipped, "Night"])
    assert application.session.options.model == "Night"

    # a file that is no model
    (tmp_path / "bad.pth").write_bytes(b"no model")
    drag = Drag(dialog, files(tmp_path / "bad.pth"), QPoint(100, dialog.height() - 20))
    assert drag.enter()
    drag.drop()
    wait(qtbot, lambda: dialog.notices.current is not None and "bad.pth" in dialog.notices.current.text)
    assert names(dialog) == [*shipped, "Night"]
    assert dialog.status.text() == ""


def test_a_new_model_of_an_old_name_is_not_taken_for_the_old_one(
    application: Application, qtbot: QtBot, photo: Path, tmp_path: Path
) -> None:
    """The engine keeps the last model it loaded; it must notice that the file is another one."""
    library = default_library()
    dialog = application.shelving.dialog
    library.export("fast", tmp_path / "mine.safetensors")
    library.import_file(tmp_path / "mine.safetensors")
    application.shelving.open()
    wait(qtbot, lambda: "mine" in names(dialog))
    application.denoising.set_model("mine")
    application.opening.open([photo])
    wait(qtbot, lambda: [one.stage for one in application.session] == [Stage.DONE])
    first = next(iter(application.session))
    assert first.denoised is not None
    before = first.denoised.attach().copy()
    library.delete("mine")
    library.export(DEFAULT_MODEL, library.own / "mine.safetensors")
    application.denoising.again([first.key])
    wait(qtbot, lambda: next(iter(application.session)).generation > first.generation)
    wait(qtbot, lambda: [one.stage for one in application.session] == [Stage.DONE])
    again = next(iter(application.session)).denoised
    assert again is not None
    assert (again.attach() != before).any()
