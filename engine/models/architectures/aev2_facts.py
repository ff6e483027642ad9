"""What is known of AEv2_0 without torch."""

from collections.abc import Mapping
from typing import Any

from engine.models.arguments import Argument, Arguments, Shapes

CHANNELS = 3
WIDTH = 64
LAYERS = 8

ARGUMENTS: Mapping[str, Argument] = {}

SIZES: Mapping[str, Arguments] = {}


def recognise(shapes: Shapes) -> dict[str, Any] | None:
    """The arguments (there are none) if at least half of the layers' names are there."""
    names = [f"{layer}{index}.weight" for layer in ("conv", "conv_transpose") for index in range(LAYERS)]
    return {} if sum(name in shapes for name in names) * 2 >= len(names) else None


def channels(_arguments: Arguments) -> int:
    """RGB only."""
    return CHANNELS


def receptive_field(_arguments: Arguments) -> int:
    """Each of the sixteen 3x3 layers reaches one pixel further."""
    return 2 * LAYERS


def size_multiple(_arguments: Arguments) -> int:
    """Any size will do."""
    return 1
