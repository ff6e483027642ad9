"""What came out of a blind test."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from denoiser_gui.dialogs.blind_test.pairs_table import PairsTable, p_text
from denoiser_gui.dialogs.blind_test.share_bar import ShareBar
from denoiser_gui.dialogs.blind_test.votes_table import VotesTable
from denoiser_gui.language import number
from denoiser_gui.state.blind_result import BlindResult, Pairwise, Share, result_of
from denoiser_gui.state.blind_test import BlindTest
from denoiser_gui.views.labels import NameLabel, SentenceLabel
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import large, small, tabular

_NAME_WIDTH = 240


class ResultPage(QWidget):
    """Shares with their intervals, of more than two every pair of them, and every vote. It decides nothing.

    Signals:
        copyRequested(), saveRequested(): the votes as CSV.
        againRequested(): another test.
        closeRequested(): enough.
    """

    copyRequested = Signal()  # noqa: N815
    saveRequested = Signal()  # noqa: N815
    againRequested = Signal()  # noqa: N815
    closeRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline, self.remark, self.note = SentenceLabel(), SentenceLabel(), SentenceLabel()
        self.headline.setFont(large(self.font()))
        self.note.setFont(small(self.font()))
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._shares = QWidget()
        self.pairs, self.table = PairsTable(), VotesTable()
        self.tabs = QTabWidget(documentMode=True)
        self.status = SentenceLabel()
        self._make_buttons()
        self._arrange()

    def _make_buttons(self) -> None:
        self.copy_button = QPushButton(self.tr("&Copy as CSV"), autoDefault=False)
        self.save_button = QPushButton(self.tr("&Save as CSV…"), autoDefault=False)
        self.again_button = QPushButton(self.tr("&New test"), autoDefault=False)
        self.close_button = QPushButton(self.tr("Close"), autoDefault=False)
        self.copy_button.clicked.connect(lambda: self.copyRequested.emit())
        self.save_button.clicked.connect(lambda: self.saveRequested.emit())
        self.again_button.clicked.connect(lambda: self.againRequested.emit())
        self.close_button.clicked.connect(lambda: self.closeRequested.emit())

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.status, 1)
        for button in (self.copy_button, self.save_button, self.again_button, self.close_button):
            make_target(button)
            foot.addWidget(button)
        self.tabs.addTab(self._pairs_page(), self.tr("In &pairs"))
        self.tabs.addTab(self.table, self.tr("&Votes"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 24, 24, 16)
        self._column.setSpacing(8)
        for widget in (self.headline, self.remark, self._shares, self.note):
            self._column.addWidget(widget)
        self._column.addWidget(self.tabs, 1)
        self._column.addLayout(foot)

    def _pairs_page(self) -> QWidget:
        """The pairs, and what is to be known about them."""
        page, note = QWidget(), SentenceLabel()
        note.setText(
            self.tr(
                "Of two, those crops count on which one of them was picked; p is with regard to all pairs together "
                "(exact sign test, Holm). Every vote was for the best of all: it says little of two that were seldom "
                "picked, and a test of these two alone says more."
            )
        )
        note.setFont(self.note.font())
        note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.pairs, 1)
        column.addWidget(note)
        return page

    def show_result(self, test: BlindTest) -> None:
        """What the votes so far say."""
        result = result_of(test)
        self.headline.setText(self._headline(result))
        several = result.pairwise is None
        self.remark.setText(self._remark_on_several(result) if several else self._remark(result.pairs[0]))
        self.remark.setVisible(bool(self.remark.text()))
        self.pairs.show_pairs(result.pairs)
        self.tabs.setTabVisible(0, several)
        self.tabs.setCurrentIndex(0 if several else 1)
        self.note.setText(self._note(result))
        self._show_shares(result)
        self.table.show_test(test)
        self.status.setText("")
        self.close_button.setFocus()

    def _headline(self, result: BlindResult) -> str:
        (first, most), *rest = result.shares
        total = most.total
        if most.count == 0:
            return self.tr("No difference was seen in any of %n crops.", "", total)
        if rest[0][1].count == most.count:
            return self.tr("No picture looked better more often than all others.")
        return self.tr("{name} looked better most often: {count} of {all} crops.").format(
            name=first, count=most.count, all=total
        )

    def _remark(self, found: Pairwise) -> str:
        if found.won + found.lost == 0:
            return ""
        p = p_text(found.p)
        told = p if p.startswith("<") else f"= {p}"
        odds = self.tr("{won} to {lost} (sign test, p {p}).").format(won=found.won, lost=found.lost, p=told)
        verdict = self.tr("That is beyond chance.") if found.sure else self.tr("That may be chance.")
        return f"{odds} {verdict}"

    def _remark_on_several(self, result: BlindResult) -> str:
        """What is sure of the one that was picked most often; the others are in the table."""
        first, most = result.shares[0]
        if most.count == 0:
            return ""
        own = [pair for pair in result.pairs if pair.winner == first]
        behind, even = (self._listed([pair.loser for pair in own if pair.sure is sure]) for sure in (True, False))
        if not behind:
            text = self.tr("That {first} was picked more often than any of the others may be chance.")
        elif even:
            text = self.tr(
                "{first} was picked more often than {behind}, beyond chance; compared with {even} it may be chance."
            )
        else:
            text = self.tr("{first} was picked more often than each of the others, beyond chance.")
        return text.format(first=first, behind=behind, even=even)

    def _listed(self, names: Sequence[str]) -> str:
        if len(names) < 2:
            return "".join(names)
        return self.tr("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])

    def _note(self, result: BlindResult) -> str:
        places = ", ".join(f"{place + 1}: {count}" for place, count in enumerate(result.places))
        return self.tr(
            "The line in each bar is the interval in which the share lies with 95 % confidence (Wilson). Votes by "
            "place: {places}. The crops were chosen where the pictures differ most; of other places this says little."
        ).format(places=places)

    def _show_shares(self, result: BlindResult) -> None:
        before, self._shares = self._shares, QWidget()
        grid = QGridLayout(self._shares)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        rows = [*result.shares, (self.tr("No difference"), result.undecided)]
        for row, (label, share) in enumerate(rows):
            self._add_share(grid, row, label, share)
        self._column.replaceWidget(before, self._shares)
        before.hide()
        before.deleteLater()

    def _add_share(self, grid: QGridLayout, row: int, label: str, share: Share) -> None:
        name, bar, figures = NameLabel(label), ShareBar(share), QLabel(_figures(share))
        name.setMaximumWidth(_NAME_WIDTH)
        figures.setFont(tabular(self.font()))
        figures.setAccessibleName(f"{label}: {figures.text()}")
        for column, widget in enumerate((name, bar, figures)):
            grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter if column != 1 else Qt.AlignmentFlag(0))


def _figures(share: Share) -> str:
    low, high = (number(100 * end, 0) for end in share.interval)
    return f"{share.count} / {share.total}   {number(100 * share.value, 0)} %   ({low} … {high} %)"
