from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui.state import room
from denoiser_gui.state.session import Stage
from engine.metrics.score import Score
from engine.service.replies import DenoiseCancelled, GroundTruthSet, Scored, TileLanded
from engine.service.requests import DenoisePhoto, OpenPhoto, ReleasePhoto, ScorePhoto
from tests.gui.presenters.test_denoising import RECT, Desk


@pytest.fixture
def desk(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:  # noqa: ARG001  (signals need an application)
    """Room for two photos with their results, 96 bytes each."""
    monkeypatch.setattr(room, "budget", lambda _held: 2 * 96)
    return Desk(tmp_path)


def all_done(desk: Desk, *names: str) -> None:
    desk.found(*names)
    for photo in desk.session:
        desk.opened(photo.key)
        desk.finished(photo.key)


def test_hundreds_of_photos_hold_no_more_than_the_budget(desk: Desk, qtbot: QtBot) -> None:
    desk.found(*(f"{number}.png" for number in range(200)))
    qtbot.waitUntil(lambda: len(desk.session) == 200)
    most = 0
    for photo in list(desk.session):
        desk.opened(photo.key)
        desk.finished(photo.key)
        most = max(most, sum(each.held for each in desk.session))
    assert most <= 3 * 96, "the shown one, the one at work and the next are kept in any case"
    assert all(photo.stage is Stage.DONE for photo in desk.session)
    assert desk.photo(1).noisy is not None, "it is shown"
    assert desk.photo(100).away


def test_what_gave_up_its_pixels_is_read_and_made_again_when_it_is_shown(desk: Desk) -> None:
    desk.found("a.png", "b.png", "c.png", "d.png")
    desk.opened(1)
    desk.client.received.emit(GroundTruthSet(1, "clean.png", "/x/clean.png"))
    desk.finished(1)
    desk.client.received.emit(Scored(1, 1, Score(30.0, 0.9), "/x/clean.png"))
    desk.session.show(2)
    for key in (2, 3, 4):
        desk.opened(key)
        desk.finished(key)
    assert desk.client.last(ReleasePhoto).key in (1, 3)
    before = desk.photo(1)
    assert (before.stage, before.away, before.denoised_score) == (Stage.DONE, True, Score(30.0, 0.9))
    desk.session.set_options(model="other")
    desk.session.set_options(model="quality")
    desk.session.show(1)
    assert desk.client.last(OpenPhoto) == OpenPhoto(1, "a.png", "/x/clean.png")
    desk.opened(1)
    desk.client.received.emit(GroundTruthSet(1, "clean.png", "/x/clean.png"))
    assert desk.client.last(DenoisePhoto).key == 1
    assert desk.photo(1).denoised_score == Score(30.0, 0.9), "the figures stay meanwhile"
    measured = desk.client.count(ScorePhoto)
    desk.finished(1)
    assert desk.client.count(ScorePhoto) == measured + 1
    assert not desk.photo(1).away
    assert desk.photo(1).denoised is not None


def test_with_another_model_it_is_made_with_that_one(desk: Desk) -> None:
    all_done(desk, "a.png", "b.png", "c.png", "d.png")
    assert desk.photo(2).away
    desk.session.set_options(model="other")
    desk.session.show(2)
    desk.opened(2)
    assert desk.client.last(DenoisePhoto).model == "other"


def test_stopping_leaves_done_what_was_done(desk: Desk) -> None:
    all_done(desk, "a.png", "b.png", "c.png", "d.png")
    desk.session.show(2)
    desk.opened(2)
    generation = desk.started(2)
    desk.presenter.cancel()
    assert desk.photo(2).stage is Stage.DONE
    desk.client.received.emit(DenoiseCancelled(2, generation))
    assert (desk.photo(2).stage, desk.photo(2).away) == (Stage.DONE, True)
    desk.presenter.make_again(2)
    assert desk.photo(2).stage is Stage.DENOISING


def test_asked_for_again_while_the_engine_is_still_at_its_tile(desk: Desk) -> None:
    all_done(desk, "a.png", "b.png", "c.png", "d.png")
    desk.session.show(2)
    desk.opened(2)
    generation = desk.started(2)
    desk.presenter.cancel()
    desk.presenter.make_again(2)
    desk.client.received.emit(DenoiseCancelled(2, generation))
    assert desk.photo(2).stage is Stage.DENOISING
    assert desk.client.last(DenoisePhoto).generation > generation


def test_wanted_photos_are_made_before_the_others_and_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    all_done(desk, "a.png", "b.png", "c.png", "d.png")
    desk.found("e.png", "f.png")
    assert desk.photo(2).away
    desk.presenter.keeper.want(2)
    desk.presenter.keeper.want(2)
    desk.presenter.make_again(2)
    desk.opened(5)
    desk.finished(5)
    assert desk.presenter.running is desk.photo(2)
    desk.opened(2)
    desk.finished(2)
    monkeypatch.setattr(room, "budget", lambda _held: 0)
    desk.presenter.keeper.let_go(2)
    desk.presenter.keeper.make_room()
    assert desk.photo(2).noisy is not None
    desk.presenter.keeper.let_go(2)
    desk.presenter.keeper.make_room()
    assert desk.photo(2).noisy is None


def test_the_next_photo_is_read_while_one_is_denoised(desk: Desk) -> None:
    desk.found("a.png", "b.png", "c.png")
    assert desk.client.count(OpenPhoto) == 1
    desk.opened(1)
    assert desk.client.last(OpenPhoto).key == 2
    assert desk.client.count(OpenPhoto) == 2, "one ahead, not all"
    desk.opened(2)
    desk.finished(1)
    assert desk.client.last(DenoisePhoto).key == 2, "at once"


def test_a_photo_waiting_without_pixels_is_read_when_its_turn_comes(desk: Desk) -> None:
    desk.found("a.png", "b.png", "c.png", "d.png", "e.png")
    desk.opened(1)
    generation = desk.started(1)
    desk.client.received.emit(TileLanded(1, generation, RECT, 0.9, 1.0, 1.0))  # almost done, it makes no way
    for key in (3, 4, 5):
        desk.session.show(key)
        desk.opened(key)
    assert desk.photo(3).noisy is None
    assert (desk.photo(3).stage, desk.photo(3).away) == (Stage.WAITING, False)
    desk.finished(1)
    desk.finished(5)
    desk.opened(2)
    desk.finished(2)
    assert desk.client.last(OpenPhoto).key == 3
    desk.opened(3)
    assert desk.client.last(DenoisePhoto).key == 3
