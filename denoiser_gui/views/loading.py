"""Modules that take long to import, loaded before they are needed."""

from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_MS = 30


class Loading(QObject):
    """Imports a module in a thread.

    The thread touches nothing of Qt: the window, or this, may be gone before it is done. The interpreter may not: where
    it ended in the middle of an import, of C++ code above all, it would crash. So the program's end waits that moment.

    Args:
        module: its name.
        parent: owns it.

    Signals:
        loaded(): once, in the window's thread.
    """

    loaded = Signal()

    def __init__(self, module: str, parent: QObject) -> None:
        super().__init__(parent)
        self._thread = Thread(target=import_module, args=(module,), name="loading")
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._look)

    def start(self) -> None:
        """Begin; nothing happens if it has begun."""
        if self._thread.ident is None:
            self._thread.start()
            self._looking.start()

    def _look(self) -> None:
        if not self._thread.is_alive():
            self._looking.stop()
            self.loaded.emit()
