"""A small picture of the whole photo in a corner of the comparison, with what is seen framed; it can be dragged."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from denoiser_gui.state.comparison import Viewport
from denoiser_gui.views.palette import accent

LONGEST = 168
"""Longer edge of the small picture, logical pixels."""

_SHORTEST = 24
_GAP = 12
_NAME_HEIGHT = 36
"""Room at the lower left for the name of the lower side."""

_SHARE = 0.33
_EDGE = QColor(0, 0, 0, 190)
_VEIL = QColor(0, 0, 0, 110)


class Navigator(QWidget):
    """Lies over the comparison, at its lower right or left; hidden while the whole photo is seen.

    Signals:
        sought(float, float): the person wants the photo's column and row in the middle of the view.
        wantedChanged(bool): it was switched on or off.
        leftChanged(bool): it lies at the left now, or at the right.
    """

    sought = Signal(float, float)
    wantedChanged = Signal(bool)  # noqa: N815
    leftChanged = Signal(bool)  # noqa: N815

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent
        self._viewport: Viewport | None = None
        self._image = QImage()
        self._held: QPointF | None = None
        self._wanted = True
        self._left = False
        self._corners: tuple[QRect, QRect] | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Overview of the photo"))
        self.setToolTip(self.tr("What is seen of the photo: drag to see another part (N hides and shows this)"))
        self.hide()

    def show_image(self, image: QImage) -> None:
        """The whole photo, small."""
        self._image = image
        self.update()

    @property
    def wanted(self) -> bool:
        """Whether it is shown when only a part of the photo is seen."""
        return self._wanted

    def want(self, wanted: bool) -> None:
        """Show it when only a part of the photo is seen, or never."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.follow(self._viewport)
            self.wantedChanged.emit(wanted)

    @property
    def left(self) -> bool:
        """Whether it lies at the left."""
        return self._left

    def put_left(self, left: bool) -> None:
        """To the lower left of the view, or to the lower right."""
        if left != self._left:
            self._left = left
            self.follow(self._viewport)
            self.leftChanged.emit(left)

    def on_key(self, shifted: bool) -> None:
        """N shows and hides it, with Shift it goes to the other side."""
        if shifted:
            self.put_left(not self._left)
        else:
            self.want(not self._wanted)

    def lie_in(self, corners: tuple[QRect, QRect] | None) -> None:
        """The lower left and the lower right parts of the view, in its pixels; None: its whole is both of them.

        It takes effect with the next :meth:`follow`.
        """
        self._corners = corners

    def follow(self, viewport: Viewport | None) -> None:
        """What is seen has changed; None: nothing is."""
        self._viewport = viewport
        self.setVisible(self._wanted and viewport is not None and not (viewport.fitted or viewport.shows_all))
        if self.geometry() != self._place():
            self.setGeometry(self._place())
        self.update()

    def frame(self) -> QRectF:
        """The seen part of the photo, in this widget's coordinates."""
        port = self._viewport
        if port is None:
            return QRectF()
        across, down = self.width() / port.photo.width, self.height() / port.photo.height
        left, top = port.photo_point(0, 0)
        right, bottom = port.photo_point(port.view.width, port.view.height)
        seen = QRectF(QPointF(left * across, top * down), QPointF(right * across, bottom * down))
        return seen.intersected(self.rect().toRectF())

    def _place(self) -> QRect:
        """At a lower corner of its part, in the photo's proportions, at most a third of that one's edges."""
        area = self._view.rect() if self._corners is None else self._corners[0 if self._left else 1]
        port = self._viewport
        if port is None:
            return QRect()
        room = QSize(min(LONGEST, int(_SHARE * area.width())), min(LONGEST, int(_SHARE * area.height())))
        size = QSize(port.photo.width, port.photo.height).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        size = size.expandedTo(QSize(_SHORTEST, _SHORTEST))
        corner = area.bottomRight() - QRect(0, 0, size.width() + _GAP, size.height() + _GAP).bottomRight()
        if self._left:
            name = _NAME_HEIGHT if self._corners is None else 0
            corner = QPoint(area.left() + _GAP, corner.y() - name)
        return QRect(corner, size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area, seen = self.rect(), self.frame()
        painter.fillRect(area, Qt.GlobalColor.black)
        painter.drawImage(area, self._image)
        painter.fillRect(area, _VEIL)
        if not seen.isEmpty() and not self._image.isNull():
            across, down = self._image.width() / area.width(), self._image.height() / area.height()
            source = QRectF(seen.x() * across, seen.y() * down, seen.width() * across, seen.height() * down)
            painter.drawImage(seen, self._image, source)
        self._paint_frames(painter, seen)

    def _paint_frames(self, painter: QPainter, seen: QRectF) -> None:
        """The picture's own edge, and the frame around what is seen, with a dark edge of its own."""
        painter.setPen(QPen(_EDGE, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        frame = _at_least(seen, 6.0).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(_EDGE, 3))
        painter.drawRect(frame)
        painter.setPen(QPen(accent(self.palette()), 1.5))
        painter.drawRect(frame)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() != Qt.MouseButton.LeftButton:
            return
        frame = _at_least(self.frame(), 6.0)
        inside = frame.contains(event.position())
        self._held = event.position() - frame.center() if inside else QPointF()
        self._seek(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._held is not None:
            self._seek(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802
        self._held = None

    def _seek(self, at: QPointF) -> None:
        if self._viewport is None or self._held is None:
            return
        middle = at - self._held
        photo = self._viewport.photo
        self.sought.emit(middle.x() / self.width() * photo.width, middle.y() / self.height() * photo.height)


def _at_least(rect: QRectF, edge: float) -> QRectF:
    """Grown around its middle, so that it can be seen."""
    wider, higher = max(0.0, edge - rect.width()) / 2, max(0.0, edge - rect.height()) / 2
    return rect.adjusted(-wider, -higher, wider, higher)
