"""PSNR and SSIM of both sides."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from denoiser_gui.language import number
from denoiser_gui.views.typography import bold, small, tabular
from engine.metrics.score import Score


def psnr_text(psnr: float) -> str:
    """Two decimals, without the unit."""
    return "∞" if math.isinf(psnr) else number(psnr, 2)


def ssim_text(ssim: float) -> str:
    """Four decimals."""
    return number(ssim, 4)


def gain_text(before: float, after: float, decimals: int) -> str:
    """The difference with its sign, a dash where there is none to tell."""
    if not math.isfinite(after - before):
        return "–"
    return f"{'−' if after < before else '+'}{number(abs(after - before), decimals)}"


class ScoreTable(QWidget):
    """Three rows, Noisy, Denoised and the gain; or, without a ground truth, how to give one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = self.tr("No ground truth. Drop the clean photo onto its thumbnail.")
        self.hint = QLabel(self._hint, wordWrap=True)
        self.hint.setFont(small(self.font()))
        self._listed = False
        self._heads: dict[QLabel, str] = {}
        self._table = QWidget()
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for column, title in ((1, self.tr("PSNR (dB)")), (2, self.tr("SSIM"))):
            grid.addWidget(self._cell(title), 0, column)
        self.noisy = self._row(grid, 1, self.tr("Noisy"))
        self.denoised = self._row(grid, 2, self.tr("Denoised"))
        self.gain = self._row(grid, 3, self.tr("Gain"))
        grid.setColumnStretch(0, 1)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.addWidget(self.hint)
        column_layout.addWidget(self._table)
        self.set_scores(None, None)

    def set_scores(self, noisy: Score | None, denoised: Score | None, possible: bool = True) -> None:
        """Without a noisy score there is no ground truth; without a denoised one it is still to come.

        Where none is ``possible`` nothing is asked for.
        """
        self.hint.setText(self._hint if possible else "–")
        self._measured = noisy is not None
        self._show_parts()
        for cells, score in ((self.noisy, noisy), (self.denoised, denoised)):
            self._write(cells[0], "–" if score is None else psnr_text(score.psnr))
            self._write(cells[1], "–" if score is None else ssim_text(score.ssim))
        self._write(self.gain[0], gain_text(noisy.psnr, denoised.psnr, 2) if noisy and denoised else "–")
        self._write(self.gain[1], gain_text(noisy.ssim, denoised.ssim, 4) if noisy and denoised else "–")

    def set_listed(self, listed: bool) -> None:
        """Whether the figures are told elsewhere, in a list of all pictures; then only the hint is left."""
        self._listed = listed
        self._show_parts()

    def _show_parts(self) -> None:
        self.hint.setVisible(not self._measured)
        self._table.setVisible(self._measured and not self._listed)
        self.setVisible(not (self._measured and self._listed))

    def _write(self, cell: QLabel, text: str) -> None:
        """Screen readers hear with the figure what it is of."""
        cell.setText(text)
        cell.setAccessibleName(f"{self._heads[cell]}: {text}")

    def _row(self, grid: QGridLayout, row: int, name: str) -> tuple[QLabel, QLabel]:
        title = QLabel(name)
        psnr, ssim = self._cell("–"), self._cell("–")
        self._heads[psnr] = self.tr("{side}, PSNR in dB").format(side=name)
        self._heads[ssim] = self.tr("{side}, SSIM").format(side=name)
        for figure, widest in ((psnr, "+88.88"), (ssim, "+0.8888")):
            figure.setFont(bold(tabular(self.font())))
            figure.setMinimumWidth(QFontMetrics(figure.font()).horizontalAdvance(widest))
            figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for column, cell in enumerate((title, psnr, ssim)):
            grid.addWidget(cell, row, column)
        return psnr, ssim

    def _cell(self, text: str) -> QLabel:
        cell = QLabel(text)
        cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        cell.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        return cell
