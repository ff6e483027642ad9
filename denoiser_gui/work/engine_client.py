"""The engine's process, seen from the window: requests are sent, replies arrive as a Qt signal.

A thread sends and a thread listens: hundreds of requests fill the pipe while the engine is busy loading torch, and the
window does not wait for it.
"""

import contextlib
import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from queue import SimpleQueue

from PySide6.QtCore import QObject, Signal

from engine.service import buffers, server
from engine.service.requests import Quit, Request

Main = Callable[[Connection], None]

_SECONDS_TO_SAVE = 60.0
_SECONDS_TO_QUIT = 3.0


class EngineClient(QObject):
    """Starts, asks and ends the engine's process.

    Args:
        parent: owns it.
        main: what the process runs; the engine's if not given.
        name: of the process.

    Signals:
        received: a reply of :mod:`engine.service.replies`, in the window's thread.
        stopped: the process ended though nobody asked it to; its exit code.
    """

    received = Signal(object)
    stopped = Signal(int)
    _heard = Signal(object, object)
    _gone = Signal(object)

    def __init__(
        self, parent: QObject | None = None, *, main: Main = server.main, name: str = "denoiser-engine"
    ) -> None:
        super().__init__(parent)
        self._main, self._name = main, name
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None
        self._outbox: SimpleQueue[Request] = SimpleQueue()
        self._threads: tuple[threading.Thread, ...] = ()
        self._heard.connect(self._on_heard)
        self._gone.connect(self._on_gone)

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.is_alive()

    @property
    def process_id(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process; it answers as soon as it can, and requests may be sent at once."""
        if self._process is not None:
            self._outbox = SimpleQueue()  # what the one that died was asked is not what this one is asked
        context = multiprocessing.get_context("spawn")
        self._connection, far_end = context.Pipe()
        self._process = context.Process(target=self._main, args=(far_end,), name=self._name, daemon=True)
        self._process.start()
        far_end.close()
        self._threads = (
            threading.Thread(target=self._listen, args=(self._connection, self._process), daemon=True),
            threading.Thread(target=_post, args=(self._connection, self._outbox), daemon=True),
        )
        for thread in self._threads:
            thread.start()

    def send(self, request: Request) -> None:
        """Ask for something, even before :meth:`start`; a process that is gone is told by :attr:`stopped`, not here."""
        self._outbox.put(request)

    def close(self, saving: bool = False) -> None:
        """End the process; with ``saving`` it may first finish what it writes."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if process is None or connection is None:
            return
        self._outbox.put(Quit())
        process.join(_SECONDS_TO_SAVE if saving else _SECONDS_TO_QUIT)
        if process.is_alive():
            process.kill()
            process.join()
        for thread in self._threads:
            thread.join(_SECONDS_TO_QUIT)
        connection.close()
        buffers.remove_orphans()

    def _on_heard(self, connection: Connection, reply: object) -> None:
        """In the window's thread. What was on its way when the process was ended tells of pixels that are gone."""
        if connection is self._connection:
            self.received.emit(reply)

    def _on_gone(self, process: multiprocessing.process.BaseProcess) -> None:
        """In the window's thread. One that was closed meanwhile is gone as it should be."""
        if process is self._process:
            self._outbox.put(Quit())  # nobody hears it, but it ends the thread that sends
            self.stopped.emit(process.exitcode or 0)

    def _listen(self, connection: Connection, process: multiprocessing.process.BaseProcess) -> None:
        while True:
            try:
                reply = connection.recv()
            except (EOFError, OSError):
                break
            self._heard.emit(connection, reply)
        process.join()
        self._gone.emit(process)


def _post(connection: Connection, outbox: "SimpleQueue[Request]") -> None:
    """Send what is asked, in its order, up to and including :class:`Quit`."""
    while True:
        request = outbox.get()
        with contextlib.suppress(OSError):
            connection.send(request)
        if isinstance(request, Quit):
            return
