from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot
from skimage.color import deltaE_cie76, rgb2lab

from denoiser_gui.state.session import Stage
from engine.inference.strength import blend
from engine.inference.tiling import Rect
from tests.gui.presenters.examined import Bench, bench

__all__ = ["bench"]  # a fixture


def cells(bench: Bench) -> list[list[str]]:
    return [[cell.text().replace("−", "-") for cell in row] for row in bench.window.inspector.closer.pixel.cells]


def point(bench: Bench, qtbot: QtBot, row: int, column: int) -> None:
    port = bench.view.viewport
    x, y = port.origin
    qtbot.mouseMove(bench.view, QPoint(3, 3))  # where it is already would be no move
    qtbot.mouseMove(bench.view, QPoint(round(x + (column + 0.5) * port.zoom), round(y + (row + 0.5) * port.zoom)))


def test_levels_and_lab_of_both_sides(bench: Bench, qtbot: QtBot) -> None:
    table = bench.window.inspector.closer
    table.pixel_line.open()
    assert "Point at the photo" in table.pixel.place.text()
    point(bench, qtbot, 7, 11)
    assert table.pixel.place.text() == "Column 11, row 7, as on the screen (sRGB)"
    told = cells(bench)
    for side, pixels in enumerate((bench.noisy, bench.denoised)):
        assert [float(row[side]) for row in told[:3]] == list(pixels[7, 11])
        assert [float(row[side]) for row in told[3:6]] == pytest.approx(rgb2lab(pixels[7, 11] / 255), abs=0.051)
    apart = deltaE_cie76(*(rgb2lab(pixels[7, 11] / 255) for pixels in (bench.noisy, bench.denoised)))
    assert float(told[6][1]) == pytest.approx(apart, abs=0.051)


def test_the_strength_counts(bench: Bench, qtbot: QtBot) -> None:
    bench.window.inspector.closer.pixel_line.open()
    point(bench, qtbot, 7, 11)
    bench.session.set_options(luminance=0.5, chrominance=0.25)
    mixed = blend(bench.noisy, bench.denoised, 0.5, 0.25)[7, 11]
    assert [float(row[1]) for row in cells(bench)[:3]] == list(mixed)


def test_what_is_not_there_yet_is_not_told(bench: Bench, qtbot: QtBot) -> None:
    bench.window.inspector.closer.pixel_line.open()
    bench.session.update(bench.key, stage=Stage.DENOISING, landed=(Rect(0, 0, 5, 80),))
    point(bench, qtbot, 7, 11)
    assert [row[1] for row in cells(bench)] == ["–"] * 7
    point(bench, qtbot, 3, 11)
    assert cells(bench)[0][1] == str(bench.denoised[3, 11, 0])


def test_pixels_that_are_gone_are_no_failure(bench: Bench, qtbot: QtBot) -> None:
    bench.window.inspector.closer.pixel_line.open()
    point(bench, qtbot, 7, 11)
    photo = bench.session.current
    assert photo is not None
    for buffer in (photo.noisy, photo.denoised):
        assert buffer is not None
        Path(buffer.path).unlink()
    point(bench, qtbot, 8, 12)
    assert cells(bench)[0] == ["–", "–"]


def test_nothing_is_read_while_it_is_folded(bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench.examining.picking, "_told", lambda: pytest.fail("nobody sees it"))
    point(bench, qtbot, 7, 11)
