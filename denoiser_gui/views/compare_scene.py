"""What is painted of the comparison: the photos, the line between them, their names, and the signs for the hand."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from denoiser_gui.state.comparison import Divider, Orientation, Viewport
from denoiser_gui.views import compare_overlay as overlay
from denoiser_gui.views import magnifier
from denoiser_gui.views.coverage import intersection
from denoiser_gui.views.palette import accent, surround
from denoiser_gui.views.pane_labels import Spot
from denoiser_gui.views.photo_pair import PhotoPair
from denoiser_gui.views.seen import Seen
from denoiser_gui.views.typography import tabular
from engine.inference.tiling import Rect


@dataclass(frozen=True, slots=True)
class Scene(Seen):
    """Two pictures with a line between them.

    Attributes:
        font: of the widget.
        divider: where the sides meet.
        pair, viewport: the photos and what is seen of them; None without a photo.
        names: of the noisy and the denoised side.
    """

    font: QFont
    divider: Divider
    pair: PhotoPair | None
    viewport: Viewport | None
    names: tuple[str, str]

    @property
    def sides(self) -> tuple[Rect, Rect]:
        """The noisy and the denoised part of the view."""
        height, width = self.view.height, self.view.width
        at = self.divider.pixel(self.view)
        if self.divider.orientation is Orientation.VERTICAL:
            return Rect(0, 0, height, at), Rect(0, at, height, width)
        return Rect(0, 0, at, width), Rect(at, 0, height, width)

    def areas_of(self, name: str) -> list[Rect]:
        """Where a picture is."""
        sides = () if self.pair is None else zip(self.pair.sides, self.sides, strict=True)
        return [area for side, area in sides if side == name]

    def paint(self, painter: QPainter, part: Rect) -> bool:
        """The photos (in ``part`` of the view), the line and the names; whether as well as can be."""
        if self.viewport is None or not self.viewport.fills_view:
            painter.fillRect(0, 0, self.view.width, self.view.height, surround(self.palette))
        if self.pair is None or self.viewport is None:
            return True
        left, right = self.sides
        whole = self.pair.paint(painter, self.viewport, intersection(left, part), intersection(right, part))
        self._paint_overlay(painter)
        return whole

    def _paint_overlay(self, painter: QPainter) -> None:
        vertical = self.divider.orientation is Orientation.VERTICAL
        overlay.paint_names(painter, *self._named)
        length, at = self.view.height if vertical else self.view.width, self.divider.pixel(self.view)
        overlay.paint_line(painter, self.divider.orientation, at, length, self.ratio, accent(self.palette))

    @property
    def _named(self) -> tuple[tuple[str, str], tuple[QRectF, QRectF], bool, QFont, float]:
        """What the names of the sides are painted with."""
        left, right = (_qrect(side) for side in self.sides)
        vertical = self.divider.orientation is Orientation.VERTICAL
        return self.names, (left, right), vertical, tabular(self.font), self.ratio

    @property
    def spots(self) -> list[Spot]:
        """What can be pressed: the names."""
        if self.pair is None:
            return []
        places = overlay.name_places(*self._named)
        sides = zip(self.pair.sides, self.names, places, strict=True)
        return [Spot(name, text, 0, place, QRectF(), self.ratio) for name, text, place in sides if place is not None]

    def paint_lens(self, painter: QPainter, pointer: QPointF) -> None:
        """Two lenses at the pointer, one for each side.

        Args:
            painter: in device pixels.
            pointer: of the view, in device pixels.
        """
        if self.pair is None or self.viewport is None:
            return
        lens = magnifier.lens_at(self.viewport, self.whole, pointer.x(), pointer.y(), self.ratio)
        if lens is not None:
            lenses = magnifier.beside(lens, self.whole, self.divider.orientation is Orientation.VERTICAL)
            ground = surround(self.palette)
            for each, name in zip(lenses, self.pair.sides, strict=True):
                picture = self.pair.plate(name).picture
                magnifier.paint(painter, each, picture, self.viewport.photo, self.ratio, ground)

    def paint_signs(self, painter: QPainter, knob: QPointF, focused: bool, dragged_over: bool) -> None:
        """What is for the hand and not part of the picture.

        Args:
            painter: in device pixels.
            knob: where the handle's knob is, in the widget's pixels.
            focused: whether the handle has the keyboard.
            dragged_over: whether something that may be dropped is above the view.
        """
        hue = accent(self.palette)
        overlay.paint_knob(painter, self.divider.orientation, knob * self.ratio, self.ratio, hue, focused)
        if dragged_over:
            overlay.paint_drop_frame(painter, _qrect(self.whole), self.ratio, hue)


def snap(painter: QPainter) -> None:
    """Start at a whole device pixel: at a scale like 1.25 a widget may lie between two, and one to one would blur."""
    place = painter.deviceTransform()
    painter.translate(round(place.dx()) - place.dx(), round(place.dy()) - place.dy())


def _qrect(rect: Rect) -> QRectF:
    return QRectF(rect.left, rect.top, rect.width, rect.height)
