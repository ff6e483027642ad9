"""The range of noise that a network is trained on is near what was put into the photos."""

from pathlib import Path

import numpy as np
import pytest

from engine.training.noise_range import noise_range
from tests.engine.training.photos import save, with_noise
from tests.engine.training.runs import equipment, tiny


@pytest.mark.parametrize("sigma", [6.0, 25.0])
def test_the_range_surrounds_the_noise(tmp_path: Path, sigma: float) -> None:
    for number in range(3):
        shade = np.linspace(90 + 10 * number, 160, 96)
        ramp = np.broadcast_to((shade if number % 2 else shade[::-1])[None, :, None], (96, 96, 3)).astype(np.uint8)
        save(tmp_path / "clean" / f"{number}.png", ramp)
        save(tmp_path / "noisy" / f"{number}.png", with_noise(ramp, number, sigma))
    kit = equipment(tiny(tmp_path, run__patch=48, augmentation__mixup=0.0), tmp_path / "run")
    low, high = noise_range(kit.batches, 48)
    kit.batches.close()
    assert 0.8 * sigma < low < sigma < high < 1.25 * sigma
