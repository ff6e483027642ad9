"""The comparison: noisy on one side of a divider, denoised on the other."""

import math

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from denoiser_gui.state.comparison import Divider, Size, Viewport
from denoiser_gui.views import compare_keys
from denoiser_gui.views.compare_scene import Scene, snap
from denoiser_gui.views.device_pixels import in_device, in_widget
from denoiser_gui.views.divider_handle import DividerHandle
from denoiser_gui.views.drop_zone import DropZone
from denoiser_gui.views.dropping import FileDrops
from denoiser_gui.views.gestures import Gestures
from denoiser_gui.views.image_pyramid import Rgb
from denoiser_gui.views.navigator import LONGEST, Navigator
from denoiser_gui.views.photo_pair import PhotoPair
from engine.inference.tiling import Rect

_CALM_MS = 120
_OVERVIEW_MS = 250


class CompareView(QWidget):
    """Shows a photo twice and lets the person wipe, zoom and pan. Everything is drawn in device pixels.

    Attributes:
        navigator: the small overview in the corner.

    Signals:
        dividerMoved(float): its fraction of the view.
        zoomChanged(float): device pixels per photo pixel.
        lookedAt(float, float): the photo's row and column in the middle of the view.
        pointedAt(object): the photo's (row, column) under the pointer, whole numbers; None beside the photo.
        dropped(list): local files and folders, as :class:`Path`.
        openRequested(), sampleRequested(): the buttons of the empty view.
        failed(object): an exception in the thread that prepares the photos for drawing.
    """

    dividerMoved = Signal(float)  # noqa: N815
    zoomChanged = Signal(float)  # noqa: N815
    lookedAt = Signal(float, float)  # noqa: N815
    pointedAt = Signal(object)  # noqa: N815
    dropped = Signal(list)
    openRequested = Signal()  # noqa: N815
    sampleRequested = Signal()  # noqa: N815
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair: PhotoPair | None = None
        self._viewport: Viewport | None = None
        self._left: Viewport | None = None
        self._strength = (1.0, 1.0)
        self._only_noisy = False
        self._earlier = False
        self._dragged_over = False
        self._divider = Divider()
        self._handle = DividerHandle(self)
        self.navigator = Navigator(self)
        self._gestures = Gestures(self)
        self._pointer: QPointF | None = None
        self._zone = DropZone(self)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._overview = QTimer(self, singleShot=True, interval=_OVERVIEW_MS)
        self._configure()

    def _configure(self) -> None:
        drops = FileDrops(self)
        drops.lit.connect(self._light)
        drops.dropped.connect(self.dropped)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)
        self.setAccessibleName(self.tr("Comparison of the noisy and the denoised photo"))
        self.setFocusProxy(self._handle)
        self._handle.hide()
        self._handle.moved.connect(self.move_divider)
        self._handle.turned.connect(self.turn_divider)
        self._handle.focusMoved.connect(self._on_focus)
        self._zone.openRequested.connect(self.openRequested)
        self._zone.sampleRequested.connect(self.sampleRequested)
        self._gestures.pressed.connect(self._on_pressed)
        self._gestures.panned.connect(self.pan)
        self._gestures.stepped.connect(self.zoom_by)
        self._gestures.pinched.connect(self._pinch)
        self._gestures.pointed.connect(self._on_pointed)
        self.navigator.sought.connect(self.look_at)
        self._calm.timeout.connect(self.update)
        self._overview.timeout.connect(self._show_overview)

    # What is shown

    def set_pair(self, noisy: Rgb, denoised: Rgb | None = None, *, complete: bool = False) -> None:
        """Show another photo, or the same one with another result; zoom and place are kept.

        Args:
            noisy: (H, W, 3) uint8 RGB; the same array again, with another result, is not prepared anew; read until the
                next call with another photo, or :meth:`clear`, returns.
            denoised: same shape, or None while there is no result.
            complete: ``denoised`` is finished; otherwise its parts are announced by :meth:`tile_done`.
        """
        if self._pair is not None and self._pair.shows(noisy):
            self._pair.replace_result(denoised, complete)
            return
        self._close_pair()
        self._pair = PhotoPair(noisy, denoised, complete, self)
        self._pair.set_strength(*self._strength)
        self._pair.changed.connect(self._on_pair_changed)
        self._pair.result_changed.connect(self._on_result_changed)
        self._pair.failed.connect(self.failed)
        size, view = self._pair.size, self._device_size()
        self._zone.hide()
        self._handle.show()
        self._show_overview()
        before = self._viewport or self._left
        self._look(Viewport.fit(size, view) if before is None else before.resized(view).showing(size))

    def clear(self, reason: str = "", failed: bool = False) -> None:
        """Show no photo, but the drop zone and the ``reason``, if there is one; the arrays are let go.

        Args:
            reason: why there is none; with one, zoom and place are kept for the next photo.
            failed: it will stay so.
        """
        self._zone.say(reason, failed)
        self._close_pair()
        self._left = self._viewport or self._left if reason else None
        self._viewport = None
        self._handle.hide()
        self.navigator.follow(None)
        self._gestures.set_pannable(False)
        self._point()
        self._zone.show()

    def _close_pair(self) -> None:
        if self._pair is not None:
            self._pair.close()
            self._pair.deleteLater()
            self._pair = None

    def tile_done(self, top: int, left: int, bottom: int, right: int) -> None:
        """Rows ``top`` to ``bottom`` and columns ``left`` to ``right`` of the denoised array are there."""
        if self._pair is not None:
            self._pair.tile_done(Rect(top, left, bottom, right))

    def set_strength(self, luminance: float, chrominance: float) -> None:
        """How much of the denoising is shown, each 0 to 1; for this photo and those to come."""
        self._strength = (luminance, chrominance)
        if self._pair is not None:
            self._pair.set_strength(luminance, chrominance)

    def mark_earlier(self, earlier: bool) -> None:
        """Whether the result on show was made before, with other settings or in another attempt; its name says so."""
        if earlier != self._earlier:
            self._earlier = earlier
            self.update()

    @property
    def message(self) -> str:
        """What is said where there is no photo."""
        return self._zone.sentence

    def _on_pair_changed(self) -> None:
        self.update()
        self._renew_overview()

    def _on_result_changed(self) -> None:
        """At most the denoised side looks different: on a large screen half the work."""
        self.update(in_widget(self._scene.sides[1], self.devicePixelRatioF()))
        self._renew_overview()

    def _renew_overview(self) -> None:
        if not self._overview.isActive():
            self._overview.start()

    def _show_overview(self) -> None:
        if self._pair is not None:
            self.navigator.show_image(self._pair.overview(round(LONGEST * self.devicePixelRatioF())))

    # Where the person looks

    @property
    def viewport(self) -> Viewport | None:
        """What is seen of the photo; None without one."""
        return self._viewport

    @property
    def divider(self) -> Divider:
        return self._divider

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

    def zoom_by(self, steps: float, at: QPointF | None = None) -> None:
        """Larger by so many wheel notches, around a point of this widget (the middle if not given)."""
        if self._viewport is not None:
            point = at * self.devicePixelRatioF() if at is not None else None
            x, y = (None, None) if point is None else (point.x(), point.y())
            self._look(self._viewport.zoomed_by(steps, x, y))

    def move_divider(self, position: float) -> None:
        """To a fraction of the view."""
        self._set_divider(self._divider.moved_to(position))

    def turn_divider(self) -> None:
        """Vertical or horizontal."""
        self._set_divider(self._divider.turned())

    def show_only_noisy(self, only: bool) -> None:
        """The noisy photo in the whole view, as while the backslash is held."""
        self._only_noisy = only
        self.update()

    def _set_divider(self, divider: Divider) -> None:
        if divider != self._divider:
            self._divider = divider
            self._handle.follow(divider)
            self.update()
            self.dividerMoved.emit(divider.position)

    def _look(self, viewport: Viewport) -> None:
        zoom_before = self._viewport.zoom if self._viewport else None
        self._viewport = viewport
        self._gestures.set_pannable(not viewport.shows_all)
        self.navigator.follow(viewport)
        self._point()
        self.update()
        if viewport.zoom != zoom_before:
            self.zoomChanged.emit(viewport.zoom)
        if self._pair is not None:
            self._pair.look_at(viewport.centre_y, viewport.centre_x)
        self.lookedAt.emit(viewport.centre_y, viewport.centre_x)

    def pan(self, by: QPointF) -> None:
        """Move the photo by so many of this widget's pixels."""
        if self._viewport is not None:
            by = by * self.devicePixelRatioF()
            self._look(self._viewport.panned(by.x(), by.y()))

    # Painting

    @property
    def _scene(self) -> Scene:
        """All that is seen now."""
        seen = (self._only_noisy, self._pair, self._viewport, self.names)
        return Scene(self._device_size(), self.devicePixelRatioF(), self._divider, *seen, self.palette(), self.font())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter, scene = QPainter(self), self._scene
        painter.scale(1 / scene.ratio, 1 / scene.ratio)
        snap(painter)
        whole = scene.paint(painter, in_device(event.rect(), scene.ratio))
        if self._pair is not None:
            if not whole:
                self._calm.start(_CALM_MS if self._pair.hurried else 0)
            scene.paint_signs(painter, self._handle.knob(), self._handle.hasFocus(), self._dragged_over)

    def picture(self) -> QImage:
        """What is seen now, as it is seen, without the knob and all that is for the hand; device pixels."""
        return self._scene.picture()

    @property
    def names(self) -> tuple[str, str]:
        """Of the noisy and the denoised side."""
        return self.tr("Noisy"), self._denoised_label()

    def _denoised_label(self) -> str:
        done = self._pair.fraction_done if self._pair else None
        if done is None:
            return self.tr("Not denoised yet")
        if self._earlier:
            return self.tr("Earlier result")
        if done < 1.0 and self._pair is not None and self._pair.has_earlier:
            return self.tr("Denoised {percent} %, rest: earlier result").format(percent=int(100 * done))
        if done < 1.0:
            return self.tr("Denoised {percent} %").format(percent=int(100 * done))
        return self.tr("Denoised")

    def _device_size(self) -> Size:
        ratio = self.devicePixelRatioF()
        return Size(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))

    # The hand

    def _on_pressed(self) -> None:
        if self._viewport is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _pinch(self, factor: float, at: QPointF) -> None:
        if self._viewport is not None:
            point = at * self.devicePixelRatioF()
            self._look(self._viewport.zoomed_to(self._viewport.zoom * factor, point.x(), point.y()))

    def _on_pointed(self, at: QPointF | None) -> None:
        self._pointer = at
        self._point()

    def _point(self) -> None:
        """Tell which pixel of the photo is under the pointer."""
        port, at = self._viewport, self._pointer
        if port is None or at is None:
            self.pointedAt.emit(None)
            return
        ratio = self.devicePixelRatioF()
        column, row = (math.floor(place) for place in port.photo_point(at.x() * ratio, at.y() * ratio))
        inside = 0 <= row < port.photo.height and 0 <= column < port.photo.width
        self.pointedAt.emit((row, column) if inside else None)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._fit_into_size()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not compare_keys.pressed(self, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not compare_keys.released(self, event):
            super().keyReleaseEvent(event)

    def _on_focus(self, here: bool) -> None:
        if not here:
            self._only_noisy = False  # the key's release would be somebody else's
        self.update()

    def _light(self, lit: bool) -> None:
        self._dragged_over = lit
        self._zone.set_lit(lit)
        self.update()

    # Size

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802
        self._zone.setGeometry(self.rect())
        self._handle.follow(self._divider)
        self._fit_into_size()

    def _fit_into_size(self) -> None:
        if self._viewport is not None:
            self._look(self._viewport.resized(self._device_size()))
