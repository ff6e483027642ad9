"""Numbers, stale answers, and what happens when the engine ends."""

from pathlib import Path

import pytest

from denoiser_gui.presenters.planning_questions import PlanningQuestions
from engine.service.replies import Failed, PictureProgress, Reply
from engine.service.requests import CancelPicture, DenoisePhoto
from engine.service.training_replies import MaterialFound, NoiseShown, PlanningDone, PlanningProgress
from engine.service.training_requests import CancelPlanning, ForecastTraining, LookAtMaterial, ShowExamples
from engine.training.config import Config
from tests.gui.presenters.fakes import FakeClient
from tests.gui.presenters.planner import GREY


class Ear:
    """Writes down what comes through."""

    def __init__(self) -> None:
        self.client = FakeClient()
        self.questions = PlanningQuestions(self.client, self.client)  # type: ignore[arg-type]  # a stand-in
        self.heard: list[object] = []
        self.questions.answered.connect(self.heard.append)
        self.questions.progressed.connect(lambda kind, fraction: self.heard.append((kind, fraction)))
        self.questions.failed.connect(lambda kind, reply: self.heard.append((kind, reply.sentence)))
        self.questions.ended.connect(self.heard.append)
        self.questions.lost.connect(lambda: self.heard.append("lost"))

    def ask(self, kind: type) -> int:
        self.questions.ask(kind, config=Config())
        return int(self.client.last(kind).number)

    def say(self, reply: Reply) -> None:
        self.client.received.emit(reply)


@pytest.fixture
def ear(qapp: object, tmp_path: Path) -> Ear:  # noqa: ARG001  (signals need an application)
    return Ear()


def test_answers_come_through_until_the_last_word(ear: Ear) -> None:
    number = ear.ask(LookAtMaterial)
    found = MaterialFound(number, (), (), False)
    for reply in (PlanningProgress(number, 1, 4), found, PlanningDone(number), found):
        ear.say(reply)
    assert ear.heard == [(LookAtMaterial, 0.25), found, LookAtMaterial]
    assert not ear.questions.is_open(LookAtMaterial)


def test_a_newer_question_makes_an_older_one_stale(ear: Ear) -> None:
    first, second = ear.ask(LookAtMaterial), ear.ask(LookAtMaterial)
    assert second > first
    assert ear.client.last(CancelPlanning).number == first
    ear.say(MaterialFound(first, (), (), True))
    ear.say(PlanningDone(first, cancelled=True))
    ear.say(Failed(LookAtMaterial(first, Config()), "Too late."))
    assert ear.heard == []
    assert ear.questions.is_open(LookAtMaterial)


def test_kinds_do_not_disturb_each_other(ear: Ear) -> None:
    look, show = ear.ask(LookAtMaterial), ear.ask(ShowExamples)
    assert ear.client.count(CancelPlanning) == 0
    ear.say(PlanningDone(show))
    assert ear.heard == [ShowExamples]
    assert ear.questions.is_open(LookAtMaterial)
    ear.say(Failed(LookAtMaterial(look, Config()), "No folder."))
    assert ear.heard[1:] == [(LookAtMaterial, "No folder.")]


def test_what_is_given_up_ends_once(ear: Ear) -> None:
    number = ear.ask(ForecastTraining)
    ear.questions.give_up(ForecastTraining)
    ear.questions.give_up(ForecastTraining)
    ear.say(PlanningDone(number, cancelled=True))
    assert ear.heard == [ForecastTraining]
    assert ear.client.count(CancelPlanning) == 1


def test_numbers_of_other_conversations_mean_nothing(ear: Ear) -> None:
    number = ear.ask(LookAtMaterial)
    ear.say(PictureProgress(number, 0.5))
    ear.say(NoiseShown(number + 1, GREY, GREY, 1.0))
    ear.say(Failed(DenoisePhoto(number, 1, "m", "cpu"), "Else."))
    ear.say(Failed(CancelPicture(number), "Else."))
    assert ear.heard == []


def test_an_engine_that_ends_is_told_once(ear: Ear) -> None:
    ear.client.stopped.emit(-9)
    assert ear.heard == []
    ear.ask(LookAtMaterial)
    ear.ask(ShowExamples)
    ear.client.stopped.emit(-9)
    assert ear.heard == ["lost"]
    assert not ear.questions.is_open(LookAtMaterial)
