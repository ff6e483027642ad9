"""What is painted when the view is divided into panes, or when one picture fills it: pictures, names, gaps."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from denoiser_gui.state.panes import Frame
from denoiser_gui.views import compare_overlay as overlay
from denoiser_gui.views import magnifier
from denoiser_gui.views.coverage import intersection
from denoiser_gui.views.palette import accent, surround
from denoiser_gui.views.pane_labels import PaneLabel, Spot
from denoiser_gui.views.photo_pair import PhotoPair
from denoiser_gui.views.plates import Shown
from denoiser_gui.views.seen import Seen
from engine.inference.tiling import Rect


@dataclass(frozen=True, slots=True)
class PaneScene(Seen):
    """Pictures in panes.

    Attributes:
        frames: the pictures and where they lie.
        pair: has them.
        labels: of the frames, by the name of the picture.
    """

    frames: tuple[Frame, ...]
    pair: PhotoPair
    labels: Mapping[str, PaneLabel]

    def paint(self, painter: QPainter, part: Rect) -> bool:
        """The pictures (in ``part`` of the view) and their names; whether as well as can be."""
        if len(self.frames) > 1 or not all(frame.viewport.fills_view for frame in self.frames):
            painter.fillRect(0, 0, self.view.width, self.view.height, surround(self.palette))
        whole = self.pair.paint_all(painter, [self._shown(frame, part) for frame in self.frames])
        for frame in self.frames:
            self.labels[frame.name].paint(painter)
        return whole

    def _shown(self, frame: Frame, part: Rect) -> Shown:
        """What of a frame is in ``part``."""
        seen, area = intersection(frame.area, part), frame.area
        inside = Rect(seen.top - area.top, seen.left - area.left, seen.bottom - area.top, seen.right - area.left)
        return Shown(self.pair.plate(frame.name), frame.viewport, inside, area.left, area.top)

    @property
    def spots(self) -> list[Spot]:
        """What can be pressed: the names, and the signs of what is not linked."""
        labels = [(frame.name, self.labels[frame.name]) for frame in self.frames]
        return [Spot(name, each.whole, each.number, each.place, each.chip, self.ratio) for name, each in labels]

    def areas_of(self, name: str) -> list[Rect]:
        """Where a picture is."""
        return [frame.area for frame in self.frames if frame.name == name]

    def paint_lens(self, painter: QPainter, pointer: QPointF) -> None:
        """A lens at the same place of the photo in every pane that shows it.

        Args:
            painter: in device pixels.
            pointer: of the view, in device pixels.
        """
        under = next((frame for frame in self.frames if frame.holds(pointer.x(), pointer.y())), None)
        if under is None:
            return
        place = under.viewport.photo_point(*under.inside(pointer.x(), pointer.y()))
        for frame in self.frames:
            x, y = frame.viewport.view_point(*place)
            x, y = x + frame.area.left, y + frame.area.top
            lens = magnifier.lens_at(frame.viewport, frame.area, x, y, self.ratio) if frame.holds(x, y) else None
            if lens is not None:
                picture, ground = self.pair.plate(frame.name).picture, surround(self.palette)
                magnifier.paint(painter, lens, picture, frame.viewport.photo, self.ratio, ground)

    def paint_signs(self, painter: QPainter, knob: QPointF, focused: bool, dragged_over: bool) -> None:  # noqa: ARG002
        """What is for the hand and not part of the picture.

        Args:
            painter: in device pixels.
            knob: of the wipe; it is not seen here.
            focused: whether the keyboard is here and that should be seen.
            dragged_over: whether something that may be dropped is above the view.
        """
        if dragged_over or (focused and not self.frames[0].alone):
            area = QRectF(0, 0, self.view.width, self.view.height)
            overlay.paint_drop_frame(painter, area, self.ratio * (1.0 if dragged_over else 0.5), accent(self.palette))
