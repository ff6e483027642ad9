"""The main job with the real window, the real engine process and real events: drop, denoise, wipe, measure, save."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from skimage.data import astronaut

from denoiser_gui import settings
from denoiser_gui.app import Application
from denoiser_gui.state.session import Stage
from engine.events import Finished
from engine.images.reading import read
from engine.inference.denoising import Settings, denoise
from engine.metrics.score import score
from engine.models.library import DEFAULT_MODEL, default_library

SECONDS = 60_000


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder with a noisy photo, its ground truth, and a file that is no photo."""
    folder = tmp_path / "Ünïcode photos"
    folder.mkdir()
    clean = astronaut()[:200, 100:340]
    noise = np.random.default_rng(0).normal(0.0, 20.0, clean.shape)
    Pillow.fromarray(clean).save(folder / "face_clean.png")
    Pillow.fromarray((clean + noise).clip(0, 255).astype(np.uint8)).save(folder / "face_noisy.png")
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 this is where it ends")
    return folder


def drop(target: QWidget, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = QPointF(target.rect().center())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    event = QDropEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(target, event)
    assert event.isAccepted()


def wait_until_done(application: Application, qtbot: QtBot, count: int) -> None:
    def done() -> bool:
        return len(application.session) == count and not any(photo.pending for photo in application.session)

    qtbot.waitUntil(done, timeout=SECONDS)


def expected(path: Path) -> np.ndarray:
    *_, last = denoise(read(path), default_library().load(DEFAULT_MODEL), Settings("cpu"))
    assert isinstance(last, Finished)
    return last.pixels


def test_drop_denoise_wipe_measure_save(
    application: Application, photos: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = application.window
    noisy_file = photos / "face_noisy.png"
    before = {path: hashlib.sha256(path.read_bytes()).digest() for path in photos.iterdir()}
    drop(window.compare_view, photos)
    wait_until_done(application, qtbot, 2)
    broken, noisy = sorted(application.session, key=lambda photo: photo.path.name)
    assert broken.stage is Stage.FAILED
    assert "broken.jpg" in broken.reason
    assert noisy.stage is Stage.DONE

    application.session.show(noisy.key)
    qtbot.waitUntil(lambda: application.session.current.denoised_score is not None, timeout=SECONDS)  # type: ignore[union-attr]
    shown = application.session.current
    assert shown is not None
    assert shown.denoised is not None
    assert shown.truth_name == "face_clean.png"
    result = expected(noisy_file)
    assert (shown.denoised.attach() == result).all(), "what is shown is what the engine makes"
    truth = read(photos / "face_clean.png").pixels
    assert shown.denoised_score == score(result, truth)
    assert shown.noisy_score == score(read(noisy_file).pixels, truth)
    assert shown.denoised_score.psnr > shown.noisy_score.psnr + 2

    wipe(application, qtbot)

    target = tmp_path / "saved" / "face.png"
    target.parent.mkdir()
    monkeypatch.setattr(
        window.questions,
        "where_to_save",
        lambda proposed: target if proposed.name == "face_noisy_denoised.png" else None,
    )
    window.menus.save.trigger()
    qtbot.waitUntil(lambda: application.session.current.saved == target, timeout=SECONDS)  # type: ignore[union-attr]
    assert (read(target).pixels == result).all()
    assert {path: hashlib.sha256(path.read_bytes()).digest() for path in photos.iterdir()} == before


def wipe(application: Application, qtbot: QtBot) -> None:
    """Drag the handle from the middle to a quarter, with the mouse."""
    view = application.window.compare_view
    moved: list[float] = []
    view.dividerMoved.connect(moved.append)
    handle = view.childAt(view.rect().center())
    start = handle.mapFrom(view, view.rect().center())
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(handle, start - QPoint(10, 0))
    quarter = handle.mapFrom(view, QPoint(view.width() // 4, view.height() // 2))
    qtbot.mouseMove(handle, quarter)
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=quarter)
    assert moved
    assert abs(view.divider.position - 0.25) < 0.05


def test_strength_changes_the_figures_but_never_runs_the_model(
    application: Application, photos: Path, qtbot: QtBot
) -> None:
    drop(application.window.compare_view, photos / "face_noisy.png")
    wait_until_done(application, qtbot, 1)
    generation = application.session.current.generation  # type: ignore[union-attr]
    application.window.inspector.strengthChanged.emit(0.0, 0.0)

    def as_noisy() -> bool:
        photo = application.session.current
        return photo is not None and photo.denoised_score is not None and photo.denoised_score == photo.noisy_score

    qtbot.waitUntil(as_noisy, timeout=SECONDS)
    assert application.session.current.generation == generation  # type: ignore[union-attr]


def test_an_engine_that_is_killed_comes_back(application: Application, photos: Path, qtbot: QtBot) -> None:
    import os
    import signal

    drop(application.window.compare_view, photos / "face_noisy.png")
    wait_until_done(application, qtbot, 1)
    process = application.client.process_id
    assert process is not None
    os.kill(process, signal.SIGKILL)
    qtbot.waitUntil(lambda: application.client.process_id != process, timeout=SECONDS)
    wait_until_done(application, qtbot, 1)
    photo = application.session.current
    assert photo is not None
    assert photo.stage is Stage.DONE
    notice = application.window.notice_bar.current
    assert notice is not None
    assert "stopped unexpectedly" in notice.text


def test_closing_while_it_works_leaves_nothing_behind(photos: Path, qtbot: QtBot) -> None:
    app = Application(settings.load())
    qtbot.addWidget(app.window)
    app.start([photos])
    qtbot.waitUntil(lambda: len(app.session) == 2, timeout=SECONDS)
    app.window.close()
    assert not app.client.running
