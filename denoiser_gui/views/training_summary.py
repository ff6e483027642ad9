"""What a finished training did, photo by photo."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from denoiser_gui.state.training_run import PhotoFigures
from denoiser_gui.views.palette import problem
from denoiser_gui.views.score_table import gain_text, psnr_text
from denoiser_gui.views.typography import bold, small, tabular


class TrainingSummary(QWidget):
    """A headline, a sentence, and the validation photos, the one with the least gain first.

    Signals:
        photoChosen(int): the row of a photo that is to be looked at.
    """

    photoChosen = Signal(int)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline, self.details = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.headline.setFont(bold(tabular(self.font())))
        self.details.setFont(tabular(self.font()))
        self.table = self._make_table()
        self.hint = QLabel(wordWrap=True)
        self.hint.setFont(small(self.font()))
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        for widget in (self.headline, self.details, self.table, self.hint):
            column.addWidget(widget, 1 if widget is self.table else 0)
        column.addStretch()  # without photos the words stay together at the top

    def show_words(self, headline: str, details: str) -> None:
        """What came of it."""
        self.headline.setText(headline)
        self.details.setText(details)
        self.details.setVisible(bool(details))

    def show_photos(self, photos: Sequence[PhotoFigures]) -> None:
        """A row a photo."""
        self.table.setVisible(bool(photos))
        self.hint.setVisible(bool(photos))
        self.say(self.tr("A click shows the photo. The one that gained least stands first."))
        self.table.setRowCount(len(photos))
        for row, photo in enumerate(photos):
            texts = (
                photo.name,
                psnr_text(photo.before),
                psnr_text(photo.after),
                gain_text(photo.before, photo.after, 2),
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
                if column == len(texts) - 1 and photo.gain < 0:
                    item.setForeground(problem(self.palette()))
                self.table.setItem(row, column, item)

    def say(self, sentence: str) -> None:
        """Below the photos."""
        self.hint.setText(sentence)

    def _make_table(self) -> QTableWidget:
        titles = [self.tr("Photo"), self.tr("Noisy (dB)"), self.tr("Denoised (dB)"), self.tr("Gain (dB)")]
        table = QTableWidget(0, len(titles))
        table.setHorizontalHeaderLabels(titles)
        table.setAccessibleName(self.tr("Validation photos before and after"))
        table.setFont(tabular(self.font()))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        table.cellClicked.connect(lambda row, _column: self.photoChosen.emit(row))
        table.activated.connect(lambda index: self.photoChosen.emit(index.row()))
        return table
