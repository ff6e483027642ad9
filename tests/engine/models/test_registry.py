"""Architectures: arguments are checked, tensors recognised."""

from typing import Any

import pytest
import torch

from engine.errors import UnsuitableCheckpoint
from engine.models.fitting import describe
from engine.models.registry import ARCHITECTURES, architecture, recognised
from tests.engine.models.states import state

KNOWN = "unet, aev2_0, nafnet, bottleneck, aev1, ffdnet, dncnn, drunet"
SIZES = [(kind.name, size) for kind in ARCHITECTURES for size in ("", *kind.sizes)]


def shapes_of(kind: str, arguments: dict[str, Any]) -> dict[str, tuple[int, ...]]:
    """Of all tensors, without making them."""
    with torch.device("meta"):
        made = architecture(kind).build(arguments)
    return {name: tuple(tensor.shape) for name, tensor in made.state_dict().items()}


def test_names_are_unique() -> None:
    assert ", ".join(kind.name for kind in ARCHITECTURES) == KNOWN


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnsuitableCheckpoint, match=f"'swinir'.*{KNOWN}"):
        architecture("swinir")


@pytest.mark.parametrize(("kind", "size"), SIZES)
@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("noise_level", [False, True])
def test_every_size_is_recognised_by_its_tensors(kind: str, size: str, channels: int, noise_level: bool) -> None:
    known = architecture(kind).checked({})
    asked = {"channels": channels, "noise_level": noise_level}
    wanted = architecture(kind).sized(size, {name: value for name, value in asked.items() if name in known})
    assert recognised(shapes_of(kind, wanted), "x.pth") == (architecture(kind), wanted)


def test_sizes_grow() -> None:
    for kind in ARCHITECTURES:
        described = [describe("x", kind.name, kind.sized(size, {})) for size in kind.sizes]
        for figures in ([model.parameters for model in described], [model.macs_per_pixel for model in described]):
            assert figures == sorted(set(figures))


def test_medium_is_the_default_and_arguments_go_over_sizes() -> None:
    for kind in ARCHITECTURES:
        if kind.sizes:
            assert kind.sized("medium", {}) == kind.sized("", {}) == kind.checked({})
    small = architecture("unet").sized("small", {"blocks": [2, 2, 2, 2]})
    assert (small["widths"], small["blocks"]) == ([32, 48, 64, 64], [2, 2, 2, 2])


def test_an_unknown_size_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnsuitableCheckpoint, match="no size 'vast'; there are tiny, small, medium, large"):
        architecture("unet").sized("vast", {})
    with pytest.raises(UnsuitableCheckpoint, match="AEv2_0 has no size 'small'; it has only one"):
        architecture("aev2_0").sized("small", {})


def test_who_takes_a_noise_level() -> None:
    for name in ("unet", "nafnet", "bottleneck", "aev1"):
        assert not architecture(name).takes_noise_level({})
        assert architecture(name).takes_noise_level({"noise_level": True})
    for name in ("aev2_0", "dncnn"):
        assert not architecture(name).takes_noise_level({})
    for name in ("ffdnet", "drunet"):
        assert architecture(name).takes_noise_level({})
        assert not architecture(name).takes_noise_level({"noise_level": False})


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"channels": 1, "widths": [8], "blocks": [3]},
        {"widths": [4, 8, 12], "blocks": [0, 2, 0]},
        {"widths": [2] * 7, "blocks": [1] * 7},
        {"widths": [4, 6, 8], "blocks": [0, 1, 1], "up_blocks": [2, 0]},
    ],
    ids=str,
)
def test_unets_are_recognised_by_their_tensors(arguments: dict[str, Any]) -> None:
    wanted = architecture("unet").checked(arguments)
    shapes = {name: tuple(tensor.shape) for name, tensor in state("unet", arguments).items()}
    assert recognised(shapes, "x.pth") == (architecture("unet"), wanted)


def test_a_unet_is_recognised_with_a_tensor_missing() -> None:
    shapes = {name: tuple(tensor.shape) for name, tensor in state().items() if name != "shrink.0.weight"}
    assert recognised(shapes, "x.pth")[1]["widths"] == [4, 6]


