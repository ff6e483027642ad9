import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui.views.pixel_table import PixelTable, PointedAt
from engine.comparison.lab import Colour


@pytest.fixture
def table(qtbot: QtBot) -> PixelTable:
    table = PixelTable()
    qtbot.addWidget(table)
    return table


def column(table: PixelTable, side: int) -> list[str]:
    return [cells[side].text() for cells in table.cells]


def test_values_signs_and_distance(table: PixelTable) -> None:
    one, other = Colour(1, 2, 3, 50.04, -4.0, 0.0), Colour(4, 5, 6, 50.04, -0.04, 3.0)
    table.show_pixel(PointedAt(7, 11, ("Noisy", "Denoised"), (one, other)))
    assert column(table, 0) == ["1", "2", "3", "50.0", "−4.0", "0.0", ""]
    assert column(table, 1) == ["4", "5", "6", "50.0", "0.0", "3.0", "5.0"]
    assert [name.text() for name in table.names] == ["Noisy", "Denoised"]
    assert "Column 11, row 7" in table.place.text()


def test_what_is_not_there_is_a_dash(table: PixelTable) -> None:
    table.show_pixel(PointedAt(0, 0, ("Noisy", "Denoised"), (Colour(1, 2, 3, 4, 5, 6), None)))
    assert column(table, 1) == ["–"] * 7
    table.show_pixel(None)
    assert column(table, 0)[:6] == ["–"] * 6
    assert "Point at the photo" in table.place.text()
