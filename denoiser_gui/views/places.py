"""Where windows may stand."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_GRIP = 64
_TITLE_HEIGHT = 40
_FRAME = QSize(32, 64)


def fitting(window: QWidget, wanted: QSize) -> QSize:
    """The size that is wanted, or as much of it as the window's screen has room for with a frame around."""
    return wanted.boundedTo(window.screen().availableSize() - _FRAME)


def bring_onto_a_screen(window: QWidget) -> None:
    """Move a window so that its title can be reached; where its screen is gone, to the first one."""
    areas = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if areas and not is_reachable(window.frameGeometry(), areas):
        window.setGeometry(within(window.geometry(), QGuiApplication.primaryScreen().availableGeometry()))


def is_reachable(frame: QRect, areas: list[QRect]) -> bool:
    """Whether enough of the upper edge of ``frame`` lies on one of the screens to take hold of it."""
    title = QRect(frame.left(), frame.top(), frame.width(), _TITLE_HEIGHT)
    parts = (title.intersected(area) for area in areas)
    return any(part.width() >= _GRIP and part.height() >= _TITLE_HEIGHT // 2 for part in parts)


def within(frame: QRect, area: QRect) -> QRect:
    """As large as ``frame`` where ``area`` has the room, in its middle."""
    size = frame.size().boundedTo(area.size() - area.size() * 0.05)
    result = QRect(frame.topLeft(), size)
    result.moveCenter(area.center())
    return result
