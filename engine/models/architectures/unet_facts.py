"""What is known of the U-shaped autoencoder without torch."""

from collections.abc import Mapping
from typing import Any

from engine.models.architectures.scales import blocks_of, reach, up_blocks_of, widths_of
from engine.models.arguments import Argument, Arguments, Shapes

ARGUMENTS: Mapping[str, Argument] = {
    "channels": Argument(default=3, allowed=(1, 3)),
    "widths": Argument(default=[32, 64, 128, 192], allowed=range(1, 1025), entries=range(1, 8)),
    "blocks": Argument(default=[1, 1, 1, 1], allowed=range(33), entries=range(1, 8), as_many_as="widths"),
    "noise_level": Argument(default=False, allowed=(False, True)),
    "up_blocks": Argument(default=[], allowed=range(33), entries=range(7), as_many_as="widths", fewer=1),
}

SIZES: Mapping[str, Arguments] = {
    "tiny": {"widths": [16, 32, 48, 48], "blocks": [0, 1, 1, 1], "up_blocks": [1, 1, 0]},
    "small": {"widths": [32, 48, 64, 64], "blocks": [0, 1, 1, 2], "up_blocks": [1, 1, 0]},
    "medium": {},
    "large": {"widths": [48, 96, 192, 288], "blocks": [1, 2, 2, 4]},
}


def recognise(shapes: Shapes) -> dict[str, Any] | None:
    """The arguments with which a network has tensors of these names and shapes, as far as they can be told."""
    head = shapes.get("head.weight", ())
    if len(head) != 4 or head[1] % 4 > 1 or "tail.weight" not in shapes:
        return None
    widths = widths_of(shapes, head[0])
    blocks, up_blocks = blocks_of(shapes, len(widths)), up_blocks_of(shapes, len(widths))
    told = {"channels": head[1] // 4, "widths": widths, "blocks": blocks}
    told |= {"up_blocks": up_blocks if up_blocks != blocks[:-1] else []}
    return {**told, "noise_level": head[1] % 4 == 1} if all(widths) else None


def channels(arguments: Arguments) -> int:
    """1 or 3."""
    return int(arguments["channels"])


def size_multiple(arguments: Arguments) -> int:
    """Every scale, pixel-unshuffle included, halves the size."""
    return 1 << len(arguments["widths"])


def receptive_field(arguments: Arguments) -> int:
    """The furthest pixel that counts, over all positions a pixel of the result can have on the coarsest grid."""
    down, up = arguments["blocks"], arguments["up_blocks"]
    return max(reach(position, down, unshuffled=True, up=up) for position in range(size_multiple(arguments)))
