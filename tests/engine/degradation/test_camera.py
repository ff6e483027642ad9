import math
from dataclasses import replace

import pytest
import torch

from engine.degradation.camera import (
    Sensor,
    draw_noise,
    linear_from_srgb,
    mean_above_black,
    photograph,
    srgb_from_linear,
    toned,
)

QUIET = Sensor(shot=(1e-9, 1.1e-9), exposure=(1.0, 1.0), read_offset=(0.0, 0.0), black_clip=0.0)

NOISY = Sensor(
    shot=(0.002, 0.002),
    read_offset=(0.0, 0.0),
    exposure=(1.0, 1.0),
    gains=(1.0, 1.0),
    matrix_strength=(0.0, 0.0),
    black_clip=0.0,
)


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def test_linear_light_and_back() -> None:
    values = torch.linspace(0.01, 1.0, 50).view(1, 1, 5, 10)
    assert torch.allclose(srgb_from_linear(linear_from_srgb(values)), values, atol=1e-5)


def test_without_noise_flat_grey_photos_come_back() -> None:
    flat = torch.tensor((0.3, 0.6)).view(2, 1, 1, 1).expand(2, 3, 16, 16)
    noisy, truth = photograph(flat, QUIET, generator())
    assert torch.allclose(truth, flat, atol=1e-4)
    assert torch.allclose(noisy, truth, atol=3e-3)


def test_noise_follows_the_poisson_gaussian_law() -> None:
    """Without gamma and colours: the variance of sampled green is shot * x + read."""
    shot, read = (float(value) for value in draw_noise(torch.zeros(1, 3, 2, 2), NOISY, generator()))
    assert shot == pytest.approx(0.002)
    assert read == pytest.approx(math.exp(2.18 * math.log(0.002) + 1.2), rel=1e-4)
    grey = torch.full((4, 3, 128, 128), 0.4)
    noisy, truth = photograph(srgb_from_linear(grey), NOISY, generator())
    light = (linear_from_srgb(noisy) - linear_from_srgb(truth))[:, 1]
    sites = light.view(4, 64, 2, 64, 2).var(dim=(1, 3)).flatten(1)
    assert float(sites.topk(2).values.mean()) == pytest.approx(shot * 0.4 + read, rel=0.05)


def test_clipping_at_black_lifts_the_mean() -> None:
    deviation = torch.tensor((0.1, 0.2, 0.05))
    values = torch.tensor((0.0, -0.1, 0.5))
    drawn = values + deviation * torch.randn(200_000, 3, generator=generator())
    assert torch.allclose(drawn.clamp(min=0.0).mean(dim=0), mean_above_black(values, deviation), atol=1e-3)


def test_the_truth_of_clipped_photos_is_the_mean_of_many() -> None:
    """In linear light; a truth that were darker than that would teach a network to darken shadows."""
    dark = torch.full((16, 3, 128, 128), 0.12)
    noisy, truth = photograph(dark, replace(NOISY, shot=(0.02, 0.02), black_clip=1.0), generator())
    mean_light = linear_from_srgb(noisy).mean()
    assert float(mean_light) == pytest.approx(float(linear_from_srgb(truth).mean()), rel=0.1)
    assert float(mean_light) > 1.3 * float(linear_from_srgb(dark).mean())
    unclipped = photograph(dark, replace(NOISY, shot=(0.02, 0.02)), generator())[1]
    assert torch.allclose(unclipped, dark, atol=1e-4)


def test_phone_noise_resembles_real_smartphone_noise() -> None:
    """Neighbour correlation 0.46, diagonal 0.28, two apart 0.07, R-G 0.23 were measured on real photos."""
    grey = torch.full((8, 3, 128, 128), 0.45)
    sensor = Sensor(shot=(3e-3, 3.1e-3), exposure=(1.0, 1.0), read_offset=(0.0, 0.0), black_clip=0.0)
    noisy, truth = photograph(grey, sensor, generator())
    noise = noisy - truth
    noise = noise - noise.mean(dim=(2, 3), keepdim=True)

    def correlation(a: torch.Tensor, b: torch.Tensor) -> float:
        return float((a * b).mean() / (a.std() * b.std()))

    assert 0.35 < correlation(noise[..., 1:], noise[..., :-1]) < 0.55
    assert 0.2 < correlation(noise[..., 1:, 1:], noise[..., :-1, :-1]) < 0.36
    assert -0.02 < correlation(noise[..., 2:], noise[..., :-2]) < 0.15
    assert 0.0 < correlation(noise[:, 0], noise[:, 1]) < 0.5


def test_dark_photos_come_out_darker_as_they_do_in_cameras() -> None:
    grey = torch.full((4, 3, 96, 96), 0.15)
    sensor = Sensor(shot=(0.02, 0.021), exposure=(1.0, 1.0), read_offset=(0.0, 0.0), black_clip=0.0)
    noisy, truth = photograph(grey, sensor, generator())
    assert float((noisy - truth).mean()) < -1.5 / 255


def test_the_seed_decides() -> None:
    photo = torch.rand(2, 3, 16, 16, generator=generator())
    first, second = (photograph(photo, Sensor(), generator(5))[0] for _ in range(2))
    assert torch.equal(first, second)
    assert not torch.equal(first, photograph(photo, Sensor(), generator(6))[0])


def test_all_four_phases_of_the_mosaic_occur() -> None:
    """Interpolated red is smoother than sampled red: the noisiest of the four sites tells the phase."""
    grey = torch.full((32, 3, 64, 64), 0.5)
    sensor = Sensor(
        shot=(0.01, 0.011), exposure=(1.0, 1.0), matrix_strength=(0.0, 0.0), gains=(1.0, 1.0), black_clip=0.0
    )
    noisy, truth = photograph(grey, sensor, generator())
    red = (noisy - truth)[:, 0].view(32, 32, 2, 32, 2)
    sites = red.var(dim=(1, 3)).flatten(1).argmax(dim=1)
    assert set(sites.tolist()) == {0, 1, 2, 3}


def test_the_tone_curve_has_its_inverse_and_resembles_that_of_brooks() -> None:
    values, contrast = torch.linspace(0.0, 1.0, 50).view(1, 1, 5, 10), torch.tensor(1.6).view(1, 1, 1, 1)
    curve = toned(values, contrast)
    assert torch.allclose(toned(curve, 1.0 / contrast), values, atol=1e-4)
    assert torch.allclose(curve, 3 * values**2 - 2 * values**3, atol=0.02)


def test_a_tone_curve_quietens_the_shadows_and_nothing_else_moves() -> None:
    dark = torch.full((4, 3, 64, 64), 0.1)
    sensor = Sensor(shot=(3e-3, 3e-3), read_offset=(0.0, 0.0), exposure=(1.0, 1.0), black_clip=0.0)
    plain, truth = photograph(dark, sensor, generator())
    curved, same = photograph(dark, replace(sensor, contrast=(1.6, 1.6)), generator())
    assert torch.allclose(same, truth, atol=1e-4)
    assert float((plain - truth).std() / (curved - same).std()) > 1.05


def test_every_demosaicker_gets_its_share() -> None:
    photos = torch.rand(8, 3, 16, 16, generator=generator())

    def taken(*names: str) -> torch.Tensor:
        sensor = Sensor(demosaickers=tuple((name, 1.0) for name in names))
        return photograph(photos, sensor, generator(7))[0]

    smooth, sharp, both = taken("bilinear"), taken("edge-directed"), taken("bilinear", "edge-directed")
    assert not torch.equal(smooth, sharp)
    assert torch.equal(both[:4], smooth[:4])
    assert torch.equal(both[4:], sharp[4:])
