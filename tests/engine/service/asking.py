"""Whoever asks: hears replies from any thread."""

import threading
from typing import Any


class Heard:
    """A place to send replies to."""

    def __init__(self) -> None:
        self.replies: list[Any] = []
        self._news = threading.Condition()

    def __call__(self, reply: Any) -> None:
        with self._news:
            self.replies.append(reply)
            self._news.notify_all()

    def of(self, *kinds: type) -> list[Any]:
        """All replies of these kinds."""
        return [reply for reply in tuple(self.replies) if isinstance(reply, kinds)]

    def wait_for(self, kind: type, number: int, seconds: float = 30.0) -> Any:
        """The first reply of a kind to a question."""

        def fitting() -> list[Any]:
            return [reply for reply in self.of(kind) if reply.number == number]

        with self._news:
            assert self._news.wait_for(fitting, seconds), f"no {kind.__name__}; heard {self.replies}"
            return fitting()[0]
