"""Pictures of a photo as they are put on the screen, whatever the layout: what is rendered for one serves all."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from denoiser_gui.state.comparison import Viewport
from denoiser_gui.views.image_pyramid import ImagePyramid
from denoiser_gui.views.picture import Picture
from denoiser_gui.views.screen_tiles import ScreenTiles
from denoiser_gui.views.side_painter import SidePainter, most_squares
from denoiser_gui.views.strength_layers import StrengthLayers
from engine.inference.tiling import Rect

NOISY, DENOISED = "noisy", "denoised"
"""Names of the two pictures that every photo has; others are named by the engine."""

_AT_ONCE = 8
_SIDES = 2
_moments = itertools.count(1)


class Plate:
    """One picture: its pyramid and its rendered squares.

    Attributes:
        pyramid: of the picture.
        reduced: its coarser levels are made, or are being made.
        last_painted: the higher, the later; 0 for never.

    Args:
        pyramid: of the picture.
        noisy: the plate of the photo itself, where the picture is blended with it at a strength.
    """

    def __init__(self, pyramid: ImagePyramid, noisy: "Plate | None" = None) -> None:
        self.pyramid = pyramid
        self.reduced = False
        self.last_painted = 0
        self._noisy = noisy
        self._strength = (1.0, 1.0)
        self._full = ScreenTiles(Picture(pyramid))
        self._mixed = ScreenTiles(self.picture)
        self._layers = None if noisy is None else StrengthLayers(noisy.squares, self._full)

    @property
    def picture(self) -> Picture:
        """What is shown, at the present strength."""
        if self._noisy is None:
            return Picture(self.pyramid)
        return Picture(self._noisy.pyramid, self.pyramid, *self._strength)

    @property
    def squares(self) -> ScreenTiles:
        """Rendered from :attr:`picture`."""
        if self.layers is not None:
            return self._mixed
        return self._noisy.squares if self._noisy is not None and self._strength == (0.0, 0.0) else self._full

    @property
    def layers(self) -> StrengthLayers | None:
        """What stands in for squares that are still to come, where two pictures are blended."""
        return None if self._strength in ((0.0, 0.0), (1.0, 1.0)) else self._layers

    def set_strength(self, luminance: float, chrominance: float) -> None:
        """Each 0 to 1; see :func:`engine.inference.strength.blend`. Of no meaning without a noisy photo below."""
        if self._layers is not None:
            self._strength = (luminance, chrominance)
            self._mixed.show(self.picture)
            self._layers.set_strength(luminance, chrominance)

    def forget(self, rect: Rect) -> None:
        """These pixels are others now."""
        for squares in (self._full, self._mixed, self._layers):
            if squares is not None:
                squares.forget(rect)

    def trim(self, most: int) -> None:
        """Keep at most so many squares of each kind."""
        for squares in (self._full, self._mixed, self._layers):
            if squares is not None:
                squares.trim(most)
        if self._noisy is not None:
            self._noisy.trim(most)

    def drop_squares(self) -> None:
        """Keep none."""
        for squares in (self._full, self._mixed, self._layers):
            if squares is not None:
                squares.trim(0)

    @property
    def squares_kept(self) -> int:
        """How many there are, of all kinds."""
        return sum(len(squares) for squares in (self._full, self._mixed, self._layers) if squares is not None)

    @property
    def bytes_reduced(self) -> int:
        """What its coarser levels take."""
        return self.pyramid.bytes_of_levels if self.reduced else 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A plate in one repaint, in device pixels.

    Attributes:
        plate: what is painted.
        viewport: what is seen of it.
        area: the part of the viewport's view that is painted.
        left, top: where the corner of the viewport's view lies for the painter.
    """

    plate: Plate
    viewport: Viewport
    area: Rect
    left: int = 0
    top: int = 0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long one repaint may render, in seconds; what is left is sketched, and comes with the next.

    Attributes:
        squares: for each of two sides.
        hurried: the same where everything is needed anew for every frame.
        layers: for the layers of a strength.
        hurries: whether this is such a frame.
    """

    squares: float
    hurried: float
    layers: float
    hurries: bool


def paint(painter: QPainter, shown: Sequence[Shown], patience: Patience) -> bool:
    """Put plates on the screen; whether all were painted as well as can be."""
    sides = [SidePainter(each.viewport, each.area, each.plate.squares, each.plate.picture) for each in shown]
    share = _SIDES / max(_SIDES, len(shown))
    for side, each in zip(sides, shown, strict=True):
        many = len(side.missing) > share * _AT_ONCE
        side.render(share * (patience.hurried if patience.hurries and many else patience.squares))
        if each.plate.layers is not None:
            side.lay(each.plate.layers, share * patience.layers)
    for side, each in zip(sides, shown, strict=True):
        painter.translate(each.left, each.top)
        side.paint(painter, share)
        painter.translate(-each.left, -each.top)
    now = next(_moments)
    for each in shown:
        each.plate.last_painted = now
        each.plate.trim(2 * most_squares(each.viewport.view))
    return not any(side.missing for side in sides)


def prepare(shown: Shown, seconds: float) -> bool:
    """Render what is not yet; whether the plate can be painted at once as well as can be."""
    side = SidePainter(shown.viewport, shown.area, shown.plate.squares, shown.plate.picture)
    side.render(seconds)
    return not side.missing
