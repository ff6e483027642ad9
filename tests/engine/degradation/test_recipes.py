import pytest
import torch

from engine.degradation.recipes import RECIPES, camera_jpeg, gaussian, mixed, phone, untouched


def clean(count: int = 16) -> torch.Tensor:
    generator = torch.Generator().manual_seed(1)
    coarse = torch.rand(count, 3, 8, 8, generator=generator)
    return torch.nn.functional.interpolate(coarse, size=(64, 64), mode="bicubic").clamp(0.0, 1.0)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_recipes_make_finite_pairs_reproducibly(recipe: object) -> None:
    degrade = recipe.degrade  # type: ignore[attr-defined]
    first = degrade(clean(), torch.Generator().manual_seed(3))
    second = degrade(clean(), torch.Generator().manual_seed(3))
    assert all(torch.equal(a, b) for a, b in zip(first, second, strict=True))
    noisy, truth = first
    assert noisy.shape == truth.shape == (16, 3, 64, 64)
    assert torch.isfinite(noisy).all()
    assert truth.min() >= 0
    assert truth.max() <= 1
    assert float((noisy - truth).std()) > 1e-3


def test_camera_noise_is_weaker_and_smoother_than_phone_noise() -> None:
    def noise_of(degrade: object) -> torch.Tensor:
        noisy, truth = degrade(clean(32), torch.Generator().manual_seed(4))  # type: ignore[operator]
        return noisy - truth

    def neighbours(noise: torch.Tensor) -> float:
        return float((noise[..., 1:] * noise[..., :-1]).mean() / noise.var())

    phone_noise, camera_noise = noise_of(phone), noise_of(camera_jpeg)
    assert camera_noise.std() < 0.7 * phone_noise.std()
    assert neighbours(camera_noise) > neighbours(phone_noise)


def test_gaussian_reaches_sigma_50_and_is_not_clipped() -> None:
    noisy, truth = gaussian(torch.zeros(64, 3, 16, 16), torch.Generator().manual_seed(0))
    sigmas = (noisy - truth).std(dim=(1, 2, 3)) * 255
    assert sigmas.max() > 42
    assert sigmas.max() < 52
    assert noisy.min() < 0


def test_untouched_photos_stay_nearly_so() -> None:
    noisy, truth = untouched(clean(), torch.Generator().manual_seed(0))
    assert float((noisy - truth).abs().mean()) < 2 / 255


def test_mixed_takes_any_batch_size() -> None:
    for count in (1, 2, 5, 12):
        noisy, truth = mixed(clean(count), torch.Generator().manual_seed(0))
        assert noisy.shape == truth.shape == (count, 3, 64, 64)
