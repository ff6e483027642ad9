from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui.notices import Notice
from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.presenters.opening import OpeningPresenter
from denoiser_gui.state.session import Options, Photo, Session, Stage
from engine.inference.tiling import Rect
from engine.metrics.score import Score
from engine.service import buffers
from engine.service.buffers import Buffer
from engine.service.replies import (
    DenoiseCancelled,
    DenoiseFinished,
    DenoiseStarted,
    Failed,
    GroundTruthSet,
    PhotoOpened,
    PhotosFound,
    Scored,
    TileLanded,
)
from engine.service.requests import (
    CancelPhoto,
    ClosePhoto,
    DenoisePhoto,
    FindPhotos,
    InstallExtra,
    MakeThumbnail,
    MeasureNoise,
    OpenPhoto,
    PauseDenoising,
    SavePhoto,
    ScorePhoto,
    SetFocus,
)
from tests.gui.presenters.fakes import FakeClient

RECT = Rect(0, 0, 4, 4)


class Desk:
    """A presenter with a session and an engine that is played by the test."""

    def __init__(self, folder: Path) -> None:
        self.session = Session(Options("quality"))
        self.client = FakeClient()
        self.presenter = DenoisingPresenter(self.session, self.client)  # type: ignore[arg-type]  # a stand-in
        self.opening = OpeningPresenter(self.session, self.client, self.presenter)  # type: ignore[arg-type]
        self.notices: list[Notice] = []
        self.failures: list[Failed] = []
        self.presenter.told.connect(self.notices.append)
        self.presenter.failed.connect(lambda _key, reply: self.failures.append(reply))
        self.opening.told.connect(self.notices.append)
        self._folder = folder

    def buffer(self, name: str) -> Buffer:
        return buffers.store(self._folder, name, np.zeros((4, 4, 3), np.uint8))

    def found(self, *names: str) -> None:
        self.client.received.emit(PhotosFound(tuple(names)))

    def opened(self, key: int) -> None:
        self.client.received.emit(PhotoOpened(key, self.buffer(f"n{key}"), (("Size", "4 × 4"),), 4, 4, 48))

    def started(self, key: int) -> int:
        generation = self.photo(key).generation
        self.client.received.emit(DenoiseStarted(key, generation, self.buffer(f"d{key}-{generation}"), "cpu"))
        return generation

    def finished(self, key: int) -> None:
        generation = self.started(key)
        self.client.received.emit(TileLanded(key, generation, RECT, 1.0, 2.0, 0.0))
        self.client.received.emit(DenoiseFinished(key, generation, 1.5))

    def photo(self, key: int) -> Photo:
        photo = self.session.get(key)
        assert photo is not None
        return photo


@pytest.fixture
def desk(qapp: object, tmp_path: Path) -> Desk:  # noqa: ARG001  (signals need an application)
    return Desk(tmp_path)


def test_opening_finds_reads_and_denoises_at_once(desk: Desk) -> None:
    desk.opening.open([Path("a.png"), Path("folder")])
    assert desk.client.last(FindPhotos).paths == ("a.png", "folder")
    desk.found("a.png", "b.png")
    assert desk.session.current is desk.photo(1)
    assert desk.client.last(OpenPhoto).key == 1
    assert desk.client.count(MakeThumbnail) == 2
    assert desk.client.count(DenoisePhoto) == 0, "not before it is read"
    desk.opened(1)
    assert desk.client.last(DenoisePhoto) == DenoisePhoto(1, 1, "quality", "auto")
    desk.finished(1)
    assert desk.photo(1).stage is Stage.DONE
    assert desk.photo(1).seconds == 1.5
    assert desk.client.last(OpenPhoto).key == 2
    desk.opened(2)
    desk.finished(2)
    assert desk.presenter.running is None


def test_the_same_file_is_opened_once(desk: Desk) -> None:
    desk.found("a.png")
    desk.found("a.png")
    assert len(desk.session) == 1


def test_the_shown_photo_comes_first(desk: Desk) -> None:
    desk.found("a.png", "b.png", "c.png")
    desk.opened(1)
    desk.session.show(3)
    assert desk.client.last(DenoisePhoto).key == 1
    desk.finished(1)
    desk.opened(3)
    assert desk.client.last(DenoisePhoto).key == 3


def test_tiles_and_speed_reach_the_session(desk: Desk) -> None:
    desk.found("a.png")
    desk.opened(1)
    generation = desk.started(1)
    desk.client.received.emit(TileLanded(1, generation, RECT, 0.5, 2.0, 3.0))
    photo = desk.photo(1)
    assert photo.landed == (RECT,)
    assert photo.progress.fraction == 0.5
    assert photo.progress.seconds_left == 3.0


