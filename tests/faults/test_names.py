"""Whatever a photo is called, it is read by what it is, and its result has a name that can be made."""

import os
import unicodedata
from pathlib import Path

import numpy as np
import pytest

from engine.images.reading import read
from tests.faults.conftest import denoise, names, photo, untouched

NAMES = {
    "letters of many scripts": "Фото 写真 صورة ñ 🌄.png",
    "composed": unicodedata.normalize("NFC", "café.png"),
    "decomposed": unicodedata.normalize("NFD", "cafè.png"),
    "newline": "two\nlines.png",
    "tab and escape": "a\tb\x1b[31m.png",
    "leading dash": "-o.png",
    "dashes": "--help.png",
    "blanks": "  photo  .png",
    "dots": "a.b..c.png",
    "quotes": 'it\'s "a" $HOME `x` %s {name} \\.png',
    "255 bytes": "x" * 251 + ".png",
    "255 bytes of two each": "ü" * 125 + "x.png",
    "not UTF-8": os.fsdecode(b"caf\xe9.png"),
    "capitals": "PHOTO.PNG",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    for seed, name in enumerate(NAMES.values()):
        photo(made / name, seed=seed)
    return made


def test_all_names_of_a_folder(folder: Path, tmp_path: Path) -> None:
    with untouched(folder):
        told = denoise(folder, "-o", tmp_path / "out")
    assert told.status == 0, told.err
    assert len(told.photos) == len(NAMES)
    assert len(names(tmp_path / "out")) == len(NAMES)
    outputs = {one["output"] for one in told.photos}
    assert {os.fsdecode(os.fsencode(output)) for output in outputs} == outputs
    for one in told.photos:
        assert read(Path(one["output"])).pixels.shape == (30, 40, 3)
        assert len(os.fsencode(Path(one["output"]).name)) <= 255
    assert "\x1b" not in told.err


def test_names_on_the_command_line(folder: Path, tmp_path: Path) -> None:
    """A leading dash takes a folder before it, as everywhere."""
    told = denoise(*(folder / name for name in NAMES.values()), "-o", tmp_path / "-out")
    assert told.statuses == ["done"] * len(NAMES), told.err


@pytest.mark.parametrize("kind", ["jpeg", "png", "tiff", "webp", "bmp", "avif"])
def test_wrong_suffixes_and_none(tmp_path: Path, kind: str) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    misnamed = [folder / name for name in ("photo", "photo.txt", "photo.jpg", "photo.png", "photo.tiff")]
    for path in misnamed:
        photo(path, format=kind)
    with untouched(folder):
        told = denoise(*misnamed, "-o", out)
    assert told.statuses == ["done"] * len(misnamed), told.err
    for one in told.photos:
        result = read(Path(one["output"]))
        assert result.metadata.format == kind
        assert Path(one["output"]).suffix in (".jpg", ".png", ".tif", ".tiff", ".webp", ".bmp", ".avif")
    assert len({one["output"] for one in told.photos}) == len(misnamed)


def test_text_that_calls_itself_a_photo(tmp_path: Path) -> None:
    (tmp_path / "letter.jpg").write_text("Dear Sir or Madam")
    (tmp_path / "empty.png").touch()
    told = denoise(tmp_path / "letter.jpg", tmp_path / "empty.png", photo(tmp_path / "z.png"), "-o", tmp_path / "out")
    assert told.statuses == ["failed", "failed", "done"]
    assert "not a photo of a known kind" in told.photos[0]["error"]
    assert "empty" in told.photos[1]["error"]
    assert np.array_equal(read(tmp_path / "z.png").pixels.shape, (30, 40, 3))
