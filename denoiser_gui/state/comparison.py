"""Where the person looks and where the divider stands: pure arithmetic, no Qt.

Positions in the view are device pixels from its top left corner, positions in the photo are photo pixels from the
photo's; both are continuous, so that the first pixel reaches from 0 to 1.
"""

import math
from dataclasses import dataclass, replace
from enum import Enum

MAX_ZOOM = 64.0
ZOOM_STEP = 1.25


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels, at least one each."""

    width: int
    height: int

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1:
            raise ValueError(f"a size is at least 1 x 1, not {self.width} x {self.height}")


class Orientation(Enum):
    """How the dividing line runs."""

    VERTICAL = "vertical"
    HORIZONTAL = "horizontal"


@dataclass(frozen=True, slots=True)
class Divider:
    """The line between noisy (left or above) and denoised (right or below).

    Attributes:
        position: fraction of the view's width (or height, when horizontal), 0 to 1; it is bound to the view, not to
            the photo, so it keeps its place on screen while the photo is zoomed and panned.
        orientation: of the line.
    """

    position: float = 0.5
    orientation: Orientation = Orientation.VERTICAL

    def moved_to(self, position: float) -> "Divider":
        """At another place, kept within the view."""
        return replace(self, position=min(max(position, 0.0), 1.0))

    def moved_by(self, step: float) -> "Divider":
        """Further by a fraction of the view."""
        return self.moved_to(self.position + step)

    def turned(self) -> "Divider":
        """Vertical instead of horizontal and the other way round, back in the middle."""
        vertical = self.orientation is Orientation.VERTICAL
        return Divider(0.5, Orientation.HORIZONTAL if vertical else Orientation.VERTICAL)

    def pushed(self, before: int, length: int, by: int) -> "Divider":
        """Where it was on the screen, in a view of this length whose upper edge moved down by so much."""
        if self.orientation is Orientation.VERTICAL:
            return self
        return self.moved_to((self.position * before - by) / length)

    def pixel(self, view: Size) -> int:
        """The first device pixel of the denoised side, along the axis that the divider moves on."""
        length = view.width if self.orientation is Orientation.VERTICAL else view.height
        return round(self.position * length)


@dataclass(frozen=True, slots=True)
class Viewport:
    """Which part of a photo is seen, and how large.

    Attributes:
        photo: size of the photo in its own pixels.
        view: size of the view in device pixels.
        zoom: device pixels per photo pixel; 1 is one to one.
        centre_x: photo column in the middle of the view.
        centre_y: photo row in the middle of the view.
        fitted: the whole photo is shown, and stays so when view or photo change.
    """

    photo: Size
    view: Size
    zoom: float
    centre_x: float
    centre_y: float
    fitted: bool

    @classmethod
    def fit(cls, photo: Size, view: Size) -> "Viewport":
        """The whole photo, as large as the view allows."""
        return cls(photo, view, fit_zoom(photo, view), photo.width / 2, photo.height / 2, True)

    def fit_again(self) -> "Viewport":
        """The whole photo."""
        return Viewport.fit(self.photo, self.view)

    def zoomed_to(self, zoom: float, x: float | None = None, y: float | None = None) -> "Viewport":
        """At another zoom; the photo's point under ``x``, ``y`` (the middle if not given) stays where it is.

        The zoom is kept between the whole photo (or one to one, if that is less) and :data:`MAX_ZOOM`. Where the
        photo's edge would come into the view the photo moves, so that no room is wasted.
        """
        whole = fit_zoom(self.photo, self.view)
        zoom = min(max(zoom, min(whole, 1.0)), MAX_ZOOM)
        if math.isclose(zoom, whole, rel_tol=1e-9):
            return self.fit_again()
        offset_x = 0.0 if x is None else x - self.view.width / 2
        offset_y = 0.0 if y is None else y - self.view.height / 2
        centre_x = self.centre_x + offset_x / self.zoom - offset_x / zoom
        centre_y = self.centre_y + offset_y / self.zoom - offset_y / zoom
        return replace(self, zoom=zoom, centre_x=centre_x, centre_y=centre_y, fitted=False)._clamped()

    def zoomed_by(self, steps: float, x: float | None = None, y: float | None = None) -> "Viewport":
        """Larger (or smaller, if negative) by so many wheel notches; on its way it stops at one to one."""
        zoom = self.zoom * ZOOM_STEP**steps
        passes_one = (self.zoom - 1.0) * (zoom - 1.0) < 0.0 and not math.isclose(self.zoom, 1.0)
        return self.zoomed_to(1.0 if passes_one else zoom, x, y)

    def panned(self, dx: float, dy: float) -> "Viewport":
        """The photo pushed by so many device pixels to the right and down, as far as there is more to see."""
        moved = replace(self, centre_x=self.centre_x - dx / self.zoom, centre_y=self.centre_y - dy / self.zoom)
        return replace(moved._clamped(), fitted=self.fitted and self.shows_all)

    def centred_on(self, x: float, y: float) -> "Viewport":
        """With this column and row in the middle, as far as there is more to see."""
        return replace(self, centre_x=x, centre_y=y)._clamped()

    def showing_part(self, top: int, left: int, bottom: int, right: int) -> "Viewport":
        """With these rows and columns of the photo in the middle, as large as the view allows."""
        zoom = min(self.view.width / max(1, right - left), self.view.height / max(1, bottom - top))
        return self.zoomed_to(zoom).centred_on((left + right) / 2, (top + bottom) / 2)

    def resized(self, view: Size) -> "Viewport":
        """In a view of another size: a fitted photo is fitted again, else the middle stays in the middle."""
        if self.fitted:
            return Viewport.fit(self.photo, view)
        changed = replace(self, view=view)
        return changed.zoomed_to(self.zoom)

    def pushed(self, view: Size, by: int) -> "Viewport":
        """In a view whose upper edge moved down by so many device pixels: the photo stays where it is on the screen.

        A fitted photo is fitted again when the next one is shown, or the view gets another size; and when the edge goes
        up again, if it was fitted into this view.
        """
        if by < 0 and self.fitted and math.isclose(self.zoom, fit_zoom(self.photo, self.view), rel_tol=1e-9):
            return Viewport.fit(self.photo, view)
        moved = by + (view.height - self.view.height) / 2
        return replace(self, view=view, centre_y=self.centre_y + moved / self.zoom)

    def showing(self, photo: Size) -> "Viewport":
        """Another photo, at the same zoom and the same relative place; a fitted one is fitted again."""
        if self.fitted:
            return Viewport.fit(photo, self.view)
        x = self.centre_x / self.photo.width * photo.width
        y = self.centre_y / self.photo.height * photo.height
        return replace(self, photo=photo, centre_x=x, centre_y=y).zoomed_to(self.zoom)._clamped()

    @property
    def origin(self) -> tuple[int, int]:
        """Device pixel (x, y) of the photo's top left corner; whole, so that one to one is exactly that."""
        x = self.view.width / 2 - self.centre_x * self.zoom
        y = self.view.height / 2 - self.centre_y * self.zoom
        return math.floor(x + 0.5), math.floor(y + 0.5)

    @property
    def drawn(self) -> Size:
        """Size of the whole zoomed photo in device pixels."""
        return Size(max(1, round(self.photo.width * self.zoom)), max(1, round(self.photo.height * self.zoom)))

    @property
    def seen(self) -> tuple[int, int, int, int]:
        """The photo's rows and columns in the view (top, left, bottom, right), whole pixels, at least one."""
        left, top = self.photo_point(0, 0)
        right, bottom = self.photo_point(self.view.width, self.view.height)
        y0, y1 = max(0, math.floor(top)), min(self.photo.height, math.ceil(bottom))
        x0, x1 = max(0, math.floor(left)), min(self.photo.width, math.ceil(right))
        return y0, x0, max(y1, y0 + 1), max(x1, x0 + 1)

    @property
    def fills_view(self) -> bool:
        """No part of the view is beside the photo."""
        (x, y), drawn = self.origin, self.drawn
        return x <= 0 and y <= 0 and x + drawn.width >= self.view.width and y + drawn.height >= self.view.height

    @property
    def shows_all(self) -> bool:
        """No part of the photo is beside the view."""
        return self.drawn.width <= self.view.width and self.drawn.height <= self.view.height

    def photo_point(self, x: float, y: float) -> tuple[float, float]:
        """The photo's point (x, y) under a point of the view; may lie outside the photo."""
        left, top = self.origin
        return (x - left) / self.zoom, (y - top) / self.zoom

    def view_point(self, x: float, y: float) -> tuple[float, float]:
        """The view's point (x, y) over a point of the photo; may lie outside the view."""
        left, top = self.origin
        return left + x * self.zoom, top + y * self.zoom

    def _clamped(self) -> "Viewport":
        return replace(
            self,
            centre_x=_clamp(self.centre_x, self.photo.width, self.view.width / self.zoom),
            centre_y=_clamp(self.centre_y, self.photo.height, self.view.height / self.zoom),
        )


def fit_zoom(photo: Size, view: Size) -> float:
    """The zoom that shows the whole photo; tiny photos are enlarged up to :data:`MAX_ZOOM`."""
    return min(view.width / photo.width, view.height / photo.height, MAX_ZOOM)


def _clamp(centre: float, length: float, seen: float) -> float:
    """Keep the seen part within the photo, or the photo in the middle if all of it is seen."""
    if length <= seen:
        return length / 2
    return min(max(centre, seen / 2), length - seen / 2)
