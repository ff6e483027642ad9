import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from denoiser_gui.views.photo_delegate import wrapped

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
