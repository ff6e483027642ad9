"""The declared receptive field against the one measured by changing a single pixel."""

from typing import Any

import pytest
import torch
from torch import Tensor, nn

from engine.models.registry import architecture
from tests.engine.models.states import network

UNETS = [
    {"widths": [2, 2, 2, 2], "blocks": [1, 1, 1, 1]},
    {"widths": [2, 2], "blocks": [2, 0]},
    {"widths": [2], "blocks": [1]},
    {"widths": [2, 2, 2], "blocks": [0, 1, 2]},
    {"channels": 1, "widths": [3, 2], "blocks": [0, 1]},
    {"widths": [2, 2, 2], "blocks": [0, 1, 1], "up_blocks": [2, 0]},
]

BOTTLENECKS = [
    {"widths": [2, 2], "blocks": [1, 1]},
    {"widths": [2, 2, 2], "blocks": [0, 2, 1]},
    {"channels": 1, "widths": [2, 2, 3], "blocks": [1, 0, 2]},
]
FFDNETS = [
    {"width": 2, "layers": 2, "noise_level": False},
    {"channels": 1, "width": 3, "layers": 5, "noise_level": False},
]
DNCNNS = [{"width": 2, "layers": 2}, {"channels": 1, "width": 3, "layers": 5}]
DRUNETS = [{"widths": [2, 2, 2, 2], "blocks": count, "noise_level": False} for count in (0, 1)]
AEV1S = [{"width": 2, "layers": 1}, {"channels": 1, "width": 2, "layers": 3}]


def all_positive(kind: str, arguments: dict[str, Any]) -> nn.Module:
    """Positive weights keep every ReLU open and let no two ways cancel, so that every way there is shows.

    They are scaled so that values neither explode nor drown the furthest pixel's share in rounding.
    """
    made = architecture(kind).build(arguments).double()
    generator = torch.Generator().manual_seed(1)
    with torch.no_grad():
        for weight in made.parameters():
            random = torch.rand(weight.shape, generator=generator, dtype=torch.float64) + 0.5
            weight.copy_(random / max(1, weight[0].numel()))
    return made


@torch.inference_mode()
def measured(net: nn.Module, photo: Tensor, pixels: list[tuple[int, int]]) -> tuple[int, int]:
    """How far, in rows and in columns, a change of a single pixel reaches at most."""
    before, rows, columns = net(photo), 0, 0
    for row, column in pixels:
        changed = photo.clone()
        changed[..., row, column] += 1000.0
        touched = (net(changed) != before).any(dim=1)[0].nonzero()
        rows = max(rows, int((touched[:, 0] - row).abs().max()))
        columns = max(columns, int((touched[:, 1] - column).abs().max()))
    return rows, columns


def furthest(net: nn.Module, channels: int, multiple: int, declared: int) -> tuple[int, int]:
    """In rows and in columns, over all positions on the coarsest grid; the other axis is as short as can be."""
    side = (2 * declared // multiple + 4) * multiple
    middle = side // multiple // 2 * multiple
    generator = torch.Generator().manual_seed(2)
    photo = torch.rand(1, channels, side, multiple, generator=generator, dtype=torch.float64)
    places = range(middle, middle + multiple)
    rows, _ = measured(net, photo, [(place, 0) for place in places])
    _, columns = measured(net, photo.mT.contiguous(), [(0, place) for place in places])
    return rows, columns


FAMILIES = (("unet", UNETS), ("bottleneck", BOTTLENECKS), ("ffdnet", FFDNETS), ("dncnn", DNCNNS), ("drunet", DRUNETS))
CASES = [(kind, case) for kind, cases in FAMILIES for case in cases]


@pytest.mark.parametrize(("kind", "arguments"), CASES, ids=str)
def test_networks_reach_exactly_as_far_as_they_declare(kind: str, arguments: dict[str, Any]) -> None:
    known = architecture(kind)
    declared = known.receptive_field(arguments)
    assert declared is not None
    net = all_positive(kind, arguments)
    assert furthest(net, known.channels(arguments), known.size_multiple(arguments), declared) == (declared, declared)


@pytest.mark.parametrize("arguments", AEV1S, ids=str)
def test_aev1_reaches_one_pixel_further_with_every_layer(arguments: dict[str, Any]) -> None:
    aev1 = architecture("aev1")
    declared = aev1.receptive_field(arguments)
    photo = torch.rand(1, aev1.channels(arguments), 21, 23, dtype=torch.float64) * 0.01
    net = network("aev1", arguments).double()
    with torch.no_grad():
        for weight in net.parameters():
            weight.abs_().add_(0.01)
    changed = photo.clone()
    changed[..., 10, 11] += 1.0
    with torch.inference_mode():
        touched = (net(changed) != net(photo)).any(dim=1)[0].nonzero()
    assert (touched - torch.tensor([10, 11])).abs().amax(0).tolist() == [declared, declared]


def test_nafnet_looks_at_the_whole_picture_and_says_so() -> None:
    arguments = {"width": 2, "encoders": [1], "middle": 1, "decoders": [1]}
    assert architecture("nafnet").receptive_field(arguments) is None
    net = network("nafnet", arguments).double()
    photo = torch.rand(1, 3, 64, 64, dtype=torch.float64)
    assert max(measured(net, photo, [(0, 0)])) == 63


def test_a_noise_level_reaches_no_pixel_further() -> None:
    for name in ("unet", "nafnet", "bottleneck", "aev1", "ffdnet"):
        plain, told = ({"noise_level": level} for level in (False, True))
        assert architecture(name).receptive_field(plain) == architecture(name).receptive_field(told)


def test_signed_weights_reach_no_further() -> None:
    arguments = {"widths": [4, 4], "blocks": [1, 1]}
    declared = architecture("unet").receptive_field(arguments)
    assert declared is not None
    net = network("unet", arguments).double()
    assert max(furthest(net, 3, 4, declared)) <= declared


def test_aev2_reaches_exactly_sixteen_pixels() -> None:
    declared = architecture("aev2_0").receptive_field({})
    net = network("aev2_0", {}).double()
    assert declared == 16
    assert measured(net, torch.rand(1, 3, 37, 39, dtype=torch.float64), [(18, 19)]) == (16, 16)


def test_the_shipped_size_of_unet_declares_what_its_layers_add_up_to() -> None:
    assert architecture("unet").receptive_field({}) == 107
    assert architecture("unet").size_multiple({}) == 16
    assert architecture("aev2_0").size_multiple({}) == 1
    assert architecture("bottleneck").size_multiple({}) == 8
    assert architecture("nafnet").size_multiple({}) == 16
    assert architecture("aev1").size_multiple({}) == 1
    assert (architecture("ffdnet").receptive_field({}), architecture("ffdnet").size_multiple({})) == (25, 2)
    assert (architecture("dncnn").receptive_field({}), architecture("dncnn").size_multiple({})) == (17, 1)
