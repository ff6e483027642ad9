"""kill -9 at random moments of the whole program: while it starts, reads, computes and saves."""

import random
import shutil
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.batch import recipe
from engine.errors import UnreadableImage
from engine.images.reading import read
from tests.faults.conftest import LONG, names, photo, untouched, words

FORMATS = {"png": ".png", "tiff": ".tif", "jpeg": ".jpg", "webp": ".webp", "bmp": ".bmp"}
SIDE = 420


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two photos of each format, large enough that reading, computing and saving each take their time."""
    for number in range(2):
        for format, suffix in FORMATS.items():
            photo(tmp_path / "in" / f"{format}{number}{suffix}", SIDE, SIDE + number, seed=number, format=format)
    return tmp_path / "in"


@dataclass
class Expected:
    """The results of runs that nobody disturbed, by strength."""

    folder: Path
    by_strength: dict[str, dict[str, bytes]]
    seconds: float

    @classmethod
    def of(cls, folder: Path, place: Path, strengths: tuple[str, ...]) -> "Expected":
        made, began = {}, time.monotonic()
        for strength in strengths:
            out = place / f"alone{strength}"
            command = words(folder, "-o", out, "--strength", strength)
            assert subprocess.run(command, capture_output=True, timeout=LONG, check=False).returncode == 0
            made[strength] = {name: (out / name).read_bytes() for name in names(out)}
        return cls(folder, made, (time.monotonic() - began) / len(strengths))

    def check(self, out: Path) -> Counter[str]:
        """Every file is whole: a result of one of the runs, with a recipe that is one or none; how many there are."""
        found: Counter[str] = Counter()
        for path in out.iterdir() if out.is_dir() else []:
            if path.name.endswith(recipe.ENDING):
                recipe.read(path)
                found["recipes"] += 1
            elif path.name.startswith(".denoiser-"):
                found["left over"] += 1
            else:
                assert path.read_bytes() in [made[path.name] for made in self.by_strength.values()], f"torn: {path}"
                found["results"] += 1
        return found


def kill_somewhere(command: list[str], seconds: float) -> bool:
    """Start the program and kill it after so long; False if it was done before."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            return process.wait(seconds) != 0
        except subprocess.TimeoutExpired:
            process.kill()
            return True


def kills(folder: Path, place: Path, count: int) -> Counter[str]:
    """Kill runs that go on where the last one stopped, and runs that replace other results; what was found."""
    chance, out = random.Random(count), place / "out"
    strengths = ("1", "0.5")
    expected = Expected.of(folder, place, strengths)
    told: Counter[str] = Counter()
    while told["kills"] < count:
        number = told["runs"]
        told["runs"] += 1
        assert number < 4 * count, "nearly all runs end before they are killed"
        # Half of the runs replace what is there by results of the other strength.
        more = ["--resume"] if number % 2 else ["--overwrite"]
        if number % 2 and len(names(out)) == len(expected.by_strength["1"]):
            shutil.rmtree(out)  # else there would be nothing to go on with
        command = words(folder, "-o", out, "--strength", strengths[number // 2 % 2], *more)
        told["kills"] += kill_somewhere(command, chance.uniform(0.1, 1.0) * expected.seconds)
        found = expected.check(out)
        told["most left over"] = max(told["most left over"], found["left over"])
        told["results seen"] += found["results"]
        told["runs that left results"] += found["results"] > 0
    command = words(folder, "-o", out, "--strength", "1", "--overwrite")
    assert subprocess.run(command, capture_output=True, timeout=LONG, check=False).returncode == 0
    assert {name: (out / name).read_bytes() for name in names(out)} == expected.by_strength["1"], "and nothing else"
    for name in names(out):
        assert recipe.read(recipe.sidecar(out / name)).output == recipe.Output.of(out / name)
    return told


def test_a_handful_of_kills(folder: Path, tmp_path: Path) -> None:
    with untouched(folder):
        assert kills(folder, tmp_path, 4)["kills"] == 4


@pytest.mark.slow
def test_two_hundred_kills(folder: Path, tmp_path: Path) -> None:
    with untouched(folder):
        told = kills(folder, tmp_path, 200)
    print(dict(told))
    assert told["kills"] == 200
    assert told["results seen"] > 200


def test_the_look_at_results_would_see_a_torn_one(folder: Path, tmp_path: Path) -> None:
    expected = Expected.of(folder, tmp_path, ("1",))
    out = tmp_path / "alone1"
    assert expected.check(out) == {"results": 10, "recipes": 10}
    torn = out / names(out)[0]
    torn.write_bytes(torn.read_bytes()[:-1])
    with pytest.raises(AssertionError, match="torn"):
        expected.check(out)
    with pytest.raises(UnreadableImage):
        read(tmp_path / "nothing")
