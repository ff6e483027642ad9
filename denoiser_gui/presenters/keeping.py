"""Keeps the room that open photos take bounded: the longest unseen ones give up their pixels until they are wanted."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal

from denoiser_gui.state import room
from denoiser_gui.state.session import Session, Stage, without_pixels
from denoiser_gui.work.engine_client import EngineClient
from engine.service.requests import ReleasePhoto


class PixelKeeper(QObject):
    """Decides which photos keep their pixels.

    A photo that gives them up keeps its thumbnail, its scores and its stage; the noisy pixels are read again and the
    result is made again, to the same bytes, when somebody looks at it or saves it.

    Args:
        session: the open photos.
        client: the engine's process.
        at_work: tells which photos are worked on.

    Signals:
        released(int): key of a photo that has no pixels any more.
    """

    released = Signal(int)

    def __init__(self, session: Session, client: EngineClient, at_work: Callable[[], Collection[int]]) -> None:
        super().__init__()
        self._session = session
        self._client = client
        self._at_work = at_work
        self._wanted: dict[int, int] = {}
        self._last_shown: dict[int, int] = {}
        session.current_changed.connect(self._on_current_changed)
        session.removed.connect(self._forget)

    @property
    def wanted(self) -> Collection[int]:
        """Photos that somebody waits for."""
        return self._wanted.keys()

    def want(self, key: int) -> None:
        """Keep the pixels of this photo, until as many times :meth:`let_go` was said."""
        self._wanted[key] = self._wanted.get(key, 0) + 1

    def let_go(self, key: int) -> None:
        """This photo may give up its pixels again."""
        left = self._wanted.pop(key, 0) - 1
        if left > 0:
            self._wanted[key] = left

    def make_room(self) -> None:
        """See to it that the pixels of all photos stay within the budget; closed ones give theirs up first."""
        photos = [*self._session.aside, *self._session]
        current = self._session.current
        in_use = {*self._at_work(), *self._wanted, *([] if current is None else [current.key])}
        most = room.budget(sum(photo.held for photo in photos))
        for key in room.to_release(photos, in_use, self._last_shown, most):
            self._release(key)

    def _release(self, key: int) -> None:
        photo = self._session.known(key)
        if photo is None or photo.noisy is None:
            return
        self._client.send(ReleasePhoto(key, photo.noisy))
        away = photo.away or photo.stage is Stage.DONE
        self._session.update(key, away=away, **without_pixels(photo))
        self.released.emit(key)

    def _on_current_changed(self, key: int | None) -> None:
        if key is not None:
            self._last_shown[key] = 1 + max(self._last_shown.values(), default=0)

    def _forget(self, keys: list[int]) -> None:
        for key in keys:
            self._wanted.pop(key, None)
            self._last_shown.pop(key, None)
