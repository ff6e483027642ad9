"""What model? One that learns further, or a new one, and how large."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from denoiser_gui.dialogs.training_wizard.beside import Beside
from denoiser_gui.dialogs.training_wizard.choice_card import ChoiceCard
from denoiser_gui.dialogs.training_wizard.expert_form import ExpertForm
from denoiser_gui.dialogs.training_wizard.page import PlanPage
from denoiser_gui.state.training_plan import Plan
from denoiser_gui.views.disclosure import Disclosure
from denoiser_gui.views.labels import SentenceLabel
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import bold, tabular
from engine.training.config import LOSSES

_COLUMNS, _FIELD_WIDTH = 4, 240


@dataclass(frozen=True, slots=True)
class ModelOffer:
    """A model that can learn further: its name, and what is told of it."""

    name: str
    facts: str


@dataclass(frozen=True, slots=True)
class SizeOffer:
    """A size of a new network.

    Attributes:
        name: in the configuration.
        title: for people.
        cells: weights, time for a megapixel, time for a whole photo; empty while they are measured.
    """

    name: str
    title: str
    cells: tuple[str, str, str]


class ModelPage(PlanPage):
    """Two choices; for the second one a table of sizes with their measured speeds.

    ``experts`` emits keys of the configuration.
    """

    def __init__(self, title: str, explanation: str) -> None:
        super().__init__(title, explanation)
        self._facts: dict[str, str] = {}
        self._offered: tuple[str, ...] = ()
        self.further = ChoiceCard(
            self.tr("&Train a model further"),
            self.tr("It knows much already and learns your photos on top. Best where time or photos are few."),
            "model-further",
        )
        self.anew = ChoiceCard(
            self.tr("Start a&new"),
            self.tr("An empty network of a size you choose. It takes many photos and hours."),
            "model-anew",
        )
        self.models = QComboBox()
        self.models.setAccessibleName(self.tr("Model to train further"))
        make_target(self.models)
        self.model_facts = SentenceLabel()
        self.model_facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.sizes = QWidget()
        self.size_buttons: dict[str, QRadioButton] = {}
        self._cells: dict[str, tuple[QLabel, ...]] = {}
        self.architecture = QComboBox()
        self.architecture.setAccessibleName(self.tr("Architecture"))
        make_target(self.architecture)
        self.experts = self._make_experts()
        self._group = QButtonGroup(self)
        self._size_group = QButtonGroup(self)
        self._arrange()
        self._connect()

    def set_plan(self, plan: Plan) -> None:
        """Show these answers; nothing is emitted."""
        (self.anew if plan.anew else self.further).setChecked(True)
        with QSignalBlocker(self.models):
            self.models.setCurrentIndex(self.models.findData(plan.start))
        self.model_facts.setText(self._facts.get(plan.start, ""))
        with QSignalBlocker(self.architecture):
            self.architecture.setCurrentIndex(self.architecture.findData(plan.architecture))
        if plan.size in self.size_buttons:
            self.size_buttons[plan.size].setChecked(True)
        for widget in (self._further_row, self.model_facts):
            widget.setVisible(not plan.anew)
        self.sizes.setVisible(plan.anew)
        self._architecture_row.setVisible(plan.anew)

    def show_experts(self, preset: Mapping[str, Any], own: Mapping[str, Any]) -> None:
        """What comes by itself, and the person's own."""
        self.experts.show_values(preset, own)

    def set_models(self, models: Sequence[ModelOffer]) -> None:
        """What can be trained further."""
        self._facts = {model.name: model.facts for model in models}
        with QSignalBlocker(self.models):
            self.models.clear()
            for model in models:
                self.models.addItem(model.name, model.name)
        self.further.setEnabled(bool(models))

    def set_architectures(self, architectures: Sequence[tuple[str, str]]) -> None:
        """Names and titles."""
        with QSignalBlocker(self.architecture):
            self.architecture.clear()
            for name, title in architectures:
                self.architecture.addItem(title, name)

    def show_sizes(self, sizes: Sequence[SizeOffer], chosen: str) -> None:
        """The sizes there are, with what is known of their speed."""
        names = tuple(size.name for size in sizes)
        if names != self._offered:
            self._offered = names
            self._make_sizes(sizes)
        for size in sizes:
            self.size_buttons[size.name].setChecked(size.name == chosen)
            self.size_buttons[size.name].setAccessibleDescription(", ".join(filter(None, size.cells)))
            for label, text in zip(self._cells[size.name], size.cells, strict=True):
                label.setText(text or "…")

    def _make_sizes(self, sizes: Sequence[SizeOffer]) -> None:
        before, self.sizes = self.sizes, QWidget()
        self.size_buttons, self._cells = {}, {}
        grid = QGridLayout(self.sizes)
        grid.setContentsMargins(24, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(_COLUMNS, 1)
        self._add_headings(grid)
        for row, size in enumerate(sizes, 1):
            self._add_size(grid, row, size)
        self._column.replaceWidget(before, self.sizes)
        self.sizes.setVisible(before.isVisibleTo(self))
        before.hide()
        before.deleteLater()

    def _add_headings(self, grid: QGridLayout) -> None:
        headings = (self.tr("Size"), self.tr("Weights"), self.tr("1 MP here"), self.tr("24 MP here"))
        for column, text in enumerate(headings):
            label = QLabel(text)
            label.setFont(bold(self.font()))
            grid.addWidget(label, 0, column, _side(column))

    def _add_size(self, grid: QGridLayout, row: int, size: SizeOffer) -> None:
        button = self.size_buttons[size.name] = QRadioButton(size.title)
        make_target(button)
        button.clicked.connect(lambda _on=False, name=size.name: self.answer(size=name))
        self._size_group.addButton(button)
        grid.addWidget(button, row, 0)
        self._cells[size.name] = tuple(QLabel() for _ in size.cells)
        for column, label in enumerate(self._cells[size.name], 1):
            label.setFont(tabular(self.font()))
            grid.addWidget(label, row, column, _side(column))

    def _make_experts(self) -> ExpertForm:
        form = ExpertForm()
        losses = [(name, name) for name in LOSSES]
        form.add_choice("optimisation.loss", self.tr("&Loss"), losses)
        form.add_choice("optimisation.final_loss", self.tr("Loss near the en&d"), losses)
        form.add_choice("optimisation.optimiser", self.tr("&Optimiser"), [("adamw", "AdamW"), ("adam", "Adam")])
        schedules = [("cosine", self.tr("Cosine")), ("multi-step", self.tr("In steps"))]
        form.add_choice("optimisation.schedule", self.tr("&Schedule"), schedules)
        form.add_switch("augmentation.flips", self.tr("Mirror images (&flips)"))
        form.add_switch("augmentation.turns", self.tr("&Quarter turns"))
        probability = self.tr("Probability, 0 to 1")
        for key, title in (
            ("augmentation.mixup", self.tr("Mixu&p")),
            ("augmentation.cutmix", self.tr("&Cutmix")),
            ("augmentation.cutout", self.tr("Cuto&ut")),
            ("augmentation.brightness", self.tr("B&rightness")),
        ):
            form.add_number(key, title, probability)
        form.finish()
        return form

    def _arrange(self) -> None:
        for card in (self.further, self.anew):
            self._group.addButton(card)
        self._further_row = self._labelled(self.tr("&Model"), self.models)
        self._architecture_row = self._labelled(self.tr("&Architecture"), self.architecture)
        inside = QWidget()
        folded = QVBoxLayout(inside)
        folded.setContentsMargins(0, 0, 0, 0)
        folded.setSpacing(8)
        folded.addWidget(self._architecture_row)
        folded.addWidget(self.experts)
        self.disclosure = Disclosure(self.tr("For &experts"), inside)
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(Beside(self.further, self.anew, spacing=8))
        for widget in (self._further_row, self.model_facts, self.sizes, self.disclosure):
            self._column.addWidget(widget)
        self._column.addStretch()
        self.model_facts.setContentsMargins(24, 0, 0, 0)

    def _labelled(self, text: str, field: QWidget) -> QWidget:
        """A row with as much room as the field needs."""
        row, title = QWidget(), QLabel(text)
        title.setBuddy(field)
        line = QHBoxLayout(row)
        line.setContentsMargins(24, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(title)
        field.setMinimumWidth(_FIELD_WIDTH)
        line.addWidget(field)
        line.addStretch()
        return row

    def _connect(self) -> None:
        self.further.clicked.connect(lambda: self.answer(anew=False))
        self.anew.clicked.connect(lambda: self.answer(anew=True))
        self.models.activated.connect(lambda _at: self.answer(start=self.models.currentData()))
        self.architecture.activated.connect(lambda _at: self.answer(architecture=self.architecture.currentData()))
        self.experts.judged.connect(lambda: self.set_filled(not self.experts.is_wrong))


def _side(column: int) -> Qt.AlignmentFlag:
    level = Qt.AlignmentFlag.AlignVCenter
    return level | (Qt.AlignmentFlag.AlignLeading if column == 0 else Qt.AlignmentFlag.AlignTrailing)
