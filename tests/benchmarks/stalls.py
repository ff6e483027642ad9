"""How long the window does not answer: ``python -m tests.benchmarks.stalls [PHOTO] [--megapixels 24] [--beside 300]``.

The real window, offscreen, opens a photo (a made one if none is given), denoises it with the default model, and saves
it; with ``--beside`` so many small ones are opened with it. Then it walks through the wizard, begins a training
in its own process, and goes to and fro between that and the photo for ``--training`` seconds (0: none).

Prints, for each of these, the median, the 95th percentile and the longest time between two events of a timer that asks
every 5 ms, and so 5 ms is what a free window shows; then the same of the time that the processor worked for its
thread, which a busy machine does not spoil. What counts is the 95th percentile: below 50.
"""

import argparse
import os
import shutil
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from denoiser_gui.app import Application
from denoiser_gui.interpreter import protect_singletons
from denoiser_gui.settings import Settings
from engine.images.image import Image
from engine.images.writing import write
from engine.models.library import DEFAULT_MODEL
from engine.service.replies import DenoiseFinished, DenoiseStarted, PhotoOpened, PhotoSaved, Reply
from engine.service.requests import SavePhoto
from tests.benchmarks.redraw import photo
from tests.benchmarks.training_walk import Pairs, TrainingWalk, make_pairs

_ASKED_MS = 5
_AFTERWARDS_MS = 1500
_BESIDE_MEGAPIXELS = 0.5


def made_photo(folder: Path, megapixels: float) -> Path:
    """A grainy JPEG."""
    path = folder / "made.jpg"
    write(Image(photo(megapixels, 1)), path)
    return path


def made_folder(folder: Path, count: int) -> list[Path]:
    """A folder with so many small JPEGs; none without any."""
    if not count:
        return []
    beside = folder / "beside"
    beside.mkdir()
    first = made_photo(beside, _BESIDE_MEGAPIXELS)
    for number in range(1, count):
        shutil.copy(first, beside / f"{number}.jpg")
    return [beside]


class Watch:
    """Measures the gaps between events, phase by phase.

    Args:
        application: the window.
        paths: what is opened together, a photo first.
        target: where that is saved.
        pairs: what is trained on afterwards.
        training: for how many seconds.
    """

    def __init__(
        self, application: Application, paths: list[Path], target: Path, pairs: Pairs, training: float
    ) -> None:
        self._application, self._paths, self._target = application, paths, target
        self._walk = TrainingWalk(application, pairs, training, self._begin_phase, self._stop)
        self._training = training
        self.phase = "starting"
        self.gaps: dict[str, list[tuple[float, float]]] = {}
        self._last = (time.perf_counter(), time.thread_time())
        self._timer = QTimer(interval=_ASKED_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        application.client.received.connect(self._on_reply)

    def _tick(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        passed, worked = (1e3 * (after - before) for after, before in zip(now, self._last, strict=True))
        self.gaps.setdefault(self.phase, []).append((passed, worked))
        self._last = now

    def open(self) -> None:
        """Begin."""
        self.phase = "opening"
        self._application.opening.open(self._paths)

    def _on_reply(self, reply: Reply) -> None:
        """The phases follow the photo, whatever becomes of those beside it."""
        match self.phase, reply:
            case "opening", PhotoOpened():
                self.phase = "showing"
            case "showing", DenoiseStarted():
                self.phase = "denoising"
            case "denoising", DenoiseFinished():
                self.phase = "resting"
                QTimer.singleShot(_AFTERWARDS_MS, self._save)
            case "saving", PhotoSaved():
                QTimer.singleShot(_AFTERWARDS_MS // 3, self._walk.begin if self._training else self._stop)

    def _begin_phase(self, phase: str) -> None:
        self.phase = phase

    def _stop(self) -> None:
        self._timer.stop()
        QApplication.quit()

    def _save(self) -> None:
        self.phase = "saving"
        key = next(iter(self._application.session)).key
        self._application.client.send(SavePhoto(key, str(self._target), 1.0, 1.0, True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photo", nargs="?", type=Path)
    parser.add_argument("--megapixels", type=float, default=24.0)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--beside", type=int, default=0)
    parser.add_argument("--training", type=float, default=30.0)
    options = parser.parse_args()
    protect_singletons()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DENOISER_HOME"] = folder
        path = options.photo or made_photo(Path(folder), options.megapixels)
        application = Application(Settings(model=options.model))
        paths = [path.absolute(), *made_folder(Path(folder), options.beside)]
        pairs = make_pairs(Path(folder) / "pairs")
        watch = Watch(application, paths, Path(folder) / "saved.jpg", pairs, options.training)
        application.start([])
        QTimer.singleShot(1000, watch.open)
        app.exec()
        application.window.close()
    print("milliseconds between events: median, 95 %, longest; the same of the processor")
    for phase, gaps in watch.gaps.items():
        figures = (np.percentile(column, [50, 95, 100]) for column in zip(*gaps, strict=True))
        print(f"{phase:12s}" + "".join(f" {ms:7.1f}" for column in figures for ms in column), f"  of {len(gaps)}")


if __name__ == "__main__":
    main()
