"""Several models side by side: figures first, the better ones marked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from denoiser_gui.views.typography import bold, tabular

if TYPE_CHECKING:
    from denoiser_gui.dialogs.model_library.model_page import ModelFacts

_LABEL_WIDTH, _ROW_HEIGHT = 184, 28


class Comparison(QTableWidget):
    """A column a model, a row a figure or a fact. The best figure of a row is bold and has a star."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The models side by side"))
        self.setFont(tabular(self.font()))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)

    def show_models(self, models: Sequence["ModelFacts"]) -> None:
        """Show these."""
        figures = _labels([model.figures for model in models])
        facts = _labels([model.facts for model in models])
        self.clear()
        self.setColumnCount(len(models) + 1)
        self.setRowCount(len(figures) + len(facts) + 1)
        self.setHorizontalHeaderLabels(["", *(model.name for model in models)])
        self._show_row(0, self.tr("For"), [model.purpose or "–" for model in models], set())
        for row, label in enumerate(figures, 1):
            values = [dict(model.figures).get(label, "–") for model in models]
            self._show_row(row, label, values, _best(models, label))
        for row, label in enumerate(facts, 1 + len(figures)):
            self._show_row(row, label, [dict(model.facts).get(label, "–") for model in models], set())
        self._arrange_columns()

    def _show_row(self, row: int, label: str, values: Sequence[str], best: set[int]) -> None:
        self.setItem(row, 0, _item(label))
        for column, value in enumerate(values):
            item = _item(f"{value} ★" if column in best else value)
            if column in best:
                item.setFont(bold(self.font()))
                item.setToolTip(self.tr("The best of these"))
            self.setItem(row, column + 1, item)

    def _arrange_columns(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.setColumnWidth(0, _LABEL_WIDTH)


def _labels(tables: Sequence[tuple[tuple[str, str], ...]]) -> list[str]:
    """All labels, each once, in the order in which they come first."""
    return list(dict.fromkeys(label for table in tables for label, _ in table))


def _best(models: Sequence["ModelFacts"], label: str) -> set[int]:
    """Which models have the best figure; none where only one has it or all are alike."""
    told = {
        place: measure
        for place, model in enumerate(models)
        for (name, _), measure in zip(model.figures, model.measures, strict=True)
        if name == label
    }
    if len(told) < 2 or len(set(told.values())) < 2:
        return set()
    return {place for place, measure in told.items() if measure == max(told.values())}


def _item(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return item
