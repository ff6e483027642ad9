"""Saves results: one with a question where, or all into a folder, those made again that were given up for room."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths

from denoiser_gui import pasted
from denoiser_gui.dialogs.save_all_dialog import SaveAllDialog
from denoiser_gui.notices import Notice, Severity
from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.presenters.naming import example, result_path
from denoiser_gui.state.session import Photo, Session, Stage
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.work.engine_client import EngineClient
from engine.images.writing import propose
from engine.service.replies import Failed, PhotoSaved, Reply
from engine.service.requests import SavePhoto

translate = QCoreApplication.translate

_MADE_AT_ONCE = 2


@dataclass
class _Tally:
    """What became of the photos since there was nothing to save."""

    asked: int = 0
    saved: list[PhotoSaved] = field(default_factory=list)
    failed: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def over(self) -> int:
        return len(self.saved) + len(self.failed)


class SavingPresenter(QObject):
    """Asks the engine to save, and tells how it went.

    Args:
        session: the open photos.
        client: the engine's process.
        window: the main window.
        denoising: makes results again.
        folder: where all results went last.
        template: of their names.
    """

    def __init__(
        self,
        session: Session,
        client: EngineClient,
        window: MainWindow,
        denoising: DenoisingPresenter,
        folder: str,
        template: str,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._client = client
        self._window = window
        self._denoising = denoising
        self.folder, self.template = folder, template
        self.last_folder = ""
        self._coming: list[SavePhoto] = []
        self._making: dict[int, SavePhoto] = {}
        self._sent: list[SavePhoto] = []
        self._tally = _Tally()
        self._listen()

    def _listen(self) -> None:
        self._client.received.connect(self._on_reply)
        self._client.stopped.connect(lambda _code: self._on_stopped())
        self._session.changed.connect(self._on_changed)
        self._session.removed.connect(self._on_removed)
        self._denoising.cancelled.connect(self._on_cancelled)
        self._window.saveRequested.connect(self.save)
        self._window.saveAllRequested.connect(self.save_all)

    @property
    def busy(self) -> bool:
        """Whether something is still being written."""
        return bool(self._sent)

    # What is wanted

    def save(self) -> None:
        """Ask where, and save the photo that is shown."""
        photo = self._session.current
        if photo is None or photo.stage is not Stage.DONE:
            self._say_nothing_to_save(self.tr("Wait until the photo is denoised."))
            return
        chosen = self._window.questions.where_to_save(_free(self._proposed(photo.path)))
        if chosen is not None:
            self.last_folder = str(chosen.parent)
            self._write([(photo, chosen)], overwrite=True)

    def _proposed(self, source: Path) -> Path:
        """Where a single result was saved last, at first beside the photo; pasted pictures lie where nobody looks."""
        beside = propose(source)
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        folder = self.last_folder or (pictures if pasted.holds(source) else "")
        return Path(folder) / beside.name if folder and Path(folder).is_dir() else beside

    def save_all(self) -> None:
        """Ask for a folder and for names, and save all photos that are done."""
        done = self._done()
        if not done:
            self._say_nothing_to_save(self.tr("Wait until a photo is denoised."))
            return
        dialog = SaveAllDialog(self.folder, self.template, self._window)
        dialog.changed.connect(lambda: self._check(dialog, done))
        dialog.accepted.connect(lambda: self._save_into(dialog))
        dialog.finished.connect(dialog.deleteLater)
        self._check(dialog, done)
        dialog.open()

    def _say_nothing_to_save(self, advice: str) -> None:
        self._window.notice_bar.add(Notice(self.tr("There is nothing to save yet."), advice, at_once=True))

    def _done(self) -> list[Photo]:
        return [photo for photo in self._session if photo.stage is Stage.DONE or photo.away]

    def _check(self, dialog: SaveAllDialog, done: list[Photo]) -> None:
        text, wrong = example(dialog.template.template, done[0].path, done[0].model)
        count = self.tr("%n photo(s) are done.", None, len(done))
        rule = self.tr("Files that are there already stay; new names get a number.")
        dialog.show_state(f"{count} {rule}", text, wrong)

    def _save_into(self, dialog: SaveAllDialog) -> None:
        folder = dialog.folder.folder
        if folder is None:
            return
        self.folder, self.template = str(folder.absolute()), dialog.template.template
        targets: list[tuple[Photo, Path]] = []
        taken: set[Path] = set()
        for photo in self._done():
            target = _free(Path(self.folder) / result_path(self.template, photo.path, photo.model), taken)
            taken.add(target)
            targets.append((photo, target))
        self._write(targets, overwrite=False)

    def _write(self, targets: list[tuple[Photo, Path]], overwrite: bool) -> None:
        options = self._session.options
        for photo, path in targets:
            self._tally.asked += 1
            self._coming.append(SavePhoto(photo.key, str(path), options.luminance, options.chrominance, overwrite))
        self._go_on()

    # How it goes on

    def _go_on(self) -> None:
        """Send what is at hand; let the others be made again, a few at a time, so that they need little room."""
        for request in tuple(self._coming):
            if request not in self._coming:
                continue  # one before it led to this one
            photo = self._session.get(request.key)
            if photo is not None and _at_hand(photo):
                self._coming.remove(request)
                self._send(request)
            elif len(self._making) < _MADE_AT_ONCE and request.key not in self._making:
                self._coming.remove(request)
                self._make(request)
        self._show_progress()

    def _send(self, request: SavePhoto) -> None:
        self._denoising.keeper.want(request.key)
        self._sent.append(request)
        self._client.send(request)

    def _make(self, request: SavePhoto) -> None:
        self._making[request.key] = request
        self._denoising.keeper.want(request.key)
        self._denoising.make_again(request.key)
        self._on_changed(request.key)

    def _made(self, key: int) -> SavePhoto:
        self._denoising.keeper.let_go(key)
        return self._making.pop(key)

    def _on_changed(self, key: int) -> None:
        photo = self._session.get(key)
        if key not in self._making or photo is None or photo.pending:
            return
        if _at_hand(photo):
            self._send(self._making[key])
            self._made(key)
        else:
            self._fail(self._made(key), photo.reason or self._stopped())
        self._go_on()

    def _on_cancelled(self) -> None:
        """What would have to be made again first is not wanted any more."""
        at_hand = {photo.key for photo in self._session if _at_hand(photo)}
        for request in [request for request in self._coming if request.key not in at_hand]:
            self._coming.remove(request)
            self._fail(request, self._stopped())
        self._show_progress()

    def _stopped(self) -> str:
        return self.tr("It was stopped before its result was made again.")

    def _on_removed(self, keys: list[int]) -> None:
        gone = [request for request in self._coming if request.key in keys]
        self._coming = [request for request in self._coming if request.key not in keys]
        gone += [self._made(key) for key in keys if key in self._making]
        for request in gone:
            self._fail(request, self.tr("The photo was closed before."))
        if gone:
            self._go_on()

    def _on_stopped(self) -> None:
        """The engine's process died: what was not saved is made again by the next one."""
        for request in self._sent:
            self._denoising.keeper.let_go(request.key)
        again, self._sent = [*self._sent, *(self._made(key) for key in tuple(self._making))], []
        self._coming = [*again, *self._coming]
        self._go_on()

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, PhotoSaved):
            self._over(reply.key, reply.path)
            self._tally.saved.append(reply)
            self._session.update(reply.key, saved=Path(reply.path))
        elif isinstance(reply, Failed) and isinstance(reply.request, SavePhoto):
            self._over(reply.request.key, reply.request.path)
            unexpected = self.tr("The photo could not be saved: {reason}").format(reason=reply.sentence)
            text = reply.sentence if reply.expected else unexpected
            self._fail(reply.request, text, reply.details)
        else:
            return
        self._go_on()

    def _over(self, key: int, path: str) -> None:
        self._sent = [request for request in self._sent if (request.key, request.path) != (key, path)]
        self._denoising.keeper.let_go(key)

    def _fail(self, request: SavePhoto, reason: str, details: str = "") -> None:
        self._tally.failed.append((Path(request.path).name, reason, details))

    # What is told

    def _show_progress(self) -> None:
        tally = self._tally
        if tally.asked and tally.over >= tally.asked:
            self._tally = _Tally()
            self._tell(tally)
        asked = self._tally.asked
        text = self.tr("Saving {number} of {all}").format(number=self._tally.over + 1, all=asked)
        self._window.progress_line.set_aside(text if asked > 1 else "")

    def _tell(self, tally: _Tally) -> None:
        bar = self._window.notice_bar
        if len(tally.failed) == 1 == tally.asked:
            _, reason, details = tally.failed[0]
            bar.add(Notice(reason, "", details, Severity.ERROR, at_once=True))
        elif tally.failed:
            lines = "\n".join(f"{name}: {reason}" for name, reason, _ in tally.failed)
            text = self.tr("{number} of {all} photos could not be saved.").format(
                number=len(tally.failed), all=tally.asked
            )
            advice = self.tr("The others were. The details tell the reasons.")
            bar.add(Notice(text, advice, lines, Severity.ERROR, at_once=True))
        else:
            bar.add(_success(tally.saved))


def _success(saved: list[PhotoSaved]) -> Notice:
    last = Path(saved[-1].path)
    if len(saved) == 1:
        return Notice(translate("Saving", "Saved as {path}.").format(path=last), " ".join(saved[0].notes), at_once=True)
    noted = [f"{Path(reply.path).name}: {note}" for reply in saved for note in reply.notes]
    advice = translate("Saving", "Not everything could be kept; the details tell what.") if noted else ""
    text = translate("Saving", "%n photo(s) were saved in {folder}.", None, len(saved)).format(folder=last.parent)
    return Notice(text, advice, "\n".join(noted), at_once=True)


def _at_hand(photo: Photo) -> bool:
    return photo.stage is Stage.DONE and not photo.away


def _free(path: Path, taken: set[Path] | None = None) -> Path:
    """``path``, or the same with a number where there is such a file already."""
    number, candidate = 2, path
    while candidate.exists() or candidate in (taken or ()):
        candidate = path.with_name(f"{path.stem}_{number}{path.suffix}")
        number += 1
    return candidate
