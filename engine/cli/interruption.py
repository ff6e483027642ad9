"""Ctrl+C during long work: the first time it ends in good order, the second time at once.

An exception out of nowhere is no good for that: libraries with a bare ``except`` swallow it.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def interruptible(stop: Callable[[], None]) -> Iterator[None]:
    """Within the block Ctrl+C calls ``stop``; the block ends as it sees fit, and with KeyboardInterrupt after it.

    Outside of the main thread, where Python tells of no signals, nothing is changed.

    Raises:
        KeyboardInterrupt: at the end of the block, if Ctrl+C was pressed; a second one raises it at once.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed = False

    def press(_number: int, _frame: object) -> None:
        nonlocal pressed
        if pressed:
            raise KeyboardInterrupt
        pressed = True
        stop()

    before = signal.signal(signal.SIGINT, press)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt
