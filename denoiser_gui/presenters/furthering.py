"""Has further results of photos made, by any method or model, one at a time, those of the photo on show first."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal

from denoiser_gui.notices import from_reply
from denoiser_gui.presenters.keeping import PixelKeeper
from denoiser_gui.state.further import Further, Making
from denoiser_gui.state.session import Photo, Session
from denoiser_gui.work.engine_client import EngineClient
from engine.service.further_replies import (
    FurtherCancelled,
    FurtherFinished,
    FurtherLanded,
    FurtherScored,
    FurtherStarted,
)
from engine.service.further_requests import CancelFurther, ForgetFurther, MakeFurther
from engine.service.replies import Failed, Reply

_ALMOST_DONE = 0.9

Wanted = tuple[int, str]
"""Key of a photo, and name of a method or model."""


class FurtherPresenter(QObject):
    """Keeps the further results of the session's photos.

    Args:
        session: the photos.
        client: the engine's process.
        keeper: keeps the pixels of the photo that is worked on, and makes room for results.

    Signals:
        told: a :class:`~denoiser_gui.notices.Notice` for the person.
    """

    told = Signal(object)

    def __init__(
        self, session: Session, client: EngineClient, keeper: PixelKeeper, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._client = client
        self._keeper = keeper
        self._always: tuple[str, ...] = ()
        self._running: Wanted | None = None
        self._generation = 0
        client.received.connect(self._on_reply)
        client.stopped.connect(lambda _code: self._on_stopped())
        session.current_changed.connect(lambda _key: self._on_current_changed())
        session.changed.connect(self._on_changed)
        session.removed.connect(self._on_removed)
        self._replies: dict[type, Callable[[Any], None]] = {
            FurtherStarted: self._on_started,
            FurtherLanded: self._on_landed,
            FurtherFinished: self._on_finished,
            FurtherCancelled: self._on_cancelled,
            FurtherScored: self._on_scored,
            Failed: self._on_failed,
        }

    # What the person wants

    @property
    def always(self) -> tuple[str, ...]:
        """Methods and models that are asked of every photo when it is shown."""
        return self._always

    def set_always(self, methods: Iterable[str]) -> None:
        """Ask these of the shown photo now, and of every other when it is shown."""
        self._always = tuple(dict.fromkeys(methods))
        self._ask_always()

    def add(self, key: int, methods: Iterable[str]) -> None:
        """Ask for results of a photo by these methods or models; one that failed is tried again."""
        photo = self._session.known(key)
        if photo is None:
            return
        for method in methods:
            known = next((one for one in photo.further if one.name == method), None)
            if known is not None and known.stage is Making.FAILED:
                self._session.update_further(key, method, stage=Making.WAITING, reason="")
            elif known is None:
                photo = self._session.known(key) or photo
                self._session.update(key, further=(*photo.further, Further(method)))
        self._go_on()

    def remove(self, key: int, method: str) -> None:
        """Give up a result of a photo, made or not."""
        photo = self._session.known(key)
        if photo is None:
            return
        if any(one.name == method for one in photo.further):
            self._client.send(ForgetFurther(key, method))
            self._session.update(key, further=tuple(one for one in photo.further if one.name != method))
        if self._running == (key, method):
            self._over()

    # What the session says

    def _on_current_changed(self) -> None:
        self._ask_always()
        self._make_way()
        self._go_on()

    def _ask_always(self) -> None:
        photo = self._session.current
        if photo is not None and self._always:
            have = {one.name for one in photo.further}
            self.add(photo.key, [method for method in self._always if method not in have])

    def _on_changed(self, key: int) -> None:
        photo = self._session.get(key)
        if self._running is None and photo is not None and self._next_of(photo) is not None:
            self._go_on()

    def _on_removed(self, keys: list[int]) -> None:
        if self._running is not None and self._running[0] in keys:
            self._put_back()
            self._go_on()

    # One after the other

    def _go_on(self) -> None:
        """Give the engine its next one, if it has none."""
        if self._running is not None:
            return
        current = self._session.current
        for photo in (*([] if current is None else [current]), *self._session):
            method = self._next_of(photo)
            if method is not None:
                self._start((photo.key, method))
                return

    def _next_of(self, photo: Photo) -> str | None:
        """What is to be made of a photo next; what was given up for want of room only while it is shown."""
        if photo.noisy is None:
            return None
        shown = photo is self._session.current
        waiting = (one.name for one in photo.further if one.stage is Making.WAITING or (shown and one.away))
        return next(waiting, None)

    def _start(self, wanted: Wanted) -> None:
        self._generation += 1
        self._running = wanted
        self._keeper.want(wanted[0])
        self._update(wanted, stage=Making.WORKING, generation=self._generation, fraction=0.0, away=False, landed=())
        self._client.send(MakeFurther(*wanted, self._session.options.device, self._generation))

    def _over(self) -> None:
        """The one at work is done, however it went."""
        if self._running is not None:
            self._keeper.let_go(self._running[0])
            self._running = None
        self._go_on()

    def _make_way(self) -> None:
        """What nobody looks at is put back for the photo that is shown, unless it is almost done."""
        current = self._session.current
        if self._running is None or current is None or self._running[0] == current.key:
            return
        running = self._one(self._running)
        if self._next_of(current) is not None and (running is None or running.fraction < _ALMOST_DONE):
            self._put_back()

    def _put_back(self) -> None:
        """The one at work waits again."""
        assert self._running is not None
        self._client.send(CancelFurther(*self._running))
        self._keeper.let_go(self._running[0])
        wanted, self._running = self._running, None
        one = self._one(wanted)
        if one is not None:
            self._update(wanted, stage=Making.WAITING, generation=0, display=None, full=None, landed=(), fraction=0.0)

    # What the engine says

    def _on_reply(self, reply: Reply) -> None:
        action = self._replies.get(type(reply))
        if action is not None:
            action(reply)

    def _on_started(self, reply: FurtherStarted) -> None:
        if self._is_fresh(reply.key, reply.method, reply.generation):
            self._update((reply.key, reply.method), display=reply.display, full=reply.full, landed=(), fraction=0.0)
            self._keeper.make_room()

    def _on_landed(self, reply: FurtherLanded) -> None:
        one = self._one((reply.key, reply.method))
        if one is not None and self._is_fresh(reply.key, reply.method, reply.generation):
            landed = (*one.landed, reply.rect)
            told = {"fraction": reply.fraction, "seconds_left": reply.seconds_left}
            self._update((reply.key, reply.method), landed=landed, **told)

    def _on_finished(self, reply: FurtherFinished) -> None:
        if self._is_fresh(reply.key, reply.method, reply.generation):
            made = {"stage": Making.DONE, "seconds": reply.seconds, "doubts": reply.doubts, "fraction": 1.0}
            self._update((reply.key, reply.method), **made)
        self._end(reply.key, reply.method, reply.generation)

    def _on_cancelled(self, reply: FurtherCancelled) -> None:
        if self._is_fresh(reply.key, reply.method, reply.generation):
            self._fail(reply.key, reply.method, self.tr("It was stopped."))
        self._end(reply.key, reply.method, reply.generation)

    def _on_failed(self, reply: Failed) -> None:
        request = reply.request
        if not isinstance(request, MakeFurther):
            return
        if self._is_fresh(request.key, request.method, request.generation):
            self._fail(request.key, request.method, reply.sentence)
            if request.method not in self._always:  # else it would be told with every photo; its row says so
                self.told.emit(from_reply(reply))
        self._end(request.key, request.method, request.generation)

    def _end(self, key: int, method: str, generation: int) -> None:
        """The engine is done with this one, even if its result was given up meanwhile."""
        if self._running == (key, method) and generation == self._generation:
            self._over()

    def _fail(self, key: int, method: str, reason: str) -> None:
        gone = {"display": None, "full": None, "landed": (), "fraction": 0.0}
        self._update((key, method), stage=Making.FAILED, reason=reason, **gone)

    def _on_stopped(self) -> None:
        """The engine's process died: what it was at is not tried again; all others are set back with their photos."""
        if self._running is not None:
            wanted, self._running = self._running, None
            self._keeper.let_go(wanted[0])
            reason = self.tr("The engine stopped while it worked on this, perhaps for lack of memory.")
            self._fail(*wanted, reason)

    # Looking up

    def _one(self, wanted: Wanted) -> Further | None:
        photo = self._session.known(wanted[0])
        return None if photo is None else next((one for one in photo.further if one.name == wanted[1]), None)

    def _on_scored(self, reply: FurtherScored) -> None:
        photo = self._session.known(reply.key)
        if photo is not None and photo.truth == reply.truth:  # it may have got another ground truth meanwhile
            self._update((reply.key, reply.method), score=reply.score)

    def _update(self, wanted: Wanted, **changes: Any) -> None:
        self._session.update_further(*wanted, **changes)

    def _is_fresh(self, key: int, method: str, generation: int) -> bool:
        one = self._one((key, method))
        return one is not None and one.generation == generation and generation > 0
