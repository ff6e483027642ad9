"""The blind test from the menu to the file: what takes part, the votes, the result."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from denoiser_gui.dialogs.blind_test.window import BlindTestWindow
from denoiser_gui.presenters.blind_testing import BlindPresenter
from denoiser_gui.state.blind_crops import take_crops
from denoiser_gui.state.further import Further, Making
from denoiser_gui.state.session import Options, Session, Stage
from denoiser_gui.views.main_window import MainWindow
from engine.inference.strength import blend
from engine.service import buffers
from engine.service.buffers import Buffer

SHAPE = (400, 500, 3)
Rgb = np.ndarray


class Studio:
    """A window with photos whose pictures are of known pixels."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.session = Session(Options("quality"))
        self.window = MainWindow()
        self.presenter = BlindPresenter(self.session, self.window, seed=lambda: 7)

    def buffer(self, name: str, value: int | Rgb, shape: tuple[int, int, int] = SHAPE) -> Buffer:
        pixels = np.full(shape, value, np.uint8) if isinstance(value, int) else value
        return buffers.store(self.folder, name, pixels)

    def photo(self, name: str, **more: int) -> int:
        """Noisy is 10, denoised 20; ``more`` are further results by methods."""
        key = self.session.add([Path(name)])[0].key
        further = tuple(
            Further(method, Making.DONE, display=self.buffer(f"{key}{method}", value), seconds=1.0)
            for method, value in more.items()
        )
        noisy, denoised = self.buffer(f"{key}n", 10), self.buffer(f"{key}d", 20)
        self.session.update(
            key, noisy=noisy, denoised=denoised, stage=Stage.DONE, model="quality", further=further, landed=()
        )
        if self.session.current is None:
            self.session.show(key)
        return key

    @property
    def dialog(self) -> BlindTestWindow:
        assert self.presenter._dialog is not None
        return self.presenter._dialog

    @property
    def labels(self) -> list[tuple[str, bool]]:
        return [(box.text(), box.isChecked()) for box in self.dialog.setup.boxes]


@pytest.fixture
def studio(qtbot: QtBot, tmp_path: Path) -> Iterator[Studio]:
    studio = Studio(tmp_path)
    qtbot.addWidget(studio.window)
    studio.window.show()
    yield studio
    studio.presenter.close()


def start(studio: Studio, qtbot: QtBot) -> BlindTestWindow:
    """As a person does it: the menu's key, and the button."""
    studio.presenter.entry.trigger()
    dialog = studio.dialog
    qtbot.mouseClick(dialog.setup.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.page is dialog.voting)
    return dialog


def vote_for(studio: Studio, qtbot: QtBot, value: int) -> None:
    """By key for the picture of these pixels, to the end."""
    page = studio.dialog.voting
    while studio.dialog.page is page:
        test = studio.presenter._test
        assert test is not None
        assert test.question is not None
        place = [int(picture[0, 0, 0]) for picture in test.question.shown].index(value)
        qtbot.keyClick(page, Qt.Key(Qt.Key.Key_1 + place))


def test_the_entry_is_there_when_there_is_something_to_compare(studio: Studio) -> None:
    assert not studio.presenter.entry.isEnabled()
    key = studio.photo("a.png")
    assert studio.presenter.entry.isEnabled()
    studio.session.update(key, stage=Stage.DENOISING)
    assert not studio.presenter.entry.isEnabled()


def test_its_key_is_told_and_belongs_to_nothing_else(studio: Studio) -> None:
    told = [keys for _, section in studio.window.keys_sheet.sections() for keys, what in section]
    assert told.count(studio.presenter.entry.shortcut().toString()) == 1


def test_results_take_part_and_the_noisy_photo_only_if_wanted(studio: Studio) -> None:
    studio.photo("a.png", nlm=30, mine=40)
    studio.presenter.open()
    assert studio.labels == [
        ("Noisy", False),
        ("Denoised (quality)", True),
        ("Non-local means", True),
        ("mine", True),
    ]


def test_a_ground_truth_is_optional(studio: Studio) -> None:
    key = studio.photo("a.png", nlm=30)
    studio.session.update(key, truth_name="t.png", truth_display=studio.buffer("t", 50))
    studio.presenter.open()
    assert ("Ground truth", False) in studio.labels


