"""The batch window: many photos into a folder, beside the main window and without holding it up."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from denoiser_gui.dialogs.batch_form import BatchForm
from denoiser_gui.dialogs.batch_run_page import BatchRunPage
from denoiser_gui.views import places
from denoiser_gui.views.dropping import local_paths


class BatchWindow(QDialog):
    """Two pages: what is wanted, and how it goes. Not modal; Escape closes it and stops nothing.

    Signals:
        shown(): it has been opened.
    """

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Denoise many"))
        self.setModal(False)
        self.setAcceptDrops(True)
        self.form, self.run = BatchForm(), BatchRunPage()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.run)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.resize(places.fitting(self, QSize(640, 640)))

    def open_or_raise(self) -> None:
        """Bring it to the front."""
        self.shown.emit()
        self.show()
        self.raise_()
        self.activateWindow()

    def show_form(self) -> None:
        """The page with the fields."""
        self._pages.setCurrentWidget(self.form)

    def show_run(self) -> None:
        """The page with the progress."""
        self._pages.setCurrentWidget(self.run)

    @property
    def running_shown(self) -> bool:
        """Whether the page with the progress is on top."""
        return self._pages.currentWidget() is self.run

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if local_paths(event.mimeData()) and not self.running_shown:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        event.acceptProposedAction()
        self.form.add_paths(local_paths(event.mimeData()))
