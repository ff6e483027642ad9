from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from engine.errors import DenoiserError, OutputExists, SizeMismatch, UnreadableImage, UnwritableImage
from engine.images.reading import read
from engine.service.desk import Desk
from tests.engine.service.full_disk import room_for_one
from tests.engine.service.vanishing import Vanishing

RNG = np.random.default_rng(0)


def save(path: Path, pixels: np.ndarray) -> Path:
    Pillow.fromarray(pixels).save(path)
    return path


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    clean = RNG.integers(40, 200, (24, 32, 3), dtype=np.uint8)
    noisy = (clean + RNG.integers(-20, 20, clean.shape)).astype(np.uint8)
    return save(tmp_path / "a_noisy.png", noisy), save(tmp_path / "a_clean.png", clean)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "buffers"
    folder.mkdir()
    return Desk(folder)


def finish(desk: Desk, key: int, pixels: np.ndarray) -> None:
    result = desk.begin_result(key)
    result.image.pixels[...] = pixels
    desk.accept_result(key, result)


def test_from_file_to_saved_result(desk: Desk, pair: tuple[Path, Path], tmp_path: Path) -> None:
    desk.open(1, pair[0])
    assert desk.find_truth(1) == pair[1]
    truth = read(pair[1]).pixels
    finish(desk, 1, truth)
    assert desk.score_result(1, 1.0, 1.0).score.psnr == float("inf")
    assert desk.score_result(1, 0.0, 0.0) == desk.score_noisy(1)
    desk.save(1, tmp_path / "out.png", 1.0, 1.0, overwrite=False)
    assert (read(tmp_path / "out.png").pixels == truth).all()
    with pytest.raises(OutputExists):
        desk.save(1, tmp_path / "out.png", 1.0, 1.0, overwrite=False)


def test_strength_reaches_the_file(desk: Desk, pair: tuple[Path, Path], tmp_path: Path) -> None:
    desk.open(1, pair[0])
    finish(desk, 1, read(pair[1]).pixels)
    desk.save(1, tmp_path / "half.png", 0.5, 0.5, overwrite=False)
    noisy, clean = (read(path).pixels.astype(float) for path in pair)
    assert np.abs(read(tmp_path / "half.png").pixels - (noisy + clean) / 2).max() <= 0.5


