"""Architectures: arguments are checked, tensors recognised."""

from typing import Any

import pytest

from engine.errors import UnsuitableCheckpoint
from engine.models.registry import ARCHITECTURES, architecture, recognised
from tests.engine.models.states import state


def test_names_are_unique() -> None:
    names = [kind.name for kind in ARCHITECTURES]
    assert names == ["unet", "aev2_0"]
    assert not any(kind.takes_noise_level for kind in ARCHITECTURES)


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnsuitableCheckpoint, match=r"'nafnet'.*unet, aev2_0"):
        architecture("nafnet")


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"channels": 1, "widths": [8], "blocks": [3]},
        {"widths": [4, 8, 12], "blocks": [0, 2, 0]},
        {"widths": [2] * 7, "blocks": [1] * 7},
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
        {"head.weight": (8, 13, 3, 3), "tail.weight": (1,)},
        {"head.weight": (8, 12, 3, 3), "tail.weight": (), "shrink.1.bias": ()},
    ],
    ids=str,
)
def test_other_tensors_fit_nothing(shapes: dict[str, tuple[int, ...]]) -> None:
    with pytest.raises(UnsuitableCheckpoint, match=r"x\.pth fits no architecture known here \(unet, aev2_0\)"):
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
