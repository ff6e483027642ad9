"""Dark or light: as the desktop is, also when it changes, or as the person chose."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.palette import apply_palette, chosen_scheme

_FRAMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class AppearingPresenter(QObject):
    """Keeps the colours in step.

    Args:
        window: offers the choice.
        choice: ``system``, ``light`` or ``dark``; the program has these colours already.
    """

    def __init__(self, window: MainWindow, choice: str) -> None:
        super().__init__(window)
        self.choice = choice if choice in window.menus.appearances else "system"
        window.menus.appearances[self.choice].setChecked(True)
        window.appearanceChosen.connect(self.choose)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system)

    def choose(self, choice: str) -> None:
        """Use these colours from now on."""
        self.choice = choice
        QGuiApplication.styleHints().setColorScheme(_FRAMES.get(choice, Qt.ColorScheme.Unknown))  # the frame as well
        self._apply()

    def _on_system(self) -> None:
        if self.choice == "system":
            self._apply()

    def _apply(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_palette(app, chosen_scheme(self.choice))
