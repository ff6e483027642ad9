"""Beside every page: which question this is, and on demand what it means."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from denoiser_gui.state.training_plan import Page
from denoiser_gui.views.labels import SentenceLabel
from denoiser_gui.views.typography import bold

_WIDTH, _MOST_WIDTH = 216, 288


class Side(QWidget):
    """The questions in their order, the present one in bold, and an explanation that F1 shows and hides.

    Args:
        titles: of the questions.
    """

    def __init__(self, titles: dict[Page, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self.steps = {page: SentenceLabel() for page in titles}
        self.explanation = QLabel(wordWrap=True)
        self.explanation.setTextFormat(Qt.TextFormat.PlainText)
        self.explanation.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self.explanation)
        self._area.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._area.setAccessibleName(self.tr("Explanation of this page"))
        self.setFixedWidth(min(max(_WIDTH, self.fontMetrics().averageCharWidth() * 30), _MOST_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 8, 16)
        column.setSpacing(12)
        for label in self.steps.values():
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self._area, 1)
        column.addStretch()
        self.show_help(False)

    def show_page(self, page: Page, asked: Collection[Page], explanation: str) -> None:
        """Which question this is, which are asked, and what this one means."""
        numbers = {each: number for number, each in enumerate(sorted(asked), 1)}
        for each, label in self.steps.items():
            number = numbers.get(each)
            label.setText(f"{number}  {self._titles[each]}" if number else f"–  {self._titles[each]}")
            label.setFont(bold(self.font()) if each is page else self.font())
            faint = number is None or each > page
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText if faint else QPalette.ColorRole.WindowText)
        self.explanation.setText(explanation)
        self._area.setAccessibleDescription(explanation)

    @property
    def help_shown(self) -> bool:
        return self._area.isVisibleTo(self)

    def show_help(self, shown: bool) -> None:
        """Show the explanation, or hide it."""
        self._area.setVisible(shown)
