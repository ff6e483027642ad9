"""Photos by methods, and below it what they say together; both tables move as one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from denoiser_gui.dialogs.evaluation.figures_model import Column, FiguresModel, Row
from denoiser_gui.state.evaluation import NAME
from denoiser_gui.views.framed_cells import FramedCells
from denoiser_gui.views.targets import TARGET
from denoiser_gui.views.typography import tabular

_NAME_WIDTH, _LEAST_WIDTH, _HEADER_ROOM = 184, 108, 40
_LEAST_ROWS = 3


class FiguresTable(QWidget):
    """Two tables with one set of columns.

    Signals:
        photoChosen(int): this photo is chosen now.
        cellWanted(int, int): a double click, or Enter, on a photo and the method of this place among all; -1 for none.
        sortWanted(int, bool): by this column, :data:`denoiser_gui.state.evaluation.NAME` for names; descending or not.
    """

    photoChosen = Signal(int)  # noqa: N815
    cellWanted = Signal(int, int)  # noqa: N815
    sortWanted = Signal(int, bool)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photos, self.together = _Table(), _Table()
        self.figures = FiguresModel(self.photos, self.tr("Photo"))
        self.summary = FiguresModel(self.together, "")
        self.photos.setModel(self.figures)
        self.together.setModel(self.summary)
        self.photos.setAccessibleName(self.tr("Photos by methods"))
        self.photos.setToolTip(self.tr("Enter shows the photo where the method is worst; S sorts by the column"))
        self.together.setAccessibleName(self.tr("All photos together"))
        self._arrange()
        self._connect()

    def show_photos(self, columns: Sequence[Column], photos: Sequence[int], make: Callable[[int], Row]) -> None:
        """Show these, in this order, each as ``make`` gives it; the photo that was chosen stays so."""
        chosen, anew = self.chosen, tuple(columns) != self.figures.columns
        with QSignalBlocker(self):
            self.figures.set_table(columns, photos, make)
            if chosen is not None:
                self.choose(chosen)
        if anew:
            self.fit_columns()

    def show_together(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        """Show what all of them say."""
        self.summary.set_table(columns, range(len(rows)), tuple(rows).__getitem__)
        height = sum(self.together.rowHeight(row) for row in range(len(rows))) + 2 * self.together.frameWidth()
        self.together.setFixedHeight(height)
        self.together.setVisible(bool(rows))
        self._copy_widths()

    def show_sorting(self, column: int, descending: bool) -> None:
        """An arrow in the head of this column."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header = self.photos.horizontalHeader()
        with QSignalBlocker(header):
            header.setSortIndicator(column + 1, order)

    @property
    def chosen(self) -> int | None:
        """The photo that is chosen."""
        index = self.photos.currentIndex()
        return self.figures.photos[index.row()] if index.isValid() else None

    def choose(self, photo: int) -> None:
        """Choose this photo and bring it into sight. Nothing is emitted."""
        if photo not in self.figures.photos or photo == self.chosen:
            return
        place = self.figures.photos.index(photo)
        column = max(self.photos.currentIndex().column(), 0)
        with QSignalBlocker(self):
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.photos.selectionModel().setCurrentIndex(self.figures.index(place, column), flags)
        self.photos.scrollTo(self.figures.index(place, column))

    def fit_columns(self) -> None:
        """Methods as wide as their titles; names get the rest, as long as that is enough for them."""
        header, count = self.photos.horizontalHeader(), len(self.figures.columns)
        metrics = QFontMetrics(self.photos.font())
        wanted = [
            max(_LEAST_WIDTH, metrics.horizontalAdvance(one.title) + _HEADER_ROOM) for one in self.figures.columns
        ]
        for place, width in enumerate(wanted, 1):
            header.resizeSection(place, width)
        if count:
            header.resizeSection(0, max(_NAME_WIDTH, self.photos.viewport().width() - sum(wanted)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit_columns()

    def _widths(self) -> list[int]:
        header = self.photos.horizontalHeader()
        return [header.sectionSize(place) for place in range(header.count())]

    def _copy_widths(self) -> None:
        for place, width in enumerate(self._widths()):
            self.together.setColumnWidth(place, width)

    def _arrange(self) -> None:
        self.together.horizontalHeader().hide()
        self.together.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.together.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.together.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.together.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.together.setAlternatingRowColors(False)
        self.together.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.photos.setMinimumHeight((_LEAST_ROWS + 1) * TARGET)
        self.photos.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.together)
        below.addSpacing(self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent))
        column.addWidget(self.photos, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        header = self.photos.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(
            lambda section, order: self.sortWanted.emit(section - 1, order is Qt.SortOrder.DescendingOrder)
        )
        header.sectionResized.connect(lambda *_: self._copy_widths())
        above, below = self.photos.horizontalScrollBar(), self.together.horizontalScrollBar()
        above.valueChanged.connect(below.setValue)
        below.rangeChanged.connect(lambda *_: below.setValue(above.value()))
        self.photos.selectionModel().currentChanged.connect(self._on_current)
        self.photos.activated.connect(self._on_activated)
        self.photos.sortKey.connect(self._sort_by_key)

    def _on_current(self, index: QModelIndex, before: QModelIndex) -> None:
        if index.isValid() and index.row() != before.row():
            self.photoChosen.emit(self.figures.photos[index.row()])

    def _on_activated(self, index: QModelIndex) -> None:
        method = self.figures.columns[index.column() - 1].method if index.column() else NAME
        self.cellWanted.emit(self.figures.photos[index.row()], method)

    def _sort_by_key(self) -> None:
        """By the column where the keyboard is; once more turns it."""
        header, section = self.photos.horizontalHeader(), max(self.photos.currentIndex().column(), 0)
        same = header.sortIndicatorSection() == section
        down = Qt.SortOrder.DescendingOrder
        turned = Qt.SortOrder.AscendingOrder if header.sortIndicatorOrder() is down else down
        header.setSortIndicator(section, turned if same else (down if section else Qt.SortOrder.AscendingOrder))


class _Table(QTableView):
    """Figures of one width, no grid.

    Signals:
        sortKey(): S was pressed.
    """

    sortKey = Signal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.setFont(tabular(self.font()))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setItemDelegate(FramedCells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(16)
        rows.setDefaultSectionSize(max(TARGET, self.fontMetrics().height() + 8))
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(64)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_S and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.sortKey.emit()
        else:
            super().keyPressEvent(event)

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:  # noqa: N802
        """The row that is chosen keeps its colour while the keyboard is elsewhere."""
        super().initViewItemOption(option)
        active = self.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
        option.palette.setColor(QPalette.ColorGroup.Inactive, QPalette.ColorRole.Highlight, active)
