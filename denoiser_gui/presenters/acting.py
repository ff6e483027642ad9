"""What is done with photos from the menu, which means the one that is shown, and from the list."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.state.session import Session
from denoiser_gui.views.main_window import MainWindow


class ActingPresenter(QObject):
    """Takes wishes about photos to where they are fulfilled.

    Args:
        session: the open photos.
        denoising: makes results, and takes ground truths.
        window: says what is wanted.
    """

    def __init__(self, session: Session, denoising: DenoisingPresenter, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._denoising = denoising
        self._window = window
        strip = window.filmstrip
        window.stepped.connect(session.step)
        window.againRequested.connect(lambda: denoising.again(self._shown()))
        window.folderRequested.connect(lambda: self._show_folder(self._shown()))
        window.groundTruthChosen.connect(lambda path: self._set_truth(self._shown(), path))
        strip.photoChosen.connect(lambda key: session.show(int(key)))
        strip.againRequested.connect(lambda keys: denoising.again(map(int, keys)))
        strip.folderRequested.connect(lambda key: self._show_folder([int(key)]))
        strip.groundTruthRequested.connect(self._ask_for_truth)
        strip.groundTruthDropped.connect(lambda key, path: self._set_truth([int(key)], path))

    def _shown(self) -> list[int]:
        current = self._session.current
        return [] if current is None else [current.key]

    def _set_truth(self, keys: Iterable[int], path: Path) -> None:
        for key in keys:
            self._denoising.set_ground_truth(key, path)

    def _ask_for_truth(self, key: str) -> None:
        chosen = self._window.questions.ground_truth()
        if chosen is not None:
            self._denoising.set_ground_truth(int(key), chosen)

    def _show_folder(self, keys: Iterable[int]) -> None:
        for key in keys:
            photo = self._session.get(key)
            if photo is not None:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(photo.path.parent)))
