"""Comparing anything with anything: the real window, the real engine process, real keys and mouse."""

import os
import signal
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from skimage.data import astronaut

from denoiser_gui import settings
from denoiser_gui.app import Application
from denoiser_gui.state.further import Making
from denoiser_gui.state.session import Photo, Stage
from denoiser_gui.state.sides import TRUTH
from engine.events import Finished
from engine.images.reading import read
from engine.inference.tiling import Rect
from engine.methods.denoiser import find_denoiser
from engine.metrics.score import score

SECONDS = 60_000
Key, SHIFT, LEFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A noisy photo with its ground truth beside it, and another one without."""
    clean = astronaut()[:120, 100:260]
    noise = np.random.default_rng(0).normal(0.0, 20.0, clean.shape)
    noisy = (clean + noise).clip(0, 255).astype(np.uint8)
    for name, pixels in (("face_clean", clean), ("face_noisy", noisy), ("other", noisy[:, ::-1].copy())):
        Pillow.fromarray(pixels).save(tmp_path / f"{name}.png")
    return tmp_path / "face_noisy.png"


def shown(application: Application) -> Photo:
    photo = application.session.current
    assert photo is not None
    return photo


def made(application: Application, *names: str) -> bool:
    further = {one.name: one for one in shown(application).further}
    return all(name in further and further[name].stage is Making.DONE for name in names)


def test_methods_are_ticked_made_measured_and_compared(application: Application, photo: Path, qtbot: QtBot) -> None:
    window, view = application.window, application.window.compare_view
    panel = window.inspector.candidates
    application.opening.open([photo])
    qtbot.waitUntil(lambda: len(application.session) == 1 and shown(application).stage is Stage.DONE, timeout=SECONDS)
    qtbot.waitUntil(lambda: len(panel.rows) == 3, timeout=SECONDS)
    panel.open_menu()
    for name in ("median", "gaussian"):
        QTest.mouseClick(
            panel.menu, LEFT, Qt.KeyboardModifier.NoModifier, panel.menu.actionGeometry(panel.menu.entry(name)).center()
        )
    QTest.keyClick(panel.menu, Key.Key_Escape)
    qtbot.waitUntil(lambda: made(application, "median", "gaussian"), timeout=SECONDS)
    qtbot.waitUntil(lambda: all(one.score for one in shown(application).further), timeout=SECONDS)
    *_, expected = find_denoiser("median").run(read(photo))
    assert isinstance(expected, Finished)
    median = shown(application).further[0]
    assert median.score == score(expected.pixels, read(photo.with_name("face_clean.png")).pixels)
    view.setFocus()
    handle = view.focusProxy()
    QTest.keyClick(handle, Key.Key_4)
    QTest.keyClick(handle, Key.Key_3, SHIFT)
    assert view.names == ("Ground truth", "Median")
    QTest.mouseClick(panel.button("gaussian"), LEFT, SHIFT)
    QTest.keyClick(handle, Key.Key_X)
    assert view.names == ("Median", "Gaussian blur")
    view.zoom_to(6.0)
    view.look_at(80.0, 60.0)
    view.show_only_noisy(False)
    assert seen_level(application) == tuple(expected.pixels[60, 76])
    button = panel.button("gaussian")
    QTest.mouseMove(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Key.Key_Delete)
    assert view.names == ("Median", "Denoised"), "what is gone is replaced"
    assert [row.name for row in panel.rows] == ["noisy", "denoised", "truth", "median"]


def test_a_model_is_compared_with_its_own_best(application: Application, photo: Path, qtbot: QtBot) -> None:
    """In the wipe, in the difference and in a blind test; the menu tells what it costs."""
    window, view = application.window, application.window.compare_view
    menu = window.inspector.candidates.menu
    application.denoising.set_model("fast")
    application.opening.open([photo])
    qtbot.waitUntil(lambda: len(application.session) == 1 and shown(application).stage is Stage.DONE, timeout=SECONDS)
    window.inspector.candidates.open_menu()
    assert "8 times as long" in menu.best.title()
    menu.setActiveAction(menu.best.menuAction())
    QTest.keyClick(menu, Key.Key_Right)
    qtbot.waitUntil(menu.best.isVisible)
    entry = menu.entry("fast+best")
    QTest.mouseClick(menu.best, LEFT, Qt.KeyboardModifier.NoModifier, menu.best.actionGeometry(entry).center())
    menu.close()
    qtbot.waitUntil(lambda: made(application, "fast+best"), timeout=SECONDS)
    *_, expected = find_denoiser("fast", device="cpu", best=True).run(read(photo))
    assert isinstance(expected, Finished)
    (best,) = shown(application).further
    assert best.display is not None
    assert np.abs(best.display.attach().astype(int) - expected.pixels).max() <= 1, "tiles may lie elsewhere"
    view.setFocus()
    QTest.keyClick(view.focusProxy(), Key.Key_2, SHIFT)
    QTest.keyClick(view.focusProxy(), Key.Key_4)
    assert view.names == ("Denoised", "fast+best")
    QTest.keyClick(view.focusProxy(), Key.Key_D)
    QTest.keyClick(application.examining.differing.panel.against, Key.Key_End)
    name = "fast+best: Difference to the denoised photo"
    qtbot.waitUntil(lambda: view.names[1].startswith(name), timeout=SECONDS)
    for _ in range(3):
        QTest.keyClick(view.focusProxy(), Key.Key_D)
    assert view.names[1] == "fast+best"
    application.blind_testing.open()
    dialog = application.blind_testing._dialog
    assert dialog is not None
    offered = [(box.text(), box.isChecked()) for box in dialog.setup.boxes]
    assert offered[1:] == [("Denoised (fast)", True), ("Ground truth", False), ("fast+best", True)]
    QTest.mouseClick(dialog.setup.start_button, LEFT)
    qtbot.waitUntil(lambda: dialog.page is dialog.voting, timeout=SECONDS)
    QTest.keyClick(dialog.voting, Key.Key_1)
    QTest.mouseClick(dialog.voting.finish_button, LEFT)
    assert dialog.page is dialog.outcome
    dialog.close()


def test_a_model_at_its_best_tells_how_far_it_is_and_is_stopped(
    application: Application, photo: Path, qtbot: QtBot
) -> None:
    large = photo.with_name("large.png")
    Pillow.fromarray(np.random.default_rng(1).integers(0, 256, (900, 1200, 3), np.uint8)).save(large)
    application.denoising.set_model("fast")
    application.opening.open([large])
    qtbot.waitUntil(lambda: len(application.session) == 1 and shown(application).noisy is not None, timeout=SECONDS)
    application.denoising.cancel()
    panel, states = application.window.inspector.candidates, []
    application.session.changed.connect(lambda _key: states.extend(row.state for row in panel.rows))
    application.sides.want("fast+best", True)
    qtbot.waitUntil(lambda: any(one.landed for one in shown(application).further), timeout=SECONDS)
    assert any("%" in state for state in states)
    application.opening.open([photo])
    qtbot.waitUntil(lambda: len(application.session) == 2 and shown(application).stage is Stage.DONE, timeout=SECONDS)
    application.session.step(1)
    button = panel.button("fast+best")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Key.Key_Delete)
    assert shown(application).further == ()
    application.sides.want("median", True)
    qtbot.waitUntil(lambda: made(application, "median"), timeout=SECONDS)


def seen_level(application: Application) -> tuple[int, ...]:
    """The photo's pixel in row 60 and column 76, as it is on the screen: left of the line in the middle and its rim."""
    view = application.window.compare_view
    image, port = view.picture(), view.viewport
    assert port is not None
    x, y = port.origin
    at = QPoint(round(x + 76.5 * port.zoom), round(y + 60.5 * port.zoom))
    colour = image.pixelColor(at)
    return colour.red(), colour.green(), colour.blue()


