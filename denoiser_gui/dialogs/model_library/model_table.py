"""The models of the library as a table; names of own models are changed in their place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from denoiser_gui.views.framed_cells import FramedCells
from denoiser_gui.views.icons import pixmap
from denoiser_gui.views.palette import problem
from denoiser_gui.views.typography import bold, tabular

Index = QModelIndex | QPersistentModelIndex

_ROW_HEIGHT, _ICON = 32, 32
_NAME, _NUMBERS = 0, (3, 4)
_WIDTHS = (168, 224, 168, 104, 80, 88, 96)
_GAP = "\N{EN SPACE}"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class ModelRow:
    """What the table tells about one model.

    Attributes:
        name: of it.
        purpose, figures, speed, size, date, licence: in words.
        own: whether it can be renamed and deleted.
        used: whether photos are denoised with it now.
        doubt: why it is in doubt; empty if it is not.
    """

    name: str
    purpose: str = ""
    figures: str = ""
    speed: str = ""
    size: str = ""
    date: str = ""
    licence: str = ""
    own: bool = False
    used: bool = False
    doubt: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts in the order of the columns."""
        return (self.name, self.purpose, self.figures, self.speed, self.size, self.date, self.licence)


class ModelTableModel(QAbstractTableModel):
    """Seven columns.

    Signals:
        renamed(str, str): the person wants to give this model that name; the table shows it once it has it.
    """

    renamed = Signal(str, str)

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.rows: list[ModelRow] = []

    @property
    def titles(self) -> tuple[str, ...]:
        """Of the columns."""
        return (
            self.tr("Model"),
            self.tr("For"),
            self.tr("Figures"),
            self.tr("Speed here"),
            self.tr("Size"),
            self.tr("Date"),
            self.tr("Licence"),
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(_WIDTHS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self.titles[section]}{_GAP}" if section in _NUMBERS else self.titles[section]
        return (_RIGHT if section in _NUMBERS else _LEFT) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        named = index.isValid() and index.column() == _NAME and self.rows[index.row()].own
        return flags | Qt.ItemFlag.ItemIsEditable if named else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return f"{row.cells[column]}{_GAP}" if column in _NUMBERS else row.cells[column]
            case Qt.ItemDataRole.ToolTipRole:
                return row.doubt or row.cells[column] or None
            case Qt.ItemDataRole.AccessibleTextRole if column == _NAME:
                return self._words(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column in _NUMBERS else _LEFT
            case Qt.ItemDataRole.FontRole if row.used and column == _NAME:
                return bold(self._view.font())
            case Qt.ItemDataRole.DecorationRole if row.doubt and column == _NAME:
                return _alert(self._view.palette())
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        before = self.rows[index.row()].name
        wish = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or wish in ("", before):
            return False
        self.renamed.emit(before, wish)
        return True

    def set_rows(self, rows: Sequence[ModelRow]) -> None:
        """Show these models."""
        if [row.name for row in rows] == [row.name for row in self.rows]:
            self.rows = list(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(_WIDTHS) - 1))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def _words(self, row: ModelRow) -> str:
        used = self.tr("in use") if row.used else ""
        doubt = self.tr("in doubt: {reason}").format(reason=row.doubt) if row.doubt else ""
        return ", ".join(word for word in (row.name, used, doubt) if word)


class _NameDelegate(FramedCells):
    """The field for a new name fills the cell."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002, N802
        editor.setGeometry(option.rect)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.setAccessibleName(self.tr("New name of the model"))
        return editor


class ModelTable(QTableView):
    """One model a row; several may be chosen.

    Signals:
        chosen(list): names of the models that are chosen now.
        wanted(str): a double click, or Enter, on this model.
    """

    chosen = Signal(list)
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.models = ModelTableModel(self)
        self.setModel(self.models)
        self.setAccessibleName(self.tr("Models"))
        self.setFont(tabular(self.font()))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(FramedCells(self))
        self.setItemDelegateForColumn(_NAME, _NameDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._arrange_headers()
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.names))
        self.activated.connect(lambda index: self.wanted.emit(self.models.rows[index.row()].name))

    @property
    def names(self) -> list[str]:
        """Of the models that are chosen, in the order of the table."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.models.rows[row].name for row in rows]

    def set_rows(self, rows: Sequence[ModelRow]) -> None:
        """Show these models; those that were chosen stay so, as far as they are there."""
        before = self.names
        with QSignalBlocker(self.selectionModel()):
            self.models.set_rows(rows)
            self._select(before)
        if self.names != before:
            self.chosen.emit(self.names)

    def choose(self, names: Sequence[str]) -> None:
        """Choose these models, and bring the first into sight."""
        self._select(names)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def rename(self) -> None:
        """Let the person change the name of the model that is chosen."""
        index = self.models.index(self.currentIndex().row(), _NAME)
        if self.models.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)

    def _select(self, names: Sequence[str]) -> None:
        selection = self.selectionModel()
        places = [place for place, row in enumerate(self.models.rows) if row.name in names]
        selection.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place in places:
            selection.select(self.models.index(place, _NAME), flags)
        if places:
            selection.setCurrentIndex(self.models.index(places[0], _NAME), QItemSelectionModel.SelectionFlag.NoUpdate)

    def _arrange_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(_ROW_HEIGHT, self.fontMetrics().height() + 12))
        columns.setHighlightSections(False)
        columns.setStretchLastSection(True)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:  # noqa: N802
        """The row that is chosen keeps its colour while the keyboard is elsewhere in the window."""
        super().initViewItemOption(option)
        option.palette.setColor(
            QPalette.ColorGroup.Inactive,
            QPalette.ColorRole.Highlight,
            self.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight),
        )


def _alert(palette: QPalette) -> QIcon:
    """In the colour of the words where the row is chosen."""
    icon = QIcon(pixmap("triangle-alert", problem(palette), _ICON))
    chosen = palette.color(QPalette.ColorRole.HighlightedText)
    icon.addPixmap(pixmap("triangle-alert", chosen, _ICON), QIcon.Mode.Selected)
    return icon
