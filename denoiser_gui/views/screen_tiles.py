"""Pieces of the zoomed photo as they are put on the screen, rendered once and kept.

The zoomed photo is cut into squares of :data:`~denoiser_gui.views.picture.TILE` device pixels, counted from its top
left corner. Every device pixel depends only on its own place, so squares meet without seams, and panning and wiping
only copy squares.
"""

from collections import OrderedDict
from typing import Protocol

from PySide6.QtGui import QImage

from denoiser_gui.views.picture import MARGIN, TILE
from engine.inference.tiling import Rect

Place = tuple[int, int]
"""Row and column of a square."""


class Renders(Protocol):
    """Makes squares."""

    def render(self, row: int, column: int, zoom: float) -> QImage:
        """One square, (TILE, TILE) in ``Format_RGB32``."""


class ScreenTiles:
    """The rendered squares of one picture, the least recently used dropped first."""

    def __init__(self, picture: Renders) -> None:
        self._picture = picture
        self._squares: OrderedDict[tuple[float, int, int], QImage] = OrderedDict()

    def __len__(self) -> int:
        return len(self._squares)

    def show(self, picture: Renders) -> None:
        """Another picture: nothing that was rendered is shown any more."""
        self._picture = picture
        self._squares.clear()

    def has(self, place: Place, zoom: float) -> bool:
        """Whether a square is rendered."""
        return (zoom, *place) in self._squares

    def square(self, place: Place, zoom: float) -> QImage:
        """Rendered now if it was not yet."""
        key = (zoom, *place)
        if key not in self._squares:
            self._squares[key] = self._picture.render(*place, zoom)
        self._squares.move_to_end(key)
        return self._squares[key]

    def forget(self, rect: Rect) -> None:
        """Drop what shows any of these photo pixels."""
        for key in [key for key in self._squares if _shows(*key, rect)]:
            del self._squares[key]

    def trim(self, most: int) -> None:
        """Keep at most so many squares."""
        while len(self._squares) > most:
            self._squares.popitem(last=False)


def _shows(zoom: float, row: int, column: int, rect: Rect) -> bool:
    margin = (MARGIN + 1) * (2.0 + 1.0 / zoom)
    top, left, edge = row * TILE / zoom, column * TILE / zoom, TILE / zoom
    return (
        rect.bottom > top - margin
        and rect.top < top + edge + margin
        and rect.right > left - margin
        and rect.left < left + edge + margin
    )
