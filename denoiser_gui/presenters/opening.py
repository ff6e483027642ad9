"""Brings photos in: those that are chosen, dropped, pasted or were opened before, and their small pictures."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QImage

from denoiser_gui import pasted
from denoiser_gui.notices import Action, Notice, from_error, from_reply
from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.state import recent
from denoiser_gui.state.session import Photo, Session, Stage
from denoiser_gui.views.dropping import local_paths
from denoiser_gui.work.engine_client import EngineClient
from engine.service.replies import Failed, PhotosFound, Reply, ThumbnailMade
from engine.service.requests import FindPhotos, MakeThumbnail

_THUMBNAIL_PIXELS = 128
_AT_ONCE = 50


class OpeningPresenter(QObject):
    """The engine's process looks through folders; what it finds comes into the session, and is denoised at once.

    Args:
        session: gets the photos.
        client: the engine's process.
        denoising: goes on with them.

    Signals:
        told: a :class:`~denoiser_gui.notices.Notice` for the person.
        recent_changed(): :attr:`recent` is another one, or :attr:`missing`.
        looking(bool): the engine looks for photos in what was opened, or it has found them.
    """

    told = Signal(object)
    looking = Signal(bool)
    recent_changed = Signal()
    _kept = Signal(object)
    _looked = Signal(object)

    def __init__(
        self, session: Session, client: EngineClient, denoising: DenoisingPresenter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._client = client
        self._denoising = denoising
        self._disk = ThreadPoolExecutor(1, "disk")  # it may take seconds to answer
        self.recent: tuple[Path, ...] = ()
        self.missing: frozenset[Path] = frozenset()
        self._coming: list[str] = []
        self._stepping = QTimer(self, interval=0)
        self._stepping.timeout.connect(self._add_some)
        self._offered: int | None = None
        session.changed.connect(self._on_changed)
        session.current_changed.connect(self._on_current)
        client.received.connect(self._on_reply)
        client.stopped.connect(lambda _code: self.looking.emit(False))
        self._kept.connect(self._on_kept)
        self._looked.connect(self._on_looked)

    def open(self, paths: Sequence[Path], remembered: bool = True) -> None:
        """Open photos and folders; denoising starts at once.

        Args:
            paths: of files and folders.
            remembered: whether they can be opened again from the list of recent ones.
        """
        self._client.send(FindPhotos(tuple(str(path) for path in paths)))
        self.looking.emit(True)
        if remembered:
            self.set_recent(recent.with_opened(self.recent, paths))

    def open_again(self, keys: Iterable[int]) -> None:
        """Read and denoise photos that could not be read before."""
        known = [photo for photo in self._session if photo.key in set(keys)]
        for photo in known:
            self._client.send(MakeThumbnail(photo.key, str(photo.path), _THUMBNAIL_PIXELS))
        self._denoising.open_again(photo.key for photo in known)

    def close(self) -> None:
        """The program ends: pasted pictures whose result was saved are not needed any more."""
        self._disk.shutdown()
        photos = (*self._session, *self._session.aside)
        pasted.keep_only(photo.path for photo in photos if photo.saved is None)

    # From the clipboard

    def paste(self, mime: QMimeData) -> None:
        """Open the files or the picture of the clipboard; a picture is kept in a file first."""
        paths = local_paths(mime)
        image = None if paths or not mime.hasImage() else mime.imageData()
        if paths:
            self.open(paths)
        elif isinstance(image, QImage) and not image.isNull():
            self._disk.submit(pasted.keep, image).add_done_callback(
                lambda kept: self._kept.emit(kept.exception() or kept.result())
            )
        else:
            advice = self.tr("Copy photos in a file manager, or a picture in another program, and paste again.")
            self.told.emit(Notice(self.tr("There is no photo on the clipboard."), advice, at_once=True))

    def _on_kept(self, kept: Path | BaseException) -> None:
        if isinstance(kept, Path):
            self.open([kept], remembered=False)
        else:
            self.told.emit(from_error(kept))

    def offer_pasted(self) -> None:
        """Offer the pictures that were pasted the last time and whose results were not saved."""
        left = pasted.left_behind()
        if not left:
            return
        text = self.tr("%n pasted picture(s) of the last time, not saved then, can be opened again.", None, len(left))
        actions = (
            Action(self.tr("Open"), lambda: self.open(pasted.adopt(left), remembered=False)),
            Action(self.tr("Forget"), lambda: pasted.forget(left)),
        )
        self.told.emit(Notice(text, actions=actions))

    # What was opened before

    def set_recent(self, paths: tuple[Path, ...]) -> None:
        """These were opened before, the last one first."""
        self.recent = paths
        self.recent_changed.emit()

    def look_for_recent(self) -> None:
        """Find out which are not there any more; told by :attr:`recent_changed`."""
        paths = self.recent
        self._disk.submit(lambda: self._looked.emit(recent.missing(paths)))

    def _on_looked(self, missing: frozenset[Path]) -> None:
        if missing != self.missing:
            self.missing = missing
            self.recent_changed.emit()

    # What the engine says

    def _on_reply(self, reply: Reply) -> None:
        match reply:
            case PhotosFound():
                self.looking.emit(False)
                self._on_found(reply)
            case ThumbnailMade():
                self._session.update(reply.key, thumbnail=reply.pixels)
            case Failed(request=FindPhotos()):
                self.looking.emit(False)
                self.told.emit(from_reply(reply))

    def _on_found(self, reply: PhotosFound) -> None:
        if not reply.paths:
            advice = self.tr("Open JPEG, PNG, TIFF or WebP files.")
            self.told.emit(Notice(self.tr("There are no photos in what you opened."), advice, at_once=True))
            return
        first, *_ = self._add(reply.paths[:_AT_ONCE])
        self._offer(first.key)
        self._coming.extend(reply.paths[_AT_ONCE:])
        self._stepping.start()

    def _offer(self, key: int) -> None:
        """Show a photo that the person has not chosen."""
        self._offered = None
        self._session.show(key)
        self._offered = key

    def _on_changed(self, key: int) -> None:
        """Where the first of several photos cannot be opened, the next one is shown, unless the person chose one."""
        photo = self._session.get(key)
        if key == self._offered and photo is not None and photo.stage is Stage.FAILED:
            QTimer.singleShot(0, self, self._offer_next)  # when all have heard of the failure

    def _offer_next(self) -> None:
        before, self._offered = self._offered, None
        photo = None if before is None else self._session.get(before)
        if photo is None or photo.noisy is not None:
            return
        later = [each for each in self._session if each.key > photo.key and each.stage is not Stage.FAILED]
        if later:
            self._offer(later[0].key)

    def _on_current(self, key: int | None) -> None:
        if key != self._offered:
            self._offered = None

    def _add_some(self) -> None:
        """Of thousands of photos some at a time, so that the window stays quick."""
        some, self._coming = self._coming[:_AT_ONCE], self._coming[_AT_ONCE:]
        self._add(some)
        if not self._coming:
            self._stepping.stop()

    def _add(self, paths: Sequence[str]) -> list[Photo]:
        photos = self._session.add(map(Path, paths))
        for photo in photos:
            if photo.thumbnail is None:
                self._client.send(MakeThumbnail(photo.key, str(photo.path), _THUMBNAIL_PIXELS))
        return photos
