"""Shows a photo of an evaluation in the main window, where a method is worst."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.presenters.opening import OpeningPresenter
from denoiser_gui.state.session import Photo, Session
from denoiser_gui.views.main_window import MainWindow
from engine.evaluation.results import Pair
from engine.inference.tiling import Rect

_SHARE = 0.6
"""Of the view, that the tile fills."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A photo that is looked at as soon as it is read, and what of it."""

    path: Path
    truth: Path | None
    method: str
    rect: Rect | None


class ShowingWorstPresenter(QObject):
    """One photo at a time.

    Args:
        session: the open photos.
        opening: opens further ones.
        denoising: is told of ground truths.
        window: the main window.
    """

    def __init__(
        self, session: Session, opening: OpeningPresenter, denoising: DenoisingPresenter, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._session, self._opening, self._denoising, self._window = session, opening, denoising, window
        self._wanted: _Wanted | None = None
        session.changed.connect(lambda _key: self._look())
        session.current_changed.connect(lambda _key: self._look())

    def show(self, pair: Pair, method: str, rect: Rect | None) -> None:
        """Open the photo, if it is not open, and look at this place of it."""
        window, path = self._window, pair.noisy.absolute()
        window.show_training(False)
        window.show()
        window.raise_()
        window.activateWindow()
        self._wanted = _Wanted(path, pair.clean.absolute() if pair.truth else None, method, rect)
        open_already = next((photo for photo in self._session if photo.path == path), None)
        if open_already is None:
            self._opening.open([path], remembered=False)
        else:
            self._session.show(open_already.key)
            self._look()

    def _look(self) -> None:
        photo, wanted = self._session.current, self._wanted
        if photo is None or wanted is None or photo.path != wanted.path or photo.noisy is None:
            return
        self._wanted = None
        QTimer.singleShot(0, lambda: self._zoom(photo, wanted))  # when the view has the photo as well

    def _zoom(self, photo: Photo, wanted: _Wanted) -> None:
        if wanted.truth is not None and photo.truth != str(wanted.truth):
            self._denoising.set_ground_truth(photo.key, wanted.truth)
        view, rect = self._window.compare_view, wanted.rect
        if rect is None or view.viewport is None:
            return
        height, width = rect.bottom - rect.top, rect.right - rect.left
        ratio = view.devicePixelRatioF()
        view.zoom_to(_SHARE * ratio * min(view.width() / width, view.height() / height))
        view.look_at((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2)
