"""How long? A length, and an honest forecast of what it means on this computer."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from denoiser_gui.dialogs.training_wizard.beside import Beside
from denoiser_gui.dialogs.training_wizard.choice_card import ChoiceCard
from denoiser_gui.dialogs.training_wizard.expert_form import ExpertForm, show_reason
from denoiser_gui.dialogs.training_wizard.page import PlanPage
from denoiser_gui.state.training_plan import LENGTHS, OWN, UNITS, Plan, reason_against, typed
from denoiser_gui.views.disclosure import Disclosure
from denoiser_gui.views.labels import SentenceLabel
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import bold, tabular

_CHOICES_WIDTH, _AMOUNT_WIDTH = 400, 96


class LengthPage(PlanPage):
    """Lengths on one side, the forecast on the other.

    Args:
        title, explanation: as of every page.
        sentences: of the presets, by name.

    Signals:
        forecastWanted(), forecastUnwanted(): the person asks for it, or has enough of it.
    """

    forecastWanted = Signal()  # noqa: N815
    forecastUnwanted = Signal()  # noqa: N815

    def __init__(self, title: str, explanation: str, sentences: Mapping[str, str]) -> None:
        super().__init__(title, explanation)
        titles = {
            "quick": self.tr("&Quick"),
            "balanced": self.tr("Ba&lanced"),
            "best": self.tr("Bes&t"),
            OWN: self.tr("&As long as I say"),
        }
        self.cards = {name: ChoiceCard(titles[name], sentences.get(name, "")) for name in LENGTHS}
        self.amount = QLineEdit()
        self.amount.setFixedWidth(_AMOUNT_WIDTH)
        self.amount.setAccessibleName(self.tr("How long"))
        self.unit = QComboBox()
        self.unit.setAccessibleName(self.tr("Counted in"))
        for unit, name in zip(UNITS, (self.tr("minutes"), self.tr("epochs"), self.tr("steps")), strict=True):
            self.unit.addItem(name, unit)
        self.amount_reason = SentenceLabel()
        for field in (self.amount, self.unit):
            make_target(field)
        self.panel = ForecastPanel()
        self.experts = self._make_experts()
        self._amount_wrong = False
        self._group = QButtonGroup(self)
        self._arrange()
        self._connect()

    def set_plan(self, plan: Plan) -> None:
        """Show these answers; nothing is emitted. What is being typed stays as it is."""
        self.cards[plan.length].setChecked(True)
        self._own.setVisible(plan.length == OWN)
        with QSignalBlocker(self.unit):
            self.unit.setCurrentIndex(self.unit.findData(plan.unit))
        if not self._amount_wrong and typed(self.amount.text()) != plan.amount:
            self.amount.setText(f"{plan.amount:.10g}")
        self._judge()

    def show_experts(self, preset: Mapping[str, Any], own: Mapping[str, Any]) -> None:
        """What comes by itself, and the person's own."""
        self.experts.show_values(preset, own)

    def _make_experts(self) -> ExpertForm:
        form = ExpertForm()
        form.add_number("run.patch", self.tr("&Patch"), self.tr("Side in pixels"))
        form.add_number("run.batch", self.tr("Patches a &step"), self.tr("0: as many as fit into the memory"))
        form.add_number("optimisation.rate", self.tr("Learning &rate"), self.tr("The highest one"))
        form.add_number("run.seed", self.tr("See&d"), self.tr("The same one draws the same patches"))
        form.finish()
        return form

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        for card in self.cards.values():
            left.addWidget(card)
            self._group.addButton(card)
        left.addWidget(self._make_own())
        left.addStretch()
        left.setContentsMargins(0, 0, 0, 0)
        choices = QWidget()
        choices.setLayout(left)
        parts = Beside(choices, self.panel, _CHOICES_WIDTH)
        parts.set_level(Qt.AlignmentFlag.AlignTop)
        self.disclosure = Disclosure(self.tr("For &experts"), self.experts)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(parts)
        column.addWidget(self.disclosure)
        column.addStretch()

    def _make_own(self) -> QWidget:
        self._own = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.amount)
        row.addWidget(self.unit)
        row.addStretch()
        column = QVBoxLayout(self._own)
        column.setContentsMargins(24, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.amount_reason)
        return self._own

    def _connect(self) -> None:
        for name, card in self.cards.items():
            card.clicked.connect(lambda _on=False, name=name: self._choose(name))
        self.amount.textEdited.connect(lambda _text: self._on_amount())
        self.unit.activated.connect(lambda _at: self._on_amount())
        self.experts.judged.connect(self._judge)
        self.panel.button.clicked.connect(
            lambda: (self.forecastUnwanted if self.panel.is_busy else self.forecastWanted).emit()
        )

    def _choose(self, length: str) -> None:
        self.answer(length=length)
        if length == OWN:
            self.amount.setFocus()
            self.amount.selectAll()

    def _on_amount(self) -> None:
        self._judge()
        amount = typed(self.amount.text())
        if not self._amount_wrong and not isinstance(amount, str):
            self.answer(amount=float(amount), unit=self.unit.currentData())

    def _judge(self) -> None:
        """Whether all that is typed can be."""
        amount = typed(self.amount.text())
        reason = reason_against(f"run.{self.unit.currentData()}", amount)
        if not reason and amount == 0:
            reason = self.tr("More than 0, please.")
        self._amount_wrong = bool(reason)
        show_reason(self.amount_reason, reason, True)
        self.amount.setAccessibleDescription(reason)
        own = self.cards[OWN].isChecked()
        self.set_filled(not self.experts.is_wrong and not (own and self._amount_wrong))


class ForecastPanel(QFrame):
    """Rows of what is expected; while it is measured, how far that is. The button measures, or stops it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._busy = False
        heading = QLabel(self.tr("Forecast for this computer"))
        heading.setFont(bold(self.font()))
        self.note = SentenceLabel()
        self.rows = QWidget()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(self.tr("Trying some steps"))
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        make_target(self.button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 16, 16, 16)
        self._column.setSpacing(8)
        for widget in (heading, self.note, self.rows, self.bar):
            self._column.addWidget(widget)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_progress(None)

    @property
    def is_busy(self) -> bool:
        """Whether it is being measured."""
        return self._busy

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """What is expected: label and value."""
        before, self.rows = self.rows, QWidget()
        form = QFormLayout(self.rows)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(4)
        for label, value in rows:
            figure = SentenceLabel(value)
            figure.setFont(tabular(self.font()))
            figure.setAccessibleName(f"{label}: {value}")
            form.addRow(label, figure)
        self._column.replaceWidget(before, self.rows)
        before.hide()
        before.deleteLater()

    def say(self, sentence: str, wrong: bool = False) -> None:
        """Where the figures come from, or why there are none."""
        show_reason(self.note, sentence, wrong)

    def show_progress(self, fraction: float | None) -> None:
        """How far the measurement is; None: nothing is being measured."""
        self._busy = fraction is not None
        self.bar.setVisible(self._busy)
        self.bar.setRange(0, 0 if fraction == 0.0 else 1000)
        self.bar.setValue(round(1000 * (fraction or 0.0)))
        self.button.setText(self.tr("St&op") if self._busy else self.tr("&Forecast again"))
        self.rows.setForegroundRole(QPalette.ColorRole.PlaceholderText if self._busy else QPalette.ColorRole.WindowText)
