"""What is known of the bottleneck autoencoder without torch."""

from collections.abc import Mapping
from typing import Any

from engine.models.architectures.scales import blocks_of, reach, widths_of
from engine.models.arguments import Argument, Arguments, Shapes

ARGUMENTS: Mapping[str, Argument] = {
    "channels": Argument(default=3, allowed=(1, 3)),
    "widths": Argument(default=[16, 32, 64, 128], allowed=range(1, 1025), entries=range(2, 8)),
    "blocks": Argument(default=[1, 1, 1, 2], allowed=range(33), entries=range(2, 8), as_many_as="widths"),
    "noise_level": Argument(default=False, allowed=(False, True)),
}

SIZES: Mapping[str, Arguments] = {
    "small": {"widths": [12, 24, 48, 96], "blocks": [0, 1, 1, 2]},
    "medium": {},
    "large": {"widths": [32, 64, 128, 160], "blocks": [1, 1, 2, 4]},
}
"""Three times the size halved leave 8 x 8 x 3 = 192 numbers of the photo 96, 128 and 160."""


def recognise(shapes: Shapes) -> dict[str, Any] | None:
    """The arguments with which a network has tensors of these names and shapes, as far as they can be told."""
    entry, leaving = shapes.get("entry.weight", ()), shapes.get("exit.weight", ())
    if len(entry) != 4 or len(leaving) != 4 or entry[1] - leaving[0] not in (0, 1):
        return None
    widths = widths_of(shapes, entry[0])
    told = {"channels": leaving[0], "widths": widths, "blocks": blocks_of(shapes, len(widths))}
    return {**told, "noise_level": entry[1] > leaving[0]} if all(widths) else None


def channels(arguments: Arguments) -> int:
    """1 or 3."""
    return int(arguments["channels"])


def size_multiple(arguments: Arguments) -> int:
    """Every scale but the finest halves the size."""
    return 1 << (len(arguments["widths"]) - 1)


def receptive_field(arguments: Arguments) -> int:
    """The furthest pixel that counts, over all positions a pixel of the result can have on the coarsest grid."""
    return max(reach(position, arguments["blocks"], unshuffled=False) for position in range(size_multiple(arguments)))
