import numpy as np
import pytest
import torch

from engine.degradation.comparing import compared, mean
from engine.degradation.flat_areas import BLOCK, blocks_at, find, located, smoothed
from engine.degradation.matching import likely, match, strength_in
from engine.degradation.shaped import ShapedNoise
from engine.degradation.statistics import NoiseStatistics


def generator() -> torch.Generator:
    return torch.Generator().manual_seed(0)


def noisy(sigma: float, side: int = 256, correlated: bool = False) -> torch.Tensor:
    """A slope of greys with grey noise."""
    noise = torch.randn(1, side, side, generator=generator())
    if correlated:
        noise = (noise + noise.roll(1, 2)) / 2**0.5
    return torch.linspace(0.3, 0.6, side).expand(3, side, side) + sigma / 255.0 * noise


def noise_of(*photos: torch.Tensor) -> ShapedNoise:
    noise = match(photos).parts[0].noise
    assert isinstance(noise, ShapedNoise)
    return noise


@pytest.mark.parametrize("correlated", [False, True])
def test_noise_made_as_it_was_measured_has_the_same_figures(correlated: bool) -> None:
    photo = noisy(10.0, correlated=correlated)
    told = compared(photo, noise_of(photo), 64, generator())
    assert told is not None
    real, made = told.of_real, told.of_made
    assert real.luma == pytest.approx(10.0, rel=0.05)
    assert made.luma == pytest.approx(real.luma, rel=0.08)
    assert made.neighbour == pytest.approx(real.neighbour, abs=0.06)
    assert made.red_green == pytest.approx(real.red_green, abs=0.06)
    assert (real.neighbour > 0.2) == correlated


def test_noise_is_made_as_strong_as_in_each_photo() -> None:
    photos = [noisy(sigma) for sigma in (5.0, 15.0)]
    noise = noise_of(*photos)
    for photo, sigma in zip(photos, (5.0, 15.0), strict=True):
        told = compared(photo, noise, 64, generator())
        assert told is not None
        assert told.of_made.luma == pytest.approx(sigma, rel=0.12)


def test_the_part_that_is_shown_is_flat_and_neither_black_nor_white() -> None:
    photo = noisy(8.0, 256)
    photo[:, :128] += 0.4 * torch.sin(torch.arange(256) / 3.0)
    photo[:, 128:, :128] = 0.01 + 0.002 * torch.randn(3, 128, 128, generator=generator())
    told = compared(photo, noise_of(photo), 64, generator())
    assert told is not None
    assert told.real.shape == told.made.shape == (3, 64, 64)
    assert 0.4 < float(told.real.mean()) < 0.6
    assert 255 * float(told.real.std()) < 2 * 8.0
    assert 255 * float(told.made.std()) < 2 * 8.0


def test_noise_is_clearer_where_there_is_nothing_else() -> None:
    noise = noise_of(noisy(8.0))
    plain, rough, quiet = (
        compared(photo, noise, 64, generator())
        for photo in (noisy(8.0), noisy(8.0) + 0.1 * torch.sin(torch.arange(256) / 8.0), noisy(4.0))
    )
    assert plain is not None
    assert rough is not None
    assert quiet is not None
    assert max(rough.clearness, quiet.clearness) < plain.clearness


def test_small_photos_are_shown_whole_and_those_without_flat_parts_not_at_all() -> None:
    photo = noisy(8.0, 40)
    told = compared(photo, noise_of(noisy(8.0)), 64, generator())
    assert told is not None
    assert told.real.shape == (3, 40, 40)
    assert compared(photo[:, :20], noise_of(noisy(8.0)), 64, generator()) is None
    assert compared(torch.ones(3, 64, 64), noise_of(noisy(8.0)), 64, generator()) is None


def test_a_mean_counts_photos_alike() -> None:
    one, other = (NoiseStatistics(*(float(place + step) for place in range(9))) for step in (0, 2))
    assert mean([one, other]) == NoiseStatistics(*(float(place + 1) for place in range(9)))


def test_blocks_are_cut_where_they_were_found() -> None:
    photo = noisy(8.0, 96)
    areas, corners = located(photo)
    assert len(corners) == len(areas.brightness) == len(find(photo).brightness) > 0
    blocks = blocks_at(photo, corners)
    for block, (top, left) in zip(blocks, corners.tolist(), strict=True):
        assert torch.equal(block, photo[:, top : top + BLOCK, left : left + BLOCK])
    assert blocks_at(photo, corners[:0]).shape == (0, 3, BLOCK, BLOCK)
    slope = torch.linspace(0.0, 1.0, BLOCK).expand(2, 3, BLOCK, BLOCK)
    assert torch.allclose(smoothed(slope), slope, atol=1e-5)
    assert float((smoothed(blocks) - blocks).mean(dim=(2, 3)).abs().max()) < 1e-5


def test_texture_is_told_from_noise() -> None:
    noise, photo = noise_of(noisy(8.0)), noisy(8.0)
    areas = find(photo)
    assert strength_in(areas, noise) == pytest.approx(1.0, rel=0.1)
    assert float(likely(areas, noise).float().mean()) > 0.9
    strong = find(noisy(16.0))
    assert strength_in(strong, noise) == pytest.approx(2.0, rel=0.1)
    assert float(likely(strong, noise).float().mean()) > 0.9, "it is as strong everywhere"
    assert np.isfinite(strength_in(areas, noise))
