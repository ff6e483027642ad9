"""What is where on the screen, when more is seen than one picture with a line across: pure arithmetic, no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from denoiser_gui.state.comparison import Orientation, Size, Viewport
from denoiser_gui.state.layout import Grid, Layout, Links
from engine.inference.tiling import Rect

Change = Callable[[Viewport, float | None, float | None], Viewport]
"""What a hand does to a viewport around a point (x, y) of it; None: its middle."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture on the screen.

    Attributes:
        name: of the picture.
        number: counted from 1.
        area: of the view, in device pixels.
        viewport: what is seen of it; its view is as large as ``area``.
        loose: it goes its own way.
        alone: it fills the view, though there are others.
    """

    name: str
    number: int
    area: Rect
    viewport: Viewport
    loose: bool = False
    alone: bool = False

    def inside(self, x: float, y: float) -> tuple[float, float]:
        """A point of the view, from this frame's corner."""
        return x - self.area.left, y - self.area.top

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the view is in it."""
        return self.area.left <= x < self.area.right and self.area.top <= y < self.area.bottom


@dataclass(frozen=True, slots=True)
class Panes:
    """Which pictures are seen, and how they lie.

    Attributes:
        layout: what the person chose.
        orientation: of the divider; two panes lie beside each other where it is vertical.
        names: of the pictures that are seen.
        solo: the picture that fills the view for now.
        links: the panes that go their own way.
        gap: between panes, in device pixels.
    """

    layout: Layout = field(default_factory=Layout)
    orientation: Orientation = Orientation.VERTICAL
    names: tuple[str, ...] = ()
    solo: str | None = None
    links: Links = field(default_factory=Links)
    gap: int = 4

    @property
    def divided(self) -> bool:
        """Whether the view is divided into panes."""
        return not self.layout.wipes and bool(self.names)

    @property
    def wipes(self) -> bool:
        """Whether the line is seen now."""
        return not self.divided and self.solo is None

    def grid(self, view: Size, photo: Size) -> Grid:
        """Of the panes, where the view is divided."""
        return Grid.fitting(max(1, len(self.names)), view, photo, self.gap, self.orientation)

    def cell(self, view: Size, photo: Size) -> Size:
        """The size of what is seen of a picture, for the viewport that all have in common."""
        return self.grid(view, photo).cell if self.divided else view

    def frames(self, view: Size, common: Viewport) -> tuple[Frame, ...]:
        """All pictures on the screen; none where the line is.

        Args:
            view: size of the whole view, in device pixels.
            common: of the linked panes, as large as :meth:`cell`.
        """
        if self.solo is not None:
            return (self._solo(self.solo, view, common),)
        if not self.divided:
            return ()
        areas = self.grid(view, common.photo).areas
        ports = [self.links.viewport(name, common) for name in self.names]
        each = zip(self.names, areas, ports, strict=True)
        return tuple(
            Frame(name, number, area, port, self.links.is_loose(name))
            for number, (name, area, port) in enumerate(each, start=1)
        )

    def corners(self, view: Size, photo: Size) -> tuple[Rect, Rect] | None:
        """The lower left and the lower right pane or empty place, for what lies in a corner; None: it is the view."""
        if not self.divided or self.solo is not None:
            return None
        grid = self.grid(view, photo)
        return grid.area((grid.rows - 1) * grid.columns), grid.area(grid.rows * grid.columns - 1)

    def _solo(self, name: str, view: Size, common: Viewport) -> Frame:
        number = 1 + self.names.index(name) if name in self.names else 0
        port = self.links.viewport(name, common).resized(view)
        return Frame(name, number, Rect(0, 0, view.height, view.width), port, self.links.is_loose(name), True)

    def changed(self, frame: Frame, viewport: Viewport, common: Viewport, loosen: bool) -> tuple["Panes", Viewport]:
        """What a hand did in one frame: these panes, and what is common to the linked ones.

        Args:
            frame: where the hand is.
            viewport: what it wants to see there.
            common: of the linked panes until now.
            loosen: it shall go its own way from now on.
        """
        port = viewport.resized(common.view)
        if frame.loose or (loosen and self.divided and not frame.alone):
            return replace(self, links=self.links.loosened(frame.name, port)), common
        return self, port

    def resized(self, cell: Size) -> "Panes":
        """In a view of another size."""
        return replace(self, links=self.links.resized(cell))
