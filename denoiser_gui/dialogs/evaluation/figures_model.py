"""Cells of the two tables of an evaluation: photos by methods, and what they say together."""

from collections.abc import Callable, Sequence
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
    """A photo, or a figure of all of them: the first cell, and one for each method."""

    head: Cell
    cells: tuple[Cell, ...]


class FiguresModel(QAbstractTableModel):
    """The first column has the names, the others are the methods. Of thousands of rows those are made that are seen."""

    def __init__(self, view: QWidget, head: str) -> None:
        super().__init__(view)
        self._view, self._head = view, head
        self.columns: tuple[Column, ...] = ()
        self.photos: tuple[int, ...] = ()
        self._make: Callable[[int], Row] = _empty
        self._made: dict[int, Row] = {}

    def set_table(self, columns: Sequence[Column], photos: Sequence[int], make: Callable[[int], Row]) -> None:
        """Show a row for each of these photos, as ``make`` gives it."""
        same = (tuple(columns), tuple(photos)) == (self.columns, self.photos)
        self._make, self._made = make, {}
        if same and photos:
            self.dataChanged.emit(self.index(0, 0), self.index(len(photos) - 1, len(columns)))
            return
        self.beginResetModel()
        self.columns, self.photos = tuple(columns), tuple(photos)
        self.endResetModel()

    def row(self, place: int) -> Row:
        """At this place."""
        photo = self.photos[place]
        if photo not in self._made:
            self._made[photo] = self._make(photo)
        return self._made[photo]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.photos)

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
        row = self.row(index.row())
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
        words = (self.row(index.row()).head.text, self.columns[index.column() - 1].title, cell.text)
        return ", ".join((*words, self.tr("the best")) if cell.best else words)


def _empty(_photo: int) -> Row:
    return Row(Cell(), ())
