import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from denoiser_gui.state.layout import Layout
from denoiser_gui.state.sides import Sides
from engine.inference.tiling import Rect
from engine.metrics.score import Score
from engine.service.comparison_replies import RegionMeasured
from engine.service.comparison_requests import MeasureRegion, Side
from tests.gui.presenters.examined import Bench, bench

__all__ = ["bench"]  # a fixture


def draw(bench: Bench, qtbot: QtBot, start: tuple[int, int], end: tuple[int, int]) -> None:
    """R, then a drag from one photo pixel (row, column) to another."""
    layer = bench.examining.framing.layer
    bench.view.setFocus()
    qtbot.keyClick(bench.view.focusProxy(), Qt.Key.Key_R)
    assert layer.armed
    assert layer.cursor().shape() is Qt.CursorShape.CrossCursor
    points = [place(bench, *spot) for spot in (start, end)]
    target = bench.view.childAt(points[0])
    assert target is layer, "above the divider as well"
    qtbot.mousePress(layer, Qt.MouseButton.LeftButton, pos=points[0])
    qtbot.mouseMove(layer, (points[0] + points[1]) / 2)
    qtbot.mouseMove(layer, points[1])
    qtbot.mouseRelease(layer, Qt.MouseButton.LeftButton, pos=points[1])


def place(bench: Bench, row: int, column: int) -> QPoint:
    """The middle of a photo pixel in the view."""
    port = bench.view.viewport
    x, y = port.origin
    return QPoint(round(x + (column + 0.5) * port.zoom), round(y + (row + 0.5) * port.zoom))


def test_a_region_is_drawn_measured_and_cleared_by_escape(bench: Bench, qtbot: QtBot) -> None:
    section, layer = bench.window.inspector.closer, bench.examining.framing.layer
    before = bench.view.viewport
    draw(bench, qtbot, (10, 20), (39, 59))
    region = Rect(10, 20, 40, 60)
    assert bench.view.viewport == before, "the photo was not moved"
    assert not layer.armed
    assert layer.region == bench.examining.regions.current == region
    request = bench.asked(MeasureRegion)
    assert (request.region, request.sides) == (region, (Side("noisy"), Side("denoised")))
    assert section.region.isVisible()
    assert section.region_title.text() == "Region 40 × 30"
    bench.tell(RegionMeasured(request.number, 1, (Score(20.0, 0.5), Score(30.12, 0.875)), (12.34, 1.0)))
    cells = [[cell.text() for cell in row] for row in section.region_table.cells]
    assert cells == [["20.00", "0.5000", "12.3"], ["30.12", "0.8750", "1.0"], ["+10.12", "+0.3750", ""]]
    qtbot.keyClick(bench.view.focusProxy(), Qt.Key.Key_Escape)
    assert bench.examining.regions.current is None
    assert not section.region.isVisible()
    assert layer.isHidden()


def test_the_frame_stays_with_the_photo_under_zoom(bench: Bench, qtbot: QtBot) -> None:
    draw(bench, qtbot, (10, 20), (39, 59))
    layer = bench.examining.framing.layer
    for zoom in (12.0, 5.5, 30.0):
        bench.view.zoom_to(zoom)
        ((frame, _),), port = layer.outlines(), bench.view.viewport
        assert port.photo_point(frame.left(), frame.top()) == pytest.approx((20, 10), abs=0.6 / zoom)
        assert port.photo_point(frame.right(), frame.bottom()) == pytest.approx((60, 40), abs=0.6 / zoom)


