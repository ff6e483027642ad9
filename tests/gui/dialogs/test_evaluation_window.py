"""The evaluation window: its pages show and emit, nothing else."""

from pathlib import Path

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from denoiser_gui.dialogs.evaluation import marks
from denoiser_gui.dialogs.evaluation.drawing import Drawing, Level, Mark, Series
from denoiser_gui.dialogs.evaluation.figures_model import Cell, Column, Row
from denoiser_gui.dialogs.evaluation.method_list import MethodChoice
from denoiser_gui.dialogs.evaluation.window import EvaluationWindow
from denoiser_gui.state.evaluation_wish import EvaluationWish
from tests.gui.views.conftest import Drag, files

Item = Qt.ItemDataRole
COLUMNS = (Column(0, "Noisy"), Column(1, "Median", "median"))


@pytest.fixture
def window(qtbot: QtBot) -> EvaluationWindow:
    window = EvaluationWindow()
    qtbot.addWidget(window)
    window.setup.set_methods([("Models", [MethodChoice("fast", "fast", "Quick")])])
    with qtbot.waitExposed(window):
        window.show()
    return window


def row(photo: int) -> Row:
    return Row(Cell(f"p{photo}.png", f"/in/p{photo}.png"), (Cell("20.00"), Cell("30.00", "of a photo", best=True)))


