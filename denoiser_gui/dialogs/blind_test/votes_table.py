"""Every vote: what was seen at each place, and what was chosen."""

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from denoiser_gui.state.blind_test import BlindTest, Rgb
from denoiser_gui.views.typography import bold, tabular

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_THUMBNAIL = 64
_BEFORE, _AFTER = 1, 1
"""Columns before and after those of the places."""
_CHOSEN = "✓ "
_PHOTO_WIDTH, _ANSWER_WIDTH = 152, 144
_LEAST_NAME, _MOST_NAME = 88, 184


class VoteRows(QAbstractTableModel):
    """A row for each vote: the photo, a picture for each place, the answer.

    Args:
        table: whose font is used.
    """

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self._table = table
        self._test: BlindTest | None = None
        self._pictures: dict[tuple[int, int], QPixmap] = {}

    def set_test(self, test: BlindTest) -> None:
        """Another test."""
        self.beginResetModel()
        self._test = test
        self._pictures.clear()
        self.endResetModel()

    @property
    def _names(self) -> tuple[str, ...]:
        return () if self._test is None else self._test.candidates

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() or self._test is None else len(self._test.votes)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else _BEFORE + len(self._names) + _AFTER

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: N802
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        names = [self.tr("Photo"), *(str(place + 1) for place in range(len(self._names))), self.tr("Better")]
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, place = index.row(), index.column() - _BEFORE
        on_place = 0 <= place < len(self._names)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(row, place)
            case Qt.ItemDataRole.DecorationRole if on_place:
                return self._picture(row, place)
            case Qt.ItemDataRole.FontRole if on_place and self._chosen(row, place):
                return self._bold()
        return None

    def _text(self, row: int, place: int) -> str:
        assert self._test is not None
        question, vote = self._test.questions[row], self._test.votes[row]
        if place < 0:
            rect = question.crop.rect
            return f"{question.crop.photo}\n{rect.left}, {rect.top}"
        if place < len(self._names):
            return (_CHOSEN if vote.place == place else "") + self._names[question.order[place]]
        return self.tr("No difference") if vote.candidate is None else self._names[vote.candidate]

    def _chosen(self, row: int, place: int) -> bool:
        return self._test is not None and self._test.votes[row].place == place

    def _bold(self) -> QFont:
        return bold(self._table.font())

    def _picture(self, row: int, place: int) -> QPixmap:
        assert self._test is not None
        key = row, place
        if key not in self._pictures:
            ratio = self._table.devicePixelRatioF()
            found = thumbnail(self._test.questions[row].shown[place], round(_THUMBNAIL * ratio))
            found.setDevicePixelRatio(ratio)
            self._pictures[key] = found
        return self._pictures[key]


class VotesTable(QTableView):
    """The rows as a list; arrow keys go through it, Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = VoteRows(self)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Votes"))
        self.setFont(tabular(self.font()))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(_THUMBNAIL, _THUMBNAIL))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(_THUMBNAIL + 8)
        self.verticalHeader().setHighlightSections(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def show_test(self, test: BlindTest) -> None:
        """The votes of a test."""
        self.rows.set_test(test)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Places have what photo and answer leave, but names must be read."""
        places = self.rows.columnCount() - _BEFORE - _AFTER
        if places > 0:
            room = (self.viewport().width() - _PHOTO_WIDTH - _ANSWER_WIDTH) // places
            self.setColumnWidth(0, _PHOTO_WIDTH)
            for column in range(_BEFORE, _BEFORE + places):
                self.setColumnWidth(column, min(max(room, _THUMBNAIL + _LEAST_NAME), _THUMBNAIL + _MOST_NAME))


def thumbnail(rgb: Rgb, side: int) -> QPixmap:
    """The middle of a picture, ``side`` of its pixels wide and high, or as many as there are."""
    top, left = (max(0, (edge - side) // 2) for edge in rgb.shape[:2])
    part = np.ascontiguousarray(rgb[top : top + side, left : left + side])
    height, width = part.shape[:2]
    return QPixmap.fromImage(QImage(part.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888))
