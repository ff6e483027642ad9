"""The window: the comparison in the middle, panels around it, menus above. It decides nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from denoiser_gui.views import compare_keys, places
from denoiser_gui.views.areas import AreaKeys
from denoiser_gui.views.compare_view import CompareView
from denoiser_gui.views.dropping import local_paths
from denoiser_gui.views.filmstrip import Filmstrip
from denoiser_gui.views.icons import app_icon
from denoiser_gui.views.inspector import Inspector
from denoiser_gui.views.keys_sheet import KeysSheet
from denoiser_gui.views.menus import Menus
from denoiser_gui.views.notice_bar import NoticeBar
from denoiser_gui.views.panel_widths import PanelWidths
from denoiser_gui.views.progress_line import ProgressLine
from denoiser_gui.views.questions import Questions
from denoiser_gui.views.score_plot import ScorePlot
from denoiser_gui.views.targets import make_target

if TYPE_CHECKING:
    from denoiser_gui.views.training_panel import TrainingPanel

_PLOT_HEIGHT = 104
_PLOT_FROM = 2
_PHOTO_SHARE = 0.6
_TITLE_HEIGHT = 40


class MainWindow(QMainWindow):
    """Everything that is seen.

    Signals:
        openRequested: the person chose these photos or folders.
        pasted: the person pasted this :class:`QMimeData`.
        groundTruthChosen: this file for the photo that is shown.
        saveRequested, saveAllRequested, manyRequested, sampleRequested, againRequested, removeRequested,
        removeAllRequested, folderRequested, undoRequested, redoRequested, aboutRequested: menu entries.
        stepped(int): to the photo so many places further.
        recentAsked, recentCleared: the list of what was opened before is about to be seen, or not wanted any more.
        appearanceChosen(str): ``system``, ``light`` or ``dark``.
        languageChosen(str): as :func:`denoiser_gui.language.install` takes it.
        modelFileChosen: a checkpoint to import.
        trainRequested(): the person wants to train a model.
        libraryRequested(): the person wants to see the models.
        evaluateRequested(): the person wants to compare methods on many photos.
        trainingShown(bool): the middle shows the training, or the photos again.
        trainingWished(Do): a button or menu entry that steers the training.
        closing(QCloseEvent): the window is about to close, unless the event is ignored.
    """

    openRequested = Signal(list)  # noqa: N815
    pasted = Signal(object)
    groundTruthChosen = Signal(object)  # noqa: N815
    saveRequested = Signal()  # noqa: N815
    saveAllRequested = Signal()  # noqa: N815
    manyRequested = Signal()  # noqa: N815
    sampleRequested = Signal()  # noqa: N815
    againRequested = Signal()  # noqa: N815
    removeRequested = Signal()  # noqa: N815
    removeAllRequested = Signal()  # noqa: N815
    folderRequested = Signal()  # noqa: N815
    undoRequested = Signal()  # noqa: N815
    redoRequested = Signal()  # noqa: N815
    aboutRequested = Signal()  # noqa: N815
    stepped = Signal(int)
    recentAsked = Signal()  # noqa: N815
    recentCleared = Signal()  # noqa: N815
    appearanceChosen = Signal(str)  # noqa: N815
    languageChosen = Signal(str)  # noqa: N815
    modelFileChosen = Signal(object)  # noqa: N815
    trainRequested = Signal()  # noqa: N815
    libraryRequested = Signal()  # noqa: N815
    evaluateRequested = Signal()  # noqa: N815
    trainingShown = Signal(bool)  # noqa: N815
    trainingWished = Signal(object)  # noqa: N815
    closing = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Denoiser"))
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.questions = Questions(self)
        self._plotted = 0
        self._wanted = True
        self._plot_choice: bool | None = None
        self.filmstrip = Filmstrip()
        self.compare_view = CompareView()
        self.inspector = Inspector()
        self.score_plot = ScorePlot()
        self.notice_bar = NoticeBar()
        self.progress_line = ProgressLine()
        self._training: TrainingPanel | None = None
        self._arrange()
        self.menus = Menus(self)
        self.keys_sheet = KeysSheet(self.menus, self)
        photos = (self.filmstrip, self.compare_view, self.inspector, self.score_plot)
        parts = (*photos, self._training_page, self.progress_line)
        self.areas = AreaKeys(self, (self.notice_bar, *parts))
        self._listen()
        self._fold(False)
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize() - QSize(0, _TITLE_HEIGHT)))

    def _listen(self) -> None:
        self.compare_view.openRequested.connect(self.ask_for_photos)
        self.compare_view.sampleRequested.connect(self.sampleRequested)
        self.compare_view.dropped.connect(self.openRequested)
        self.filmstrip.dropped.connect(self.openRequested)
        self.compare_view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.compare_view.customContextMenuRequested.connect(self._show_photo_menu)
        self.menus.plot.triggered.connect(self._choose_plot)
        self.progress_line.plotToggled.connect(self._choose_plot)
        self.progress_line.trainingToggled.connect(self.show_training)

    # Panels

    def _arrange(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._side = self._make_side()
        for place, widget in enumerate((self.filmstrip, self.compare_view, self._side)):
            self._splitter.addWidget(widget)
            self._splitter.setStretchFactor(place, 1 if widget is self.compare_view else 0)
        self._widths = PanelWidths(self._splitter, self.inspector, self._foot)
        self.score_plot.setFixedHeight(_PLOT_HEIGHT)
        photos = _column(self._splitter, self.score_plot)
        photos.setStretch(0, 1)
        self._photos_page = QWidget()
        self._photos_page.setLayout(photos)
        self._training_page = QScrollArea(widgetResizable=True)  # for large letters in a small window
        self._training_page.setFrameShape(QFrame.Shape.NoFrame)
        self._training_page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._photos_page)
        self._middle.addWidget(self._training_page)
        column = _column(self.notice_bar, self._middle, self.progress_line)
        column.setStretch(1, 1)
        central = QWidget()
        central.setLayout(column)
        self.setCentralWidget(central)

    # The training

    @property
    def training_panel(self) -> "TrainingPanel":
        """Made when it is first needed."""
        if self._training is None:
            from denoiser_gui.views.training_panel import TrainingPanel  # most people never train

            self._training = TrainingPanel()
            self._training.header.photosRequested.connect(lambda: self.show_training(False))
            self._training.header.wanted.connect(self.trainingWished)
            self._training.previews.view.dropped.connect(self.openRequested)
            self._training_page.setWidget(self._training)
        return self._training

    @property
    def training_shown(self) -> bool:
        """Whether the middle shows the training and not the photos."""
        return self._middle.currentWidget() is self._training_page

    def show_training(self, shown: bool) -> None:
        """Show the training in the middle, or the photos again."""
        if shown:
            self.training_panel.show()
        self.progress_line.training_button.setChecked(shown)
        self.menus.training_shown.setChecked(shown)
        if shown != self.training_shown:
            self._middle.setCurrentWidget(self._training_page if shown else self._photos_page)
            self.trainingShown.emit(shown)

    @property
    def view_on_show(self) -> CompareView:
        """The comparison that is seen: of the photos, or of the training's pictures."""
        return self.training_panel.previews.view if self.training_shown else self.compare_view

    # The rest

    def _make_side(self) -> QWidget:
        """The inspector, and below it what one wants in the end."""
        self.save_button = QPushButton(self.tr("Save…"))
        make_target(self.save_button, 36)
        self.save_button.setToolTip(self.tr("Save the denoised photo (Ctrl+S)"))
        self.save_button.clicked.connect(lambda: self.saveRequested.emit())
        self._foot = foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self.save_button)
        column = _column(self.inspector)
        column.setStretch(0, 1)
        column.addLayout(foot)
        side = QWidget()
        side.setLayout(column)
        return side

    def set_savable(self, current: bool, any_photo: bool) -> None:
        """Whether the shown photo, and whether any photo, has a result to save."""
        self.save_button.setEnabled(current)
        self.menus.save.setEnabled(current)
        self.menus.save_all.setEnabled(any_photo)

    def set_work(self, running: bool, paused: bool) -> None:
        """Whether there is something to stop or to pause, and whether it is held."""
        self.menus.cancel.setEnabled(running)
        self.menus.pause.setEnabled(running)
        self.menus.pause.setText(self.tr("Go &on") if paused else self.tr("&Pause"))
        self.progress_line.set_paused(paused)

    def show_panels(self, shown: bool) -> None:
        """Show or fold away everything around the photo; that is how the person wants it from now on."""
        self._wanted = shown
        self._fold(shown)

    def unfold(self) -> None:
        """The first photo comes: show the panels, unless the person folded them away the last time."""
        self._fold(self._wanted)

    def _fold(self, shown: bool) -> None:
        for panel in (self.filmstrip, self._side):
            panel.setVisible(shown)
        self._splitter.refresh()  # not in a moment: what has room is looked at now
        self._widths.follow(self.size(), self._around)
        self._show_plot()

    def set_plotted(self, photos: int) -> None:
        """How many photos the plot compares; a single one says no more than the figures beside it."""
        self._plotted = photos
        self._show_plot()

    def _choose_plot(self, shown: bool) -> None:
        self._plot_choice = shown
        self._show_plot()

    def _show_plot(self) -> None:
        """As the person chose; at first only where the photo keeps its share of the window."""
        shown = self._has_room_for_plot() if self._plot_choice is None else self._plot_choice
        worth = self._plotted >= _PLOT_FROM and self.panels_shown
        self.menus.plot.setChecked(shown)
        self.progress_line.show_plot_button(worth, shown)
        self.score_plot.setVisible(worth and shown)

    def _has_room_for_plot(self) -> bool:
        """Whatever message is on show: what it takes, it takes for a moment."""
        photo = self._splitter.sizes()[1] * (self.height() - self._around - _PLOT_HEIGHT)
        return photo >= _PHOTO_SHARE * self.width() * self.height()

    @property
    def _around(self) -> int:
        """Height of what is always above and below the photo, known before it is shown."""
        return self.menuBar().sizeHint().height() + self.progress_line.sizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._widths.follow(self.size(), self._around)
        if self._plot_choice is None:
            self._show_plot()

    @property
    def panels_shown(self) -> bool:
        return self.filmstrip.isVisibleTo(self)

    @property
    def panels_wanted(self) -> bool:
        """Whether panels are shown once there is a photo."""
        return self._wanted

    @property
    def plot_wanted(self) -> bool | None:
        """Whether the plot is shown once there is something to plot; None where the person has not chosen."""
        return self._plot_choice

    def toggle_panels(self) -> None:
        """Fold the panels away, or bring them back."""
        self.show_panels(not self.panels_shown)

    def layout_state(self) -> tuple[bytes, bytes]:
        """Geometry and layout, to be remembered."""
        return bytes(self.saveGeometry().data()), bytes(self._splitter.saveState().data())

    def restore_layout(self, geometry: bytes, layout: bytes, panels: bool = True, plot: bool | None = None) -> None:
        """As they were; what makes no sense is left out by Qt, and a window whose screen is gone comes to another."""
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
            places.bring_onto_a_screen(self)
        if layout:
            self._splitter.restoreState(QByteArray(layout))
            self._widths.keep(self.size(), self._around)
        self._wanted = panels
        self._plot_choice = plot
        self._show_plot()

    def show_keys(self) -> None:
        """All keys, on a sheet before everything else."""
        self.keys_sheet.open()

    def _show_photo_menu(self, place: QPoint) -> None:
        if self.compare_view.viewport is not None:
            self.menus.of_photo().popup(self.compare_view.mapToGlobal(place))

    # Questions

    def ask_for_photos(self) -> None:
        """Let the person choose photos."""
        self._open(self.questions.photos())

    def ask_for_folder(self) -> None:
        """Let the person choose a folder of photos."""
        self._open(self.questions.photo_folder())

    def ask_for_truth(self) -> None:
        """Let the person choose the ground truth of the photo that is shown."""
        chosen = self.questions.ground_truth()
        if chosen is not None:
            self.groundTruthChosen.emit(chosen)

    def ask_for_model(self) -> None:
        """Let the person choose a checkpoint."""
        chosen = self.questions.model()
        if chosen is not None:
            self.modelFileChosen.emit(chosen)

    def _open(self, paths: list[Path]) -> None:
        if paths:
            self.openRequested.emit(paths)

    # From elsewhere

    def paste(self) -> None:
        """Take what is on the clipboard."""
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if mime is not None:
            self.pasted.emit(mime)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Beside the photo a drop is taken as well; the photo lights up."""
        if local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        event.acceptProposedAction()
        self.openRequested.emit(local_paths(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys of the photo are heard wherever nothing else wants them."""
        if not self._for_photo(event) or not compare_keys.pressed(self.compare_view, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self._for_photo(event) or not compare_keys.released(self.compare_view, event):
            super().keyReleaseEvent(event)

    def _for_photo(self, event: QKeyEvent) -> bool:
        return not self.training_shown and compare_keys.heard(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """A key that is held while another window comes up is let go there."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.compare_view.board.hold()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        event.accept()
        self.closing.emit(event)


def _column(*widgets: QWidget) -> QVBoxLayout:
    """Below one another, without gaps."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return column
