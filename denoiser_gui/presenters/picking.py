"""The colours of the pixel under the pointer, as both sides show it on the screen, in the inspector."""

import contextlib

import numpy as np
from PySide6.QtCore import QObject

from denoiser_gui.presenters.candidate_words import title_of
from denoiser_gui.presenters.compared import compared
from denoiser_gui.state.candidates import DENOISED, Candidate
from denoiser_gui.state.session import Session
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.pixel_table import PointedAt
from engine.comparison.lab import Colour, colour
from engine.images.image import Pixels
from engine.inference.strength import blend
from engine.inference.tiling import Rect
from engine.service.buffers import Buffer

Place = tuple[int, int]

_ONE = Rect(0, 0, 1, 1)


class PickingPresenter(QObject):
    """Fills the table of the pixel while it is open.

    Args:
        session: the photos and the sides.
        window: with the comparison and the inspector.
    """

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._section = window.inspector.closer
        self._place: Place | None = None
        window.compare_view.pointedAt.connect(self._on_pointed)
        self._section.pixelOpened.connect(lambda _open: self._show())
        session.changed.connect(self._on_changed)
        for signal in (session.options_changed, session.sides_changed):
            signal.connect(self._show)

    def _on_pointed(self, place: Place | None) -> None:
        if place != self._place:
            self._place = place
            self._show()

    def _on_changed(self, key: int) -> None:
        photo = self._session.current
        if photo is not None and photo.key == key:
            self._show()

    def _show(self) -> None:
        if not self._section.pixel_line.is_open:
            return
        told: PointedAt | None = None
        with contextlib.suppress(OSError):  # the engine's process ended a moment ago, and its pixels with it
            told = self._told()
        self._section.pixel.show_pixel(told)

    def _told(self) -> PointedAt | None:
        pair, place = compared(self._session), self._place
        if pair is None or place is None:
            return None
        height, width = pair[0].display.shape[:2]
        if not (place[0] < height and place[1] < width):
            return None  # told of the photo before
        left, right = (self._colour(side, place) for side in pair)
        return PointedAt(*place, (title_of(pair[0].name), title_of(pair[1].name)), (left, right))

    def _colour(self, side: Candidate, place: Place) -> Colour | None:
        photo, options = self._session.current, self._session.options
        if photo is None or photo.noisy is None or not _is_there(side, place):
            return None
        pixel = _pixel(side.display, place)
        if side.name == DENOISED:
            pixel = blend(_pixel(photo.noisy, place), pixel, options.luminance, options.chrominance)
        return colour(pixel, _ONE)


def _is_there(side: Candidate, place: Place) -> bool:
    row, column = place
    landed = (rect.top <= row < rect.bottom and rect.left <= column < rect.right for rect in side.landed)
    return side.whole or any(landed)


def _pixel(buffer: Buffer, place: Place) -> Pixels:
    """(1, 1, 3)."""
    row, column = place
    return np.array(buffer.attach()[row : row + 1, column : column + 1], np.uint8)
