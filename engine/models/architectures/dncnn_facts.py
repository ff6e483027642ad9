"""What is known of DnCNN without torch."""

from collections.abc import Mapping
from typing import Any

from engine.models.architectures.plain_facts import row_of
from engine.models.arguments import Argument, Arguments, Shapes

ARGUMENTS: Mapping[str, Argument] = {
    "channels": Argument(default=3, allowed=(1, 3)),
    "width": Argument(default=64, allowed=range(1, 1025)),
    "layers": Argument(default=17, allowed=range(2, 65)),
}

SIZES: Mapping[str, Arguments] = {
    "small": {"width": 48, "layers": 12},
    "medium": {},
    "large": {"layers": 20},
}
"""Medium is the authors' network for one noise level, large theirs for any level."""


def recognise(shapes: Shapes) -> dict[str, Any] | None:
    """The arguments with which a network has tensors of these names and shapes, as far as they can be told."""
    row = row_of(shapes)
    if row is None or row.entering != row.leaving or row.leaving not in (1, 3):
        return None
    return {"channels": row.leaving, "width": row.width, "layers": row.layers}


def channels(arguments: Arguments) -> int:
    """1 or 3."""
    return int(arguments["channels"])


def receptive_field(arguments: Arguments) -> int:
    """Each of the 3x3 layers reaches one pixel further."""
    return int(arguments["layers"])


def size_multiple(_arguments: Arguments) -> int:
    """Any size will do."""
    return 1
