"""A part of the photo that is looked at on its own: drawn with the mouse, a thin frame that stays with the photo."""

import math

from PySide6.QtCore import QEvent, QMargins, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from denoiser_gui.state.comparison import Viewport
from denoiser_gui.state.panes import Frame
from denoiser_gui.views.compare_overlay import paint_label
from denoiser_gui.views.compare_view import CompareView
from denoiser_gui.views.palette import accent
from engine.inference.tiling import Rect

_LEAST_DRAG = 4.0
_HINT = QMargins(16, 8, 16, 8)
_EDGE, _VEIL = QColor(0, 0, 0, 190), QColor(0, 0, 0, 64)


class RegionLayer(QWidget):
    """Lies over the comparison: lets everything through, but while a region is being drawn.

    Args:
        view: the comparison.

    Signals:
        chosen(object): the person drew this :class:`~engine.inference.tiling.Rect`, in pixels of the photo.
        armedChanged(bool): the next drag draws a region, or moves the photo again.
        dismissed(): Escape, while there is a region or one is being drawn.
    """

    chosen = Signal(object)
    armedChanged = Signal(bool)  # noqa: N815
    dismissed = Signal()

    def __init__(self, view: CompareView) -> None:
        super().__init__(view)
        self._view = view
        self._region: Rect | None = None
        self._from: tuple[float, float] | None = None
        self._frame: Frame | None = None
        self._drawn: Rect | None = None
        self._armed = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Region of the photo"))
        self._let_through(True)
        view.lookedAt.connect(lambda _y, _x: self.update())
        view.installEventFilter(self)
        self.setGeometry(view.rect())
        self.hide()

    # What is shown

    @property
    def region(self) -> Rect | None:
        """What is framed, in pixels of the photo."""
        return self._region

    def show_region(self, region: Rect | None) -> None:
        """Frame this part of the photo; None frames nothing."""
        self._region = region
        self._adjust()

    @property
    def armed(self) -> bool:
        """Whether the next drag draws a region."""
        return self._armed

    def arm(self, armed: bool) -> None:
        """Let the next drag draw a region, or move the photo as usual."""
        armed = armed and self._view.viewport is not None
        if armed == self._armed:
            return
        self._armed = armed
        self._from = self._drawn = None
        self._let_through(not armed)
        self._adjust()
        self.armedChanged.emit(armed)

    def _let_through(self, through: bool) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, through)
        if through:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.CrossCursor)

    def _adjust(self) -> None:
        """There only as long as there is something to see or to draw, so that painting costs nothing else."""
        self.setGeometry(self._view.rect())
        self.setVisible(self._armed or self._region is not None)
        if self._armed:
            self.raise_()
        else:
            self.lower()  # the overview is above the frame
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.rect())
        if isinstance(event, QKeyEvent) and self._is_dismissal(event):
            self.dismissed.emit()
            return True
        return super().eventFilter(watched, event)

    def _is_dismissal(self, event: QKeyEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
        return pressed and not self.isHidden()

    def outlines(self) -> list[tuple[QRectF, QRectF]]:
        """Where the region is framed, and the pane in which that is seen, in whole device pixels of this widget."""
        region, ratio = self._drawn or self._region, self.devicePixelRatioF()
        if region is None:
            return []
        return [(_outline(region, frame, ratio), _scaled(frame.area, ratio)) for frame in self._view.frames]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter, outlines = QPainter(self), self.outlines()
        if self._armed and not outlines:
            self._paint_hint(painter)
        for outline, pane in outlines:
            painter.setClipRect(pane)
            for colour, width in ((_EDGE, 4.0), (accent(self.palette()), 2.0)):
                painter.setPen(QPen(colour, width, j=Qt.PenJoinStyle.MiterJoin))
                painter.drawRect(outline.adjusted(-1, -1, 1, 1))  # around the region, none of it is covered

    def _paint_hint(self, painter: QPainter) -> None:
        """A veil, and what is to be done."""
        painter.fillRect(self.rect(), _VEIL)
        hint = self.tr("Drag over the part that counts (Escape: none)")
        size = self.fontMetrics().boundingRect(hint).size().grownBy(_HINT)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QPointF(self.width() / 2, self.height() / 3))
        paint_label(painter, hint, self.font(), place, 1.0)

    # The hand

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = event.position() * self.devicePixelRatioF()
        frames = [frame for frame in self._view.frames if frame.holds(at.x(), at.y())]
        if event.button() == Qt.MouseButton.LeftButton and frames:
            self._frame, self._from = frames[0], _photo_point(frames[0], at)
            self._drawn = None
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._drawn = self._between(event) or self._drawn
        self.update()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.accept()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        drawn = self._between(event)
        self._from = self._drawn = None
        self.update()
        if drawn is not None:
            self.arm(False)
            self.chosen.emit(drawn)

    def _between(self, event: QMouseEvent) -> Rect | None:
        """What the drag spans; None without one."""
        if self._from is None or self._frame is None:
            return None
        at = event.position() * self.devicePixelRatioF()
        return region_between(self._from, _photo_point(self._frame, at), self._frame.viewport)

    def wheelEvent(self, event: QEvent) -> None:  # noqa: N802
        event.ignore()  # the view zooms


def _photo_point(frame: Frame, at: QPointF) -> tuple[float, float]:
    """The photo's point (x, y) under a device pixel of the view, in this pane."""
    return frame.viewport.photo_point(*frame.inside(at.x(), at.y()))


def _outline(region: Rect, frame: Frame, ratio: float) -> QRectF:
    """Of a region in a pane, in logical pixels of the view."""
    zoom, (x, y) = frame.viewport.zoom, frame.viewport.origin
    left, top = frame.area.left + x, frame.area.top + y
    corners = ((region.left, region.top), (region.right, region.bottom))
    start, end = (QPointF(left + round(column * zoom), top + round(row * zoom)) / ratio for column, row in corners)
    return QRectF(start, end)


def _scaled(area: Rect, ratio: float) -> QRectF:
    return QRectF(area.left / ratio, area.top / ratio, area.width / ratio, area.height / ratio)


def region_between(one: tuple[float, float], other: tuple[float, float], port: Viewport) -> Rect | None:
    """The whole pixels that two points (x, y) of the photo span; None where that is too little to be meant.

    Args:
        one, other: may lie beside the photo.
        port: how the photo is seen.
    """
    (x0, x1), (y0, y1) = (sorted(pair) for pair in zip(one, other, strict=True))
    if max(x1 - x0, y1 - y0) * port.zoom < _LEAST_DRAG:
        return None
    left, top = max(0, math.floor(x0)), max(0, math.floor(y0))
    right, bottom = min(port.photo.width, math.ceil(x1)), min(port.photo.height, math.ceil(y1))
    return Rect(top, left, bottom, right) if bottom > top and right > left else None
