"""A widget on which a photo is seen at some zoom: where the person looks, and what their hand does to it."""

import math

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from denoiser_gui.state.comparison import Size, Viewport
from denoiser_gui.state.panes import Change, Frame
from denoiser_gui.views.gestures import Gestures
from denoiser_gui.views.pane_board import PaneBoard
from denoiser_gui.views.pane_labels import Title
from engine.inference.tiling import Rect


class ZoomedView(QWidget):
    """Has one zoom and place for all pictures of a photo, but for panes that go their own way. Knows no pictures.

    Attributes:
        board: the layout, and what is shown of it for a moment.

    Signals:
        zoomChanged(float): device pixels per photo pixel.
        lookedAt(float, float): the photo's row and column in the middle of the view.
        pointedAt(object): the photo's (row, column) under the pointer, whole numbers; None beside the photo.
    """

    zoomChanged = Signal(float)  # noqa: N815
    lookedAt = Signal(float, float)  # noqa: N815
    pointedAt = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewport: Viewport | None = None
        self._pointer: QPointF | None = None
        self.board = PaneBoard(self, self._title, self._is_ready)
        self._gestures = Gestures(self)
        self._gestures.panned.connect(self._drag)
        self._gestures.stepped.connect(self.zoom_by)
        self._gestures.pinched.connect(self._pinch)
        self._gestures.pointed.connect(self._on_pointed)

    def _title(self, name: str) -> Title:
        """What a picture is called."""
        raise NotImplementedError

    def _is_ready(self, name: str) -> bool:
        """Whether a picture could be seen alone, as it will be, in the next moment."""
        raise NotImplementedError

    # Where the person looks

    @property
    def viewport(self) -> Viewport | None:
        """What is seen of the photo; None without one."""
        return self._viewport

    def fit(self) -> None:
        """Show the whole photo."""
        if self._viewport is not None:
            self._look(self._viewport.fit_again())

    def actual_size(self) -> None:
        """One photo pixel on one pixel of the screen."""
        self.zoom_to(1.0)

    def zoom_to(self, zoom: float) -> None:
        """So many device pixels for a photo pixel."""
        if self._viewport is not None:
            self._look(self._viewport.zoomed_to(zoom))

    def look_at(self, x: float, y: float) -> None:
        """This column and row of the photo in the middle, as far as its edges allow."""
        if self._viewport is not None:
            self._look(self._viewport.centred_on(x, y))

    def look_at_part(self, part: Rect) -> None:
        """This part of the photo, as large as the view allows."""
        if self._viewport is not None:
            self._look(self._viewport.showing_part(part.top, part.left, part.bottom, part.right))

    def zoom_by(self, steps: float, at: QPointF | None = None) -> None:
        """Larger by so many wheel notches, around a point of this widget (the middle if not given)."""
        self._change(lambda port, x, y: port.zoomed_by(steps, x, y), at)

    def pan(self, by: QPointF) -> None:
        """Move the photo by so many of this widget's pixels."""
        by = by * self.devicePixelRatioF()
        self._change(lambda port, _x, _y: port.panned(by.x(), by.y()), None)

    def _look(self, viewport: Viewport) -> None:
        zoom_before = self._viewport.zoom if self._viewport else None
        self._viewport = viewport
        self._gestures.set_pannable(not viewport.shows_all)
        self._point()
        self.update()
        if viewport.zoom != zoom_before:
            self.zoomChanged.emit(viewport.zoom)
        self.lookedAt.emit(viewport.centre_y, viewport.centre_x)

    # The hand

    def _drag(self, by: QPointF) -> None:
        """Pan in the pane where the drag began."""
        by = by * self.devicePixelRatioF()
        self._change(lambda port, _x, _y: port.panned(by.x(), by.y()), self._gestures.began)

    def _pinch(self, factor: float, at: QPointF) -> None:
        self._change(lambda port, x, y: port.zoomed_to(port.zoom * factor, x, y), at)

    def _change(self, change: Change, at: QPointF | None) -> None:
        """Let a hand change what is seen around a point of this widget; without a point, in all panes."""
        common = self._viewport
        if common is None:
            return
        point = None if at is None else at * self.devicePixelRatioF()
        frame = self._frame_at(point)
        if frame is not None and point is not None:
            wanted = change(frame.viewport, *frame.inside(point.x(), point.y()))
            self._look(self.board.changed_by_hand(frame, wanted, common, self._gestures.alone))
        elif point is not None and self.board.panes.wipes:
            self._look(change(common, point.x(), point.y()))
        else:
            self._look(change(common, None, None))

    @property
    def frames(self) -> tuple[Frame, ...]:
        """Where on the screen the photo is seen, and how: in each pane, or once."""
        if self._viewport is None:
            return ()
        size = self._device_size()
        whole = Frame("", 1, Rect(0, 0, size.height, size.width), self._viewport)
        return self.board.panes.frames(size, self._viewport) or (whole,)

    def _frame_at(self, point: QPointF | None) -> Frame | None:
        """The pane under a point of the view, in device pixels."""
        if point is None or self._viewport is None:
            return None
        return self.board.frame_at(self._device_size(), self._viewport, point.x(), point.y())

    @property
    def pointed_picture(self) -> str | None:
        """The name of the picture whose pane is under the pointer; None in the wipe, and beside all panes."""
        frame = None if self._pointer is None else self._frame_at(self._pointer * self.devicePixelRatioF())
        return None if frame is None else frame.name

    def _on_pointed(self, at: QPointF | None) -> None:
        self._pointer = at
        self._point()
        if self.board.magnifies:
            self.update()

    def _point(self) -> None:
        """Tell which pixel of the photo is under the pointer."""
        self.pointedAt.emit(self._place())

    def _place(self) -> tuple[int, int] | None:
        if self._viewport is None or self._pointer is None:
            return None
        at = self._pointer * self.devicePixelRatioF()
        frame = self._frame_at(at)
        if frame is None and not self.board.panes.wipes:
            return None
        port, x, y = self._viewport, at.x(), at.y()
        if frame is not None:
            port, (x, y) = frame.viewport, frame.inside(x, y)
        column, row = (math.floor(place) for place in port.photo_point(x, y))
        inside = 0 <= row < port.photo.height and 0 <= column < port.photo.width
        return (row, column) if inside else None

    # Size

    def _device_size(self) -> Size:
        ratio = self.devicePixelRatioF()
        return Size(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))

    def _room(self, photo: Size) -> Size:
        """How large what is seen of one picture is: the view, or a pane of it."""
        self.board.set_ratio(self.devicePixelRatioF())
        return self.board.panes.cell(self._device_size(), photo)

    def _fit_into_size(self) -> None:
        """The view, or its panes, have another size."""
        if self._viewport is not None:
            cell = self._room(self._viewport.photo)
            self.board.resized(cell)
            self._look(self._viewport.resized(cell))
