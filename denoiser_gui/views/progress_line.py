"""The bottom line: where it runs, how far it is, and a way out."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from denoiser_gui.views.labels import NameLabel, SentenceLabel
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.thin_bar import HEIGHT, ThinBar
from denoiser_gui.views.typography import tabular

_BAR_WIDTH = 200


class ProgressLine(QWidget):
    """Device, a sentence, a thin bar, buttons to pause and to cancel; bar and buttons show only while something runs.

    Signals:
        cancelRequested(): the person wants the work to stop.
        pauseRequested(): the person wants the work to be held, or to go on.
        trainingToggled(bool): whether the person wants to see the training instead of the photos.
        plotToggled(bool): whether the person wants to see the plot.
    """

    cancelRequested = Signal()  # noqa: N815
    pauseRequested = Signal()  # noqa: N815
    trainingToggled = Signal(bool)  # noqa: N815
    plotToggled = Signal(bool)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.device = NameLabel()
        self.text = SentenceLabel()
        self.text.setFont(tabular(self.font()))
        self.pixel = QLabel()
        self.pixel.setFont(tabular(self.font()))
        self.pixel.setAccessibleName(self.tr("Pixel under the pointer"))
        self.pixel.hide()
        self.zoom = QLabel()
        self.zoom.setFont(tabular(self.font()))
        self.zoom.setToolTip(self.tr("Zoom: at 100 % one pixel of the photo is one of the screen (Ctrl+0); F fits"))
        self.zoom.hide()
        self.aside = QLabel()
        self.aside.setFont(tabular(self.font()))
        self.bar = ThinBar()
        self.bar.setMaximumSize(_BAR_WIDTH, HEIGHT)
        self.bar.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.pause_button = self._button("", self.pauseRequested)
        self.cancel_button = self._button(self.tr("Cancel"), self.cancelRequested)
        self.plot_button = self._switch(self.tr("Plot"), self.plotToggled)
        self.plot_button.setToolTip(self.tr("PSNR and SSIM of all photos (Ctrl+P)"))
        self.training_button = self._switch("", self.trainingToggled)
        self.set_paused(False)
        self._arrange()
        self.show_idle()

    def _button(self, text: str, wish: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        make_target(button)
        button.clicked.connect(lambda: wish.emit())
        return button

    def _switch(self, text: str, wish: SignalInstance) -> QPushButton:
        """A button that stays down; hidden at first."""
        button = QPushButton(text)
        button.setCheckable(True)
        button.setFont(tabular(self.font()))
        make_target(button)
        button.clicked.connect(wish)
        button.hide()
        return button

    def _arrange(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 4, 16, 4)
        line.setSpacing(16)
        line.addWidget(self.device)
        line.addWidget(self.text)
        line.addWidget(self.pixel)
        line.addWidget(self.zoom)
        line.addWidget(self.aside)
        line.addWidget(self.bar)
        line.addWidget(self.pause_button)
        line.addWidget(self.cancel_button)
        line.addWidget(self.plot_button)
        line.addWidget(self.training_button)
        self.setMinimumHeight(self.cancel_button.minimumHeight() + 8)  # so that nothing moves when a job ends

    def set_device(self, name: str) -> None:
        """Where the model runs, for instance ``CPU``."""
        self.device.setText(name)
        self.device.setAccessibleName(self.tr("Device: {name}").format(name=name))

    def set_aside(self, text: str) -> None:
        """What goes on besides, for instance ``Saving 3 of 20``; empty for nothing."""
        self.aside.setText(text)

    def show_pixel(self, text: str) -> None:
        """Where the pointer is in the photo, and the values there; empty for nowhere."""
        self.pixel.setText(text)
        self.pixel.setVisible(bool(text))

    def show_zoom(self, text: str) -> None:
        """How large the photo is shown, for instance ``100 %``; empty where there is none."""
        self.zoom.setText(text)
        self.zoom.setAccessibleName(self.tr("Zoom: {percent}").format(percent=text))
        self.zoom.setVisible(bool(text))

    def show_training(self, text: str, explanation: str = "") -> None:
        """How a training stands, on a button that leads to it; empty for none."""
        self.training_button.setText(text)
        self.training_button.setToolTip(explanation)
        self.training_button.setVisible(bool(text))

    def show_plot_button(self, shown: bool, down: bool) -> None:
        """Whether there is something to plot, and whether the plot is seen."""
        self.plot_button.setVisible(shown)
        self.plot_button.setChecked(down)

    def set_paused(self, paused: bool) -> None:
        """Whether the work is held: the button then lets it go on."""
        self.pause_button.setText(self.tr("Resume") if paused else self.tr("Pause"))
        self.pause_button.setToolTip(
            self.tr("Go on from there (Ctrl+Shift+.)")
            if paused
            else self.tr("Hold the work after the tile at hand (Ctrl+Shift+.)")
        )

    def show_progress(self, text: str, fraction: float | None) -> None:
        """Tell what is going on.

        Args:
            text: for instance ``Denoising 2 of 5 · 42 % · 2.1 MP/s · 12 s left``.
            fraction: 0 to 1, or None where it is not known.
        """
        self._set_text(text)
        self.bar.show_fraction(fraction)
        self._show_rest(True)

    def show_idle(self, text: str = "") -> None:
        """Nothing runs; ``text`` may tell how the last job ended."""
        self._set_text(text)
        self._show_rest(False)

    def _show_rest(self, shown: bool) -> None:
        for widget in (self.bar, self.pause_button, self.cancel_button):
            widget.setVisible(shown)

    def _set_text(self, text: str) -> None:
        self.text.setText(text)
        self.text.setToolTip(text)
