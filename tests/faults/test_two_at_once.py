"""Two programs that write into one folder at the same time."""

import subprocess
import sys
from pathlib import Path

import pytest

from engine.batch import recipe
from tests.faults.conftest import LONG, names, photo, untouched, words

COUNT = 8


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(COUNT):
        photo(tmp_path / "in" / f"p{number:02}.png", 60, 80 + number, seed=number)
    return tmp_path / "in"


def together(*commands: list[str]) -> list[subprocess.CompletedProcess[str]]:
    """Run commands side by side."""
    started = [subprocess.Popen(c, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for c in commands]
    said = [process.communicate(timeout=LONG) for process in started]
    return [
        subprocess.CompletedProcess(process.args, process.returncode, *texts)
        for process, texts in zip(started, said, strict=True)
    ]


def alone(folder: Path, out: Path, *more: str) -> dict[str, bytes]:
    """The results as one program makes them."""
    assert subprocess.run(words(folder, "-o", out, *more), capture_output=True, check=False).returncode == 0
    return {name: (out / name).read_bytes() for name in names(out)}


@pytest.mark.parametrize("more", [(), ("--overwrite",), ("--resume",)])
def test_all_photos_are_done_once_and_whole(folder: Path, tmp_path: Path, more: tuple[str, ...]) -> None:
    expected, out = alone(folder, tmp_path / "alone"), tmp_path / "out"
    with untouched(folder):
        ended = together(*[words(folder, "-o", out, *more)] * 3)
    for one in ended:
        assert one.returncode == 0, one.stderr
        assert "Traceback" not in one.stderr
    assert {name: (out / name).read_bytes() for name in names(out)} == expected
    for name in expected:
        assert recipe.read(recipe.sidecar(out / name)).output == recipe.Output.of(out / name)


def test_numbered_results_of_two_programs_stay_apart(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for one in together(*[words(folder, "-o", out, "--collision", "number")] * 2):
        assert one.returncode == 0, one.stderr
    assert len(names(out)) == 2 * COUNT


WRITE_AND_LOOK = """
import sys
from pathlib import Path
import numpy as np
from engine.images.image import Image
from engine.images.reading import read
from engine.images.writing import check_folder, write
path, level = Path(sys.argv[1]), int(sys.argv[2])
image = Image(np.full((200, 300, 3), level, np.uint8))
for _ in range(40):
    check_folder(path.parent)
    write(image, path, overwrite=True)
    pixels = read(path).pixels
    assert pixels.shape == (200, 300, 3) and pixels.min() == pixels.max(), "torn"
"""


@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_one_name_written_by_two_holds_always_one_of_theirs(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"photo.{suffix}"
    ended = together(*[[sys.executable, "-c", WRITE_AND_LOOK, str(path), level] for level in ("10", "200")])
    assert [one.returncode for one in ended] == [0, 0], [one.stderr for one in ended]
    assert names(tmp_path) == [path.name]
