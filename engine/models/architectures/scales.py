"""What can be told of a stack of scales without torch: how far it sees, and how many layers a checkpoint has.

A network with several scales has residual blocks of two 3x3 convolutions at each, and goes from one to the next by
2x2 convolutions with stride 2 and back by 2x2 transposed ones.
"""

import re
from collections.abc import Sequence

from engine.models.arguments import Shapes


def reach(position: int, blocks: Sequence[int], unshuffled: bool, up: Sequence[int] = ()) -> int:
    """How far the pixel of the result at ``position`` on the coarsest grid sees, in pixels to one side.

    Skips are shorter ways through the same layers, so they see a part of what the deepest way does.

    Args:
        position: of the pixel.
        blocks: of each scale, finest first, on the way down; the last is the bottom.
        unshuffled: whether the finest scale has half the photo's size, by pixel-unshuffle.
        up: of each scale but the last on the way up, as on the way down if empty.
    """
    first = last = position // 2 if unshuffled else position
    first, last = first - 1, last + 1  # the layer at the end
    for count in up or blocks[:-1]:  # up to here from below: stack, then grow
        first, last = (first - 2 * count) // 2, (last + 2 * count) // 2
    first, last = first - 2 * blocks[-1], last + 2 * blocks[-1]  # bottom
    for count in reversed(blocks[:-1]):  # shrink, then the stack above it
        first, last = 2 * first - 2 * count, 2 * last + 1 + 2 * count
    first, last = first - 1, last + 1  # the layer at the beginning
    if unshuffled:
        first, last = 2 * first, 2 * last + 1
    return max(position - first, last - position)


def numbered(shapes: Shapes, prefix: str) -> int:
    """Entries of a numbered list of layers: its highest number and one. Longer numbers belong to no network."""
    numbers = (re.match(re.escape(prefix) + r"\.(\d{1,4})\.", name) for name in shapes)
    return max((int(number[1]) + 1 for number in numbers if number), default=0)


def widths_of(shapes: Shapes, finest: int) -> list[int]:
    """Widths of all scales, those below the finest from either of the two layers that tell them; 0 if neither does."""
    scales = max(numbered(shapes, "shrink"), numbered(shapes, "grow"))
    tellers = ((f"shrink.{scale}.weight", f"grow.{scale}.weight") for scale in range(scales))
    return [finest, *((shapes.get(shrink) or shapes.get(grow) or (0,))[0] for shrink, grow in tellers)]


def blocks_of(shapes: Shapes, scales: int) -> list[int]:
    """Residual blocks of each of so many scales, finest first."""
    return [*(numbered(shapes, f"down.{scale}") for scale in range(scales - 1)), numbered(shapes, "bottom")]


def up_blocks_of(shapes: Shapes, scales: int) -> list[int]:
    """Residual blocks of each of so many scales but the last on the way up, finest first."""
    return [numbered(shapes, f"up.{scale}") for scale in range(scales - 1)]
