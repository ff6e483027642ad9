"""Version, parts and licences."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from denoiser_gui.views.icons import app_icon
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import large

_ICON = 48


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the program.

    Attributes:
        name: of it.
        version: or what kind of part it is.
        licence: under which it may be used.
    """

    name: str
    version: str
    licence: str


class AboutDialog(QDialog):
    """Tells what the program is and what it is made of.

    Args:
        version: of the program.
        parts: of it.
    """

    def __init__(self, version: str, parts: Sequence[Component], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Denoiser"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._parts = [Component("Denoiser", version, "MIT"), *parts]
        self.table = self._make_table()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            make_target(button)
            button.setIcon(QIcon())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(self._head(version))
        column.addWidget(self.table)
        column.addWidget(buttons)
        self.resize(560, 560)

    def _head(self, version: str) -> QHBoxLayout:
        picture, title = QLabel(), QLabel(self.tr("Denoiser {0}").format(version))
        picture.setPixmap(app_icon().pixmap(_ICON, _ICON))
        title.setFont(large(self.font()))
        text = QLabel(
            self.tr("Cleans noisy photos on this computer; nothing is sent anywhere. It is made with:"), wordWrap=True
        )
        words = QVBoxLayout()
        words.addWidget(title)
        words.addWidget(text)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(picture)
        line.addLayout(words, 1)
        return line

    def _make_table(self) -> QTableWidget:
        titles = [self.tr("Part"), self.tr("Version"), self.tr("Licence")]
        table = QTableWidget(len(self._parts), len(titles))
        table.setHorizontalHeaderLabels(titles)
        table.setAccessibleName(self.tr("Parts, versions and licences"))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        for row, part in enumerate(self._parts):
            for column, text in enumerate((part.name, part.version, part.licence)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(row, column, item)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        return table

    def _copy(self) -> None:
        lines = (f"{part.name} {part.version} ({part.licence})" for part in self._parts)
        QGuiApplication.clipboard().setText("\n".join(lines))