def test_sixteen_bits_have_a_display_of_their_own(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "deep.tiff"
    pixels = RNG.integers(0, 65536, (12, 14, 3), dtype=np.uint16)
    import tifffile

    tifffile.imwrite(path, pixels, photometric="rgb")
    photo = desk.open(1, path)
    assert photo.display != photo.full
    assert photo.image.pixels.dtype == np.uint16
    assert photo.display.attach().dtype == np.uint8
    finish(desk, 1, pixels)
    desk.save(1, tmp_path / "out.tiff", 1.0, 1.0, overwrite=False)
    assert (read(tmp_path / "out.tiff").pixels == pixels).all()


def test_a_result_that_was_given_up_leaves_the_earlier_one(desk: Desk, pair: tuple[Path, Path], tmp_path: Path) -> None:
    desk.open(1, pair[0])
    finish(desk, 1, np.full((24, 32, 3), 50, np.uint8))
    abandoned = desk.begin_result(1)
    abandoned.image.pixels[...] = 99
    desk.discard(abandoned)
    desk.save(1, tmp_path / "out.png", 1.0, 1.0, overwrite=False)
    assert (read(tmp_path / "out.png").pixels == 50).all()


def test_a_result_that_comes_while_the_ground_truth_is_read_is_kept(
    desk: Desk, pair: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open(1, pair[0])

    def slow_read(path: Path) -> object:
        finish(desk, 1, np.full((24, 32, 3), 77, np.uint8))
        return read(path)

    monkeypatch.setattr("engine.service.desk.read", slow_read)
    desk.set_truth(1, pair[1])
    desk.save(1, tmp_path / "out.png", 1.0, 1.0, overwrite=False)
    assert (read(tmp_path / "out.png").pixels == 77).all()
    assert desk.score_noisy(1).score.psnr > 0


def test_nothing_is_left_on_the_disk(desk: Desk, pair: tuple[Path, Path], tmp_path: Path) -> None:
    desk.open(1, pair[0])
    desk.find_truth(1)
    for level in (10, 20):
        finish(desk, 1, np.full((24, 32, 3), level, np.uint8))
    desk.discard(desk.begin_result(1))
    desk.close(1)
    desk.close(1)
    assert not list((tmp_path / "buffers").iterdir())


@pytest.mark.parametrize("step", ["open", "set_truth", "begin_result"])
def test_what_finds_no_room_for_its_second_file_leaves_no_first_one(
    desk: Desk, pair: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The disk is full, and what nobody will ever read must not fill it."""
    monkeypatch.setattr("engine.service.desk.display_rgb8", lambda image: 255 - image.pixels)  # not as it is stored
    steps: dict[str, Callable[[], object]] = {
        "open": lambda: desk.open(1, pair[0]),
        "set_truth": lambda: desk.set_truth(1, pair[1]),
        "begin_result": lambda: desk.begin_result(1),
    }
    if step != "open":
        desk.open(1, pair[0])
    before = set((tmp_path / "buffers").iterdir())
    made = room_for_one(monkeypatch)
    with pytest.raises(UnwritableImage, match="too little room"):
        steps[step]()
    assert len(made) == 1
    assert set((tmp_path / "buffers").iterdir()) == before


def test_pixels_given_up_leave_the_disk_but_not_those_read_anew(
    desk: Desk, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    first = desk.open(1, pair[0])
    assert first.size == 24 * 32 * 3
    again = desk.open(1, pair[0])
    desk.release(1, first.display)
    assert desk[1] is again, "the wish was about other buffers"
    desk.release(1, again.display)
    desk.release(1, again.display)
    assert not list((tmp_path / "buffers").iterdir())
    with pytest.raises(DenoiserError, match="not open"):
        desk.score_noisy(1)


def test_a_photo_that_another_thread_closes_is_there_or_a_sentence(desk: Desk, pair: tuple[Path, Path]) -> None:
    photo = desk.open(1, pair[0])
    desk._photos = Vanishing({1: photo})
    assert desk[1] is photo
    desk.close(1)
    with pytest.raises(DenoiserError, match="not open"):
        desk[1]


def test_a_missing_folder_is_made_for_a_result(desk: Desk, pair: tuple[Path, Path], tmp_path: Path) -> None:
    desk.open(1, pair[0])
    finish(desk, 1, read(pair[1]).pixels)
    assert desk.save(1, tmp_path / "new" / "folder" / "out.png", 1.0, 1.0, overwrite=False) == ()
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableImage, match="it is a file"):
        desk.save(1, tmp_path / "file" / "out.png", 1.0, 1.0, overwrite=False)


def test_no_result_no_save(desk: Desk, pair: tuple[Path, Path], tmp_path: Path) -> None:
    desk.open(1, pair[0])
    with pytest.raises(DenoiserError, match="not denoised yet"):
        desk.save(1, tmp_path / "out.png", 1.0, 1.0, overwrite=False)
    with pytest.raises(DenoiserError, match="no ground truth"):
        desk.score_noisy(1)
    with pytest.raises(DenoiserError, match="not open"):
        desk.score_noisy(2)


def test_a_ground_truth_of_another_size_is_refused(desk: Desk, pair: tuple[Path, Path], tmp_path: Path) -> None:
    desk.open(1, pair[0])
    other = save(tmp_path / "other.png", np.zeros((8, 8, 3), np.uint8))
    with pytest.raises(SizeMismatch, match="8"):
        desk.set_truth(1, other)


def test_a_file_that_is_no_photo(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "no.png"
    path.write_bytes(b"nothing")
    with pytest.raises(UnreadableImage):
        desk.open(1, path)
    assert not list((tmp_path / "buffers").iterdir())


def test_the_ground_truth_can_be_shown(desk: Desk, pair: tuple[Path, Path]) -> None:
    desk.open(1, pair[0])
    desk.set_truth(1, pair[1])
    photo = desk[1]
    assert photo.truth_display == photo.truth, "of sRGB, it needs no second buffer"
    assert photo.truth_size == 24 * 32 * 3
    assert photo.truth_display is not None
    assert (photo.truth_display.attach() == read(pair[1]).pixels).all()


def test_further_results_stand_beside_the_denoised_one(desk: Desk, pair: tuple[Path, Path], tmp_path: Path) -> None:
    desk.open(1, pair[0])
    desk.set_truth(1, pair[1])
    finish(desk, 1, np.full((24, 32, 3), 50, np.uint8))
    for name, pixels in (("nlm", read(pair[1]).pixels), ("tv", read(pair[0]).pixels)):
        result = desk.begin_result(1)
        result.image.pixels[...] = pixels
        desk.accept_further(1, name, result)
    assert desk.score_further(1, "nlm").score.psnr == float("inf")
    assert desk.score_further(1, "tv") == desk.score_noisy(1)
    count = len(list((tmp_path / "buffers").iterdir()))
    desk.forget_further(1, "nlm")
    assert len(list((tmp_path / "buffers").iterdir())) == count - 1
    assert set(desk[1].further) == {"tv"}
    desk.close(1)
    assert not list((tmp_path / "buffers").iterdir())