def test_another_window_sends_to_a_place_in_a_photo(application: Application, photo: Path, qtbot: QtBot) -> None:
    view = application.window.compare_view
    application.sides.show(photo, "median", TRUTH, Rect(20, 30, 40, 60))
    qtbot.waitUntil(lambda: len(application.session) == 1 and shown(application).noisy is not None, timeout=SECONDS)
    assert view.viewport is not None
    top, left, bottom, right = view.viewport.seen
    assert top <= 20 < 40 <= bottom
    assert left <= 30 < 60 <= right
    assert view.viewport.zoom > 10
    qtbot.waitUntil(lambda: made(application, "median"), timeout=SECONDS)
    qtbot.waitUntil(lambda: view.names == ("Median", "Ground truth"), timeout=SECONDS)
    application.sides.show(photo.with_name("other.png"), "median", "gaussian")
    qtbot.waitUntil(lambda: len(application.session) == 2, timeout=SECONDS)
    qtbot.waitUntil(lambda: made(application, "median", "gaussian"), timeout=SECONDS)
    assert view.names == ("Median", "Gaussian blur")
    assert view.viewport.fitted


def test_what_is_wanted_of_all_photos_is_remembered(application: Application, photo: Path, qtbot: QtBot) -> None:
    application.opening.open([photo])
    qtbot.waitUntil(lambda: len(application.session) == 1, timeout=SECONDS)
    menu = application.window.inspector.candidates.menu
    menu.aboutToShow.emit()
    menu.entry("gaussian").trigger()
    menu.always.trigger()
    qtbot.waitUntil(lambda: made(application, "gaussian"), timeout=SECONDS)
    application.opening.open([photo.with_name("other.png")])
    qtbot.waitUntil(lambda: len(application.session) == 2, timeout=SECONDS)
    qtbot.waitUntil(lambda: made(application, "gaussian"), timeout=SECONDS)
    application.window.close()
    assert settings.load().methods == ("gaussian",)


