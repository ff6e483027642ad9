import math
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from skimage.data import astronaut

from engine.degradation.flat_areas import REACH, find
from engine.degradation.jpeg import rgb_from_ycbcr
from engine.degradation.matching import kernel_of, match
from engine.degradation.recipes import RECIPES, Recipe, apply
from engine.degradation.reduction import blurred
from engine.degradation.shaped import ShapedNoise
from engine.degradation.statistics import measure
from engine.errors import NothingToLearn

PHOTOS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "real"


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def slope(side: int = 320) -> torch.Tensor:
    """All shades of grey from left to right."""
    return torch.linspace(0.1, 0.9, side).expand(1, 3, side, side)


def noise_of(recipe: Recipe) -> ShapedNoise:
    (part,) = recipe.parts
    assert isinstance(part.noise, ShapedNoise)
    return part.noise


def estimated(noisy: torch.Tensor) -> ShapedNoise:
    return noise_of(match(list(noisy)))


def test_white_noise_is_found_as_strong_as_it_is() -> None:
    sigma = 12.0
    noisy = slope() + sigma / 255.0 * torch.randn(1, 3, 320, 320, generator=generator())
    found = estimated(noisy)
    luma = sigma * math.sqrt(0.299**2 + 0.587**2 + 0.114**2)
    assert found.levels[1:-1] == pytest.approx([luma] * 7, rel=0.06)
    chroma = [math.sqrt(sum(c**2 for c in row)) * sigma / luma for row in ((0.169, 0.331, 0.5), (0.5, 0.419, 0.081))]
    assert found.chroma == pytest.approx(chroma, rel=0.06)
    assert np.max(np.abs(found.luma_kernel)) > 0.98


def test_strength_by_brightness_is_found() -> None:
    """Luma noise of variance a + b y."""
    photo = slope(480)
    deviation = (0.0004 + 0.004 * photo[:, :1]).sqrt()
    planes = torch.zeros_like(photo)
    planes[:, :1] = deviation * torch.randn(1, 1, 480, 480, generator=generator())
    found = estimated(photo + rgb_from_ycbcr(planes))
    expected = [255 * math.sqrt(0.0004 + 0.004 * knot / 8) for knot in range(9)]
    assert found.levels[1:-1] == pytest.approx(expected[1:-1], rel=0.08)
    assert max(found.chroma) < 0.05


def test_spatial_correlation_and_chroma_are_found() -> None:
    white = torch.randn(1, 3, 400, 400, generator=generator()) * 20.0 / 255.0
    planes = torch.cat(
        (blurred(white[:, :1], torch.full((1, 1, 1, 1), 0.6)), blurred(white[:, 1:], torch.full((1, 1, 1, 1), 1.1))),
        dim=1,
    )
    real = rgb_from_ycbcr(planes)
    flat = torch.full_like(real, 0.5)
    recipe = match([(flat + real)[0]])
    noise = noise_of(recipe)
    assert noise.strength[0] < 1.0 < noise.strength[1]
    noisy, truth, _ = apply(recipe, flat, generator(1))
    wanted, made = measure(flat + real, flat), measure(noisy, truth)
    for name in ("neighbour", "diagonal", "two_apart", "red_green"):
        assert getattr(made, name) == pytest.approx(getattr(wanted, name), abs=0.04), name
    assert made.cb / made.luma == pytest.approx(wanted.cb / wanted.luma, rel=0.08)


