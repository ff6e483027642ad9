"""A real training from the real window: to its end, killed, resumed, left alone and found again. No process stays."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image as Pillow
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from skimage.data import astronaut

from denoiser_gui import settings
from denoiser_gui.app import Application
from denoiser_gui.state.session import Stage
from denoiser_gui.views.training_wishes import Do
from engine.models.library import default_library
from engine.training import following
from engine.training.config import Config, from_mapping
from engine.training.following import RunState

SECONDS = 120_000
SIDE = 96


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Six pairs of 96 pixels."""
    folder = tmp_path / "Übung"
    clean, random = astronaut(), np.random.default_rng(0)
    for kind in ("clean", "noisy"):
        (folder / kind).mkdir(parents=True)
    for place in range(6):
        part = clean[64 * (place // 3) :, 96 * (place % 3) :][:SIDE, :SIDE]
        noisy = (part + random.normal(0.0, 25.0, part.shape)).clip(0, 255).astype(np.uint8)
        Pillow.fromarray(part).save(folder / "clean" / f"{place}.png")
        Pillow.fromarray(noisy).save(folder / "noisy" / f"{place}.png")
    return folder


def tiny(photos: Path, steps: int) -> Config:
    told = {
        "name": "mine",
        "data": {"noisy": [str(photos / "noisy")], "clean": [str(photos / "clean")], "validation_share": 0.34},
        "network": {"arguments": {"widths": [4, 4], "blocks": [1, 1]}},
        "run": {"steps": steps, "patch": 32, "batch": 2, "validate": 2, "precision": "float32", "workers": 1},
    }
    return from_mapping(told)


@pytest.fixture(autouse=True)
def no_process_stays() -> Iterator[None]:
    """Whatever a test did, the trainings that it started are gone; a test must see to that itself."""
    yield
    left = [facts for facts in following.runs(following.runs_folder()) if facts.process is not None]
    for facts in left:
        with contextlib.suppress(psutil.Error):
            psutil.Process(facts.process).kill()
    assert left == []


Opener = Callable[[], Application]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opener]:
    """Opens windows."""
    windows: list[Application] = []

    def make() -> Application:
        application = Application(settings.load())
        qtbot.addWidget(application.window, before_close_func=lambda _window: answer_soon(qtbot, "Let it run"))
        application.start([])
        windows.append(application)
        return application

    yield make
    assert not any(application.client.running for application in windows)  # qtbot has closed the windows


def state(application: Application) -> RunState | None:
    run = application.training.run
    return None if run is None else run.state


def until_over(application: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: application.training.run is not None and application.training.run.over, timeout=SECONDS)


def until_step(application: Application, qtbot: QtBot, step: int) -> None:
    qtbot.waitUntil(
        lambda: application.training.run is not None and application.training.run.step >= step, timeout=SECONDS
    )


def act(application: Application, qtbot: QtBot, label: str) -> None:
    buttons = application.window.notice_bar.action_buttons
    (button,) = [each for each in buttons if each.isVisible() and each.text() == label]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def close(application: Application, qtbot: QtBot, answer: str) -> None:
    """Close the window and click on an answer."""
    answer_soon(qtbot, answer)
    application.window.close()


def answer_soon(qtbot: QtBot, answer: str) -> None:
    """Where it is asked; where a test failed as well, or it would wait for ever."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            return
        (button,) = [each for each in box.buttons() if each.text() == answer]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(100, click)


def worker(application: Application) -> int:
    run = application.training.run
    assert run is not None
    number = following.look(run.path).process
    assert number is not None
    return number


def is_gone(number: int) -> bool:
    return not psutil.pid_exists(number) or psutil.Process(number).status() == psutil.STATUS_ZOMBIE


def test_a_training_that_ends_with_a_model_on_an_open_photo(opened: Opener, photos: Path, qtbot: QtBot) -> None:
    application = opened()
    window, session = application.window, application.session
    application.opening.open([photos / "noisy" / "0.png"])
    application.training.begin(tiny(photos, 6), "cpu")
    assert window.training_shown
    qtbot.mouseClick(window.training_panel.header.photos_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.current is not None and session.current.stage is Stage.DONE, timeout=SECONDS)
    until_over(application, qtbot)
    assert state(application) is RunState.FINISHED
    assert not window.training_shown, "nothing steals the view"
    run = application.training.run
    assert run is not None
    assert run.model == "mine"
    assert len(run.summary) == run.validation_photos > 0
    assert run.previews
    assert len(run.psnr) >= 1
    boxes = window.inspector.models.box
    assert "mine" in [boxes.itemText(place) for place in range(boxes.count())]
    act(application, qtbot, "Use it on my open photos")
    qtbot.waitUntil(lambda: session.current.stage is Stage.DONE and session.current.model == "mine", timeout=SECONDS)  # type: ignore[union-attr]
    qtbot.mouseClick(window.progress_line.training_button, Qt.MouseButton.LeftButton)
    assert window.training_panel.summary.isVisible()
    qtbot.waitUntil(window.training_panel.previews.view.isVisible, timeout=SECONDS)
    table = window.training_panel.summary.table
    place = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.rowCount() == run.validation_photos


def test_killed_resumed_left_alone_found_again_and_stopped(opened: Opener, photos: Path, qtbot: QtBot) -> None:
    application = opened()
    application.training.begin(tiny(photos, 1_000_000), "cpu")
    until_step(application, qtbot, 1)
    number = worker(application)
    psutil.Process(number).kill()
    until_over(application, qtbot)
    assert state(application) is RunState.INTERRUPTED
    step = application.training.run.step  # type: ignore[union-attr]
    act(application, qtbot, "Resume")
    qtbot.waitUntil(lambda: state(application) is RunState.RUNNING, timeout=SECONDS)
    until_step(application, qtbot, step + 1)

    number = worker(application)
    close(application, qtbot, "Cancel")
    assert application.window.isVisible()
    close(application, qtbot, "Let it run")
    assert not application.window.isVisible()
    assert not is_gone(number)

    again = opened()
    qtbot.waitUntil(lambda: again.window.notice_bar.current is not None, timeout=SECONDS)
    assert again.window.notice_bar.current.text == "The training “mine” is still at work."  # type: ignore[union-attr]
    assert not again.window.training_shown
    act(again, qtbot, "Show")
    assert worker(again) == number
    until_step(again, qtbot, step + 1)
    pause, resume = (again.window.training_panel.header.buttons[wish] for wish in (Do.PAUSE, Do.RESUME))
    qtbot.mouseClick(pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state(again) is RunState.PAUSED, timeout=SECONDS)
    qtbot.mouseClick(resume, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state(again) is RunState.RUNNING, timeout=SECONDS)
    qtbot.mouseClick(again.window.training_panel.header.buttons[Do.STOP], Qt.MouseButton.LeftButton)
    until_over(again, qtbot)
    assert state(again) is RunState.STOPPED
    qtbot.waitUntil(lambda: is_gone(number), timeout=SECONDS)
    assert "mine" in [model.name for model in default_library().list()]


def test_stopped_with_the_window(opened: Opener, photos: Path, qtbot: QtBot) -> None:
    application = opened()
    application.training.begin(tiny(photos, 1_000_000), "cpu")
    until_step(application, qtbot, 1)
    number, path = worker(application), application.training.run.path  # type: ignore[union-attr]
    close(application, qtbot, "Stop it")
    qtbot.waitUntil(lambda: is_gone(number), timeout=SECONDS)
    assert following.look(path).state is RunState.STOPPED
    again = opened()
    qtbot.waitUntil(lambda: again.training.run is not None, timeout=SECONDS)
    assert again.window.notice_bar.current.text == "The training “mine” has stopped."  # type: ignore[union-attr]


def test_discarded_it_leaves_nothing(opened: Opener, photos: Path, qtbot: QtBot) -> None:
    application = opened()
    application.training.begin(tiny(photos, 1_000_000), "cpu")
    qtbot.waitUntil(lambda: state(application) is RunState.WAITING, timeout=SECONDS)
    path = application.training.run.path  # type: ignore[union-attr]
    qtbot.mouseClick(application.window.training_panel.header.buttons[Do.DISCARD], Qt.MouseButton.LeftButton)
    box = application.window.findChild(QMessageBox)
    assert box is not None
    (button,) = [each for each in box.buttons() if each.text() == "Delete it"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: application.training.run is None, timeout=SECONDS)
    qtbot.waitUntil(lambda: not path.exists(), timeout=SECONDS)


def test_a_folder_without_photos_is_a_failure_with_a_sentence(opened: Opener, photos: Path, qtbot: QtBot) -> None:
    for file in (photos / "clean").iterdir():
        file.write_bytes(b"no photo")
    application = opened()
    application.training.begin(tiny(photos, 6), "cpu")
    until_over(application, qtbot)
    assert state(application) is RunState.FAILED
    notice = application.window.notice_bar.current
    assert notice is not None
    assert notice.text == "The training “mine” failed."
    assert notice.advice.endswith(".")
    assert "Traceback" not in notice.advice
