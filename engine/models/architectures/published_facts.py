"""What is known without torch of networks that the package spandrel builds from their weights.

Their arguments describe them from outside; :mod:`engine.models.foreign` finds them out. They cannot be built anew.
"""

from collections.abc import Mapping
from typing import Any

from engine.models.arguments import Argument, Arguments, Shapes

ARGUMENTS: Mapping[str, Argument] = {
    "channels": Argument(default=3, allowed=(1, 3)),
    "multiple": Argument(default=1, allowed=range(1, 1025)),
    "square": Argument(default=False, allowed=(False, True)),
}

SIZES: Mapping[str, Arguments] = {}


def recognise(_shapes: Shapes) -> dict[str, Any] | None:
    """Names and shapes do not tell; spandrel does."""
    return None


def channels(arguments: Arguments) -> int:
    """1 or 3."""
    return int(arguments["channels"])


def receptive_field(_arguments: Arguments) -> None:
    """Not known, so the whole picture is taken for it: most of these networks look further than a tile."""
    return


def size_multiple(arguments: Arguments) -> int:
    """The side of the grid on which it works."""
    return int(arguments["multiple"])
