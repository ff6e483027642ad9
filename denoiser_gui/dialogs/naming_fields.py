"""Where results go and how they are named: fields that the batch and saving all share. They decide nothing."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from denoiser_gui.views.palette import problem
from denoiser_gui.views.targets import TARGET, make_target
from denoiser_gui.views.typography import small


def level_labels(form: QFormLayout) -> None:
    """Put every label at the height of the first line of its field, however many lines that has."""
    for row in range(form.rowCount()):
        item = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
        label = None if item is None else item.widget()
        if isinstance(label, QLabel):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            label.setContentsMargins(0, max(0, (TARGET - label.fontMetrics().height()) // 2), 0, 0)


class FolderField(QWidget):
    """A folder, typed or chosen.

    Signals:
        changed(): it is another one now.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(self.tr("Choose a folder"))
        self.button = QPushButton(self.tr("Choose…"))
        self.button.setAutoDefault(False)
        self.button.setAccessibleName(f"{name}: {self.button.text()}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.line, self.button):
            make_target(widget)
            row.addWidget(widget)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda: self.changed.emit())
        self.button.clicked.connect(self._choose)

    @property
    def folder(self) -> Path | None:
        """The folder; None while there is none."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def set_folder(self, folder: str) -> None:
        """Show this one; nothing is emitted."""
        with QSignalBlocker(self.line):
            self.line.setText(folder)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("A folder for the results"), self.line.text())
        if chosen:
            self.line.setText(chosen)


class TemplateField(QWidget):
    """The template of the results' names, and below it what comes of it.

    Signals:
        changed(): it is another one now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Names of the results"))
        self.line.setToolTip(
            self.tr(
                "{name}: the photo's name, {folder}: its folder's, {date}: today, {model}: the model.\n"
                "A / makes subfolders."
            )
        )
        make_target(self.line)
        self.example = QLabel()
        self.example.setFont(small(self.font()))
        self.example.setTextFormat(Qt.TextFormat.PlainText)
        self.example.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.example)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda: self.changed.emit())

    @property
    def template(self) -> str:
        return self.line.text()

    def set_template(self, template: str) -> None:
        """Show this one; nothing is emitted."""
        with QSignalBlocker(self.line):
            self.line.setText(template)

    def show_example(self, text: str, wrong: bool) -> None:
        """What the template makes, or why it makes nothing."""
        self.example.setText(text)
        palette = self.palette()
        faint = palette.color(QPalette.ColorRole.PlaceholderText)
        palette.setColor(QPalette.ColorRole.WindowText, problem(palette) if wrong else faint)
        self.example.setPalette(palette)
        self.line.setAccessibleDescription(text)
