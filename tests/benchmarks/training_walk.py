"""Walks through the training wizard as a person would, and looks at the training that it begins, and away again."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWizard

from denoiser_gui.app import Application
from denoiser_gui.state.training_plan import OWN, Page
from denoiser_gui.views.training_wishes import Do
from engine.images.image import Image
from engine.images.writing import write
from engine.training.following import RunState, look

_PACE_MS = 1000
_PHOTOS, _SIDE, _BLOCK, _GRAIN = 12, 384, 16, 25.0
_MINUTES = "600"
"""Long enough that the training is at work until it is stopped."""

Pairs = dict[str, Path]
"""A folder for each role."""


def make_pairs(folder: Path) -> Pairs:
    """Patterns of coloured squares with and without noise."""
    drawn = np.random.default_rng(0)
    folders = {role: folder / role for role in ("noisy", "clean")}
    for place in folders.values():
        place.mkdir(parents=True)
    for number in range(_PHOTOS):
        squares = drawn.integers(30, 226, (_SIDE // _BLOCK, _SIDE // _BLOCK, 3))
        clean = np.kron(squares, np.ones((_BLOCK, _BLOCK, 1)))
        noisy = clean + drawn.normal(0.0, _GRAIN, clean.shape)
        for role, pixels in (("noisy", noisy), ("clean", clean)):
            write(Image(pixels.clip(0, 255).astype(np.uint8)), folders[role] / f"{number}.png")
    return folders


class TrainingWalk(QObject):
    """One thing a second: the wizard's pages, the start, the training's panel and the photos in turns, the end.

    Args:
        application: the window.
        pairs: as :func:`make_pairs` gave them.
        seconds: how long the training is watched from its first step on.
        tell: is called with the name of each phase as it begins.
        ended: is called when the training's process is gone.
    """

    def __init__(
        self,
        application: Application,
        pairs: Pairs,
        seconds: float,
        tell: Callable[[str], None],
        ended: Callable[[], None],
    ) -> None:
        super().__init__()
        self._application, self._pairs, self._tell, self._ended = application, pairs, tell, ended
        self._left = round(1e3 * seconds / _PACE_MS)
        self._given = self._started = self._stopped = False
        self._timer = QTimer(self, interval=_PACE_MS)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """Open the wizard."""
        self._tell("wizard")
        self._application.window.trainRequested.emit()
        self._timer.start()

    def _step(self) -> None:
        if self._started:
            self._watch()
        elif not self._given:
            self._give_photos()
        else:
            self._answer()

    def _give_photos(self) -> None:
        self._given = True
        for role, folder in self._pairs.items():
            self._application.planning.wizard.data.fields[role].pathsChosen.emit((str(folder),))

    def _answer(self) -> None:
        """This page, if it can be left."""
        wizard = self._application.planning.wizard
        own = wizard.length.cards[OWN]
        if wizard.page_shown is Page.LENGTH and not own.isChecked():
            _click(own)
            QTest.keyClicks(wizard.length.amount, _MINUTES)
        elif wizard.page_shown is Page.SUMMARY:
            self._start(wizard.button(QWizard.WizardButton.FinishButton))
        elif not wizard.length.panel.is_busy:
            _click(wizard.button(QWizard.WizardButton.NextButton))

    def _start(self, button: QAbstractButton) -> None:
        if button.isEnabled():
            self._started = True
            self._tell("starting it")
            _click(button)

    def _watch(self) -> None:
        window, run = self._application.window, self._application.training.run
        if run is None or (run.state is RunState.WAITING and not run.over):
            return
        if run.over:
            self._finish(run.path)
        elif not self._stopped and run.step:
            self._tell("training")
            window.show_training(not window.training_shown)
            self._left -= 1
            self._stop() if self._left <= 0 else None

    def _stop(self) -> None:
        self._stopped = True
        self._tell("ending it")
        self._application.window.show_training(True)
        self._application.window.trainingWished.emit(Do.STOP)

    def _finish(self, path: Path) -> None:
        if look(path).process is None:
            self._timer.stop()
            self._ended()


def _click(button: QAbstractButton) -> None:
    """As the mouse would; one that is grey takes no notice."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