def test_with_a_region_the_photo_still_moves_and_zooms(bench: Bench, qtbot: QtBot) -> None:
    draw(bench, qtbot, (10, 20), (39, 59))
    bench.view.zoom_to(40.0)
    before = bench.view.viewport
    start = QPoint(bench.view.width() // 4, bench.view.height() // 2)
    assert bench.view.childAt(start) is None
    qtbot.mousePress(bench.view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(bench.view, start + QPoint(30, 20))
    qtbot.mouseRelease(bench.view, Qt.MouseButton.LeftButton, pos=start + QPoint(30, 20))
    assert bench.view.viewport != before


def test_drawing_is_given_up_by_escape_or_r_and_a_click_draws_nothing(bench: Bench, qtbot: QtBot) -> None:
    layer = bench.examining.framing.layer
    bench.view.setFocus()
    handle = bench.view.focusProxy()
    for given_up in (Qt.Key.Key_Escape, Qt.Key.Key_R):
        qtbot.keyClick(handle, Qt.Key.Key_R)
        assert bench.examining.framing.menu.draw.isChecked()
        qtbot.keyClick(handle, given_up)
        assert not layer.armed
        assert layer.isHidden()
    qtbot.keyClick(handle, Qt.Key.Key_R)
    qtbot.mouseClick(layer, Qt.MouseButton.LeftButton, pos=place(bench, 10, 10))
    assert layer.armed, "a click was no drag"
    assert bench.examining.regions.current is None


def test_a_drag_beyond_the_photo_ends_at_its_edge(bench: Bench, qtbot: QtBot) -> None:
    draw(bench, qtbot, (40, 50), (200, 300))
    assert bench.examining.regions.current == Rect(40, 50, 60, 80)


def test_every_photo_has_its_own_region(bench: Bench, qtbot: QtBot) -> None:
    draw(bench, qtbot, (10, 20), (39, 59))
    other = bench.open("b.png")
    assert bench.examining.regions.current is None
    assert bench.examining.framing.layer.isHidden()
    bench.session.show(bench.key)
    assert bench.examining.framing.layer.region == Rect(10, 20, 40, 60)
    bench.session.show(other)
    assert not bench.window.inspector.closer.region.isVisible()


def test_other_sides_are_measured_anew(bench: Bench, qtbot: QtBot) -> None:
    bench.with_median()
    draw(bench, qtbot, (10, 20), (39, 59))
    bench.asked(MeasureRegion)
    bench.session.set_sides(Sides("denoised", "median"))
    assert bench.asked(MeasureRegion).sides == (Side("denoised"), Side("median"))
    assert [name.text() for name in bench.window.inspector.closer.region_table.names[:2]] == ["Denoised", "Median"]


def test_small_regions_and_photos_without_truth_have_noise_only(bench: Bench, qtbot: QtBot) -> None:
    table = bench.window.inspector.closer.region_table
    draw(bench, qtbot, (10, 20), (18, 59))
    assert "11 × 11" in table.note.text()
    assert not table.cells[0][0].isVisible()
    assert table.cells[0][2].isVisible()
    bench.without_truth()
    assert table.note.text() == ""
    bench.window.inspector.closer.clear_button.click()
    assert bench.examining.regions.current is None


def test_in_panes_it_is_framed_in_each(bench: Bench, qtbot: QtBot) -> None:
    bench.view.set_layout(Layout(2))
    first, second = bench.view.frames
    bench.view.setFocus()
    qtbot.keyClick(bench.view, Qt.Key.Key_R)
    layer = bench.examining.framing.layer
    assert layer.armed
    x, y = second.viewport.origin
    zoom = second.viewport.zoom
    start = QPoint(round(second.area.left + x + 20.5 * zoom), round(second.area.top + y + 10.5 * zoom))
    qtbot.mousePress(layer, Qt.MouseButton.LeftButton, pos=start)
    end = start + QPoint(round(20 * zoom), round(15 * zoom))
    qtbot.mouseMove(layer, end)
    qtbot.mouseRelease(layer, Qt.MouseButton.LeftButton, pos=end)
    assert bench.examining.regions.current == Rect(10, 20, 26, 41)
    outlines = [outline for outline, _ in layer.outlines()]
    assert len(outlines) == 2
    assert outlines[1].left() - outlines[0].left() == second.area.left - first.area.left


def test_in_a_low_window_the_figures_come_into_sight(bench: Bench, qtbot: QtBot) -> None:
    bench.window.resize(900, 600)
    bench.window.inspector.closer.open_lines(True, True)
    qtbot.wait(50)
    bar = bench.window.inspector.verticalScrollBar()
    bar.setValue(bar.maximum())
    draw(bench, qtbot, (10, 20), (39, 59))
    table = bench.window.inspector.closer.region_table
    qtbot.waitUntil(lambda: table.visibleRegion().boundingRect().height() >= table.height() - 2)
