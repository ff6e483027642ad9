from pathlib import Path

import pytest

from denoiser_gui.presenters.furthering import FurtherPresenter
from denoiser_gui.state import room
from denoiser_gui.state.further import Further, Making
from engine.metrics.score import Score
from engine.service.further_replies import (
    FurtherCancelled,
    FurtherFinished,
    FurtherLanded,
    FurtherScored,
    FurtherStarted,
)
from engine.service.further_requests import CancelFurther, ForgetFurther, MakeFurther
from engine.service.replies import Failed, GroundTruthSet
from engine.service.requests import OpenPhoto
from tests.gui.presenters.test_denoising import RECT, Desk


class Bench:
    """A desk with further results, of which the engine's part is played by the test."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.further = FurtherPresenter(desk.session, desk.client, desk.presenter.keeper)  # type: ignore[arg-type]

    def one(self, key: int, method: str) -> Further:
        return next(one for one in self.desk.photo(key).further if one.name == method)

    def asked(self) -> MakeFurther:
        return self.desk.client.last(MakeFurther)

    def started(self) -> MakeFurther:
        asked = self.asked()
        buffer = self.desk.buffer(f"f{asked.generation}")
        named = (asked.key, asked.method, asked.generation)
        self.desk.client.received.emit(FurtherStarted(*named, buffer, buffer, "cpu"))
        return asked

    def finished(self) -> None:
        asked = self.started()
        named = (asked.key, asked.method, asked.generation)
        self.desk.client.received.emit(FurtherLanded(*named, RECT, 1.0, 0.0))
        self.desk.client.received.emit(FurtherFinished(*named, 2.5, ("Odd.",)))


@pytest.fixture
def bench(qapp: object, tmp_path: Path) -> Bench:  # noqa: ARG001  (signals need an application)
    return Bench(Desk(tmp_path))


def test_one_after_the_other_is_made(bench: Bench) -> None:
    desk = bench.desk
    desk.found("a.png")
    bench.further.add(1, ["nlm", "tv", "nlm"])
    assert [one.name for one in desk.photo(1).further] == ["nlm", "tv"]
    assert desk.client.count(MakeFurther) == 0, "not before the photo is read"
    desk.opened(1)
    assert bench.asked() == MakeFurther(1, "nlm", "auto", 1)
    bench.started()
    desk.client.received.emit(FurtherLanded(1, "nlm", 1, RECT, 0.5, 3.0))
    nlm = bench.one(1, "nlm")
    assert (nlm.stage, nlm.fraction, nlm.landed) == (Making.WORKING, 0.5, (RECT,))
    assert desk.client.count(MakeFurther) == 1
    desk.client.received.emit(FurtherFinished(1, "nlm", 1, 2.5, ("Odd.",)))
    nlm = bench.one(1, "nlm")
    assert (nlm.stage, nlm.seconds, nlm.doubts, nlm.whole) == (Making.DONE, 2.5, ("Odd.",), True)
    desk.client.received.emit(GroundTruthSet(1, "clean.png", "/x/clean.png"))
    desk.client.received.emit(FurtherScored(1, "nlm", Score(28.0, 0.8), "/x/clean.png"))
    assert bench.one(1, "nlm").score == Score(28.0, 0.8)
    assert bench.asked() == MakeFurther(1, "tv", "auto", 2)


def test_the_photo_on_show_comes_first_and_the_other_goes_on_afterwards(bench: Bench) -> None:
    desk = bench.desk
    desk.found("a.png", "b.png")
    desk.opened(1)
    bench.further.add(1, ["nlm"])
    bench.started()
    desk.opened(2)
    bench.further.add(2, ["tv"])
    desk.session.show(2)
    assert desk.client.last(CancelFurther) == CancelFurther(1, "nlm")
    assert (bench.one(1, "nlm").stage, bench.one(1, "nlm").display) == (Making.WAITING, None)
    assert bench.asked().method == "tv"
    desk.client.received.emit(FurtherCancelled(1, "nlm", 1))
    assert bench.one(1, "nlm").stage is Making.WAITING, "it was put back, not stopped"
    bench.finished()
    assert bench.asked() == MakeFurther(1, "nlm", "auto", 3)


def test_what_is_almost_done_makes_no_way(bench: Bench) -> None:
    desk = bench.desk
    desk.found("a.png", "b.png")
    desk.opened(1)
    desk.opened(2)
    bench.further.add(1, ["nlm"])
    bench.started()
    desk.client.received.emit(FurtherLanded(1, "nlm", 1, RECT, 0.95, 0.1))
    bench.further.add(2, ["tv"])
    desk.session.show(2)
    assert desk.client.count(CancelFurther) == 0


def test_a_failure_is_told_with_it_and_asking_again_tries_again(bench: Bench) -> None:
    desk = bench.desk
    desk.found("a.png")
    desk.opened(1)
    bench.further.add(1, ["bm3d", "tv"])
    desk.client.received.emit(Failed(bench.asked(), "BM3D needs a package."))
    assert (bench.one(1, "bm3d").stage, bench.one(1, "bm3d").reason) == (Making.FAILED, "BM3D needs a package.")
    assert bench.asked().method == "tv", "the others go on"
    bench.finished()
    bench.further.add(1, ["bm3d"])
    assert (bench.asked().method, bench.one(1, "bm3d").reason) == ("bm3d", "")


def test_stale_replies_are_dropped(bench: Bench) -> None:
    desk = bench.desk
    desk.found("a.png")
    desk.opened(1)
    bench.further.add(1, ["nlm"])
    first = bench.started()
    bench.further.remove(1, "nlm")
    assert desk.client.last(ForgetFurther) == ForgetFurther(1, "nlm")
    assert desk.photo(1).further == ()
    bench.further.add(1, ["nlm"])
    desk.client.received.emit(FurtherLanded(1, "nlm", first.generation, RECT, 0.5, 1.0))
    desk.client.received.emit(FurtherFinished(1, "nlm", first.generation, 1.0))
    desk.client.received.emit(Failed(first, "This photo is not open any more."))
    assert (bench.one(1, "nlm").stage, bench.one(1, "nlm").landed) == (Making.WORKING, ())
    bench.finished()
    assert bench.one(1, "nlm").stage is Making.DONE


def test_removing_what_is_at_work_lets_the_next_one_begin(bench: Bench) -> None:
    desk = bench.desk
    desk.found("a.png")
    desk.opened(1)
    bench.further.add(1, ["nlm", "tv"])
    bench.further.remove(1, "nlm")
    assert bench.asked().method == "tv"


def test_what_is_asked_of_all_photos_is_made_when_they_are_shown(bench: Bench) -> None:
    desk = bench.desk
    desk.found("a.png", "b.png")
    desk.opened(1)
    bench.further.set_always(["tv", "nlm", "tv"])
    assert [one.name for one in desk.photo(1).further] == ["tv", "nlm"]
    assert desk.photo(2).further == ()
    desk.opened(2)
    desk.session.show(2)
    assert [one.name for one in desk.photo(2).further] == ["tv", "nlm"]
    assert bench.asked().key == 2


def test_pixels_that_were_given_up_are_made_again_when_the_photo_is_shown(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = bench.desk
    desk.found("a.png", "b.png")
    desk.opened(1)
    desk.finished(1)
    bench.further.add(1, ["nlm"])
    bench.finished()
    desk.client.received.emit(GroundTruthSet(1, "clean.png", "/x/clean.png"))
    desk.client.received.emit(FurtherScored(1, "nlm", Score(28.0, 0.8), "/x/clean.png"))
    assert desk.photo(1).held == 4 * 48, "the photo, its ground truth and two results"
    desk.opened(2)
    desk.session.show(2)
    monkeypatch.setattr(room, "budget", lambda _held: 0)
    desk.presenter.keeper.make_room()
    nlm = bench.one(1, "nlm")
    assert (nlm.away, nlm.display, nlm.score) == (True, None, Score(28.0, 0.8))
    made = desk.client.count(MakeFurther)
    monkeypatch.undo()
    desk.session.show(1)
    assert desk.client.last(OpenPhoto).key == 1
    desk.opened(1)
    assert desk.client.count(MakeFurther) == made + 1
    bench.finished()
    assert bench.one(1, "nlm").whole


def test_the_photo_at_work_keeps_its_pixels(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = bench.desk
    desk.found("a.png", "b.png")
    desk.opened(1)
    desk.finished(1)
    bench.further.add(1, ["nlm"])
    bench.started()
    desk.opened(2)
    desk.finished(2)
    desk.session.show(2)
    monkeypatch.setattr(room, "budget", lambda _held: 0)
    desk.presenter.keeper.make_room()
    assert desk.photo(1).noisy is not None
    desk.client.received.emit(FurtherFinished(1, "nlm", 1, 1.0))
    desk.presenter.keeper.make_room()
    assert desk.photo(1).noisy is None


def test_one_whose_photo_was_given_up_holds_up_no_other(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = bench.desk
    desk.found("a.png", "b.png")
    for key in (1, 2):
        desk.opened(key)
        desk.finished(key)
    bench.further.add(1, ["nlm"])
    bench.started()
    desk.session.show(2)
    desk.presenter.keeper.let_go(1)
    monkeypatch.setattr(room, "budget", lambda _held: 0)
    desk.presenter.keeper.make_room()
    assert desk.photo(1).noisy is None
    bench.further.add(2, ["tv"])
    desk.client.received.emit(FurtherFinished(1, "nlm", 1, 1.0))
    assert bench.asked() == MakeFurther(2, "tv", "auto", 2)


def test_a_closed_photo_stops_and_goes_on_when_it_is_back(bench: Bench) -> None:
    desk = bench.desk
    desk.found("a.png")
    desk.opened(1)
    bench.further.add(1, ["nlm"])
    bench.started()
    places = desk.session.remove([1])
    assert desk.client.last(CancelFurther) == CancelFurther(1, "nlm")
    desk.session.restore(places)
    desk.session.show(1)
    assert bench.asked().generation == 2


def test_when_the_engine_dies_what_it_was_at_failed_and_the_rest_is_made_again(bench: Bench) -> None:
    desk = bench.desk
    desk.found("a.png")
    desk.opened(1)
    bench.further.add(1, ["nlm", "tv", "wavelet"])
    bench.finished()
    bench.started()
    desk.client.stopped.emit(-9)
    assert [one.stage for one in desk.photo(1).further] == [Making.DONE, Making.FAILED, Making.WAITING]
    assert "stopped" in bench.one(1, "tv").reason
    assert bench.one(1, "nlm").away
    desk.client.received.emit(Failed(OpenPhoto(9, "x"), "nothing to do with it"))


def test_another_ground_truth_makes_scores_void(bench: Bench) -> None:
    desk = bench.desk
    desk.found("a.png")
    desk.opened(1)
    bench.further.add(1, ["nlm"])
    bench.finished()
    desk.client.received.emit(FurtherScored(1, "nlm", Score(28.0, 0.8), "/x/clean.png"))
    buffer = desk.buffer("t")
    desk.client.received.emit(GroundTruthSet(1, "clean.png", "/x/clean.png", buffer))
    assert bench.one(1, "nlm").score is None
    assert desk.photo(1).truth_display == buffer
