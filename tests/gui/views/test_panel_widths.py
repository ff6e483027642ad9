"""The panels beside the photo in windows of every size."""

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from denoiser_gui import language
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.panel_widths import FILMSTRIP, INSPECTOR
from denoiser_gui.views.photo_delegate import NARROWEST
from denoiser_gui.views.photo_list import PhotoRow


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.show_panels(True)
    return window


def widths(window: MainWindow) -> tuple[int, int]:
    return window.filmstrip.width(), window.inspector.width()


@pytest.mark.parametrize("size", [(900, 600), (1000, 640), (1100, 700), (1280, 800), (1920, 1080)])
def test_the_photo_has_three_fifths_of_every_window(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    view = window.compare_view
    assert view.width() * view.height() >= 0.6 * window.width() * window.height()


@pytest.mark.parametrize("code", ["de", "fr"])
def test_in_other_languages_it_has_about_as_much(qapp: QApplication, qtbot: QtBot, code: str) -> None:
    language.install(qapp, code)
    try:
        window = MainWindow()
        qtbot.addWidget(window)
        window.resize(900, 600)
        window.show()
        window.show_panels(True)
        view = window.compare_view
        assert view.width() * view.height() >= 0.58 * window.width() * window.height()
    finally:
        language.install(qapp, "en")


def test_they_get_narrow_and_wide_with_the_window_and_else_are_the_persons(window: MainWindow) -> None:
    window.resize(1280, 800)
    assert widths(window) == (FILMSTRIP, INSPECTOR)
    window.resize(900, 600)
    assert window.filmstrip.width() == NARROWEST
    assert window.inspector.width() < INSPECTOR
    window._splitter.moveSplitter(120, 1)
    window.resize(920, 600)
    assert window.filmstrip.width() == 120
    window.resize(1400, 900)
    assert widths(window) == (FILMSTRIP, INSPECTOR)


def test_what_was_dragged_in_a_roomy_window_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1600, 900)
    window._splitter.moveSplitter(230, 1)
    _, layout = window.layout_state()
    for size, width in (((1600, 900), 230), ((900, 600), NARROWEST)):
        other = MainWindow()
        qtbot.addWidget(other)
        other.resize(*size)
        other.restore_layout(b"", layout)
        other.show()
        other.show_panels(True)
        assert other.filmstrip.width() == width


def test_narrow_rows_show_thumbnail_state_and_progress(window: MainWindow, qtbot: QtBot) -> None:
    red = QImage(64, 64, QImage.Format.Format_RGB888)
    red.fill(QColor(200, 0, 0))
    rows = [
        PhotoRow("1", "a.jpg", "Done in 1.3 s", thumbnail=red, brief="1.3 s"),
        PhotoRow("2", "b.jpg", "42 %", 0.42, thumbnail=red),
    ]
    window.resize(900, 600)
    strip = window.filmstrip
    strip.set_rows(rows)
    qtbot.waitUntil(lambda: strip.visualRect(strip.model().index(1, 0)).top() > 0)
    first, second = (strip.visualRect(strip.model().index(row, 0)) for row in range(2))
    assert first.width() == strip.viewport().width()
    assert second.top() == first.bottom() + 1
    assert first.height() < 2 * NARROWEST
    written = [_below_thumbnail(window, place) for place in (first, second)]
    assert all(np.ptp(part) > 60 for part in written), "both say how they stand"
    assert (written[0] != written[1]).any()


def _below_thumbnail(window: MainWindow, place: QRect) -> np.ndarray:
    strip = window.filmstrip
    part = QRect(place.left(), place.top() + NARROWEST - 4, place.width(), place.height() - NARROWEST)
    picture = strip.viewport().grab(part).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    data = np.frombuffer(bytes(picture.constBits()), np.uint8).reshape(picture.height(), -1)
    return data[:, : picture.width()].astype(int)


def test_a_row_is_as_high_as_its_list_is_wide(window: MainWindow) -> None:
    strip = window.filmstrip
    strip.set_rows([PhotoRow("1", "a.jpg", "Waiting")])
    option = QStyleOptionViewItem()
    heights = []
    for width in (60, 80, 100):
        option.rect = QRect(0, 0, width, 500)
        hint: QSize = strip.itemDelegate().sizeHint(option, strip.model().index(0, 0))
        heights.append(hint.height() - width)
    assert len(set(heights)) == 1
