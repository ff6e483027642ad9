"""The wizard with its presenter, and an engine that answers what it asks."""

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWizard

from denoiser_gui.dialogs.training_wizard.wizard import TrainingWizard
from denoiser_gui.presenters.planning import PlanningPresenter
from denoiser_gui.state.training_plan import Plan, as_text
from denoiser_gui.views.main_window import MainWindow
from engine.models.library import Library
from engine.service.replies import Failed
from engine.service.training_replies import (
    CameraMatched,
    ExampleShown,
    FoundExample,
    FoundProblem,
    MaterialFound,
    NoiseShown,
    PlanningDone,
    SpeedMeasured,
    TrainingForecast,
    TrainingReply,
)
from engine.service.training_requests import (
    ForecastTraining,
    LookAtMaterial,
    MatchCamera,
    MeasureSpeeds,
    ShowExamples,
    ShowNoise,
)
from engine.training.config import Config
from tests.gui.presenters.test_denoising import Desk

GREY = np.full((24, 36, 3), 128, np.uint8)
PROBLEM = FoundProblem(("/n/broken.jpg",), "The file ends too early: broken.jpg.", True)


def examples(count: int = 10) -> tuple[FoundExample, ...]:
    """Pairs of two scenes, the last one to validate on."""
    return tuple(
        FoundExample(
            f"{place}.jpg",
            (f"/n/{place}.jpg", f"/c/{place}.jpg"),
            True,
            str(place % 2),
            "Nokia 808" if place % 2 else "Leica M6",
            800 * (1 + place % 3),
            6000,
            4000,
            place == count - 1,
        )
        for place in range(count)
    )


class Planner:
    """Plays the engine: :meth:`answer` says everything that a question wants to hear."""

    def __init__(self, desk: Desk, window: MainWindow, library: Library, plan: Plan | str = "") -> None:
        self.desk, self.window, self.client = desk, window, desk.client
        remembered = plan if isinstance(plan, str) else as_text(plan)
        self.presenter = PlanningPresenter(desk.session, desk.client, window, library, remembered)  # type: ignore[arg-type]  # a stand-in
        self.begun: list[tuple[Config, str]] = []
        self.presenter.begun.connect(lambda config, device: self.begun.append((config, device)))

    @property
    def wizard(self) -> TrainingWizard:
        return self.presenter.wizard

    @property
    def plan(self) -> Plan:
        return self.presenter.plan

    def can_go_on(self) -> bool:
        which = QWizard.WizardButton
        last = self.wizard.nextId() == -1
        return self.wizard.button(which.FinishButton if last else which.NextButton).isEnabled()

    def next(self) -> None:
        assert self.can_go_on(), self.wizard.all_pages[self.wizard.page_shown].hindrance
        self.wizard.button(QWizard.WizardButton.NextButton).click()

    def back(self) -> None:
        self.wizard.button(QWizard.WizardButton.BackButton).click()

    def start(self) -> None:
        assert self.can_go_on(), self.wizard.summary.hindrance
        self.wizard.button(QWizard.WizardButton.FinishButton).click()

    def say(self, *replies: TrainingReply) -> None:
        for reply in replies:
            self.client.received.emit(reply)

    def fail(self, kind: type, sentence: str, expected: bool = True) -> None:
        self.client.received.emit(Failed(self.client.last(kind), sentence, expected))

    def number(self, kind: type[Any]) -> int:
        return int(self.client.last(kind).number)

    def found(self, complete: bool = True, count: int = 10) -> None:
        number = self.number(LookAtMaterial)
        self.say(MaterialFound(number, examples(count), (PROBLEM,), complete))
        if complete:
            self.say(PlanningDone(number))

    def answer(self, kind: type) -> None:
        """The last question of this kind, whole."""
        number = self.number(kind)
        if kind is LookAtMaterial:
            self.found()
            return
        replies: dict[type, tuple[TrainingReply, ...]] = {
            ShowExamples: tuple(ExampleShown(number, f"{place}.jpg", GREY, GREY) for place in range(3)),
            ShowNoise: (NoiseShown(number, GREY, GREY, 12.34),),
            MatchCamera: (CameraMatched(number, GREY, GREY, (("Strength", 8.1, 8.25),)),),
            ForecastTraining: (TrainingForecast(number, 0.5, 1200, 600.0, 1_500_000_000, 12, "CPU"),),
        }
        if kind is MeasureSpeeds:
            networks = self.client.last(MeasureSpeeds).networks
            self.say(*(SpeedMeasured(number, *network, 500_000, 1e4, 0.25) for network in networks))
        self.say(*replies.get(kind, ()), PlanningDone(number))


PAIRED = Plan(noisy=("/n",), clean=("/c",))
CLEAN_ONLY = replace(PAIRED, material="clean")
