"""How near learning from noisy photos alone comes to learning with ground truth. Takes some minutes on two cores."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.training.config import from_mapping
from engine.training.events import Finished
from tests.engine.training.photos import save, with_noise
from tests.engine.training.runs import run

SIGMA = 25.0
STEPS = 1500


def make_photos(sources: Sequence[Path], folder: Path) -> None:
    """Pairs of ``noisy`` and ``clean`` with white noise."""
    for number, source in enumerate(sources):
        with Image.open(source) as photo:
            clean = np.asarray(photo.convert("RGB"))
        save(folder / "clean" / f"{number}.png", clean)
        save(folder / "noisy" / f"{number}.png", with_noise(clean, number, SIGMA))


def figure(photos: Path, clean: str, folder: Path) -> float:
    """PSNR of a network that learned with ground truth, or without."""
    data = {"noisy": str(photos / "train" / "noisy"), "clean": clean, "blind": "neighbor2neighbor"}
    validation = {"val_noisy": str(photos / "val" / "noisy"), "val_clean": str(photos / "val" / "clean")}
    told = {
        "data": data | validation,
        "network": {"arguments": {"widths": [16, 32, 48], "blocks": [1, 1, 1]}},
        "optimisation": {"loss": "l2", "rate": 2e-3, "average": 0.99},
        "run": {"steps": STEPS, "patch": 80, "batch": 8, "validate": 3},
    }
    last = run(from_mapping(told), folder)[-1]
    assert isinstance(last, Finished)
    assert last.psnr is not None
    return last.psnr


@pytest.mark.slow
@pytest.mark.photos
def test_on_white_noise_it_stays_within_one_decibel_of_learning_with_truth(tmp_path: Path) -> None:
    source = Path(__file__).resolve().parents[4] / "shared" / "data" / "clean" / "bsds400"
    if not source.is_dir():
        pytest.skip("the photos are not beside this checkout")
    photos = sorted(source.iterdir())
    make_photos(photos[:200], tmp_path / "train")
    make_photos(photos[200::25], tmp_path / "val")
    with_truth = figure(tmp_path, str(tmp_path / "train" / "clean"), tmp_path / "with")
    without = figure(tmp_path, "", tmp_path / "without")
    print(f"with ground truth {with_truth:.2f} dB, without {without:.2f} dB")
    assert with_truth > 27.0
    assert without > with_truth - 1.0
