"""What is asked of the engine while a training is planned: of each kind one question at most, older answers dropped."""

import itertools
from typing import Any

from PySide6.QtCore import QObject, Signal

from denoiser_gui.work.engine_client import EngineClient
from engine.service.replies import Failed, Reply
from engine.service.training_replies import PlanningDone, PlanningProgress
from engine.service.training_requests import CancelPlanning, TrainingRequest

_KINDS = TrainingRequest.__args__


class PlanningQuestions(QObject):
    """Numbers questions, and lets through what answers the last one of its kind.

    Args:
        client: the engine's process.

    Signals:
        answered(object): a reply of :mod:`engine.service.training_replies`.
        progressed(type, float): so much of a question of this kind is answered, 0 to 1.
        failed(type, Failed): a question of this kind cannot be answered.
        ended(type): a question of this kind is answered, or was given up.
        lost(): the engine's process ended; nothing that was asked will be answered.
    """

    answered = Signal(object)
    progressed = Signal(object, float)
    failed = Signal(object, object)
    ended = Signal(object)
    lost = Signal()

    def __init__(self, client: EngineClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._numbers = itertools.count(1)
        self._open: dict[type, int] = {}
        client.received.connect(self._on_reply)
        client.stopped.connect(lambda _code: self._on_stopped())

    def ask(self, kind: type, **wish: Any) -> None:
        """Ask; an older question of the same kind is given up."""
        self._cancel(kind)
        number = self._open[kind] = next(self._numbers)
        self._client.send(kind(number, **wish))

    def give_up(self, kind: type) -> None:
        """The answer is not wanted any more."""
        if self._cancel(kind):
            self.ended.emit(kind)

    def give_up_all(self) -> None:
        """None of the answers is."""
        for kind in tuple(self._open):
            self.give_up(kind)

    def is_open(self, kind: type) -> bool:
        """Whether an answer of this kind is awaited."""
        return kind in self._open

    def _cancel(self, kind: type) -> bool:
        number = self._open.pop(kind, None)
        if number is not None:
            self._client.send(CancelPlanning(number))
        return number is not None

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, Failed):
            if isinstance(reply.request, _KINDS):
                self._on_failed(reply)
            return
        kind = self._kind_of(getattr(reply, "number", None))
        if kind is None or type(reply).__module__ != PlanningDone.__module__:
            return
        if isinstance(reply, PlanningProgress):
            self.progressed.emit(kind, reply.done / reply.whole if reply.whole else 0.0)
        elif isinstance(reply, PlanningDone):
            del self._open[kind]
            self.ended.emit(kind)
        else:
            self.answered.emit(reply)

    def _on_failed(self, reply: Failed) -> None:
        kind = self._kind_of(reply.request.number)  # type: ignore[union-attr]  # all kinds have one
        if kind is not None:
            del self._open[kind]
            self.failed.emit(kind, reply)

    def _kind_of(self, number: int | None) -> type | None:
        return next((kind for kind, asked in self._open.items() if asked == number), None)

    def _on_stopped(self) -> None:
        if self._open:
            self._open.clear()
            self.lost.emit()
