"""The queue behind the presenter, with an engine that is played by the test."""

from pathlib import Path

import pytest

from denoiser_gui.state.session import Stage
from engine.inference.tiling import Rect
from engine.service.replies import DenoiseCancelled, Failed, TileLanded
from engine.service.requests import (
    CancelPhoto,
    DenoisePhoto,
    OpenPhoto,
    PauseDenoising,
    SetGroundTruth,
)
from tests.gui.presenters.test_denoising import RECT, Desk


@pytest.fixture
def desk(qapp: object, tmp_path: Path) -> Desk:  # noqa: ARG001  (signals need an application)
    return Desk(tmp_path)


def denoised(desk: Desk) -> list[tuple[int, int]]:
    """Key and attempt of all that was asked for."""
    return [(one.key, one.generation) for one in desk.client.asked if isinstance(one, DenoisePhoto)]


def test_again_for_several_while_one_of_them_is_at_work(desk: Desk) -> None:
    desk.found("a.png", "b.png", "c.png")
    for key in (1, 2):
        desk.opened(key)
        desk.finished(key)
    desk.opened(3)
    old = desk.started(3)
    desk.presenter.again([1, 2, 3])
    assert denoised(desk)[3:] == [(1, 4)]
    desk.client.received.emit(DenoiseCancelled(3, old))
    assert desk.photo(3).stage is Stage.WAITING, "what was dropped is not stopped: it waits for its next attempt"
    assert denoised(desk)[3:] == [(1, 4)], "one at a time"
    for key in (1, 2, 3):
        desk.finished(key)
    assert [key for key, _ in denoised(desk)[3:]] == [1, 2, 3]
    assert [photo.stage for photo in desk.session] == [Stage.DONE] * 3


def test_a_dropped_attempt_takes_its_pixels_along(desk: Desk) -> None:
    """The engine gives up their file; whoever would show them finds none."""
    desk.found("a.png")
    desk.opened(1)
    generation = desk.started(1)
    desk.client.received.emit(TileLanded(1, generation, Rect(0, 0, 2, 4), 0.5, 2.0, 3.0))
    desk.presenter.set_model("other")
    assert (desk.photo(1).denoised, desk.photo(1).landed) == (None, ())
    desk.finished(1)
    result = desk.photo(1).denoised
    desk.presenter.set_model("quality")
    desk.presenter.set_model("other")
    assert desk.photo(1).denoised is result, "a finished one stays until the next shows something"
    desk.started(1)
    desk.presenter.cancel()
    desk.session.remove([1])
    photo = desk.session.known(1)
    assert photo is not None
    assert photo.denoised is None


def test_cancelling_while_a_photo_is_read_begins_nothing(desk: Desk) -> None:
    desk.found("a.png", "b.png")
    desk.presenter.cancel()
    assert desk.presenter.running is None, "there is nothing to wait for"
    desk.opened(1)
    assert desk.client.count(DenoisePhoto) == 0
    assert desk.photo(1).stage is Stage.STOPPED
    assert desk.photo(1).noisy is not None
    desk.presenter.again([1])
    desk.finished(1)
    assert desk.photo(1).stage is Stage.DONE


def test_again_while_a_photo_is_read_reads_it_once(desk: Desk) -> None:
    desk.found("a.png")
    desk.presenter.again([1])
    assert desk.client.count(OpenPhoto) == 1
    desk.opened(1)
    assert denoised(desk) == [(1, 2)]


def test_a_pause_ends_where_there_is_nothing_to_go_on_with(desk: Desk) -> None:
    desk.found("a.png", "b.png")
    desk.opened(1)
    desk.presenter.set_paused(True)
    desk.finished(1)
    assert desk.presenter.paused, "the next one waits"
    desk.opened(2)
    desk.session.remove([2])
    assert desk.presenter.running is None
    assert not desk.presenter.paused
    assert desk.client.last(PauseDenoising) == PauseDenoising(False)


def test_a_photo_is_read_before_its_ground_truth(desk: Desk) -> None:
    desk.found("a.png", "b.png")
    desk.presenter.set_ground_truth(2, Path("truth.png"))
    asked = [one for one in desk.client.asked if isinstance(one, OpenPhoto | SetGroundTruth) and one.key == 2]
    assert [type(one) for one in asked] == [OpenPhoto, SetGroundTruth]
    desk.opened(1)
    desk.finished(1)
    assert desk.client.count(OpenPhoto) == 2, "and not once more"


def test_nothing_is_asked_of_an_engine_that_died(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who hears of its death asks for photos at once; the next engine would know nothing of them."""
    desk.found("a.png", "b.png", "c.png")
    for key in (1, 2, 3):
        desk.opened(key)
        desk.finished(key)
    desk.presenter.again([1])
    desk.started(1)
    desk.session.show(3)
    monkeypatch.setattr(desk.client, "start", desk.client.asked.clear)

    def ask(key: int) -> None:
        if key == 1 and desk.photo(1).stage is Stage.FAILED and desk.photo(2).stage is Stage.DONE:
            desk.presenter.again([2])

    desk.session.changed.connect(ask)
    desk.client.stopped.emit(-9)
    for _ in range(2):
        running = desk.presenter.running
        assert running is not None
        assert running.key in [one.key for one in desk.client.asked if isinstance(one, OpenPhoto)]
        desk.opened(running.key)
        desk.finished(running.key)
    assert desk.presenter.running is None
    assert [photo.stage for photo in desk.session] == [Stage.FAILED, Stage.DONE, Stage.DONE]
    assert not desk.photo(2).away, "what was asked for meanwhile is not forgotten"


def test_when_the_engine_died_too_often_nothing_seems_to_go_on(desk: Desk) -> None:
    desk.found("a.png", "b.png", "c.png", "d.png", "e.png")
    told: list[bool] = []
    desk.presenter.progressed.connect(lambda: told.append(desk.presenter.running is None))
    for _ in range(4):
        desk.client.stopped.emit(-9)
    assert told[-1]
    before = len(desk.client.asked)
    desk.session.show(5)
    assert not [one for one in desk.client.asked[before:] if isinstance(one, OpenPhoto | DenoisePhoto | CancelPhoto)]


def test_a_failure_of_what_runs_no_more_lets_nothing_begin(desk: Desk) -> None:
    desk.found("a.png", "b.png", "c.png")
    desk.opened(1)
    desk.started(1)
    desk.client.received.emit(Failed(OpenPhoto(2, "b.png"), "b.png is damaged."))
    assert desk.photo(2).stage is Stage.FAILED
    assert denoised(desk) == [(1, 1)]
    desk.client.received.emit(TileLanded(1, 1, RECT, 1.0, 2.0, 0.0))
    assert desk.photo(1).landed == (RECT,)
