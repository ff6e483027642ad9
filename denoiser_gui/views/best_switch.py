"""A switch for the best quality of the model, with what it costs."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import small


class BestSwitch(QWidget):
    """Off or on, and a sentence below.

    Signals:
        chosen(bool): as the person switched it.
    """

    chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(self.tr("Best quality (8 times slower)"))
        self.box.setToolTip(self.tr("The photo is denoised in its eight flips and quarter turns; the mean is taken"))
        make_target(self.box)
        self.cost = QLabel(wordWrap=True)
        self.cost.setFont(small(self.font()))
        self.cost.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.box)
        column.addWidget(self.cost)
        self.box.toggled.connect(self.chosen)
        self.explain("")

    def set_best(self, best: bool) -> None:
        """Switch it; nothing is emitted."""
        with QSignalBlocker(self.box):
            self.box.setChecked(best)

    def explain(self, text: str) -> None:
        """What it costs the shown photo; nothing where that is not known."""
        self.cost.setText(text)
        self.cost.setVisible(bool(text))
        self.box.setAccessibleDescription(text)
