import pytest
import torch

from engine.degradation.jpeg import ycbcr_from_rgb
from engine.degradation.shaped import ShapedNoise, add_shaped_noise, interpolated
from engine.degradation.statistics import measure

DOT = ((0.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 0.0))
ROW = ((0.0, 0.0, 0.0), (0.5**0.5, 0.5**0.5, 0.0), (0.0, 0.0, 0.0))


def made(level: float, noise: ShapedNoise) -> tuple[torch.Tensor, torch.Tensor]:
    return add_shaped_noise(torch.full((2, 3, 160, 160), level), noise, torch.Generator().manual_seed(0))


def test_strength_follows_the_brightness() -> None:
    noise = ShapedNoise((4.0, 8.0, 6.0), (0.5, 0.25), DOT, DOT, strength=(1.0, 1.0))
    for level, sigma in ((0.25, 6.0), (0.5, 8.0), (0.75, 7.0)):
        found = measure(*made(level, noise))
        assert (found.luma, found.cb, found.cr) == pytest.approx((sigma, sigma / 2, sigma / 4), rel=0.03)


def test_each_plane_has_the_correlation_of_its_kernel() -> None:
    noise = ShapedNoise((10.0, 10.0), (1.0, 1.0), DOT, ROW, strength=(1.0, 1.0))
    noisy, clean = made(0.5, noise)
    planes = ycbcr_from_rgb(noisy - clean)
    along = (planes[..., 1:] * planes[..., :-1]).mean(dim=(0, 2, 3)) / planes.var(dim=(0, 2, 3))
    down = (planes[..., 1:, :] * planes[..., :-1, :]).mean(dim=(0, 2, 3)) / planes.var(dim=(0, 2, 3))
    assert torch.allclose(along, torch.tensor((0.0, 0.5, 0.5)), atol=0.03)
    assert torch.allclose(down, torch.zeros(3), atol=0.03)


def test_the_result_is_a_file_of_256_levels() -> None:
    noisy, clean = made(0.02, ShapedNoise((20.0, 20.0), (0.5, 0.5), DOT, DOT))
    assert noisy.min() == 0
    assert torch.equal((noisy * 255).round() / 255, noisy)
    assert torch.equal(clean, torch.full_like(clean, 0.02))


def test_interpolation_hits_its_knots_and_ends() -> None:
    places = torch.tensor((-1.0, 0.0, 0.25, 0.5, 1.0, 2.0))
    assert torch.allclose(
        interpolated(torch.tensor((1.0, 3.0, 2.0)), places), torch.tensor((1.0, 1.0, 2.0, 3.0, 2.0, 2.0))
    )
