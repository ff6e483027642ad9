from collections.abc import Callable

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from engine.errors import TakesNoNoiseLevel
from engine.events import NoiseLevel
from engine.images.image import Pixels
from engine.inference import noise
from engine.inference.noise import deviation, finest, level_of, require_no_level

Estimate = Callable[[Pixels], float]
ESTIMATES: list[Estimate] = [finest, deviation]


def noisy(height: int, width: int, sigma: float, dtype: type = np.uint8, smooth: float = 0.0) -> Pixels:
    """A slow shade with noise of ``sigma`` levels of 255, white or smooth."""
    grain = np.random.default_rng(0).normal(0.0, 1.0, (height, width, 3))
    grain = gaussian_filter(grain, (smooth, smooth, 0)) if smooth else grain
    values = np.linspace(0.3, 0.6, width)[:, None] + sigma / 255 * grain / grain.std()
    if dtype is np.float32:
        return values.astype(np.float32)
    peak = np.iinfo(dtype).max
    return (values.clip(0, 1) * peak).round().astype(dtype)  # type: ignore[no-any-return]


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("estimate", ESTIMATES)
def test_white_noise_is_told_in_levels_of_255(estimate: Estimate, dtype: type) -> None:
    found = level_of(noisy(200, 240, 12.0, dtype), None, estimate)
    assert found.estimated
    assert found.sigma == pytest.approx(12.0, rel=0.1)


@pytest.mark.parametrize("given", [0.0, 7.5, 255.0])
def test_what_was_given_counts(given: float) -> None:
    assert level_of(noisy(20, 20, 12.0), given, finest) == NoiseLevel(given, estimated=False)


@pytest.mark.parametrize("smooth", [0.0, 0.6, 0.9])
def test_methods_are_told_all_of_the_noise(smooth: float) -> None:
    assert deviation(noisy(256, 256, 12.0, np.float32, smooth)) == pytest.approx(12.0, rel=0.1)


def test_where_nothing_is_flat_the_finest_details_tell() -> None:
    pixels = np.random.default_rng(0).choice(np.array([0, 255], np.uint8), (64, 64, 3))
    assert deviation(pixels) == finest(pixels) > 50


def test_a_photo_without_noise_has_none() -> None:
    assert deviation(np.full((64, 64, 3), 90, np.uint8)) < 1e-6


def test_of_a_large_photo_some_squares_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noise, "_WHOLE", 10_000)
    monkeypatch.setattr(noise, "_SQUARE", 64)
    photo = noisy(400, 300, 10.0)
    looked_at: list[tuple[int, ...]] = []
    level = noise.noise_level

    def watching(rgb: np.ndarray) -> float:
        looked_at.append(rgb.shape)
        return level(rgb)

    monkeypatch.setattr(noise, "noise_level", watching)
    photo[:64, :64] = 0  # one square says nothing, the median of nine does
    assert finest(photo) == pytest.approx(10.0, rel=0.15)
    assert looked_at == [(64, 64, 3)] * 9
    looked_at.clear()
    assert finest(noisy(20, 5000, 10.0)) == pytest.approx(10.0, rel=0.25)
    assert looked_at == [(20, 64, 3)] * 3


@pytest.mark.parametrize("size", [(1, 1), (1, 30), (3, 2), (16, 16), (15, 40)])
@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("estimate", ESTIMATES)
def test_tiny_photos_have_a_level(estimate: Estimate, size: tuple[int, int], channels: int) -> None:
    assert 0.0 <= estimate(noisy(*size, 10.0)[..., :channels]) < 100.0


def test_a_level_for_what_takes_none_is_refused_with_its_name() -> None:
    require_no_level("quality", None)
    with pytest.raises(TakesNoNoiseLevel, match=r"quality .* takes no noise level"):
        require_no_level("quality", 0.0)
