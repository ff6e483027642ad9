from pathlib import Path

import numpy as np

from denoiser_gui.state.further import Further, Making
from denoiser_gui.state.sides import TRUTH, Sides
from denoiser_gui.views.compare_view import CompareView
from engine.inference.tiling import Rect
from engine.service import buffers
from engine.service.buffers import Buffer
from engine.service.replies import DenoiseCancelled, DenoiseFinished, Failed, PhotosFound, TileLanded
from engine.service.requests import FindPhotos, OpenPhoto, SetFocus
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
        ("tile", 0, 0, 2, 4, "denoised"),
        ("tile", 2, 0, 4, 4, "denoised"),
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
    assert recorder.calls == [
        ("pair", (4, 4, 3), True, False),
        ("tile", 0, 0, 2, 4, "denoised"),
        ("pair", (4, 4, 3), True, True),
    ]


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


def test_any_two_pictures_of_a_photo_are_compared_and_stay_chosen(theatre: Theatre, tmp_path: Path) -> None:
    desk, view = theatre.desk, theatre.window.compare_view
    desk.found("a.png", "b.png")
    desk.opened(1)
    desk.finished(1)
    nlm = Further("nlm", Making.DONE, 1, 1.0, buffer_of(tmp_path, "nlm", 90), seconds=2.0)
    desk.session.update(1, further=(nlm, Further("tv")), truth_name="c.png", truth_display=buffer_of(tmp_path, "t", 60))
    assert view.names == ("Noisy", "Denoised"), "nothing moves by itself"
    desk.session.set_sides(Sides("nlm", TRUTH))
    assert view.names == ("Non-local means", "Ground truth")
    assert shades(view) == (90, 60)
    desk.session.set_sides(Sides("nlm", "tv"))
    assert view.names == ("Non-local means", "Total variation: not there yet")
    desk.session.update_further(1, "tv", stage=Making.WORKING, generation=1, display=buffer_of(tmp_path, "tv", 30))
    assert view.names[1] == "Total variation 0 %"
    assert shades(view) == (90, 0), "the noisy photo until tiles land"
    desk.session.update_further(1, "tv", landed=(Rect(0, 0, 4, 4),))
    assert view.names[1] == "Total variation"
    assert shades(view) == (90, 30)
    desk.session.update_further(1, "tv", stage=Making.FAILED, display=None, landed=())
    assert view.names == ("Non-local means", "Denoised"), "what failed is not shown"
    desk.opened(2)
    desk.session.show(2)
    assert view.names == ("Noisy", "Not denoised yet"), "it has none of them"
    desk.session.show(1)
    assert view.names == ("Non-local means", "Denoised")
    desk.session.update(1, further=())
    assert view.names == ("Noisy", "Denoised")
    view.clear()


def buffer_of(folder: Path, name: str, level: int) -> Buffer:
    return buffers.store(folder, name, np.full((4, 4, 3), level, np.uint8))


def shades(view: CompareView) -> tuple[int, int]:
    """What is seen at the left and at the right edge."""
    view.resize(400, 400)
    image = view.picture()
    row, width = image.height() // 2, image.width()
    return image.pixelColor(width // 4, row).red(), image.pixelColor(3 * width // 4, row).red()


def test_while_photos_are_looked_for_the_empty_view_says_so(theatre: Theatre, tmp_path: Path) -> None:
    """The engine may need seconds to start; nobody shall think that nothing happens, or open them once more."""
    desk, view = theatre.desk, theatre.window.compare_view
    desk.opening.looking.connect(theatre.comparing.await_photos)
    invitation = view.message
    for answer in (PhotosFound(()), Failed(FindPhotos((str(tmp_path),)), "It is gone.")):
        desk.opening.open([tmp_path])
        assert view.message == "Opening photos…"
        desk.client.received.emit(answer)
        assert view.message == invitation
    desk.opening.open([tmp_path])
    desk.client.stopped.emit(1)
    assert view.message == invitation
    desk.found("a.png")
    desk.opened(1)
    seen = view.viewport
    desk.opening.open([tmp_path])
    assert view.viewport == seen, "a photo stays"
    view.clear()
