"""Shows the current photo and its growing result in the compare view."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QObject

from denoiser_gui.presenters.candidate_words import title_of
from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.state.candidates import DENOISED, NOISY, candidates, names, shown_sides
from denoiser_gui.state.session import Photo, Session, Stage
from denoiser_gui.views.compare_view import CompareView
from engine.service.buffers import Buffer


class ComparePresenter(QObject):
    """Keeps the compare view in step with the session.

    The view is given a photo again only when its pixels are others: the photo itself, or another result. Tiles that
    land are handed on one by one. All that there is of a photo is put into the view, so that any two can be compared
    at once.
    """

    def __init__(self, session: Session, view: CompareView, denoising: DenoisingPresenter) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._shown: tuple[int, Buffer, Buffer | None] | None = None
        self._noisy: NDArray[np.uint8] | None = None
        self._landed: dict[str, int] = {}
        self._others: dict[str, Buffer] = {}
        session.current_changed.connect(lambda _key: self._refresh())
        session.changed.connect(self._on_changed)
        session.options_changed.connect(self._show_options)
        session.sides_changed.connect(self._refresh)
        view.lookedAt.connect(denoising.look_at)
        self._show_options()

    def await_photos(self, coming: bool) -> None:
        """Photos are being looked for, or were; where none is shown the empty view says so."""
        if self._session.current is None:
            self._view.clear(QCoreApplication.translate("State", "Opening photos…") if coming else "")

    def _show_options(self) -> None:
        options = self._session.options
        self._view.set_strength(options.luminance, options.chrominance)
        self._mark()

    def _mark(self) -> None:
        """A result that was made before, or with another model or quality than the chosen one, is marked as such."""
        photo = self._session.current
        other = photo is not None and photo.stage is Stage.DONE and not photo.made_with(self._session.options)
        self._view.mark_earlier(other or (photo is not None and photo.earlier))

    def _on_changed(self, key: int) -> None:
        current = self._session.current
        if current is not None and current.key == key:
            self._refresh()

    def _refresh(self) -> None:
        photo = self._session.current
        if photo is None or photo.noisy is None:
            if photo is None or photo.stage is Stage.FAILED or self._shown is None:
                self._shown = self._noisy = None
                self._view.clear(_absence(photo), photo is not None and photo.stage is Stage.FAILED)
            return
        wanted = (photo.key, photo.noisy, photo.denoised)
        if wanted != self._shown:
            self._show(photo)
            self._shown = wanted
        self._show_others(photo)
        self._show_tiles(photo)
        self._compare(photo)
        self._mark()

    def _show(self, photo: Photo) -> None:
        assert photo.noisy is not None
        complete = photo.stage is Stage.DONE and photo.denoised is not None
        denoised = None if photo.denoised is None else _pixels(photo.denoised)
        if self._noisy is None or self._shown is None or self._shown[1] != photo.noisy:
            self._noisy = _pixels(photo.noisy)
            self._others, self._landed = {}, {}
        self._view.set_pair(self._noisy, denoised, complete=complete)
        self._landed[DENOISED] = len(photo.landed) if complete else 0

    def _show_others(self, photo: Photo) -> None:
        """What there is besides the noisy and the denoised photo."""
        there = {one.name: one for one in candidates(photo) if one.name not in (NOISY, DENOISED)}
        for name in self._others.keys() - there.keys():
            self._view.put(name, None)
            del self._others[name]
        for name, one in there.items():
            if self._others.get(name) != one.display:
                self._others[name] = one.display
                self._view.put(name, _pixels(one.display), complete=one.whole)
                self._landed[name] = len(one.landed) if one.whole else 0

    def _show_tiles(self, photo: Photo) -> None:
        for one in candidates(photo):
            for rect in one.landed[self._landed.get(one.name, 0) :]:
                self._view.tile_done(rect.top, rect.left, rect.bottom, rect.right, one.name)
            self._landed[one.name] = len(one.landed)

    def _compare(self, photo: Photo) -> None:
        sides = shown_sides(photo, self._session.sides)
        self._view.compare(sides.left, sides.right, {name: title_of(name) for name in names(photo)})


def _absence(photo: Photo | None) -> str:
    """Why no photo is shown, if there is a reason."""
    if photo is None:
        return ""
    reading = QCoreApplication.translate("State", "Reading {name}").format(name=photo.path.name)
    return photo.reason if photo.stage is Stage.FAILED else reading


def _pixels(buffer: Buffer) -> NDArray[np.uint8]:
    return buffer.attach().view(np.uint8)
