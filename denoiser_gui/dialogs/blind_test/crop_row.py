"""The pictures of one crop beside each other, all of one size and one zoom."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from denoiser_gui.dialogs.blind_test.crop_button import CropButton
from denoiser_gui.state.blind_test import Rgb

_GAP = 8
_MOST_ZOOM = 16
_NOTCH = 120


class CropRow(QWidget):
    """Lays the pictures out so that they are as large as possible, and hides what is not needed.

    The first picture is always on the left: numbers are read so in every language of the program.

    Signals:
        chosen(int): the picture at this place was clicked, the first at 0.
        zoomed(): another zoom.
    """

    chosen = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: Sequence[Rgb] = ()
        self._side = 1
        self._own_zoom: int | None = None
        self._turned = 0
        self.buttons: list[CropButton] = []

    def show_pictures(self, pictures: Sequence[Rgb], side: int) -> None:
        """Others.

        Args:
            pictures: (h, w, 3) uint8 of one size, the first place first.
            side: how many of their pixels are to be seen at least, in either direction.
        """
        self._pictures, self._side = pictures, side
        while len(self.buttons) < len(pictures):
            self._add_button()
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(pictures))
        self._place()

    @property
    def zoom(self) -> int:
        """Device pixels along the edge of a pixel of the photo: the person's, or the largest that shows enough."""
        if self._own_zoom is not None:
            return self._own_zoom
        if not self._pictures:
            return 1
        room = self.buttons[0].room
        return min(max(1, round(min(room.height(), room.width()) / self._side)), _MOST_ZOOM)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller pixels, from now on for all crops."""
        self._own_zoom = min(max(1, self.zoom + steps), _MOST_ZOOM)
        self._draw()

    def zoom_freely(self) -> None:
        """As it fits, as at first."""
        self._own_zoom = None
        self._draw()

    def _add_button(self) -> None:
        place = len(self.buttons)
        button = CropButton(place, self)
        button.clicked.connect(lambda: self.chosen.emit(place))
        self.buttons.append(button)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        if steps:
            self.zoom_by(1 if steps > 0 else -1)
        event.accept()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(960, 480)

    def _place(self) -> None:
        count = len(self._pictures)
        if not count:
            return
        columns = columns_for(count, self.width(), self.height())
        rows = math.ceil(count / columns)
        width = (self.width() - (columns - 1) * _GAP) // columns
        height = (self.height() - (rows - 1) * _GAP) // rows
        for place, button in enumerate(self.buttons[:count]):
            row, column = divmod(place, columns)
            button.setGeometry(column * (width + _GAP), row * (height + _GAP), width, height)
        self._draw()

    def _draw(self) -> None:
        zoom = self.zoom
        for button, picture in zip(self.buttons, self._pictures, strict=False):
            button.show_picture(picture, zoom)
        self.zoomed.emit()


def columns_for(count: int, width: int, height: int) -> int:
    """In how many columns so many squares are largest; of equals with the fewest gaps."""

    def worth(columns: int) -> tuple[float, int]:
        rows = math.ceil(count / columns)
        return min(width / columns, height / rows), count - rows * columns

    return max(range(1, count + 1), key=worth)