def test_stale_replies_are_dropped(desk: Desk) -> None:
    desk.found("a.png")
    desk.opened(1)
    old = desk.started(1)
    desk.presenter.set_model("other")
    assert desk.client.last(CancelPhoto).key == 1
    assert desk.client.last(DenoisePhoto) == DenoisePhoto(1, old + 1, "other", "auto")
    fresh = desk.started(1)
    desk.client.received.emit(TileLanded(1, old, RECT, 0.9, 2.0, 1.0))
    desk.client.received.emit(DenoiseFinished(1, old, 1.0))
    desk.client.received.emit(DenoiseCancelled(1, old))
    assert desk.photo(1).stage is Stage.DENOISING
    assert desk.photo(1).landed == ()
    assert desk.photo(1).generation == fresh


def test_another_model_redoes_the_shown_photo_now_and_others_when_shown(desk: Desk) -> None:
    desk.found("a.png", "b.png")
    for key in (1, 2):
        desk.opened(key)
        desk.finished(key)
    desk.presenter.set_model("other")
    assert desk.client.last(DenoisePhoto) == DenoisePhoto(1, 3, "other", "auto")
    desk.finished(1)
    assert desk.photo(2).model == "quality"
    assert desk.presenter.running is None
    desk.session.show(2)
    assert desk.client.last(DenoisePhoto).key == 2


def test_scores_follow_the_result_and_the_strength(desk: Desk, qtbot: QtBot) -> None:
    desk.found("a.png")
    desk.opened(1)
    desk.client.received.emit(GroundTruthSet(1, "a_clean.png", "/x/a_clean.png"))
    desk.client.received.emit(Scored(1, 0, Score(20.0, 0.5), "/x/a_clean.png"))
    assert desk.photo(1).noisy_score == Score(20.0, 0.5)
    assert desk.client.count(ScorePhoto) == 0
    desk.finished(1)
    generation = desk.photo(1).generation
    assert desk.client.last(ScorePhoto) == ScorePhoto(1, generation, 1.0, 1.0)
    desk.client.received.emit(Scored(1, generation, Score(30.0, 0.9), "/x/a_clean.png"))
    desk.client.received.emit(Scored(1, generation + 1, Score(1.0, 0.1), "/x/a_clean.png"))
    desk.client.received.emit(Scored(1, generation, Score(2.0, 0.2), "/x/another.png"))
    desk.client.received.emit(Scored(1, 0, Score(2.0, 0.2), "/x/another.png"))
    assert (desk.photo(1).noisy_score, desk.photo(1).denoised_score) == (Score(20.0, 0.5), Score(30.0, 0.9))
    before = desk.client.count(DenoisePhoto)
    for step in range(5):
        desk.presenter.set_strength(1.0 - step / 10, 0.5)
    qtbot.waitUntil(lambda: desk.client.last(ScorePhoto) == ScorePhoto(1, generation, 0.6, 0.5))
    assert desk.client.count(ScorePhoto) == 2, "only once the slider rests"
    assert desk.client.count(DenoisePhoto) == before, "strength never runs the model"


def test_cancel_stops_what_runs_and_what_waits(desk: Desk) -> None:
    desk.found("a.png", "b.png")
    desk.opened(1)
    generation = desk.started(1)
    desk.presenter.cancel()
    assert desk.client.last(CancelPhoto).key == 1
    assert desk.photo(1).stage is Stage.STOPPED, "at once"
    assert desk.presenter.running is not None, "the engine is still at its tile"
    desk.client.received.emit(DenoiseCancelled(1, generation))
    assert [photo.stage for photo in desk.session] == [Stage.STOPPED, Stage.STOPPED]
    assert desk.presenter.running is None
    assert not desk.notices, "cancelling is no failure"
    desk.presenter.again([1])
    assert desk.client.last(DenoisePhoto).key == 1


def test_a_photo_that_cannot_be_read_is_told_and_the_rest_goes_on(desk: Desk) -> None:
    desk.found("bad.png", "good.png")
    desk.client.received.emit(Failed(desk.client.last(OpenPhoto), "bad.png is damaged."))
    assert desk.photo(1).stage is Stage.FAILED
    assert desk.photo(1).reason == "bad.png is damaged."
    assert desk.failures[0].sentence == "bad.png is damaged."
    assert not desk.notices, "another presenter gathers them"
    assert desk.client.last(OpenPhoto).key == 2
    desk.opened(2)
    assert desk.client.last(DenoisePhoto).key == 2


