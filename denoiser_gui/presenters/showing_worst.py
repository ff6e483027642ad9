"""Shows a photo of an evaluation in the main window, where a method is worst."""

from PySide6.QtCore import QObject, QTimer

from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.presenters.sides import SidesPresenter
from denoiser_gui.state.session import Session
from denoiser_gui.state.sides import DENOISED, NOISY, TRUTH
from denoiser_gui.views.main_window import MainWindow
from engine.evaluation.results import UNTOUCHED, Pair
from engine.inference.ensemble import BEST
from engine.inference.tiling import Rect

_FINDING_MS = 1000
_AROUND = 0.5
"""Of the part's sides, that is seen beside it: what is wrong with a place is told by what is around it."""


class ShowingWorstPresenter(QObject):
    """Puts the ground truth on the left, or where there is none the photo, and the method's result on the right.

    Args:
        session: the open photos.
        sides: what is compared.
        denoising: is told of ground truths that no name tells.
        window: the main window.
    """

    def __init__(
        self, session: Session, sides: SidesPresenter, denoising: DenoisingPresenter, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._session, self._sides, self._denoising, self._window = session, sides, denoising, window
        self._wanted: Pair | None = None
        session.changed.connect(lambda _key: self._look())

    def show(self, pair: Pair, method: str, part: Rect | None) -> None:
        """Open the photo, if it is not open, and look at this part of it."""
        window = self._window
        window.show()
        window.raise_()
        window.activateWindow()
        self._wanted = Pair(pair.noisy.absolute(), pair.clean.absolute()) if pair.truth else None
        left = TRUTH if pair.truth else NOISY
        around = None if part is None else _with_surroundings(part)
        self._sides.show(pair.noisy.absolute(), left, self._side_of(method, pair.truth), around)
        self._look()

    def _side_of(self, method: str, truth: bool) -> str:
        """The name by which the main window knows the result of a method."""
        if method == UNTOUCHED:
            return NOISY if truth else DENOISED
        options = self._session.options
        return DENOISED if method == options.model + (BEST if options.best else "") else method

    def _look(self) -> None:
        """A ground truth that lies elsewhere is set once the photo is read and its names have told another one."""
        wanted = self._wanted
        photo = next((photo for photo in self._session if wanted and photo.path == wanted.noisy), None)
        if wanted is not None and photo is not None and photo.noisy is not None:
            self._wanted = None
            QTimer.singleShot(_FINDING_MS, self, lambda: self._set_truth(photo.key, wanted))

    def _set_truth(self, key: int, wanted: Pair) -> None:
        photo = self._session.get(key)
        if photo is not None and photo.truth != str(wanted.clean):
            self._denoising.set_ground_truth(key, wanted.clean)


def _with_surroundings(part: Rect) -> Rect:
    down, right = (round(_AROUND * side) for side in (part.bottom - part.top, part.right - part.left))
    return Rect(max(0, part.top - down), max(0, part.left - right), part.bottom + down, part.right + right)
