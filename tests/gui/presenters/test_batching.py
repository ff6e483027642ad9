import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from denoiser_gui import unfinished
from denoiser_gui.dialogs.batch_form import BatchWish
from denoiser_gui.presenters.batching import BatchPresenter
from denoiser_gui.unfinished import Unfinished
from engine.batch.events import BatchEvent, Paused, PhotoBegan, PhotoEnded, PhotoProgress, Resumed
from engine.batch.options import Options
from engine.batch.outcome import Outcome
from engine.service.replies import ExtraInstalled, Failed, ManyDone, ManyPlanned, ManyTold
from engine.service.requests import ControlMany, DenoiseMany
from tests.gui.presenters.stage import Theatre

SOURCES = ("/in/a.png", "/in/b.png", "/in/c.png")


class Batch:
    """The presenter, and the engine played by the test."""

    def __init__(self, theatre: Theatre, folder: Path) -> None:
        self.theatre, self.folder = theatre, folder
        self.client, self.bar = theatre.desk.client, theatre.window.notice_bar
        self.presenter = BatchPresenter(theatre.desk.session, self.client, theatre.window, BatchWish(folder=folder))  # type: ignore[arg-type]  # a stand-in
        self.dialog = self.presenter.dialog

    def start(self) -> DenoiseMany:
        self.theatre.window.manyRequested.emit()
        self.dialog.form.add_paths([Path("/in")])
        assert self.dialog.form.start_button.isEnabled()
        self.dialog.form.start_button.click()
        return self.client.last(DenoiseMany)

    def planned(self) -> None:
        self.client.received.emit(ManyPlanned(1, SOURCES))

    def tell(self, *events: BatchEvent) -> None:
        for event in events:
            self.client.received.emit(ManyTold(1, event))

    def ended(self, index: int, status: str = "done", error: str | None = None) -> None:
        outcome = Outcome(Path(SOURCES[index]), None, status, error, seconds=1.25)  # type: ignore[arg-type]
        self.tell(PhotoEnded(index, outcome))

    def line(self, row: int) -> str:
        return str(self.dialog.run.list.lines.index(row, 1).data())


@pytest.fixture
def batch(theatre: Theatre, tmp_path: Path, qtbot: QtBot) -> Batch:  # noqa: ARG001
    return Batch(theatre, tmp_path / "out")


def test_what_looks_like_an_earlier_result_is_listed_after_the_photos(batch: Batch) -> None:
    batch.start()
    batch.client.received.emit(ManyPlanned(1, SOURCES, ("/in/old_denoised.png",)))
    lines = batch.dialog.run.list.lines
    last = lines.rowCount() - 1
    assert last == len(SOURCES)
    assert lines.index(last, 0).data() == "old_denoised.png"
    assert batch.line(last).startswith("Left out: ")
    assert "Add the file itself" in lines.index(last, 0).data(Qt.ItemDataRole.ToolTipRole)
    asked = batch.client.count(ControlMany)
    batch.dialog.run.skipRequested.emit(last)
    assert batch.client.count(ControlMany) == asked, "it is none of the photos of the batch"
    batch.ended(0)
    assert batch.line(0).startswith("Done")
    assert batch.line(last).startswith("Left out: ")


def test_the_form_says_what_is_missing_and_what_names_become(batch: Batch) -> None:
    form = batch.dialog.form
    batch.theatre.window.manyRequested.emit()
    assert batch.dialog.isVisible()
    assert not batch.dialog.isModal()
    assert not form.open_photos.isEnabled()
    assert (form.trouble.text(), form.start_button.isEnabled()) == ("Add photos or folders.", False)
    form.add_paths([Path("/in/x.nef"), Path("/in/x.nef")])
    assert form.wish.paths == (Path("/in/x.nef"),)
    assert form.template.example.text() == "x.nef → x_denoised.tif"
    form.folder.line.setText("")
    assert form.trouble.text() == "Choose a folder for the results."
    form.folder.line.setText("/out")
    assert form.start_button.isEnabled()
    form.template.line.setText("{nothing}")
    assert "{nothing}" in form.template.example.text()
    assert not form.start_button.isEnabled()
    form.template.line.setText("{folder}-{name}")
    form.format.setCurrentIndex(form.format.findData("png"))
    assert form.template.example.text() == "x.nef → in-x.png"
    assert "quality at full strength" in form.settings.text()


