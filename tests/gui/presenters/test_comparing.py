import numpy as np

from engine.inference.tiling import Rect
from engine.service.replies import DenoiseCancelled, DenoiseFinished, Failed, TileLanded
from engine.service.requests import OpenPhoto, SetFocus
from tests.gui.presenters.stage import Theatre


class Recorder:
    """What the compare view is told."""

    def __init__(self, theatre: Theatre, monkeypatch: object) -> None:
        self.calls: list[tuple[object, ...]] = []
        view = theatre.window.compare_view

        def set_pair(noisy: np.ndarray, denoised: np.ndarray | None = None, *, complete: bool = False) -> None:
            self.calls.append(("pair", noisy.shape, denoised is not None, complete))

        monkeypatch.setattr(view, "set_pair", set_pair)  # type: ignore[attr-defined]
        monkeypatch.setattr(view, "tile_done", lambda *rect: self.calls.append(("tile", *rect)))  # type: ignore[attr-defined]
        monkeypatch.setattr(view, "clear", lambda *told: self.calls.append(("clear", *told)))  # type: ignore[attr-defined]


def test_photo_first_then_tiles_as_they_land(theatre: Theatre, monkeypatch: object) -> None:
    recorder = Recorder(theatre, monkeypatch)
    desk = theatre.desk
    desk.found("a.png")
    recorder.calls.clear()
    desk.opened(1)
    generation = desk.started(1)
    for rect, fraction in ((Rect(0, 0, 2, 4), 0.5), (Rect(2, 0, 4, 4), 1.0)):
        desk.client.received.emit(TileLanded(1, generation, rect, fraction, 1.0, 1.0))
    desk.client.received.emit(DenoiseFinished(1, generation, 1.0))
    assert recorder.calls == [
        ("pair", (4, 4, 3), False, False),
        ("pair", (4, 4, 3), True, False),
        ("tile", 0, 0, 2, 4),
        ("tile", 2, 0, 4, 4),
    ]


def test_coming_back_to_a_photo_shows_what_is_there(theatre: Theatre, monkeypatch: object) -> None:
    desk = theatre.desk
    desk.found("a.png", "b.png")
    desk.opened(1)
    desk.finished(1)
    desk.opened(2)
    generation = desk.started(2)
    desk.client.received.emit(TileLanded(2, generation, Rect(0, 0, 2, 4), 0.5, 1.0, 1.0))
    recorder = Recorder(theatre, monkeypatch)
    desk.session.show(2)
    desk.session.show(1)
    assert recorder.calls == [("pair", (4, 4, 3), True, False), ("tile", 0, 0, 2, 4), ("pair", (4, 4, 3), True, True)]


def test_a_stopped_result_is_taken_away(theatre: Theatre, monkeypatch: object) -> None:
    desk = theatre.desk
    desk.found("a.png")
    desk.opened(1)
    generation = desk.started(1)
    recorder = Recorder(theatre, monkeypatch)
    desk.client.received.emit(DenoiseCancelled(1, generation))
    assert recorder.calls == [("pair", (4, 4, 3), False, False)]


def test_an_earlier_result_is_marked_until_the_new_one_begins(theatre: Theatre) -> None:
    desk, view = theatre.desk, theatre.window.compare_view
    desk.found("a.png")
    desk.opened(1)
    desk.finished(1)
    assert view.names[1] == "Denoised"
    desk.presenter.again([1])
    assert view.names[1] == "Earlier result"
    desk.started(1)
    assert view.names[1] == "Denoised 0 %, rest: earlier result"
    desk.finished(1)
    assert view.names[1] == "Denoised"
    desk.session.set_options(model="fast")  # while nothing is made anew
    assert view.names[1] == "Earlier result"
    view.clear()


def test_a_photo_that_failed_shows_no_other_photo(theatre: Theatre, monkeypatch: object) -> None:
    desk = theatre.desk
    desk.found("a.png", "b.png")
    desk.opened(1)
    desk.finished(1)
    recorder = Recorder(theatre, monkeypatch)
    desk.client.received.emit(Failed(OpenPhoto(2, "b.png"), "b.png is damaged."))
    assert recorder.calls == []
    desk.session.show(2)
    assert recorder.calls == [("clear", "b.png is damaged.", True)]


def test_the_eye_is_told_to_the_engine(theatre: Theatre) -> None:
    theatre.desk.found("a.png")
    theatre.window.compare_view.lookedAt.emit(3.0, 2.0)
    assert theatre.desk.client.last(SetFocus) == SetFocus(1, 3.0, 2.0)
