"""What noise? For clean photos only: noise by a recipe, or as the person's own camera makes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from denoiser_gui.dialogs.training_wizard.beside import Beside
from denoiser_gui.dialogs.training_wizard.choice_card import ChoiceCard
from denoiser_gui.dialogs.training_wizard.page import PlanPage
from denoiser_gui.dialogs.training_wizard.pair_picture import PairPicture, Rgb
from denoiser_gui.dialogs.training_wizard.source_field import SourceField
from denoiser_gui.state.training_plan import Plan
from denoiser_gui.views.labels import SentenceLabel
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import bold, tabular

_CHOICES_WIDTH = 336


@dataclass(frozen=True, slots=True)
class Statistic:
    """A figure of real noise and of noise that was made alike, as they are shown."""

    name: str
    real: str
    made: str


class NoisePage(PlanPage):
    """Choices on one side, what comes of them on the other.

    Signals:
        otherNoiseWanted(), otherPhotoWanted(): the person wants to see more.
    """

    otherNoiseWanted = Signal()  # noqa: N815
    otherPhotoWanted = Signal()  # noqa: N815

    def __init__(self, title: str, explanation: str) -> None:
        super().__init__(title, explanation)
        self.recipes = {
            "mixed": ChoiceCard(self.tr("&Any noise"), self.tr("All of those below. For photos of many kinds.")),
            "phone": ChoiceCard(self.tr("&Phones"), self.tr("Phone photos in little light.")),
            "camera-jpeg": ChoiceCard(self.tr("&Cameras"), self.tr("JPEGs straight from a camera.")),
            "gaussian": ChoiceCard(self.tr("&Even grain"), self.tr("Gaussian noise, as in textbooks.")),
        }
        self.match = ChoiceCard(
            self.tr("&Match my camera"), self.tr("Noise is measured on noisy photos of yours, and made alike.")
        )
        self.camera = SourceField(self.tr("Noisy photos of &your camera"))
        self.picture = PairPicture(self.tr("Clean"), self.tr("With noise"))
        self.caption = SentenceLabel()
        self.caption.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.statistics = QWidget()
        self.other_noise = _button(self.tr("&Other noise"))
        self.other_photo = _button(self.tr("Other pho&to"))
        self._group = QButtonGroup(self)
        self._arrange()
        self._connect()

    def set_plan(self, plan: Plan) -> None:
        """Show these answers; nothing is emitted."""
        (self.match if plan.matched else self.recipes[plan.recipe]).setChecked(True)
        self.camera.set_paths(plan.camera)
        self.camera.setVisible(plan.matched)
        self.statistics.setVisible(plan.matched)
        for button in (self.other_noise, self.other_photo):
            button.setVisible(not plan.matched)
        names = (self.tr("Your camera"), self.tr("Made alike"))
        self.picture.set_names(*(names if plan.matched else (self.tr("Clean"), self.tr("With noise"))))

    def show_offer(self, count: int) -> None:
        """How many photos that are open in the window could be measured."""
        self.camera.show_offer(self.tr("Take the %n photo(s) open in the window", None, count) if count else "")

    def show_pair(self, left: Rgb, right: Rgb, caption: str) -> None:
        """What it is like."""
        self.picture.show_pair(left, right)
        self.caption.setText(caption)
        self.picture.setAccessibleDescription(caption)

    def say(self, sentence: str) -> None:
        """In the place of pictures."""
        self.picture.say(sentence)
        self.caption.setText("")
        self.show_statistics(())

    def show_statistics(self, figures: Sequence[Statistic]) -> None:
        """Real noise against made noise."""
        before = self.statistics
        self.statistics = self._table(figures)
        self._right.replaceWidget(before, self.statistics)
        self.statistics.setVisible(bool(figures))
        before.hide()
        before.deleteLater()

    def _table(self, figures: Sequence[Statistic]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for column, text in enumerate((self.tr("Noise"), self.tr("Your camera"), self.tr("Made alike"))):
            heading = QLabel(text)
            heading.setFont(bold(self.font()))
            grid.addWidget(heading, 0, column, _side(column))
        for row, figure in enumerate(figures, 1):
            for column, text in enumerate((figure.name, figure.real, figure.made)):
                label = QLabel(text) if column else SentenceLabel(text)
                label.setFont(tabular(self.font()))
                label.setAccessibleName(f"{figure.name}: {figure.real}, {figure.made}" if column == 0 else text)
                grid.addWidget(label, row, column, _side(column))
        return table

    def _arrange(self) -> None:
        choices = QVBoxLayout()
        choices.setSpacing(8)
        for card in (*self.recipes.values(), self.match):
            choices.addWidget(card)
            self._group.addButton(card)
        choices.addWidget(self.camera)
        choices.addStretch()
        left, right = QWidget(), QWidget()
        choices.setContentsMargins(0, 0, 0, 0)
        left.setLayout(choices)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.caption, 1)
        buttons.addWidget(self.other_noise)
        buttons.addWidget(self.other_photo)
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(8)
        self._right.addWidget(self.picture, 100)
        self._right.addLayout(buttons)
        self._right.addWidget(self.statistics)
        self._right.addStretch()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Beside(left, right, _CHOICES_WIDTH))

    def _connect(self) -> None:
        for recipe, card in self.recipes.items():
            card.clicked.connect(lambda _on=False, recipe=recipe: self.answer(recipe=recipe, matched=False))
        self.match.clicked.connect(lambda: self.answer(matched=True))
        self.camera.pathsChosen.connect(lambda paths: self.answer(camera=paths))
        self.other_noise.clicked.connect(lambda: self.otherNoiseWanted.emit())
        self.other_photo.clicked.connect(lambda: self.otherPhotoWanted.emit())


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    make_target(button)
    return button


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeading if column == 0 else Qt.AlignmentFlag.AlignTrailing
