import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as PillowImage

from engine.degradation.sample import SOURCES, Source, make_pair, make_samples

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ROOT / "resources" / "samples"


def shipped(source: Source, side: str) -> np.ndarray:
    with PillowImage.open(SHIPPED / f"{source.name}_{side}.png") as photo:
        assert photo.mode == "RGB"
        return np.asarray(photo)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_the_shipped_pair_can_be_made_again(source: Source) -> None:
    for side, pixels in zip(("noisy", "clean"), make_pair(source), strict=True):
        difference = np.abs(pixels.astype(int) - shipped(source, side))
        # Another processor may round a last bit otherwise; another noise would differ by 15 levels on average.
        assert difference.max() <= 1
        assert (difference > 0).mean() < 1e-3


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_the_noise_is_that_of_a_phone_in_little_light(source: Source) -> None:
    noise = shipped(source, "noisy").astype(float) - shipped(source, "clean")
    assert 15.0 <= noise.std() <= 20.0
    assert abs(noise.mean()) < 4.0
    neighbours = np.corrcoef(noise[:, :-1].ravel(), noise[:, 1:].ravel())[0, 1]
    assert neighbours > 0.1, "demosaicing spreads the noise of a sensor over its neighbours"


def test_samples_are_written_as_pairs_and_the_same_every_time(tmp_path: Path) -> None:
    first = make_samples(tmp_path / "new" / "one")
    second = make_samples(tmp_path / "two")
    assert [path.name for path in first] == ["rocket_noisy.png", "cat_noisy.png", "coffee_noisy.png"]
    for one, two in zip(first, second, strict=True):
        assert one.read_bytes() == two.read_bytes()
        assert one.with_name(one.name.replace("_noisy", "_clean")).is_file()


def test_the_shipped_samples_stay_light_and_all_are_licensed() -> None:
    assert {path.name for path in SHIPPED.glob("*.png")} == {
        f"{source.name}_{side}.png" for source in SOURCES for side in ("noisy", "clean")
    }
    assert sum(path.stat().st_size for path in SHIPPED.glob("*.png")) < 2.1e6
    licences = (SHIPPED / "LICENSES.md").read_text(encoding="utf-8")
    assert all(f"`{source.name}`" in licences for source in SOURCES)


def test_the_command_says_how_it_is_called() -> None:
    module = [sys.executable, "-m", "engine.degradation.sample"]
    done = subprocess.run(module, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "usage: python -m engine.degradation.sample OUTPUT_DIR\n"
