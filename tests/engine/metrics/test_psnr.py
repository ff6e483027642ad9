import math

import numpy as np
import pytest
from skimage.metrics import peak_signal_noise_ratio

from engine.errors import SizeMismatch
from engine.metrics.psnr import psnr


def noise(shape: tuple[int, ...], seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


@pytest.mark.parametrize("seed", range(20))
def test_agrees_with_scikit_image(seed: int) -> None:
    shape = (*np.random.default_rng(seed).integers(1, 300, 2).tolist(), 3)
    image, truth = noise(shape, seed), noise(shape, seed + 100)
    expected = peak_signal_noise_ratio(truth, image, data_range=255)
    assert psnr(image, truth, data_range=255) == pytest.approx(expected, abs=1e-9)


def test_a_photo_of_several_strips() -> None:
    image, truth = noise((700, 900, 3), 1), noise((700, 900, 3), 2)
    expected = peak_signal_noise_ratio(truth, image, data_range=255)
    assert psnr(image, truth, data_range=255) == pytest.approx(expected, abs=1e-9)


def test_by_hand() -> None:
    truth = np.zeros((2, 2, 1), dtype=np.uint8)
    image = truth.copy()
    image[0, 0, 0] = 10  # the mean squared error is 25
    assert psnr(image, truth, data_range=255) == pytest.approx(10 * math.log10(255**2 / 25), abs=1e-12)


def test_differences_below_zero_do_not_wrap() -> None:
    dark, light = np.zeros((4, 4, 3), np.uint8), np.full((4, 4, 3), 255, np.uint8)
    assert psnr(dark, light, data_range=255) == psnr(light, dark, data_range=255) == 0.0


def test_identical_photos_are_infinitely_good() -> None:
    image = noise((5, 7, 3), 0)
    assert psnr(image, image.copy(), data_range=255) == math.inf


@pytest.mark.parametrize("other", [(5, 8, 3), (6, 7, 3), (5, 7, 1)])
def test_photos_of_different_shapes_are_refused(other: tuple[int, ...]) -> None:
    with pytest.raises(SizeMismatch, match="7 x 5"):
        psnr(noise((5, 7, 3), 0), noise(other, 0), data_range=255)
