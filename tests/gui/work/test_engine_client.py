"""Sending without waiting; the process itself is tested in tests/flow."""

import multiprocessing
import threading
import time

import psutil
import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui.work.engine_client import EngineClient, _post
from engine.service.requests import MakeThumbnail, OpenPhoto, Quit


def test_hundreds_of_requests_do_not_hold_the_window_while_nobody_listens(qtbot: QtBot) -> None:  # noqa: ARG001
    near, far = multiprocessing.Pipe()
    client = EngineClient()
    began = time.monotonic()
    for key in range(2000):  # more than a pipe holds
        client.send(MakeThumbnail(key, "/a/rather/long/path/" * 20, 128))
    assert time.monotonic() - began < 10.0
    client.send(Quit())
    sender = threading.Thread(target=_post, args=(near, client._outbox))
    sender.start()
    assert [far.recv().key for _ in range(2000)] == list(range(2000))
    assert far.recv() == Quit()
    sender.join(60)
    assert not sender.is_alive()


def test_requests_to_a_process_that_is_gone_do_no_harm(qtbot: QtBot) -> None:  # noqa: ARG001
    near, far = multiprocessing.Pipe()
    client = EngineClient()
    far.close()
    client.send(OpenPhoto(1, "x"))
    client.send(Quit())
    _post(near, client._outbox)


@pytest.mark.skipif(not psutil.POSIX, reason="niceness is a number on POSIX only")
def test_the_engine_lets_the_window_go_first(qtbot: QtBot) -> None:
    client = EngineClient()
    with qtbot.waitSignal(client.received, timeout=60_000):
        client.start()
    assert psutil.Process(client.process_id).nice() == min(19, psutil.Process().nice() + 5)
    client.close()


def test_what_was_on_its_way_when_it_was_closed_is_not_heard(qtbot: QtBot) -> None:
    client = EngineClient()
    heard: list[object] = []
    client.received.connect(heard.append)
    with qtbot.waitSignal(client.received, timeout=60_000):
        client.start()
    before = len(heard)
    connection = client._connection
    client._heard.emit(connection, "still open")
    assert heard[before:] == ["still open"]
    client.close()
    client._heard.emit(connection, "of a process that is gone")
    assert heard[before:] == ["still open"]


def test_one_that_died_just_before_it_was_closed_is_not_told(qtbot: QtBot) -> None:
    client = EngineClient()
    told: list[int] = []
    client.stopped.connect(told.append)
    with qtbot.waitSignal(client.received, timeout=60_000):
        client.start()
    psutil.Process(client.process_id).kill()
    client._threads[0].join(60)  # the news of it is on its way
    client.close()
    qtbot.wait(10)
    assert told == []
    with qtbot.waitSignal(client.received, timeout=60_000):
        client.start()
    with qtbot.waitSignal(client.stopped, timeout=60_000):
        psutil.Process(client.process_id).kill()
    client.close()
