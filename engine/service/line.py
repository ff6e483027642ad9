"""The pipe to the window, as a process that serves it has it."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection

from engine.service.replies import Reply
from engine.service.requests import Quit, Request


def leave_signals_to_the_window() -> None:
    """What ends the window as well is left to it, so that nothing is torn and no temporary file stays."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)


class Line:
    """Told by any thread, heard by one.

    Args:
        connection: to the window.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sending = threading.Lock()

    def send(self, reply: Reply) -> None:
        """Tell the window; where it is gone, whoever listens notices that as well."""
        with self._sending, contextlib.suppress(OSError):
            self._connection.send(reply)

    def requests(self) -> Iterator[Request]:
        """What is asked, until the window says :class:`Quit` or is gone."""
        while True:
            try:
                request = self._connection.recv()
            except (EOFError, OSError):
                return
            if isinstance(request, Quit):
                return
            yield request
