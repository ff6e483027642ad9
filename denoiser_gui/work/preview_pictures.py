"""Pictures that a training wrote on its way, decoded in a thread and kept for a while."""

from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

Rgb = NDArray[np.uint8]

_KEPT = 16


class PreviewPictures(QObject):
    """Reads pictures without holding the window.

    Signals:
        arrived(object): the path of a picture that :meth:`get` gives from now on.
    """

    arrived = Signal(object)
    _read = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, "previews")
        self._kept: OrderedDict[Path, Rgb] = OrderedDict()
        self._asked: set[Path] = set()
        self._read.connect(self._on_read)

    def get(self, path: Path) -> Rgb | None:
        """The picture, (H, W, 3) uint8; None while it is read, and where it cannot be."""
        if path in self._kept:
            self._kept.move_to_end(path)
            return self._kept[path]
        if path not in self._asked:
            self._asked.add(path)
            with suppress(RuntimeError):  # the window is closing
                self._worker.submit(self._decode, path)
        return None

    def forget(self) -> None:
        """Another run: its pictures may have the same names."""
        self._kept.clear()
        self._asked.clear()

    def close(self) -> None:
        """Read nothing more."""
        self._worker.shutdown(cancel_futures=True)

    def _decode(self, path: Path) -> None:
        self._read.emit(path, pixels_of(path))

    def _on_read(self, path: Path, pixels: Rgb | None) -> None:
        if path not in self._asked:
            return
        if pixels is None:
            return  # half written or gone; it is not asked for again
        self._asked.discard(path)
        self._kept[path] = pixels
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(path)


def pixels_of(path: Path) -> Rgb | None:
    """A picture as (H, W, 3) uint8, or None if it cannot be read."""
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888)
    if image.isNull():
        return None
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()
