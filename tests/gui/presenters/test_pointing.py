"""The values of the pixel under the pointer."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from denoiser_gui.presenters.pointing import PointingPresenter
from denoiser_gui.state.further import Further, Making
from denoiser_gui.state.layout import Layout
from denoiser_gui.state.session import Options, Session, Stage
from denoiser_gui.state.sides import DENOISED, TRUTH, Sides
from denoiser_gui.views.compare_view import CompareView
from denoiser_gui.views.progress_line import ProgressLine
from engine.inference.tiling import Rect
from engine.service import buffers


class Scene:
    """A photo of 4 x 6 in the session, and the bottom line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.session = Session(Options("fast"))
        self.view, self.line = CompareView(), ProgressLine()
        self.presenter = PointingPresenter(self.session, self.view, self.line)
        self.key = self.session.add([Path("a.png")])[0].key
        self.session.show(self.key)

    def store(self, name: str, pixels: NDArray[np.generic]) -> buffers.Buffer:
        return buffers.store(self.folder, name, pixels)

    def read(self, noisy: NDArray[np.generic]) -> None:
        display = self.store("display", np.zeros((*noisy.shape[:2], 3), np.uint8))
        self.session.update(self.key, noisy=display, noisy_full=self.store("noisy", noisy))

    def denoised(self, pixels: NDArray[np.generic], *landed: Rect) -> None:
        full = self.store("denoised", pixels)
        stage = Stage.DENOISING if landed else Stage.DONE
        self.session.update(self.key, denoised=full, denoised_full=full, landed=landed, stage=stage)

    def at(self, row: int, column: int) -> str:
        self.view.pointedAt.emit((row, column))
        return self.text

    @property
    def text(self) -> str:
        return " ".join(self.line.pixel.text().replace("\u2007", " ").split())


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path) -> Scene:
    scene = Scene(tmp_path)
    qtbot.addWidget(scene.view)
    qtbot.addWidget(scene.line)
    return scene


def photo(kind: type, channels: int = 3) -> NDArray[np.generic]:
    return np.arange(4 * 6 * channels).reshape(4, 6, channels).astype(kind)


def test_the_files_own_levels_are_told(scene: Scene) -> None:
    scene.read(photo(np.uint16) + np.uint16(60000))
    assert scene.at(1, 2) == "2, 1 Noisy 60024 60025 60026 RGB of 65535"
    scene.denoised(photo(np.uint16))
    assert scene.text == "2, 1 Noisy 60024 60025 60026 Denoised 24 25 26 RGB of 65535"


def test_grey_and_floats(scene: Scene) -> None:
    scene.read(photo(np.uint8, 1))
    assert scene.at(3, 5) == "5, 3 Noisy 23 grey of 255"
    scene.read(photo(np.float32) / np.float32(100))
    assert scene.at(3, 5) == "5, 3 Noisy 0.6900 0.7000 0.7100 RGB of 1"


def test_the_strength_counts_as_in_the_saved_file(scene: Scene) -> None:
    scene.read(photo(np.uint8))
    scene.denoised(photo(np.uint8) + np.uint8(100))
    scene.at(0, 0)
    scene.session.set_options(luminance=0.5, chrominance=0.5)
    assert scene.text == "0, 0 Noisy 0 1 2 Denoised 50 51 52 RGB of 255"


def test_only_what_is_there_already_is_told(scene: Scene) -> None:
    scene.read(photo(np.uint8))
    scene.denoised(photo(np.uint8), Rect(0, 0, 2, 6))
    assert "Denoised" in scene.at(1, 5)
    assert "Denoised" not in scene.at(2, 5)


def test_the_values_of_both_sides_are_told(scene: Scene) -> None:
    scene.read(photo(np.uint16) + np.uint16(60000))
    scene.denoised(photo(np.uint16))
    full = scene.store("full", photo(np.uint16) + np.uint16(7))
    nlm = Further("nlm", Making.WORKING, 1, 0.5, full, full, (Rect(0, 0, 2, 6),))
    truth = scene.store("truth", photo(np.uint8) + np.uint8(100))
    scene.session.update(scene.key, further=(nlm,), truth_name="b.png", truth_display=truth)
    scene.at(1, 2)
    scene.session.set_sides(Sides("nlm", DENOISED))
    assert scene.text == "2, 1 Non-local means 31 32 33 Denoised 24 25 26 RGB of 65535"
    scene.session.set_sides(Sides(TRUTH, "nlm"))
    assert scene.text == "2, 1 Ground truth 124 125 126 of 255 Non-local means 31 32 33 RGB of 65535"
    assert scene.at(3, 0) == "0, 3 Ground truth 154 155 156 of 255 RGB of 65535", "the other is not there yet"


def test_of_several_pictures_the_one_under_the_pointer_is_told(scene: Scene) -> None:
    scene.read(np.full((4, 6, 3), 10, np.uint8))
    scene.denoised(np.full((4, 6, 3), 20, np.uint8))
    median = scene.store("median", np.full((4, 6, 3), 30, np.uint8))
    scene.session.update(scene.key, further=(Further("median", Making.DONE, display=median, full=median),))
    view = scene.view
    view.resize(900, 300)
    view.set_pair(np.zeros((4, 6, 3), np.uint8), np.zeros((4, 6, 3), np.uint8), complete=True)
    view.compare("noisy", DENOISED, {"noisy": "", DENOISED: "", "median": ""})
    view.set_layout(Layout(3))
    told = []
    for frame in view.frames:
        x, y = (frame.area.left + frame.area.right) / 2 + 1, (frame.area.top + frame.area.bottom) / 2 + 1
        view._on_pointed(QPointF(x, y) / view.devicePixelRatioF())
        told.append(scene.text)
    both = "3, 2 Noisy 10 10 10 Denoised 20 20 20 RGB of 255"
    assert told == [both, both, "3, 2 Noisy 10 10 10 Median 30 30 30 RGB of 255"]
    view.clear()


def test_beside_the_photo_and_without_one_nothing_is_told(scene: Scene) -> None:
    assert scene.at(0, 0) == ""
    scene.read(photo(np.uint8))
    assert scene.text != ""
    assert scene.at(4, 0) == ""  # told of a larger photo before
    scene.at(0, 0)
    scene.view.pointedAt.emit(None)
    assert scene.text == ""
    assert scene.line.pixel.isHidden()


def test_pixels_that_are_gone_are_no_failure(scene: Scene) -> None:
    scene.read(photo(np.uint8))
    for path in scene.folder.iterdir():
        path.unlink()
    assert scene.at(0, 0) == ""
    QApplication.processEvents()


def test_the_zoom_is_told_while_there_is_a_photo(scene: Scene) -> None:
    zoom = scene.line.zoom
    scene.view.resize(400, 300)
    assert zoom.isHidden()
    scene.view.set_pair(np.zeros((3000, 4000, 3), np.uint8))
    scene.view.actual_size()
    assert (zoom.text(), zoom.isHidden()) == ("100 %", False)
    assert zoom.accessibleName() == "Zoom: 100 %"
    scene.view.fit()
    assert zoom.text() == "10 %"
    scene.view.set_pair(np.zeros((30, 32000, 3), np.uint8))
    assert zoom.text() == "1.2 %", "a long panorama"
    scene.view.clear("It is damaged.", True)
    scene.session.update(scene.key, stage=Stage.FAILED)
    assert zoom.isHidden()
    scene.view.set_pair(np.zeros((30, 40, 3), np.uint8))
    assert not zoom.isHidden()
    scene.view.clear()
    scene.session.show(None)
    assert zoom.isHidden()
