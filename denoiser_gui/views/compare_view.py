"""The comparison: any two pictures of a photo on both sides of a divider, or several of them beside each other."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from denoiser_gui.state.comparison import Divider, Viewport
from denoiser_gui.state.layout import Layout
from denoiser_gui.views import compare_keys
from denoiser_gui.views.compare_scene import Scene, snap
from denoiser_gui.views.device_pixels import in_device, in_widget
from denoiser_gui.views.divider_handle import DividerHandle
from denoiser_gui.views.drop_zone import DropZone
from denoiser_gui.views.dropping import FileDrops
from denoiser_gui.views.image_pyramid import Rgb
from denoiser_gui.views.navigator import LONGEST, Navigator
from denoiser_gui.views.pane_scene import PaneScene
from denoiser_gui.views.photo_pair import PhotoPair
from denoiser_gui.views.pictured_view import PicturedView
from denoiser_gui.views.plates import DENOISED, NOISY

_CALM_MS = 120
_OVERVIEW_MS = 250
_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class CompareView(PicturedView):
    """Shows a photo twice and lets the person wipe, zoom and pan. Everything is drawn in device pixels.

    Attributes:
        navigator: the small overview in the corner.

    Signals:
        dividerMoved(float): its fraction of the view.
        dropped(list): local files and folders, as :class:`Path`.
        openRequested(), sampleRequested(): the buttons of the empty view.
        sideChosen(int, bool): the picture at this place of all, the first at 0, on the right, or on the left.
        swapRequested(): left and right change places.
        cycleRequested(int): so many pictures further on the right.
        differenceRequested(): the next way to see how the right side differs.
        amplifyRequested(int): show so many steps more of it.
        regionRequested(): draw a region with the next drag, or not.
        failed(object): an exception in the thread that prepares the photos for drawing.
    """

    dividerMoved = Signal(float)  # noqa: N815
    dropped = Signal(list)
    openRequested = Signal()  # noqa: N815
    sampleRequested = Signal()  # noqa: N815
    sideChosen = Signal(int, bool)  # noqa: N815
    swapRequested = Signal()  # noqa: N815
    cycleRequested = Signal(int)  # noqa: N815
    differenceRequested = Signal()  # noqa: N815
    amplifyRequested = Signal(int)  # noqa: N815
    regionRequested = Signal()  # noqa: N815
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left: Viewport | None = None
        self._dragged_over = False
        self._focus_seen = False
        self._top = 0
        self._divider = Divider()
        self._handle = DividerHandle(self)
        self.navigator = Navigator(self)
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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._handle)
        self._handle.hide()
        self._handle.moved.connect(self.move_divider)
        self._handle.turned.connect(self.turn_divider)
        self._handle.focusMoved.connect(self._on_focus)
        self._zone.openRequested.connect(self.openRequested)
        self._zone.sampleRequested.connect(self.sampleRequested)
        self._gestures.pressed.connect(self._on_pressed)
        self.navigator.sought.connect(self.look_at)
        self.board.changed.connect(self._on_board)
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
        self._pair.compare(*self._named.sides)
        self._pair.changed.connect(self._on_pair_changed)
        self._pair.result_changed.connect(self._on_result_changed)
        self._pair.failed.connect(self.failed)
        self.board.rest()
        size, view = self._pair.size, self._room(self._pair.size)
        self._zone.hide()
        self._show_handle()
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
        self.board.rest()
        self._show_handle()
        self._lay_spots()
        self.navigator.follow(None)
        self._gestures.set_pannable(False)
        self._point()
        self._zone.show()

    def _close_pair(self) -> None:
        if self._pair is not None:
            self._pair.close()
            self._pair.deleteLater()
            self._pair = None

    def _compare(self) -> None:
        super()._compare()
        names = {"left": self._named.title(self._named.left), "right": self._named.title(self._named.right)}
        self._handle.setAccessibleName(self.tr("Divider between {left} and {right}, in percent").format(**names))
        self._name()

    def _name(self) -> None:
        """For screen readers."""
        shown = [self._named.title(name) for name in self.board.panes.names]
        if self.board.panes.divided and len(shown) > len(self._named.sides):
            text = self.tr("Comparison of {count} pictures: {names}").format(count=len(shown), names=", ".join(shown))
        else:
            left, right = map(self._named.title, self._named.sides)
            text = self.tr("Comparison of {left} and {right}").format(left=left, right=right)
        self.setAccessibleName(text)

    @property
    def message(self) -> str:
        """What is said where there is no photo."""
        return self._zone.sentence

    def _on_pair_changed(self) -> None:
        self._lay_spots()
        self.update()
        self._renew_overview()

    def _on_result_changed(self) -> None:
        """At most the denoised side looks different: on a large screen half the work."""
        self._lay_spots()
        for area in self._scene.areas_of(DENOISED):
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
    def divider(self) -> Divider:
        return self._divider

    def move_divider(self, position: float) -> None:
        """To a fraction of the view."""
        self._set_divider(self._divider.moved_to(position))

    def turn_divider(self) -> None:
        """Vertical or horizontal."""
        self._set_divider(self._divider.turned())

    def show_only_noisy(self, only: bool) -> None:
        """The noisy photo in the whole view, as while the backslash is held."""
        self.board.hold(NOISY if only else None)

    @property
    def layout_chosen(self) -> Layout:
        """How the pictures lie, to be remembered."""
        return Layout(self.board.layout.count, self._divider.orientation)

    def set_layout(self, layout: Layout) -> None:
        """Lay the pictures out like this."""
        if layout.orientation is not self._divider.orientation:
            self.turn_divider()
        self.board.set_layout(layout)

    def _set_divider(self, divider: Divider) -> None:
        if divider != self._divider:
            self._divider = divider
            self._handle.follow(divider)
            self.board.turn(divider.orientation)
            self._lay_spots()
            self.update()
            self.dividerMoved.emit(divider.position)

    def _look(self, viewport: Viewport) -> None:
        super()._look(viewport)
        self._lay_overview(viewport)
        self._lay_spots()
        if self._pair is not None:
            self._pair.look_at(viewport.centre_y, viewport.centre_x)

    def _lay_overview(self, viewport: Viewport) -> None:
        """In a corner of the view, or of the pane that is there."""
        ratio, panes, size = self.devicePixelRatioF(), self.board.panes, self._device_size()
        corners = panes.corners(size, viewport.photo)
        self.navigator.lie_in(None if corners is None else (in_widget(corners[0], ratio), in_widget(corners[1], ratio)))
        alone = panes.frames(size, viewport) if panes.solo is not None else ()
        self.navigator.follow(alone[0].viewport if alone else viewport)

    # Painting

    @property
    def _scene(self) -> Scene | PaneScene:
        """All that is seen now."""
        size, pair, port = self._device_size(), self._pair, self._viewport
        panes = None if pair is None or port is None else self.board.scene(self, size, port, pair)
        seen = (pair, port, self.names)
        whole = Scene(size, self.devicePixelRatioF(), self.palette(), self.font(), self._divider, *seen)
        return panes or whole

    def _lay_spots(self) -> None:
        """Bring what can be pressed to where the names are."""
        self.board.spots.follow(self._scene.spots)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter, scene = QPainter(self), self._scene
        painter.scale(1 / scene.ratio, 1 / scene.ratio)
        snap(painter)
        whole = scene.paint(painter, in_device(event.rect(), scene.ratio))
        if self._pair is not None:
            if not whole:
                self._calm.start(_CALM_MS if self._pair.hurried else 0)
            focused = self._focus_seen if self.board.panes.divided else self._handle.hasFocus()
            scene.paint_signs(painter, self._handle.knob(), focused, self._dragged_over)
            if self.board.magnifies and self._pointer is not None:
                scene.paint_lens(painter, self._pointer * scene.ratio)

    def picture(self) -> QImage:
        """What is seen now, as it is seen, without the knob and all that is for the hand; device pixels."""
        return self._scene.picture()

    # The hand

    def _on_pressed(self) -> None:
        if self._viewport is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

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
            self.board.hold()  # the key's release would be somebody else's
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Where there is no divider the keyboard is here."""
        super().focusInEvent(event)
        self._focus_seen = event.reason() in _BY_KEYS
        self._on_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._focus_seen = False
        self._on_focus(False)

    def _on_board(self) -> None:
        """Other pictures are seen, or elsewhere."""
        self._name()
        self._show_handle()
        self._fit_into_size()
        self._lay_spots()
        self.update()

    def _show_handle(self) -> None:
        """Only the wipe has one; where there is none the keyboard stays with the view."""
        divided = self.board.panes.divided
        focused = self.hasFocus()
        if divided == (self.focusProxy() is not None):
            self.setFocusProxy(None if divided else self._handle)  # type: ignore[arg-type]  # None is meant
            if focused:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._handle.setVisible(self._pair is not None and not divided)

    def _light(self, lit: bool) -> None:
        self._dragged_over = lit
        self._zone.set_lit(lit)
        self.update()

    # Size

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._zone.setGeometry(self.rect())
        by = self._pushed_by(event)
        if by and self._viewport is not None and self.board.panes.wipes:
            self._push(self._viewport, round(by * self.devicePixelRatioF()))
        else:
            self._fit_into_size()
        self._handle.follow(self._divider)

    def _pushed_by(self, event: QResizeEvent) -> int:
        """How far down the upper edge went while all others stayed: a message came above the photo, or went."""
        before, self._top = self._top, self.mapTo(self.window(), QPoint()).y()
        grown = event.size() - event.oldSize()
        return self._top - before if grown.width() == 0 and grown.height() == before - self._top else 0

    def _push(self, viewport: Viewport, by: int) -> None:
        """Nothing on the screen moves because of a message."""
        size = self._device_size()
        self._set_divider(self._divider.pushed(viewport.view.height, size.height, by))
        self._look(viewport.pushed(size, by))
