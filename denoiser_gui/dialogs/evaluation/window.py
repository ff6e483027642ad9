"""The evaluation window: methods compared on many photos, beside the main window and without holding it up."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from denoiser_gui.dialogs.evaluation.results_page import ResultsPage
from denoiser_gui.dialogs.evaluation.setup_page import SetupPage
from denoiser_gui.views.dropping import local_paths
from denoiser_gui.views.icons import app_icon
from denoiser_gui.views.notice_bar import NoticeBar

_WIDTH, _HEIGHT, _TITLE_HEIGHT = 1240, 800, 48


class EvaluationWindow(QWidget):
    """Two pages: what is wanted, and what was found. A window of its own; Escape closes it and stops nothing.

    Signals:
        shown(): it comes to the front.
    """

    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Evaluation"))
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.notices = NoticeBar()
        self.setup, self.results = SetupPage(), ResultsPage()
        self._pages = QStackedWidget()
        for page in (self.setup, self.results):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self._pages, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        room = self.screen().availableSize()
        self.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height() - _TITLE_HEIGHT))

    def open_or_raise(self) -> None:
        """Bring it to the front."""
        self.shown.emit()
        self.show()
        self.raise_()
        self.activateWindow()

    def show_setup(self) -> None:
        """The page where one chooses."""
        self._pages.setCurrentWidget(self.setup)
        self.setup.source.list.setFocus()

    def show_results(self) -> None:
        """The page with the figures."""
        self._pages.setCurrentWidget(self.results)
        self.results.table.photos.setFocus()

    @property
    def results_shown(self) -> bool:
        """Whether the page with the figures is on top."""
        return self._pages.currentWidget() is self.results

    def ask_for_file(self, title: str, proposed: Path, kinds: str) -> Path | None:
        """Where to save something; Qt asks before a file is overwritten. None: never mind."""
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(proposed), kinds)
        return Path(chosen) if chosen else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if local_paths(event.mimeData()) and not self.results_shown:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        event.acceptProposedAction()
        self.setup.add_paths(local_paths(event.mimeData()))
