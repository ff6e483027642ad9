"""The command in a process of its own, killed at random moments and started again: nothing torn, nothing twice."""

import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from engine.batch import recipe
from engine.images.reading import read
from tests.engine.batch.conftest import LONG, photo, photos

ROOT = Path(__file__).resolve().parents[3]


def command(*words: object) -> list[str]:
    return [sys.executable, str(ROOT / "main.py"), "denoise", "--model", "noisy", *map(str, words)]


def entries(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def killed(words: list[str], folder: Path, moment: float) -> bool:
    """Whether the process was killed ``moment`` seconds after something happened in the folder, before its end."""
    before = entries(folder)
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    began = time.monotonic()
    while process.poll() is None and entries(folder) == before:
        assert time.monotonic() - began < LONG
        time.sleep(0.001)
    time.sleep(moment)
    process.kill()
    return process.wait() != 0


def require_whole(sources: list[Path], folder: Path) -> None:
    """Every result that is there is one photo's, whole."""
    expected = {f"{source.stem}_denoised.png": source for source in sources}
    for path in folder.glob("*.png"):
        assert np.array_equal(read(path).pixels, read(expected[path.name]).pixels)


@pytest.mark.parametrize("kills", [6, pytest.param(200, marks=pytest.mark.slow)])
@pytest.mark.parametrize("collision", ["skip", "number", "overwrite"])
def test_killed_and_resumed(tmp_path: Path, kills: int, collision: str) -> None:
    chance = random.Random(kills)
    folder, sources = tmp_path / "o", photos(tmp_path / "in", 30)
    words = command(tmp_path / "in", "-o", folder, "--collision", collision, "--resume")
    happened = 0
    for _ in range(kills):
        if len(list(folder.glob("*.png"))) == len(sources):
            for path in folder.iterdir():
                path.unlink()
        happened += killed(words, folder, chance.uniform(0, 0.2))
        require_whole(sources, folder)
    assert happened
    assert subprocess.run(words, capture_output=True, check=False).returncode == 0
    require_whole(sources, folder)
    results = sorted(path.name for path in folder.glob("*.png"))
    assert results == [f"{source.stem}_denoised.png" for source in sources], "all, and none twice"
    assert len(entries(folder)) == 2 * len(sources), "a recipe for each, and nothing else"
    for path in folder.glob("*.png"):
        assert recipe.read(recipe.sidecar(path)).output == recipe.Output.of(path)


def test_exactly_the_rest_is_done(tmp_path: Path) -> None:
    folder, sources = tmp_path / "o", photos(tmp_path / "in", 100)  # so many that the kill is never too late
    words = command(tmp_path / "in", "-o", folder, "--resume")
    assert killed(words, folder, 0.02)
    done = {path: path.stat().st_mtime_ns for path in folder.glob("*.png")}
    assert len(done) < len(sources)
    assert subprocess.run(words, capture_output=True, check=False).returncode == 0
    assert {path: path.stat().st_mtime_ns for path in done} == done
    assert len(list(folder.glob("*.png"))) == len(sources)


def test_a_file_too_large_for_the_disk(tmp_path: Path) -> None:
    folder = tmp_path / "o"
    photo(tmp_path / "in" / "a.png", 20)
    photo(tmp_path / "in" / "b.png", 300, 200)
    photo(tmp_path / "in" / "c.png", 21)
    done = subprocess.run(
        command(tmp_path / "in", "-o", folder),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
    )
    assert done.returncode == 1
    assert "b.png: failed" in done.stderr
    assert "larger than the system allows" in done.stderr
    names = ["a_denoised.png", "c_denoised.png"]
    assert entries(folder) == {*names, *(f"{name}.recipe.json" for name in names)}