def test_with_one_result_alone_it_is_compared_with_the_noisy_photo(studio: Studio) -> None:
    studio.photo("a.png")
    studio.presenter.open()
    assert studio.labels == [("Noisy", True), ("Denoised (quality)", True)]


def test_what_is_not_whole_or_of_another_size_takes_no_part(studio: Studio) -> None:
    key = studio.photo("a.png", nlm=30)
    photo = studio.session.get(key)
    assert photo is not None
    half = Further("tv", Making.WORKING, display=studio.buffer("tv", 3))
    odd = Further("median", Making.DONE, display=studio.buffer("odd", 3, (40, 50, 3)))
    studio.session.update(key, further=(*photo.further, half, odd))
    studio.presenter.open()
    assert [text for text, _ in studio.labels] == ["Noisy", "Denoised (quality)", "Non-local means"]


def test_new_results_appear_among_the_choices(studio: Studio) -> None:
    key = studio.photo("a.png")
    studio.presenter.open()
    done = Further("tv", Making.DONE, display=studio.buffer("tv", 3))
    studio.session.update(key, further=(done,))
    assert [text for text, _ in studio.labels] == ["Noisy", "Denoised (quality)", "Total variation"]


def test_choices_stay_while_something_else_goes_on(studio: Studio, qtbot: QtBot) -> None:
    key = studio.photo("a.png", nlm=30)
    studio.presenter.open()
    box = studio.dialog.setup.boxes[2]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    studio.session.update(key, thumbnail=np.zeros((4, 4, 3), np.uint8))
    assert studio.dialog.setup.boxes[2] is box
    assert studio.dialog.focusWidget() is box
    assert studio.labels[2] == ("Non-local means", False)


def test_a_test_from_the_first_click_to_the_file(
    studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    studio.photo("a.png", nlm=30)
    dialog = start(studio, qtbot)
    assert dialog.voting.progress.text().startswith("1 of ")
    vote_for(studio, qtbot, 30)
    assert dialog.page is dialog.outcome
    assert dialog.outcome.headline.text().startswith("Non-local means looked better most often")
    dialog.outcome.copy_button.click()
    rows = list(csv.DictReader(io.StringIO(QGuiApplication.clipboard().text())))
    assert rows
    assert {row["chosen"] for row in rows} == {"Non-local means"}
    assert {row["photo"] for row in rows} == {"a.png"}
    assert {row["place_1"] for row in rows} == {"Non-local means", "Denoised (quality)"}
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "votes.csv"), ""))
    dialog.outcome.save_button.click()
    assert (tmp_path / "votes.csv").read_text(encoding="utf-8") == QGuiApplication.clipboard().text()
    assert "votes.csv" in dialog.outcome.status.text()


