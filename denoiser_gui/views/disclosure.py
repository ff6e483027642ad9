"""What not everybody wants to see: folded away below a line that opens it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from denoiser_gui.views.targets import make_target


class Disclosure(QWidget):
    """A button with an arrow, and below it a widget that is seen while it is pressed.

    Args:
        title: of the button, with a mnemonic.
        inside: what is folded away.
    """

    def __init__(self, title: str, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inside = inside
        self.button = QToolButton()
        self.button.setText(title)
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        make_target(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(inside)
        self.button.toggled.connect(self._fold)
        self._fold(False)

    @property
    def is_open(self) -> bool:
        return self.button.isChecked()

    def open(self) -> None:
        """Show what is inside."""
        self.button.setChecked(True)

    def _fold(self, shown: bool) -> None:
        leftwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        folded = Qt.ArrowType.LeftArrow if leftwards else Qt.ArrowType.RightArrow
        self.button.setArrowType(Qt.ArrowType.DownArrow if shown else folded)
        self.inside.setVisible(shown)
