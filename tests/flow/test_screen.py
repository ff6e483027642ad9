"""The main interactions on a real X server, with its own mouse and keys. Skipped without one: .ci/run starts Xvfb."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from skimage.data import astronaut

from denoiser_gui import settings
from denoiser_gui.app import Application
from denoiser_gui.state.session import Stage
from engine.images.reading import read
from tests.flow.screen_hand import Hand

SECONDS = 60_000

pytestmark = [
    pytest.mark.screen,
    pytest.mark.skipif(os.environ.get("QT_QPA_PLATFORM") != "xcb", reason="needs an X server and QT_QPA_PLATFORM=xcb"),
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="needs xdotool"),
]


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Noisy, of 640 x 480."""
    clean = np.asarray(Pillow.fromarray(astronaut()).resize((640, 480)))
    noisy = clean + np.random.default_rng(0).normal(0.0, 20.0, clean.shape)
    path = tmp_path / "Ünïcode photo.png"
    Pillow.fromarray(noisy.clip(0, 255).astype(np.uint8)).save(path)
    return path


@pytest.fixture
def application(qtbot: QtBot) -> Iterator[Application]:
    """On the screen, and in front."""
    app = Application(settings.load())
    qtbot.addWidget(app.window)
    app.window.setGeometry(0, 30, 1200, 800)
    app.start([])
    qtbot.waitExposed(app.window)
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow, timeout=SECONDS)
    yield app
    app.window.close()
    assert not app.client.running


def open_photo(application: Application, photo: Path, qtbot: QtBot) -> None:
    application.opening.open([photo])
    qtbot.waitUntil(lambda: application.session.current is not None, timeout=SECONDS)
    qtbot.waitUntil(lambda: application.window.compare_view.viewport is not None, timeout=SECONDS)
    wait_until_done(application, qtbot)


def wait_until_done(application: Application, qtbot: QtBot) -> None:
    def done() -> bool:
        photo = application.session.current
        return photo is not None and photo.stage is Stage.DONE

    qtbot.waitUntil(done, timeout=SECONDS)