def test_cancelling_leaves_results_that_were_not_begun_anew(desk: Desk) -> None:
    desk.found("a.png", "b.png")
    for key in (1, 2):
        desk.opened(key)
        desk.finished(key)
    result = desk.photo(2).denoised
    desk.presenter.again([1, 2])
    assert desk.photo(2).earlier
    desk.presenter.cancel()
    assert [photo.stage for photo in desk.session] == [Stage.STOPPED, Stage.DONE]
    assert desk.photo(2).denoised is result
    assert not desk.photo(2).earlier


def test_a_photo_that_failed_is_read_again_only_when_asked(desk: Desk) -> None:
    desk.found("bad.png", "good.png")
    desk.client.received.emit(Failed(desk.client.last(OpenPhoto), "bad.png is damaged."))
    before = desk.client.count(OpenPhoto)
    desk.session.show(2)
    desk.session.show(1)
    assert desk.client.count(OpenPhoto) == before
    desk.opened(2)
    desk.finished(2)
    desk.presenter.again([1])
    assert desk.client.last(OpenPhoto).key == 1
    desk.opened(1)
    assert desk.client.last(DenoisePhoto).key == 1


def test_unexpected_failures_carry_their_details(desk: Desk) -> None:
    desk.found("a.png")
    desk.opened(1)
    desk.client.received.emit(Failed(desk.client.last(DenoisePhoto), "KeyError: 'x'", False, "Traceback"))
    assert desk.photo(1).stage is Stage.FAILED
    assert desk.failures[0].details == "Traceback"


def test_a_missing_thumbnail_is_not_worth_a_notice(desk: Desk) -> None:
    desk.found("a.png")
    desk.client.received.emit(Failed(desk.client.last(MakeThumbnail), "a.png is damaged."))
    assert not desk.notices


def test_a_wrong_ground_truth_leaves_the_photo_alone(desk: Desk) -> None:
    desk.found("a.png")
    request = desk.client.last(OpenPhoto)
    desk.opened(1)
    desk.client.received.emit(Failed(request, "The sizes differ."))
    assert desk.photo(1).stage is Stage.DENOISING
    assert desk.notices[0].text == "The sizes differ."


def test_removing_a_photo_forgets_it_and_goes_on(desk: Desk) -> None:
    desk.found("a.png", "b.png")
    desk.opened(1)
    generation = desk.started(1)
    desk.session.remove([1])
    assert desk.client.last(CancelPhoto).key == 1
    assert not desk.client.count(ClosePhoto), "it may come back"
    assert desk.session.current is desk.photo(2)
    desk.opened(2)
    assert desk.client.last(DenoisePhoto).key == 2
    desk.client.received.emit(TileLanded(1, generation, RECT, 1.0, 1.0, 0.0))
    desk.session.forget([1])
    assert desk.client.last(ClosePhoto).key == 1
    desk.opened(1)
    assert desk.client.count(ClosePhoto) == 2, "what was read too late is closed as well"


def test_the_eye_leads_the_tiles(desk: Desk) -> None:
    desk.presenter.look_at(1.0, 2.0)
    assert desk.client.count(SetFocus) == 0, "there is no photo"
    desk.found("a.png")
    desk.presenter.look_at(1.0, 2.0)
    assert desk.client.last(SetFocus) == SetFocus(1, 1.0, 2.0)


def test_a_pause_is_asked_for_once_and_ends_with_the_work(desk: Desk) -> None:
    desk.found("a.png", "b.png")
    desk.opened(1)
    desk.presenter.set_paused(True)
    assert desk.client.last(PauseDenoising) == PauseDenoising(True)
    assert desk.presenter.paused
    desk.client.stopped.emit(-9)
    assert desk.client.asked[-3] == PauseDenoising(True), "the new engine is told as well"
    desk.presenter.cancel()
    assert desk.client.last(PauseDenoising) == PauseDenoising(False)
    assert not desk.presenter.paused


def test_doubts_about_a_result_are_told(desk: Desk) -> None:
    desk.found("a.png")
    desk.opened(1)
    generation = desk.started(1)
    desk.client.received.emit(DenoiseFinished(1, generation, 1.0, ("It is darker than the photo.",)))
    assert desk.photo(1).stage is Stage.DONE
    assert [notice.text for notice in desk.notices] == ["a.png: It is darker than the photo."]


def test_a_score_that_cannot_be_is_told_and_noise_that_cannot_is_not_worth_it(desk: Desk) -> None:
    desk.client.received.emit(Failed(ScorePhoto(1, 1, 1.0, 1.0), "The photo is too small."))
    desk.client.received.emit(Failed(MeasureNoise(1, 0), "It is not open any more."))
    assert [notice.text for notice in desk.notices] == ["The photo is too small."]


