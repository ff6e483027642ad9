"""Questions while a training is planned: every one ends once, stale ones give way, and no lane waits for another."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.cancellation import CancelToken
from engine.errors import WrongConfig
from engine.service.planning import Planning
from engine.service.replies import Failed
from engine.service.training_replies import MaterialFound, PlanningDone, PlanningProgress
from engine.service.training_requests import (
    CancelPlanning,
    ForecastTraining,
    LookAtMaterial,
    MeasureSpeeds,
    ShowNoise,
)
from engine.service.turn import Turn
from engine.training.config import Config
from tests.engine.service.asking import Heard


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def planning(heard: Heard, tmp_path: Path) -> Iterator[Planning]:
    planning = Planning(heard, Turn(), tmp_path)
    yield planning
    planning.stop()


def put(planning: Planning, kind: type, way: Callable[..., None]) -> None:
    planning._ways[kind] = (planning._ways[kind][0], way)


class Stuck:
    """Work that begins, hears nothing of being cancelled, and ends when it is let go; then it tells a little."""

    def __init__(self) -> None:
        self.begun, self.let_go = threading.Event(), threading.Event()
        self.times = 0

    def __call__(self, request: Any, cancel: CancelToken, tell: Callable[[Any], None]) -> None:
        self.times += 1
        self.begun.set()
        assert self.let_go.wait(30)
        tell(PlanningProgress(request.number, 1, 1))
        cancel.raise_if_cancelled()


def test_a_question_ends_once_also_when_it_fails(planning: Planning, heard: Heard, tmp_path: Path) -> None:
    nothing, nowhere = Config(), Config().with_changes({"data.clean": "a", "data.noisy": str(tmp_path / "missing")})
    for number, config in ((1, nothing), (2, nowhere)):
        planning.begin(LookAtMaterial(number, config))
        heard.wait_for(PlanningDone, number)
    failed = [reply for reply in heard.replies if isinstance(reply, Failed)]
    assert [reply.request for reply in failed] == [LookAtMaterial(1, nothing), LookAtMaterial(2, nowhere)]
    assert "nothing to learn from" in failed[0].sentence
    assert "no such file or folder" in failed[1].sentence
    assert heard.of(PlanningDone) == [PlanningDone(1), PlanningDone(2)]


def test_giving_up_is_told_at_once_and_nothing_follows(planning: Planning, heard: Heard) -> None:
    stuck = Stuck()
    put(planning, ShowNoise, stuck)
    planning.begin(ShowNoise(1, Config()))
    planning.begin(MeasureSpeeds(2, ()))
    heard.wait_for(PlanningDone, 2)
    assert stuck.begun.wait(30)
    planning.cancel(CancelPlanning(1))
    assert heard.replies[-1] == PlanningDone(1, cancelled=True)
    planning.cancel(CancelPlanning(1))
    planning.cancel(CancelPlanning(77))
    stuck.let_go.set()
    planning.stop()
    assert heard.of(PlanningDone) == [PlanningDone(2), PlanningDone(1, cancelled=True)]
    assert not heard.of(Failed)
    assert PlanningProgress(1, 1, 1) not in heard.replies


def test_a_newer_question_of_the_same_kind_takes_the_place_of_the_older_one(planning: Planning, heard: Heard) -> None:
    stuck = Stuck()
    put(planning, ShowNoise, stuck)
    for number in (1, 2, 3):
        planning.begin(ShowNoise(number, Config()))
        assert stuck.begun.wait(30)
    stuck.let_go.set()
    heard.wait_for(PlanningDone, 3)
    assert heard.of(PlanningDone) == [PlanningDone(1, True), PlanningDone(2, True), PlanningDone(3)]
    assert stuck.times == 2, "the second one was given up before its turn came"


def test_photos_are_looked_at_while_a_network_is_tried(planning: Planning, heard: Heard, photos: Path) -> None:
    stuck = Stuck()
    put(planning, ForecastTraining, stuck)
    planning.begin(ForecastTraining(1, Config()))
    assert stuck.begun.wait(30)
    planning.begin(LookAtMaterial(2, Config().with_changes({"data.clean": str(photos / "clean")})))
    heard.wait_for(PlanningDone, 2)
    assert [reply.complete for reply in heard.of(MaterialFound)] == [False, True]
    stuck.let_go.set()
    heard.wait_for(PlanningDone, 1)


def test_what_nobody_expects_is_told_too(planning: Planning, heard: Heard) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("that should not be")

    put(planning, ShowNoise, broken)
    planning.begin(ShowNoise(1, Config()))
    heard.wait_for(PlanningDone, 1)
    (failed,) = heard.of(Failed)
    assert (failed.expected, failed.sentence) == (False, "RuntimeError: that should not be")


def test_an_end_gives_up_what_is_under_way(planning: Planning) -> None:
    begun = threading.Event()

    def long(_request: object, cancel: CancelToken, _tell: object) -> None:
        begun.set()
        while True:
            cancel.raise_if_cancelled()
            time.sleep(0.005)

    put(planning, ShowNoise, long)
    planning.begin(ShowNoise(1, Config()))
    planning.begin(ShowNoise(2, Config()))
    assert begun.wait(30)
    planning.stop()
    assert all(not thread.name.startswith("planning") for thread in threading.enumerate())


def test_errors_for_people_keep_their_sentence(planning: Planning, heard: Heard) -> None:
    def refuse(*_: object) -> None:
        raise WrongConfig("Not so.")

    put(planning, MeasureSpeeds, refuse)
    planning.begin(MeasureSpeeds(4, ()))
    heard.wait_for(PlanningDone, 4)
    (failed,) = heard.of(Failed)
    assert (failed.expected, failed.sentence, failed.request.number) == (True, "Not so.", 4)
