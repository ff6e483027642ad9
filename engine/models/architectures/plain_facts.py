"""What is told of plain convolutions in a row, ``model.0``, ``model.2`` and so on, by a checkpoint. No torch."""

from dataclasses import dataclass

from engine.models.architectures.scales import numbered
from engine.models.arguments import Shapes


@dataclass(frozen=True, slots=True)
class Row:
    """Maps that enter the first layer, that lie between the layers, that leave the last one; and the layers."""

    entering: int
    width: int
    leaving: int
    layers: int


def row_of(shapes: Shapes) -> Row | None:
    """The row in a checkpoint; None without a first and a last layer."""
    last = numbered(shapes, "model") - 1
    ends = shapes.get("model.0.weight", ()), shapes.get(f"model.{last}.weight", ())
    if last < 2 or any(len(end) != 4 for end in ends):
        return None
    return Row(ends[0][1], ends[0][0], ends[1][0], last // 2 + 1)
