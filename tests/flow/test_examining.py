"""Looking closely, with the real window, the real engine process and real events: difference, detail, region."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from skimage.data import astronaut

from denoiser_gui import settings
from denoiser_gui.app import Application
from denoiser_gui.state.session import Stage
from engine.comparison.difference import absolute, signed
from engine.comparison.histogram import histogram
from engine.comparison.lost_detail import lost_detail
from engine.comparison.regional import score_region
from engine.comparison.ssim_map import similarity_map, similarity_picture
from engine.images.reading import read
from engine.inference.strength import blend
from engine.inference.tiling import Rect
from tests.engine.comparison.test_lost_detail import blurred

SECONDS = 60_000


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    """With a noisy photo of 160 x 200 that has a ground truth, done."""
    clean = astronaut()[:160, 100:300]
    noise = np.random.default_rng(0).normal(0.0, 5.0, clean.shape)
    Pillow.fromarray(clean).save(tmp_path / "face_clean.png")
    Pillow.fromarray((clean + noise).clip(0, 255).astype(np.uint8)).save(tmp_path / "face_noisy.png")
    app = Application(settings.load())
    qtbot.addWidget(app.window)
    app.start([tmp_path / "face_noisy.png"])

    def done() -> bool:
        photo = app.session.current
        return photo is not None and photo.stage is Stage.DONE and photo.truth_display is not None

    qtbot.waitUntil(done, timeout=SECONDS)
    app.window.compare_view.setFocus()
    yield app
    app.window.close()
    assert not app.client.running


def pixels(app: Application) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Noisy, denoised at full strength, ground truth."""
    photo = app.session.current
    assert photo is not None
    assert photo.noisy_full is not None
    assert photo.denoised_full is not None
    truth = read(photo.path.with_name("face_clean.png")).pixels
    return np.asarray(photo.noisy_full.attach()), np.asarray(photo.denoised_full.attach()), truth


def press(app: Application, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(app.window.compare_view.focusProxy(), key)


def seen(app: Application) -> np.ndarray:
    """The picture that lies in the place of the result."""
    return app.window.compare_view._pair._arrays["over denoised"]  # type: ignore[union-attr]


def wait_for_name(app: Application, qtbot: QtBot, start: str) -> float:
    """Until the right side is called so; the gain behind its name."""
    view = app.window.compare_view
    qtbot.waitUntil(lambda: view.names[1].startswith(start), timeout=SECONDS)
    return float(view.names[1].partition("×")[2] or 1)


def test_d_shows_error_sign_and_structure_and_follows_the_strength(application: Application, qtbot: QtBot) -> None:
    noisy, denoised, truth = pixels(application)
    press(application, qtbot, Qt.Key.Key_D)
    gain = wait_for_name(application, qtbot, "Difference to ground truth")
    assert (seen(application) == absolute(denoised, truth, gain)).all()
    application.window.inspector.strengthChanged.emit(0.5, 0.25)
    assert application.window.compare_view.names[1] == "Denoised (difference on its way)"
    gain = wait_for_name(application, qtbot, "Difference to ground truth")
    assert (seen(application) == absolute(blend(noisy, denoised, 0.5, 0.25), truth, gain)).all()
    application.window.inspector.strengthChanged.emit(1.0, 1.0)
    press(application, qtbot, Qt.Key.Key_D)
    gain = wait_for_name(application, qtbot, "Signed difference to ground truth")
    assert (seen(application) == signed(denoised, truth, gain)).all()
    press(application, qtbot, Qt.Key.Key_D)
    wait_for_name(application, qtbot, "Similarity")
    wanted = similarity_picture(similarity_map(denoised, truth))
    assert np.abs(seen(application).astype(int) - wanted).max() <= 1
    press(application, qtbot, Qt.Key.Key_D)
    assert application.window.compare_view.names[1] == "Denoised"


def test_a_blur_is_told_of_and_marked(application: Application, qtbot: QtBot) -> None:
    note = application.window.inspector.detail
    noisy, _, _ = pixels(application)
    photo = application.session.current
    assert photo is not None
    assert photo.denoised_full is not None
    photo.denoised_full.attach(writable=True)[...] = lost = blurred(noisy, 3.0)
    application.session.update(photo.key, generation=photo.generation + 1)
    qtbot.waitUntil(note.isVisible, timeout=SECONDS)
    assert note.sentence.text().startswith(f"{round(100 * lost_detail(noisy, lost).share)} %")
    qtbot.mouseClick(note.switch, Qt.MouseButton.LeftButton, pos=QPoint(8, note.switch.height() // 2))
    wait_for_name(application, qtbot, "Lost detail")
    shown = seen(application).astype(int)
    assert 0.01 < (shown[..., 0] > shown[..., 2]).mean() < 0.6


def test_a_region_has_its_own_figures_and_histogram(application: Application, qtbot: QtBot) -> None:
    noisy, denoised, truth = pixels(application)
    section, layer = application.window.inspector.closer, application.examining.framing.layer
    qtbot.mouseClick(section.histogram_line.button, Qt.MouseButton.LeftButton)
    press(application, qtbot, Qt.Key.Key_R)
    start = QPoint(layer.width() // 3, layer.height() // 3)
    end = QPoint(layer.width() * 2 // 3, layer.height() * 2 // 3)
    qtbot.mousePress(layer, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(layer, (start + end) / 2)
    qtbot.mouseRelease(layer, Qt.MouseButton.LeftButton, pos=end)
    region = application.examining.regions.current
    assert isinstance(region, Rect)
    qtbot.waitUntil(lambda: section.region_table.cells[1][2].text() != "–", timeout=SECONDS)
    for row, side in enumerate((noisy, denoised)):
        score = score_region(side, truth, region)
        cells = [cell.text() for cell in section.region_table.cells[row]]
        assert cells[:2] == [f"{score.psnr:.2f}", f"{score.ssim:.4f}"]
    qtbot.waitUntil(lambda: len(section.histogram.sides) == 2, timeout=SECONDS)
    assert (section.histogram.sides[1].counts.red == histogram(denoised, region).red).all()
    press(application, qtbot, Qt.Key.Key_Escape)
    assert not section.region.isVisible()
    qtbot.waitUntil(lambda: section.histogram.sides[1].counts.pixels == noisy[..., 0].size, timeout=SECONDS)


def test_what_was_open_is_remembered(application: Application, qtbot: QtBot) -> None:
    qtbot.mouseClick(application.window.inspector.closer.pixel_line.button, Qt.MouseButton.LeftButton)
    application.window.close()
    assert (settings.load().pixel, settings.load().histogram) == (True, False)
