"""Two parts beside each other, or one below the other where there is too little room, as with large letters."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_UNLIMITED = 16_777_215


class Beside(QWidget):
    """Gives the first part a width of its own and the second the rest, or both the same.

    Args:
        first, second: the parts.
        width: of the first one in logical pixels; 0 for half of all.
        spacing: between them.
    """

    def __init__(self, first: QWidget, second: QWidget, width: int = 0, spacing: int = 24) -> None:
        super().__init__()
        self._parts = (first, second)
        self._width = width
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        self._box.addWidget(first, 0 if width else 1)
        self._box.addWidget(second, 1)
        self._turn(True)

    def set_level(self, alignment: Qt.AlignmentFlag) -> None:
        """Where the second part stands while it is beside the first."""
        self._box.setAlignment(self._parts[1], alignment)

    @property
    def is_beside(self) -> bool:
        return self._box.direction() is QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as the wider part, for they can be laid one below the other."""
        return QSize(max(self._least(part) for part in self._parts), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        first, second = (self._least(part) for part in self._parts)
        self._turn(max(first, self._width) + self._box.spacing() + second <= self.width())

    def _least(self, part: QWidget) -> int:
        return part.minimumSizeHint().width()

    def _turn(self, beside: bool) -> None:
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() is not way:
            self._box.setDirection(way)
        if self._width:
            width = max(self._width, self._least(self._parts[0])) if beside else _UNLIMITED
            self._parts[0].setMaximumWidth(width)
            self._parts[0].setMinimumWidth(width if beside else 0)