def test_the_open_photos_are_taken_with_the_settings_of_the_window(batch: Batch) -> None:
    batch.theatre.desk.found("/in/a.png", "/in/b.png")
    batch.theatre.desk.session.set_options(luminance=0.5, chrominance=0.25, device="cpu", best=True)
    batch.theatre.window.manyRequested.emit()
    form = batch.dialog.form
    assert "quality (best quality) on cpu" in form.settings.text()
    assert form.open_photos.text() == "The 2 photos open in the main window"
    assert form.wish.open_photos
    form.recipes.setChecked(False)
    form.collision.setCurrentIndex(form.collision.findData("number"))
    form.start_button.click()
    options = Options(batch.folder, collision="number", luminance=0.5, chrominance=0.25, recipes=False)
    paths = "/in/a.png", "/in/b.png"
    assert batch.client.last(DenoiseMany) == DenoiseMany(1, paths, options, "quality", "cpu", True)


def test_every_photo_says_how_it_is(batch: Batch) -> None:
    batch.start()
    page = batch.dialog.run
    assert page.headline.text() == "Looking for photos"
    batch.planned()
    assert [batch.line(row) for row in range(3)] == ["Waiting"] * 3
    batch.tell(PhotoBegan(0, Path(SOURCES[0]), 2000, 1000), PhotoProgress(0, 0.5, 1.0))
    assert batch.line(0) == "50 %"
    assert "Denoising a.png" in page.details.text()
    assert "left" in page.details.text()
    batch.ended(0)
    batch.ended(1, "failed", "b.png is damaged.")
    batch.ended(2, "skipped", "It is there already.")
    assert [batch.line(row) for row in range(3)] == [
        "Done in 1.2 s",
        "Failed: is damaged.",
        "Skipped: It is there already.",
    ]
    assert page.headline.text() == "1 of 3 done · 1 failed · 1 skipped"
    assert page.bar.value() == page.bar.maximum()
    assert batch.presenter.busy
    batch.client.received.emit(ManyDone(1))
    assert not batch.presenter.busy
    assert page.new_button.isVisible()
    assert batch.bar.current is None, "it was seen"
    page.new_button.click()
    assert not batch.dialog.running_shown


def test_buttons_become_wishes(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    batch.start()
    batch.planned()
    page = batch.dialog.run
    page.skip_button.click()
    assert batch.client.count(ControlMany) == 0, "nothing is at work"
    batch.tell(PhotoBegan(1, Path(SOURCES[1]), 20, 10))
    page.skip_button.click()
    assert batch.client.last(ControlMany) == ControlMany(1, "skip", 1)
    page.list.selectRow(2)
    page.skip_button.click()
    assert batch.client.last(ControlMany) == ControlMany(1, "skip", 2)
    page.skip_button.click()
    assert batch.client.last(ControlMany) == ControlMany(1, "skip", 1), "the choice was used up"
    page.pause_button.click()
    assert batch.client.last(ControlMany) == ControlMany(1, "pause")
    batch.tell(Paused())
    assert (page.pause_button.text(), page.details.text()) == ("Resume", "Paused")
    page.pause_button.click()
    assert batch.client.last(ControlMany) == ControlMany(1, "resume")
    batch.tell(Resumed())
    assert page.pause_button.text() == "Pause"
    page.cancel_button.click()
    assert batch.client.last(ControlMany) == ControlMany(1, "cancel")
    opened: list[str] = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile()))
    page.folder_button.click()
    assert opened == [str(batch.folder)]


def test_an_end_that_nobody_sees_is_told(batch: Batch) -> None:
    batch.start()
    batch.planned()
    batch.dialog.close()
    batch.ended(0, "failed", "It is damaged.")
    batch.client.received.emit(ManyDone(1))
    assert batch.bar.current is not None
    assert "1 failed" in batch.bar.current.text
    batch.bar.action_buttons[0].click()
    assert batch.dialog.isVisible()
    assert batch.dialog.running_shown


def test_a_batch_that_cannot_begin_comes_back_to_the_form(batch: Batch) -> None:
    request = batch.start()
    batch.client.received.emit(Failed(request, "Nothing can be saved there."))
    batch.client.received.emit(ManyDone(1))
    assert not batch.dialog.running_shown
    assert batch.dialog.form.trouble.text() == "Nothing can be saved there."
    assert not batch.presenter.busy


