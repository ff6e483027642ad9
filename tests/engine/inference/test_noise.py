import numpy as np
import pytest

from engine.errors import TakesNoNoiseLevel
from engine.events import NoiseLevel
from engine.images.image import Pixels
from engine.inference import noise
from engine.inference.noise import level_of, require_no_level


def noisy(height: int, width: int, sigma: float, dtype: type = np.uint8) -> Pixels:
    """Grey with noise of ``sigma`` levels of 255."""
    values = np.random.default_rng(0).normal(0.5, sigma / 255, (height, width, 3))
    if dtype is np.float32:
        return values.astype(np.float32)
    peak = np.iinfo(dtype).max
    return (values.clip(0, 1) * peak).round().astype(dtype)  # type: ignore[no-any-return]


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_what_was_not_given_is_estimated_in_levels_of_255(dtype: type) -> None:
    found = level_of(noisy(200, 240, 12.0, dtype), None)
    assert found.estimated
    assert found.sigma == pytest.approx(12.0, rel=0.1)


@pytest.mark.parametrize("given", [0.0, 7.5, 255.0])
def test_what_was_given_counts(given: float) -> None:
    assert level_of(noisy(20, 20, 12.0), given) == NoiseLevel(given, estimated=False)


def test_of_a_large_photo_some_squares_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noise, "_WHOLE", 10_000)
    monkeypatch.setattr(noise, "_SIDE", 64)
    photo = noisy(400, 300, 10.0)
    looked_at: list[tuple[int, ...]] = []
    estimate = noise.noise_level

    def watching(rgb: np.ndarray) -> float:
        looked_at.append(rgb.shape)
        return estimate(rgb)

    monkeypatch.setattr(noise, "noise_level", watching)
    photo[:64, :64] = 0  # one square says nothing, the median of nine does
    assert level_of(photo, None).sigma == pytest.approx(10.0, rel=0.15)
    assert looked_at == [(64, 64, 3)] * 9
    looked_at.clear()
    assert level_of(noisy(20, 5000, 10.0), None).sigma == pytest.approx(10.0, rel=0.25)
    assert looked_at == [(20, 64, 3)] * 3


@pytest.mark.parametrize("size", [(1, 1), (1, 30), (3, 2)])
def test_tiny_photos_have_a_level(size: tuple[int, int]) -> None:
    assert np.isfinite(level_of(noisy(*size, 10.0), None).sigma)


def test_a_level_for_what_takes_none_is_refused_with_its_name() -> None:
    require_no_level("quality", None)
    with pytest.raises(TakesNoNoiseLevel, match=r"quality .* takes no noise level"):
        require_no_level("quality", 0.0)
