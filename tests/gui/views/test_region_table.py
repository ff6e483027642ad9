import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui.views.region_table import RegionRow, RegionTable
from engine.metrics.score import Score


@pytest.fixture
def table(qtbot: QtBot) -> RegionTable:
    table = RegionTable()
    qtbot.addWidget(table)
    table.show()
    return table


def seen(table: RegionTable) -> list[list[str]]:
    return [
        [name.text(), *(cell.text() for cell in cells if cell.isVisible())]
        for name, cells in zip(table.names, table.cells, strict=True)
        if name.isVisible()
    ]


def test_two_sides_and_the_gain(table: RegionTable) -> None:
    table.show_rows([RegionRow("Noisy", Score(20, 0.5), 10.04), RegionRow("Median", Score(19, 0.6), 3.0)], True)
    assert seen(table) == [
        ["Noisy", "20.00", "0.5000", "10.0"],
        ["Median", "19.00", "0.6000", "3.0"],
        ["Gain", "−1.00", "+0.1000", ""],
    ]
    assert table.cells[1][0].accessibleName() == "Median, PSNR: 19.00"


def test_without_a_truth_only_the_noise(table: RegionTable) -> None:
    table.show_rows([RegionRow("Noisy", None, 10.0), RegionRow("Median")], False, "A sentence.")
    assert seen(table) == [["Noisy", "10.0"], ["Median", "–"]]
    assert table.note.isVisible()
    table.show_rows([RegionRow("Noisy", Score(20, 0.5), 10.0)], True)
    assert seen(table) == [["Noisy", "20.00", "0.5000", "10.0"]]
    assert not table.note.isVisible()


def test_against_the_truth_itself_there_is_no_gain(table: RegionTable) -> None:
    table.show_rows([RegionRow("Noisy", Score(20, 0.5), 10.0), RegionRow("Ground truth", None, 1.0)], True)
    assert seen(table)[2] == ["Gain", "–", "–", ""]
