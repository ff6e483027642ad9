"""Counted multiply-adds against sums done by hand."""

import pytest
import torch
from torch import Tensor, nn

from engine.models.cost import cost
from engine.models.fitting import describe
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


def test_bottleneck() -> None:
    counted = cost(architecture("bottleneck").build({"widths": [2, 3], "blocks": [1, 2]}), 3, 2)
    assert counted.macs_per_pixel == 2 * 3 * 2 * 9 + 4 * 9 * 2 * 2 + (2 * 2 * 3 * 4 + 4 * 9 * 3 * 3) / 4


def nafnet_block(channels: int) -> int:
    """Of each pixel: five convolutions; the one on the means of all pixels costs nothing of each."""
    return channels * channels * (2 + 1 + 2 + 1) + 9 * 2 * channels


def test_nafnet_without_what_a_photo_costs_once() -> None:
    arguments = {"width": 4, "encoders": [1, 2], "middle": 3, "decoders": [1, 1]}
    counted = cost(architecture("nafnet").build(arguments), 3, 4)
    blocks = 2 * nafnet_block(4) + 3 * nafnet_block(8) / 4 + 3 * nafnet_block(16) / 16
    between = (4 * 4 * 8 / 4 + 4 * 8 * 16 / 16) + (16 * 32 / 16 + 8 * 16 / 4)
    assert counted.macs_per_pixel == 2 * 9 * 3 * 4 + blocks + between


@pytest.mark.parametrize(("size", "millions"), [("large", 29.16), ("huge", 115.98)])
def test_nafnets_for_sidd_are_as_large_as_the_published_ones(size: str, millions: float) -> None:
    described = describe("x", "nafnet", architecture("nafnet").sized(size, {}))
    assert described.parameters / 1e6 == pytest.approx(millions, abs=0.005)


def test_published_networks_cost_what_is_said_of_them() -> None:
    """Multiply-adds a pixel and weights: of FFDNet, DnCNN for grey photos, and DRUNet."""
    for name, arguments, thousands, millions in (
        ("ffdnet", {}, 213, 0.852),
        ("dncnn", {"channels": 1}, 554, 0.555),
        ("drunet", {}, 2118, 32.64),
    ):
        described = describe("x", name, arguments)
        assert described.macs_per_pixel / 1e3 == pytest.approx(thousands, rel=0.005)
        assert described.parameters / 1e6 == pytest.approx(millions, rel=0.005)


def test_a_noise_level_costs_one_more_plane() -> None:
    for name, pixels, maps in (("unet", 4, 32), ("nafnet", 1, 32), ("bottleneck", 1, 16), ("aev1", 1, 32)):
        plain, told = (describe("x", name, {"noise_level": level}) for level in (False, True))
        assert (plain.takes_noise_level, told.takes_noise_level) == (False, True)
        assert told.parameters - plain.parameters == 9 * maps
        assert told.macs_per_pixel - plain.macs_per_pixel == 9 * maps / pixels


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
