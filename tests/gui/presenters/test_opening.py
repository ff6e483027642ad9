import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from denoiser_gui import pasted
from denoiser_gui.state.session import Stage
from engine.images.reading import read
from engine.service.replies import Failed
from engine.service.requests import FindPhotos, OpenPhoto
from tests.gui.presenters.test_denoising import Desk


@pytest.fixture
def desk(qapp: object, tmp_path: Path) -> Desk:  # noqa: ARG001  (signals need an application)
    return Desk(tmp_path)


def picture(width: int = 31, height: int = 20) -> QMimeData:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(10, 20, 30))
    mime = QMimeData()
    mime.setImageData(image)
    return mime


def test_files_of_the_clipboard_are_opened_not_their_icons(desk: Desk) -> None:
    mime = picture()
    mime.setUrls([QUrl.fromLocalFile("/x/ä b.png"), QUrl("https://example.org/c.png")])
    desk.opening.paste(mime)
    assert desk.client.last(FindPhotos).paths == ("/x/ä b.png",)


def test_addresses_may_come_as_text(desk: Desk) -> None:
    mime = QMimeData()
    mime.setText("file:///x/a%20b.png\r\nfile:///y\r\n")
    desk.opening.paste(mime)
    assert desk.client.last(FindPhotos).paths == ("/x/a b.png", "/y")


def test_a_pasted_picture_is_kept_in_a_file(desk: Desk, qtbot: QtBot) -> None:
    for number, name in enumerate(("Pasted picture.png", "Pasted picture 2.png"), 1):
        desk.opening.paste(picture())
        qtbot.waitUntil(lambda number=number: desk.client.count(FindPhotos) == number)
        (path,) = map(Path, desk.client.last(FindPhotos).paths)
        assert path.name == name
        assert pasted.holds(path)
        image = read(path)
        assert image.pixels.shape[:2] == (20, 31)
        assert (image.pixels == np.array((10, 20, 30), np.uint8)).all()
    assert desk.opening.recent == (), "it is no file that the person knows"


def test_a_deep_picture_keeps_its_depth() -> None:
    image = QImage(4, 3, QImage.Format.Format_RGBX64)
    image.fill(QColor.fromRgba64(1000, 2000, 65535))
    pixels = read(pasted.keep(image)).pixels
    assert pixels.dtype == np.uint16
    assert (pixels == (1000, 2000, 65535)).all()


@pytest.mark.parametrize("mime", [QMimeData(), picture(0, 0)])
def test_a_clipboard_without_a_photo_is_told(desk: Desk, mime: QMimeData) -> None:
    desk.opening.paste(mime)
    assert desk.notices[0].text == "There is no photo on the clipboard."
    assert not desk.client.asked


def test_a_picture_that_cannot_be_kept_is_told(desk: Desk, qtbot: QtBot, own_home: Path) -> None:
    (own_home / "pasted").write_text("in the way")
    desk.opening.paste(picture())
    qtbot.waitUntil(lambda: bool(desk.notices))
    assert "could not be kept" in desk.notices[0].text


def test_only_what_was_saved_goes_when_the_window_closes(desk: Desk) -> None:
    image = picture().imageData()
    kept, saved, closed = pasted.keep(image), pasted.keep(image), pasted.keep(image)
    desk.found(str(kept), str(saved), str(closed))
    desk.session.update(2, saved=Path("/somewhere.png"))
    desk.session.remove([3])
    desk.opening.close()
    assert kept.exists()
    assert not saved.exists()
    assert closed.exists()


def test_pictures_of_the_last_time_are_offered(desk: Desk, own_home: Path) -> None:
    mine, old = pasted.keep(picture().imageData()), own_home / "pasted" / "999999999"
    old.mkdir()
    mine.rename(old / mine.name)
    assert pasted.keep(picture().imageData()) == mine
    desk.opening.offer_pasted()
    open_it, forget_it = desk.notices[0].actions
    open_it.do()
    (path,) = map(Path, desk.client.last(FindPhotos).paths)
    assert path == mine.with_name("Pasted picture 2.png")
    assert path.exists()
    assert not old.exists()
    forget_it.do()
    assert path.exists(), "it is this window's now"
    desk.notices.clear()
    desk.opening.offer_pasted()
    assert not desk.notices


def test_the_pictures_of_a_running_window_are_its_own(own_home: Path) -> None:
    other = own_home / "pasted" / str(os.getppid())
    other.mkdir(parents=True)
    (other / "Pasted picture.png").write_bytes(b"x")
    assert pasted.left_behind() == []


def test_what_was_opened_is_remembered_and_what_is_gone_is_found(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.opening.open([tmp_path, tmp_path / "gone.png"])
    assert desk.opening.recent == (tmp_path, tmp_path / "gone.png")
    with qtbot.waitSignal(desk.opening.recent_changed):
        desk.opening.look_for_recent()
    assert desk.opening.missing == {tmp_path / "gone.png"}
    desk.opening.set_recent(())
    assert desk.opening.recent == ()


def refuse(desk: Desk, key: int) -> None:
    desk.client.received.emit(Failed(OpenPhoto(key, desk.photo(key).path.name), "It is damaged."))


def test_where_the_first_photos_cannot_be_opened_the_next_one_is_shown(desk: Desk, qtbot: QtBot) -> None:
    desk.found("torn.jpg", "empty.jpg", "good.jpg", "better.jpg")
    refuse(desk, 1)
    qtbot.waitUntil(lambda: desk.session.current is desk.photo(2))
    refuse(desk, 2)
    qtbot.waitUntil(lambda: desk.session.current is desk.photo(3))
    desk.opened(3)
    desk.finished(3)
    assert [photo.stage for photo in desk.session][:2] == [Stage.FAILED, Stage.FAILED]
    desk.session.show(1)
    desk.presenter.again([1])
    refuse(desk, 1)
    qtbot.wait(10)
    assert desk.session.current is desk.photo(1), "this one the person chose"


def test_what_the_person_chose_stays_on_show_when_it_fails(desk: Desk, qtbot: QtBot) -> None:
    desk.found("torn.jpg", "empty.jpg", "good.jpg")
    desk.session.show(2)
    refuse(desk, 1)
    refuse(desk, 2)
    qtbot.wait(10)
    assert desk.session.current is desk.photo(2)


def test_a_single_photo_that_cannot_be_opened_stays_with_its_reason(desk: Desk, qtbot: QtBot) -> None:
    desk.found("good.jpg")
    desk.opened(1)
    desk.finished(1)
    desk.found("torn.jpg")
    refuse(desk, 2)
    qtbot.wait(10)
    assert desk.session.current is desk.photo(2)
