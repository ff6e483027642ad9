"""A calm word about the strength, where the photo hardly needs cleaning, and a button that follows it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import small


class StrengthHint(QWidget):
    """Nothing is set unless the person asks for it.

    Signals:
        taken(): the person wants what is suggested.
    """

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(wordWrap=True)
        self.text.setFont(small(self.font()))
        self.text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.button = QPushButton()
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        make_target(self.button)
        self.button.setToolTip(self.tr("The strength holds for all photos that are open"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.text)
        column.addWidget(self.button)
        self.button.clicked.connect(lambda: self.taken.emit())
        self.tell("", "")

    def tell(self, text: str, action: str) -> None:
        """A sentence, and what the button does; nothing to say hides all, nothing to do the button."""
        self.text.setText(text)
        self.button.setText(action)
        self.button.setAccessibleDescription(text)
        self.button.setVisible(bool(action))
        self.setVisible(bool(text))
