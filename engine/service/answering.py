"""The one gate of the engine's process: whatever goes wrong becomes an answer."""

import traceback
from collections.abc import Callable
from typing import TypeVar

from engine.errors import DenoiserError
from engine.service.replies import Failed, Reply
from engine.service.requests import Request

R = TypeVar("R", bound=Request)
Send = Callable[[Reply], None]


def answering(send: Send, action: Callable[[R], None], request: R) -> Callable[[], None]:
    """Work that answers every failure with :class:`Failed` and never raises."""

    def work() -> None:
        try:
            action(request)
        except Exception as error:  # noqa: BLE001  (nothing is swallowed, all is told)
            send(failed(request, error))

    return work


def failed(request: Request, error: Exception) -> Failed:
    """What the window is told about an exception; call it while the exception is handled."""
    expected = isinstance(error, DenoiserError)
    sentence = str(error) if expected else f"{type(error).__name__}: {error}"
    return Failed(request, sentence, expected, traceback.format_exc(), getattr(error, "extra", ""))
