from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from engine.images.reading import read
from engine.metrics.flat_blocks import SIDE, _in_finest_details, noise_of, sampled
from engine.metrics.noise_level import noise_level

PAIRS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "real" / "sidd"

Levels = NDArray[np.float32]


def noise(shape: tuple[int, ...], sigma: float, blur: float = 0.0) -> Levels:
    """Smooth from pixel to pixel by ``blur``, yet with this standard deviation."""
    values = np.random.default_rng(0).normal(0, 1, shape)
    values = gaussian_filter(values, (blur, blur, 0)) if blur else values
    return (sigma * values / values.std()).astype(np.float32)


def told(levels: Levels) -> float:
    return noise_of(sampled(levels.clip(0, 255)))


@pytest.mark.parametrize(("channels", "within"), [(1, 0.2), (3, 0.08)])
@pytest.mark.parametrize("blur", [0.0, 0.7, 1.0])
def test_noise_is_found_however_smooth_it_is(channels: int, within: float, blur: float) -> None:
    levels = 120 + noise((600, 800, channels), 9.0, blur)
    assert told(levels) == pytest.approx(9.0, rel=within)


def test_the_finest_details_miss_what_this_finds() -> None:
    levels = 120 + noise((300, 400, 3), 9.0, 1.0)
    assert noise_level(levels) < 0.3 * told(levels)


def test_noise_that_depends_on_brightness_counts_by_area() -> None:
    levels = np.full((400, 400, 3), 60, np.float32)
    levels[:, 300:] = 180
    strength = np.where(levels == 60, 12.0, 6.0).astype(np.float32)
    expected = np.sqrt(0.75 * 12**2 + 0.25 * 6**2)
    assert told(levels + strength * noise(levels.shape, 1.0)) == pytest.approx(expected, rel=0.08)


def test_texture_is_not_taken_for_noise() -> None:
    levels = 120 + noise((400, 400, 3), 3.0)
    rows, columns = np.mgrid[:400, :280]
    levels[:, :280] += (60 * np.sin(rows / 3) * np.sin(columns / 4) + 40 * np.sign(np.sin(columns / 7)))[..., None]
    assert told(levels) == pytest.approx(3.0, rel=0.15)


def test_a_gradient_is_no_noise() -> None:
    levels = np.broadcast_to(np.linspace(20, 230, 500, dtype=np.float32)[None, :, None], (300, 500, 3))
    assert told(levels) < 0.3
    assert told(levels + noise(levels.shape, 5.0)) == pytest.approx(5.0, rel=0.08)


@pytest.mark.parametrize("value", [0, 128, 255])
def test_one_colour_has_none(value: int) -> None:
    assert told(np.full((60, 90, 3), value, np.float32)) < 1e-3


def test_a_burnt_out_sky_hides_nothing() -> None:
    levels = 120 + noise((300, 300, 3), 8.0)
    levels[:200] = 255
    levels[200:220] = 0
    assert told(levels) == pytest.approx(8.0, rel=0.1)


def test_a_sharp_pattern_of_black_and_white_gives_a_number() -> None:
    levels = np.indices((64, 64)).sum(axis=0)[..., None] % 2 * np.full(3, 255, np.float32)
    assert np.isfinite(told(levels))


@pytest.mark.parametrize(("height", "width"), [(16, 16), (16, 700), (37, 50), (4000, 6000)])
def test_squares_lie_within_the_photo_and_are_not_too_many(height: int, width: int) -> None:
    pixels = np.broadcast_to(np.arange(width, dtype=np.uint16)[None, :, None], (height, width, 1))
    squares = sampled(pixels)
    assert squares.shape[1:] == (SIDE, SIDE, 1)
    assert 1 <= len(squares) <= 6500
    assert (np.diff(squares[:, :, :, 0], axis=2) == 1).all()
    assert squares.max() >= width - 4 * SIDE - width // 50


@pytest.mark.photos
def test_it_is_right_on_photos_of_a_phone() -> None:
    if not PAIRS.is_dir():
        pytest.skip("the real photos are not beside the checkout")
    for path in sorted((PAIRS / "noisy").iterdir()):
        noisy = read(path).pixels.astype(np.float32)
        clean = read(PAIRS / "clean" / path.name).pixels.astype(np.float32)
        truth = float(np.sqrt((noisy - clean).var(axis=(0, 1)).mean()))
        assert told(noisy) == pytest.approx(truth, rel=0.15), path.name
        assert told(clean) < 0.25 * truth, path.name


def test_white_noise_is_told_from_a_fine_texture_all_over() -> None:
    rows, columns = np.mgrid[:400, :400]
    texture = 12 * np.sin(rows / 2.5) * np.sin(columns / 3) * (columns > 40)
    levels = 120 + noise((400, 400, 3), 20.0) + texture[..., None].astype(np.float32)
    assert told(levels) == pytest.approx(20.0, rel=0.06)


@pytest.mark.parametrize("sigma", [0.8, 1.5, 3.0, 6.0])
def test_rounding_to_whole_levels_does_not_coarsen_the_finest_details(sigma: float) -> None:
    levels = np.rint(120 + noise((200, 200, 3), sigma))
    expected = np.sqrt(sigma**2 + 1 / 12)
    assert _in_finest_details(np.moveaxis(sampled(levels), 3, 1)) == pytest.approx(expected, rel=0.03)


def test_without_texture_white_noise_is_told_neither_above_nor_below() -> None:
    rng = np.random.default_rng(3)
    found = [told(np.rint(120 + rng.normal(0, 12.0, (48, 48, 3))).astype(np.float32)) for _ in range(40)]
    assert np.mean(found) == pytest.approx(12.0, rel=0.005)
    assert min(found) < 12.0 < max(found)
