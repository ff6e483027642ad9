"""What is known of AEv1 without torch."""

from collections.abc import Mapping
from typing import Any

from engine.models.architectures.scales import numbered
from engine.models.arguments import Argument, Arguments, Shapes

ARGUMENTS: Mapping[str, Argument] = {
    "channels": Argument(default=3, allowed=(1, 3)),
    "width": Argument(default=32, allowed=range(1, 1025)),
    "layers": Argument(default=3, allowed=range(1, 17)),
    "noise_level": Argument(default=False, allowed=(False, True)),
}

SIZES: Mapping[str, Arguments] = {
    "small": {"width": 16, "layers": 2},
    "medium": {},
    "large": {"width": 64, "layers": 4},
}


def recognise(shapes: Shapes) -> dict[str, Any] | None:
    """The arguments with which a network has tensors of these names and shapes, as far as they can be told."""
    first = shapes.get("encoding.0.weight", ())
    if len(first) != 4 or "decoding.0.weight" not in shapes:
        return None
    layers = max(numbered(shapes, "encoding"), numbered(shapes, "decoding"))
    last = shapes.get(f"decoding.{layers - 1}.weight", ())
    if len(last) != 4 or first[1] - last[1] not in (0, 1):
        return None
    return {"channels": last[1], "width": first[0], "layers": layers, "noise_level": first[1] > last[1]}


def channels(arguments: Arguments) -> int:
    """1 or 3."""
    return int(arguments["channels"])


def receptive_field(arguments: Arguments) -> int:
    """Each of the 3x3 layers reaches one pixel further."""
    return 2 * int(arguments["layers"])


def size_multiple(_arguments: Arguments) -> int:
    """Any size will do."""
    return 1
