"""The photos of a batch as a table that stays quick with thousands of rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from denoiser_gui.views.icons import pixmap
from denoiser_gui.views.palette import problem
from denoiser_gui.views.typography import tabular

Index = QModelIndex | QPersistentModelIndex

_ROW_HEIGHT, _ICON, _NAME_WIDTH = 28, 32, 240


@dataclass(frozen=True, slots=True)
class BatchLine:
    """What is told about one photo.

    Attributes:
        name: of its file, with the subfolder it lies in.
        state: ``Waiting``, ``42 %``, ``Done in 1.3 s``, ``Failed: reason``.
        failed: whether it failed.
        tooltip: the whole path and the whole reason.
    """

    name: str
    state: str = ""
    failed: bool = False
    tooltip: str = ""


class BatchListModel(QAbstractTableModel):
    """Two columns, photo and state."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[BatchLine] = []
        self.palette = QPalette()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Photo"), self.tr("State"))[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, of_state = self._lines[index.row()], index.column() == 1
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.state if of_state else line.name
            case Qt.ItemDataRole.ToolTipRole:
                return line.tooltip or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.name}, {line.state}"
            case Qt.ItemDataRole.ForegroundRole if line.failed and of_state:
                return problem(self.palette)
            case Qt.ItemDataRole.DecorationRole if line.failed and of_state:
                return _alert(self.palette)
        return None

    def set_lines(self, lines: Sequence[BatchLine]) -> None:
        """Show these photos."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def set_line(self, row: int, line: BatchLine) -> None:
        """Tell something new about one photo."""
        self._lines[row] = line
        self.dataChanged.emit(self.index(row, 0), self.index(row, 1))


class _StateDelegate(QStyledItemDelegate):
    """Cuts sentences at their end; names are cut in the middle."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight


class BatchList(QTableView):
    """The table: one photo a row, the names cut in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = BatchListModel()
        self.lines.palette = self.palette()
        self.setModel(self.lines)
        self.setAccessibleName(self.tr("Photos of the batch"))
        self.setFont(tabular(self.font()))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setItemDelegateForColumn(1, _StateDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._arrange_headers()

    @property
    def chosen(self) -> int | None:
        """The row that the person picked."""
        return self.currentIndex().row() if self.currentIndex().isValid() else None

    def _arrange_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(_ROW_HEIGHT, self.fontMetrics().height() + 8))
        columns.setHighlightSections(False)
        columns.setDefaultSectionSize(_NAME_WIDTH)
        columns.setStretchLastSection(True)


def _alert(palette: QPalette) -> QIcon:
    return QIcon(pixmap("circle-alert", problem(palette), _ICON))
