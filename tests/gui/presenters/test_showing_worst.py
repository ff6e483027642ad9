"""A photo of an evaluation comes into the main window."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui.presenters import showing_worst
from denoiser_gui.presenters.furthering import FurtherPresenter
from denoiser_gui.presenters.showing_worst import ShowingWorstPresenter
from denoiser_gui.presenters.sides import SidesPresenter
from denoiser_gui.state.sides import DENOISED, NOISY, TRUTH, Sides
from engine.evaluation.results import Pair
from engine.inference.tiling import Rect
from engine.service.further_requests import MakeFurther
from engine.service.requests import FindPhotos, SetGroundTruth
from tests.gui.presenters.stage import Theatre

PART = Rect(1, 1, 3, 3)


@dataclass
class Showing:
    theatre: Theatre
    presenter: ShowingWorstPresenter

    def wish(self, name: str, method: str, truth: bool = True) -> Pair:
        noisy = Path("/in") / name
        pair = Pair(noisy, Path("/in/clean.png") if truth else noisy, truth=truth)
        self.presenter.show(pair, method, PART)
        return pair

    @property
    def sides(self) -> Sides:
        return self.theatre.desk.session.sides


@pytest.fixture
def showing(theatre: Theatre, monkeypatch: pytest.MonkeyPatch) -> Showing:
    monkeypatch.setattr(showing_worst, "_FINDING_MS", 0)
    desk = theatre.desk
    further = FurtherPresenter(desk.session, desk.client, desk.presenter.keeper)  # type: ignore[arg-type]  # a stand-in
    sides = SidesPresenter(desk.session, further, desk.opening, theatre.inspecting, theatre.window)
    return Showing(theatre, ShowingWorstPresenter(desk.session, sides, desk.presenter, theatre.window))


def test_a_photo_is_opened_its_result_made_and_the_part_seen(
    showing: Showing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = showing.theatre.desk
    seen: list[Rect] = []
    monkeypatch.setattr(showing.theatre.window.compare_view, "look_at_part", seen.append)
    showing.wish("a.png", "median")
    assert desk.client.last(FindPhotos).paths == (str(Path("/in/a.png").absolute()),)
    assert showing.sides == Sides(TRUTH, "median")
    desk.session.add([Path("/in/a.png").absolute()])
    desk.session.show(1)
    desk.opened(1)
    desk.finished(1)
    assert desk.client.last(MakeFurther).method == "median"
    assert seen == [Rect(0, 0, 4, 4)], "with what is around it; four pixels are too few for the view itself"
    qtbot.waitUntil(lambda: desk.client.count(SetGroundTruth) == 1)
    assert desk.client.last(SetGroundTruth).path == "/in/clean.png"


def test_the_model_of_the_window_is_the_denoised_photo_and_noisy_is_against_it(showing: Showing) -> None:
    showing.wish("a.png", "quality")
    assert showing.sides == Sides(TRUTH, DENOISED)
    showing.wish("a.png", "quality+best")
    assert showing.sides == Sides(TRUTH, "quality+best")
    showing.wish("a.png", "noisy")
    assert showing.sides == Sides(TRUTH, NOISY)
    showing.theatre.desk.session.set_options(best=True)
    showing.wish("a.png", "quality+best")
    assert showing.sides == Sides(TRUTH, DENOISED)
    showing.wish("a.png", "quality")
    assert showing.sides == Sides(TRUTH, "quality")


def test_without_truth_the_photo_itself_is_on_the_left(showing: Showing, qtbot: QtBot) -> None:
    showing.wish("a.png", "fast", truth=False)
    assert showing.sides == Sides(NOISY, "fast")
    desk = showing.theatre.desk
    desk.session.add([Path("/in/a.png").absolute()])
    desk.session.show(1)
    desk.opened(1)
    qtbot.wait(50)
    assert desk.client.count(SetGroundTruth) == 0