def test_texture_is_not_taken_for_noise() -> None:
    """Three quarters of the photo are woven nearly as densely as pixels allow, the rest is even."""
    rows = torch.arange(320).view(-1, 1)
    weave = 0.1 * ((rows // 2 + rows.T // 3) % 2) - 0.05
    photo = torch.cat((slope(), *(slope() + weave,) * 3), dim=2)
    noisy = photo + 8.0 / 255.0 * torch.randn(photo.shape, generator=generator())
    assert estimated(noisy).levels[1:-1] == pytest.approx([8.0 * 0.669] * 7, rel=0.1)


def test_a_photo_full_of_detail_misleads_only_a_little() -> None:
    photo = torch.from_numpy(astronaut().copy()).permute(2, 0, 1)[None].float() / 255.0
    noisy = photo + 15.0 / 255.0 * torch.randn(photo.shape, generator=generator())
    levels = estimated(noisy.clamp(0.0, 1.0)).levels
    assert min(levels) > 0.9 * 15.0 * 0.669
    assert max(levels) < 1.35 * 15.0 * 0.669


def test_the_range_of_strengths_is_that_of_the_photos() -> None:
    noise = torch.randn(1, 3, 320, 320, generator=generator()) / 255.0
    found = noise_of(match([(slope() + strength * noise)[0] for strength in (5.0, 15.0)]))
    low, high = found.strength
    assert 2.5 < high / low / (1.25 * 1.6) < 3.5


def test_photos_may_be_few_and_small_but_not_without_anything_even() -> None:
    steep = torch.linspace(0.0, 40.0, 256).sin().expand(3, 256, 256) * 0.5 + 0.5
    for photos in ([], [torch.rand(3, 1, 1)], [torch.ones(3, 256, 256)], [steep]):
        with pytest.raises(NothingToLearn, match="cannot be seen"):
            match(photos)


def test_photos_without_noise_have_nothing_to_teach() -> None:
    with pytest.raises(NothingToLearn, match="no noise"):
        match([torch.full((3, 160, 160), 0.5)])


def test_one_quiet_photo_among_noisy_ones_does_no_harm() -> None:
    noisy = slope() + 10.0 / 255.0 * torch.randn(1, 3, 320, 320, generator=generator())
    found = match([noisy[0], torch.full((3, 64, 64), 0.5)])
    made = apply(found, slope(), generator())[0]
    assert torch.isfinite(made).all()


def test_the_same_photos_give_the_same_recipe() -> None:
    noisy = apply(RECIPES["phone"], slope(), generator())[0]
    assert match(list(noisy)) == match(list(noisy))


def test_flat_areas_tell_where_and_how_much() -> None:
    noisy = slope() + 0.02 * torch.randn(1, 3, 320, 320, generator=generator())
    areas = find(noisy[0])
    assert 8 < len(areas.brightness) <= 361  # all there are
    assert areas.covariance.shape[1:] == (3, 2 * REACH + 1, 2 * REACH + 1)
    assert torch.equal(areas.variance, areas.covariance[:, :, REACH, REACH])
    assert torch.allclose(areas.covariance, areas.covariance.flip(2, 3), rtol=1e-3, atol=1e-3)


def test_a_kernel_makes_the_correlation_it_was_made_for() -> None:
    offsets = torch.arange(-REACH, REACH + 1).float()
    wanted = torch.exp(-(offsets[:, None] ** 2 + offsets[None, :] ** 2) / 2.0)
    kernel = torch.tensor(kernel_of(wanted))
    spectrum = torch.fft.rfft2(kernel, s=(32, 32)).abs().square()
    got = torch.fft.irfft2(spectrum, s=(32, 32)).roll((REACH, REACH), (0, 1))[: 2 * REACH + 1, : 2 * REACH + 1]
    assert torch.allclose(got, wanted, atol=0.02)


@pytest.mark.photos
@pytest.mark.parametrize("name", ["sidd_00", "sidd_06", "sidd_10"])
def test_real_noise_is_matched_without_its_truth(name: str) -> None:
    folder = PHOTOS / "sidd"
    if not folder.is_dir():
        pytest.skip("the real photos are not beside the checkout")

    def read(side: str) -> torch.Tensor:
        with Image.open(folder / side / f"{name}.png") as photo:
            return torch.from_numpy(np.array(photo.convert("RGB"))).permute(2, 0, 1)[None].float() / 255.0

    noisy, clean = read("noisy"), read("clean")
    made, truth, _ = apply(match([noisy[0]]), clean.expand(8, -1, -1, -1), generator())
    real, matched = measure(noisy, clean), measure(made, truth)
    assert matched.luma == pytest.approx(real.luma, rel=0.25)
    for field in ("neighbour", "diagonal", "two_apart"):
        assert getattr(matched, field) == pytest.approx(getattr(real, field), abs=0.06), field
    assert matched.cb / matched.luma == pytest.approx(real.cb / real.luma, rel=0.15)
    assert matched.cr / matched.luma == pytest.approx(real.cr / real.luma, rel=0.15)
