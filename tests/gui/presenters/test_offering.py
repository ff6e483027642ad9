from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui.notices import Notice
from denoiser_gui.presenters.offering import OfferingPresenter
from engine.batch.events import PhotoEnded
from engine.batch.outcome import Outcome
from engine.service.replies import ExtraCancelled, ExtraInstalled, ExtraProgress, Failed, ManyTold
from engine.service.requests import CancelInstall, InstallExtra, OpenPhoto, SetGroundTruth
from tests.gui.presenters.stage import Theatre


@pytest.fixture
def theatre(theatre: Theatre, qtbot: QtBot) -> Theatre:  # noqa: ARG001
    """Two camera raws that need a package."""
    desk = theatre.desk
    OfferingPresenter(desk.session, desk.client, desk.opening, theatre.window.notice_bar)  # type: ignore[arg-type]  # a stand-in
    desk.found("a.nef", "b.nef")
    for key in (1, 2):
        desk.client.received.emit(Failed(OpenPhoto(key, "x.nef"), f"{key} needs rawpy.", extra="raw"))
    return theatre


def notice(theatre: Theatre) -> Notice:
    current = theatre.window.notice_bar.current
    assert current is not None
    return current


def press(theatre: Theatre) -> None:
    theatre.window.notice_bar.action_buttons[0].click()


def test_it_is_offered_once_with_its_size(theatre: Theatre) -> None:
    assert theatre.window.notice_bar.waiting == 1
    assert notice(theatre).text == "1 needs rawpy."
    assert [action.label for action in notice(theatre).actions] == ["Install (3 MB)"]


def test_a_ground_truth_may_need_it_too(theatre: Theatre) -> None:
    theatre.window.notice_bar.dismiss()
    desk = theatre.desk
    desk.opened(1)
    for request in (SetGroundTruth(1, "clean.nef"), OpenPhoto(1, "a.nef", "clean.nef")):
        desk.client.received.emit(Failed(request, "clean.nef needs rawpy.", extra="raw"))
    assert theatre.window.notice_bar.waiting == 1
    assert notice(theatre).actions
    assert desk.photo(1).noisy is not None


def test_it_is_installed_and_the_photos_are_opened(theatre: Theatre) -> None:
    press(theatre)
    desk = theatre.desk
    assert desk.client.last(InstallExtra) == InstallExtra("raw")
    assert "Installing rawpy" in notice(theatre).text
    desk.client.received.emit(ExtraProgress("raw", "Collecting rawpy"))
    desk.client.received.emit(ExtraProgress("raw", ""))
    assert notice(theatre).advice == "Collecting rawpy"
    before = desk.client.count(OpenPhoto)
    desk.client.received.emit(ExtraInstalled("raw"))
    assert notice(theatre).text == "rawpy is installed."
    assert theatre.window.notice_bar.waiting == 1
    desk.opened(1)
    assert desk.client.count(OpenPhoto) == before + 2


def test_it_can_be_cancelled_and_asked_for_later(theatre: Theatre) -> None:
    press(theatre)
    press(theatre)
    client = theatre.desk.client
    assert client.last(CancelInstall) == CancelInstall("raw")
    client.received.emit(ExtraCancelled("raw"))
    assert theatre.window.notice_bar.current is None
    client.received.emit(Failed(OpenPhoto(1, "x.nef"), "It needs rawpy.", extra="raw"))
    assert notice(theatre).actions


def test_a_failure_is_told_and_can_be_tried_again(theatre: Theatre) -> None:
    press(theatre)
    theatre.desk.client.received.emit(Failed(InstallExtra("raw"), "There is no network."))
    assert notice(theatre).text == "There is no network."
    assert theatre.window.notice_bar.waiting == 1
    press(theatre)
    assert theatre.desk.client.count(InstallExtra) == 2


def test_an_engine_that_dies_takes_the_installation_along(theatre: Theatre) -> None:
    press(theatre)
    theatre.desk.client.stopped.emit(-9)
    assert theatre.window.notice_bar.current is None


def test_photos_of_a_batch_are_offered_it_once(theatre: Theatre) -> None:
    theatre.window.notice_bar.dismiss_all()
    for number, waiting in ((1, 1), (1, 0), (2, 1)):
        outcome = Outcome(Path("c.nef"), error="c.nef needs rawpy.")
        theatre.desk.client.received.emit(ManyTold(number, PhotoEnded(3, outcome, extra="raw")))
        assert theatre.window.notice_bar.waiting == waiting
        theatre.window.notice_bar.dismiss_all()
    outcome = Outcome(Path("d.heic"), error="d.heic needs pi_heif.")
    theatre.desk.client.received.emit(ManyTold(2, PhotoEnded(4, outcome, extra="heic")))
    press(theatre)
    assert theatre.desk.client.last(InstallExtra) == InstallExtra("heic")
