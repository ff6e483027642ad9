import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from engine.errors import MetricUndefined, SizeMismatch
from engine.metrics.psnr import psnr
from engine.metrics.score import score
from engine.metrics.ssim import ssim

SIDD = {
    "00": (24.340, 0.3081),
    "01": (23.577, 0.2771),
    "02": (27.588, 0.5195),
    "06": (22.788, 0.2516),
    "08": (26.901, 0.4077),
    "10": (18.439, 0.1745),
}
"""Published with the project: the noisy photos, by another implementation."""


def noise(shape: tuple[int, ...], seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


def test_is_psnr_and_ssim_on_eight_bits() -> None:
    image, truth = noise((20, 30, 3), 1), noise((20, 30, 3), 2)
    found = score(image, truth)
    assert (found.psnr, found.ssim) == (psnr(image, truth, data_range=255), ssim(image, truth, data_range=255))


def test_sixteen_bits_are_scored_on_eight() -> None:
    image, truth = noise((20, 30, 3), 1), noise((20, 30, 3), 2)
    assert score(image.astype(np.uint16) * 257, truth) == score(image, truth)


def test_grey_is_scored_as_rgb_of_equal_channels() -> None:
    grey, truth = noise((20, 30, 1), 1), noise((20, 30, 3), 2)
    assert score(grey, truth) == score(np.repeat(grey, 3, axis=2), truth)


def test_other_sizes_and_small_photos_are_refused() -> None:
    with pytest.raises(SizeMismatch):
        score(noise((20, 30, 3)), noise((30, 20, 3)))
    with pytest.raises(MetricUndefined):
        score(noise((8, 8, 3)), noise((8, 8, 3), 1))


@pytest.mark.photos
@pytest.mark.parametrize("name", SIDD)
def test_the_reference_figures_of_real_photos(name: str, shared: Path) -> None:
    folder = shared / "data" / "real" / "sidd"
    noisy, clean = (np.asarray(Pillow.open(folder / side / f"sidd_{name}.png")) for side in ("noisy", "clean"))
    found = score(noisy, clean)
    assert (found.psnr, found.ssim) == (pytest.approx(SIDD[name][0], abs=6e-4), pytest.approx(SIDD[name][1], abs=6e-5))


def test_needs_neither_torch_nor_scikit_image() -> None:
    code = (
        "import sys, numpy as np; from engine.metrics.score import score;"
        "score(*np.zeros((2, 16, 16, 3), np.uint8));"
        "sys.exit(any(name in sys.modules for name in ('torch', 'skimage', 'scipy.stats')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
