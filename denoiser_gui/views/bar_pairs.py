"""The drawing of the score plot. Importing it imports pyqtgraph, so it is imported when a plot is first needed."""

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QWidget

from denoiser_gui.language import number
from denoiser_gui.views.palette import accent
from denoiser_gui.views.typography import small
from engine.metrics.score import Score

if TYPE_CHECKING:
    from denoiser_gui.views.score_plot import ScorePoint

# Okabe and Ito, "Color Universal Design" (2008): vermillion and blue; each is at least 3 to 1 on both grounds.
NOISY_COLOUR, DENOISED_COLOUR = QColor("#d55e00"), QColor("#0072b2")

_PSNR_AT_MOST = 100.0
_WIDTH, _OFFSET = 0.36, 0.19
_NAMED_AT_MOST, _NAME_WIDTH = 4, 64
_LEGEND_MARGIN = 48
_RIGHTWARDS = Qt.LayoutDirection.LeftToRight  # a plot is read from the left in every language


class _Figures(pg.AxisItem):  # type: ignore[misc]
    """An axis with numbers as the language of the window writes them."""

    def tickSpacing(self, lowest: float, highest: float, size: float) -> list[tuple[float, float]]:  # noqa: N802
        """1, 2 or 5 of some power of ten, so that the figures have room in their font."""
        line = QFontMetrics(self.style["tickFont"]).height()
        least = (highest - lowest) * line / max(size, 1.0)
        power = 10.0 ** math.floor(math.log10(least))
        return [(next(step * power for step in (1, 2, 5, 10) if step * power >= least), 0.0)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        decimals = max(0, -math.floor(math.log10(spacing * scale)))
        return [number(value * scale, decimals) for value in values]


class BarPairs(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """PSNR on the left, SSIM on the right; in each, noisy and denoised side by side for every photo.

    Signals:
        photoChosen(str): key of the photo whose bars were clicked.
    """

    photoChosen = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[ScorePoint] = []
        self._current: str | None = None
        self._heads: dict[Any, str] = {}
        self.ci.setLayoutDirection(_RIGHTWARDS)
        self._plots = [self._plot(0, "PSNR", "dB"), self._plot(1, "SSIM", None)]
        self._legend = self._make_legend(2)
        self.scene().sigMouseClicked.connect(self._on_click)
        self.colour()

    def show_points(self, points: "list[ScorePoint]", current: str | None) -> None:
        """Draw these photos, in their order."""
        self._points, self._current = points, current
        self._draw()

    def mark(self, key: str | None) -> None:
        """Show which photo is on show."""
        self._current = key
        self._draw()

    def colour(self) -> None:
        """Take over the colours of the palette."""
        ink = self.palette().color(QPalette.ColorRole.Text)
        self.setBackground(self.palette().color(QPalette.ColorRole.Base))
        for plot in self._plots:
            for side in ("left", "bottom"):
                plot.getAxis(side).setPen(ink)
                plot.getAxis(side).setTextPen(ink)
            plot.titleLabel.setText(self._heads[plot], color=ink, size=self._size(), justify="left")
            plot.titleLabel.setVisible(True)
        self._legend.setLabelTextColor(ink)
        self._draw()

    def _size(self) -> str:
        return f"{QFontInfo(small(self.font())).pointSizeF():.1f}pt"

    def _plot(self, column: int, name: str, unit: str | None) -> Any:
        plot = self.addPlot(row=0, col=column, axisItems={"left": _Figures("left")})
        plot.setMouseEnabled(x=False, y=False)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        self._head(plot, f"{name} ({unit})" if unit else name)
        plot.getAxis("left").enableAutoSIPrefix(False)
        plot.setLayoutDirection(_RIGHTWARDS)
        for side in ("left", "bottom"):
            plot.getAxis(side).setTickFont(small(self.font()))
        plot.getAxis("bottom").setStyle(tickLength=0)
        return plot

    def _head(self, plot: Any, text: str) -> None:
        """Above the bars and not along the axis, where a large font would find no room."""
        self._heads[plot] = text
        plot.layout.setRowFixedHeight(0, QFontMetrics(small(self.font())).height() + 2)

    def _make_legend(self, column: int) -> Any:
        """Beside the plots, so that it never hides a bar."""
        ground = self.addViewBox(row=0, col=column, enableMenu=False, enableMouse=False)
        metrics = QFontMetrics(small(self.font()))
        longest = max(metrics.horizontalAdvance(text) for text in (self.tr("Noisy"), self.tr("Denoised")))
        ground.setFixedWidth(longest + _LEGEND_MARGIN)
        ground.setLayoutDirection(_RIGHTWARDS)
        legend = pg.LegendItem(verSpacing=-4, labelTextSize=self._size())
        legend.setParentItem(ground)
        legend.anchor((0, 0), (0, 0))
        return legend

    def _draw(self) -> None:
        self._legend.clear()
        for plot, measure in zip(self._plots, (_psnr, _ssim), strict=True):
            plot.clear()
            self._draw_current(plot)
            noisy = [(place, measure(point.noisy)) for place, point in enumerate(self._points)]
            denoised = [(place, measure(point.denoised)) for place, point in enumerate(self._points) if point.denoised]
            drawn = (
                (self._draw_bars(plot, noisy, -_OFFSET, NOISY_COLOUR), self.tr("Noisy")),
                (self._draw_bars(plot, denoised, _OFFSET, DENOISED_COLOUR), self.tr("Denoised")),
            )
            if plot is self._plots[0]:
                for bars, name in drawn:
                    self._legend.addItem(bars, name)
            self._scale(plot, [height for _, height in noisy + denoised])

    def _draw_bars(self, plot: Any, bars: list[tuple[int, float]], offset: float, colour: QColor) -> Any:
        places = [place + offset for place, _ in bars]
        heights = [height for _, height in bars]
        item = pg.BarGraphItem(x=places, height=heights, width=_WIDTH, brush=colour, pen=pg.mkPen(None))
        plot.addItem(item)
        return item

    def _draw_current(self, plot: Any) -> None:
        keys = [point.key for point in self._points]
        if self._current not in keys:
            return
        band = accent(self.palette())
        band.setAlpha(56)
        place = keys.index(self._current)
        region = pg.LinearRegionItem((place - 0.5, place + 0.5), movable=False, brush=band, pen=pg.mkPen(None))
        region.setZValue(-10)
        plot.addItem(region)

    def _scale(self, plot: Any, heights: list[float]) -> None:
        count = len(self._points)
        plot.setXRange(-0.5, max(count, 4) - 0.5, padding=0.02)
        plot.setYRange(min([0.0, *heights]), max([0.1, *heights]) * 1.08, padding=0)
        plot.getAxis("bottom").setTicks([self._ticks()])

    def _ticks(self) -> list[tuple[int, str]]:
        """Names where there is room for them, else numbers."""
        if len(self._points) > _NAMED_AT_MOST:
            step = -(-len(self._points) // 20)
            return [(place, str(place + 1)) for place in range(0, len(self._points), step)]
        metrics = QFontMetrics(small(self.font()))
        middle = Qt.TextElideMode.ElideMiddle
        return [
            (place, metrics.elidedText(Path(point.name).stem, middle, _NAME_WIDTH))
            for place, point in enumerate(self._points)
        ]

    def _on_click(self, event: Any) -> None:
        for plot in self._plots:
            if plot.vb.sceneBoundingRect().contains(event.scenePos()):
                place = round(plot.vb.mapSceneToView(event.scenePos()).x())
                if 0 <= place < len(self._points):
                    self.photoChosen.emit(self._points[place].key)


def _psnr(score: Score) -> float:
    return min(score.psnr, _PSNR_AT_MOST)


def _ssim(score: Score) -> float:
    return score.ssim
