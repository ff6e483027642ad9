"""What is known of DRUNet without torch."""

from collections.abc import Mapping
from typing import Any

from engine.models.architectures.scales import numbered, reach
from engine.models.arguments import Argument, Arguments, Shapes

SCALES = 4

ARGUMENTS: Mapping[str, Argument] = {
    "channels": Argument(default=3, allowed=(1, 3)),
    "widths": Argument(default=[64, 128, 256, 512], allowed=range(1, 1025), entries=range(SCALES, SCALES + 1)),
    "blocks": Argument(default=4, allowed=range(33)),
    "noise_level": Argument(default=True, allowed=(False, True)),
}

SIZES: Mapping[str, Arguments] = {
    "small": {"widths": [16, 32, 64, 128], "blocks": 2},
    "medium": {},
}
"""Medium is the authors' network."""


def recognise(shapes: Shapes) -> dict[str, Any] | None:
    """The arguments with which a network has tensors of these names and shapes, as far as they can be told."""
    head, tail = shapes.get("m_head.weight", ()), shapes.get("m_tail.weight", ())
    if len(head) != 4 or len(tail) != 4 or head[1] - tail[0] not in (0, 1):
        return None
    widths = [head[0], *((shapes.get(f"m_up{scale}.0.weight") or (0,))[0] for scale in range(1, SCALES))]
    told = {"channels": tail[0], "widths": widths, "blocks": numbered(shapes, "m_body")}
    return {**told, "noise_level": head[1] > tail[0]} if all(widths) else None


def channels(arguments: Arguments) -> int:
    """1 or 3."""
    return int(arguments["channels"])


def size_multiple(_arguments: Arguments) -> int:
    """Every scale but the finest halves the size."""
    return 1 << (SCALES - 1)


def receptive_field(arguments: Arguments) -> int:
    """The furthest pixel that counts, over all positions a pixel of the result can have on the coarsest grid."""
    blocks = [int(arguments["blocks"])] * SCALES
    return max(reach(position, blocks, unshuffled=False) for position in range(size_multiple(arguments)))
