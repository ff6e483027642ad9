import pytest
import torch
from torch import nn

from engine.models.architectures.noise_level import seen_with_level, with_noise_level


def test_the_level_is_one_more_plane() -> None:
    maps, levels = torch.rand(2, 4, 5, 6), torch.tensor([0.1, 0.2]).view(2, 1, 1, 1)
    beside = with_noise_level(maps, levels, wanted=True)
    assert beside.shape == (2, 5, 5, 6)
    assert torch.equal(beside[:, :4], maps)
    assert torch.equal(beside[:, 4:], levels.expand(2, 1, 5, 6))
    assert with_noise_level(maps, None, wanted=False) is maps


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("size", [(2, 2), (3, 2), (8, 13)])
@pytest.mark.parametrize("count", [1, 3])
def test_a_level_in_the_bias_is_the_same_as_a_plane(bias: bool, size: tuple[int, int], count: int) -> None:
    torch.manual_seed(0)
    head = nn.Conv2d(5, 7, 3, padding=1, bias=bias).double()
    maps, level = torch.rand(count, 4, *size, dtype=torch.float64), torch.full((1, 1, 1, 1), 0.3)
    with torch.inference_mode():
        quick = seen_with_level(head, maps, level, wanted=True)
        plain = head(with_noise_level(maps, level, wanted=True))
    assert torch.allclose(quick, plain, atol=1e-12, rtol=0)
    learning = seen_with_level(head, maps, level, wanted=True)
    assert learning.requires_grad
    assert torch.allclose(learning, plain, atol=1e-12, rtol=0)


def test_levels_of_their_own_are_planes() -> None:
    head, maps, levels = nn.Conv2d(5, 7, 3, padding=1), torch.rand(2, 4, 6, 6), torch.rand(2, 1, 1, 1)
    with torch.inference_mode():
        assert torch.equal(seen_with_level(head, maps, levels, True), head(with_noise_level(maps, levels, True)))


@pytest.mark.parametrize("learning", [True, False])
def test_a_level_too_many_or_too_few_is_refused(learning: bool) -> None:
    head, maps, level = nn.Conv2d(4, 7, 3, padding=1), torch.rand(1, 4, 6, 6), torch.rand(1, 1, 1, 1)
    with torch.set_grad_enabled(learning):
        with pytest.raises(ValueError, match="takes no noise level"):
            seen_with_level(head, maps, level, wanted=False)
        with pytest.raises(ValueError, match="needs a noise level"):
            seen_with_level(head, maps, None, wanted=True)
