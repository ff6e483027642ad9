"""The window of the blind test: three pages."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from denoiser_gui.dialogs.blind_test.result_page import ResultPage
from denoiser_gui.dialogs.blind_test.setup_page import SetupPage
from denoiser_gui.dialogs.blind_test.voting_page import VotingPage
from denoiser_gui.state.blind_test import BlindTest
from denoiser_gui.views import places


class BlindTestWindow(QDialog):
    """What is compared, the votes, the result. Not modal; Escape closes it, and the votes are still there afterwards.

    Signals:
        closed(): it is not seen any more.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Blind test"))
        self.setModal(False)
        self.setSizeGripEnabled(False)
        self.setup, self.voting, self.outcome = SetupPage(), VotingPage(), ResultPage()
        self._pages = QStackedWidget()
        for page in (self.setup, self.voting, self.outcome):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.outcome.closeRequested.connect(self.close)
        self.resize(places.fitting(self, QSize(1080, 720)))

    def open_or_raise(self) -> None:
        """Bring it to the front."""
        self.show()
        self.raise_()
        self.activateWindow()

    def show_setup(self) -> None:
        """The page with the choices."""
        self._pages.setCurrentWidget(self.setup)
        self.setup.start_button.setFocus()

    def show_question(self, test: BlindTest) -> None:
        """The page to vote on."""
        self._pages.setCurrentWidget(self.voting)
        self.voting.show_question(test)

    def show_result(self, test: BlindTest) -> None:
        """The page with the result."""
        self._pages.setCurrentWidget(self.outcome)
        self.outcome.show_result(test)

    @property
    def page(self) -> QWidget | None:
        """The one on top."""
        return self._pages.currentWidget()

    def done(self, code: int) -> None:
        """Closed by whatever way."""
        super().done(code)
        self.closed.emit()
