"""A question about the shown photo that is asked again whenever something changes; only the newest answer counts."""

import itertools
from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, QTimer, Signal

from denoiser_gui.work.engine_client import EngineClient
from engine.service.comparison_requests import CancelComparison, ComparisonRequest
from engine.service.replies import Failed

_numbers = itertools.count(1)

Make = Callable[[int], ComparisonRequest]


class Inquiry(QObject):
    """One kind of question.

    Args:
        client: the engine's process.
        answer: what it is answered with; it has a ``number``.
        calm_ms: how long nothing must change before it is asked.

    Signals:
        answered(object): the answer to what was asked last.
        failed(str): why there is none, one sentence.
        stale(object): an answer that nobody waits for any more.
    """

    answered = Signal(object)
    failed = Signal(str)
    stale = Signal(object)

    def __init__(self, client: EngineClient, answer: type, calm_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._answer = answer
        self._about: Hashable | None = None
        self._make: Make | None = None
        self._number: int | None = None
        self._calm = QTimer(self, singleShot=True, interval=calm_ms)
        self._calm.timeout.connect(self._send)
        client.received.connect(self._on_reply)
        client.stopped.connect(lambda _code: self.forget())

    def ask(self, about: Hashable, make: Make) -> bool:
        """Ask, unless the same was asked before; whether it is asked.

        Args:
            about: tells whether it is the same.
            make: the question with its number.
        """
        if about == self._about:
            return False
        self._withdraw()
        self._about, self._make = about, make
        self._calm.start()
        return True

    def drop(self) -> None:
        """Nothing is asked any more; what was asked is given up."""
        self._withdraw()
        self.forget()

    def forget(self) -> None:
        """As if nothing had been asked: the next question is a new one."""
        self._calm.stop()
        self._about = self._make = self._number = None

    def _withdraw(self) -> None:
        if self._number is not None:
            self._client.send(CancelComparison(self._number))
            self._number = None

    def _send(self) -> None:
        if self._make is not None:
            self._number = next(_numbers)
            self._client.send(self._make(self._number))

    def _on_reply(self, reply: object) -> None:
        if isinstance(reply, self._answer):
            if getattr(reply, "number", None) == self._number:
                self._number = None
                self.answered.emit(reply)
            else:
                self.stale.emit(reply)
        elif isinstance(reply, Failed) and self._number == getattr(reply.request, "number", -1):
            self._on_failed(reply)

    def _on_failed(self, reply: Failed) -> None:
        """Other kinds of requests count on their own."""
        if isinstance(reply.request, ComparisonRequest):
            self._number = None
            self.failed.emit(reply.sentence)
