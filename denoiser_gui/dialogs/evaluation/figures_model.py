"""Cells of the two tables of an evaluation: photos by methods, and what they say together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from denoiser_gui.dialogs.evaluation import marks
from denoiser_gui.views.palette import problem
from denoiser_gui.views.typography import bold

Index = QModelIndex | QPersistentModelIndex

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """A method.

    Attributes:
        method: its place among all methods, by which it has its mark.
        title: as a person calls it.
        tooltip: more of it.
    """

    method: int
    title: str
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in words; ``best`` of its row, or ``failed``, in which case the tooltip says why."""

    text: str = ""
    tooltip: str = ""
    best: bool = False
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A photo, or a figure of all of them.

    Attributes:
        head: the first cell.
        cells: one for each method.
        photo: which; None for none.
    """

    head: Cell
    cells: tuple[Cell, ...]
    photo: int | None = None


class FiguresModel(QAbstractTableModel):
    """The first column has the names, the others are the methods."""

    def __init__(self, view: QWidget, head: str) -> None:
        super().__init__(view)
        self._view, self._head = view, head
        self.columns: tuple[Column, ...] = ()
        self.rows: tuple[Row, ...] = ()

    def set_table(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        """Show this."""
        same = tuple(columns) == self.columns and [row.photo for row in rows] == [row.photo for row in self.rows]
        if same and rows:
            self.rows = tuple(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns)))
            return
        self.beginResetModel()
        self.columns, self.rows = tuple(columns), tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else 1 + len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation is not Qt.Orientation.Horizontal or section > len(self.columns):
            return None
        column = self.columns[section - 1] if section else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title if column else self._head
            case Qt.ItemDataRole.ToolTipRole:
                return (column.tooltip or column.title) if column else None
            case Qt.ItemDataRole.DecorationRole if column:
                return marks.icon(column.method)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT
        return None

    def cell(self, index: Index) -> Cell:
        """At this place."""
        row = self.rows[index.row()]
        return row.cells[index.column() - 1] if index.column() else row.head

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return cell.tooltip or cell.text or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words(index, cell)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if index.column() else _LEFT
            case Qt.ItemDataRole.FontRole if cell.best:
                return bold(self._view.font())
            case Qt.ItemDataRole.ForegroundRole if cell.failed:
                return problem(self._view.palette())
        return None

    def _words(self, index: Index, cell: Cell) -> str:
        """With what stands beside and above, which the eye sees."""
        if not index.column():
            return cell.text
        words = (self.rows[index.row()].head.text, self.columns[index.column() - 1].title, cell.text)
        return ", ".join((*words, self.tr("the best")) if cell.best else words)
