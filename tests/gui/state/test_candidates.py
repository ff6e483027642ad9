from dataclasses import replace
from pathlib import Path

from denoiser_gui.state.candidates import DENOISED, NOISY, TRUTH, candidates, find, names
from denoiser_gui.state.further import Further, Making
from denoiser_gui.state.session import Photo, Stage, without_pixels
from engine.inference.tiling import Rect
from engine.metrics.score import Score
from engine.service.buffers import Buffer


def buffer(name: str) -> Buffer:
    return Buffer(name, (4, 4, 3), "|u1")


PHOTO = Photo(1, Path("a.png"), noisy=buffer("n"), noisy_score=Score(20.0, 0.5), size=48)
DONE = Further("nlm", Making.DONE, 1, display=buffer("f"), seconds=2.5, score=Score(28.0, 0.8))


def with_all() -> Photo:
    return Photo(
        1,
        Path("a.png"),
        Stage.DONE,
        generation=3,
        seconds=1.5,
        noisy=buffer("n"),
        denoised=buffer("d"),
        truth_name="clean.png",
        truth="/x/clean.png",
        truth_display=buffer("t"),
        size=48,
        further=(DONE, Further("tv"), Further("bm3d", Making.WORKING, 2, 0.5, buffer("b"), landed=(Rect(0, 0, 2, 4),))),
    )


def test_all_that_has_pixels_in_its_order() -> None:
    found = candidates(with_all())
    assert [(one.name, one.display.path, one.whole, one.seconds) for one in found] == [
        (NOISY, "n", True, None),
        (DENOISED, "d", True, 1.5),
        (TRUTH, "t", True, None),
        ("nlm", "f", True, 2.5),
        ("bm3d", "b", False, None),
    ]
    assert found[3].score == Score(28.0, 0.8)
    assert found[4].landed == (Rect(0, 0, 2, 4),)


def test_places_are_those_of_all_that_is_or_will_be_there() -> None:
    assert names(with_all()) == (NOISY, DENOISED, TRUTH, "nlm", "tv", "bm3d")
    assert names(PHOTO) == (NOISY, DENOISED)
    assert find(with_all(), "tv") is None
    assert find(with_all(), "nlm") == candidates(with_all())[3]


def test_a_photo_that_is_not_read_has_none() -> None:
    assert candidates(Photo(1, Path("a.png"))) == ()
    assert [one.name for one in candidates(PHOTO)] == [NOISY]


def test_what_all_hold_is_counted() -> None:
    assert PHOTO.held == 48
    assert with_all().held == 4 * 48 + 48, "noisy, denoised and two further ones, and the ground truth"
    assert replace(with_all(), truth_size=96).held == 4 * 48 + 96, "which may have one for the screen besides"


def test_without_pixels_what_was_done_is_away_and_what_was_being_made_waits() -> None:
    changes = without_pixels(with_all())
    nlm, tv, bm3d = changes["further"]
    assert (nlm.stage, nlm.away, nlm.display, nlm.score) == (Making.DONE, True, None, Score(28.0, 0.8))
    assert (tv.stage, tv.away) == (Making.WAITING, False)
    assert (bm3d.stage, bm3d.away, bm3d.generation, bm3d.landed) == (Making.WAITING, False, 0, ())
    assert changes["truth_display"] is None
