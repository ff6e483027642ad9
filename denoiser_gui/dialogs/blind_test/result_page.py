"""What came out of a blind test."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from denoiser_gui.dialogs.blind_test.share_bar import ShareBar
from denoiser_gui.dialogs.blind_test.votes_table import VotesTable
from denoiser_gui.language import number
from denoiser_gui.state.blind_result import BlindResult, Pairwise, Share, result_of
from denoiser_gui.state.blind_test import BlindTest
from denoiser_gui.views.labels import NameLabel, SentenceLabel
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import bold, large, small, tabular

_NAME_WIDTH = 240
_SMALLEST_P = 0.001
_SURE = 0.05


class ResultPage(QWidget):
    """Shares with their intervals, and every vote. It decides nothing.

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
        self.table = VotesTable()
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
        votes = QLabel(self.tr("Votes"))
        votes.setFont(bold(self.font()))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 24, 24, 16)
        self._column.setSpacing(8)
        for widget in (self.headline, self.remark, self._shares, self.note, votes):
            self._column.addWidget(widget)
        self._column.addWidget(self.table, 1)
        self._column.addLayout(foot)

    def show_result(self, test: BlindTest) -> None:
        """What the votes so far say."""
        result = result_of(test)
        self.headline.setText(self._headline(result))
        self.remark.setText("" if result.pairwise is None else self._remark(result.pairwise))
        self.remark.setVisible(result.pairwise is not None)
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
        p = f"< {number(_SMALLEST_P, 3)}" if found.p < _SMALLEST_P else f"= {number(found.p, 3)}"
        odds = self.tr("{won} to {lost} (sign test, p {p}).").format(won=found.won, lost=found.lost, p=p)
        verdict = self.tr("That is beyond chance.") if found.p < _SURE else self.tr("That may be chance.")
        return f"{odds} {verdict}"

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
