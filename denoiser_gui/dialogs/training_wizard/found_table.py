"""What was found, a row for each pair, photo or burst, and for what cannot be used why."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from denoiser_gui.views.icons import icon
from denoiser_gui.views.targets import TARGET
from denoiser_gui.views.typography import tabular

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_SHARES = (0.3, 0.5)
"""Of the width, for name and facts; the use has the rest."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row.

    Attributes:
        name: of the first photo.
        facts: size, camera and ISO, as far as they are known.
        use: what it is used for, or why it is not.
        wrong: whether it is left out.
        tooltip: all its files.
    """

    name: str
    facts: str
    use: str
    wrong: bool = False
    tooltip: str = ""


class FoundRows(QAbstractTableModel):
    """The rows, for a table."""

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self._table = table
        self._rows: Sequence[FoundRow] = ()

    def set_rows(self, rows: Sequence[FoundRow]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @property
    def remarks(self) -> range:
        """Rows that have no facts but a sentence; they stand before all others."""
        return range(sum(1 for _ in takewhile(lambda row: not row.facts, self._rows)))

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: N802
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Photo"), self.tr("Size, camera"), self.tr("Used for"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        text = (row.name, row.facts or row.use, row.use if row.facts else "")[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in (row.tooltip or row.name, row.use) if part)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (row.name, row.facts, row.use) if part)
            case Qt.ItemDataRole.DecorationRole if row.wrong and index.column() == 1:
                return icon("triangle-alert", self._table.palette(), QPalette.ColorRole.Text)
        return None


class _Cells(QStyledItemDelegate):
    """Names are cut in the middle, everything else at its end."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        super().initStyleOption(option, index)
        if index.column() > 0:
            option.textElideMode = Qt.TextElideMode.ElideRight


class FoundTable(QTableView):
    """The rows as a list; arrow keys go through it, Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FoundRows(self)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("What was found"))
        self.setFont(tabular(self.font()))
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(TARGET, self.fontMetrics().height() + 8))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self.setItemDelegate(_Cells(self))
        self.rows.modelReset.connect(self._span)

    def _span(self) -> None:
        """Sentences have the room of all facts."""
        self.clearSpans()
        for row in self.rows.remarks:
            self.setSpan(row, 1, 1, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        width = self.viewport().width()
        for column, share in enumerate(_SHARES):
            self.setColumnWidth(column, int(share * width))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
