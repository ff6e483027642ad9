"""Tells on the third page of the wizard which models there are, and how quick new ones are on this computer."""

from dataclasses import replace

from PySide6.QtCore import QObject

from denoiser_gui.dialogs.training_wizard.model_page import ModelOffer, ModelPage, SizeOffer
from denoiser_gui.presenters import planning_words as words
from denoiser_gui.presenters.planning_questions import PlanningQuestions
from denoiser_gui.state.training_plan import MODEL_KEYS, Plan, config_of, value_at
from engine.models.descriptor import Descriptor
from engine.models.library import Library
from engine.models.registry import ARCHITECTURES, architecture
from engine.service.replies import Failed
from engine.service.training_replies import SpeedMeasured, TrainingReply
from engine.service.training_requests import MeasureSpeeds

_COLOURS = 3


class ModelPlanning(QObject):
    """Knows models and sizes, and has speeds measured, each once.

    Args:
        page: shows them.
        library: the models.
        questions: to the engine.
    """

    def __init__(self, page: ModelPage, library: Library, questions: PlanningQuestions, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._library = library
        self._questions = questions
        self._models: tuple[str, ...] = ()
        self._device = self._asked = ""
        self._speeds: dict[tuple[str, str], SpeedMeasured] = {}
        self._failed: set[tuple[str, str]] = set()
        self._plan = Plan()
        page.set_architectures([(each.name, each.title) for each in ARCHITECTURES])
        questions.answered.connect(self._on_answered)
        questions.failed.connect(self._on_failed)

    def look_again(self) -> None:
        """Models may have come and gone."""
        models = [model for model in self._library.list() if _can_learn(model)]
        self._models = tuple(model.name for model in models)
        self._page.set_models([ModelOffer(model.name, words.model_facts(model)) for model in models])

    def sound(self, plan: Plan, preferred: str) -> Plan:
        """The plan with a model, an architecture and a size that exist.

        Args:
            plan: the answers.
            preferred: the model that is in use.
        """
        if plan.architecture not in {each.name for each in ARCHITECTURES}:
            plan = replace(plan, architecture=Plan().architecture)
        sizes = tuple(architecture(plan.architecture).sizes) or ("",)
        if plan.size not in sizes:
            plan = replace(plan, size=Plan().size if Plan().size in sizes else sizes[0])
        if plan.start not in self._models and self._models:
            plan = replace(plan, start=preferred if preferred in self._models else self._models[0])
        if not self._models:
            plan = replace(plan, start="", anew=True)
        return plan

    def refresh(self, plan: Plan) -> None:
        """These are the answers."""
        self._plan = plan
        base = config_of(plan.without_experts(MODEL_KEYS))
        self._page.show_experts({key: value_at(base, key) for key in MODEL_KEYS}, dict(plan.expert))
        self._show_sizes()

    def measure(self, device: str) -> None:
        """Have the speeds measured that are not known, if they are looked at."""
        if device != self._device:
            self._device = device
            self._speeds, self._failed = {}, set()
            self._questions.give_up(MeasureSpeeds)
            self._show_sizes()
        wanted = [network for network in self._networks() if network not in {*self._speeds, *self._failed}]
        asked = self._questions.is_open(MeasureSpeeds) and self._asked == self._plan.architecture
        if wanted and self._plan.anew and not asked:
            self._asked = self._plan.architecture
            self._questions.ask(MeasureSpeeds, networks=tuple(wanted), device=device)

    def title_of(self, plan: Plan) -> str:
        """The architecture as people call it."""
        return architecture(plan.architecture).title

    def _networks(self) -> list[tuple[str, str]]:
        name = self._plan.architecture
        return [(name, size) for size in tuple(architecture(name).sizes) or ("",)]

    def _show_sizes(self) -> None:
        networks = self._networks()
        offers = [
            SizeOffer(size, words.size_title(place, len(networks), size), words.speed_cells(self._speeds.get(network)))
            for place, network in enumerate(networks)
            for size in (network[1],)
        ]
        self._page.show_sizes(offers, self._plan.size)

    def _on_answered(self, reply: TrainingReply) -> None:
        if isinstance(reply, SpeedMeasured):
            self._speeds[reply.architecture, reply.size] = reply
            self._show_sizes()

    def _on_failed(self, kind: type, reply: Failed) -> None:
        """The choice can be made without its speed."""
        if kind is MeasureSpeeds and isinstance(reply.request, MeasureSpeeds):
            self._failed |= set(reply.request.networks) - set(self._speeds)


def _can_learn(model: Descriptor) -> bool:
    """As the engine will say; see :func:`engine.training.preparing.network_of`."""
    return model.channels == _COLOURS
