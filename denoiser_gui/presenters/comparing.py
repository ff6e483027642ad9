"""Shows the current photo and its growing result in the compare view."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QObject

from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.state.session import Photo, Session, Stage
from denoiser_gui.views.compare_view import CompareView
from engine.service.buffers import Buffer


class ComparePresenter(QObject):
    """Keeps the compare view in step with the session.

    The view is given a photo again only when its pixels are others: the photo itself, or another result. Tiles that
    land are handed on one by one.
    """

    def __init__(self, session: Session, view: CompareView, denoising: DenoisingPresenter) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._shown: tuple[int, Buffer, Buffer | None] | None = None
        self._noisy: NDArray[np.uint8] | None = None
        self._landed = 0
        session.current_changed.connect(lambda _key: self._refresh())
        session.changed.connect(self._on_changed)
        session.options_changed.connect(self._show_options)
        view.lookedAt.connect(denoising.look_at)
        self._show_options()

    def _show_options(self) -> None:
        options = self._session.options
        self._view.set_strength(options.luminance, options.chrominance)
        self._mark()

    def _mark(self) -> None:
        """A result that was made before, or with another model than the chosen one, is marked as such."""
        photo = self._session.current
        other = photo is not None and photo.stage is Stage.DONE and photo.model != self._session.options.model
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
        self._show_tiles(photo)
        self._mark()

    def _show(self, photo: Photo) -> None:
        assert photo.noisy is not None
        complete = photo.stage is Stage.DONE and photo.denoised is not None
        denoised = None if photo.denoised is None else _pixels(photo.denoised)
        if self._noisy is None or self._shown is None or self._shown[1] != photo.noisy:
            self._noisy = _pixels(photo.noisy)
        self._view.set_pair(self._noisy, denoised, complete=complete)
        self._landed = len(photo.landed) if complete else 0

    def _show_tiles(self, photo: Photo) -> None:
        for rect in photo.landed[self._landed :]:
            self._view.tile_done(rect.top, rect.left, rect.bottom, rect.right)
        self._landed = len(photo.landed)


def _absence(photo: Photo | None) -> str:
    """Why no photo is shown, if there is a reason."""
    if photo is None:
        return ""
    reading = QCoreApplication.translate("State", "Reading {name}").format(name=photo.path.name)
    return photo.reason if photo.stage is Stage.FAILED else reading


def _pixels(buffer: Buffer) -> NDArray[np.uint8]:
    return buffer.attach().view(np.uint8)
