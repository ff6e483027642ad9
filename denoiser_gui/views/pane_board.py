"""The panes of the comparison: which layout, which picture alone for a moment, which go their own way, and the lens."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from denoiser_gui.state.comparison import Orientation, Size, Viewport
from denoiser_gui.state.layout import Layout, Links
from denoiser_gui.state.panes import Frame, Panes
from denoiser_gui.views.blinking import Blinker
from denoiser_gui.views.pane_labels import PaneLabel, PaneSpots, Title, label_of
from denoiser_gui.views.pane_scene import PaneScene
from denoiser_gui.views.photo_pair import PhotoPair
from denoiser_gui.views.plates import DENOISED, NOISY, Shown
from denoiser_gui.views.typography import small, tabular
from engine.inference.tiling import Rect

_GAP = 4
_NUMBERED_FROM = 3
_SMALL_FROM = 4

Titled = Callable[[str], Title]


class PaneBoard(QObject):
    """Holds what the person wants to see of the pictures; its view paints and tells where the hand is.

    Args:
        view: the comparison.
        titled: tells what a picture is called.
        is_ready: whether a picture can be painted alone at once as well as can be; asked before a blink shows it.

    Signals:
        changed(): other pictures are seen, or elsewhere.
        layoutChanged(object): the person chose another :class:`Layout`.
        magnifierChanged(bool): the lens was switched on or off.
        blinkingChanged(bool): left and right are shown in turn, or not any more.
        loosened(bool): some panes go their own way, or none any more.
    """

    changed = Signal()
    layoutChanged = Signal(object)  # noqa: N815
    magnifierChanged = Signal(bool)  # noqa: N815
    blinkingChanged = Signal(bool)  # noqa: N815
    loosened = Signal(bool)

    def __init__(self, view: QWidget, titled: Titled, is_ready: Callable[[str], bool]) -> None:
        super().__init__(view)
        self._titled = titled
        self._panes = Panes()
        self._pictures: tuple[str, ...] = (NOISY, DENOISED)
        self._sides = (NOISY, DENOISED)
        self._held: str | None = None
        self._magnifies = False
        self._blinks = False
        self.blinker = Blinker(lambda side: is_ready(self._sides[side]), self)
        self.blinker.flipped.connect(self._on_flipped)
        self.spots = PaneSpots(view)
        self.spots.held.connect(self.hold)
        self.spots.let_go.connect(self._on_let_go)
        self.spots.joined.connect(self.join)

    # What is wanted

    @property
    def panes(self) -> Panes:
        """How the pictures lie now."""
        return self._panes

    @property
    def layout(self) -> Layout:
        """What the person chose."""
        return self._panes.layout

    def set_layout(self, layout: Layout) -> None:
        """Lay the pictures out like this; what went its own way goes with the others again."""
        if layout != self.layout:
            self.blinker.stop()
            self._held = None
            self._set(replace(self._panes, layout=layout, links=Links()))
            self.layoutChanged.emit(layout)

    def set_pictures(self, names: Sequence[str], left: str, right: str) -> None:
        """Which pictures there are of the photo, in their order, and which two are compared."""
        self._pictures, self._sides = tuple(dict.fromkeys(names)), (left, right)
        self._set(self._panes)

    @property
    def sides(self) -> tuple[str, str]:
        """What is compared, by name."""
        return self._sides

    def turn(self, orientation: Orientation) -> None:
        """The divider runs like this; two panes lie accordingly."""
        self._set(replace(self._panes, orientation=orientation))

    def hold(self, name: str | None = None) -> None:
        """Show this one alone until it is let go (None)."""
        self._held = name
        self._set(self._panes)

    def hold_place(self, place: int) -> None:
        """Show the pane at this place, the first at 0, alone; nothing happens if there is none."""
        if place < len(self._panes.names):
            self.hold(self._panes.names[place])

    @property
    def holds(self) -> bool:
        """Whether one is shown alone because somebody holds it."""
        return self._held is not None

    def join(self, name: str) -> None:
        """This pane goes with the others again."""
        self._set(replace(self._panes, links=self._panes.links.joined(name)))

    def join_all(self) -> None:
        """All panes have one zoom and place again."""
        self._set(replace(self._panes, links=Links()))

    @property
    def magnifies(self) -> bool:
        """Whether there is a lens at the pointer."""
        return self._magnifies

    def magnify(self, wanted: bool) -> None:
        """Show a lens at the pointer, or not."""
        if wanted != self._magnifies:
            self._magnifies = wanted
            self.changed.emit()
            self.magnifierChanged.emit(wanted)

    def rest(self) -> None:
        """There is no photo any more, or another one."""
        self.blinker.stop()
        self._held = None
        self._set(replace(self._panes, links=Links()))

    def _on_let_go(self) -> None:
        """What can be pressed stayed where it was meanwhile, and follows now."""
        self.hold()
        self.changed.emit()

    def _on_flipped(self) -> None:
        self._set(self._panes)
        blinks = self.blinker.side is not None
        if blinks != self._blinks:
            self._blinks = blinks
            self.blinkingChanged.emit(blinks)

    def _set(self, panes: Panes) -> None:
        names = panes.layout.names(self._pictures, *self._sides)
        panes = replace(panes, names=names, solo=self._solo, links=panes.links.among(names))
        if panes != self._panes:
            self._take(panes)
            self.changed.emit()

    def _take(self, panes: Panes) -> None:
        before, self._panes = self._panes, panes
        if bool(before.links.own) != bool(panes.links.own):
            self.loosened.emit(bool(panes.links.own))

    @property
    def _solo(self) -> str | None:
        """What is held comes before what blinks."""
        side = self.blinker.side
        return self._held or (None if side is None else self._sides[side])

    # What is seen

    def set_ratio(self, ratio: float) -> None:
        """So many device pixels for a logical one."""
        self._panes = replace(self._panes, gap=max(1, round(_GAP * ratio)))

    def resized(self, cell: Size) -> None:
        """Panes have this size now."""
        self._panes = self._panes.resized(cell)

    def changed_by_hand(self, frame: Frame, viewport: Viewport, common: Viewport, loosen: bool) -> Viewport:
        """What is common to the linked panes after a hand changed one."""
        panes, common = self._panes.changed(frame, viewport, common, loosen)
        self._take(panes)
        return common

    def frame_at(self, view: Size, common: Viewport, x: float, y: float) -> Frame | None:
        """The frame under a point of the view, in device pixels."""
        return next((frame for frame in self._panes.frames(view, common) if frame.holds(x, y)), None)

    def scene(self, view: QWidget, size: Size, common: Viewport, pair: PhotoPair) -> PaneScene | None:
        """What is painted; None where that is the wipe's."""
        frames = self._panes.frames(size, common)
        if not frames:
            return None
        labels = self._labels(view, frames)
        ratio = view.devicePixelRatioF()
        return PaneScene(size, ratio, view.palette(), frames, pair, labels)

    def _labels(self, view: QWidget, frames: Sequence[Frame]) -> dict[str, PaneLabel]:
        ratio = view.devicePixelRatioF()
        divided, many = self._panes.divided, len(self._panes.names)
        font = tabular(small(view.font()) if divided and many >= _SMALL_FROM else view.font())
        numbered = divided and many >= _NUMBERED_FROM
        return {frame.name: label_of(frame, self._titled(frame.name), font, ratio, numbered) for frame in frames}

    def solo_shown(self, name: str, size: Size, common: Viewport, pair: PhotoPair) -> Shown:
        """A picture as it would be painted alone."""
        (frame,) = replace(self._panes, solo=name).frames(size, common)
        return Shown(pair.plate(name), frame.viewport, Rect(0, 0, size.height, size.width))