def test_an_interruption_is_remembered_until_the_batch_ends(batch: Batch, own_home: Path, qtbot: QtBot) -> None:
    batch.start()
    qtbot.waitUntil(lambda: bool(list(own_home.glob("unfinished-*.json"))))
    batch.client.received.emit(ManyDone(1))
    qtbot.waitUntil(lambda: not list(own_home.glob("unfinished-*")))
    batch.start()
    batch.presenter.close()
    batch.client.received.emit(ManyDone(2))
    assert list(own_home.glob("unfinished-*")), "the window was closed, and the batch with it"


def interrupted(home: Path) -> None:
    unfinished.remember(Unfinished(("/in",), Options(Path("/out"), collision="number"), "fast", "cpu"))
    (home / f"unfinished-{os.getpid()}.json").rename(home / "unfinished-999999999.json")


def test_a_batch_runs_though_it_cannot_be_remembered(
    batch: Batch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_batch: Unfinished) -> None:
        raise OSError(28, "No space left on device", "unfinished.json")

    monkeypatch.setattr(unfinished, "remember", full)
    batch.start()
    qtbot.waitUntil(lambda: batch.bar.current is not None)
    assert batch.bar.current is not None
    assert batch.bar.current.text == "The disk is full."
    assert batch.presenter.busy


def test_going_on_does_the_rest(batch: Batch, own_home: Path, qtbot: QtBot) -> None:
    interrupted(own_home)
    batch.presenter.offer_unfinished()
    assert batch.bar.current is not None
    assert "/out" in batch.bar.current.text
    batch.bar.action_buttons[0].click()
    options = Options(Path("/out"), collision="number", resume=True)
    assert batch.client.last(DenoiseMany) == DenoiseMany(1, ("/in",), options, "fast", "cpu")
    assert batch.dialog.isVisible()
    mine = f"unfinished-{os.getpid()}.json"
    qtbot.waitUntil(lambda: [file.name for file in own_home.glob("unfinished-*")] == [mine])


def test_forgetting_it(batch: Batch, own_home: Path) -> None:
    interrupted(own_home)
    batch.presenter.offer_unfinished()
    batch.bar.action_buttons[1].click()
    assert not list(own_home.glob("unfinished-*"))
    assert batch.client.count(DenoiseMany) == 0


def test_what_cannot_be_read_any_more_is_told_once(batch: Batch, own_home: Path) -> None:
    (own_home / "unfinished-1x.json").write_text("{")
    batch.presenter.offer_unfinished()
    assert batch.bar.current is not None
    assert "cannot be read" in batch.bar.current.text
    assert not list(own_home.glob("unfinished-*"))


def test_an_engine_that_dies_leaves_a_batch_that_can_go_on(batch: Batch) -> None:
    batch.start()
    batch.planned()
    batch.client.stopped.emit(-9)
    assert not batch.presenter.busy
    notices = batch.bar
    while notices.current is not None and not notices.current.actions:
        notices.dismiss()
    notices.action_buttons[0].click()
    assert batch.client.last(DenoiseMany).options.resume


def test_a_thousand_rows_are_told_one_by_one_without_a_reset(batch: Batch) -> None:
    batch.start()
    batch.client.received.emit(ManyPlanned(1, tuple(f"/in/{number}.png" for number in range(1000))))
    model = batch.dialog.run.list.lines
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    for index in range(1000):
        batch.tell(PhotoEnded(index, Outcome(Path(f"{index}.png"), status="done")))
    assert not resets
    assert model.rowCount() == 1000
    assert batch.dialog.run.headline.text() == "1000 of 1000 done"


@pytest.mark.parametrize("while_running", [True, False])
def test_photos_that_lacked_a_package_are_done_when_it_is_there(batch: Batch, while_running: bool) -> None:
    batch.start()
    batch.planned()
    batch.tell(PhotoEnded(0, Outcome(Path("a.nef"), error="It needs rawpy."), extra="raw"))
    if while_running:
        batch.client.received.emit(ExtraInstalled("raw"))
        assert batch.client.count(DenoiseMany) == 1
        batch.client.received.emit(ManyDone(1))
    else:
        batch.client.received.emit(ManyDone(1))
        batch.client.received.emit(ExtraInstalled("heic"))
        assert batch.client.count(DenoiseMany) == 1
        batch.client.received.emit(ExtraInstalled("raw"))
    again = batch.client.last(DenoiseMany)
    assert (again.number, again.options.resume) == (2, True)
    batch.client.received.emit(ManyDone(2))
    assert batch.client.count(DenoiseMany) == 2
