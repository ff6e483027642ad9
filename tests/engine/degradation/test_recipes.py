from itertools import pairwise

import pytest
import torch

from engine.degradation.camera import Sensor
from engine.degradation.jpeg import Jpeg
from engine.degradation.recipes import RECIPES, CameraNoise, GaussianNoise, Part, Recipe, apply, mixed
from engine.degradation.sampling import slices


def clean(count: int = 16, side: int = 64) -> torch.Tensor:
    coarse = torch.rand(count, 3, 8, 8, generator=generator(1))
    return torch.nn.functional.interpolate(coarse, size=(side, side), mode="bicubic").clamp(0.0, 1.0)


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def test_the_names_are_those_of_the_command() -> None:
    assert list(RECIPES) == ["phone", "camera-jpeg", "gaussian", "mixed"]
    assert all(name == recipe.name for name, recipe in RECIPES.items())


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=lambda recipe: recipe.name)
def test_recipes_make_finite_pairs_reproducibly(recipe: Recipe) -> None:
    first, second = (apply(recipe, clean(), generator(3)) for _ in range(2))
    assert all(torch.equal(a, b) for a, b in zip(first, second, strict=True))
    assert not torch.equal(first[0], apply(recipe, clean(), generator(4))[0])
    noisy, truth, sigma = first
    assert noisy.shape == truth.shape == (16, 3, 64, 64)
    assert noisy.dtype == truth.dtype == sigma.dtype == torch.float32
    assert torch.isfinite(noisy).all()
    assert truth.min() >= 0
    assert truth.max() <= 1
    assert float((noisy - truth).std()) > 1e-3


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=lambda recipe: recipe.name)
def test_the_given_photos_and_the_global_random_state_are_left_alone(recipe: Recipe) -> None:
    photos = clean(4)
    before, state = photos.clone(), torch.get_rng_state()
    apply(recipe, photos, generator())
    assert torch.equal(photos, before)
    assert torch.equal(torch.get_rng_state(), state)


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (17, 33), (18, 16)])
@pytest.mark.parametrize("recipe", RECIPES.values(), ids=lambda recipe: recipe.name)
def test_any_size_and_any_count(recipe: Recipe, size: tuple[int, int]) -> None:
    for count in (1, 2, 5):
        photos = torch.rand(count, 3, *size, generator=generator())
        noisy, truth, sigma = apply(recipe, photos, generator())
        assert noisy.shape == truth.shape == photos.shape
        assert sigma.shape == (count, 1, 1, 1)


def test_sigma_is_the_noise_that_is_there() -> None:
    noisy, truth, sigma = apply(RECIPES["mixed"], clean(), generator())
    for index in range(16):
        assert float(sigma[index]) == pytest.approx(float((noisy - truth)[index].square().mean().sqrt()), rel=1e-5)


def test_camera_noise_is_weaker_and_smoother_than_phone_noise() -> None:
    def noise_of(name: str) -> torch.Tensor:
        noisy, truth, _ = apply(RECIPES[name], clean(32), generator(4))
        return noisy - truth

    def neighbours(noise: torch.Tensor) -> float:
        return float((noise[..., 1:] * noise[..., :-1]).mean() / noise.var())

    phone_noise, camera_noise = noise_of("phone"), noise_of("camera-jpeg")
    assert camera_noise.std() < 0.7 * phone_noise.std()
    assert neighbours(camera_noise) > neighbours(phone_noise)


def test_gaussian_reaches_sigma_50_and_is_not_clipped() -> None:
    noisy, truth, sigma = apply(RECIPES["gaussian"], torch.zeros(64, 3, 16, 16), generator())
    assert torch.equal(truth, torch.zeros(64, 3, 16, 16))
    assert sigma.max() * 255 > 42
    assert sigma.max() * 255 < 52
    assert sigma.min() * 255 < 5
    assert noisy.min() < 0


def test_gaussian_noise_in_a_file_is_clipped_and_rounded() -> None:
    recipe = Recipe("saved", "", (Part(GaussianNoise((50.0, 50.0), Jpeg(share=0.0))),))
    noisy, _, _ = apply(recipe, clean(2), generator())
    assert noisy.min() == 0
    assert torch.equal((noisy * 255).round() / 255, noisy)


def test_untouched_photos_stay_nearly_so() -> None:
    untouched = Recipe("untouched", "", (RECIPES["mixed"].parts[-1],))
    noisy, truth, _ = apply(untouched, clean(), generator())
    assert float((noisy - truth).abs().mean()) < 2 / 255


def test_photos_made_smaller_have_less_noise_and_keep_their_place() -> None:
    quiet = Jpeg(share=0.0)
    sensor = Sensor(shot=(0.01, 0.01), read_offset=(0.0, 0.0), exposure=(1.0, 1.0), black_clip=0.0)
    as_taken = Recipe("a", "", (Part(CameraNoise(sensor, jpeg=quiet)),))
    smaller = Recipe("b", "", (Part(CameraNoise(sensor, resized=1.0, resizing=(2.0, 2.0), jpeg=quiet)),))
    photos = clean(4)
    _, _, full = apply(as_taken, photos, generator())
    _, truth, half = apply(smaller, photos, generator())
    assert float(half.mean()) < 0.75 * float(full.mean())
    assert float((truth - photos).abs().mean()) < 0.01


def test_every_batch_size_gets_all_parts_in_their_shares() -> None:
    shares = (9.0, 3.0, 3.0, 1.0)
    for count in (1, 3, 16):
        state, got = generator(), torch.zeros(4)
        for _ in range(600):
            parts = slices(count, shares, state)
            assert parts[0].start == 0
            assert parts[-1].stop == count
            assert all(a.stop == b.start for a, b in pairwise(parts))
            got += torch.tensor([part.stop - part.start for part in parts])
        assert torch.allclose(got / got.sum(), torch.tensor(shares) / 16, atol=0.04)


def test_mixed_for_those_who_need_no_sigma() -> None:
    noisy, truth, _ = apply(RECIPES["mixed"], clean(5), generator(2))
    pair = mixed(clean(5), generator(2))
    assert torch.equal(pair[0], noisy)
    assert torch.equal(pair[1], truth)
