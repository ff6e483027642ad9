"""Finding photos among files and folders."""

from pathlib import Path

import pytest

from engine.images.finding import find_photos, natural_key


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def _names(paths: list[Path], folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in paths]


def test_folders_are_searched_in_natural_order(tmp_path: Path) -> None:
    _touch(tmp_path, "photo10.jpg", "photo2.JPG", "Photo1.png", "b/x.tif", "a10/x.webp", "a9/x.jpeg", "ü.png")
    _touch(tmp_path, "notes.txt", "photo", ".hidden.png", ".git/x.png", "b/.denoiser-1.tmp")
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "dangling.png").symlink_to(tmp_path / "nothing")
    expected = ["Photo1.png", "photo2.JPG", "photo10.jpg", "ü.png", "a9/x.jpeg", "a10/x.webp", "b/x.tif"]
    assert _names(find_photos([tmp_path]), tmp_path) == expected


def test_files_are_taken_as_given(tmp_path: Path) -> None:
    _touch(tmp_path, "b.txt", "a.png", ".hidden")
    given = [tmp_path / "b.txt", tmp_path / "missing.png", tmp_path / "a.png", tmp_path / ".hidden"]
    assert find_photos(given) == given


def test_a_photo_is_named_once(tmp_path: Path) -> None:
    _touch(tmp_path, "a.png", "b.png")
    (tmp_path / "c.png").symlink_to(tmp_path / "a.png")
    given = [tmp_path / "b.png", tmp_path, tmp_path / "." / "a.png", tmp_path]
    assert _names(find_photos(given), tmp_path) == ["b.png", "a.png"]


def test_loops_of_links_end(tmp_path: Path) -> None:
    _touch(tmp_path, "a/b/x.png")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "self.png").symlink_to(tmp_path / "self.png")
    assert _names(find_photos([tmp_path]), tmp_path) == ["a/b/x.png"]


def test_nothing_gives_nothing(tmp_path: Path) -> None:
    assert find_photos([]) == []
    assert find_photos([tmp_path]) == []


def test_odd_names_do_not_raise(tmp_path: Path) -> None:
    _touch(tmp_path, "-r.png", "new\nline.png", "2²3.png", "٣.png")
    assert len(find_photos([tmp_path])) == 4
    assert find_photos([Path("x" * 5000), Path("null\0.png")]) == [Path("x" * 5000), Path("null\0.png")]


@pytest.mark.parametrize(("first", "second"), [("a2", "a10"), ("a02b", "a2c"), ("2", "a"), ("A1", "a2"), ("a", "a1")])
def test_natural_key(first: str, second: str) -> None:
    assert natural_key(first) < natural_key(second)