def test_a_long_one_goes_on_while_the_person_works_and_can_be_stopped(
    application: Application, photo: Path, qtbot: QtBot
) -> None:
    large = photo.with_name("large.png")
    Pillow.fromarray(np.random.default_rng(1).integers(0, 256, (1200, 1600, 3), np.uint8)).save(large)
    application.opening.open([photo])
    qtbot.waitUntil(lambda: len(application.session) == 1 and shown(application).stage is Stage.DONE, timeout=SECONDS)
    application.denoising.set_paused(True)
    application.opening.open([large])
    qtbot.waitUntil(lambda: len(application.session) == 2 and shown(application).noisy is not None, timeout=SECONDS)
    application.denoising.cancel()
    key = shown(application).key
    application.sides.want("nlm", True)
    qtbot.waitUntil(lambda: any(one.landed for one in shown(application).further), timeout=SECONDS)
    assert shown(application).further[0].stage is Making.WORKING
    application.session.step(1)
    application.sides.want("median", True)
    qtbot.waitUntil(lambda: made(application, "median"), timeout=SECONDS)
    application.session.show(key)
    qtbot.waitUntil(lambda: any(one.landed for one in shown(application).further), timeout=SECONDS)
    application.window.inspector.candidates.removeRequested.emit("nlm")
    assert shown(application).further == ()


def test_when_the_engine_dies_at_a_method_the_others_are_made_again(
    application: Application, photo: Path, qtbot: QtBot
) -> None:
    application.opening.open([photo])
    qtbot.waitUntil(lambda: len(application.session) == 1 and shown(application).stage is Stage.DONE, timeout=SECONDS)
    application.sides.want("median", True)
    qtbot.waitUntil(lambda: made(application, "median"), timeout=SECONDS)
    application.sides.choose("median", left=False)
    application.denoising.set_paused(True)  # so that it is killed at work, however quick it is
    application.sides.want("nlm", True)
    before = application.client.process_id
    assert before is not None
    os.kill(before, signal.SIGKILL)
    qtbot.waitUntil(lambda: application.client.process_id != before, timeout=SECONDS)
    application.denoising.set_paused(False)
    median, nlm = shown(application).further
    assert (median.away, nlm.stage) == (True, Making.FAILED)
    assert "stopped" in nlm.reason
    qtbot.waitUntil(lambda: shown(application).noisy is not None, timeout=SECONDS)
    qtbot.waitUntil(lambda: shown(application).further[0].whole, timeout=SECONDS)
    assert application.window.compare_view.names[1] == "Median"
    application.furthering.add(shown(application).key, ["nlm"])
    qtbot.waitUntil(lambda: made(application, "median", "nlm"), timeout=SECONDS)
