"""The drawing of a training's curves. Importing it imports pyqtgraph, so it is imported when it is first needed."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from denoiser_gui.state.training_run import Numbers, Points, TrainingRun, in_decades, parts, smoothed
from denoiser_gui.views.palette import accent
from denoiser_gui.views.plot_axes import Decades, Figures, Steps
from denoiser_gui.views.plot_ground import RIGHTWARDS, PlotGround
from denoiser_gui.views.typography import small

# Okabe and Ito, "Color Universal Design" (2008); noisy and denoised as in the plot of scores.
NOISY_COLOUR, DENOISED_COLOUR, LOSS_COLOUR = QColor("#d55e00"), QColor("#0072b2"), QColor("#009e73")

_FAINT, _WIDTH, _NOISY_WIDTH = 90, 2, 1.5
_AXIS_LETTERS = "0.0000"


class TrainingPlots(PlotGround):
    """PSNR, SSIM and, on a logarithmic axis, loss, below one another over the same steps.

    Signals:
        stepPointed(object): the step under the pointer or the keyboard's mark, None for none.
        stepChosen(int): a click, or Enter, at this step.
    """

    stepPointed = Signal(object)  # noqa: N815
    stepChosen = Signal(int)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loss_points = Points()
        self._marked: float | None = None
        self.ci.layout.setContentsMargins(0, 0, 8, 0)
        self.ci.layout.setVerticalSpacing(0)
        self._heads: dict[Any, str] = {}
        self.setMouseTracking(True)
        self.setMinimumHeight(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # no wish of its own
        self.setAccessibleName(self.tr("Curves of the training: left and right go from point to point"))

    def build(self) -> Iterator[None]:
        """Make what is drawn, piece by piece: each takes some 10 ms, all of them more than a window should wait."""
        self.psnr = self._plot(0, self.tr("PSNR of the validation photos (dB)"), Figures("left"))
        yield
        self.ssim = self._plot(1, self.tr("SSIM of the validation photos"), Figures("left"))
        yield
        self.loss = self._plot(2, self.tr("Loss"), Decades("left"))
        yield
        self._plots = (self.psnr, self.ssim, self.loss)
        for plot in (self.psnr, self.ssim):
            plot.getAxis("bottom").setStyle(showValues=False)  # the steps are those of the loss below
        self._make_curves()
        yield
        self._make_marks()
        self.built = True
        self.colour()

    def show_run(self, run: TrainingRun, smoothing: float) -> None:
        """Draw what is known, the loss averaged with this weight of what came before (0 to below 1)."""
        self._loss_points = run.loss
        for plot, noisy, points, level in (
            (self.psnr, self._noisy[0], run.psnr, run.noisy_psnr),
            (self.ssim, self._noisy[1], run.ssim, run.noisy_ssim),
        ):
            self._show_measure(plot, noisy, points, level, run.best_step)
        self._show_loss(run.loss, smoothing)
        last = max(float(run.step), 1.0)
        for plot in self._plots:
            plot.setXRange(0.0, last, padding=0.03)  # room for the mark at its end

    def mark(self, step: float | None) -> None:
        """A line at this step in all plots."""
        self._marked = step
        for line in self._lines:
            line.setVisible(step is not None)
            if step is not None:
                line.setValue(step)

    def colour(self) -> None:
        """Take over the colours of the palette."""
        super().colour()
        ink, size = self.ink, self.letters
        for plot in self._plots:
            for side in ("left", "bottom"):
                plot.getAxis(side).setPen(ink)
                plot.getAxis(side).setTextPen(ink)
            plot.titleLabel.setText(self._heads[plot], color=ink, size=size, justify="left")
            plot.titleLabel.setVisible(True)
        for line in self._lines:
            line.setPen(pg.mkPen(accent(self.palette()), width=1))
        for noisy in self._noisy:
            noisy.label.setColor(ink)
            noisy.label.setFont(small(self.font()))

    def _plot(self, row: int, head: str, axis: Any) -> Any:
        plot = self.addPlot(row=row, col=0, axisItems={"left": axis, "bottom": Steps("bottom")})
        plot.setMouseEnabled(x=False, y=False)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setLayoutDirection(RIGHTWARDS)
        font = small(self.font())
        axis.enableAutoSIPrefix(False)
        axis.setWidth(QFontMetrics(font).horizontalAdvance(_AXIS_LETTERS) + 12)
        plot.getAxis("bottom").enableAutoSIPrefix(False)
        for side in ("left", "bottom"):
            plot.getAxis(side).setTickFont(font)
        self._heads[plot] = head
        plot.layout.setRowFixedHeight(0, QFontMetrics(font).height() + 4)
        plot.showGrid(y=True, alpha=0.15)
        return plot

    def _make_curves(self) -> None:
        faint = QColor(LOSS_COLOUR)
        faint.setAlpha(_FAINT)
        self._raw = self.loss.plot(pen=pg.mkPen(faint, width=1))
        self._smooth = self.loss.plot(pen=pg.mkPen(LOSS_COLOUR, width=_WIDTH))
        dashed = pg.mkPen(NOISY_COLOUR, width=_NOISY_WIDTH, style=Qt.PenStyle.DashLine)
        place = {"position": 0.96, "anchors": [(1, 1), (1, 1)]}
        self._noisy = [
            pg.InfiniteLine(angle=0, pen=dashed, label=word, labelOpts=place) for word in [self.tr("Noisy")] * 2
        ]
        self._curves, self._bests = {}, {}
        for plot, noisy in zip((self.psnr, self.ssim), self._noisy, strict=True):
            plot.addItem(noisy)
            pen = pg.mkPen(DENOISED_COLOUR, width=_WIDTH)
            self._curves[plot] = plot.plot(
                pen=pen, symbol="o", symbolSize=5, symbolBrush=DENOISED_COLOUR, symbolPen=None
            )
            self._bests[plot] = plot.plot(pen=None, symbol="star", symbolSize=14, symbolBrush=DENOISED_COLOUR)

    def _make_marks(self) -> None:
        self._lines = [pg.InfiniteLine(angle=90) for _ in self._plots]
        for plot, line in zip(self._plots, self._lines, strict=True):
            line.setVisible(False)
            plot.addItem(line, ignoreBounds=True)

    def _show_measure(self, plot: Any, noisy: Any, points: Points, level: float | None, best: int | None) -> None:
        """PSNR or SSIM; without ground truth there is none, and the loss gets its room."""
        told = len(points) > 0 or level is not None
        plot.setVisible(told)
        plot.setMaximumHeight(16777215 if told else 0)
        noisy.setVisible(level is not None)
        if level is not None:
            noisy.setValue(level)
        self._curves[plot].setData(points.steps, points.values)
        place = None if best is None else points.nearest(best)
        shown = slice(0, 0) if place is None else slice(place, place + 1)
        self._bests[plot].setData(points.steps[shown], points.values[shown])
        _fit_height(plot, points.values, level)

    def _show_loss(self, loss: Points, smoothing: float) -> None:
        raw, joined = in_decades(loss.values), np.ones(len(loss), np.int32)
        smooth = raw.copy()
        for part in parts(loss.values):
            smooth[part], joined[part.stop - 1] = smoothed(raw[part], smoothing), 0
        self._raw.setData(loss.steps, raw, connect=joined)
        self._smooth.setData(loss.steps, smooth, connect=joined)
        _fit_height(self.loss, raw)

    # The hand

    def _step_at(self, at: QPointF) -> float | None:
        box = next((plot.vb for plot in self._plots if plot.isVisible()), None)
        if box is None or not len(self._loss_points):
            return None
        area = box.sceneBoundingRect()
        if not area.left() <= at.x() <= area.right():
            return None
        place = self._loss_points.nearest(box.mapSceneToView(at).x())
        return None if place is None else float(self._loss_points.steps[place])

    def _point(self, step: float | None) -> None:
        self.mark(step)
        self.stepPointed.emit(step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        self._point(self._step_at(self.mapToScene(event.position().toPoint())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        step = self._step_at(self.mapToScene(event.position().toPoint()))
        if step is not None and event.button() == Qt.MouseButton.LeftButton:
            self.stepChosen.emit(round(step))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps, key = self._loss_points.steps, Qt.Key(event.key())
        if not len(steps):
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._marked is not None:
            self.stepChosen.emit(round(self._marked))
        else:
            goal = self._goal(key, steps)
            if goal is None:
                event.ignore()
            else:
                self._point(float(steps[goal]))

    def _goal(self, key: Qt.Key, steps: Numbers) -> int | None:
        last = len(steps) - 1
        here = last if self._marked is None else int(np.abs(steps - self._marked).argmin())
        far = max(1, len(steps) // 20)
        goals = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_PageUp: here - far,
            Qt.Key.Key_PageDown: here + far,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        goal = goals.get(key)
        return None if goal is None else min(max(goal, 0), last)


def _fit_height(plot: Any, values: Numbers, level: float | None = None) -> None:
    """So that all is seen, the noisy line too."""
    every = values if level is None else np.append(values, level)
    if not len(every):
        return
    low, high = float(every.min()), float(every.max())
    room = max(0.08 * (high - low), 1e-3 * max(abs(high), 1.0))
    plot.setYRange(low - room, high + room, padding=0)
