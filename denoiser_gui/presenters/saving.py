"""Saves results: one with a question where, or all into a folder."""

from pathlib import Path

from PySide6.QtCore import QObject

from denoiser_gui.notices import Notice, Severity
from denoiser_gui.state.session import Photo, Session, Stage
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.work.engine_client import EngineClient
from engine.images.writing import propose
from engine.service.messages import Failed, PhotoSaved, Reply, SavePhoto


class SavingPresenter(QObject):
    """Asks the engine to save, and tells how it went."""

    def __init__(self, session: Session, client: EngineClient, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._client = client
        self._window = window
        self._waiting: set[tuple[int, str]] = set()
        self._batch = 0
        client.received.connect(self._on_reply)
        client.stopped.connect(lambda _code: self._waiting.clear())
        window.saveRequested.connect(self.save)
        window.saveAllRequested.connect(self.save_all)

    @property
    def busy(self) -> bool:
        """Whether something is still being written."""
        return bool(self._waiting)

    def save(self) -> None:
        """Ask where, and save the photo that is shown."""
        photo = self._session.current
        if photo is None or photo.stage is not Stage.DONE:
            self._window.notice_bar.add(Notice("There is nothing to save yet.", "Wait until the photo is denoised."))
            return
        chosen = self._window.ask_where_to_save(_free(propose(photo.path)))
        if chosen is not None:
            self._write(photo, chosen, overwrite=True)

    def save_all(self) -> None:
        """Ask for a folder, and save all photos that are done under their proposed names."""
        done = [photo for photo in self._session if photo.stage is Stage.DONE]
        if not done:
            self._window.notice_bar.add(Notice("There is nothing to save yet.", "Wait until a photo is denoised."))
            return
        folder = self._window.ask_for_save_folder()
        taken: set[Path] = set()
        for photo in done if folder is not None else ():
            target = _free(propose(photo.path, folder), taken)
            taken.add(target)
            self._write(photo, target, overwrite=False)

    def _write(self, photo: Photo, path: Path, overwrite: bool) -> None:
        options = self._session.options
        self._waiting.add((photo.key, str(path)))
        self._batch += 1
        self._client.send(SavePhoto(photo.key, str(path), options.luminance, options.chrominance, overwrite))

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, PhotoSaved):
            self._waiting.discard((reply.key, reply.path))
            self._session.update(reply.key, saved=Path(reply.path))
            if not self._waiting:
                self._tell_success(Path(reply.path))
        elif isinstance(reply, Failed) and isinstance(reply.request, SavePhoto):
            self._waiting.discard((reply.request.key, reply.request.path))
            self._batch -= 1
            text = reply.sentence if reply.expected else f"The photo could not be saved: {reply.sentence}"
            self._window.notice_bar.add(Notice(text, "", reply.details, Severity.ERROR))

    def _tell_success(self, path: Path) -> None:
        many, self._batch = self._batch, 0
        text = f"Saved as {path}." if many == 1 else f"{many} photos were saved in {path.parent}."
        self._window.notice_bar.add(Notice(text))


def _free(path: Path, taken: set[Path] | None = None) -> Path:
    """``path``, or the same with a number where there is such a file already."""
    number, candidate = 2, path
    while candidate.exists() or candidate in (taken or ()):
        candidate = path.with_name(f"{path.stem}_{number}{path.suffix}")
        number += 1
    return candidate
