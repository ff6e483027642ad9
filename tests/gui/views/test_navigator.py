"""The small overview in the corner of the comparison."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from pytestqt.qtbot import QtBot

from denoiser_gui.state.comparison import Viewport
from denoiser_gui.views.compare_view import CompareView
from tests.gui.views.conftest import pixels_of
from tests.gui.views.test_compare_view import send_mouse

RED, GREEN = (200, 20, 20), (20, 160, 20)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[CompareView]:
    """800 x 600; a photo of 3000 x 2000 whose left half is red and whose right half is green, not denoised."""
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    with qtbot.waitExposed(view):
        view.show()
    photo = np.empty((2000, 3000, 3), np.uint8)
    photo[:, :1500], photo[:, 1500:] = RED, GREEN
    view.set_pair(photo)
    yield view
    view.clear()


def port(view: CompareView) -> Viewport:
    assert view.viewport is not None
    return view.viewport


def test_it_shows_only_while_a_part_of_the_photo_is_seen(view: CompareView) -> None:
    assert not view.navigator.isVisible()
    view.actual_size()
    assert view.navigator.isVisible()
    view.fit()
    assert not view.navigator.isVisible()
    view.actual_size()
    view.clear()
    assert not view.navigator.isVisible()


def test_it_lies_in_the_corner_in_the_photos_proportions(view: CompareView, qtbot: QtBot) -> None:
    view.actual_size()
    place = view.navigator.geometry()
    assert (place.right(), place.bottom()) == (800 - 13, 600 - 13)
    assert place.width() == 168
    assert place.height() == pytest.approx(112, abs=1)
    view.resize(400, 300)
    qtbot.waitUntil(lambda: view.navigator.geometry().right() == 400 - 13)
    assert view.navigator.width() <= 400 / 3


def test_it_moves_to_the_left_above_the_name(view: CompareView, qtbot: QtBot) -> None:
    view.actual_size()
    view.setFocus()
    view.turn_divider()
    qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert view.navigator.left
    place = view.navigator.geometry()
    assert place.left() == 12
    assert place.bottom() < 600 - 12 - view.fontMetrics().height() - 8, "the name of the lower side stays free"
    qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert view.navigator.geometry().right() == 800 - 13


def test_it_shows_the_whole_photo_and_what_is_seen_is_lighter(view: CompareView) -> None:
    view.actual_size()
    view.look_at(750, 1000)
    small = pixels_of(view.navigator).astype(int)
    middle = small.shape[0] // 2
    assert np.abs(small[middle, 42] - RED).max() <= 4  # in the frame
    assert small[10, 10, 0] < 150 > small[10, 10, 1]  # beside it, under the veil
    assert small[10, 10, 0] > small[10, 10, 1] + 50
    assert small[10, 160, 1] > small[10, 160, 0] + 40


@pytest.mark.parametrize("zoom", [0.5, 1.0, 4.0])
def test_the_frame_is_what_is_seen(view: CompareView, zoom: float) -> None:
    view._look(port(view).zoomed_to(zoom))
    frame, scale = view.navigator.frame(), 168 / 3000
    assert frame.width() == pytest.approx(800 / zoom * scale, rel=0.02)
    assert frame.center().x() == pytest.approx(port(view).centre_x * scale, abs=0.5)


def test_dragging_the_frame_moves_the_view_with_it(view: CompareView) -> None:
    view.actual_size()
    before, frame = port(view), view.navigator.frame()
    start = frame.center().toPoint() + QPoint(3, 2)
    send_mouse(view.navigator, QEvent.Type.MouseButtonPress, start)
    assert port(view).centre_x == pytest.approx(before.centre_x, abs=0.6 * 3000 / 168)  # it does not jump
    send_mouse(view.navigator, QEvent.Type.MouseMove, start + QPoint(20, -10))
    send_mouse(view.navigator, QEvent.Type.MouseButtonRelease, start + QPoint(20, -10))
    assert port(view).centre_x - before.centre_x == pytest.approx(20 * 3000 / 168, rel=0.1)
    assert port(view).centre_y - before.centre_y == pytest.approx(-10 * 2000 / 112, rel=0.15)
    assert port(view).zoom == before.zoom
    after = port(view)
    send_mouse(view.navigator, QEvent.Type.MouseMove, start)
    assert port(view) == after


def test_a_click_beside_the_frame_goes_there(view: CompareView) -> None:
    view.actual_size()
    send_mouse(view.navigator, QEvent.Type.MouseButtonPress, QPoint(5, 5))
    assert port(view).centre_x == pytest.approx(400, abs=1)  # as far as the edges allow
    assert port(view).centre_y == pytest.approx(300, abs=1)


def test_it_can_be_switched_off(view: CompareView, qtbot: QtBot) -> None:
    view.actual_size()
    with qtbot.waitSignal(view.navigator.wantedChanged) as told:
        qtbot.keyClick(view.focusProxy(), Qt.Key.Key_N)
    assert told.args == [False]
    assert not view.navigator.isVisible()
    view.zoom_by(1)
    assert not view.navigator.isVisible()
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_N)
    assert view.navigator.isVisible()


def test_a_result_is_seen_in_it(view: CompareView, qtbot: QtBot) -> None:
    photo = np.zeros((2000, 3000, 3), np.uint8)
    result = photo.copy()
    view.set_pair(photo, result)
    view.actual_size()
    result[:] = 240
    view.tile_done(0, 0, 2000, 3000)
    qtbot.waitUntil(lambda: bool(pixels_of(view.navigator)[56, 84].min() > 200))
