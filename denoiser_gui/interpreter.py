"""A guard against a fault of PySide6 6.12 on Python 3.11.

Its wheels are built as if None, True and False could never die, which is so from Python 3.12 on (PEP 683). On 3.11
every ``Signal.emit`` takes one reference of True away that was never given, every ``QTimer.start`` one of None, until
the interpreter aborts ("deallocating True or False"). Measured with 6.12.0 on 3.11.7: 100 emits, 100 references less.
"""

import ctypes
import sys

_PLENTY = 1 << 40


def protect_singletons() -> None:
    """Give the constants of Python 3.11 more references than a program can lose; nothing to do from 3.12 on."""
    if sys.version_info >= (3, 12):
        return
    for constant in (None, True, False, NotImplemented, Ellipsis):
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < _PLENTY:
            count.value += _PLENTY
