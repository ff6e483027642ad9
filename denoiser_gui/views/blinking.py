"""Left and right in turn at the same place, twice a second, with nothing in between."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from denoiser_gui.views import motion

PERIOD_MS = 500
"""How long each is seen: two changes a second, well below what flickers."""

_SOON_MS = 15


class Blinker(QObject):
    """Tells which of the two is seen. Where the system asks for less motion, each press goes one step.

    Args:
        is_ready: whether this side (0 or 1) can be painted at once as well as can be; asked before it is seen, and
            expected to bring it on.
        parent: Qt parent.

    Signals:
        flipped(): :attr:`side` is another one.
    """

    flipped = Signal()

    def __init__(self, is_ready: Callable[[int], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_ready = is_ready
        self._side: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=PERIOD_MS)
        self._timer.timeout.connect(self._flip)

    @property
    def side(self) -> int | None:
        """0: left alone, 1: right alone, None: it does not blink."""
        return self._side

    def press(self) -> None:
        """Begin or end; with less motion: left, right, end."""
        if motion.is_reduced():
            self._show({None: 0, 0: 1, 1: None}[self._side])
        elif self._side is None:
            self._show(0)
            self._timer.start(PERIOD_MS)
        else:
            self.stop()

    def stop(self) -> None:
        """All is seen again."""
        self._timer.stop()
        self._show(None)

    def _flip(self) -> None:
        """Only when the other one is there: no frame shows one that is half done."""
        other = 0 if self._side else 1
        if self._is_ready(other):
            self._show(other)
            self._timer.start(PERIOD_MS)
        else:
            self._timer.start(_SOON_MS)

    def _show(self, side: int | None) -> None:
        if side != self._side:
            self._side = side
            self.flipped.emit()
