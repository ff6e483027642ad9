import pytest
import torch
from torch import Tensor

from engine.training.posterior import weighed

SIGMA = 10 / 255


def photo(texture: float) -> Tensor:
    """Flat on the left, with fine stripes on the right."""
    stripes = texture * (torch.arange(64) % 2 * 2 - 1).float()
    clean = torch.full((1, 3, 64, 64), 0.5)
    clean[..., 32:] += stripes[32:]
    return clean


def error(answer: Tensor, truth: Tensor) -> float:
    return float((answer - truth).square().mean())


def noisy(clean: Tensor, sigma: float = SIGMA) -> Tensor:
    return clean + sigma * torch.randn(clean.shape, generator=torch.Generator().manual_seed(3))


def test_where_nothing_is_lost_the_answer_stands() -> None:
    clean = photo(0.0)
    seen = noisy(clean)
    assert error(weighed(seen, clean), clean) < 0.1 * error(seen, clean)


def test_detail_that_the_answer_lost_comes_back() -> None:
    clean, blurred = photo(0.3), photo(0.0)
    seen = noisy(clean)
    result = weighed(seen, blurred)
    inside = (..., slice(None), slice(40, 64))
    assert error(result[inside], clean[inside]) < 0.05 * error(blurred[inside], clean[inside])
    flat = (..., slice(None), slice(0, 24))
    assert error(result[flat], clean[flat]) < 0.3 * error(seen[flat], clean[flat])


@pytest.mark.parametrize("texture", [0.02, 0.1, 0.3])
def test_it_is_better_than_the_noisy_photo_and_the_answer_alone(texture: float) -> None:
    clean, blurred = photo(texture), photo(0.0)
    seen = noisy(clean)
    assert error(weighed(seen, blurred), clean) < min(error(seen, clean), 1.05 * error(blurred, clean))


def test_a_photo_without_noise_stays_finite() -> None:
    clean = photo(0.2)
    assert torch.equal(weighed(clean, clean), weighed(clean, clean).nan_to_num(9.0))
    assert torch.allclose(weighed(clean, clean), clean, atol=1e-6)
