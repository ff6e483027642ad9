"""How long a training should be in all, while it runs."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QDoubleSpinBox, QLabel, QSpinBox, QVBoxLayout, QWidget

from denoiser_gui.views.targets import make_target

_MOST_MINUTES, _MOST_STEPS = 1e6, 1_000_000_000


class TrainingLengthDialog(QDialog):
    """One field: minutes for a run by the clock, else steps.

    Args:
        minutes: of the whole run; None for a run of so many steps.
        steps: of the whole run, where there are no minutes.
        done: how much is done already, in words.

    Signals:
        chosen(str, float): ``minutes`` or ``steps``, and how many.
    """

    chosen = Signal(str, float)

    def __init__(self, minutes: float | None, steps: int, done: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change the length of the training"))
        self._by_clock = minutes is not None
        self.field = self._minutes(minutes) if minutes is not None else self._steps(steps)
        self.field.setAccessibleName(self.tr("Length of the whole training"))
        make_target(self.field)
        sentence = self.tr(
            "How long should the whole training be, with what is done already? The learning rate falls towards the "
            "new end."
        )
        text, standing = QLabel(sentence, wordWrap=True), QLabel(done, wordWrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        for button in self.buttons.buttons():
            make_target(button)
            button.setIcon(QIcon())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        for widget in (text, standing, self.field, self.buttons):
            column.addWidget(widget)
        self.setMinimumWidth(400)
        self.field.setFocus()

    def accept(self) -> None:
        """Tell what was chosen."""
        self.chosen.emit("minutes" if self._by_clock else "steps", float(self.field.value()))
        super().accept()

    def _minutes(self, minutes: float) -> QDoubleSpinBox:
        field = QDoubleSpinBox(minimum=0.1, maximum=_MOST_MINUTES, decimals=1, value=minutes)
        field.setSuffix(self.tr(" minutes"))
        field.setSingleStep(max(1.0, round(minutes / 10)))
        return field

    def _steps(self, steps: int) -> QSpinBox:
        field = QSpinBox(minimum=1, maximum=_MOST_STEPS, value=steps)
        field.setSuffix(self.tr(" steps"))
        field.setSingleStep(max(1, round(steps / 10)))
        return field
