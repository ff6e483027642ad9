"""Decoded photos in memory and in files."""

import errno
from concurrent.futures import ThreadPoolExecutor
from mmap import mmap
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image as PillowImage
from scipy.io import savemat

from engine.errors import UnreadableImage, UnwritableImage
from engine.images.blocks import name
from engine.images.image import Image
from engine.training import shelf as shelf_module
from engine.training.shelf import PassingShelf, Shelf
from tests.engine.training.photos import save, scene

BYTES = 20 * 30 * 3


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    return [save(tmp_path / "photos" / f"{number}.png", scene(number, 20, 30)) for number in range(5)]


def _is_mapped(picture: object) -> bool:
    while isinstance(picture, np.ndarray):
        picture = picture.base
    return isinstance(picture, mmap)


def _kept(folder: Path) -> int:
    return len(list(folder.glob("*"))) if folder.exists() else 0


@pytest.mark.parametrize(("budget", "files"), [(10 * BYTES, 0), (2 * BYTES, 3), (BYTES - 1, 5)])
def test_what_does_not_fit_lies_in_files(photos: list[Path], tmp_path: Path, budget: int, files: int) -> None:
    shelf = Shelf(tmp_path / "shelf", budget)
    for _ in range(2):
        for number, path in enumerate(photos):
            picture = shelf.picture(path)
            assert np.array_equal(picture, scene(number, 20, 30))
            assert picture.dtype == np.uint8
            assert not picture.flags.writeable
    assert _kept(tmp_path / "shelf") == files
    assert sum(_is_mapped(shelf.picture(path)) for path in photos) == files
    shelf.clear()
    assert not (tmp_path / "shelf").exists()


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    read: list[Path] = []
    decode = shelf_module.read

    def reading(path: Path) -> Image:
        read.append(path)
        return decode(path)

    monkeypatch.setattr(shelf_module, "read", reading)
    return read


@pytest.mark.parametrize("budget", [0, 10 * BYTES])
def test_each_photo_is_decoded_once_by_many_threads(
    photos: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, budget: int
) -> None:
    read = _counted(monkeypatch)
    shelf = Shelf(tmp_path / "shelf", budget)
    with ThreadPoolExecutor(8) as pool:
        pictures = list(pool.map(shelf.picture, photos * 10))
    assert sorted(read) == sorted(photos)
    assert all(np.array_equal(picture, scene(place % 5, 20, 30)) for place, picture in enumerate(pictures))


def test_files_are_found_again_unless_the_photo_changed(
    photos: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Shelf(tmp_path / "shelf", 0).picture(photos[0])
    read = _counted(monkeypatch)
    assert np.array_equal(Shelf(tmp_path / "shelf", 0).picture(photos[0]), scene(0, 20, 30))
    assert read == []
    save(photos[0], scene(9, 20, 31))
    assert np.array_equal(Shelf(tmp_path / "shelf", 0).picture(photos[0]), scene(9, 20, 31))
    assert read == [photos[0]]


def test_damaged_and_removed_files_are_made_anew(photos: list[Path], tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf", 0)
    shelf.picture(photos[0])
    (kept,) = (tmp_path / "shelf").iterdir()
    beginning = kept.read_bytes()[:200]
    kept.unlink()  # another file of that name: the first shelf has the old one mapped
    kept.write_bytes(beginning)
    assert np.array_equal(Shelf(tmp_path / "shelf", 0).picture(photos[0]), scene(0, 20, 30))
    kept.unlink()
    assert np.array_equal(shelf.picture(photos[0]), scene(0, 20, 30))
    assert kept.exists()


def test_no_more_files_are_open_than_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_module, "_OPEN_FILES", 2)
    shelf = Shelf(tmp_path / "shelf", 0)
    photos = [save(tmp_path / f"{number}.png", scene(number, 8, 8)) for number in range(6)]
    for path in photos * 2:
        shelf.picture(path)
    mapped = Path("/proc/self/maps")
    if not mapped.exists():
        pytest.skip("the system does not tell what is mapped")
    assert mapped.read_text().count(str(tmp_path / "shelf")) <= 2


def test_all_kinds_become_rgb(tmp_path: Path) -> None:
    grey = save(tmp_path / "grey.png", scene(0, 5, 7)[..., 0])
    deep = tmp_path / "deep.tif"
    tifffile.imwrite(deep, (scene(1, 5, 7).astype(np.uint16) * 257), photometric="rgb")
    clear = tmp_path / "clear.png"
    PillowImage.fromarray(np.dstack((scene(2, 5, 7), np.full((5, 7), 9, np.uint8)))).save(clear)
    for budget in (0, 10_000):
        shelf = Shelf(tmp_path / "shelf", budget)
        assert np.array_equal(shelf.picture(grey), np.repeat(scene(0, 5, 7)[..., :1], 3, axis=2))
        assert shelf.picture(deep).dtype == np.uint16
        assert np.array_equal(shelf.picture(deep), scene(1, 5, 7).astype(np.uint16) * 257)
        assert np.array_equal(shelf.picture(clear), scene(2, 5, 7))


def test_floating_point_stays_within_its_range(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.array([-1.0, 0.25, 2.0, np.nan, np.inf, -np.inf], np.float32)
    photo = Image(np.repeat(values.reshape(1, 6, 1), 3, axis=2))
    monkeypatch.setattr(shelf_module, "read", lambda _: photo)
    picture = Shelf(tmp_path / "shelf", 10_000).picture(tmp_path / "x.tif")
    assert picture.dtype == np.float32
    assert picture[0, :, 1].tolist() == [0.0, 0.25, 1.0, 0.0, 1.0, 0.0]


@pytest.mark.parametrize("budget", [0, 1 << 20])
def test_blocks_are_pictures(tmp_path: Path, budget: int) -> None:
    values = np.random.default_rng(0).integers(0, 256, (2, 3, 8, 7, 3), dtype=np.uint8)
    savemat(tmp_path / "x.mat", {"v": values})
    shelf = Shelf(tmp_path / "shelf", budget)
    assert np.array_equal(shelf.picture(name(tmp_path / "x.mat", 1, 2)), values[1, 2])
    assert _kept(tmp_path / "shelf") == (budget == 0)


def test_errors_have_a_sentence(photos: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableImage, match=r"Decoded photos cannot be kept in shelf: .* Make room there"):
        Shelf(tmp_path / "file" / "shelf", 0).picture(photos[0])
    with pytest.raises(UnreadableImage, match="there is no such file"):
        Shelf(tmp_path / "shelf", 0).picture(tmp_path / "missing.png")
    photos[1].write_bytes(photos[1].read_bytes()[:300])
    shelf = Shelf(tmp_path / "shelf", 0)
    for _ in range(2):
        with pytest.raises(UnreadableImage, match="damaged"):
            shelf.picture(photos[1])

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(np, "save", full)
    with pytest.raises(UnwritableImage, match="No space left on device"):
        shelf.picture(photos[0])
    assert _kept(tmp_path / "shelf") == 0


def test_a_passing_look_keeps_two_files_and_writes_none(
    photos: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    read, shelf = _counted(monkeypatch), PassingShelf()
    for path in (photos[0], photos[1], photos[0], photos[2], photos[0], photos[1]):
        assert np.array_equal(shelf.picture(path), scene(photos.index(path), 20, 30))
    assert read == [photos[0], photos[1], photos[2], photos[1]]
    assert {path.name for path in tmp_path.iterdir()} == {"photos"}
    shelf.clear()
    assert tmp_path.exists()
