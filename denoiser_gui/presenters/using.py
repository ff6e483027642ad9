"""What a training has made, on photos: its model on those that are open, and its validation photos to be looked at."""

from pathlib import Path

from PySide6.QtCore import QObject

from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.presenters.opening import OpeningPresenter
from denoiser_gui.state.session import Session
from denoiser_gui.state.training_run import PhotoFigures
from denoiser_gui.views.main_window import MainWindow


class UsingPresenter(QObject):
    """Goes from the training to the photos, as the person asked for.

    Args:
        session: the open photos.
        window: shows them, or the training.
        denoising: uses the model.
        opening: opens photos.
    """

    def __init__(
        self, session: Session, window: MainWindow, denoising: DenoisingPresenter, opening: OpeningPresenter
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._denoising = denoising
        self._opening = opening
        self._truths: dict[Path, Path | None] = {}
        session.added.connect(self._on_added)

    def use(self, model: str) -> None:
        """This model on all photos that are open; the one that is shown comes first."""
        self._window.show_training(False)
        self._denoising.set_model(model)
        shown = self._session.current
        done = [photo.key for photo in self._session if not photo.pending and photo.noisy is not None]
        self._denoising.again(key for key in done if shown is None or key != shown.key)

    def open(self, photo: PhotoFigures, model: str) -> None:
        """A validation photo among the open ones, with its ground truth, denoised by the model if it has a name."""
        if photo.noisy is None:
            return
        if model:
            self._denoising.set_model(model)
        self._truths[photo.noisy] = photo.truth
        self._window.show_training(False)
        self._opening.open([photo.noisy], remembered=False)
        self._on_added([each.key for each in self._session])

    def _on_added(self, keys: list[int]) -> None:
        for key in keys:
            photo = self._session.get(key)
            if photo is None or photo.path not in self._truths:
                continue
            truth = self._truths.pop(photo.path)
            if truth is not None:
                self._denoising.set_ground_truth(key, truth)
            self._session.show(key)
