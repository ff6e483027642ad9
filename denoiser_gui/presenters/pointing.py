"""Tells the values of the pixel under the pointer: those of the file, not those of the screen."""

import contextlib

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from denoiser_gui.language import number
from denoiser_gui.presenters.candidate_words import title_of
from denoiser_gui.state.candidates import DENOISED, NOISY, Candidate, Sides, find, shown_sides
from denoiser_gui.state.session import Photo, Session
from denoiser_gui.views.compare_view import CompareView
from denoiser_gui.views.progress_line import ProgressLine
from engine.images.image import peak_of
from engine.inference.strength import blend
from engine.service.buffers import Buffer

Place = tuple[int, int]

_SMALL = 0.02


class PointingPresenter(QObject):
    """Shows in the bottom line what the comparison's pointer is on.

    Args:
        session: the open photos.
        view: tells where the pointer is.
        line: shows it.
    """

    def __init__(self, session: Session, view: CompareView, line: ProgressLine) -> None:
        super().__init__(line)
        self._session = session
        self._view = view
        self._line = line
        self._place: Place | None = None
        self._picture: str | None = None
        view.pointedAt.connect(self._on_pointed)
        view.zoomChanged.connect(lambda _zoom: self._show_zoom())
        session.current_changed.connect(lambda _key: self._show_zoom())
        session.changed.connect(lambda _key: self._show())
        session.changed.connect(lambda _key: self._show_zoom())  # it may have failed, and nothing is seen any more
        session.options_changed.connect(self._show)
        session.sides_changed.connect(self._show)

    def _on_pointed(self, place: Place | None) -> None:
        picture = self._view.pointed_picture
        if (place, picture) != (self._place, self._picture):
            self._place, self._picture = place, picture
            self._show()

    def _show(self) -> None:
        photo, text = self._session.current, ""
        if photo is not None and self._place is not None and _is_inside(photo, self._place):
            with contextlib.suppress(OSError):  # the engine's process ended a moment ago, and its pixels with it
                text = self._told(photo, self._place)
        self._line.show_pixel(text)

    def _show_zoom(self) -> None:
        """In whole percent, where that tells it from nothing."""
        port = self._view.viewport
        self._line.show_zoom("" if port is None else f"{number(100 * port.zoom, 0 if port.zoom >= _SMALL else 1)} %")

    def _told(self, photo: Photo, place: Place) -> str:
        row, column = place
        assert photo.noisy_full is not None
        parts, sides = [f"{column}, {row}"], shown_sides(photo, self._session.sides)
        for name in self._told_of(sides):
            pixel = self._pixel(photo, name, place)
            if pixel is not None:
                values = _text(pixel)
                if pixel.dtype != photo.noisy_full.dtype:
                    values = self.tr("{values} of {peak}").format(values=values, peak=f"{peak_of(pixel.dtype):g}")
                parts.append(f"{title_of(name)} {values}")
        scale = self.tr("grey of {peak}") if photo.noisy_full.shape[2] == 1 else self.tr("RGB of {peak}")
        return "   ".join([*parts, scale.format(peak=f"{peak_of(np.dtype(photo.noisy_full.dtype)):g}")])

    def _told_of(self, sides: Sides) -> tuple[str, str]:
        """Left and right; where the pointer is on a third picture, that one instead of the right."""
        third = self._picture not in (None, sides.left, sides.right)
        return sides.left, self._picture if third and self._picture is not None else sides.right

    def _pixel(self, photo: Photo, name: str, place: Place) -> NDArray[np.generic] | None:
        """(1, 1, C) of a candidate as it would be saved, the denoised one at the present strength; None while it is
        not there. Of a ground truth there are only the levels that it is shown with."""
        assert photo.noisy_full is not None
        if name == NOISY:
            return _read(photo.noisy_full, place)
        one = find(photo, name)
        if one is None or not _is_there(one, place):
            return None
        pixel = _read(one.full or one.display, place)
        if name == DENOISED:
            options, noisy = self._session.options, _read(photo.noisy_full, place)
            return blend(noisy, pixel, options.luminance, options.chrominance)  # type: ignore[arg-type]
        return pixel[..., : photo.noisy_full.shape[2]]


def _is_inside(photo: Photo, place: Place) -> bool:
    """Whether the photo is read, and has such a place; the pointer may still be told of the one before."""
    if photo.noisy is None or photo.noisy_full is None:
        return False
    height, width = photo.noisy_full.shape[:2]
    return place[0] < height and place[1] < width


def _is_there(one: Candidate, place: Place) -> bool:
    row, column = place
    landed = (rect.top <= row < rect.bottom and rect.left <= column < rect.right for rect in one.landed)
    return one.whole or any(landed)


def _read(buffer: Buffer, place: Place) -> NDArray[np.generic]:
    """(1, 1, C)."""
    row, column = place
    return buffer.attach()[row : row + 1, column : column + 1].copy()


def _text(pixel: NDArray[np.generic]) -> str:
    """The values with figures that stand still: of one width for the depth."""
    digits = {1: 3, 2: 5}.get(pixel.dtype.itemsize)
    values = pixel.ravel().tolist()
    return " ".join(f"{value:{digits}d}".replace(" ", "\u2007") if digits else f"{value:.4f}" for value in values)
