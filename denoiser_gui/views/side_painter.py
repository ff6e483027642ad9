"""Puts one side of the comparison on the screen: squares that are rendered, and a sketch of what is still to come."""

import time
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from denoiser_gui.state.comparison import Size, Viewport
from denoiser_gui.views.coverage import intersection
from denoiser_gui.views.picture import TILE, Picture
from denoiser_gui.views.screen_tiles import Place, ScreenTiles
from denoiser_gui.views.strength_layers import StrengthLayers
from engine.inference.tiling import Rect


class SidePainter:
    """One side in one repaint.

    Args:
        viewport: what is seen of the photo.
        area: of the view, in device pixels.
        squares: those of the side.
        picture: what they are rendered from.
    """

    def __init__(self, viewport: Viewport, area: Rect, squares: ScreenTiles, picture: Picture) -> None:
        self._zoom = viewport.zoom
        self._origin = QPoint(*viewport.origin)
        self._seen = _on_photo(viewport, area)
        self._squares = squares
        self._picture = picture
        self._layers: StrengthLayers | None = None
        self._laid: list[Place] = []
        self._places = _places(self._seen)
        self.missing = [place for place in self._places if not squares.has(place, self._zoom)]

    def render(self, seconds: float) -> None:
        """Render squares until all are there or the time is over."""
        deadline = time.perf_counter() + seconds
        while self.missing and time.perf_counter() < deadline:
            self._squares.square(self.missing.pop(0), self._zoom)

    def lay(self, layers: StrengthLayers, seconds: float) -> None:
        """Show by ``layers`` what is missing, where they are there or can be made in time."""
        deadline = time.perf_counter() + seconds
        self._layers = layers
        for place in self.missing:
            if not layers.has(place, self._zoom):
                if time.perf_counter() >= deadline:
                    continue
                layers.prepare(place, self._zoom)
            self._laid.append(place)

    def paint(self, painter: QPainter, share: float = 1.0) -> None:
        """Put it on the screen; a sketch has this share of the time that a frame allows for one."""
        missing, laid = set(self.missing), set(self._laid)
        unknown = self._bounds([place for place in self.missing if place not in laid])
        if unknown.area > 0:
            self._picture.sketch(painter, self._origin, self._zoom, unknown, share)
        for place in self._places:
            if place in laid and self._layers is not None:
                self._layers.paint(painter, *self._cut(place), place, self._zoom)
            elif place not in missing:
                at, part = self._cut(place)
                painter.drawImage(at, self._squares.square(place, self._zoom), part)

    def _cut(self, place: Place) -> tuple[QPoint, QRect]:
        """Where the visible part of a square comes, and which part of it that is."""
        row, column = place
        seen = self._seen
        top, left = max(row * TILE, seen.top), max(column * TILE, seen.left)
        bottom, right = min((row + 1) * TILE, seen.bottom), min((column + 1) * TILE, seen.right)
        part = QRect(left - column * TILE, top - row * TILE, right - left, bottom - top)
        return QPoint(left, top) + self._origin, part

    def _bounds(self, places: Sequence[Place]) -> Rect:
        """The smallest seen rectangle around squares."""
        if not places:
            return Rect(0, 0, 0, 0)
        rows, columns = zip(*places, strict=True)
        around = Rect(min(rows) * TILE, min(columns) * TILE, (max(rows) + 1) * TILE, (max(columns) + 1) * TILE)
        return intersection(around, self._seen)


def most_squares(view: Size) -> int:
    """How many squares can touch a view."""
    return (view.width // TILE + 2) * (view.height // TILE + 2)


def _on_photo(viewport: Viewport, area: Rect) -> Rect:
    """The part of an area of the view that the photo fills, counted from the zoomed photo's corner."""
    x, y = viewport.origin
    moved = Rect(area.top - y, area.left - x, area.bottom - y, area.right - x)
    return intersection(moved, Rect(0, 0, viewport.drawn.height, viewport.drawn.width))


def _places(seen: Rect) -> list[Place]:
    """Row and column of each square that is seen."""
    if seen.area == 0:
        return []
    rows = range(seen.top // TILE, -(-seen.bottom // TILE))
    columns = range(seen.left // TILE, -(-seen.right // TILE))
    return [(row, column) for row in rows for column in columns]
