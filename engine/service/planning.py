"""What the window asks while a training is planned, beside all other work: each question ends with one PlanningDone."""

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine.cancellation import Cancelled, CancelToken
from engine.service.answering import Send, answering
from engine.service.lane import Lane
from engine.service.looking import Looking
from engine.service.replies import Reply
from engine.service.showing import match_camera, show_examples, show_noise
from engine.service.training_replies import PlanningDone
from engine.service.training_requests import (
    CancelPlanning,
    ForecastTraining,
    LookAtMaterial,
    MatchCamera,
    MeasureSpeeds,
    ShowExamples,
    ShowNoise,
    TrainingRequest,
)
from engine.service.trying import Trying
from engine.service.turn import Turn

_AT_ONCE = 100


class _Question:
    """A question that is not answered yet."""

    def __init__(self, request: Any) -> None:
        self.kind = type(request)
        self.cancel = CancelToken()


class Planning:
    """Answers in three threads: one looks at photos, one shows examples and noise, one tries networks on the device.

    Args:
        send: tells the window.
        turn: of the device, which is given back after each step.
        folder: for what a trial leaves behind for a moment.
    """

    def __init__(self, send: Send, turn: Turn, folder: Path) -> None:
        self._send = send
        self._lock = threading.Lock()
        self._open: dict[int, _Question] = {}
        self._lanes = looking, showing, trying = [Lane(f"planning-{name}") for name in ("looking", "showing", "trying")]
        tries = Trying(turn, folder)
        self._ways: dict[type, tuple[Lane, Callable[..., None]]] = {
            LookAtMaterial: (looking, Looking().look),
            ShowExamples: (showing, show_examples),
            ShowNoise: (showing, show_noise),
            MatchCamera: (showing, match_camera),
            MeasureSpeeds: (trying, tries.measure_speeds),
            ForecastTraining: (trying, tries.forecast),
        }

    @property
    def actions(self) -> dict[type, Callable[[Any], None]]:
        """What is done with a request of each kind."""
        return {**dict.fromkeys(self._ways, self.begin), CancelPlanning: self.cancel}

    def begin(self, request: Any) -> None:
        """Answer a question; an older one of the same kind is given up."""
        for number, question in tuple(self._open.items()):
            if question.kind is type(request):
                self._end(number, question, cancelled=True)
        question = self._open[request.number] = _Question(request)
        self._ways[type(request)][0].add(lambda: self._work(request, question))

    def cancel(self, request: CancelPlanning) -> None:
        """Give a question up; that is told at once, whatever it is doing."""
        question = self._open.get(request.number)
        if question is not None:
            self._end(request.number, question, cancelled=True)

    def stop(self) -> None:
        """Give everything up, and wait until nothing works on it."""
        for question in tuple(self._open.values()):
            question.cancel.cancel()
        for lane in self._lanes:
            lane.stop(_AT_ONCE)

    def _work(self, request: TrainingRequest, question: _Question) -> None:
        def tell(reply: Reply) -> None:
            with self._lock:  # nothing follows after the end
                if not question.cancel.cancelled:
                    self._send(reply)

        def answer(request: TrainingRequest) -> None:
            with contextlib.suppress(Cancelled):
                question.cancel.raise_if_cancelled()
                self._ways[question.kind][1](request, question.cancel, tell)

        answering(tell, answer, request)()
        self._end(request.number, question, cancelled=False)

    def _end(self, number: int, question: _Question, cancelled: bool) -> None:
        with self._lock:
            if self._open.get(number) is question:
                del self._open[number]
                question.cancel.cancel()
                self._send(PlanningDone(number, cancelled))
