"""What is known of FFDNet without torch."""

from collections.abc import Mapping
from typing import Any

from engine.models.architectures.plain_facts import row_of
from engine.models.arguments import Argument, Arguments, Shapes

ARGUMENTS: Mapping[str, Argument] = {
    "channels": Argument(default=3, allowed=(1, 3)),
    "width": Argument(default=96, allowed=range(1, 1025)),
    "layers": Argument(default=12, allowed=range(2, 65)),
    "noise_level": Argument(default=True, allowed=(False, True)),
}

SIZES: Mapping[str, Arguments] = {
    "small": {"width": 48, "layers": 8},
    "medium": {},
    "large": {"width": 128, "layers": 15},
}
"""Medium is the authors' network for colour photos; theirs for grey ones has 15 layers of 64."""


def recognise(shapes: Shapes) -> dict[str, Any] | None:
    """The arguments with which a network has tensors of these names and shapes, as far as they can be told."""
    row = row_of(shapes)
    if row is None or row.leaving not in (4, 12) or row.entering - row.leaving not in (0, 1):
        return None
    told = row.entering > row.leaving
    return {"channels": row.leaving // 4, "width": row.width, "layers": row.layers, "noise_level": told}


def channels(arguments: Arguments) -> int:
    """1 or 3."""
    return int(arguments["channels"])


def receptive_field(arguments: Arguments) -> int:
    """Each of the 3x3 layers at half size reaches two pixels further; one more is the cell of 2 x 2 itself."""
    return 2 * int(arguments["layers"]) + 1


def size_multiple(_arguments: Arguments) -> int:
    """Pixel-unshuffle halves the size."""
    return 2
