from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui.presenters.failing import FailingPresenter
from denoiser_gui.state.session import Options, Session
from denoiser_gui.views.notice_bar import NoticeBar
from engine.service.replies import Failed
from engine.service.requests import OpenPhoto


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def failing(bar: NoticeBar) -> FailingPresenter:
    session = Session(Options("quality"))
    session.add(Path(f"{name}.png") for name in "abcdefghijklmnopqrst")
    return FailingPresenter(session, bar)


def fail(failing: FailingPresenter, key: int, sentence: str) -> None:
    failing.add(key, Failed(OpenPhoto(key, "x"), sentence))


def test_twenty_failures_are_one_notice_with_all_reasons(bar: NoticeBar, failing: FailingPresenter) -> None:
    for key in range(1, 21):
        fail(failing, key, "a.png is damaged." if key == 1 else f"Reason {key}.")
    assert bar.waiting == 1
    assert bar.current is not None
    assert bar.current.text == "20 photos could not be opened or denoised."
    lines = bar.current.details.splitlines()
    assert lines[:2] == ["a.png is damaged.", "b.png: Reason 2."]
    assert len(lines) == 20


def test_one_failure_says_its_reason_at_once(bar: NoticeBar, failing: FailingPresenter) -> None:
    fail(failing, 2, "b.png is damaged.")
    fail(failing, 2, "b.png is still damaged.")
    assert bar.waiting == 1
    assert bar.current is not None
    assert bar.current.text == "b.png is still damaged."


def test_what_was_read_and_closed_is_not_told_again(bar: NoticeBar, failing: FailingPresenter) -> None:
    fail(failing, 1, "a.png is damaged.")
    bar.dismiss()
    fail(failing, 2, "b.png is damaged.")
    assert bar.current is not None
    assert bar.current.text == "b.png is damaged."
