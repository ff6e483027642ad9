import pytest
import torch
from torch import nn

from engine.errors import WrongConfig
from engine.models.registry import architecture
from engine.training.initialisation import fresh


def build() -> nn.Module:
    return nn.Sequential(nn.Conv2d(32, 64, 3), nn.ConvTranspose2d(64, 32, 3), nn.PReLU())


@pytest.mark.parametrize("name", ["default", "xavier-normal"])
def test_the_seed_decides_and_the_global_state_stays(name: str) -> None:
    before = torch.random.get_rng_state()
    first, again, other = (fresh(build, name, seed).get_parameter("0.weight") for seed in (1, 1, 2))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert torch.equal(torch.random.get_rng_state(), before)


def test_xavier_has_glorots_spread_in_both_kinds_of_convolutions() -> None:
    network = fresh(build, "xavier-normal", 0)
    expected = (2 / (9 * (32 + 64))) ** 0.5
    for layer in ("0", "1"):
        weights = network.get_parameter(f"{layer}.weight").detach()
        assert float(weights.std()) == pytest.approx(expected, rel=0.03)
        assert float(((weights / expected) ** 4).mean()) == pytest.approx(3.0, rel=0.1)  # normal, not uniform
    assert torch.equal(network.get_parameter("0.bias"), fresh(build, "default", 0).get_parameter("0.bias"))


def test_the_default_is_the_architectures_own() -> None:
    network = fresh(lambda: architecture("unet").build({"widths": [4], "blocks": [1]}), "default", 0)
    assert not network.get_parameter("tail.weight").any()
    assert network.get_parameter("head.weight").any()


def test_an_unknown_initialisation_is_answered_with_those_there_are() -> None:
    with pytest.raises(WrongConfig, match="'kaiming'; there are default, xavier-normal"):
        fresh(build, "kaiming", 0)
