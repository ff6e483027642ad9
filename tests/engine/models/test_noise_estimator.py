import numpy as np
import pytest
import torch
from torch import Tensor

from engine.models.noise_estimator import BLOCK, agreed, as_level, as_opinion, blocks_of, shipped_estimator


def photos(count: int, side: int, sigma: float, textured: bool = False, seed: int = 0) -> Tensor:
    """Slow shades, or waves of a few pixels, with white noise."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:side, :side] / 255.0
    waves = 0.2 * np.sin(180 * x + 90 * y) if textured else 0.3 * x
    noise = rng.normal(0.0, sigma / 255.0, (count, 3, side, side))
    return torch.from_numpy((0.4 + waves + noise).astype(np.float32))


@pytest.mark.parametrize("sigma", [5.0, 15.0, 25.0, 50.0])
def test_white_noise_is_told_and_texture_does_not_hide_it(sigma: float) -> None:
    for textured, misled in ((False, 0.5), (True, 3.0)):
        told = shipped_estimator().levels(photos(2, 192, sigma, textured))
        assert told.shape == (2, 1, 1, 1)
        assert (255 * told).flatten().tolist() == pytest.approx([sigma] * 2, rel=0.08, abs=misled)


def test_a_photo_without_noise_has_hardly_any() -> None:
    assert float(255 * shipped_estimator().levels(photos(1, 128, 0.0)).max()) < 0.7


def test_the_surest_blocks_count_most() -> None:
    opinions, sureness = torch.tensor([[1.0, 3.0, 9.0]]), torch.tensor([[6.0, 6.0, -6.0]])
    assert float(agreed(opinions, sureness)) == pytest.approx(2.0, abs=1e-3)
    levels = torch.tensor([0.0, 0.01, 0.2])
    assert torch.allclose(as_level(agreed(as_opinion(levels)[:, None], torch.zeros(3, 1))), levels, atol=1e-6)


def test_a_photo_is_judged_like_its_blocks() -> None:
    patches = photos(3, 100, 20.0)
    blocks = blocks_of(patches)
    assert blocks.shape == (3, 9, 3, BLOCK, BLOCK)
    assert torch.equal(blocks[1, 5], patches[1, :, 32:64, 64:96])
    estimator = shipped_estimator()
    alone = [estimator.level(each) for each in blocks]
    assert estimator.levels(patches).flatten().tolist() == pytest.approx(alone, rel=1e-4)


def test_it_is_of_use_where_gradients_are_computed_wherever_it_was_asked_for_first() -> None:
    shipped_estimator.cache_clear()
    with torch.inference_mode():
        shipped_estimator()
    patches = photos(1, 64, 10.0).requires_grad_(True)
    shipped_estimator().levels(patches).sum().backward()
    assert patches.grad is not None


def test_it_is_read_once_and_small() -> None:
    assert shipped_estimator() is shipped_estimator()
    assert sum(weights.numel() for weights in shipped_estimator().parameters()) < 80_000
