"""The engine's process, seen from the window: requests are sent, replies arrive as a Qt signal."""

import contextlib
import multiprocessing
import threading
from multiprocessing.connection import Connection

from PySide6.QtCore import QObject, Signal

from engine.service import buffers, server
from engine.service.messages import Quit, Request

_SECONDS_TO_SAVE = 60.0
_SECONDS_TO_QUIT = 3.0


class EngineClient(QObject):
    """Starts, asks and ends the engine's process.

    Signals:
        received: a reply of :mod:`engine.service.messages`, in the window's thread.
        stopped: the process ended though nobody asked it to; its exit code.
    """

    received = Signal(object)
    stopped = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None
        self._listener: threading.Thread | None = None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.is_alive()

    @property
    def process_id(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process; it answers as soon as it can, and requests may be sent at once."""
        context = multiprocessing.get_context("spawn")
        self._connection, far_end = context.Pipe()
        self._process = context.Process(target=server.main, args=(far_end,), name="denoiser-engine", daemon=True)
        self._process.start()
        far_end.close()
        self._listener = threading.Thread(target=self._listen, args=(self._connection, self._process), daemon=True)
        self._listener.start()

    def send(self, request: Request) -> None:
        """Ask for something; a process that is gone is told by :attr:`stopped`, not here."""
        if self._connection is not None:
            with contextlib.suppress(OSError):
                self._connection.send(request)

    def close(self, saving: bool = False) -> None:
        """End the process; with ``saving`` it may first finish what it writes."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if process is None or connection is None:
            return
        with contextlib.suppress(OSError):
            connection.send(Quit())
        process.join(_SECONDS_TO_SAVE if saving else _SECONDS_TO_QUIT)
        if process.is_alive():
            process.kill()
            process.join()
        if self._listener is not None:
            self._listener.join(_SECONDS_TO_QUIT)
        connection.close()
        buffers.remove_orphans()

    def _listen(self, connection: Connection, process: multiprocessing.process.BaseProcess) -> None:
        while True:
            try:
                reply = connection.recv()
            except (EOFError, OSError):
                break
            self.received.emit(reply)
        process.join()
        if process is self._process:
            self.stopped.emit(process.exitcode or 0)
