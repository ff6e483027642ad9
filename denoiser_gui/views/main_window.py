"""The window: the comparison in the middle, panels around it, menus above. It decides nothing."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from denoiser_gui.views.compare_view import CompareView
from denoiser_gui.views.filmstrip import Filmstrip
from denoiser_gui.views.icons import app_icon
from denoiser_gui.views.inspector import Inspector
from denoiser_gui.views.notice_bar import NoticeBar
from denoiser_gui.views.progress_line import ProgressLine
from denoiser_gui.views.score_plot import ScorePlot
from engine.images.formats import READABLE_SUFFIXES

_FILMSTRIP_WIDTH = 176
_INSPECTOR_WIDTH = 264
_PLOT_HEIGHT = 104
_PLOT_FROM = 2
_TITLE_HEIGHT = 40


class MainWindow(QMainWindow):
    """Everything that is seen.

    Signals:
        openRequested: the person chose these photos or folders.
        groundTruthChosen: this file for the photo that is shown.
        saveRequested, saveAllRequested, manyRequested, sampleRequested, againRequested, removeRequested: menu entries.
        modelFileChosen: a checkpoint to import.
        closing: the window is about to close.
    """

    openRequested = Signal(list)  # noqa: N815
    groundTruthChosen = Signal(object)  # noqa: N815
    saveRequested = Signal()  # noqa: N815
    saveAllRequested = Signal()  # noqa: N815
    manyRequested = Signal()  # noqa: N815
    sampleRequested = Signal()  # noqa: N815
    againRequested = Signal()  # noqa: N815
    removeRequested = Signal()  # noqa: N815
    modelFileChosen = Signal(object)  # noqa: N815
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Denoiser")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.folder = ""
        self._plotted = 0
        self.filmstrip = Filmstrip()
        self.compare_view = CompareView()
        self.inspector = Inspector()
        self.score_plot = ScorePlot()
        self.notice_bar = NoticeBar()
        self.progress_line = ProgressLine()
        self._arrange()
        self._make_menus()
        self.compare_view.openRequested.connect(self.ask_for_photos)
        self.compare_view.sampleRequested.connect(self.sampleRequested)
        self.compare_view.dropped.connect(self.openRequested)
        self.filmstrip.dropped.connect(self.openRequested)
        self.show_panels(False)
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize() - QSize(0, _TITLE_HEIGHT)))

    # Panels

    def _arrange(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self.filmstrip.setMinimumWidth(160)
        self._side = self._make_side()
        for place, widget in enumerate((self.filmstrip, self.compare_view, self._side)):
            self._splitter.addWidget(widget)
            self._splitter.setStretchFactor(place, 1 if widget is self.compare_view else 0)
        self._splitter.setSizes([_FILMSTRIP_WIDTH, 1280 - _FILMSTRIP_WIDTH - _INSPECTOR_WIDTH, _INSPECTOR_WIDTH])
        self.score_plot.setFixedHeight(_PLOT_HEIGHT)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice_bar)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.score_plot)
        column.addWidget(self.progress_line)
        central = QWidget()
        central.setLayout(column)
        self.setCentralWidget(central)

    def _make_side(self) -> QWidget:
        """The inspector, and below it what one wants in the end."""
        self.save_button = QPushButton(self.tr("Save…"))
        self.save_button.setMinimumHeight(36)
        self.save_button.setToolTip(self.tr("Save the denoised photo (Ctrl+S)"))
        self.save_button.clicked.connect(lambda: self.saveRequested.emit())
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self.save_button)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.inspector, 1)
        column.addLayout(foot)
        side = QWidget()
        side.setLayout(column)
        return side

    def set_savable(self, current: bool, any_photo: bool) -> None:
        """Whether the shown photo, and whether any photo, has a result to save."""
        self.save_button.setEnabled(current)
        self.save_action.setEnabled(current)
        self.save_all_action.setEnabled(any_photo)

    def set_work(self, running: bool, paused: bool) -> None:
        """Whether there is something to stop or to pause, and whether it is held."""
        self.cancel_action.setEnabled(running)
        self.pause_action.setEnabled(running)
        self.pause_action.setText(self.tr("Go &on") if paused else self.tr("&Pause"))
        self.progress_line.set_paused(paused)

    def show_panels(self, shown: bool) -> None:
        """Show or fold away everything around the photo."""
        for panel in (self.filmstrip, self._side):
            panel.setVisible(shown)
        self._show_plot()

    def set_plotted(self, photos: int) -> None:
        """How many photos the plot compares; a single one says no more than the figures beside it."""
        self._plotted = photos
        self._show_plot()

    def _show_plot(self) -> None:
        worth = self._plotted >= _PLOT_FROM
        self.score_plot.setVisible(worth and self.panels_shown and self._plot_action.isChecked())

    @property
    def panels_shown(self) -> bool:
        return self.filmstrip.isVisibleTo(self)

    def layout_state(self) -> tuple[bytes, bytes]:
        """Geometry and layout, to be remembered."""
        return bytes(self.saveGeometry().data()), bytes(self._splitter.saveState().data())

    def restore_layout(self, geometry: bytes, layout: bytes) -> None:
        """As they were; what makes no sense is left out by Qt."""
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        if layout:
            self._splitter.restoreState(QByteArray(layout))

    # Menus

    def _make_menus(self) -> None:
        self._make_file_menu(self.menuBar().addMenu(self.tr("&File")))
        self._make_photo_menu(self.menuBar().addMenu(self.tr("&Photo")))
        self._make_view_menu(self.menuBar().addMenu(self.tr("&View")))

    def _make_file_menu(self, menu: QMenu) -> None:
        self._add(menu, self.tr("&Open photos…"), QKeySequence.StandardKey.Open, self.ask_for_photos)
        self._add(menu, self.tr("Open &folder…"), "Ctrl+Shift+O", self.ask_for_folder)
        self._add(menu, self.tr("Open the sa&mple"), None, self.sampleRequested.emit)
        menu.addSeparator()
        self.save_action = self._add(menu, self.tr("&Save…"), QKeySequence.StandardKey.Save, self.saveRequested.emit)
        self.save_all_action = self._add(menu, self.tr("Save &all…"), "Ctrl+Shift+S", self.saveAllRequested.emit)
        menu.addSeparator()
        self.many_action = self._add(menu, self.tr("Denoise man&y…"), "Ctrl+B", self.manyRequested.emit)
        menu.addSeparator()
        self._add(menu, self.tr("&Import a model…"), None, self._ask_for_model)
        menu.addSeparator()
        self._add(menu, self.tr("&Quit"), QKeySequence.StandardKey.Quit, self.close)

    def _make_photo_menu(self, menu: QMenu) -> None:
        self.again_action = self._add(menu, self.tr("&Denoise again"), "Ctrl+R", self.againRequested.emit)
        self.truth_action = self._add(menu, self.tr("Choose the &ground truth…"), "Ctrl+G", self._ask_for_truth)
        self.remove_action = self._add(menu, self.tr("&Close photo"), "Ctrl+W", self.removeRequested.emit)
        self.cancel_action = self._add(
            menu, self.tr("S&top denoising"), "Ctrl+.", self.progress_line.cancelRequested.emit
        )
        self.pause_action = self._add(menu, self.tr("&Pause"), "Ctrl+Shift+.", self.progress_line.pauseRequested.emit)

    def _make_view_menu(self, menu: QMenu) -> None:
        view = self.compare_view
        self._add(menu, self.tr("&Fit"), "Ctrl+9", view.fit)
        self._add(menu, self.tr("&Actual size (1:1)"), "Ctrl+0", view.actual_size)
        self._add(menu, self.tr("Zoom &in"), QKeySequence.StandardKey.ZoomIn, lambda: view.zoom_by(1))
        self._add(menu, self.tr("Zoom &out"), QKeySequence.StandardKey.ZoomOut, lambda: view.zoom_by(-1))
        menu.addSeparator()
        self._add(menu, self.tr("&Turn the divider"), "Ctrl+T", view.turn_divider)
        menu.addSeparator()
        self._plot_action = self._add(menu, self.tr("&Plot of PSNR and SSIM"), "Ctrl+P", None)
        self._plot_action.setCheckable(True)
        self._plot_action.setChecked(True)
        self._plot_action.toggled.connect(self._show_plot)
        self._panels_action = self._add(menu, self.tr("Fold the &panels away or back\tTab"), None, self._toggle_panels)
        tab = QShortcut(QKeySequence(Qt.Key.Key_Tab), view, self._toggle_panels)
        tab.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _add(self, menu: QMenu, text: str, keys: QKeySequence.StandardKey | str | None, action: object) -> QAction:
        entry = menu.addAction(text)
        if keys is not None:
            entry.setShortcut(QKeySequence(keys))
        if action is not None:
            entry.triggered.connect(lambda _checked=False: action())  # type: ignore[operator]
        return entry

    def _toggle_panels(self) -> None:
        self.show_panels(not self.panels_shown)

    # Questions

    def ask_for_photos(self) -> None:
        """Let the person choose photos."""
        endings = " ".join(f"*{suffix}" for suffix in READABLE_SUFFIXES)
        kinds = self.tr("Photos ({0});;All files (*)").format(endings)
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Open photos"), self.folder, kinds)
        self._open([Path(name) for name in chosen])

    def ask_for_folder(self) -> None:
        """Let the person choose a folder of photos."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Open a folder of photos"), self.folder)
        self._open([Path(chosen)] if chosen else [])

    def ask_where_to_save(self, proposed: Path) -> Path | None:
        """Let the person choose a file; Qt asks before one is overwritten. None: never mind."""
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the denoised photo"), str(proposed))
        return Path(chosen) if chosen else None

    def _ask_for_truth(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("The clean photo of the same scene"), self.folder)
        if chosen:
            self.groundTruthChosen.emit(Path(chosen))

    def _ask_for_model(self) -> None:
        kinds = self.tr("Models (*.safetensors *.pth *.pt);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Import a model"), self.folder, kinds)
        if chosen:
            self.modelFileChosen.emit(Path(chosen))

    def _open(self, paths: list[Path]) -> None:
        if paths:
            self.folder = str(paths[0].parent)
            self.openRequested.emit(paths)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.closing.emit()
        super().closeEvent(event)
