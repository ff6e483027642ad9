"""Copying what is seen, and pictures of before and after."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from denoiser_gui.dialogs.before_after_dialog import AS_SEEN, BeforeAfterDialog
from denoiser_gui.presenters.picturing import PicturingPresenter
from denoiser_gui.state.further import Further, Making
from denoiser_gui.state.sides import DENOISED, NOISY, Sides
from engine.images.before_after import Arrangement
from engine.service import buffers
from engine.service.replies import Failed, PictureMade, PictureProgress
from engine.service.requests import CancelPicture, MakePicture, SavePicture
from tests.gui.presenters.stage import Theatre


@pytest.fixture
def presenter(theatre: Theatre) -> Iterator[PicturingPresenter]:
    """With a photo that is denoised."""
    presenter = PicturingPresenter(theatre.desk.session, theatre.desk.client, theatre.window)  # type: ignore[arg-type]
    theatre.desk.found("some/a.png")
    theatre.desk.opened(1)
    theatre.desk.finished(1)
    yield presenter
    theatre.window.compare_view.clear()


def dialog_of(presenter: PicturingPresenter) -> BeforeAfterDialog:
    presenter.ask()
    assert presenter._dialog is not None
    return presenter._dialog


def choose(dialog: BeforeAfterDialog, arrangement: object) -> None:
    dialog.arrangement.setCurrentIndex(dialog.arrangement.findData(arrangement))


def test_entries_are_there_when_there_is_something(theatre: Theatre) -> None:
    presenter = PicturingPresenter(theatre.desk.session, theatre.desk.client, theatre.window)  # type: ignore[arg-type]
    menu = presenter.menu
    states = []
    for step in (
        lambda: None,
        lambda: (theatre.desk.found("a.png"), theatre.desk.opened(1)),
        lambda: theatre.desk.finished(1),
    ):
        step()
        states.append((menu.copy_view.isEnabled(), menu.copy.isEnabled(), menu.before_after.isEnabled()))
    assert states == [(False, False, False), (True, False, False), (True, True, True)]
    theatre.window.compare_view.clear()


def test_the_view_is_copied_at_once(theatre: Theatre, presenter: PicturingPresenter, qtbot: QtBot) -> None:
    presenter._copied.setInterval(50)
    presenter.menu.copy_view.trigger()
    assert theatre.window.progress_line.aside.text() == "Copied"
    qtbot.waitUntil(lambda: theatre.window.progress_line.aside.text() == "")
    image = QGuiApplication.clipboard().image()
    assert image.width() == theatre.window.compare_view.width()


def test_the_photo_is_copied_by_the_engine(theatre: Theatre, presenter: PicturingPresenter, tmp_path: Path) -> None:
    theatre.desk.session.set_options(luminance=0.5)
    presenter.menu.copy.trigger()
    asked = theatre.desk.client.last(MakePicture)
    assert asked.wish.arrangement is Arrangement.DENOISED
    assert (asked.key, asked.luminance, asked.path) == (1, 0.5, "")
    pixels = np.arange(5 * 4 * 3, dtype=np.uint8).reshape(5, 4, 3)
    made = PictureMade(
        asked.number,
        "",
        buffers.store(tmp_path, "p", pixels),
        buffers.store(tmp_path, "f", np.frombuffer(b"file", "u1")),
    )
    theatre.desk.client.received.emit(made)
    clip = QGuiApplication.clipboard()
    assert (clip.image().width(), clip.image().height()) == (4, 5)
    assert clip.image().pixelColor(1, 0).getRgb()[:3] == (3, 4, 5)  # type: ignore[index]
    assert clip.mimeData().data("image/png").data() == b"file"
    assert not (tmp_path / "p").exists()
    assert not (tmp_path / "f").exists()


def test_a_picture_that_came_too_late_is_not_copied(
    theatre: Theatre, presenter: PicturingPresenter, tmp_path: Path
) -> None:
    QGuiApplication.clipboard().setText("mine")
    presenter.copy_photo()
    first = theatre.desk.client.last(MakePicture).number
    presenter.copy_photo()
    assert theatre.desk.client.last(CancelPicture).number == first
    store = [buffers.store(tmp_path, name, np.zeros((1, 1, 3), np.uint8)) for name in "ab"]
    theatre.desk.client.received.emit(PictureMade(first, "", *store))
    assert QGuiApplication.clipboard().text() == "mine"
    assert not (tmp_path / "a").exists()


def test_an_animation_is_asked_for_and_told(
    theatre: Theatre, presenter: PicturingPresenter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    proposed: list[Path] = []

    def answer(path: Path) -> Path:
        proposed.append(path)
        return tmp_path / "b.gif"

    monkeypatch.setattr(theatre.window.questions, "where_to_save_picture", answer)
    dialog = dialog_of(presenter)
    choose(dialog, Arrangement.WIPE)
    dialog.part.setCurrentIndex(1)
    dialog.save_button.click()
    asked = theatre.desk.client.last(MakePicture)
    assert proposed == [Path("some/a_before_after.webp")]
    assert asked.path == str(tmp_path / "b.gif")
    assert (asked.wish.arrangement, asked.wish.part, asked.wish.longest) == (Arrangement.WIPE, (0, 0, 4, 4), 1200)
    assert asked.wish.names is not None
    assert asked.wish.names[0].shape[2] == 4
    assert asked.wish.names[1][..., 3].max() > 200
    theatre.desk.client.received.emit(PictureProgress(asked.number, 0.25))
    assert dialog.bar.value() == 250
    assert not dialog.save_button.isEnabled()
    theatre.desk.client.received.emit(PictureMade(asked.number, asked.path))
    assert not dialog.isVisible()


def test_the_sides_that_are_compared_are_before_and_after(
    theatre: Theatre, presenter: PicturingPresenter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(theatre.window.questions, "where_to_save_picture", lambda _path: tmp_path / "b.png")
    buffer = buffers.store(tmp_path, "nlm", np.zeros((4, 4, 3), np.uint8))
    theatre.desk.session.update(1, further=(Further("nlm", Making.DONE, 1, 1.0, buffer),))
    theatre.desk.session.set_sides(Sides("nlm", NOISY))
    presenter.copy_photo()
    assert theatre.desk.client.last(MakePicture).sides == (NOISY, DENOISED), "the denoised photo is the denoised photo"
    dialog_of(presenter).save_button.click()
    asked = theatre.desk.client.last(MakePicture)
    assert asked.sides == ("nlm", NOISY)
    assert asked.wish.names is not None
    assert asked.wish.names[0].shape[1] > asked.wish.names[1].shape[1], "the longer name comes first"


def test_what_is_seen_is_saved(
    theatre: Theatre, presenter: PicturingPresenter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(theatre.window.questions, "where_to_save_picture", lambda path: tmp_path / path.name)
    dialog = dialog_of(presenter)
    choose(dialog, AS_SEEN)
    assert not dialog.edge.isEnabled()
    dialog.save_button.click()
    asked = theatre.desk.client.last(SavePicture)
    assert asked.pixels.shape == (theatre.window.compare_view.height(), theatre.window.compare_view.width(), 3)
    assert asked.path.endswith("a_before_after.png")


def test_cancelling_the_dialog_cancels_the_picture(
    theatre: Theatre, presenter: PicturingPresenter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    monkeypatch.setattr(theatre.window.questions, "where_to_save_picture", lambda _path: tmp_path / "a.jpg")
    dialog = dialog_of(presenter)
    dialog.save_button.click()
    number = theatre.desk.client.last(MakePicture).number
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert theatre.desk.client.last(CancelPicture).number == number
    assert presenter._dialog is None


def test_never_mind_asks_nothing(
    theatre: Theatre, presenter: PicturingPresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theatre.window.questions, "where_to_save_picture", lambda _path: None)
    dialog = dialog_of(presenter)
    dialog.save_button.click()
    assert theatre.desk.client.count(MakePicture) == 0
    assert dialog.save_button.isEnabled()


def test_a_failure_is_told_and_the_dialog_goes_on(
    theatre: Theatre, presenter: PicturingPresenter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(theatre.window.questions, "where_to_save_picture", lambda _path: tmp_path / "a.jpg")
    notices: list[object] = []
    monkeypatch.setattr(theatre.window.notice_bar, "add", notices.append)
    dialog = dialog_of(presenter)
    dialog.save_button.click()
    asked = theatre.desk.client.last(MakePicture)
    theatre.desk.client.received.emit(Failed(asked, "The disk is full. Make room."))
    assert len(notices) == 1
    assert dialog.isVisible()
    assert dialog.save_button.isEnabled()


def test_animations_cannot_be_copied(presenter: PicturingPresenter) -> None:
    dialog = dialog_of(presenter)
    for arrangement, can in ((Arrangement.TURNS, False), (Arrangement.BESIDE, True), (AS_SEEN, True)):
        choose(dialog, arrangement)
        assert dialog.copy_button.isEnabled() is can


def test_the_menu_switches_the_overview(theatre: Theatre, presenter: PicturingPresenter) -> None:
    navigator = theatre.window.compare_view.navigator
    presenter.menu.navigator.trigger()
    assert not navigator.wanted
    navigator.want(True)
    assert presenter.menu.navigator.isChecked()
    presenter.menu.left.trigger()
    assert navigator.left
    navigator.put_left(False)
    assert not presenter.menu.left.isChecked()