def test_what_others_ask_for_is_told_by_others(desk: Desk) -> None:
    desk.client.received.emit(Failed(SavePhoto(1, "x", 1.0, 1.0, False), "The disk is full."))
    desk.client.received.emit(Failed(InstallExtra("raw"), "There is no network."))
    assert not desk.notices


def test_photos_that_wait_for_a_package_are_opened_again(desk: Desk) -> None:
    desk.found("a.nef", "b.png")
    desk.client.received.emit(Failed(desk.client.last(OpenPhoto), "It needs rawpy.", extra="raw"))
    assert desk.photo(1).missing == "raw"
    assert not desk.notices, "it is offered by another presenter"
    assert not desk.failures
    desk.opened(2)
    desk.finished(2)
    desk.opening.open_again([1, 99])
    assert desk.client.last(OpenPhoto).key == 1
    assert desk.client.last(MakeThumbnail).key == 1
    desk.opened(1)
    assert desk.photo(1).missing == ""
    assert desk.photo(1).stage is Stage.DENOISING


def test_an_empty_folder_is_told(desk: Desk) -> None:
    desk.found()
    assert "no photos" in desk.notices[0].text


@pytest.mark.parametrize("deaths", [1, 4])
def test_an_engine_that_dies_is_started_again_a_few_times(desk: Desk, deaths: int) -> None:
    desk.found("a.png", "b.png")
    desk.opened(1)
    desk.started(1)
    for _ in range(deaths):
        desk.client.stopped.emit(-9)
    assert desk.client.starts == min(deaths, 3)
    assert desk.photo(1).stage is Stage.FAILED
    assert "stopped" in desk.photo(1).reason
    if deaths == 1:
        assert desk.photo(2).stage is Stage.DENOISING
        desk.opened(2)
        assert desk.client.last(DenoisePhoto).key == 2


def test_results_made_before_the_engine_died_are_made_again(desk: Desk) -> None:
    desk.found("a.png", "b.png")
    desk.opened(1)
    desk.finished(1)
    desk.opened(2)
    desk.client.stopped.emit(1)
    assert desk.photo(2).stage is Stage.FAILED
    assert desk.photo(1).stage is Stage.DENOISING
    assert desk.photo(1).noisy is None


def test_session_shows_the_neighbour_of_a_removed_photo(desk: Desk) -> None:
    desk.found("a.png", "b.png", "c.png")
    seen: list[int | None] = []
    desk.session.current_changed.connect(seen.append)
    desk.session.remove([1])
    desk.session.remove([2])
    desk.session.remove([3, 99])
    assert seen == [2, 3, None]
    assert desk.session.current is None


def test_what_nobody_looks_at_makes_way_for_the_shown_photo(desk: Desk) -> None:
    desk.found("a.png", "b.png")
    desk.opened(1)
    generation = desk.started(1)
    desk.client.received.emit(TileLanded(1, generation, RECT, 0.2, 1.0, 30.0))
    desk.session.show(2)
    assert desk.client.count(CancelPhoto) == 0  # it is still to be read
    desk.opened(2)
    assert desk.client.last(CancelPhoto).key == 1
    assert desk.photo(1).stage is Stage.WAITING
    assert desk.photo(1).denoised is None
    assert desk.photo(2).stage is Stage.DENOISING
    # what the engine still says of the one that was put back is stale
    desk.client.received.emit(TileLanded(1, generation, RECT, 0.4, 1.0, 20.0))
    desk.client.received.emit(DenoiseCancelled(1, generation))
    assert desk.photo(1).stage is Stage.WAITING
    assert desk.photo(1).landed == ()
    desk.finished(2)
    assert desk.photo(1).stage is Stage.DENOISING
    desk.finished(1)
    assert desk.photo(1).stage is Stage.DONE


def test_what_is_almost_done_is_finished_first(desk: Desk) -> None:
    desk.found("a.png", "b.png")
    desk.opened(1)
    generation = desk.started(1)
    desk.client.received.emit(TileLanded(1, generation, RECT, 0.95, 1.0, 1.0))
    desk.opened(2)
    desk.session.show(2)
    assert desk.photo(1).stage is Stage.DENOISING
    assert desk.client.count(CancelPhoto) == 0


def test_looking_at_a_finished_photo_stops_nothing(desk: Desk) -> None:
    desk.found("a.png", "b.png")
    desk.opened(1)
    desk.finished(1)
    desk.opened(2)
    desk.started(2)
    desk.session.show(2)
    desk.session.show(1)
    assert desk.photo(2).stage is Stage.DENOISING
    assert desk.client.count(CancelPhoto) == 0
