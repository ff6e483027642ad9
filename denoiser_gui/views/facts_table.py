"""What there is to know about the photo, as labels and values."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from denoiser_gui.views.labels import NameLines, ValueLabel
from denoiser_gui.views.typography import tabular


class FactsTable(QWidget):
    """Rows of a label and a value; values can be selected and wrap where they are long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)  # QFormLayout cuts a last line where a pixel is missing
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def set_facts(self, facts: Sequence[tuple[str, str]], names: Collection[str] = ()) -> None:
        """Show these (label, value) rows; where only values changed, nothing else moves.

        Args:
            facts: the rows.
            names: labels whose values are names of files: they may be long, and a tooltip tells them whole.
        """
        if [label for label, _ in facts] != [label for label, _ in self.facts]:
            self._make_rows([label for label, _ in facts], names)
        for (_, field), (label, value) in zip(self._rows, facts, strict=True):
            field.setText(value)
            field.setToolTip(value if label in names else "")
            field.setAccessibleName(f"{label}: {value}")

    def _make_rows(self, labels: Sequence[str], names: Collection[str]) -> None:
        for widget in (widget for row in self._rows for widget in row):
            widget.hide()
            widget.deleteLater()
        self._rows = [(_label(label), NameLines() if label in names else ValueLabel()) for label in labels]
        for place, (label, field) in enumerate(self._rows):
            field.setFont(tabular(self.font()))
            self._grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(field, place, 1)
            for widget in (label, field):
                widget.show()  # now: what is hidden takes no room, and would be squeezed into the first picture

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is shown."""
        return [(label.text(), field.text()) for label, field in self._rows]


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
