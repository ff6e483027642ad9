"""Read from the right, the panels change sides; the photo and its two halves do not."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from denoiser_gui import language
from denoiser_gui.views.filmstrip import Filmstrip
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.photo_list import PhotoRow
from tests.gui.furnished import furnished_window
from tests.gui.geometry import settle
from tests.gui.views.conftest import pixels_of


@pytest.fixture(params=[False, True], ids=["from the left", "from the right"])
def mirrored(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[bool]:
    language.install(qapp, "en", reverse=request.param)
    yield request.param
    language.install(qapp, "en")


@pytest.fixture
def window(mirrored: bool, qtbot: QtBot, qapp: QApplication) -> MainWindow:
    assert (qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft) is mirrored
    window = furnished_window()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    settle(qapp)
    return window


def test_the_panels_change_sides(window: MainWindow, mirrored: bool) -> None:
    places = [
        widget.mapTo(window, QPoint(0, 0)).x() for widget in (window.filmstrip, window.compare_view, window.inspector)
    ]
    assert places == sorted(places, reverse=mirrored)


def test_noisy_stays_on_the_left(window: MainWindow) -> None:
    view = window.compare_view
    noisy = np.full((300, 400, 3), 40, np.uint8)
    view.set_pair(noisy, np.full_like(noisy, 200), complete=True)
    seen = pixels_of(view)
    middle = seen.shape[0] // 3
    assert seen[middle, seen.shape[1] // 4, 0] == 40
    assert seen[middle, seen.shape[1] * 3 // 4, 0] == 200


def test_the_photo_is_not_mirrored(window: MainWindow) -> None:
    window.compare_view.move_divider(0.0)
    seen = pixels_of(window.compare_view)
    middle = seen.shape[0] // 3
    assert seen[middle, 100, 0] == 0
    assert seen[middle, -100, 0] == 255


def test_left_is_left_for_keys_and_mouse(window: MainWindow, qtbot: QtBot) -> None:
    view = window.compare_view
    handle = view.childAt(view.rect().center())
    qtbot.keyClick(handle, Qt.Key.Key_Left)
    assert view.divider.position == pytest.approx(0.49)
    qtbot.keyClick(handle, Qt.Key.Key_Home)
    assert view.divider.position == 0.0
    qtbot.keyClick(handle, Qt.Key.Key_Backspace)
    start = handle.rect().center()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(handle, handle.mapFrom(view, QPoint(view.width() // 4, view.height() // 2)))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton)
    assert view.divider.position == pytest.approx(0.25, abs=0.03)


def test_thumbnails_and_their_progress_are_on_the_reading_side(mirrored: bool, qtbot: QtBot) -> None:
    strip = Filmstrip()
    qtbot.addWidget(strip)
    strip.resize(200, 300)
    picture = QImage(200, 200, QImage.Format.Format_RGB888)
    picture.fill(Qt.GlobalColor.magenta)
    strip.set_rows([PhotoRow("a", "a.png", "50 %", 0.5, thumbnail=picture)])
    strip.show()
    columns = np.flatnonzero((pixels_of(strip) == [255, 0, 255]).all(axis=2).any(axis=0))
    assert len(columns) == 56
    assert bool(columns.mean() > 100) is mirrored
