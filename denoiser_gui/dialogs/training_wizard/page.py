"""What all pages of the wizard share: they show answers, emit other ones, and know whether one may go on."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget, QWizardPage

from denoiser_gui.dialogs.training_wizard.expert_form import show_reason
from denoiser_gui.state.training_plan import Plan


class PlanPage(QWizardPage):
    """A page whose contents scroll where the window is too small for them.

    Args:
        title: the question.
        explanation: what F1 tells.

    Signals:
        answered(dict): attributes of the :class:`Plan` that have other values now.
    """

    answered = Signal(dict)

    def __init__(self, title: str, explanation: str) -> None:
        super().__init__()
        self.setTitle(title)
        self.explanation = explanation
        self._hindrance = ""
        self._filled = True
        self._hindered = QLabel(wordWrap=True)
        self._hindered.setTextFormat(Qt.TextFormat.PlainText)
        self.body = QWidget()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.setSpacing(8)
        column.addWidget(area, 1)
        column.addWidget(self._hindered)

    def set_plan(self, plan: Plan) -> None:
        """Show these answers; nothing is emitted."""
        raise NotImplementedError

    def isComplete(self) -> bool:  # noqa: N802
        return self._filled and not self._hindrance

    @property
    def hindrance(self) -> str:
        """Why one cannot go on."""
        return self._hindrance

    def show_hindrance(self, sentence: str, wrong: bool = False) -> None:
        """Why one cannot go on; empty if one can.

        Args:
            sentence: what is still to be done.
            wrong: whether something failed.
        """
        self._hindrance = sentence
        show_reason(self._hindered, sentence, wrong)
        self.completeChanged.emit()

    def set_filled(self, filled: bool) -> None:
        """Whether all that is typed can be; the reason stands beside the field."""
        self._filled = filled
        self.completeChanged.emit()

    def answer(self, **changes: Any) -> None:
        """The person answered."""
        self.answered.emit(changes)
