"""Which photo the engine denoises next, and which one it reads meanwhile."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from denoiser_gui.presenters.keeping import PixelKeeper
from denoiser_gui.state.session import Photo, Progress, Session, Stage
from denoiser_gui.work.engine_client import EngineClient
from engine.service.requests import CancelPhoto, DenoisePhoto, OpenPhoto

_ALMOST_DONE_SECONDS = 2.0


class PhotoQueue(QObject):
    """One photo is denoised at a time, the one that is shown first.

    Attributes:
        keeper: decides whose pixels are kept.

    Args:
        session: the photos; those that wait are the queue.
        client: the engine's process.

    Signals:
        progressed: another photo is denoised, or none.
    """

    progressed = Signal()

    def __init__(self, session: Session, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._client = client
        self._asked: set[int] = set()
        self._running: int | None = None
        self._alive = True
        self._generation = 0
        self.keeper = PixelKeeper(session, client, self._at_work)
        self.keeper.released.connect(self.forget)

    @property
    def running(self) -> Photo | None:
        """The photo that is being denoised."""
        return None if self._running is None else self._session.get(self._running)

    # What comes in

    def put(self, key: int) -> None:
        """Denoise this photo, again or at last."""
        self._begin_anew(key, reason="", away=False)

    def make_again(self, key: int) -> None:
        """Make a result again that was given up for want of room, with the model that it was made with."""
        photo = self._session.get(key)
        if photo is not None and photo.away and photo.stage is Stage.DONE:
            self._begin_anew(key)

    def open(self, photo: Photo) -> None:
        """Have a photo read, once."""
        if self._alive and photo.key not in self._asked:
            self._asked.add(photo.key)
            self._client.send(OpenPhoto(photo.key, str(photo.path), photo.truth))

    def forget(self, key: int) -> None:
        """A photo's pixels are gone: it is read again when it is needed."""
        self._asked.discard(key)

    def _begin_anew(self, key: int, **changes: Any) -> None:
        """Let a photo wait, whatever it does at the moment."""
        if key == self._running:
            self._drop_running()
        self._session.update(key, stage=Stage.WAITING, earlier=True, **changes)
        self.go_on()

    # What goes out

    def is_running(self, key: int) -> bool:
        """Whether this photo is being denoised."""
        return key == self._running

    def cancel_running(self) -> None:
        """Ask the engine to stop; it tells when it has. A photo that it only reads as yet is not begun."""
        if self._running is None:
            return
        self._client.send(CancelPhoto(self._running))
        photo = self.running
        if photo is not None and photo.noisy is None:
            self._running = None

    def _drop_running(self) -> None:
        """The engine's next photo need not wait for its answer, which counts no more, nor do the pixels it made."""
        photo = None if self._running is None else self._session.known(self._running)
        self.cancel_running()
        self._running = None
        if photo is not None:
            made = {} if photo.earlier else {"denoised": None, "landed": ()}
            self._session.update(photo.key, generation=0, **made)

    def drop(self, keys: list[int]) -> None:
        """These photos are not wanted any more."""
        if self._running in keys:
            self._drop_running()
            self.go_on()

    def done(self, key: int) -> None:
        """The photo that was denoised is over, however it went."""
        if key == self._running:
            self._running = None
            self.go_on()

    def lost(self) -> int | None:
        """The engine died; the photo that it worked on, if any. Nothing is asked until :meth:`revive`."""
        self._alive = False
        self._asked.clear()
        victim, self._running = self._running, None
        return victim

    def revive(self) -> None:
        """There is an engine again."""
        self._alive = True

    def make_way(self, shown: Photo) -> None:
        """What nobody looks at is put back for the photo that is shown, unless it is almost done or waited for.

        Not before the shown one is read: whoever only leafs through photos stops nothing.
        """
        running = self.running
        waits = shown.stage is Stage.WAITING and shown.noisy is not None
        if not waits or running is None:
            return
        left = running.progress.seconds_left
        if running.key in self.keeper.wanted or (left is not None and left < _ALMOST_DONE_SECONDS):
            return
        self._drop_running()
        self._session.update(running.key, stage=Stage.WAITING)
        self.go_on()

    # What comes next

    def go_on(self) -> None:
        """Give the engine its next photo, if it has none."""
        if self._running is not None or not self._alive:
            return
        photo = self._first_waiting()
        if photo is None:
            self.progressed.emit()
            return
        self.open(photo)
        self._generation += 1
        self._running = photo.key
        options = self._session.options
        changes: dict[str, Any] = {}
        if not photo.away and not photo.made_with(options):
            changes = {"model": options.model, "best": options.best, "denoised_score": None, "denoised_level": None}
        self._session.update(
            photo.key, stage=Stage.DENOISING, generation=self._generation, progress=Progress(), **changes
        )
        if photo.noisy is not None:
            self.start(photo.key)
        self.progressed.emit()

    def start(self, key: int) -> None:
        """Let the engine begin, and read the photo that comes next meanwhile, so that it never waits for one."""
        photo = self._session.get(key)
        if photo is not None:
            device = self._session.options.device
            self._client.send(DenoisePhoto(key, photo.generation, photo.model, device, photo.best))
        ahead = self._first_waiting()
        if ahead is not None:
            self.open(ahead)
        self.progressed.emit()

    def _first_waiting(self) -> Photo | None:
        """The shown photo if it waits, else one that somebody wants, else the first that waits."""
        waiting = [photo for photo in self._session if photo.stage is Stage.WAITING]
        current = self._session.current
        if current in waiting:
            return current
        wanted = [photo for photo in waiting if photo.key in self.keeper.wanted]
        return next(iter(wanted or waiting), None)

    def _at_work(self) -> set[int]:
        """The photo that is denoised and the one that comes next."""
        ahead = self._first_waiting()
        keys = (self._running, None if ahead is None else ahead.key)
        return {key for key in keys if key is not None}
