"""What is known of NAFNet without torch."""

from collections.abc import Mapping
from typing import Any

from engine.models.architectures.scales import numbered
from engine.models.arguments import Argument, Arguments, Shapes

ARGUMENTS: Mapping[str, Argument] = {
    "channels": Argument(default=3, allowed=(1, 3)),
    "width": Argument(default=32, allowed=range(1, 257)),
    "encoders": Argument(default=[1, 1, 2, 4], allowed=range(65), entries=range(1, 7)),
    "middle": Argument(default=6, allowed=range(65)),
    "decoders": Argument(default=[1, 1, 1, 1], allowed=range(65), entries=range(1, 7), as_many_as="encoders"),
    "noise_level": Argument(default=False, allowed=(False, True)),
}

_DENOISING = {"encoders": [2, 2, 4, 8], "middle": 12, "decoders": [2, 2, 2, 2]}

SIZES: Mapping[str, Arguments] = {
    "tiny": {"width": 16, "encoders": [1, 1, 1], "middle": 1, "decoders": [1, 1, 1]},
    "small": {"width": 16},
    "medium": {},
    "large": {"width": 32, **_DENOISING},
    "huge": {"width": 64, **_DENOISING},
}
"""Large and huge are those that the paper's authors trained for denoising on SIDD."""


def recognise(shapes: Shapes) -> dict[str, Any] | None:
    """The arguments with which a network has tensors of these names and shapes, as far as they can be told."""
    intro, ending = shapes.get("intro.weight", ()), shapes.get("ending.weight", ())
    if len(intro) != 4 or len(ending) != 4:
        return None
    scales = max(numbered(shapes, "downs"), numbered(shapes, "ups"))
    return {
        "channels": ending[0],
        "width": intro[0],
        "encoders": [numbered(shapes, f"encoders.{scale}") for scale in range(scales)],
        "middle": numbered(shapes, "middle_blks"),
        "decoders": [numbered(shapes, f"decoders.{scale}") for scale in range(scales)],
        "noise_level": intro[1] == ending[0] + 1,
    }


def channels(arguments: Arguments) -> int:
    """1 or 3."""
    return int(arguments["channels"])


def size_multiple(arguments: Arguments) -> int:
    """Every encoder halves the size."""
    return 1 << len(arguments["encoders"])


def receptive_field(_arguments: Arguments) -> None:
    """The whole picture: every block weighs its channels by their means over all pixels."""
    return
