"""Where the tiles of a photo lie: pure arithmetic, no torch.

The photo is extended at the bottom and on the right to the model's size multiple; that is the canvas, and it is
what an untiled run would compute. Tiles cut the canvas into cores that cover every pixel once; around each core
lies a halo of context, cut off where the canvas ends, so that the network pads there just as it does untiled.
All edges are multiples of the model's size multiple, so that its grids keep their phase.
"""

import itertools
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Rect:
    """Half-open rectangle in pixels: rows ``top`` to ``bottom``, columns ``left`` to ``right``."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def area(self) -> int:
        return self.height * self.width

    @property
    def slices(self) -> tuple[slice, slice]:
        """Rows and columns, to index an array (H, W, ...)."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def distance_squared(self, y: float, x: float) -> float:
        """Of a point to the nearest pixel of the rectangle, in pixels squared; 0 inside."""
        dy = max(self.top - y, 0.0, y - self.bottom)
        dx = max(self.left - x, 0.0, x - self.right)
        return dy * dy + dx * dx

    def clipped(self, height: int, width: int) -> "Rect":
        """The part inside a photo of the given size."""
        return Rect(self.top, self.left, min(self.bottom, height), min(self.right, width))


@dataclass(frozen=True, slots=True)
class Tile:
    """One piece of work.

    Attributes:
        core: what this tile contributes, on the canvas.
        window: what the network must see for it: the core and its halo.
    """

    core: Rect
    window: Rect


def round_up(value: int, multiple: int) -> int:
    """The smallest multiple of ``multiple`` that is at least ``value``."""
    return -(-value // multiple) * multiple


def split(length: int, tile: int, multiple: int) -> list[tuple[int, int]]:
    """Cut ``length`` (a multiple of ``multiple``) into nearly equal spans of at most ``tile`` pixels."""
    units, most = length // multiple, max(1, tile // multiple)
    count = -(-units // most)
    edges = [units * index // count * multiple for index in range(count + 1)]
    return list(itertools.pairwise(edges))


def tiles_of(
    canvas: Rect, tile_height: int, tile_width: int, halo: int, multiple: int, within: Rect | None = None
) -> list[Tile]:
    """Tiles that cover ``within`` (the whole canvas if not given) once.

    Args:
        canvas: from (0, 0), its sizes multiples of ``multiple``.
        tile_height: at most so many rows of core; at least one ``multiple`` is taken.
        tile_width: likewise for columns.
        halo: context on every side in pixels; rounded up to ``multiple``.
        multiple: the model's size multiple.
        within: the part to cover, its edges multiples of ``multiple``.
    """
    area = within or canvas
    reach = round_up(halo, multiple)
    return [
        Tile(
            core := Rect(area.top + top, area.left + left, area.top + bottom, area.left + right),
            _window(core, reach, canvas),
        )
        for top, bottom in split(area.height, tile_height, multiple)
        for left, right in split(area.width, tile_width, multiple)
    ]


def _window(core: Rect, reach: int, canvas: Rect) -> Rect:
    return Rect(
        max(core.top - reach, 0),
        max(core.left - reach, 0),
        min(core.bottom + reach, canvas.bottom),
        min(core.right + reach, canvas.right),
    )
