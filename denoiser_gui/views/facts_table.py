"""What there is to know about the photo, as labels and values."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from denoiser_gui.views.typography import tabular


class FactsTable(QWidget):
    """Rows of a label and a value; values can be selected and wrap where they are long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(4)

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these (label, value) rows; where only values changed, nothing else moves."""
        if [label for label, _ in facts] == [label for label, _ in self.facts]:
            for row, (label, value) in enumerate(facts):
                field = self._at(row, QFormLayout.ItemRole.FieldRole)
                field.setText(value)
                field.setAccessibleName(f"{label}: {value}")
            return
        while self._form.rowCount():
            self._form.removeRow(0)
        for label, value in facts:
            self._form.addRow(_label(label), self._value(label, value))

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is shown."""
        roles = (QFormLayout.ItemRole.LabelRole, QFormLayout.ItemRole.FieldRole)
        rows = ([self._at(row, role).text() for role in roles] for row in range(self._form.rowCount()))
        return [(label, value) for label, value in rows]

    def _at(self, row: int, role: QFormLayout.ItemRole) -> QLabel:
        item = self._form.itemAt(row, role)
        widget = item.widget() if item is not None else None
        assert isinstance(widget, QLabel)
        return widget

    def _value(self, label: str, value: str) -> QLabel:
        field = QLabel(value, wordWrap=True)
        field.setTextFormat(Qt.TextFormat.PlainText)
        field.setFont(tabular(self.font()))
        field.setAccessibleName(f"{label}: {value}")
        field.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return field


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
