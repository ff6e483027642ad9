"""What an evaluation found, while it runs and afterwards: the second page of the evaluation window."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSplitter, QVBoxLayout, QWidget

from denoiser_gui.dialogs.evaluation.figures_table import FiguresTable
from denoiser_gui.dialogs.evaluation.plot_area import PlotArea
from denoiser_gui.dialogs.evaluation.run_header import RunHeader
from denoiser_gui.views.targets import make_target

_TABLE_SHARE, _PLOT_SHARE = 380, 300
_FILTER_WIDTH = 160


class ResultsPage(QWidget):
    """Progress above, the tables in the middle, plots below.

    Signals:
        metricChosen(str), referenceChosen(str): in the boxes.
        filtered(str): only photos whose names hold this.
    """

    metricChosen = Signal(str)  # noqa: N815
    referenceChosen = Signal(str)  # noqa: N815
    filtered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header, self.table, self.plots = RunHeader(), FiguresTable(), PlotArea()
        self.metrics, self.references = QComboBox(), QComboBox()
        self.metrics.setAccessibleName(self.tr("What is shown"))
        self.references.setAccessibleName(self.tr("The method that others are compared with"))
        self.filter = QLineEdit(placeholderText=self.tr("Part of a name"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Only photos whose names hold this"))
        self.filter.setMaximumWidth(2 * _FILTER_WIDTH)
        self.filter.setMinimumWidth(_FILTER_WIDTH)
        for box in (self.metrics, self.references):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for widget in (self.metrics, self.references, self.filter):
            make_target(widget)
        self._arrange()
        self.metrics.activated.connect(lambda _place: self.metricChosen.emit(self.metrics.currentData()))
        self.references.activated.connect(lambda _place: self.referenceChosen.emit(self.references.currentData()))
        self.filter.textChanged.connect(self.filtered)

    def show_metrics(self, metrics: Sequence[tuple[str, str]], current: str) -> None:
        """What can be shown, as name and title."""
        _fill(self.metrics, metrics, current)

    def show_references(self, methods: Sequence[tuple[str, str]], current: str) -> None:
        """What others can be compared with, as name and title."""
        _fill(self.references, methods, current)

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        for text, widget in (
            (self.tr("&Show"), self.metrics),
            (self.tr("Compared &with"), self.references),
            (self.tr("&Filter"), self.filter),
        ):
            label = QLabel(text)
            label.setBuddy(widget)
            line.addWidget(label)
            line.addWidget(widget)
            line.addSpacing(16)
        line.addStretch()
        upper = QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(8)
        above.addLayout(line)
        above.addWidget(self.table, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(upper)
        splitter.addWidget(self.plots)
        splitter.setSizes([_TABLE_SHARE, _PLOT_SHARE])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(splitter, 1)


def _fill(box: QComboBox, choices: Sequence[tuple[str, str]], current: str) -> None:
    with QSignalBlocker(box):
        box.clear()
        for name, title in choices:
            box.addItem(title, name)
        box.setCurrentIndex(max(box.findData(current), 0))
