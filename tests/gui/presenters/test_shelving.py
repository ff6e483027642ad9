"""The library between the window and an engine that the test plays."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from denoiser_gui.notices import Notice, Severity
from denoiser_gui.presenters.offering import OfferingPresenter
from denoiser_gui.presenters.shelving import ShelvingPresenter
from engine.models.bin import Binned
from engine.models.descriptor import Descriptor
from engine.models.library import default_library
from engine.models.listing import Listed
from engine.models.notes import Note
from engine.service.library_replies import (
    BinEmptied,
    CurvePoint,
    ModelDeleted,
    ModelDuplicated,
    ModelExported,
    ModelRenamed,
    ModelRestored,
    ModelShown,
    ModelsListed,
    ModelTried,
    SpeedFound,
)
from engine.service.library_requests import (
    DeleteModel,
    DuplicateModel,
    EmptyBin,
    ExportModel,
    ListModels,
    MeasureSpeed,
    RenameModel,
    RestoreModel,
    ShowModel,
    TryModel,
)
from engine.service.replies import ExtraInstalled, Failed, ModelImported, NoiseMeasured, Reply
from engine.service.requests import DenoisePhoto, ImportModel, InstallExtra
from tests.gui.presenters.stage import Theatre
from tests.gui.views.conftest import Drag, files


def listed(name: str, doubts: tuple[str, ...] | None = (), origin: str = "trained", **facts: object) -> Listed:
    base = Descriptor(name, "unet", {"widths": [4, 6]}, 3, 4, 29, False, 3582, 5000.0, origin=origin)
    descriptor = replace(base, metrics={"validation photos": {"psnr": 31.5, "ssim": 0.9}}, sha256="ab" * 32, **facts)  # type: ignore[arg-type]
    return Listed(descriptor, Path("/models") / f"{name}.safetensors", 2_000_000, 1.8e9, Note(doubts))


QUALITY = replace(listed("quality", None, "shipped"), path=Path("/shipped/quality.safetensors"))


@dataclass
class Shelf:
    theatre: Theatre
    shelving: ShelvingPresenter

    def tell(self, *replies: Reply) -> None:
        for reply in replies:
            self.theatre.desk.client.received.emit(reply)

    def stock(self, *models: Listed, binned: tuple[Binned, ...] = ()) -> None:
        self.tell(ModelsListed((QUALITY, *models), (), binned))

    @property
    def notice(self) -> Notice:
        current = self.shelving.dialog.notices.current
        assert current is not None
        return current

    @property
    def names(self) -> list[str]:
        return [row.name for row in self.shelving.dialog.table.models.rows]

    @property
    def picker(self) -> list[str]:
        box = self.theatre.window.inspector.models.box
        return [box.itemData(place) for place in range(box.count())]


@pytest.fixture
def shelf(theatre: Theatre, qtbot: QtBot) -> Iterator[Shelf]:
    desk = theatre.desk
    made = ShelvingPresenter(desk.session, desk.client, desk.presenter, theatre.inspecting, theatre.window)  # type: ignore[arg-type]  # a stand-in
    theatre.window.menus.library.trigger()
    qtbot.waitUntil(made.dialog.isVisible)
    shelf = Shelf(theatre, made)
    shelf.stock(listed("mine"), listed("odd", ("It wavers.",)))
    yield shelf
    made.dialog.close()


def test_opening_lists_and_shows_the_model_in_use(shelf: Shelf) -> None:
    client, dialog = shelf.theatre.desk.client, shelf.shelving.dialog
    assert client.count(ListModels) == 1
    assert shelf.names == ["quality", "mine", "odd"]
    assert dialog.table.names == ["quality"]
    assert client.last(ShowModel) == ShowModel("quality")
    assert "Came with Denoiser" in dialog.page.text.toPlainText()
    quality, mine, odd = dialog.table.models.rows
    assert (quality.own, quality.used, mine.own, mine.used) == (False, True, True, False)
    assert (mine.figures, mine.size, odd.doubt) == ("31.50 dB, its validation photos", "1.9 MB", "It wavers.")


def test_the_picker_follows_and_says_what_is_in_doubt(shelf: Shelf) -> None:
    assert shelf.picker == ["quality", "mine", "odd"]
    box = shelf.theatre.window.inspector.models.box
    assert box.itemData(2, Qt.ItemDataRole.ToolTipRole).startswith("In doubt: It wavers.")
    shelf.stock()
    assert shelf.picker == ["quality"]


def test_a_trained_model_is_shown_with_its_card_and_curves(shelf: Shelf) -> None:
    dialog = shelf.shelving.dialog
    dialog.choose(["mine"])
    assert dialog.page.curves.isHidden()
    curve = (CurvePoint(10, 30.0, 0.8), CurvePoint(20, 31.5, 0.9))
    shelf.tell(ModelShown("mine", "# Card of mine", curve, 20, 25.0, 0.5, ((1, 0.2),), "/run"))
    assert dialog.page.curves.isVisible()
    assert "Card of mine" in dialog.page.text.toPlainText()
    dialog.choose(["mine", "odd"])
    assert dialog.page.comparison.isVisible()
    assert dialog.page.comparison.columnCount() == 3
    dialog.choose([])
    assert dialog.page.hint.isVisible()


def test_using_and_training_further(shelf: Shelf, qtbot: QtBot) -> None:
    dialog = shelf.shelving.dialog
    dialog.choose(["mine"])
    qtbot.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    assert shelf.theatre.desk.session.options.model == "mine"
    assert [row.used for row in dialog.table.models.rows] == [False, True, False]
    assert shelf.theatre.window.inspector.models.current == "mine"
    with qtbot.waitSignal(shelf.shelving.furtherRequested) as told:
        qtbot.mouseClick(dialog.further_button, Qt.MouseButton.LeftButton)
    assert told.args == ["mine"]


def test_renaming_takes_everything_along(shelf: Shelf) -> None:
    desk, dialog = shelf.theatre.desk, shelf.shelving.dialog
    desk.presenter.set_model("mine")
    shelf.theatre.inspecting.note_speed("mine", 2.5)
    dialog.renameRequested.emit("mine", "yours")
    assert desk.client.last(RenameModel) == RenameModel("mine", "yours")
    shelf.tell(ModelRenamed("mine", "yours"))
    shelf.stock(listed("odd"), listed("yours"))
    assert desk.session.options.model == "yours"
    assert dialog.table.names == ["yours"]
    assert dialog.table.models.rows[2].speed == "2.5 MP/s"
    assert shelf.theatre.window.inspector.models.current == "yours"


def test_results_know_their_model_by_its_new_name(shelf: Shelf) -> None:
    desk = shelf.theatre.desk
    desk.found("a.png")
    desk.session.update(1, model="mine")
    shelf.tell(ModelRenamed("mine", "yours"))
    assert desk.photo(1).model == "yours"


def test_deleting_the_model_in_use_falls_back_and_comes_back(shelf: Shelf, qtbot: QtBot) -> None:
    desk, dialog = shelf.theatre.desk, shelf.shelving.dialog
    desk.presenter.set_model("mine")
    asked = desk.client.count(DenoisePhoto)
    dialog.choose(["mine"])
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert desk.client.last(DeleteModel) == DeleteModel("mine")
    shelf.tell(ModelDeleted("mine", "7"))
    shelf.stock(listed("odd"), binned=(Binned("7", "mine", 1, 1.8e9),))
    assert desk.session.options.model == "quality"
    assert desk.client.count(DenoisePhoto) == asked  # what was denoised stays
    assert shelf.notice.text == "mine is in the bin."
    assert "quality from now on" in shelf.notice.advice
    dialog.notices.action_buttons[0].click()
    assert desk.client.last(RestoreModel) == RestoreModel("7")
    shelf.tell(ModelRestored("mine", "7"))
    shelf.stock(listed("mine"), listed("odd"))
    assert desk.session.options.model == "mine"
    assert dialog.table.names == ["mine"]
    assert not dialog.undo.isEnabled()


def test_undo_by_key_takes_back_one_deletion_after_the_other(shelf: Shelf, qtbot: QtBot) -> None:
    dialog, client = shelf.shelving.dialog, shelf.theatre.desk.client
    both = (Binned("8", "odd", 1, 1.8e9), Binned("7", "mine", 1, 1.8e9))
    shelf.tell(ModelDeleted("mine", "7"), ModelDeleted("odd", "8"))
    shelf.stock(binned=both)
    assert shelf.notice.text == "odd is in the bin."  # news take the place of older news
    assert dialog.notices.waiting == 1
    qtbot.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert client.last(RestoreModel) == RestoreModel("8")
    shelf.tell(ModelRestored("odd", "8"))
    shelf.stock(listed("odd"), binned=both[1:])
    assert dialog.notices.waiting == 0
    qtbot.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert client.last(RestoreModel) == RestoreModel("7")
    shelf.tell(ModelRestored("mine", "7"))
    shelf.stock(listed("mine"), listed("odd"))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert client.count(RestoreModel) == 2


def test_the_bin_is_emptied_only_after_a_question(shelf: Shelf, qtbot: QtBot) -> None:
    dialog, client = shelf.shelving.dialog, shelf.theatre.desk.client
    shelf.stock(binned=(Binned("7", "mine", 1, 1.8e9),))
    for label, asked in (("Cancel", 0), ("Remove them", 1)):
        dialog.empty.trigger()
        question = dialog.findChild(QMessageBox)
        assert question is not None
        button = next(button for button in question.buttons() if button.text().replace("&", "") == label)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert client.count(EmptyBin) == asked
        qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is None)
    assert "Emptying" in dialog.status.text()
    shelf.tell(BinEmptied(1))
    shelf.stock()
    assert dialog.status.text() == ""
    assert not dialog.empty.isEnabled()


def test_a_dropped_file_is_brought_in_tried_and_chosen(shelf: Shelf, tmp_path: Path) -> None:
    dialog, desk = shelf.shelving.dialog, shelf.theatre.desk
    drag = Drag(dialog, files(tmp_path / "new.pth"), QPoint(60, 400))
    assert drag.enter()
    drag.drop()
    path = str(tmp_path / "new.pth")
    assert desk.client.last(ImportModel) == ImportModel(path)
    assert "Bringing in new.pth" in dialog.status.text()
    shelf.tell(ModelImported(listed("new").descriptor, ("It wavers.",), path))
    shelf.stock(listed("mine"), listed("new", ("It wavers.",)))
    assert dialog.status.text() == ""
    assert dialog.table.names == ["new"]
    assert (shelf.notice.severity, shelf.notice.text) == (Severity.WARNING, "new is in the library.")
    assert "It wavers." in shelf.notice.advice
    assert desk.session.options.model == "quality"  # nothing is denoised anew unasked


def test_a_file_from_the_menu_is_used_at_once(shelf: Shelf, tmp_path: Path) -> None:
    window, desk = shelf.theatre.window, shelf.theatre.desk
    shelf.shelving.dialog.close()
    window.modelFileChosen.emit(tmp_path / "new.pth")
    shelf.tell(ModelImported(listed("new").descriptor, (), str(tmp_path / "new.pth")))
    shelf.stock(listed("new"))
    assert desk.session.options.model == "new"
    assert window.inspector.models.current == "new"
    assert window.notice_bar.current is None
    window.modelFileChosen.emit(tmp_path / "odd.pth")
    shelf.tell(ModelImported(listed("odd").descriptor, ("It wavers.",), str(tmp_path / "odd.pth")))
    assert window.notice_bar.current is not None
    assert "It wavers." in window.notice_bar.current.advice


def test_what_cannot_be_done_is_told_where_the_person_looks(shelf: Shelf, tmp_path: Path) -> None:
    dialog, window = shelf.shelving.dialog, shelf.theatre.window
    request = ImportModel(str(tmp_path / "bad.pth"))
    dialog.importRequested.emit([tmp_path / "bad.pth"])
    shelf.tell(Failed(request, "bad.pth fits no architecture."))
    assert shelf.notice.text == "bad.pth fits no architecture."
    assert dialog.status.text() == ""
    assert window.notice_bar.current is None
    dialog.close()
    shelf.tell(Failed(RenameModel("mine", "x/y"), "That cannot be."))
    assert window.notice_bar.current is not None


def test_exporting_tells_of_the_check(shelf: Shelf) -> None:
    dialog, client = shelf.shelving.dialog, shelf.theatre.desk.client
    dialog.exportRequested.emit("mine", Path("/x/out.onnx"))
    assert client.last(ExportModel) == ExportModel("mine", "/x/out.onnx")
    assert "as ONNX" in dialog.status.text()
    shelf.tell(ModelExported("mine", "/x/out.onnx", 8.3e-7))
    assert shelf.notice.text == "mine is exported as out.onnx."
    assert "same results, to 8e-07" in shelf.notice.advice
    assert dialog.status.text() == ""


def test_a_missing_package_is_installed_and_the_export_made(shelf: Shelf) -> None:
    theatre, dialog = shelf.theatre, shelf.shelving.dialog
    client = theatre.desk.client
    OfferingPresenter(theatre.desk.session, client, theatre.desk.opening, theatre.window.notice_bar)  # type: ignore[arg-type]  # a stand-in
    dialog.exportRequested.emit("mine", Path("/x/out.onnx"))
    shelf.tell(Failed(ExportModel("mine", "/x/out.onnx"), "onnx is needed.", extra="onnx"))
    assert shelf.notice.actions[0].label == "Install (33 MB)"
    dialog.notices.action_buttons[0].click()
    assert client.last(InstallExtra) == InstallExtra("onnx")
    assert "Installing onnxruntime" in dialog.status.text()
    shelf.tell(ExtraInstalled("onnx"))
    assert client.count(ExportModel) == 2
    assert theatre.window.notice_bar.current is None
    shelf.tell(Failed(ExportModel("mine", "/x/out.onnx"), "onnx is needed.", extra="onnx"))
    dialog.notices.action_buttons[0].click()
    shelf.tell(Failed(InstallExtra("onnx"), "The network did not answer."), ExtraInstalled("raw"))
    assert shelf.notice.text == "The network did not answer."
    assert theatre.window.notice_bar.current is None
    assert client.count(ExportModel) == 2


def test_speed_is_measured_on_the_chosen_device_once_at_a_time(shelf: Shelf) -> None:
    dialog, client = shelf.shelving.dialog, shelf.theatre.desk.client
    dialog.choose(["mine"])
    dialog.speed.trigger()
    dialog.speed.trigger()
    assert client.count(MeasureSpeed) == 1
    assert client.last(MeasureSpeed) == MeasureSpeed("mine", "auto")
    shelf.tell(SpeedFound("mine", "cpu", 2.46))
    assert dialog.table.models.rows[1].speed == "2.5 MP/s"
    assert "2.5 MP/s" in dialog.page.text.toPlainText()
    assert dialog.status.text() == ""
    shelf.tell(SpeedFound("mine", "cpu", 0.0412))
    assert dialog.table.models.rows[1].speed == "0.041 MP/s"


def test_a_trial_is_told(shelf: Shelf) -> None:
    dialog = shelf.shelving.dialog
    dialog.choose(["mine"])
    dialog.trial.trigger()
    assert shelf.theatre.desk.client.last(TryModel) == TryModel("mine")
    shelf.tell(ModelTried("mine", ()))
    assert "passed its trial" in shelf.notice.advice
    assert shelf.notice.severity is Severity.INFORMATION


def test_duplicates_are_chosen_and_folders_shown(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = shelf.shelving.dialog
    dialog.choose(["mine"])
    dialog.duplicate.trigger()
    assert shelf.theatre.desk.client.last(DuplicateModel) == DuplicateModel("mine")
    shelf.tell(ModelDuplicated("mine", "mine-2"))
    shelf.stock(listed("mine"), listed("mine-2"))
    assert dialog.table.names == ["mine-2"]
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog.folder.trigger()
    assert opened == ["/models"]


def test_a_process_that_dies_leaves_nothing_under_way(shelf: Shelf) -> None:
    dialog, client = shelf.shelving.dialog, shelf.theatre.desk.client
    dialog.choose(["mine"])
    dialog.trial.trigger()
    client.stopped.emit(9)
    assert dialog.status.text() == ""
    dialog.trial.trigger()
    assert client.count(TryModel) == 2


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (20.0, "about 20.0 levels"),
        (35.0, "about 35.0 levels"),  # both are estimates
        (48.0, "about 48.0 levels, more than the model learned from (8.0 to 31.5)"),
        (2.0, "about 2.0 levels, less than the model learned from (8.0 to 31.5)"),
    ],
)
def test_noise_beyond_what_the_model_learned_is_marked(shelf: Shelf, level: float, words: str) -> None:
    desk, inspector = shelf.theatre.desk, shelf.theatre.window.inspector
    desk.found("a.png")
    desk.opened(1)
    shelf.tell(NoiseMeasured(1, 0, level))
    assert dict(inspector.facts.facts)["Noise before"] == f"about {level:.1f} levels"
    shelf.stock(listed("mine", noise_range=(8.0, 31.5)))
    desk.presenter.set_model("mine")
    assert dict(inspector.facts.facts)["Noise before"] == words
    desk.presenter.set_model("quality")
    assert dict(inspector.facts.facts)["Noise before"] == f"about {level:.1f} levels"


def test_the_real_library_has_words_for_all_it_knows(shelf: Shelf) -> None:
    models = default_library().listed()
    shelf.tell(ModelsListed(models, ("x.safetensors is damaged.",), ()))
    assert shelf.notice.text == "x.safetensors is damaged."
    dialog = shelf.shelving.dialog
    for model in models:
        dialog.choose([model.descriptor.name])
        text = dialog.page.text.toPlainText()
        assert model.descriptor.licence in text
        assert model.descriptor.training_data in text
        assert model.descriptor.sha256 in text
    assert np.all([row.figures != "–" for row in dialog.table.models.rows])
