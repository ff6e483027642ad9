"""A training as it runs and as it ended: pictures, curves, figures, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QTabWidget, QVBoxLayout, QWidget

from denoiser_gui.views.facts_table import FactsTable
from denoiser_gui.views.labels import SentenceLabel
from denoiser_gui.views.training_curves import TrainingCurves
from denoiser_gui.views.training_header import TrainingHeader
from denoiser_gui.views.training_previews import TrainingPreviews
from denoiser_gui.views.training_summary import TrainingSummary
from denoiser_gui.views.typography import small

_PICTURES, _FIGURES = 800, 440


class TrainingPanel(QWidget):
    """Fills the middle of the window in place of the photos.

    Attributes:
        header, previews, curves, summary: its parts.
        facts: two tables of figures.
        warnings: what is to be known of the run, below them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = TrainingHeader()
        self.previews = TrainingPreviews()
        self.curves = TrainingCurves()
        self.summary = TrainingSummary()
        self.facts = (FactsTable(), FactsTable())
        self.warnings = SentenceLabel()
        self.warnings.setFont(small(self.font()))
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setAccessibleName(self.tr("Curves and summary"))
        self._arrange()

    def set_facts(self, left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]]) -> None:
        """Labels and figures below the curves."""
        for table, facts in zip(self.facts, (left, right), strict=True):
            table.set_facts(facts)

    def show_warnings(self, warnings: Sequence[str]) -> None:
        """What the training has to say of its photos or its folder, a sentence or more each."""
        self.warnings.setText("\n".join(warnings))
        self.warnings.setVisible(bool(warnings))

    def set_ended(self, ended: bool) -> None:
        """Whether there is a summary; it comes to the front once, when it is new."""
        place = self.tabs.indexOf(self.summary)
        if ended == self.tabs.isTabVisible(place):
            return
        self.tabs.setTabVisible(place, ended)
        self.tabs.setCurrentIndex(place if ended else 0)
        self.tabs.tabBar().setVisible(ended)

    def _arrange(self) -> None:
        self.tabs.addTab(self._make_figures(), self.tr("Curves"))
        self.tabs.addTab(self.summary, self.tr("Summary"))
        self.tabs.setTabVisible(1, False)
        self.tabs.tabBar().hide()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.previews)
        self._splitter.addWidget(self.tabs)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([_PICTURES, _FIGURES])
        self._splitter.setHandleWidth(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addWidget(self._splitter, 1)

    def _make_figures(self) -> QWidget:
        line = QHBoxLayout()
        line.setSpacing(24)
        for table in self.facts:
            line.addWidget(table, 1, Qt.AlignmentFlag.AlignTop)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.curves, 1)
        column.addLayout(line)
        column.addWidget(self.warnings)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        return area
