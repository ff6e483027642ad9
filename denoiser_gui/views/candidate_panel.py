"""All pictures there are of a photo, by number, with their figures: chosen here for the left and the right side."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from denoiser_gui.views.candidate_row import GAP, CandidateRow, Row, figure_widths
from denoiser_gui.views.method_menu import MethodMenu
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import bold, small, tabular


class CandidatePanel(QWidget):
    """The rows, and what the right side gains over the left; hidden without rows.

    Attributes:
        add_button: for more methods; it has its place elsewhere, as it is there without rows as well.
        menu: what it opens.

    Signals:
        chosen(str, bool): the picture of this name is wanted on the left, or else on the right.
        removeRequested(str): the result of this name is not wanted any more.
    """

    chosen = Signal(str, bool)
    removeRequested = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu = MethodMenu(self)
        self.add_button = QToolButton()
        self.add_button.setText(self.tr("Add methods…"))
        self.add_button.setAutoRaise(True)
        self.add_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add_button.clicked.connect(self.open_menu)
        self.add_button.setToolTip(self.tr("Compare with results of other methods and models"))
        make_target(self.add_button)
        self._buttons: list[CandidateRow] = []
        self._lines = (0, False)
        self._heads = self._figures(self.tr("PSNR (dB)"), self.tr("SSIM"))
        self._gain = self._figures("", "", self.tr("Gain"))
        self._gain[0].setToolTip(self.tr("The right side against the left one"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heads[0])
        column.addLayout(self._rows)
        column.addSpacing(GAP // 2)
        column.addWidget(self._gain[0])
        self.set_rows((), None)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is told now."""
        return tuple(button.row for button in self._buttons if not button.isHidden())

    def button(self, name: str) -> CandidateRow:
        """The row of that name.

        Raises:
            KeyError: there is none.
        """
        for button in self._buttons:
            if not button.isHidden() and button.row.name == name:
                return button
        raise KeyError(name)

    def open_menu(self) -> None:
        """Let the person tick methods, below the button."""
        self.menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def set_rows(self, rows: Sequence[Row], gain: tuple[str, str] | None) -> bool:
        """Tell these; ``gain`` in PSNR and SSIM of the right side over the left, None where it is not known.

        Its line is there as long as there are figures, so that nothing moves while the person compares.

        Returns:
            Whether there are more or fewer lines than before.
        """
        while len(self._buttons) < len(rows):
            self._buttons.append(self._make_button())
        for button, row in zip(self._buttons, rows, strict=False):
            button.show_row(row)
            button.setVisible(True)
        for button in self._buttons[len(rows) :]:
            button.setVisible(False)
        measured = any(row.psnr or row.ssim for row in rows)
        lines = (len(rows), measured)
        for line in (self._heads[0], self._gain[0]):
            line.setVisible(measured)
        self.setVisible(bool(rows))
        for label, text in zip(self._gain[1:], gain or ("–", "–"), strict=True):
            label.setText(text)
        before, self._lines = self._lines, lines
        return lines != before

    def _make_button(self) -> CandidateRow:
        button = CandidateRow(self)
        button.chosen.connect(partial(self._on_chosen, button))
        button.removeRequested.connect(lambda: self.removeRequested.emit(button.row.name))
        self._rows.addWidget(button)
        QWidget.setTabOrder(self._buttons[-1] if self._buttons else self.add_button, button)  # made last, but read here
        return button

    def _on_chosen(self, button: CandidateRow, left: bool) -> None:
        self.chosen.emit(button.row.name, left)

    def _figures(self, psnr: str, ssim: str, title: str = "") -> tuple[QWidget, QLabel, QLabel]:
        """A line with two figures under those of the rows."""
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        labels = QLabel(psnr), QLabel(ssim)
        heading = QLabel(title)
        layout.addWidget(heading, 1)
        font = tabular(small(self.font())) if title else self.font()
        heading.setFont(font)
        for label, width in zip(labels, figure_widths(QFontMetrics(bold(tabular(self.font())))), strict=True):
            label.setFont(font)
            label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
            label.setMinimumWidth(width)
            layout.addWidget(label)
        return line, *labels
