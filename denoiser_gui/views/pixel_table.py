"""The pixel under the pointer on both sides, as it is on the screen: its levels, and the colour as it is felt."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from denoiser_gui.language import number
from denoiser_gui.views.labels import NameLabel
from denoiser_gui.views.typography import small, tabular
from engine.comparison.lab import Colour

_NOTHING = "–"
_ROWS = ("R", "G", "B", "L*", "a*", "b*", "ΔE")


@dataclass(frozen=True, slots=True)
class PointedAt:
    """A place of the photo.

    Attributes:
        row, column: of the pixel.
        names: of the left and the right side.
        colours: of the pixel on both sides; None where it is not there yet.
    """

    row: int
    column: int
    names: tuple[str, str]
    colours: tuple[Colour | None, Colour | None]


class PixelTable(QWidget):
    """Red, green, blue, and L*, a*, b* of both sides, and how far apart these are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = QLabel()
        self.place.setFont(tabular(small(self.font())))
        self.place.setWordWrap(True)
        self.names = (NameLabel(), NameLabel())
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column, name in enumerate(self.names):
            grid.addWidget(name, 0, column + 1)
            grid.setColumnStretch(column + 1, 1)
        self.cells = [self._row(grid, row, title) for row, title in enumerate(_ROWS, 1)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.place)
        layout.addLayout(grid)
        self.show_pixel(None)

    def show_pixel(self, at: PointedAt | None) -> None:
        """The pixel under the pointer; None where it is beside the photo."""
        if at is None:
            self.place.setText(self.tr("Point at the photo to see the values of a pixel."))
        else:
            self.place.setText(
                self.tr("Column {column}, row {row}, as on the screen (sRGB)").format(column=at.column, row=at.row)
            )
            for label, name in zip(self.names, at.names, strict=True):
                label.setText(name)
        colours = (None, None) if at is None else at.colours
        for column, colour in enumerate(colours):
            for cells, value in zip(self.cells, _values(colour), strict=False):
                cells[column].setText(value)
        self.cells[-1][0].setText("")
        self.cells[-1][1].setText(_apart(*colours))

    def _row(self, grid: QGridLayout, row: int, title: str) -> tuple[QLabel, QLabel]:
        head = QLabel(title)
        if title == "ΔE":
            head.setToolTip(self.tr("How different both sides look; below about 2 hardly anybody sees it"))
        grid.addWidget(head, row, 0)
        cells = QLabel(), QLabel()
        for column, cell in enumerate(cells, 1):
            cell.setFont(tabular(self.font()))
            cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(cell, row, column)
        return cells


def _values(colour: Colour | None) -> list[str]:
    if colour is None:
        return [_NOTHING] * 6
    levels = (colour.red, colour.green, colour.blue)
    felt = (colour.lightness, colour.a, colour.b)
    return [f"{level:.0f}" for level in levels] + [_signed(value) for value in felt]


def _signed(value: float) -> str:
    """One decimal, with a true minus, and no minus before nothing."""
    text = number(abs(value), 1)
    return f"−{text}" if value < 0 and round(value, 1) != 0 else text


def _apart(one: Colour | None, other: Colour | None) -> str:
    """The distance in L*a*b*, CIE 1976."""
    if one is None or other is None:
        return _NOTHING
    steps = (one.lightness - other.lightness, one.a - other.a, one.b - other.b)
    return number(sum(step * step for step in steps) ** 0.5, 1)
