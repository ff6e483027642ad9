"""Every two of the candidates of a blind test against each other, in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from denoiser_gui.language import number
from denoiser_gui.state.blind_result import Pairwise
from denoiser_gui.views.framed_cells import FramedCells
from denoiser_gui.views.typography import bold, tabular

_ROW_HEIGHT, _LEAST_WIDTH = 28, 96
_SMALLEST_P = 0.001


class PairsTable(QTableWidget):
    """A row for each two: which was picked more often, how often, and whether that may be chance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("In pairs"))
        self.setFont(tabular(self.font()))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setShowGrid(False)
        self.setItemDelegate(FramedCells(self))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        heads = (self.tr("Picked as the better one"), self.tr("Votes"), self.tr("p"), self.tr("How sure"))
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels(heads)
        self._arrange()

    def _arrange(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_LEAST_WIDTH)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_pairs(self, pairs: Sequence[Pairwise]) -> None:
        """Tell of these."""
        self.setRowCount(len(pairs))
        for row, pair in enumerate(pairs):
            votes = self.tr("{won} to {lost}").format(won=pair.won, lost=pair.lost)
            p = p_text(pair.p_of_all) if pair.won + pair.lost else ""
            for column, text in enumerate((self._sentence(pair), votes, p, self._verdict(pair))):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if pair.sure:
                    item.setFont(bold(self.font()))
                self.setItem(row, column, item)

    def _sentence(self, pair: Pairwise) -> str:
        more = pair.won > pair.lost
        text = self.tr("{one} more often than {other}") if more else self.tr("{one} as often as {other}")
        return text.format(one=pair.winner, other=pair.loser)

    def _verdict(self, pair: Pairwise) -> str:
        if pair.sure:
            return self.tr("beyond chance")
        return self.tr("may be chance") if pair.telling else self.tr("too few votes to tell")


def p_text(p: float) -> str:
    """A probability, or that it is very small."""
    return f"< {number(_SMALLEST_P, 3)}" if p < _SMALLEST_P else number(p, 3)
