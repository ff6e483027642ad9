"""Pictures of before and after, asked of the engine's process."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from engine.cancellation import CancelToken
from engine.images.before_after import Arrangement, Composition
from engine.service.buffers import remove
from engine.service.desk import Desk
from engine.service.further_replies import FurtherFinished
from engine.service.further_requests import MakeFurther
from engine.service.picturing import Picturing
from engine.service.replies import (
    DenoiseFinished,
    Failed,
    GroundTruthSet,
    PhotoOpened,
    PictureCancelled,
    PictureMade,
    PictureProgress,
)
from engine.service.requests import CancelPicture, DenoisePhoto, MakePicture, OpenPhoto, SavePicture, SetGroundTruth
from tests.engine.service.asking import Heard
from tests.engine.service.full_disk import room_for_one
from tests.engine.service.test_server import Window, loaded, photo, window
from tests.engine.service.vanishing import Vanishing

__all__ = ["loaded", "photo", "window"]  # fixtures


@pytest.fixture
def ready(window: Window, photo: Path) -> Window:
    """With a photo of 40 x 60 that is denoised, by leaving it as it is."""
    window.ask(OpenPhoto(1, str(photo), ""))
    window.wait_for(PhotoOpened)
    window.ask(DenoisePhoto(1, 1, "identity", "cpu"))
    window.wait_for(DenoiseFinished)
    return window


def test_the_clipboard_gets_pixels_and_a_file(ready: Window, photo: Path) -> None:
    ready.ask(MakePicture(5, 1, Composition(Arrangement.DENOISED), 1.0, 1.0))
    made = ready.wait_for(PictureMade)
    assert isinstance(made, PictureMade)
    assert (made.number, made.path) == (5, "")
    assert made.pixels is not None
    assert made.png is not None
    with Pillow.open(photo) as original:
        assert (made.pixels.attach() == np.asarray(original)).all()
    file = photo.with_name("clip.png")
    file.write_bytes(made.png.attach().tobytes())
    with Pillow.open(file) as copied:
        assert (np.asarray(copied) == made.pixels.attach()).all()
    for buffer in (made.pixels, made.png):
        remove(buffer)


def test_one_that_finds_no_room_for_its_file_leaves_no_pixels(ready: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    made = room_for_one(monkeypatch)
    ready.ask(MakePicture(5, 1, Composition(Arrangement.DENOISED), 1.0, 1.0))
    assert "too little room" in ready.wait_for(Failed).sentence  # type: ignore[union-attr]
    assert len(made) == 1
    assert not Path(made[0].path).exists()


def test_any_two_pictures_are_before_and_after(ready: Window, photo: Path, tmp_path: Path) -> None:
    ready.ask(SetGroundTruth(1, str(photo.with_name("a_clean.png"))))
    ready.wait_for(GroundTruthSet)
    ready.ask(MakeFurther(1, "median"))
    ready.wait_for(FurtherFinished)
    path = tmp_path / "beside.png"
    ready.ask(MakePicture(5, 1, Composition(Arrangement.BESIDE), 1.0, 1.0, str(path), ("truth", "median")))
    ready.wait_for(PictureMade)
    with Pillow.open(path) as saved, Pillow.open(photo.with_name("a_clean.png")) as clean:
        assert (np.asarray(saved)[:40] == np.asarray(clean)).all()
    ready.ask(MakePicture(6, 1, Composition(Arrangement.BESIDE), 1.0, 1.0, str(path), ("noisy", "gone")))
    failed = ready.wait_for(Failed)
    assert isinstance(failed, Failed)
    assert "no picture gone" in failed.sentence


def test_an_animation_tells_its_progress(ready: Window, tmp_path: Path) -> None:
    path = tmp_path / "a.gif"
    ready.ask(MakePicture(6, 1, Composition(Arrangement.TURNS), 1.0, 1.0, str(path)))
    made = ready.wait_for(PictureMade)
    assert made == PictureMade(6, str(path))
    assert all(0 < reply.fraction <= 1 for reply in ready.heard if isinstance(reply, PictureProgress))
    assert path.is_file()


def test_what_is_seen_is_saved_as_it_is(ready: Window, tmp_path: Path) -> None:
    pixels = np.random.default_rng(2).integers(0, 256, (30, 20, 3), np.uint8)
    ready.ask(SavePicture(7, pixels, str(tmp_path / "seen.png")))
    ready.wait_for(PictureMade)
    with Pillow.open(tmp_path / "seen.png") as saved:
        assert (np.asarray(saved) == pixels).all()


def test_one_that_is_not_wanted_any_more_is_given_up(ready: Window, tmp_path: Path) -> None:
    path = tmp_path / "a.webp"
    ready.ask(
        MakePicture(8, 1, Composition(Arrangement.WIPE), 1.0, 1.0, str(path)), CancelPicture(8), CancelPicture(99)
    )
    reply = ready.wait_for((PictureCancelled, PictureMade))  # type: ignore[arg-type]  # it may have been faster
    assert isinstance(reply, PictureCancelled) != path.exists()


def test_one_that_is_just_done_can_be_given_up(tmp_path: Path) -> None:
    """The thread that is asked to must not stumble: the whole process would end."""
    picturing = Picturing(Desk(tmp_path), Heard())
    token = CancelToken()
    picturing._tokens = Vanishing({8: token})
    picturing.cancel(CancelPicture(8))
    assert token.cancelled
    picturing.stop()


def test_failures_are_sentences(ready: Window, tmp_path: Path) -> None:
    ready.ask(MakePicture(9, 1, Composition(Arrangement.TURNS), 1.0, 1.0, str(tmp_path / "a.png")))
    assert "cannot move" in ready.wait_for(Failed).sentence  # type: ignore[union-attr]
    ready.ask(MakePicture(10, 2, Composition(Arrangement.BESIDE), 1.0, 1.0, str(tmp_path / "a.png")))
    assert "not open" in ready.wait_for(Failed).sentence  # type: ignore[union-attr]
