"""The curves of a training with what is read from them, made when they are first looked at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QStackedLayout, QVBoxLayout, QWidget

from denoiser_gui.language import number
from denoiser_gui.state.training_run import TrainingRun
from denoiser_gui.views.labels import SentenceLabel
from denoiser_gui.views.loading import Loading
from denoiser_gui.views.score_table import psnr_text, ssim_text
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import small, tabular

if TYPE_CHECKING:
    from denoiser_gui.views.training_plots import TrainingPlots

translate = QCoreApplication.translate

_MOST_SMOOTHING, _SMOOTHING = 99, 80


class TrainingCurves(QWidget):
    """Plots, the figures under the pointer, and how much the loss is smoothed.

    Signals:
        stepChosen(int): a click at this step.
    """

    stepChosen = Signal(int)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: TrainingRun | None = None
        self._pointed: float | None = None
        self._loading = Loading("denoiser_gui.views.training_plots", self)
        self.plots: TrainingPlots | None = None
        self.readout = SentenceLabel()
        self.readout.setFont(tabular(small(self.font())))
        self.readout.setMinimumHeight(2 * self.readout.fontMetrics().height())
        self.smoothing = QSlider(Qt.Orientation.Horizontal)
        self.smoothing.setMaximum(_MOST_SMOOTHING)
        self.smoothing.setValue(_SMOOTHING)
        self.smoothing.setAccessibleName(self.tr("Smoothing of the loss, in percent"))
        self.smoothing.setToolTip(self.tr("How much the curve of the loss is smoothed"))
        self.smoothing.valueChanged.connect(lambda _value: self._show())
        make_target(self.smoothing)
        self._holder = QWidget()
        self._stack = QStackedLayout(self._holder)
        empty = QWidget()
        empty.setBackgroundRole(QPalette.ColorRole.Base)
        empty.setAutoFillBackground(True)
        self._stack.addWidget(empty)
        self._holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._holder.setMinimumHeight(240)
        self._arrange()
        self._loading.loaded.connect(self._make)

    def show_run(self, run: TrainingRun) -> None:
        """Draw this, as soon as it can be seen."""
        self._run = run
        self._show()

    def _arrange(self) -> None:
        label = QLabel(self.tr("Smoothing"))
        label.setFont(small(self.font()))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.readout, 1)
        line.addWidget(label)
        line.addWidget(self.smoothing)
        self.smoothing.setFixedWidth(96)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._holder, 1)
        column.addLayout(line)

    def _show(self) -> None:
        run = self._run
        if run is None or not self.isVisible():
            return
        self.readout.setText(readout(run, run.step if self._pointed is None else self._pointed))
        if self.plots is None:
            self._loading.start()
        else:
            self.plots.show_run(run, self.smoothing.value() / 100)
            self.plots.setAccessibleDescription(readout(run, run.step))

    def _make(self) -> None:
        from denoiser_gui.views.training_plots import TrainingPlots  # which is loaded by now

        plots = TrainingPlots()
        pieces = plots.build()

        def build_on() -> None:
            try:
                next(pieces)
            except StopIteration:
                builder.stop()
                self._show_plots(plots)

        builder = QTimer(self, interval=0)  # other things come in between
        builder.timeout.connect(build_on)
        builder.start()

    def _show_plots(self, plots: "TrainingPlots") -> None:
        self.plots = plots
        plots.stepPointed.connect(self._on_pointed)
        plots.stepChosen.connect(self.stepChosen)
        self._stack.addWidget(plots)
        self._stack.setCurrentWidget(plots)
        self._show()

    def _on_pointed(self, step: float | None) -> None:
        self._pointed = step
        if self._run is not None:
            self.readout.setText(readout(self._run, self._run.step if step is None else step))

    def showEvent(self, event: QEvent) -> None:  # noqa: N802
        super().showEvent(event)  # type: ignore[arg-type]
        self._show()


def loss_text(loss: float) -> str:
    """A loss below 0 is one in decibels."""
    return f"{number(loss, 2)} dB" if loss < 0.0 else number(loss, 5)


def readout(run: TrainingRun, step: float) -> str:
    """What the curves say at a step, in words."""
    place = run.loss.nearest(step)
    if place is None:
        return translate("TrainingCurves", "The curves begin with the first steps.")
    at = QLocale().toString(round(run.loss.steps[place]))
    parts = [
        translate("TrainingCurves", "Step {step}").format(step=at),
        translate("TrainingCurves", "loss {loss}").format(loss=loss_text(run.loss.values[place])),
    ]
    validated = run.psnr.nearest(step)
    if validated is not None:
        parts.append(f"{psnr_text(run.psnr.values[validated])} dB")
        parts.append(f"SSIM {ssim_text(run.ssim.values[min(validated, len(run.ssim) - 1)])}")
    if run.noisy_psnr is not None:
        parts.append(translate("TrainingCurves", "noisy {psnr} dB").format(psnr=psnr_text(run.noisy_psnr)))
    return " · ".join(parts)
