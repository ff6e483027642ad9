import numpy as np
import pytest

from engine.metrics.noise_level import noise_level
from engine.service.noise import estimate


def photo(height: int, width: int, sigma: float) -> np.ndarray:
    """Grey with noise, levels of 8 bits."""
    return np.random.default_rng(0).normal(128, sigma, (height, width, 3)).clip(0, 255)


@pytest.mark.parametrize("shape", [(900, 1300), (300, 200), (40, 2000)])
@pytest.mark.parametrize("sigma", [2.0, 10.0])
def test_known_noise_is_found(shape: tuple[int, int], sigma: float) -> None:
    assert estimate(photo(*shape, sigma).astype(np.uint8)) == pytest.approx(sigma, rel=0.1)


def test_it_is_told_in_levels_whatever_the_depth() -> None:
    levels = photo(400, 400, 8.0)
    eight = estimate(levels.astype(np.uint8))
    assert estimate((levels * 257).astype(np.uint16)) == pytest.approx(eight, rel=0.02)
    assert estimate((levels / 255).astype(np.float32)) == pytest.approx(eight, rel=0.02)


def test_a_tiny_photo_is_measured_by_its_finest_details() -> None:
    pixels = photo(15, 90, 5.0).astype(np.uint8)
    assert estimate(pixels) == pytest.approx(255 * noise_level(pixels.astype(np.float32) / 255))


def test_the_result_is_measured_at_its_strength() -> None:
    noisy = photo(300, 300, 10.0).astype(np.uint8)
    clean = np.full_like(noisy, 128)
    half = estimate(noisy, clean, 0.5, 0.5)
    assert estimate(noisy, clean) < 0.1
    assert half == pytest.approx(estimate(noisy) / 2, rel=0.15)
    assert estimate(noisy, clean, 0.0, 0.0) == estimate(noisy)


@pytest.mark.parametrize("value", [np.nan, np.inf, -5.0])
def test_what_is_no_number_does_no_harm(value: float) -> None:
    pixels = np.full((50, 60, 1), value, np.float32)
    assert estimate(pixels) == pytest.approx(0.0, abs=1e-6)


def test_one_pixel_has_no_noise() -> None:
    assert estimate(np.zeros((1, 1, 3), np.uint8)) == 0.0
