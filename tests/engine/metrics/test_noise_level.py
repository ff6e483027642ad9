import numpy as np
import pytest
from skimage.restoration import estimate_sigma

from engine.metrics.noise_level import noise_level


@pytest.mark.parametrize("sigma", [0.005, 0.03, 0.1])
def test_finds_the_noise_of_a_flat_photo(sigma: float) -> None:
    photo = np.random.default_rng(0).normal(0.5, sigma, (200, 200, 3)).astype(np.float32)
    assert noise_level(photo) == pytest.approx(sigma, rel=0.03)


@pytest.mark.parametrize("shape", [(64, 64, 3), (33, 61, 1), (5, 40, 3)])
def test_agrees_with_scikit_image(shape: tuple[int, ...]) -> None:
    photo = np.random.default_rng(1).random(shape).astype(np.float32)
    expected = estimate_sigma(photo, channel_axis=-1, average_sigmas=True)
    assert noise_level(photo) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("size", [(1, 1), (1, 9), (40, 50)])
def test_a_photo_of_one_colour_has_next_to_none(size: tuple[int, int]) -> None:
    assert noise_level(np.full((*size, 3), 0.3, dtype=np.float32)) < 1e-6
    assert noise_level(np.zeros((*size, 3), dtype=np.float32)) == 0.0
