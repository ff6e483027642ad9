"""What is set and what is known: model, strength, device, quality, photo."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from denoiser_gui.views.best_switch import BestSwitch
from denoiser_gui.views.candidate_panel import CandidatePanel
from denoiser_gui.views.candidate_row import Row
from denoiser_gui.views.choice_box import ChoiceBox
from denoiser_gui.views.closer_look import CloserLook
from denoiser_gui.views.detail_note import DetailNote
from denoiser_gui.views.facts_table import FactsTable
from denoiser_gui.views.score_table import ScoreTable
from denoiser_gui.views.strength_hint import StrengthHint
from denoiser_gui.views.strength_panel import StrengthPanel
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import bold, small
from engine.metrics.score import Score

_MINIMUM_WIDTH, _NARROW = 240, 224
_MARGIN, _NARROW_MARGIN = 16, 8


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of the model or the device picker.

    Attributes:
        name: by which the engine knows it.
        label: what the person reads.
        explanation: one sentence below the picker; may be empty.
    """

    name: str
    label: str
    explanation: str = ""


class Inspector(QScrollArea):
    """The right side of the window; scrolls where it is low. Setting a value by a method emits nothing.

    Attributes:
        detail: tells where detail was lost.
        closer: region, histogram and pixel.

    Signals:
        modelChosen(str), deviceChosen(str): name of the entry the person picked.
        strengthChanged(float, float): luminance and chrominance, each 0 to 1.
        bestChosen(bool): whether the person wants the best quality.
        adviceTaken(): the person wants the strength that is suggested.
    """

    modelChosen = Signal(str)  # noqa: N815
    deviceChosen = Signal(str)  # noqa: N815
    strengthChanged = Signal(float, float)  # noqa: N815
    bestChosen = Signal(bool)  # noqa: N815
    adviceTaken = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        self.models, self.devices = Picker(self.tr("Model")), Picker(self.tr("Device"))
        self.strength, self.scores, self.facts = StrengthPanel(), ScoreTable(), FactsTable()
        self.candidates = CandidatePanel()
        self.detail, self.closer = DetailNote(), CloserLook()
        self.best, self.hint = BestSwitch(), StrengthHint()
        self.models.chosen.connect(self.modelChosen)
        self.devices.chosen.connect(self.deviceChosen)
        self.best.chosen.connect(self.bestChosen)
        self.hint.taken.connect(self.adviceTaken)
        self.strength.strengthChanged.connect(self.strengthChanged)
        self._arrange()

    def set_models(self, models: Sequence[Choice], current: str) -> None:
        """The models to choose from, and the name of the one that is used."""
        self.models.set_choices(models, current)

    def set_devices(self, devices: Sequence[Choice], current: str) -> None:
        """The devices to choose from, and the name of the one that is set."""
        self.devices.set_choices(devices, current)

    def set_strength(self, luminance: float, chrominance: float) -> None:
        """Each 0 to 1."""
        self.strength.set_strength(luminance, chrominance)

    def set_best(self, best: bool, cost: str) -> None:
        """Whether the best quality is taken, and what that costs the shown photo, in words."""
        self.best.set_best(best)
        self.best.explain(cost)

    def set_advice(self, text: str, action: str) -> None:
        """A word about the strength, and the name of what would follow it; both may be empty."""
        self.hint.tell(text, action)

    def set_facts(self, facts: Sequence[tuple[str, str]], names: Collection[str] = ()) -> None:
        """Label and value of everything known about the photo; ``names`` are the labels of file names."""
        self.facts.set_facts(facts, names)
        self._settle()

    def set_scores(self, noisy: Score | None, denoised: Score | None, possible: bool = True) -> None:
        """Without a noisy score there is no ground truth; ``possible`` says whether one would be of use."""
        self.scores.set_scores(noisy, denoised, possible)
        self._settle()

    def show_candidates(self, rows: Sequence[Row], gain: tuple[str, str] | None) -> None:
        """All pictures of the photo with their figures, in the place of those of the two usual ones; none: as usual."""
        if self.candidates.set_rows(rows, gain):
            self.scores.set_listed(bool(rows))
            self._settle()

    def _settle(self) -> None:
        """Lay out now, not in a moment: else the rows are squeezed together for the time of one frame."""
        for widget in (self.facts, self.scores, self.candidates, self._quality, self._body, self):
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LayoutRequest))

    def _arrange(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._quality = _below(self.scores, self.candidates)
        body = QWidget()
        self._column = column = QVBoxLayout(body)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(8)
        sections = (
            (self.tr("Model"), self.models),
            (self.tr("Strength"), _below(self.strength, self.hint)),
            (self.tr("Quality"), self._quality),
            (self.tr("Photo"), self.facts),
            (self.tr("Device"), self.devices),
        )
        for title, widget in sections:
            heading = QLabel(title)
            heading.setFont(bold(self.font()))
            if isinstance(widget, Picker):
                heading.setBuddy(widget.box)  # by which screen readers name a box under Linux
            column.addLayout(_line(heading, self.candidates.add_button if widget is self._quality else None))
            column.addWidget(widget)
            if widget is self.models:
                column.addWidget(self.best)
            if widget is self._quality:
                column.addWidget(self.detail)
                column.addWidget(self.closer)
            column.addSpacing(8)
        column.addStretch()
        self._body = body
        self.setWidget(body)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for the figures in the font of the system: there is no scrolling to the side."""
        width = self._body.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(_NARROW if self._narrow else _MINIMUM_WIDTH, width), super().minimumSizeHint().height())

    def set_narrow(self, narrow: bool) -> None:
        """Take less room beside the photo, in a small window."""
        self._narrow = narrow
        self._column.setContentsMargins(self.margin, _MARGIN, self.margin, _MARGIN)
        self.updateGeometry()

    @property
    def margin(self) -> int:
        """At its left and right."""
        return _NARROW_MARGIN if self._narrow else _MARGIN

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self._body:
            self.updateGeometry()
        return done


def _line(heading: QLabel, button: QWidget | None) -> QHBoxLayout:
    """A heading, and at its end a button if there is one."""
    line = QHBoxLayout()
    line.addWidget(heading, 1)
    if button is not None:
        line.addWidget(button)
    return line


def _below(*widgets: QWidget) -> QWidget:
    """One below the other, as one part."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    return part


class Picker(QWidget):
    """A combo box with a sentence about the chosen entry.

    Signals:
        chosen(str): name of the entry that the person picked.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.box = ChoiceBox()
        self.box.setAccessibleName(name)
        make_target(self.box)
        self.box.setMinimumContentsLength(8)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.explanation = QLabel(wordWrap=True)
        self.explanation.setFont(small(self.font()))
        self.explanation.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._choices: list[Choice] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self.explanation)
        self.box.currentIndexChanged.connect(self._on_index)

    def set_choices(self, choices: Sequence[Choice], current: str) -> None:
        """Show these entries; nothing is emitted, and an open list stays open where only explanations changed."""
        before = [(choice.name, choice.label) for choice in self._choices]
        self._choices = list(choices)
        names = [choice.name for choice in choices]
        with QSignalBlocker(self.box):
            if before != [(choice.name, choice.label) for choice in choices]:
                self.box.clear()
                self.box.addItems([choice.label for choice in choices])
            for place, choice in enumerate(choices):
                self.box.setItemData(place, choice.name)
                self.box.setItemData(place, choice.explanation, Qt.ItemDataRole.ToolTipRole)
            self.box.setCurrentIndex(names.index(current) if current in names else -1)
        self._explain()

    @property
    def current(self) -> str | None:
        """Name of the chosen entry."""
        name = self.box.currentData()
        return None if name is None else str(name)

    def _on_index(self) -> None:
        self._explain()
        if self.current is not None:
            self.chosen.emit(self.current)

    def _explain(self) -> None:
        index = self.box.currentIndex()
        text = self._choices[index].explanation if 0 <= index < len(self._choices) else ""
        self.explanation.setText(text)
        self.explanation.setVisible(bool(text))
        self.box.setAccessibleDescription(text)
