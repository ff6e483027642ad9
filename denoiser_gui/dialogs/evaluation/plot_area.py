"""The plots of an evaluation behind tabs; what draws them is loaded by a thread when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QStackedLayout, QTabBar, QVBoxLayout, QWidget

from denoiser_gui.dialogs.evaluation.drawing import Drawing, Kind
from denoiser_gui.views.loading import Loading
from denoiser_gui.views.targets import make_target

if TYPE_CHECKING:
    from denoiser_gui.dialogs.evaluation.study_plot import StudyPlot

_LEAST_HEIGHT = 168


class PlotArea(QWidget):
    """One of four plots.

    Signals:
        kindChosen(Kind): the person wants to see this plot.
        publishedWanted(bool): whether figures of others are shown.
        markChosen(int, int): a click on the mark of a photo and the method of this place among all.
        photoStepped(int): so many photos further, by the keyboard.
        saveRequested(): the plot as a file.
    """

    kindChosen = Signal(object)  # noqa: N815
    publishedWanted = Signal(bool)  # noqa: N815
    markChosen = Signal(int, int)  # noqa: N815
    photoStepped = Signal(int)  # noqa: N815
    saveRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = Drawing()
        self._photo: int | None = None
        self._loaded = False
        self._plot: StudyPlot | None = None
        self._loading = Loading("denoiser_gui.dialogs.evaluation.study_plot", self)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Plots"))
        self._kinds = tuple(Kind)
        self._name_tabs()
        self.published = QCheckBox(self.tr("Pu&blished figures"))
        self.published.setToolTip(self.tr("Figures that others published on these photos, as dashed lines"))
        self.save_button = QPushButton(self.tr("Save the p&lot…"))
        self.save_button.setAutoDefault(False)
        for widget in (self.tabs, self.published, self.save_button):
            make_target(widget)
        self.hint = QLabel(self.tr("As soon as something is measured, it is drawn here."), wordWrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._arrange()
        self.tabs.currentChanged.connect(lambda place: self.kindChosen.emit(self._kinds[place]))
        self.published.toggled.connect(self.publishedWanted)
        self.save_button.clicked.connect(lambda: self.saveRequested.emit())
        self._loading.loaded.connect(self._on_loaded)

    @property
    def kind(self) -> Kind:
        """Which plot is seen."""
        return self._kinds[self.tabs.currentIndex()]

    @property
    def plot(self) -> "StudyPlot | None":
        """What draws, once it is loaded."""
        return self._plot

    def show_drawing(self, drawing: Drawing, published: bool) -> None:
        """Show this; ``published`` says whether there are figures of others at all."""
        self._drawing = drawing
        self.published.setVisible(published)
        self.save_button.setEnabled(not drawing.empty)
        self.setAccessibleDescription("" if drawing.empty else f"{drawing.y_label} / {drawing.x_label}")
        if not drawing.empty:
            self._loading.start()
        self._show()

    def choose(self, photo: int | None) -> None:
        """Mark this photo. Nothing is emitted."""
        self._photo = photo
        if self._plot is not None:
            self._plot.choose(photo)

    def prepare(self) -> None:
        """Load what draws."""
        self._loading.start()

    def _on_loaded(self) -> None:
        self._loaded = True
        self._show()

    def _show(self) -> None:
        if self._drawing.empty or not self._loaded:
            self._stack.setCurrentWidget(self.hint)
            return
        plot = self._made()
        plot.show_drawing(self._drawing, self._photo)
        self._stack.setCurrentWidget(plot)

    def _made(self) -> "StudyPlot":
        if self._plot is None:
            from denoiser_gui.dialogs.evaluation.study_plot import StudyPlot  # loaded by now

            self._plot = StudyPlot()
            self._plot.markChosen.connect(self.markChosen)
            self._plot.photoStepped.connect(self.photoStepped)
            self._stack.addWidget(self._plot)
        return self._plot

    def _name_tabs(self) -> None:
        titles = {
            Kind.PHOTOS: self.tr("Every photo"),
            Kind.GAIN: self.tr("Gain against noise"),
            Kind.TIME: self.tr("Quality against time"),
            Kind.HISTOGRAM: self.tr("How often which gain"),
        }
        for kind in self._kinds:
            self.tabs.addTab(titles[kind])

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.tabs)
        line.addStretch()
        line.addWidget(self.published)
        line.addWidget(self.save_button)
        ground = QWidget()
        ground.setMinimumHeight(_LEAST_HEIGHT)
        self._stack = QStackedLayout(ground)
        self._stack.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(ground, 1)
