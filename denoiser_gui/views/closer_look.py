"""What the inspector tells on demand: a region of the photo, the histogram, the pixel under the pointer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from denoiser_gui.views.disclosure import Disclosure
from denoiser_gui.views.histogram_view import HistogramView
from denoiser_gui.views.pixel_table import PixelTable
from denoiser_gui.views.region_table import RegionTable
from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import bold


class CloserLook(QWidget):
    """The region is there while one is drawn; histogram and pixel are folded away at first.

    Attributes:
        histogram, pixel: what is shown when their lines are opened.
        region_table: figures of the region.

    Signals:
        histogramOpened(bool), pixelOpened(bool): the person wants to see them, or not.
        regionCleared(): the person wants all of the photo to count again.
    """

    histogramOpened = Signal(bool)  # noqa: N815
    pixelOpened = Signal(bool)  # noqa: N815
    regionCleared = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.histogram, self.pixel = HistogramView(), PixelTable()
        self.histogram_line = Disclosure(self.tr("Histogram"), self.histogram)
        self.pixel_line = Disclosure(self.tr("Pixel"), self.pixel)
        self.region = self._make_region()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.region, self.histogram_line, self.pixel_line):
            column.addWidget(widget)
        self.histogram_line.button.toggled.connect(self.histogramOpened)
        self.pixel_line.button.toggled.connect(self.pixelOpened)

    def _make_region(self) -> QWidget:
        self.region_title = QLabel()
        self.region_title.setFont(bold(self.font()))
        self.region_table = RegionTable()
        self.clear_button = QPushButton(self.tr("Clear"))
        self.clear_button.setToolTip(self.tr("All of the photo counts again (Escape)"))
        make_target(self.clear_button)
        self.clear_button.clicked.connect(lambda: self.regionCleared.emit())
        head = QHBoxLayout()
        head.addWidget(self.region_title, 1)
        head.addWidget(self.clear_button)
        region = QWidget()
        column = QVBoxLayout(region)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.region_table)
        region.hide()
        return region

    def show_region(self, title: str) -> None:
        """A region is framed; its figures are in ``region_table``."""
        self.region_title.setText(title)
        self.region.show()

    def open_lines(self, histogram: bool, pixel: bool) -> None:
        """What is folded open."""
        self.histogram_line.button.setChecked(histogram)
        self.pixel_line.button.setChecked(pixel)

    def hide_region(self) -> None:
        """No region is framed."""
        self.region.hide()

    def name_histogram(self, of_region: bool) -> None:
        """Whether the histogram is that of the region."""
        self.histogram_line.button.setText(self.tr("Histogram of the region") if of_region else self.tr("Histogram"))
