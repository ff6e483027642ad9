"""What do you have? Photos, where they are, and what was found there."""

from collections.abc import Mapping

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from denoiser_gui.dialogs.training_wizard.beside import Beside
from denoiser_gui.dialogs.training_wizard.choice_card import ChoiceCard
from denoiser_gui.dialogs.training_wizard.found_panel import FoundPanel
from denoiser_gui.dialogs.training_wizard.page import PlanPage
from denoiser_gui.dialogs.training_wizard.source_field import SourceField
from denoiser_gui.state.training_plan import BURSTS, CLEAN, NOISY, PAIRS, ROLES, Plan

_FIELDS_WIDTH = 336


class DataPage(PlanPage):
    """Four kinds of material; fields for those photos that the chosen one is made of; what was found in them.

    Signals of :attr:`fields` tell of offers that are taken.
    """

    def __init__(self, title: str, explanation: str) -> None:
        super().__init__(title, explanation)
        self.cards = {
            PAIRS: ChoiceCard(
                self.tr("Noisy photos &with clean versions"),
                self.tr(
                    "The same picture twice, for instance at ISO 6400 and at ISO 100 from a tripod. The best there is."
                ),
                "material-pairs",
            ),
            CLEAN: ChoiceCard(
                self.tr("Only &clean photos"),
                self.tr("Good photos in good light. Noise like a camera's is made on them."),
                "material-clean",
            ),
            NOISY: ChoiceCard(
                self.tr("Only &my noisy photos"),
                self.tr("No clean version anywhere. It learns from the noise itself; the result is weaker."),
                "material-noisy",
            ),
            BURSTS: ChoiceCard(
                self.tr("B&ursts of the same scene"),
                self.tr("Several noisy photos of one still scene, a folder for each."),
                "material-bursts",
            ),
        }
        self.fields = {
            "noisy": SourceField(self.tr("N&oisy photos")),
            "clean": SourceField(self.tr("Clea&n photos")),
            "bursts": SourceField(self.tr("F&older with a folder for each burst"), folders_only=True),
        }
        self.found = FoundPanel()
        self._group = QButtonGroup(self)
        self._arrange()
        self._connect()

    def set_plan(self, plan: Plan) -> None:
        """Show these answers; nothing is emitted."""
        self.cards[plan.material].setChecked(True)
        for role, field in self.fields.items():
            field.set_paths(getattr(plan, role))
            field.setVisible(role in ROLES[plan.material])
        self.found.set_share(plan.share)

    def show_offers(self, offers: Mapping[str, int]) -> None:
        """How many photos that are open in the window could be taken for each role."""
        for role, field in self.fields.items():
            count = offers.get(role, 0)
            field.show_offer(self.tr("Take the %n photo(s) open in the window", None, count) if count else "")

    def _arrange(self) -> None:
        cards = QGridLayout()
        cards.setSpacing(8)
        for place, card in enumerate(self.cards.values()):
            cards.addWidget(card, place // 2, place % 2)
            self._group.addButton(card)
        fields = QVBoxLayout()
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8)
        for field in self.fields.values():
            fields.addWidget(field)
        left = QWidget()
        left.setLayout(fields)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(cards)
        column.addWidget(Beside(left, self.found, _FIELDS_WIDTH), 1)

    def _connect(self) -> None:
        for material, card in self.cards.items():
            card.clicked.connect(lambda _on=False, material=material: self.answer(material=material))
        for role, field in self.fields.items():
            field.pathsChosen.connect(lambda paths, role=role: self.answer(**{role: paths}))
        self.found.shareChosen.connect(lambda share: self.answer(share=share))
