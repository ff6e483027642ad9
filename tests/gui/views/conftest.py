"""Made photos, and real events."""

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

Rgb = NDArray[np.uint8]


@pytest.fixture(autouse=True)
def patient_painting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine paints in one go as well, so that pixels can be compared."""
    monkeypatch.setattr("denoiser_gui.views.photo_pair.PAINTING_SECONDS", math.inf)
    monkeypatch.setattr("denoiser_gui.views.photo_pair.HURRIED_SECONDS", math.inf)


@pytest.fixture
def grain() -> Callable[..., Rgb]:
    """Makes a photo of pure noise (height, width, 3)."""

    def make(height: int, width: int, seed: int = 0) -> Rgb:
        return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)

    return make


def pixels_of(widget: QWidget) -> Rgb:
    """What a widget shows, (H, W, 3) in device pixels."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return raw[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def files(*paths: Path) -> QMimeData:
    """What a file manager puts into a drag."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


class Drag:
    """A drag from a file manager, step by step, with the events that Qt would send to the widget."""

    def __init__(self, widget: QWidget, mime: QMimeData, at: QPoint) -> None:
        self.widget, self.mime, self.at = widget, mime, at

    def enter(self) -> bool:
        event = QDragEnterEvent(QPointF(self.at), *self._rest())
        event.ignore()
        QApplication.sendEvent(self.widget, event)
        return event.isAccepted()

    def move(self) -> None:
        QApplication.sendEvent(self.widget, QDragMoveEvent(QPointF(self.at), *self._rest()))

    def leave(self) -> None:
        QApplication.sendEvent(self.widget, QDragLeaveEvent())

    def drop(self) -> None:
        QApplication.sendEvent(self.widget, QDropEvent(QPointF(self.at), *self._rest(), QEvent.Type.Drop))

    def _rest(self) -> tuple[Qt.DropAction, QMimeData, Qt.MouseButton, Qt.KeyboardModifier]:
        return Qt.DropAction.CopyAction, self.mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
