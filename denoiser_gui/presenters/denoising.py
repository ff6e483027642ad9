"""Takes a person's wishes to the engine, and carries its replies into the session."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from denoiser_gui.notices import Notice, Severity, from_reply
from denoiser_gui.presenters.measuring import Measurer
from denoiser_gui.presenters.photo_queue import PhotoQueue
from denoiser_gui.state.session import Photo, Progress, Session, Stage, without_pixels
from denoiser_gui.work.engine_client import EngineClient
from engine.service.replies import (
    DenoiseCancelled,
    DenoiseFinished,
    DenoiseStarted,
    EngineReady,
    Failed,
    GroundTruthSet,
    PhotoOpened,
    Reply,
    TileLanded,
)
from engine.service.requests import (
    ClosePhoto,
    DenoisePhoto,
    OpenPhoto,
    PauseDenoising,
    Quit,
    ScorePhoto,
    SetFocus,
    SetGroundTruth,
)

_RESTARTS = 3

# What this presenter asks for, and whose failures it tells.
_OWN_REQUESTS = SetGroundTruth | ScorePhoto | Quit


class DenoisingPresenter(QObject):
    """Opens photos and denoises them one after the other, the one that is shown first.

    Signals:
        told: a :class:`~denoiser_gui.notices.Notice` for the person.
        failed(int, Failed): the photo of this key could not be opened or denoised.
        cancelled: what runs and what waits is about to be stopped.
        progressed: the photo being denoised has news.
        devices_known: devices that may be chosen, as (name, title).
    """

    told = Signal(object)
    failed = Signal(int, object)
    cancelled = Signal()
    progressed = Signal()
    devices_known = Signal(object)

    def __init__(self, session: Session, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._client = client
        self._restarts = 0
        self._paused = False
        self._queue = PhotoQueue(session, client, self)
        self._queue.progressed.connect(self._on_progressed)
        self.keeper = self._queue.keeper
        self._measurer = Measurer(session, client)
        client.received.connect(self._on_reply)
        client.stopped.connect(self._on_stopped)
        session.current_changed.connect(self._on_current_changed)
        session.added.connect(lambda _keys: self._queue.go_on())
        session.removed.connect(self._on_removed)
        session.forgotten.connect(self._on_forgotten)
        self._replies: dict[type, Callable[[Any], None]] = {
            EngineReady: self._on_ready,
            PhotoOpened: self._on_opened,
            GroundTruthSet: self._on_truth,
            DenoiseStarted: self._on_started,
            TileLanded: self._on_tile,
            DenoiseFinished: self._on_finished,
            DenoiseCancelled: self._on_cancelled,
            Failed: self._on_failed,
        }

    # What the person wants

    @property
    def running(self) -> Photo | None:
        """The photo that is being denoised."""
        return self._queue.running

    @property
    def paused(self) -> bool:
        """Whether the work is held."""
        return self._paused

    def set_paused(self, paused: bool) -> None:
        """Hold the work after the tile at hand, or go on from there."""
        self._paused = paused
        self._client.send(PauseDenoising(paused))
        self.progressed.emit()

    def set_ground_truth(self, key: int, path: Path) -> None:
        """Take a file as the ground truth of a photo, which is read before if it is not yet."""
        photo = self._session.get(key)
        if photo is not None:
            self._queue.open(photo)
        self._session.update(key, truth_chosen=True)
        self._client.send(SetGroundTruth(key, str(path)))

    def set_model(self, name: str) -> None:
        """Use another model: the photo that is shown is made anew at once, others when they are shown."""
        self._session.set_options(model=name)
        self._redo_current()

    def set_best(self, best: bool) -> None:
        """Use the model at its best quality, or not any more; as with another model, results are made anew."""
        self._session.set_options(best=best)
        self._redo_current()

    def set_device(self, name: str) -> None:
        """Compute elsewhere, from now on."""
        self._session.set_options(device=name)
        self._redo_current()

    def set_strength(self, luminance: float, chrominance: float) -> None:
        """Show and save less of the cleaning; only the measuring is done again."""
        self._session.set_options(luminance=luminance, chrominance=chrominance)
        self._measurer.soon()

    def look_at(self, y: float, x: float) -> None:
        """The tiles at this place of the shown photo, in its pixels, come first."""
        if self._session.current is not None:
            self._client.send(SetFocus(self._session.current.key, y, x))

    def again(self, keys: Iterable[int]) -> None:
        """Denoise photos once more; one that could not be read is read again."""
        for key in keys:
            photo = self._session.get(key)
            if photo is not None:
                if photo.stage is Stage.FAILED and photo.noisy is None:
                    self._queue.forget(key)
                self._queue.put(key)

    def open_again(self, keys: Iterable[int]) -> None:
        """Read and denoise photos that could not be read before."""
        for key in keys:
            self._queue.forget(key)
            self._queue.put(key)

    def cancel(self) -> None:
        """Stop what runs and what waits; the tile in hand is finished out of sight."""
        self.cancelled.emit()
        self._queue.cancel_running()
        for photo in self._session:
            if photo.pending:
                done = photo.away or (photo.stage is Stage.WAITING and photo.whole)
                self._session.update(photo.key, stage=Stage.DONE if done else Stage.STOPPED, earlier=False)
        self.set_paused(False)

    def make_again(self, key: int) -> None:
        """Make a result again that was given up for want of room, with the model that it was made with."""
        self._queue.make_again(key)

    # What the session says

    def _on_progressed(self) -> None:
        if self._paused and self.running is None:  # there would be nothing to go on with, and no button for it
            self.set_paused(False)
        else:
            self.progressed.emit()

    def _redo_current(self) -> None:
        photo = self._session.current
        if photo is not None and photo.stage in (Stage.DENOISING, Stage.DONE):
            self._queue.put(photo.key)

    def _on_current_changed(self, key: int | None) -> None:
        photo = None if key is None else self._session.get(key)
        if photo is None:
            return
        self._queue.open(photo)
        self._queue.make_way(photo)
        outdated = photo.stage is Stage.DONE and not photo.made_with(self._session.options)
        if outdated:
            self._queue.put(photo.key)
        elif photo.away:
            self._queue.make_again(photo.key)
        elif photo.stage is Stage.DONE:
            self._measurer.soon()  # the strength may have changed since it was measured

    def _on_removed(self, keys: list[int]) -> None:
        """Closed photos keep their pixels; what is not done is dropped."""
        for key in keys:
            photo = self._session.known(key)
            if photo is not None and photo.stage is Stage.DENOISING:
                self._session.update(key, stage=Stage.DONE if photo.away else Stage.WAITING)
        self._queue.drop(keys)

    def _on_forgotten(self, key: int) -> None:
        self._queue.forget(key)
        self._client.send(ClosePhoto(key))

    # What the engine says

    def _on_reply(self, reply: Reply) -> None:
        action = self._replies.get(type(reply))
        if action is not None:
            action(reply)

    def _on_ready(self, reply: EngineReady) -> None:
        self.devices_known.emit([(device.name, device.title) for device in reply.devices])

    def _on_opened(self, reply: PhotoOpened) -> None:
        photo = self._session.known(reply.key)
        if photo is None:
            self._client.send(ClosePhoto(reply.key))
            return
        truth = photo.truth or ""  # it is looked for once; what is found is told by GroundTruthSet
        self._session.update(
            reply.key,
            noisy=reply.display,
            noisy_full=reply.full,
            facts=reply.facts,
            size=reply.size,
            truth=truth,
            missing="",
        )
        self._measurer.measure_noisy(photo)
        if self._queue.is_running(reply.key):
            self._queue.start(reply.key)
        if self._session.current is not None:
            self._queue.make_way(self._session.current)
        self.keeper.make_room()

    def _on_truth(self, reply: GroundTruthSet) -> None:
        before = self._session.known(reply.key)
        known = before is not None and before.truth == reply.path  # a photo that was away is read once more
        changes: dict[str, Any] = {} if known or before is None else _unscored(before)
        self._session.update(reply.key, truth_name=reply.name, truth=reply.path, truth_display=reply.display, **changes)
        photo = self._session.get(reply.key)
        if photo is not None:
            self._measurer.measure(photo)

    def _on_started(self, reply: DenoiseStarted) -> None:
        if self._is_fresh(reply.key, reply.generation):
            self._session.update(reply.key, denoised=reply.display, denoised_full=reply.full, landed=(), earlier=False)
            self.keeper.make_room()

    def _on_tile(self, reply: TileLanded) -> None:
        photo = self._session.get(reply.key)
        if photo is None or not self._is_fresh(reply.key, reply.generation):
            return
        progress = Progress(reply.fraction, reply.megapixels_per_second, reply.seconds_left)
        self._session.update(reply.key, landed=(*photo.landed, reply.rect), progress=progress)
        self.progressed.emit()

    def _on_finished(self, reply: DenoiseFinished) -> None:
        if not self._is_fresh(reply.key, reply.generation):
            return
        self._session.update(reply.key, stage=Stage.DONE, seconds=reply.seconds, away=False)
        photo = self._session.get(reply.key)
        if photo is not None:
            self._measurer.measure(photo)
            for doubt in reply.doubts:
                self.told.emit(Notice(f"{photo.path.name}: {doubt}", severity=Severity.WARNING))
        self._queue.done(reply.key)

    def _on_cancelled(self, reply: DenoiseCancelled) -> None:
        if self._is_fresh(reply.key, reply.generation):
            photo = self._session.get(reply.key)
            stage = Stage.DONE if photo is not None and photo.away else Stage.STOPPED
            self._session.update(reply.key, stage=stage, denoised=None, landed=())
            self._queue.done(reply.key)

    def _on_failed(self, reply: Failed) -> None:
        request = reply.request
        if isinstance(request, DenoisePhoto) and not self._is_fresh(request.key, request.generation):
            return
        if isinstance(request, OpenPhoto | DenoisePhoto):
            self._on_photo_failed(request, reply)
        elif isinstance(request, _OWN_REQUESTS) and not reply.extra:  # another presenter offers what is missing
            self.told.emit(from_reply(reply))

    def _on_photo_failed(self, request: OpenPhoto | DenoisePhoto, reply: Failed) -> None:
        photo = self._session.get(request.key)
        only_truth = isinstance(request, OpenPhoto) and photo is not None and photo.noisy is not None
        if only_truth and not reply.extra:
            self.told.emit(from_reply(reply))
        elif not only_truth:
            self._fail(request.key, reply)
            if photo is not None and not reply.extra:
                self.failed.emit(request.key, reply)

    def _fail(self, key: int, reply: Failed) -> None:
        changes = {"stage": Stage.FAILED, "reason": reply.sentence, "missing": reply.extra}
        self._session.update(key, denoised=None, landed=(), away=False, **changes)
        self._queue.done(key)

    def _on_stopped(self, _exit_code: int) -> None:
        """The engine's process died: say so, start it again, go on with the next photo."""
        victim = self._queue.lost()
        reason = self.tr("The engine stopped while it worked on this photo, perhaps for lack of memory.")
        for key in [photo.key for photo in (*self._session, *self._session.aside)]:
            photo = self._session.known(key)  # as it is now: who hears of one may have changed the next
            if photo is not None and key == victim:
                self._session.update(key, stage=Stage.FAILED, reason=reason, **without_pixels(photo))
            elif photo is not None and photo.stage is not Stage.FAILED:
                self._set_back(photo)
        self._restarts += 1
        if self._restarts > _RESTARTS:
            text, advice = self.tr("The engine stopped again and again."), self.tr("Close the window and start anew.")
            self.told.emit(Notice(text, advice, severity=Severity.ERROR))
            self.progressed.emit()
            return
        advice = self.tr("It was started again and goes on with the other photos.")
        self.told.emit(Notice(self.tr("The engine stopped unexpectedly."), advice, severity=Severity.ERROR))
        self._client.start()
        self._queue.revive()
        if self._paused:
            self._client.send(PauseDenoising(True))
        if self._session.current is not None:
            self._on_current_changed(self._session.current.key)
        self._queue.go_on()

    def _set_back(self, photo: Photo) -> None:
        """Its pixels died with the engine: what was done is made again when it is wanted, the rest now."""
        away = photo.away or photo.stage is Stage.DONE
        stage = photo.stage if photo.stage in (Stage.DONE, Stage.STOPPED) else Stage.WAITING
        self._session.update(photo.key, stage=stage, away=away, **without_pixels(photo))

    def _is_fresh(self, key: int, generation: int) -> bool:
        photo = self._session.get(key)
        return photo is not None and photo.generation == generation


def _unscored(photo: Photo) -> dict[str, Any]:
    """What changes when results are to be measured against another ground truth."""
    return {"denoised_score": None, "further": tuple(replace(one, score=None) for one in photo.further)}
