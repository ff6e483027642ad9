"""What both ways of painting the photos share: beside a line, and in panes."""

from dataclasses import dataclass

from PySide6.QtGui import QImage, QPainter, QPalette

from denoiser_gui.state.comparison import Size
from engine.inference.tiling import Rect


@dataclass(frozen=True, slots=True)
class Seen:
    """All that is seen at one moment, in device pixels.

    Attributes:
        view: how large it is.
        ratio: device pixels for one of the widget's.
        palette: of the widget.
    """

    view: Size
    ratio: float
    palette: QPalette

    @property
    def whole(self) -> Rect:
        return Rect(0, 0, self.view.height, self.view.width)

    def paint(self, painter: QPainter, part: Rect) -> bool:
        """What is in ``part`` of the view; whether as well as can be."""
        raise NotImplementedError

    def picture(self) -> QImage:
        """What is seen, without what is for the hand."""
        image = QImage(self.view.width, self.view.height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        while not self.paint(painter, self.whole):
            pass
        painter.end()
        return image
