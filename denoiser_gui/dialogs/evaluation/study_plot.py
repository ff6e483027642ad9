"""Draws a plot of an evaluation. Importing it imports pyqtgraph, so it is imported when it is first needed."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from denoiser_gui.dialogs.evaluation import marks
from denoiser_gui.dialogs.evaluation.drawing import Drawing, Level, Mark, Series
from denoiser_gui.language import number
from denoiser_gui.views.chart import Chart
from denoiser_gui.views.palette import accent
from denoiser_gui.views.plot_axes import Decades, Figures, Steps
from denoiser_gui.views.plot_ground import PlotGround
from denoiser_gui.views.typography import small

_SIZE, _SMALL, _MANY, _RING, _LINE = 9, 6, 300, 17, 1.2
_REACH = 12.0
_FAINT = 90
_LABEL_SHARE, _VEIL, _BELOW = 0.22, 200, -10
_PADDING = 0.04
_DASHES = Qt.PenStyle.DashLine
_LEGEND_MARGIN, _LONGEST_NAME = 44, 24

Spot = tuple[Series, Mark]


class Across(pg.AxisItem):  # type: ignore[misc]
    """Figures along the bottom, few enough for their width."""

    def tickSpacing(self, lowest: float, highest: float, size: float) -> list[tuple[float, float]]:  # noqa: N802
        """1, 2 or 5 times a power of ten."""
        widest = QFontMetrics(self.style["tickFont"]).horizontalAdvance("−00.00")
        least = max((highest - lowest) * 1.5 * widest / max(size, 1.0), 1e-9)
        power = 10.0 ** math.floor(math.log10(least))
        return [(next(step * power for step in (1, 2, 5, 10) if step * power >= least * 0.999), 0.0)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        decimals = max(0, -math.floor(math.log10(spacing * scale) + 1e-9))
        return [number(value * scale, decimals) for value in values]


class Counts(Figures):
    """Whole numbers."""

    def tickSpacing(self, lowest: float, highest: float, size: float) -> list[tuple[float, float]]:  # noqa: N802
        """As :class:`Figures`, but never a part of one."""
        return [(max(1.0, step), offset) for step, offset in super().tickSpacing(lowest, highest, size)]


class StudyPlot(PlotGround):
    """One chart and its legend.

    Signals:
        markChosen(int, int): a click on the mark of a photo and the method of this place among all.
        photoStepped(int): so many photos further, by the keyboard.
    """

    markChosen = Signal(int, int)  # noqa: N815
    photoStepped = Signal(int)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = Drawing()
        self._photo: int | None = None
        self._spots: list[Spot] = []
        self._places: NDArray[np.float64] = np.empty((0, 2))
        self._chart: Chart | None = None
        self._legend: Any = None
        self._rings, self._line = pg.ScatterPlotItem(size=_RING, brush=None), pg.InfiniteLine(angle=90)
        self.ci.layout.setContentsMargins(0, 0, 8, 0)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Plot: left and right go from photo to photo, Enter shows it"))
        self.scene().sigMouseClicked.connect(self._on_click)
        self.built = True
        self.colour()

    @property
    def chart(self) -> Chart | None:
        """What is drawn into, once there is something."""
        return self._chart

    def show_drawing(self, drawing: Drawing, photo: int | None) -> None:
        """Draw this, with the marks of a photo ringed."""
        if drawing == self._drawing and self._chart is not None:
            self.choose(photo)
            return
        self._drawing, self._photo = drawing, photo
        self._spots = [(series, mark) for series in drawing.series for mark in series.marks]
        self._places = np.array([(mark.x, mark.y) for _, mark in self._spots], float)
        self.ci.clear()
        self._chart = chart = self._make_chart()
        self._draw_levels(chart, drawing.levels)
        self._draw_frontier(chart)
        items = [self._draw_series(chart, one) for one in drawing.series]
        self._rings, self._line = pg.ScatterPlotItem(size=_RING, brush=None), pg.InfiniteLine(angle=90)
        self._line.setZValue(-1)
        chart.view.addItem(self._rings)
        chart.view.addItem(self._line, ignoreBounds=True)
        self._scale(chart)
        self._make_legend(items)
        self.colour()

    def choose(self, photo: int | None) -> None:
        """Mark this photo."""
        self._photo = photo
        self._ring()

    def colour(self) -> None:
        """Take over the colours of the palette."""
        super().colour()
        if self._chart is not None:
            self._chart.colour(self.ink, self.letters)
            style = {"color": self.ink.name(), "font-size": self.letters}
            self._chart.bottom.setLabel(self._drawing.x_label, **style)
            self.colour_legend(self._legend)
        self._ring()

    def _ring(self) -> None:
        """Where photos stand beside each other a line tells which; elsewhere rings do."""
        pen = pg.mkPen(accent(self.palette()), width=2)
        spots = [mark for _, mark in self._spots if mark.holds(self._photo)]
        counted = self._drawing.counted and bool(spots)
        self._line.setVisible(counted)
        if counted:
            self._line.setPen(pen)
            self._line.setValue(spots[0].x)
            spots = []
        self._rings.setData([mark.x for mark in spots], [mark.y for mark in spots], pen=pen, brush=None)

    def _make_chart(self) -> Chart:
        drawing = self._drawing
        bottom = Decades("bottom") if drawing.logarithmic else (Steps if drawing.counted else Across)("bottom")
        axes = ((Counts if drawing.counts else Figures)("left"), bottom)
        for axis in axes:
            axis.setTickFont(small(self.font()))
        chart = Chart(drawing.y_label, *axes)
        self.addItem(chart, row=0, col=0)
        return chart

    def _draw_series(self, chart: Chart, series: Series) -> Any:
        ink, xs, ys = marks.colour(series.method), [one.x for one in series.marks], [one.y for one in series.marks]
        if series.bars:
            faint = marks.colour(series.method)
            faint.setAlpha(_FAINT)
            pen = pg.mkPen(ink, width=1)
            chart.view.addItem(pg.BarGraphItem(x=xs, height=ys, width=series.bars, brush=faint, pen=pen))
        if series.joined and len(xs) > 1:
            line = marks.colour(series.method)
            line.setAlpha(150)
            fine = len(xs) <= _MANY  # thin lines are drawn a hundred times as fast
            pen = pg.mkPen(line, width=_LINE if fine else 1)
            chart.view.addItem(pg.PlotCurveItem(xs, ys, pen=pen, antialias=fine))
        ground = pg.mkPen(self.palette().color(QPalette.ColorRole.Base), width=0.5)
        item = pg.ScatterPlotItem(
            xs,
            ys,
            size=_SIZE if len(self._spots) <= _MANY else _SMALL,
            symbol=marks.shape(series.method),
            brush=ink,
            pen=ground,
            antialias=True,
        )
        chart.view.addItem(item)
        return item

    def _draw_levels(self, chart: Chart, levels: Sequence[Level]) -> None:
        """Dashed and grey, with their names at the right, and behind what was measured here."""
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText)
        ground = self.palette().color(QPalette.ColorRole.Base)
        ground.setAlpha(_VEIL)
        for place, level in enumerate(levels):
            line = pg.InfiniteLine(
                level.y,
                angle=0,
                pen=pg.mkPen(ink, width=1, style=_DASHES),
                label=level.name,
                labelOpts={
                    "position": 0.99 - _LABEL_SHARE * place,
                    "anchors": [(1, 1), (1, 1)],
                    "color": ink,
                    "fill": ground,
                },
            )
            line.label.setFont(small(self.font()))
            line.setZValue(_BELOW)
            chart.view.addItem(line, ignoreBounds=True)

    def _draw_frontier(self, chart: Chart) -> None:
        ink = self.palette().color(QPalette.ColorRole.Text)
        places = self._drawing.frontier
        if len(places) > 1:
            xs, ys = zip(*places, strict=True)
            pen = pg.mkPen(ink, width=_LINE, style=_DASHES)
            chart.view.addItem(pg.PlotCurveItem(list(xs), list(ys), pen=pen, antialias=True))

    def _scale(self, chart: Chart) -> None:
        spots = [mark for _, mark in self._spots]
        if not spots:
            return
        left, right = _bounds([mark.x for mark in spots])
        low, high = _bounds([mark.y for mark in spots] + [level.y for level in self._drawing.levels])
        beside, above = _PADDING * (right - left), 2 * _PADDING * (high - low)
        if self._drawing.counted:
            left, right, beside = min(left, 1.0), max(right, 1.0), 0.5
        chart.view.setXRange(left - beside, right + beside, padding=0)
        chart.view.setYRange(0.0 if self._drawing.counts else low - above, high + above, padding=0)

    def _make_legend(self, items: Sequence[Any]) -> None:
        names = [_shortened(one.name) for one in self._drawing.series]
        self._legend = self.add_legend(1, names, _LEGEND_MARGIN)
        for name, item in zip(names, items, strict=True):
            self._legend.addItem(item, name)

    # What is pointed at

    def spot_at(self, place: QPointF) -> Spot | None:
        """The nearest mark within reach of a place of the scene."""
        if self._chart is None or not len(self._places) or not self._chart.view.sceneBoundingRect().contains(place):
            return None
        at, (wide, high) = self._chart.view.mapSceneToView(place), self._chart.view.viewPixelSize()
        distances = np.hypot((self._places[:, 0] - at.x()) / wide, (self._places[:, 1] - at.y()) / high)
        nearest = int(np.argmin(distances))
        return self._spots[nearest] if distances[nearest] <= _REACH else None

    def place_of(self, mark: Mark) -> QPointF:
        """Of a mark in the scene."""
        assert self._chart is not None
        return QPointF(self._chart.view.mapViewToScene(QPointF(mark.x, mark.y)))

    def _level_at(self, place: QPointF) -> Level | None:
        if self._chart is None or not self._chart.view.sceneBoundingRect().contains(place):
            return None
        view = self._chart.view
        heights = {level: view.mapViewToScene(QPointF(0, level.y)).y() for level in self._drawing.levels}
        near = [level for level, height in heights.items() if abs(height - place.y()) <= _REACH / 2]
        return near[0] if near else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Every one: pyqtgraph's own signal leaves out those that follow soon, and one of them is the last."""
        super().mouseMoveEvent(event)
        self._on_moved(self.mapToScene(event.position().toPoint()))

    def _on_moved(self, place: QPointF) -> None:
        spot, level = self.spot_at(place), self._level_at(place)
        text = self._drawing.words(*spot) if spot is not None else level.tells if level is not None else ""
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot is not None else Qt.CursorShape.ArrowCursor)
        QToolTip.showText(self.viewport().mapToGlobal(self.mapFromScene(place)), text, self)

    def _on_click(self, event: Any) -> None:
        spot = self.spot_at(event.scenePos())
        if spot is not None and spot[1].photo is not None:
            self.markChosen.emit(spot[1].photo, spot[0].method)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if Qt.Key(event.key()) in steps:
            self.photoStepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._photo is not None:
            self.markChosen.emit(self._photo, -1)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        QToolTip.hideText()


def _bounds(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    return (low, high) if high > low else (low - 0.5, high + 0.5)


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