def controls(page: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    found = [widget for kind in kinds for widget in page.findChildren(kind) if widget.isVisible()]
    return [
        widget
        for widget in found
        if type(widget.parent()).__name__ not in ("_Table", "QDoubleSpinBox", "QLineEdit", "QTabBar")
    ]


@pytest.mark.parametrize("results", [False, True])
def test_everything_can_be_hit_and_has_a_name(window: EvaluationWindow, results: bool) -> None:
    (window.show_results if results else window.show_setup)()
    found = controls(window.results if results else window.setup)
    assert len(found) > 5
    for widget in found:
        assert widget.height() >= 28, widget
        assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_a_wish_comes_back_and_setting_it_emits_nothing(window: EvaluationWindow, qtbot: QtBot) -> None:
    wish = EvaluationWish(("/a",), ("/t",), True, True, 12.0, False, ("fast",), "auto")
    with qtbot.assertNotEmitted(window.setup.changed):
        window.setup.set_wish(wish)
    assert window.setup.wish == wish
    assert window.setup.methods.names == ("fast",)
    assert window.setup.elsewhere.is_open
    assert not window.setup.open_photos.isEnabled(), "on clean photos noise is made, on others not"


def test_drops_are_taken_while_there_is_something_to_fill_in(
    window: EvaluationWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drag = Drag(window, files(tmp_path / "a.png", tmp_path), QPoint(50, 50))
    assert drag.enter()
    with qtbot.waitSignal(window.setup.changed):
        drag.drop()
    assert window.setup.wish.paths == (str(tmp_path / "a.png"), str(tmp_path))
    window.show_results()
    assert not Drag(window, files(tmp_path), QPoint(50, 50)).enter()


def test_escape_closes_and_stops_nothing(window: EvaluationWindow, qtbot: QtBot) -> None:
    window.show_results()
    with qtbot.assertNotEmitted(window.results.header.cancelRequested):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    window.open_or_raise()
    assert window.results_shown


def test_tables_say_by_words_what_eyes_see(window: EvaluationWindow) -> None:
    table = window.results.table
    table.show_photos(COLUMNS, (4, 7), row)
    model = table.figures
    assert model.index(0, 2).data(Item.AccessibleTextRole) == "p4.png, Median, 30.00, the best"
    assert model.index(1, 0).data(Item.ToolTipRole) == "/in/p7.png"
    assert model.headerData(2, Qt.Orientation.Horizontal, Item.ToolTipRole) == "median"
    assert model.headerData(2, Qt.Orientation.Horizontal, Item.DecorationRole) is not None


def test_both_tables_have_their_columns_in_the_same_places(window: EvaluationWindow, qtbot: QtBot) -> None:
    window.show_results()
    table = window.results.table
    columns = tuple(Column(place, f"Method {place}") for place in range(16))
    wide = Row(Cell("x"), tuple(Cell("20.00") for _ in columns))
    table.show_photos(columns, range(40), lambda _photo: wide)
    table.show_together(columns, [wide] * 5)
    for scrolled in (0, 200, table.photos.horizontalScrollBar().maximum()):
        table.photos.horizontalScrollBar().setValue(scrolled)
        qtbot.wait(20)
        places = [
            [part.columnViewportPosition(column) for column in range(17)] for part in (table.photos, table.together)
        ]
        assert places[0] == places[1]


def test_the_photo_that_was_chosen_stays_chosen_in_another_order(window: EvaluationWindow, qtbot: QtBot) -> None:
    table = window.results.table
    table.show_photos(COLUMNS, (4, 7, 9), row)
    with qtbot.waitSignal(table.photoChosen) as told:
        table.photos.setCurrentIndex(table.figures.index(1, 0))
    assert told.args == [7]
    with qtbot.assertNotEmitted(table.photoChosen):
        table.show_photos(COLUMNS, (9, 7, 4), row)
        table.show_photos(COLUMNS, (7,), row)
    assert table.chosen == 7
    table.show_photos(COLUMNS, (), row)
    assert table.chosen is None


def test_no_two_methods_have_colour_and_shape_alike() -> None:
    looks = {(marks.colour(place).name(), place % 8) for place in range(56)}
    assert len(looks) == 56
    shapes = [marks.shape(place).boundingRect() for place in range(8)]
    assert all(0.7 <= shape.width() <= 1.2 and 0.7 <= shape.height() <= 1.2 for shape in shapes)
    assert not marks.icon(0).isNull()


class TestPlot:
    DRAWING = Drawing(
        "x",
        "PSNR (dB)",
        (Series(0, "Noisy", (Mark(1, 20, "a.png", 0), Mark(2, 25, "b.png", 1)), joined=True), Series(1, "Median", ())),
        (Level(30.0, "BM3D, published", "Somebody, 2018"),),
        counted=True,
    )

    def shown(self, window: EvaluationWindow, qtbot: QtBot) -> "object":
        window.show_results()
        window.results.plots.show_drawing(self.DRAWING, True)
        qtbot.waitUntil(lambda: window.results.plots.plot is not None)
        plot = window.results.plots.plot
        assert plot is not None
        plot.grab()
        return plot

    def test_a_mark_tells_and_can_be_gone_to_by_keys(self, window: EvaluationWindow, qtbot: QtBot) -> None:
        plot = self.shown(window, qtbot)
        mark = self.DRAWING.series[0].marks[1]
        found = plot.spot_at(plot.place_of(mark))  # type: ignore[attr-defined]
        assert found is not None
        assert found[1] is mark
        assert plot.spot_at(QPoint(0, 0).toPointF()) is None  # type: ignore[attr-defined]
        with qtbot.waitSignal(window.results.plots.photoStepped) as told:
            qtbot.keyClick(plot, Qt.Key.Key_Right)  # type: ignore[arg-type]
        assert told.args == [1]
        window.results.plots.choose(1)
        with qtbot.waitSignal(window.results.plots.markChosen) as told:
            qtbot.keyClick(plot, Qt.Key.Key_Return)  # type: ignore[arg-type]
        assert told.args == [1, -1]

    def test_the_pointer_on_a_mark_tells_its_photo_and_on_a_line_its_source(
        self, window: EvaluationWindow, qtbot: QtBot
    ) -> None:
        plot = self.shown(window, qtbot)
        assert plot.viewport().hasMouseTracking()  # type: ignore[attr-defined]
        mark = self.DRAWING.series[0].marks[0]
        qtbot.mouseMove(plot.viewport(), plot.mapFromScene(plot.place_of(mark)))  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: QToolTip.text() == "a.png")
        level = plot.place_of(Mark(1.5, 30.0))  # type: ignore[attr-defined]
        qtbot.mouseMove(plot.viewport(), plot.mapFromScene(level))  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: QToolTip.text() == "Somebody, 2018")
        QToolTip.hideText()

    def test_the_name_of_a_published_figure_hides_no_mark(self, window: EvaluationWindow, qtbot: QtBot) -> None:
        """It lies behind what was measured, on a ground of its own."""
        plot = self.shown(window, qtbot)
        items = plot.chart.view.childGroup.childItems()  # type: ignore[attr-defined]
        (level,) = (item for item in items if isinstance(item, pg.InfiniteLine) and item.angle == 0)
        measured = [item for item in items if isinstance(item, pg.ScatterPlotItem | pg.PlotCurveItem)]
        assert len(measured) > 1
        assert all(level.zValue() < item.zValue() for item in measured)

    def test_without_anything_there_is_a_sentence(self, window: EvaluationWindow, qtbot: QtBot) -> None:
        self.shown(window, qtbot)
        window.results.plots.show_drawing(Drawing(), False)
        assert window.results.plots.hint.isVisible()
        assert not window.results.plots.published.isVisible()
        assert not window.results.plots.save_button.isEnabled()

    def test_it_is_saved_as_it_is_seen(self, window: EvaluationWindow, qtbot: QtBot) -> None:
        from denoiser_gui.dialogs.evaluation.plot_export import as_png, as_svg

        plot = self.shown(window, qtbot)
        image = QImage.fromData(as_png(plot))  # type: ignore[arg-type]
        assert image.width() == 2 * plot.viewport().width()  # type: ignore[attr-defined]
        colours = {
            image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
        }
        assert "#d55e00" in colours
        svg = as_svg(plot, "Every photo").decode()  # type: ignore[arg-type]
        assert "<title>Every photo</title>" in svg
        assert "published" in svg
