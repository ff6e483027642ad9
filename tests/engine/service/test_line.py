"""The pipe to the window."""

import multiprocessing

from engine.service.line import Line
from engine.service.replies import ManyDone
from engine.service.requests import FindPhotos, Quit


def test_requests_come_until_the_window_has_enough() -> None:
    near, far = multiprocessing.Pipe()
    for request in (FindPhotos(("a",)), FindPhotos(("b",)), Quit(), FindPhotos(("c",))):
        near.send(request)
    assert list(Line(far).requests()) == [FindPhotos(("a",)), FindPhotos(("b",))]


def test_a_window_that_is_gone_asks_nothing_and_hears_nothing() -> None:
    near, far = multiprocessing.Pipe()
    near.close()
    line = Line(far)
    assert list(line.requests()) == []
    line.send(ManyDone(1))


def test_a_reply_reaches_the_window() -> None:
    near, far = multiprocessing.Pipe()
    Line(far).send(ManyDone(3))
    assert near.recv() == ManyDone(3)
