"""How a photo looks in the filmstrip."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from denoiser_gui.views.labels import wrapped
from denoiser_gui.views.photo_delegate import _heights
from denoiser_gui.views.photo_list import PhotoRow
from denoiser_gui.views.typography import small

TEXT = "Failed: the file is damaged or incomplete and cannot be opened."


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("width", [60, 90, 200])
def test_there_are_never_more_lines_than_room_and_no_word_is_lost(qapp: QApplication, width: int, count: int) -> None:
    font = QFont(qapp.font())
    lines = wrapped(TEXT, font, width, count)
    assert 1 <= len(lines) <= count
    assert " ".join(lines) == TEXT
    assert all(QFontMetrics(font).horizontalAdvance(line) <= width for line in lines[:-1])


def test_what_fits_stays_on_one_line(qapp: QApplication) -> None:
    assert wrapped("Done in 1.3 s", QFont(qapp.font()), 400, 2) == ["Done in 1.3 s"]
    assert wrapped("", QFont(qapp.font()), 400, 2) == [""]


def test_names_of_files_are_broken_behind_their_signs(qapp: QApplication) -> None:
    font = QFont(qapp.font())
    width = QFontMetrics(font).horizontalAdvance("IMG_20261130_10")
    assert wrapped("IMG_20261130_101500.jpg", font, width, 2, anywhere=True) == ["IMG_20261130_", "101500.jpg"]
    assert wrapped("abcdefghijklmnopqrstuvwxyz", font, width, 2, anywhere=True)[0].startswith("abcdefgh")
    assert wrapped("short_name.jpg", font, 400, 2, anywhere=True) == ["short_name.jpg"]


@pytest.mark.parametrize(
    ("name", "state", "progress", "failed", "lines"),
    [
        ("a.jpg", "Done in 1.3\xa0s", None, False, (1, 1)),
        ("IMG_20261130_101500_HDR.jpg", "Done in 1.3\xa0s", None, False, (2, 1)),
        ("IMG_20261130_101500_HDR.jpg", "42 %", 0.42, False, (2, 1)),
        ("a.jpg", "Failed: the file is damaged or incomplete.", None, True, (1, 3)),
        ("IMG_20261130_101500_HDR.jpg", "Failed: the file is damaged or incomplete.", None, True, (2, 2)),
    ],
)
def test_names_and_reasons_take_the_lines_that_there_is_room_for(
    qapp: QApplication, name: str, state: str, progress: float | None, failed: bool, lines: tuple[int, int]
) -> None:
    name_font, state_font = QFont(qapp.font()), small(qapp.font())
    one, other = QFontMetrics(name_font).height(), QFontMetrics(state_font).height()
    width = QFontMetrics(name_font).horizontalAdvance("n" * 12)
    area = QRect(0, 0, width, 2 * one + 2 * other + 12)
    bar = 9 if progress is not None else 0
    heights = _heights(PhotoRow("1", name, state, progress, failed), name_font, state_font, area, bar)
    assert heights == (lines[0] * one, lines[1] * other)
