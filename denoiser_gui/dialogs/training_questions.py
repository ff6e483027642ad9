"""What is asked about a training: only what cannot be undone, and what becomes of it when the window is closed."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from denoiser_gui.views.targets import make_target

translate = QCoreApplication.translate


class Leaving(Enum):
    """What becomes of a training when its window is closed."""

    STOP = "stop"
    RUN = "run"
    STAY = "stay"


class LeavingQuestion(QMessageBox):
    """Stop, let it run, or stay.

    Args:
        headline: which training, and how far it is.
        parent: the window that is about to close.
    """

    def __init__(self, headline: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A training is at work"))
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(headline)
        self.setInformativeText(
            self.tr(
                "Stopped, it keeps what was learned and can go on later. Left alone, it goes on without the window and "
                "is shown again when you open Denoiser the next time."
            )
        )
        self.stop_button = self._button(self.tr("Stop it"))
        self.run_button = self._button(self.tr("Let it run"))
        self.stay_button = self.addButton(QMessageBox.StandardButton.Cancel)
        make_target(self.stay_button)
        self.setDefaultButton(self.run_button)
        self.setEscapeButton(self.stay_button)

    def ask(self) -> Leaving:
        """Wait for the answer; the window lives on behind it."""
        self.exec()
        clicked = self.clickedButton()
        answers = {self.stop_button: Leaving.STOP, self.run_button: Leaving.RUN}
        return next((answer for button, answer in answers.items() if button is clicked), Leaving.STAY)

    def _button(self, text: str) -> QPushButton:
        button = self.addButton(text, QMessageBox.ButtonRole.AcceptRole)
        make_target(button)
        return button


def ask_to_discard(name: str, parent: QWidget, discard: Callable[[], None]) -> QMessageBox:
    """Ask before what was learned is deleted; ``discard`` is called if that is wanted."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(translate("TrainingQuestions", "Stop and discard"))
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("TrainingQuestions", "Delete what the training “{name}” has learned?").format(name=name))
    box.setInformativeText(translate("TrainingQuestions", "This cannot be undone. Your photos stay as they are."))
    button = box.addButton(translate("TrainingQuestions", "Delete it"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(translate("TrainingQuestions", "Keep training"), QMessageBox.ButtonRole.RejectRole)
    for each in (button, keep):
        make_target(each)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    button.clicked.connect(discard)
    box.open()
    return box
