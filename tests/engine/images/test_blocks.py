"""SIDD's validation blocks in MATLAB files."""

from pathlib import Path

import numpy as np
import pytest
from scipy.io import savemat

from engine.errors import UnreadableImage
from engine.images.blocks import located, name, read_blocks, shape_of


def _values(*shape: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)


@pytest.mark.parametrize("compressed", [False, True])
def test_blocks_are_read_as_they_were_written(tmp_path: Path, compressed: bool) -> None:
    values = _values(2, 3, 8, 7, 3)
    path = tmp_path / "ValidationNoisyBlocksSrgb.mat"
    savemat(path, {"other": np.zeros((2, 2)), "ValidationNoisyBlocksSrgb": values}, do_compression=compressed)
    assert shape_of(path) == (2, 3, 8, 7)
    assert np.array_equal(read_blocks(path), values)
    assert read_blocks(path).flags.c_contiguous


def test_a_block_has_a_name() -> None:
    file = Path("a/Blocks.MAT")
    assert located(name(file, 3, 17)) == (file, (3, 17))


@pytest.mark.parametrize("place", ["a/3/17.png", "a/3/17", "x.mat/3/17.png", "x.mat/a/17", "x.mat", "17", "/17"])
def test_other_pictures_are_files(place: str) -> None:
    assert located(Path(place)) == (Path(place), None)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"MATLAB 7.3 MAT-file".ljust(124) + b"\x00\x02IM" + b"\x89HDF\r\n\x1a\n", "7.3"),
        (b"", "damaged"),
        (b"hello" * 100, "damaged"),
        (None, "No such file"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, content: bytes | None, word: str) -> None:
    path = tmp_path / "x.mat"
    if content is not None:
        path.write_bytes(content)
    for ask in (shape_of, read_blocks):
        with pytest.raises(UnreadableImage, match=rf"^x\.mat cannot be opened: .*{word}"):
            ask(path)


def test_a_cut_file_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "x.mat"
    savemat(path, {"v": _values(2, 2, 16, 16, 3)}, do_compression=True)
    path.write_bytes(path.read_bytes()[:1500])
    with pytest.raises(UnreadableImage, match="damaged"):
        read_blocks(path)


@pytest.mark.parametrize("values", [np.zeros((2, 2, 8, 8, 3)), _values(2, 8, 8, 3), _values(2, 2, 8, 8, 4)])
def test_other_variables_are_no_blocks(tmp_path: Path, values: np.ndarray) -> None:
    path = tmp_path / "x.mat"
    savemat(path, {"v": values})
    with pytest.raises(UnreadableImage, match="holds no blocks of 8-bit RGB"):
        shape_of(path)
