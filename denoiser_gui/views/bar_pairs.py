"""The drawing of the score plot. Importing it imports pyqtgraph, so it is imported when a plot is first needed."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from denoiser_gui.views.chart import Chart
from denoiser_gui.views.palette import DENOISED_COLOUR, NOISY_COLOUR, accent
from denoiser_gui.views.plot_axes import Figures
from denoiser_gui.views.plot_ground import PlotGround
from denoiser_gui.views.typography import small
from engine.metrics.score import Score

if TYPE_CHECKING:
    from denoiser_gui.views.score_plot import ScorePoint

_PSNR_AT_MOST = 100.0
_WIDTH, _OFFSET = 0.36, 0.19
_LEAST_PAIR = 7
_PLOTS_SHARE = 0.4
_NAMED_AT_MOST, _NAME_WIDTH = 4, 64
_LEGEND_MARGIN = 48
_NOTCH = 120.0
_HOLLOW, _OUTLINE = 60, 1.5


class _Swatch(pg.graphicsItems.LegendItem.ItemSample):  # type: ignore[misc]
    """A small bar."""

    def paint(self, painter: QPainter, *_rest: object) -> None:
        painter.setPen(self.item.opts["pen"])
        painter.setBrush(self.item.opts["brush"])
        painter.drawRect(QRectF(3, 4, 12, 12))


class BarPairs(PlotGround):
    """PSNR on the left, SSIM on the right; in each, noisy and denoised side by side for every photo.

    Where there are too many to be told apart, the part around the photo that is shown is seen; the wheel moves it.

    Signals:
        photoChosen(str): key of the photo whose bars were clicked.
    """

    photoChosen = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[ScorePoint] = []
        self._current: str | None = None
        self._first = 0
        self._charts = [self._chart(0, "PSNR (dB)"), self._chart(1, "SSIM")]
        self._noisy = [_bars(chart, NOISY_COLOUR, solid=False) for chart in self._charts]
        self._denoised = [_bars(chart, DENOISED_COLOUR, solid=True) for chart in self._charts]
        self._bands = [_band(chart) for chart in self._charts]
        self._legend = self._make_legend(2)
        self.scene().sigMouseClicked.connect(self._on_click)
        self.setAccessibleName(self.tr("Bars of PSNR and SSIM: left and right go from photo to photo"))
        self.built = True
        self.colour()

    def show_points(self, points: "list[ScorePoint]", current: str | None) -> None:
        """Draw these photos, in their order."""
        self._points, self._current = points, current
        for place, measure in enumerate((_psnr, _ssim)):
            noisy = [(at, measure(point.noisy)) for at, point in enumerate(points)]
            denoised = [(at, measure(point.denoised)) for at, point in enumerate(points) if point.denoised]
            _set_bars(self._noisy[place], noisy, -_OFFSET)
            _set_bars(self._denoised[place], denoised, _OFFSET)
            heights = [height for _, height in noisy + denoised]
            self._charts[place].view.setYRange(min([0.0, *heights]), max([0.1, *heights]) * 1.08, padding=0)
        self.mark(current)

    def mark(self, key: str | None) -> None:
        """Show which photo is on show; it comes into sight."""
        self._current = key
        place = self._place
        self.setAccessibleDescription("" if place is None else self._points[place].summary)
        for band in self._bands:
            band.setVisible(place is not None)
            if place is not None:
                band.setRegion((place - 0.5, place + 0.5))
        if place is not None and not self._first <= place < self._first + self._seen:
            self._first = place - self._seen // 2
        self._scale()

    @property
    def _place(self) -> int | None:
        """Of the photo that is on show."""
        return next((place for place, point in enumerate(self._points) if point.key == self._current), None)

    @property
    def _seen(self) -> int:
        """How many photos are seen at once, so that each pair is wide enough to be told from the next."""
        return max(_NAMED_AT_MOST, int(self.width() * _PLOTS_SHARE / _LEAST_PAIR))

    def colour(self) -> None:
        """Take over the colours of the palette."""
        super().colour()
        for chart in self._charts:
            chart.colour(self.ink, self.letters)
        self.colour_legend(self._legend)
        light = accent(self.palette())
        light.setAlpha(56)
        for band in self._bands:
            band.setBrush(light)

    def _chart(self, column: int, head: str) -> Chart:
        axes = (Figures("left"), pg.AxisItem("bottom"))
        for axis in axes:
            axis.setTickFont(small(self.font()))
        axes[1].setStyle(tickLength=0)
        chart = Chart(head, *axes)
        self.addItem(chart, row=0, col=column)
        return chart

    def _make_legend(self, column: int) -> Any:
        names = (self.tr("Noisy"), self.tr("Denoised"))
        legend = self.add_legend(column, names, _LEGEND_MARGIN, sampleType=_Swatch)
        for bars, name in zip((self._noisy, self._denoised), names, strict=True):
            legend.addItem(bars[0], name)
        return legend

    def _scale(self) -> None:
        self._first = max(0, min(self._first, len(self._points) - self._seen))
        last = self._first + max(min(len(self._points), self._seen), _NAMED_AT_MOST)
        ticks = [self._ticks()]
        for chart in self._charts:
            chart.view.setXRange(self._first - 0.5, last - 0.5, padding=0.02)
            chart.bottom.setTicks(ticks)

    def _ticks(self) -> list[tuple[int, str]]:
        """Names where there is room for them, else numbers."""
        if len(self._points) > _NAMED_AT_MOST:
            last = min(len(self._points), self._first + self._seen)
            step = -(-(last - self._first) // 20)
            return [(place, str(place + 1)) for place in range(self._first, last, step)]
        metrics = QFontMetrics(small(self.font()))
        middle = Qt.TextElideMode.ElideMiddle
        return [
            (place, metrics.elidedText(Path(point.name).stem, middle, _NAME_WIDTH))
            for place, point in enumerate(self._points)
        ]

    def _at(self, point: QPointF) -> "ScorePoint | None":
        """The photo whose bars are at this place of the scene."""
        for chart in self._charts:
            if chart.view.sceneBoundingRect().contains(point):
                place = round(chart.view.mapSceneToView(point).x())
                return self._points[place] if 0 <= place < len(self._points) else None
        return None

    def _on_click(self, event: Any) -> None:
        point = self._at(event.scenePos())
        if point is not None:
            self.photoChosen.emit(point.key)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Tell the figures of the photo under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            point = self._at(self.mapToScene(event.pos()))
            QToolTip.showText(event.globalPos(), "" if point is None else point.summary, self)
            return True
        return bool(super().viewportEvent(event))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        steps = event.angleDelta().y() or event.angleDelta().x()
        self._first -= round(steps / _NOTCH * max(1, self._seen // 8))
        self._scale()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """From photo to photo, as a click on the neighbour does."""
        last, at = len(self._points) - 1, self._place
        here = -1 if at is None else at
        goals = {Qt.Key.Key_Left: here - 1, Qt.Key.Key_Right: here + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        goal = goals.get(Qt.Key(event.key()))
        if goal is None or last < 0:
            event.ignore()
        elif goal != here:
            self.photoChosen.emit(self._points[min(max(goal, 0), last)].key)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self.built:  # pyqtgraph resizes while it builds
            self._scale()


def _bars(chart: Chart, colour: QColor, solid: bool) -> Any:
    """Solid or hollow, so that they are told apart without their colours as well."""
    brush = QColor(colour)
    brush.setAlpha(255 if solid else _HOLLOW)
    item = pg.BarGraphItem(x=[], height=[], width=_WIDTH, brush=brush, pen=pg.mkPen(colour, width=_OUTLINE))
    chart.view.addItem(item)
    return item


def _set_bars(item: Any, bars: list[tuple[int, float]], offset: float) -> None:
    item.setOpts(x=[place + offset for place, _ in bars], height=[height for _, height in bars])


def _band(chart: Chart) -> Any:
    """Behind the bars of the photo that is on show."""
    region = pg.LinearRegionItem((0, 1), movable=False, pen=pg.mkPen(None))
    region.setZValue(-10)
    chart.view.addItem(region)
    return region


def _psnr(score: Score) -> float:
    return min(score.psnr, _PSNR_AT_MOST)


def _ssim(score: Score) -> float:
    return score.ssim
