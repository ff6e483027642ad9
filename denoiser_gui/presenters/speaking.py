"""Which language the window speaks: the system's, or the one that the person chose."""

from PySide6.QtCore import QObject

from denoiser_gui.language import SYSTEM
from denoiser_gui.notices import Notice
from denoiser_gui.views.main_window import MainWindow


class SpeakingPresenter(QObject):
    """Keeps the choice, which holds from the next start on.

    Args:
        window: offers the choice, and is in this language already.
        choice: one of :data:`denoiser_gui.language.LANGUAGES`, else the system's.
    """

    def __init__(self, window: MainWindow, choice: str) -> None:
        super().__init__(window)
        self._window = window
        self.choice = choice if choice in window.menus.languages else SYSTEM
        window.menus.languages[self.choice].setChecked(True)
        window.languageChosen.connect(self.choose)

    def choose(self, choice: str) -> None:
        """Speak this language after the next start."""
        if choice != self.choice:
            self.choice = choice
            text = self.tr("The window speaks the chosen language from the next start on.")
            advice = self.tr("Close it and open it again when it suits you.")
            self._window.notice_bar.add(Notice(text, advice, at_once=True))
