"""The comparison: noisy on one side of a divider, denoised on the other, or any other two pictures of a photo."""

import math
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

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
from denoiser_gui.views.plates import DENOISED, NOISY
from denoiser_gui.views.side_names import SideNames
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
        sideChosen(int, bool): the picture at this place of all, the first at 0, on the right, or on the left.
        swapRequested(): left and right change places.
        cycleRequested(int): so many pictures further on the right.
        failed(object): an exception in the thread that prepares the photos for drawing.
    """

    dividerMoved = Signal(float)  # noqa: N815
    zoomChanged = Signal(float)  # noqa: N815
    lookedAt = Signal(float, float)  # noqa: N815
    pointedAt = Signal(object)  # noqa: N815
    dropped = Signal(list)
    openRequested = Signal()  # noqa: N815
    sampleRequested = Signal()  # noqa: N815
    sideChosen = Signal(int, bool)  # noqa: N815
    swapRequested = Signal()  # noqa: N815
    cycleRequested = Signal(int)  # noqa: N815
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair: PhotoPair | None = None
        self._viewport: Viewport | None = None
        self._left: Viewport | None = None
        self._strength = (1.0, 1.0)
        self._only_noisy = False
        self._named = SideNames()
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
        self._compare()

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
        self._pair.compare(*self._seen_sides)
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

    def put(self, name: str, pixels: Rgb | None, *, complete: bool = False) -> None:
        """One more picture of the photo, beside those of :meth:`set_pair`, or another one by its name.

        Args:
            name: of the picture.
            pixels: (H, W, 3) uint8 of the photo's size; None: there is none by this name any more.
            complete: all of it is there; otherwise its parts are announced by :meth:`tile_done`.
        """
        if self._pair is not None:
            self._pair.put(name, pixels, complete)
            self._on_pair_changed()

    def tile_done(self, top: int, left: int, bottom: int, right: int, name: str = DENOISED) -> None:
        """Rows ``top`` to ``bottom`` and columns ``left`` to ``right`` of a picture's array are there."""
        if self._pair is not None:
            self._pair.tile_done(Rect(top, left, bottom, right), name)

    def compare(self, left: str, right: str, titles: Mapping[str, str] = MappingProxyType({})) -> None:
        """Which pictures are on the two sides, of this photo and those to come; zoom and place are kept.

        Args:
            left, right: names of pictures; where there is none by a name yet, the noisy photo shows in its place.
            titles: what the person calls them; noisy and denoised need none.
        """
        names = SideNames(left, right, dict(titles), self._named.earlier)
        if names != self._named:
            self._named = names
            self._compare()

    def _compare(self) -> None:
        left, right = map(self._named.title, self._named.sides)
        self.setAccessibleName(self.tr("Comparison of {left} and {right}").format(left=left, right=right))
        self._handle.setAccessibleName(
            self.tr("Divider between {left} and {right}, in percent").format(left=left, right=right)
        )
        if self._pair is not None:
            self._pair.compare(*self._seen_sides)
        self._on_pair_changed()

    @property
    def _seen_sides(self) -> tuple[str, str]:
        return (NOISY, self._named.right) if self._only_noisy else self._named.sides

    def set_strength(self, luminance: float, chrominance: float) -> None:
        """How much of the denoising is shown, each 0 to 1; for this photo and those to come."""
        self._strength = (luminance, chrominance)
        if self._pair is not None:
            self._pair.set_strength(luminance, chrominance)

    def mark_earlier(self, earlier: bool) -> None:
        """Whether the result on show was made before, with other settings or in another attempt; its name says so."""
        if earlier != self._named.earlier:
            self._named = replace(self._named, earlier=earlier)
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
        for name, area in zip(self._seen_sides, self._scene.sides, strict=True):
            if name == DENOISED:
                self.update(in_widget(area, self.devicePixelRatioF()))
        self._renew_overview()

    def _renew_overview(self) -> None:
        if not self._overview.isActive():
            self._overview.start()

    def _show_overview(self) -> None:
        if self._pair is not None:
            longest = round(LONGEST * self.devicePixelRatioF())
            self.navigator.show_image(self._pair.overview(longest, self._named.right))

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

    def look_at_part(self, part: Rect) -> None:
        """This part of the photo, as large as the view allows."""
        if self._viewport is not None:
            self._look(self._viewport.showing_part(part.top, part.left, part.bottom, part.right))

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
        if only != self._only_noisy:
            self._only_noisy = only
            self._compare()

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
        """Of the two sides."""
        left, right = self._seen_sides
        return self.name_of(left), self.name_of(right)

    def name_of(self, name: str) -> str:
        """What a picture is called now, and how much of it is there."""
        return self._named.label(name, self._pair)

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
            self.show_only_noisy(False)  # the key's release would be somebody else's
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
