"""Before and after that move."""

import time
from pathlib import Path
from threading import Timer

import numpy as np
import pytest
from PIL import Image as Pillow

from engine.cancellation import Cancelled, CancelToken
from engine.errors import OutputExists, UnwritableImage
from engine.images import animating
from engine.images.animating import animate
from engine.images.before_after import Arrangement, Rgb, frame_at, frame_count

BEFORE, AFTER = 200, 60


def flat(value: int, height: int = 60, width: int = 90) -> Rgb:
    return np.full((height, width, 3), value, np.uint8)


def animated(
    path: Path, arrangement: Arrangement = Arrangement.TURNS, cancel: CancelToken | None = None
) -> list[float]:
    shares: list[float] = []
    animate((flat(BEFORE), flat(AFTER)), arrangement, path, False, cancel or CancelToken(), shares.append)
    return shares


@pytest.mark.parametrize("suffix", [".webp", ".gif"])
def test_it_plays_for_ever(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"für dich{suffix}"
    animated(path)
    with Pillow.open(path) as picture:
        assert picture.n_frames == 2
        assert picture.info["loop"] == 0
        seen = []
        for number in range(2):
            picture.seek(number)
            seen.append(np.asarray(picture.convert("RGB"))[30, 45, 0])
            assert picture.info["duration"] == 1200
    assert np.abs(np.array(seen, int) - (BEFORE, AFTER)).max() <= 2


@pytest.mark.parametrize("suffix", [".webp", ".gif"])
def test_every_step_of_a_wipe_is_in_it(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"wipe{suffix}"
    shares = animated(path, Arrangement.WIPE)
    assert shares == sorted(shares)
    assert 0 < shares[-1] <= 1
    with Pillow.open(path) as picture:
        assert picture.n_frames == frame_count(Arrangement.WIPE)
        for number in (0, 7, 20, 33):
            picture.seek(number)
            wanted = frame_at(flat(BEFORE), flat(AFTER), Arrangement.WIPE, number).pixels.astype(int)
            assert np.median(np.abs(np.asarray(picture.convert("RGB")) - wanted)) <= 2
            assert np.abs(np.asarray(picture.convert("RGB")) - wanted).mean() < 4


def test_what_cannot_move_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnwritableImage, match=r"a\.jpg cannot move.*\.webp or \.gif"):
        animated(tmp_path / "a.jpg")
    wide = flat(0, 1, 17000), flat(9, 1, 17000)
    with pytest.raises(UnwritableImage, match="WEBP ends at 16383"):
        animate(wide, Arrangement.TURNS, tmp_path / "a.webp", False, CancelToken(), lambda _share: None)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_overwritten_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "a.gif"
    path.write_bytes(b"old")
    with pytest.raises(OutputExists):
        animated(path)
    assert path.read_bytes() == b"old"


def test_cancelled_within_moments_however_large_a_frame_is(tmp_path: Path) -> None:
    path = tmp_path / "a.webp"
    path.write_bytes(b"old")
    large = np.random.default_rng(0).integers(0, 256, (3000, 4000, 3), np.uint8)
    token = CancelToken()
    Timer(1.0, token.cancel).start()
    began = time.perf_counter()
    with pytest.raises(Cancelled):
        animate((large, large[::-1]), Arrangement.WIPE, path, True, token, lambda _share: None)
    assert time.perf_counter() - began < 10.0
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_one_that_is_cancelled_before_never_appears(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        animated(tmp_path / "a.webp", cancel=token)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "sentence"),
    [("import sys; sys.exit(3)", "ended with 3"), ("import os; os.kill(os.getpid(), 9)", "not enough memory")],
)
def test_an_encoder_that_dies_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, sentence: str
) -> None:
    monkeypatch.setattr(animating, "_START", code)
    with pytest.raises(UnwritableImage, match=sentence):
        animated(tmp_path / "a.webp")
    assert list(tmp_path.iterdir()) == []
