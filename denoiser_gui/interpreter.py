"""Guards against what makes a program of Python and Qt crash.

PySide6 6.12 has a fault on Python 3.11: its wheels are built as if None, True and False could never die, which is so
from Python 3.12 on (PEP 683). On 3.11 every ``Signal.emit`` takes one reference of True away that was never given,
every ``QTimer.start`` one of None, until the interpreter aborts ("deallocating True or False"). Measured with 6.12.0 on
3.11.7: 100 emits, 100 references less.

And Python looks for cycles of garbage wherever it happens to be: in any thread, or in the middle of building an item of
a plot. Graphics items that are destroyed there take the program with them: redrawing plots six hundred times ended
in a segmentation fault in two of six runs, in none of fourteen where cycles were left alone meanwhile.
"""

import ctypes
import gc
import sys

from PySide6.QtCore import QObject, QTimer

_PLENTY = 1 << 40
_LOOK_EVERY_MS = 500


def protect_singletons() -> None:
    """Give the constants of Python 3.11 more references than a program can lose; nothing to do from 3.12 on."""
    if sys.version_info >= (3, 12):
        return
    for constant in (None, True, False, NotImplemented, Ellipsis):
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < _PLENTY:
            count.value += _PLENTY


class CycleCollector(QObject):
    """From now on cycles of garbage are looked for by the event loop of this thread, and nowhere else.

    Args:
        parent: with it that ends; Python does not begin to look by itself again.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(collect_what_is_due)
        timer.start(_LOOK_EVERY_MS)


def collect_what_is_due() -> None:
    """Look through the generations that Python would look through now if it did so by itself."""
    counted, limits = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if 0 < limits[generation] < counted[generation]:
            gc.collect(generation)
            return
