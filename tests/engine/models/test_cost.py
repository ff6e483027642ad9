"""Counted multiply-adds against sums done by hand."""

import pytest
import torch
from torch import Tensor, nn

from engine.models.cost import cost
from engine.models.registry import architecture


def test_aev2() -> None:
    counted = cost(architecture("aev2_0").build({}), 3, 1)
    assert counted.macs_per_pixel == 2 * 9 * (3 * 64 + 7 * 64 * 64)
    assert counted.parameters == 2 * 9 * (3 * 64 + 7 * 64 * 64) + 15 * 64 + 3


def test_unet() -> None:
    counted = cost(architecture("unet").build({}), 3, 16)
    ends = 2 * 12 * 32 * 9 / 4
    stacks = sum(times * 2 * 9 * width**2 / 4**scale for scale, width, times in
                 [(1, 32, 2), (2, 64, 2), (3, 128, 2), (4, 192, 1)])  # fmt: skip
    between = sum(2 * 4 * a * b / 4**scale for scale, a, b in [(2, 32, 64), (3, 64, 128), (4, 128, 192)])
    assert counted.macs_per_pixel == pytest.approx(ends + stacks + between, rel=1e-12)
    assert 34_000 < counted.macs_per_pixel < 36_000


class Told(nn.Module):
    """Takes a noise level; groups and a linear layer are counted right too."""

    def __init__(self) -> None:
        super().__init__()
        self.grouped = nn.Conv2d(4, 8, 3, padding=1, groups=2)
        self.mixed = nn.Linear(8, 4)

    def forward(self, photo: Tensor, level: Tensor) -> Tensor:
        maps = self.grouped(photo + level).permute(0, 2, 3, 1)
        result: Tensor = self.mixed(maps).permute(0, 3, 1, 2)
        return result


def test_groups_linear_layers_and_a_noise_level() -> None:
    assert cost(Told(), 4, 1, takes_noise_level=True).macs_per_pixel == 8 * 2 * 9 + 8 * 4


def test_the_network_stays_as_it_is() -> None:
    net = Told()
    cost(net, 4, 1, takes_noise_level=True)
    assert all(weight.device == torch.device("cpu") for weight in net.parameters())
    assert not net.grouped._forward_hooks
