"""From the drop of a photo to denoised pixels: ``python -m tests.benchmarks.drop [PHOTO] [--megapixels 24] [--cold]``.

The real window, offscreen, takes a drop. Prints the seconds until the photo is on the screen, until any denoised
pixels are, and until those under the eye are: the middle of the view, first with the whole photo shown, then at one to
one, where it is dropped again. The engine has loaded torch before, unless ``--cold``.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from denoiser_gui.app import Application
from denoiser_gui.interpreter import protect_singletons
from denoiser_gui.settings import Settings
from engine.models.library import DEFAULT_MODEL
from engine.service.replies import EngineReady, PhotoOpened, Reply, TileLanded
from tests.benchmarks.stalls import made_photo


class Race:
    """Drops a photo, and tells when something is to be seen.

    Args:
        application: the window.
        path: the photo.
        cold: whether to drop before torch is loaded.
    """

    def __init__(self, application: Application, path: Path, cold: bool) -> None:
        self._application, self._path, self._cold = application, path, cold
        self._view = application.window.compare_view
        self._rounds = [("whole photo", None), ("one to one", 1.0)]
        self._told: set[str] = set()
        application.client.received.connect(self._on_reply)
        if cold:
            QTimer.singleShot(0, self.drop)

    def drop(self) -> None:
        """As a file manager would."""
        self._told.clear()
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self._path))])
        middle = QPointF(self._view.rect().center())
        rest = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._view, QDragEnterEvent(middle, *rest))
        self._began = time.perf_counter()
        QApplication.sendEvent(self._view, QDropEvent(middle, *rest))

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, EngineReady) and not self._cold:
            QTimer.singleShot(500, self.drop)
        elif isinstance(reply, PhotoOpened):
            zoom = self._rounds[0][1]
            if zoom is not None and self._view.viewport is not None:
                self._view.zoom_to(zoom)
            self._tell("the photo")
        elif isinstance(reply, TileLanded):
            self._tell("any denoised pixels")
            port = self._view.viewport
            if port is not None and reply.rect.distance_squared(port.centre_y, port.centre_x) == 0.0:
                self._tell("denoised pixels under the eye")
                QTimer.singleShot(0, self._next)

    def _tell(self, what: str) -> None:
        """Once in a round, when it is painted."""
        if what not in self._told:
            self._told.add(what)
            self._view.repaint()
            seconds = time.perf_counter() - self._began
            print(f"{self._rounds[0][0]}: {what} after {seconds:.2f} s", flush=True)

    def _next(self) -> None:
        if "over" in self._told:
            return
        self._told.add("over")
        del self._rounds[0]
        session = self._application.session
        session.remove([photo.key for photo in session])
        if self._rounds:
            QTimer.singleShot(3000, self.drop)
        else:
            QApplication.quit()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photo", nargs="?", type=Path)
    parser.add_argument("--megapixels", type=float, default=24.0)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--cold", action="store_true")
    options = parser.parse_args()
    protect_singletons()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DENOISER_HOME"] = folder
        path = options.photo or made_photo(Path(folder), options.megapixels)
        application = Application(Settings(model=options.model))
        application.start([])
        race = Race(application, path.absolute(), options.cold)
        app.exec()
        del race
        application.window.close()


if __name__ == "__main__":
    main()
