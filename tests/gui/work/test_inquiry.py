import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from denoiser_gui.work.inquiry import Inquiry
from engine.service.comparison_replies import DetailMeasured
from engine.service.comparison_requests import CancelComparison, ComparisonRequest, MeasureDetail, Side
from engine.service.replies import Failed
from engine.service.requests import SavePicture
from tests.gui.presenters.fakes import FakeClient


class Asker:
    def __init__(self) -> None:
        self.client, self.parent = FakeClient(), QObject()
        self.inquiry = Inquiry(self.client, DetailMeasured, 0, self.parent)  # type: ignore[arg-type]
        self.heard: list[object] = []
        for signal in (self.inquiry.answered, self.inquiry.failed):
            signal.connect(self.heard.append)
        self.stale: list[object] = []
        self.inquiry.stale.connect(self.stale.append)

    def make(self, number: int) -> ComparisonRequest:
        return MeasureDetail(number, 1, Side("denoised"))

    def ask(self, about: object, qtbot: QtBot) -> MeasureDetail:
        assert self.inquiry.ask(about, self.make)
        before = self.client.count(MeasureDetail)
        qtbot.waitUntil(lambda: self.client.count(MeasureDetail) > before)
        return self.client.last(MeasureDetail)


def answer(request: MeasureDetail) -> DetailMeasured:
    return DetailMeasured(request.number, 1, 0.5, True)


@pytest.fixture
def asker(qapp: object) -> Asker:  # noqa: ARG001  (signals need an application)
    return Asker()


def test_the_same_is_asked_once_whatever_becomes_of_it(asker: Asker, qtbot: QtBot) -> None:
    request = asker.ask("a", qtbot)
    assert not asker.inquiry.ask("a", asker.make)
    asker.client.received.emit(answer(request))
    assert asker.heard == [answer(request)]
    assert not asker.inquiry.ask("a", asker.make)


def test_a_newer_question_gives_the_older_one_up(asker: Asker, qtbot: QtBot) -> None:
    old = asker.ask("a", qtbot)
    new = asker.ask("b", qtbot)
    assert CancelComparison(old.number) in asker.client.asked
    asker.client.received.emit(answer(old))
    assert (asker.heard, asker.stale) == ([], [answer(old)])
    asker.client.received.emit(answer(new))
    assert asker.heard == [answer(new)]


def test_what_changes_before_it_is_calm_is_asked_once(asker: Asker, qtbot: QtBot) -> None:
    for about in range(5):
        asker.inquiry.ask(about, asker.make)
    qtbot.waitUntil(lambda: asker.client.count(MeasureDetail) > 0)
    qtbot.wait(10)
    assert asker.client.count(MeasureDetail) == 1


def test_dropped_questions_are_asked_anew(asker: Asker, qtbot: QtBot) -> None:
    request = asker.ask("a", qtbot)
    asker.inquiry.drop()
    assert CancelComparison(request.number) in asker.client.asked
    asker.client.received.emit(answer(request))
    assert asker.heard == []
    asker.ask("a", qtbot)
    asker.client.stopped.emit(1)
    asker.ask("a", qtbot)


def test_only_its_own_failure_is_heard(asker: Asker, qtbot: QtBot) -> None:
    request = asker.ask("a", qtbot)
    other = SavePicture(request.number, None, "")  # type: ignore[arg-type]  # counts on its own
    asker.client.received.emit(Failed(other, "Not this one."))
    assert asker.heard == []
    asker.client.received.emit(Failed(request, "No."))
    asker.client.received.emit(Failed(request, "Once more."))
    assert asker.heard == ["No."]