def test_aev2_is_recognised_with_tensors_missing() -> None:
    shapes = {name: tuple(tensor.shape) for name, tensor in state("aev2_0", {}).items() if "conv3" not in name}
    assert recognised(shapes, "x.pth")[0].name == "aev2_0"


@pytest.mark.parametrize(
    "shapes",
    [
        {},
        {"a": (1,)},
        {"head.weight": ()},
        {"head.weight": (8, 12), "tail.weight": (1,)},
        {"head.weight": (8, 14, 3, 3), "tail.weight": (1,)},
        {"head.weight": (8, 12, 3, 3), "tail.weight": (), "shrink.1.bias": ()},
        {"entry.weight": (8, 3, 3, 3)},
        {"entry.weight": (8, 3), "exit.weight": ()},
        {"entry.weight": (8, 3, 3, 3), "exit.weight": (), "grow.1.bias": ()},
        {"intro.weight": (8, 3, 3, 3), "ending.weight": (3,)},
        {"encoding.0.weight": (8, 3, 3, 3)},
        {"model.0.weight": (8, 3, 3, 3)},
        {"model.0.weight": (8, 3, 3, 3), "model.2.weight": (12, 8, 3, 3)},
        {"model.0.weight": (8, 14, 3, 3), "model.2.weight": (12, 8, 3, 3)},
        {"model.0.weight": (8, 3), "model.2.weight": (3, 8)},
        {"model.0.weight": (8, 2, 3, 3), "model.2.weight": (2, 8, 3, 3)},
    ],
    ids=str,
)
def test_other_tensors_fit_nothing(shapes: dict[str, tuple[int, ...]]) -> None:
    with pytest.raises(UnsuitableCheckpoint, match=rf"x\.pth fits no architecture known here \({KNOWN}\)"):
        recognised(shapes, "x.pth")


def test_recognised_arguments_are_checked_before_anything_is_built() -> None:
    shapes: dict[str, tuple[int, ...]] = {"head.weight": (8, 12, 3, 3), "tail.weight": (12, 8, 3, 3)}
    with pytest.raises(UnsuitableCheckpoint, match="'blocks' must be"):
        recognised({**shapes, "bottom.9998.conv0.weight": (8, 8, 3, 3)}, "x.pth")


def test_the_nearest_right_argument_is_named() -> None:
    with pytest.raises(UnsuitableCheckpoint, match="no argument 'width'; perhaps 'widths' is meant"):
        architecture("unet").checked({"width": [1]})
    with pytest.raises(UnsuitableCheckpoint, match="no argument 'widths'; it takes none"):
        architecture("aev2_0").build({"widths": [1]})


@pytest.mark.parametrize(
    "arguments",
    [
        {"channels": 2},
        {"channels": True},
        {"channels": "3"},
        {"channels": [3]},
        {"widths": 32},
        {"widths": []},
        {"widths": [0, 1, 2, 3]},
        {"widths": [1.5] * 4},
        {"widths": [10**9] * 4},
        {"widths": [8] * 100},
        {"widths": "8888"},
        {"blocks": [1, 1]},
        {"blocks": [-1, 1, 1, 1]},
        {"blocks": None},
        {"up_blocks": [1, 1, 1, 1]},
        {"up_blocks": [1, 1]},
        {"noise_level": 1},
        {"noise_level": "yes"},
    ],
    ids=str,
)
def test_arguments_out_of_range_are_refused(arguments: dict[str, Any]) -> None:
    with pytest.raises(UnsuitableCheckpoint, match=f"'{next(iter(arguments))}'"):
        architecture("unet").checked(arguments)


def test_defaults_are_filled_in_as_lists_of_their_own() -> None:
    first = architecture("unet").checked({"widths": (8, 8, 8, 8)})
    first["blocks"].append(5)
    assert first["widths"] == [8, 8, 8, 8]
    assert architecture("unet").checked({})["blocks"] == [1, 1, 1, 1]