def test_a_photo_is_dropped_wiped_zoomed_and_saved(
    application: Application, hand: Hand, photo: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    view = application.window.compare_view
    middle = view.rect().center()
    hand.drop(view, middle, photo)
    wait_until_done(application, qtbot)
    assert [each.path for each in application.session] == [photo]
    wipe(application, hand, qtbot)
    zoom(application, hand, qtbot)
    press_keys(application, hand, qtbot)
    save(application, hand, qtbot, qapp, photo.with_name("saved.png"))


def wipe(application: Application, hand: Hand, qtbot: QtBot) -> None:
    view = application.window.compare_view
    middle, quarter = view.rect().center(), QPoint(view.width() // 4, view.height() // 2)
    hand.drag(view, middle, quarter)
    qtbot.waitUntil(lambda: abs(view.divider.position - 0.25) < 0.02)
    hand.drag(view, quarter, middle)
    qtbot.waitUntil(lambda: abs(view.divider.position - 0.5) < 0.02)


def zoom(application: Application, hand: Hand, qtbot: QtBot) -> None:
    """At the pointer; then the photo is pushed, and fitted again."""
    view = application.window.compare_view
    place = QPoint(view.width() // 3, view.height() // 2)  # where no edge of the photo holds it back
    before = view.viewport
    assert before is not None
    under = before.photo_point(place.x(), place.y())
    hand.turn(view, place, 4)
    qtbot.waitUntil(lambda: view.viewport.zoom > 1.5 * before.zoom)  # type: ignore[union-attr]
    after = view.viewport
    assert after is not None
    assert after.photo_point(place.x(), place.y()) == pytest.approx(under, abs=2.0)
    hand.drag(view, place, place + QPoint(60, 40))
    qtbot.waitUntil(lambda: view.viewport.centre_x < after.centre_x - 5)  # type: ignore[union-attr]
    assert view.divider.position == pytest.approx(0.5, abs=0.02)
    hand.do("key", "f")
    qtbot.waitUntil(lambda: view.viewport.fitted)  # type: ignore[union-attr]


def press_keys(application: Application, hand: Hand, qtbot: QtBot) -> None:
    view = application.window.compare_view
    start = view.divider.position
    hand.do("key", "Right")
    qtbot.waitUntil(lambda: view.divider.position > start)
    hand.do("key", "End")
    qtbot.waitUntil(lambda: view.divider.position == 1.0)
    hand.do("key", "BackSpace")
    qtbot.waitUntil(lambda: view.divider.position == 0.5)
    hand.do("key", "ctrl+0")
    qtbot.waitUntil(lambda: view.viewport.zoom == 1.0)  # type: ignore[union-attr]
    split = view.grab().toImage()
    hand.do("keydown", "backslash")
    qtbot.waitUntil(lambda: view.grab().toImage() != split)
    hand.do("keyup", "backslash")
    qtbot.waitUntil(lambda: view.grab().toImage() == split)
    assert application.window.panels_shown
    hand.do("key", "Tab")
    qtbot.waitUntil(lambda: not application.window.panels_shown)
    hand.do("key", "Tab")
    qtbot.waitUntil(lambda: application.window.panels_shown)


def save(application: Application, hand: Hand, qtbot: QtBot, qapp: QApplication, target: Path) -> None:
    """Ctrl+S, the name typed into the dialog, Return."""

    def answer() -> None:
        dialog = qapp.activeModalWidget()
        if isinstance(dialog, QFileDialog) and dialog.isActiveWindow():
            typing.stop()
            hand.do("key", "ctrl+a")
            hand.do("type", "--delay", 5, str(target))
            hand.do("key", "Return")

    typing = QTimer(interval=100)
    typing.timeout.connect(answer)
    typing.start()
    hand.do("key", "ctrl+s")
    qtbot.waitUntil(lambda: application.session.current.saved == target, timeout=SECONDS)  # type: ignore[union-attr]
    denoised = application.session.current.denoised  # type: ignore[union-attr]
    assert denoised is not None
    assert (read(target).pixels == denoised.attach()).all()


def test_it_closes_while_it_works(application: Application, hand: Hand, photo: Path, qtbot: QtBot) -> None:
    application.opening.open([photo])
    qtbot.waitUntil(lambda: len(application.session) == 1, timeout=SECONDS)
    qtbot.waitUntil(lambda: application.session.current.stage is Stage.DENOISING, timeout=SECONDS)  # type: ignore[union-attr]
    hand.do("key", "ctrl+q")
    qtbot.waitUntil(lambda: not application.window.isVisible(), timeout=SECONDS)
    assert not application.client.running


def test_the_panels_are_used_with_the_mouse(application: Application, hand: Hand, photo: Path, qtbot: QtBot) -> None:
    open_photo(application, photo, qtbot)
    slider = application.window.inspector.strength.luminance
    hand.click(slider, QPoint(slider.width() // 4, slider.height() // 2))
    qtbot.waitUntil(lambda: application.session.options.luminance < 1.0)
    strip = application.window.filmstrip
    hand.click(strip.viewport(), strip.visualRect(strip.model().index(0, 0)).center())
    qtbot.waitUntil(strip.hasFocus)
    hand.do("key", "Delete")
    qtbot.waitUntil(lambda: len(application.session) == 0)
    hand.do("key", "ctrl+z")
    qtbot.waitUntil(lambda: len(application.session) == 1)


def test_pictures_lie_beside_each_other(application: Application, hand: Hand, photo: Path, qtbot: QtBot) -> None:
    open_photo(application, photo, qtbot)
    view, session = application.window.compare_view, application.session
    assert session.current is not None
    application.furthering.add(session.current.key, ["median", "gaussian"])
    qtbot.waitUntil(
        lambda: session.current is not None and all(one.whole for one in session.current.further), timeout=SECONDS
    )
    hand.click(view, QPoint(60, view.height() - 60))
    hand.do("key", "alt+4")
    qtbot.waitUntil(lambda: [frame.name for frame in view.frames] == ["noisy", "denoised", "median", "gaussian"])
    second = view.frames[1].area
    there = QPoint((second.left + second.right) // 2, (second.top + second.bottom) // 2)
    hand.turn(view, there, 3)
    qtbot.waitUntil(lambda: len({frame.viewport for frame in view.frames}) == 1 and not view.frames[0].viewport.fitted)
    hand.do("keydown", "shift")
    hand.turn(view, there, 2)
    hand.drag(view, there, there + QPoint(40, 30))
    hand.do("keyup", "shift")
    assert [frame.loose for frame in view.frames] == [False, True, False, False]
    assert view.frames[1].viewport.zoom > view.frames[0].viewport.zoom
    hand.do("key", "l")
    qtbot.waitUntil(lambda: not any(frame.loose for frame in view.frames))
    hand.do("keydown", "3")
    qtbot.waitUntil(lambda: [frame.name for frame in view.frames] == ["median"])
    hand.do("keyup", "3")
    qtbot.waitUntil(lambda: len(view.frames) == 4)
    hand.point(view, QPoint(view.frames[3].area.left + 24, view.frames[3].area.top + 18))
    hand.do("mousedown", 1)
    qtbot.waitUntil(lambda: [frame.name for frame in view.frames] == ["gaussian"])
    hand.do("mouseup", 1)
    qtbot.waitUntil(lambda: len(view.frames) == 4)
    seen = set()

    def both_seen() -> bool:
        seen.update(frame.name for frame in view.frames if frame.alone)
        return seen == {"noisy", "denoised"}

    hand.do("key", "b")
    qtbot.waitUntil(both_seen)
    hand.do("key", "b")
    qtbot.waitUntil(lambda: len(view.frames) == 4)
    hand.do("key", "m")
    hand.point(view, there)
    assert view.board.magnifies
    hand.do("key", "alt+1")
    qtbot.waitUntil(lambda: view.board.panes.wipes)
    assert view.focusProxy().hasFocus()
