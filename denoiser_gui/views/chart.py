"""A drawing between two axes with its name above. Importing it imports pyqtgraph.

pyqtgraph's own ``PlotItem`` makes menus and forms for every plot, hidden or not: 20 ms in which the window does not
answer. What is drawn here needs none of them.
"""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QGraphicsGridLayout, QGraphicsItem, QSizePolicy

_RIGHTWARDS = Qt.LayoutDirection.LeftToRight  # a plot is read from the left in every language
_MOST = 100


class Chart(pg.GraphicsWidget):  # type: ignore[misc]
    """Neither dragged nor zoomed.

    Attributes:
        view: what items are added to, in the units of the axes.
        left, bottom: the axes.

    Args:
        head: what is drawn.
        left: the vertical axis, its tick font set.
        bottom: the horizontal one.
    """

    def __init__(self, head: str, left: pg.AxisItem, bottom: pg.AxisItem) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setLayoutDirection(_RIGHTWARDS)
        self.view = pg.ViewBox(enableMenu=False, enableMouse=False)
        self.left, self.bottom = left, bottom
        self._head = head
        self._title = pg.LabelItem("", justify="left")
        self._lay_out()
        for axis in (left, bottom):
            axis.enableAutoSIPrefix(False)
            axis.linkToView(self.view)
            axis.setZValue(0.5)
            axis.setFlag(QGraphicsItem.GraphicsItemFlag.ItemNegativeZStacksBehindParent)

    def _lay_out(self) -> None:
        height = QFontMetrics(self.left.style["tickFont"]).height() + 2
        self._title.setMaximumHeight(height)
        grid = QGraphicsGridLayout()
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        grid.addItem(self._title, 0, 1)
        grid.addItem(self.left, 1, 0)
        grid.addItem(self.view, 1, 1)
        grid.addItem(self.bottom, 2, 1)
        grid.setRowStretchFactor(1, _MOST)
        grid.setColumnStretchFactor(1, _MOST)
        grid.setRowFixedHeight(0, height)
        self.setLayout(grid)

    def colour(self, ink: QColor, size: str) -> None:
        """Take over the colour of the words and lines, and the size of the name, such as ``9.0pt``."""
        for axis in (self.left, self.bottom):
            axis.setPen(ink)
            axis.setTextPen(ink)
        self._title.setText(self._head, color=ink, size=size, justify="left")
