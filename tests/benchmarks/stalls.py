"""How long the window does not answer: ``python -m tests.benchmarks.stalls [PHOTO] [--megapixels 24] [--model NAME]``.

The real window, offscreen, opens a photo (a made one if none is given), denoises it with the default model, and saves
it. Prints, for each of these, the median, the 95th percentile and the longest time between two events of a timer that
asks every 5 ms, and so 5 ms is what a free window shows. What counts is the 95th percentile: below 50.
"""

import argparse
import os
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

_ASKED_MS = 5
_AFTERWARDS_MS = 1500


def made_photo(folder: Path, megapixels: float) -> Path:
    """A grainy JPEG."""
    path = folder / "made.jpg"
    write(Image(photo(megapixels, 1)), path)
    return path


class Watch:
    """Measures the gaps between events, phase by phase.

    Args:
        application: the window.
        path: the photo that is opened when the engine is ready.
        target: where it is saved.
    """

    def __init__(self, application: Application, path: Path, target: Path) -> None:
        self._application, self._path, self._target = application, path, target
        self.phase = "starting"
        self.gaps: dict[str, list[float]] = {}
        self._last = time.perf_counter()
        self._timer = QTimer(interval=_ASKED_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        application.client.received.connect(self._on_reply)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.setdefault(self.phase, []).append(1e3 * (now - self._last))
        self._last = now

    def open(self) -> None:
        """Begin."""
        self.phase = "opening"
        self._application.opening.open([self._path])

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, DenoiseStarted):
            self.phase = "denoising"
        elif isinstance(reply, DenoiseFinished):
            QTimer.singleShot(_AFTERWARDS_MS, self._save)
        elif isinstance(reply, PhotoSaved):
            QTimer.singleShot(_AFTERWARDS_MS // 3, self._stop)
        elif isinstance(reply, PhotoOpened):
            self.phase = "showing"

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
    options = parser.parse_args()
    protect_singletons()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DENOISER_HOME"] = folder
        path = options.photo or made_photo(Path(folder), options.megapixels)
        application = Application(Settings(model=options.model))
        watch = Watch(application, path.absolute(), Path(folder) / "saved.jpg")
        application.start([])
        QTimer.singleShot(1000, watch.open)
        app.exec()
        application.window.close()
    print("milliseconds between events: median, 95 %, longest")
    for phase, gaps in watch.gaps.items():
        print(f"{phase:10s}" + "".join(f" {ms:7.1f}" for ms in np.percentile(gaps, [50, 95, 100])), f"  of {len(gaps)}")


if __name__ == "__main__":
    main()
