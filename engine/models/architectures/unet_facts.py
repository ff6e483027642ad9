"""What is known of the U-shaped autoencoder without torch."""

import re
from collections.abc import Mapping
from typing import Any

from engine.models.arguments import Argument, Arguments, Shapes

ARGUMENTS: Mapping[str, Argument] = {
    "channels": Argument(default=3, allowed=(1, 3)),
    "widths": Argument(default=[32, 64, 128, 192], allowed=range(1, 1025), entries=range(1, 8)),
    "blocks": Argument(default=[1, 1, 1, 1], allowed=range(33), entries=range(1, 8), as_many_as="widths"),
}


def recognise(shapes: Shapes) -> dict[str, Any] | None:
    """The arguments with which a network has tensors of these names and shapes, as far as they can be told."""
    head = shapes.get("head.weight", ())
    if len(head) != 4 or head[1] % 4 or "tail.weight" not in shapes:
        return None
    scales = max(_count(shapes, "shrink"), _count(shapes, "grow"))
    widths = [head[0], *(_narrowed_to(shapes, scale) for scale in range(scales))]
    blocks = [*(_count(shapes, f"down.{scale}") for scale in range(scales)), _count(shapes, "bottom")]
    return {"channels": head[1] // 4, "widths": widths, "blocks": blocks} if all(widths) else None


def channels(arguments: Arguments) -> int:
    """1 or 3."""
    return int(arguments["channels"])


def size_multiple(arguments: Arguments) -> int:
    """Every scale, pixel-unshuffle included, halves the size."""
    return 1 << len(arguments["widths"])


def receptive_field(arguments: Arguments) -> int:
    """The furthest pixel that counts, over all positions a pixel of the result can have on the coarsest grid."""
    blocks = tuple(arguments["blocks"])
    return max(_reach(position, blocks) for position in range(size_multiple(arguments)))


def _reach(position: int, blocks: tuple[int, ...]) -> int:
    """Follow one pixel of the result back to the span of photo pixels it comes from, by the deepest way.

    The skips are shorter ways through the same layers, so they see a part of that span.
    """
    first = last = position // 2  # pixel-shuffle
    first, last = first - 1, last + 1  # tail
    for count in blocks[:-1]:  # up to here from below: stack, then grow
        first, last = (first - 2 * count) // 2, (last + 2 * count) // 2
    first, last = first - 2 * blocks[-1], last + 2 * blocks[-1]  # bottom
    for count in reversed(blocks[:-1]):  # shrink, then the stack above it
        first, last = 2 * first - 2 * count, 2 * last + 1 + 2 * count
    first, last = first - 1, last + 1  # head
    first, last = 2 * first, 2 * last + 1  # pixel-unshuffle
    return max(position - first, last - position)


def _narrowed_to(shapes: Shapes, scale: int) -> int:
    """Width below ``scale``, from either of the two layers that tell it; 0 if neither is there."""
    return (shapes.get(f"shrink.{scale}.weight") or shapes.get(f"grow.{scale}.weight") or (0,))[0]


def _count(shapes: Shapes, prefix: str) -> int:
    """Entries of a numbered list of layers: its highest number and one. Longer numbers belong to no network."""
    numbers = (re.match(re.escape(prefix) + r"\.(\d{1,4})\.", name) for name in shapes)
    return max((int(number[1]) + 1 for number in numbers if number), default=0)
