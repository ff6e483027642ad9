"""What all plots share: the palette's colours, a legend beside them, a frame where the keyboard is.

Importing it imports pyqtgraph.
"""

from collections.abc import Iterable
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from denoiser_gui.views.palette import accent
from denoiser_gui.views.typography import small

RIGHTWARDS = Qt.LayoutDirection.LeftToRight
"""A plot is read from the left in every language."""


class PlotGround(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Plots are added to it.

    Attributes:
        built: whether all is there that has colours; pyqtgraph changes the palette while it builds.
    """

    built = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ci.setLayoutDirection(RIGHTWARDS)

    def colour(self) -> None:
        """Take over the colours of the palette."""
        self.setBackground(self.palette().color(QPalette.ColorRole.Base))

    @property
    def ink(self) -> QColor:
        """What is written with."""
        return QColor(self.palette().color(QPalette.ColorRole.Text))

    @property
    def letters(self) -> str:
        """The size of what is written, such as ``9.0pt``."""
        return f"{QFontInfo(small(self.font())).pointSizeF():.1f}pt"

    def add_legend(self, column: int, names: Iterable[str], margin: int, **options: Any) -> Any:
        """An empty legend in the first row: beside the plots, so that it never hides what they show.

        Args:
            column: of it.
            names: that will stand in it.
            margin: what it is wider than the longest of them.
            options: of pyqtgraph's ``LegendItem``.
        """
        ground = self.ci.addViewBox(row=0, col=column, enableMenu=False, enableMouse=False)
        metrics = QFontMetrics(small(self.font()))
        ground.setFixedWidth(max(map(metrics.horizontalAdvance, names), default=0) + margin)
        ground.setLayoutDirection(RIGHTWARDS)
        legend = pg.LegendItem(verSpacing=-4, labelTextSize=self.letters, **options)
        legend.setParentItem(ground)
        legend.anchor((0, 0), (0, 0))
        return legend

    def colour_legend(self, legend: Any) -> None:
        """Write its names in the palette's colour."""
        for _, label in legend.items:
            label.setText(label.text, color=self.ink)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Here and not in what holds it, which hears of another palette first."""
        super().changeEvent(event)
        if self.built and event.type() == QEvent.Type.PaletteChange:
            self.colour()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:  # noqa: ARG002, N802
        """A frame tells that the keyboard is here."""
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(QPen(accent(self.palette()), 2))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
