"""The open photos as rows for the filmstrip."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, eq=False)
class PhotoRow:
    """What the filmstrip tells about a photo.

    Attributes:
        key: by which the photo is known.
        name: of its file.
        state_text: ``Waiting``, ``42 %``, ``Done in 1.3 s``, ``Failed: reason``.
        progress: 0 to 1 while it is being denoised, else None.
        failed: it could not be opened or denoised.
        thumbnail: small picture, at best 112 pixels or more along its longer edge; None until it is made.
        tooltip: the whole name and whatever else fits; if empty, name and state.
        brief: the state in a word or a figure, where there is only room for the thumbnail; if empty, ``state_text``.
    """

    key: str
    name: str
    state_text: str
    progress: float | None = None
    failed: bool = False
    thumbnail: QImage | None = None
    tooltip: str = ""
    brief: str = ""


class PhotoListModel(QAbstractListModel):
    """Rows in the order of the session."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[PhotoRow] = []
        self._places: dict[str, int] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.ToolTipRole:
                return row.tooltip or f"{row.name}\n{row.state_text}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.name}, {row.state_text}"
            case Qt.ItemDataRole.UserRole:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = super().flags(index)
        return base | Qt.ItemFlag.ItemIsDropEnabled if index.isValid() else base

    def row_of(self, key: str) -> int | None:
        """Where a photo stands."""
        return self._places.get(key)

    def set_rows(self, rows: Sequence[PhotoRow]) -> None:
        """Take over all rows; where the photos are the same ones, only what is told about them changes."""
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self._places = {row.key: place for place, row in enumerate(rows)}
        self.endResetModel()

    def add_rows(self, rows: Sequence[PhotoRow]) -> None:
        """Take over more rows, behind the others."""
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
        self._places.update({row.key: place for place, row in enumerate(rows, len(self._rows))})
        self._rows.extend(rows)
        self.endInsertRows()

    def update_row(self, row: PhotoRow) -> None:
        """Change what is told about one photo; an unknown one is left out, it may just have been removed."""
        place = self.row_of(row.key)
        if place is not None:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))