def test_a_file_that_cannot_be_written_is_told(
    studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    studio.photo("a.png", nlm=30)
    dialog = start(studio, qtbot)
    vote_for(studio, qtbot, 20)
    for chosen in ("", str(tmp_path / "nowhere" / "votes.csv")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, chosen=chosen: (chosen, ""))
        dialog.outcome.save_button.click()
        assert dialog.outcome.status.text().startswith("The votes could not be saved") == bool(chosen)


def test_back_gives_the_last_answer_anew(studio: Studio, qtbot: QtBot) -> None:
    studio.photo("a.png", nlm=30)
    dialog = start(studio, qtbot)
    qtbot.keyClick(dialog.voting, Qt.Key.Key_1)
    qtbot.keyClick(dialog.voting, Qt.Key.Key_0)
    assert dialog.voting.progress.text().startswith("3 of ")
    qtbot.keyClick(dialog.voting, Qt.Key.Key_Backspace)
    qtbot.mouseClick(dialog.voting.back_button, Qt.MouseButton.LeftButton)
    assert dialog.voting.progress.text().startswith("1 of ")
    qtbot.mouseClick(dialog.voting.row.buttons[1], Qt.MouseButton.LeftButton)
    assert studio.presenter._test is not None
    assert [vote.place for vote in studio.presenter._test.votes] == [1]


def test_one_can_finish_early(studio: Studio, qtbot: QtBot) -> None:
    studio.photo("a.png", nlm=30)
    dialog = start(studio, qtbot)
    assert not dialog.voting.finish_button.isEnabled()
    qtbot.keyClick(dialog.voting, Qt.Key.Key_1)
    qtbot.mouseClick(dialog.voting.finish_button, Qt.MouseButton.LeftButton)
    assert dialog.page is dialog.outcome
    assert dialog.outcome.table.rows.rowCount() == 1


def test_a_test_that_was_left_goes_on_even_without_its_photo(studio: Studio, qtbot: QtBot) -> None:
    key = studio.photo("a.png", nlm=30)
    dialog = start(studio, qtbot)
    qtbot.keyClick(dialog.voting, Qt.Key.Key_2)
    qtbot.keyClick(dialog.voting, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    studio.session.remove([key])
    assert studio.presenter.entry.isEnabled()
    studio.presenter.entry.trigger()
    assert dialog.isVisible()
    assert dialog.voting.progress.text().startswith("2 of ")


def test_another_test_begins_with_the_choices(studio: Studio, qtbot: QtBot) -> None:
    studio.photo("a.png", nlm=30, tv=40)
    dialog = start(studio, qtbot)
    vote_for(studio, qtbot, 40)
    dialog.outcome.again_button.click()
    assert dialog.page is dialog.setup
    dialog.setup.boxes[1].setChecked(False)
    qtbot.mouseClick(dialog.setup.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.page is dialog.voting)
    assert studio.presenter._test is not None
    assert studio.presenter._test.candidates == ("Non-local means", "Total variation")


def test_all_photos_that_have_the_pictures_give_crops(studio: Studio, qtbot: QtBot) -> None:
    studio.photo("a.png", nlm=30)
    studio.photo("b.png", nlm=31)
    studio.photo("c.png")
    studio.presenter.open()
    page = studio.dialog.setup
    assert "2" in page.photos.itemText(1)
    page.photos.setCurrentIndex(1)
    start(studio, qtbot)
    assert studio.presenter._test is not None
    assert {question.crop.photo for question in studio.presenter._test.questions} == {"a.png", "b.png"}


def test_different_models_are_not_named_as_one(studio: Studio, qtbot: QtBot) -> None:
    studio.photo("a.png", nlm=30)
    other = studio.photo("b.png", nlm=30)
    studio.session.update(other, model="fast")
    studio.presenter.open()
    studio.dialog.setup.photos.setCurrentIndex(1)
    start(studio, qtbot)
    assert studio.presenter._test is not None
    assert studio.presenter._test.candidates == ("Denoised", "Non-local means")


def test_the_denoised_picture_is_shown_at_the_present_strength(studio: Studio, qtbot: QtBot) -> None:
    studio.photo("a.png", nlm=30)
    studio.session.set_options(luminance=0.5, chrominance=0.5)
    start(studio, qtbot)
    assert studio.presenter._test is not None
    noisy, denoised = (np.full((1, 1, 3), value, np.uint8) for value in (10, 20))
    expected = int(blend(noisy, denoised, 0.5, 0.5)[0, 0, 0])
    assert expected == 15
    assert {int(q.crop.pictures[0][0, 0, 0]) for q in studio.presenter._test.questions} == {expected}


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Looking for crops takes until it is let go."""
    going = Event()

    def slowly(*arguments: object) -> object:
        going.wait(20)
        return take_crops(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("denoiser_gui.presenters.blind_testing.take_crops", slowly)
    yield going.set
    going.set()


def test_looking_for_crops_can_be_cancelled(studio: Studio, qtbot: QtBot, held: Callable[[], None]) -> None:
    studio.photo("a.png", nlm=30)
    studio.presenter.open()
    page = studio.dialog.setup
    page.start_button.click()
    assert page.bar.isVisible()
    assert not page.start_button.isEnabled()
    qtbot.mouseClick(page.cancel_button, Qt.MouseButton.LeftButton)
    assert not page.bar.isVisible()
    assert page.start_button.isEnabled()
    held()
    qtbot.wait(100)
    assert studio.dialog.page is page
    page.cancel_button.click()
    assert not studio.dialog.isVisible()


def test_what_goes_wrong_is_told(studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("denoiser_gui.presenters.blind_testing.take_crops", fail)
    studio.photo("a.png", nlm=30)
    studio.presenter.open()
    studio.dialog.setup.start_button.click()
    qtbot.waitUntil(lambda: studio.window.notice_bar.current is not None)
    assert studio.dialog.setup.start_button.isEnabled()
