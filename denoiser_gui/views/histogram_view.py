"""How many pixels have which brightness and which colours, of both sides, one over the other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from denoiser_gui.language import number
from denoiser_gui.views.palette import DENOISED_COLOUR, NOISY_COLOUR
from denoiser_gui.views.typography import small
from engine.comparison.histogram import Counts, Histogram

_ROW, _GAP, _KEY = 40, 6, 16
_LETTERS = 20
_VEIL = 72


@dataclass(frozen=True, slots=True, eq=False)
class NamedHistogram:
    """Of one side.

    Attributes:
        name: of the side.
        counts: of its pixels.
    """

    name: str
    counts: Histogram


class HistogramView(QWidget):
    """Rows for brightness, red, green, blue, told by letters; the left side is a filled area, the right one a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: tuple[NamedHistogram, ...] = ()
        self.setFont(small(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Histogram"))
        self._letters = (
            (self.tr("L", "luminance"), self.tr("Luminance")),
            (self.tr("R", "red"), self.tr("Red")),
            (self.tr("G", "green"), self.tr("Green")),
            (self.tr("B", "blue"), self.tr("Blue")),
        )

    @property
    def sides(self) -> tuple[NamedHistogram, ...]:
        """What is shown."""
        return self._sides

    def show_sides(self, sides: tuple[NamedHistogram, ...]) -> None:
        """The left and the right side, or one of them, or none while nothing is known."""
        self._sides = sides
        self.setAccessibleDescription(". ".join(self._summary(side) for side in sides))
        self.setToolTip("\n".join(self._summary(side) for side in sides))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, self._head + 4 * _ROW + 3 * _GAP)

    minimumSizeHint = sizeHint  # noqa: N815

    @property
    def _head(self) -> int:
        """Height of the line that names the sides."""
        return self.fontMetrics().height() + _GAP

    def _summary(self, side: NamedHistogram) -> str:
        means = [mean_level(counts) for counts in _channels(side.counts)]
        figures = ", ".join(f"{name} {number(mean, 1)}" for (_, name), mean in zip(self._letters, means, strict=True))
        return self.tr("{side}: means {figures}").format(side=side.name, figures=figures)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_key(painter)
        for row, (letter, _) in enumerate(self._letters):
            top = self._head + row * (_ROW + _GAP)
            plot = QRectF(_LETTERS, top, self.width() - _LETTERS - 1, _ROW)
            painter.fillRect(plot, self.palette().base())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(QRectF(0, top, _LETTERS, _ROW), int(Qt.AlignmentFlag.AlignVCenter), letter)
            self._paint_row(painter, plot, [_channels(side.counts)[row] for side in self._sides])

    def _paint_key(self, painter: QPainter) -> None:
        left = float(_LETTERS)
        metrics = self.fontMetrics()
        for place, side in enumerate(self._sides):
            swatch = QRectF(left, (self._head - _GAP - 10) / 2, 12, 10)
            _paint_curve(painter, place, QPolygonF([swatch.bottomLeft(), swatch.topLeft(), swatch.topRight()]), swatch)
            left += _KEY
            room = (self.width() - _LETTERS) / max(1, len(self._sides)) - _KEY - 8
            name = metrics.elidedText(side.name, Qt.TextElideMode.ElideMiddle, int(room))
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(QPointF(left, metrics.ascent()), name)
            left += metrics.horizontalAdvance(name) + 12

    def _paint_row(self, painter: QPainter, plot: QRectF, curves: list[Counts]) -> None:
        """One scale for both, which the ends, where all that is clipped stands, do not decide."""
        heights = heights_of(curves)
        for place, height in enumerate(heights):
            across = plot.width() / (len(height) - 1)
            line = QPolygonF(
                [
                    QPointF(plot.left() + level * across, plot.bottom() - plot.height() * h)
                    for level, h in enumerate(height)
                ]
            )
            _paint_curve(painter, place, line, plot)


def heights_of(curves: list[Counts]) -> list[NDArray[np.float64]]:
    """Counts (256,) of both sides as heights 0 to 1 on one scale; roots, so that few pixels are seen beside many."""
    shares = [np.sqrt(counts / max(1, counts.sum())) for counts in curves]
    most = max((float(share[1:-1].max()) for share in shares), default=0.0)
    most = most or max((float(share.max()) for share in shares), default=0.0) or 1.0
    return [np.minimum(share / most, 1.0) for share in shares]


def mean_level(counts: Counts) -> float:
    """The mean of the levels that were counted; 0 for none."""
    total = int(counts.sum())
    return float((counts * np.arange(len(counts))).sum() / total) if total else 0.0


def _channels(counts: Histogram) -> tuple[Counts, Counts, Counts, Counts]:
    return counts.luma, counts.red, counts.green, counts.blue


def _paint_curve(painter: QPainter, place: int, line: QPolygonF, area: QRectF) -> None:
    """The first side filled and with a thin edge, the second as a stronger line: told apart without colours too."""
    colour = (NOISY_COLOUR, DENOISED_COLOUR)[place]
    if place == 0:
        ground = QPolygonF([*line.toList(), area.bottomRight(), area.bottomLeft()])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour.red(), colour.green(), colour.blue(), _VEIL))
        painter.drawPolygon(ground)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.0 if place == 0 else 1.8))
    painter.drawPolyline(line)
