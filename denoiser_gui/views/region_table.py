"""What a region comes to: PSNR, SSIM and noise of both sides, as the table of the whole photo above it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from denoiser_gui.language import number
from denoiser_gui.views.labels import NameLabel
from denoiser_gui.views.score_table import gain_text, psnr_text, ssim_text
from denoiser_gui.views.typography import small, tabular
from engine.metrics.score import Score

_NOTHING = "–"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class RegionRow:
    """Of one side.

    Attributes:
        name: of the side.
        score: against the ground truth, if it is known.
        noise: in levels of 0 to 255, if it is known.
    """

    name: str
    score: Score | None = None
    noise: float | None = None


class RegionTable(QWidget):
    """A row a side, and the gain from the first to the second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = QLabel(wordWrap=True)
        self.note.setFont(small(self.font()))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(5)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._heads = [self._cell(title) for title in (self.tr("PSNR"), self.tr("SSIM"), self.tr("Noise"))]
        for head in self._heads:
            head.setFont(small(self.font()))
        self._heads[0].setToolTip(self.tr("In dB"))
        self._heads[2].setToolTip(self.tr("Estimated, in levels of 0 to 255"))
        self.names = [NameLabel() for _ in range(3)]
        self.cells = [[self._cell(_NOTHING) for _ in self._heads] for _ in self.names]
        for label in (self.names[2], *self.cells[2]):  # with its sign it is the longest, and leaves less for the names
            label.setFont(tabular(small(self.font())))
        self._fill()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._grid)
        column.addWidget(self.note)

    def _fill(self) -> None:
        for place, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, place + 1)
        for row, (name, cells) in enumerate(zip(self.names, self.cells, strict=True), 1):
            self._grid.addWidget(name, row, 0)
            for place, cell in enumerate(cells):
                self._grid.addWidget(cell, row, place + 1)

    def show_rows(self, rows: Sequence[RegionRow], measured: bool, note: str = "") -> None:
        """Show what is known.

        Args:
            rows: one or two sides.
            measured: whether there is a ground truth to measure against.
            note: a sentence below; may be empty.
        """
        self._write(0, rows[0] if rows else None)
        self._write(1, rows[1] if len(rows) > 1 else None)
        self._write_gain(rows)
        for column in (0, 1):
            for widget in (self._heads[column], *(cells[column] for cells in self.cells)):
                widget.setVisible(measured)
        self._hide_rows(len(rows), measured)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _hide_rows(self, count: int, measured: bool) -> None:
        seen = (count > 0, count > 1, count > 1 and measured)
        for name, cells, shown in zip(self.names, self.cells, seen, strict=True):
            name.setVisible(shown)
            for place, cell in enumerate(cells):
                cell.setVisible(shown and (measured or place == 2))

    def _write(self, place: int, row: RegionRow | None) -> None:
        name = "" if row is None else row.name
        score = None if row is None else row.score
        noise = None if row is None else row.noise
        self.names[place].setText(name)
        texts = (
            _NOTHING if score is None else psnr_text(score.psnr),
            _NOTHING if score is None else ssim_text(score.ssim),
            _NOTHING if noise is None else number(noise, 1),
        )
        self._put(place, name, texts)

    def _write_gain(self, rows: Sequence[RegionRow]) -> None:
        scores = [row.score for row in rows if row.score is not None]
        gains = (_NOTHING, _NOTHING, "")
        if len(scores) == 2:
            before, after = scores
            gains = (gain_text(before.psnr, after.psnr, 2), gain_text(before.ssim, after.ssim, 4), "")
        self.names[2].setText(self.tr("Gain"))
        self._put(2, self.tr("Gain"), gains)

    def _put(self, place: int, name: str, texts: Sequence[str]) -> None:
        """Screen readers hear with the figure what it is of."""
        for cell, head, text in zip(self.cells[place], self._heads, texts, strict=True):
            cell.setText(text)
            cell.setAccessibleName(f"{name}, {head.text()}: {text}")

    def _cell(self, text: str) -> QLabel:
        cell = QLabel(text)
        cell.setFont(tabular(self.font()))
        cell.setAlignment(_RIGHT)
        return cell
