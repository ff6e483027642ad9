"""The thin bar of progress."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from denoiser_gui.views import motion
from denoiser_gui.views.palette import accent
from denoiser_gui.views.thin_bar import ThinBar


@pytest.fixture
def bar(qtbot: QtBot) -> ThinBar:
    bar = ThinBar()
    qtbot.addWidget(bar)
    bar.resize(200, 6)
    with qtbot.waitExposed(bar):
        bar.show()
    return bar


def filled(bar: ThinBar) -> list[bool]:
    """For each of some places from left to right, whether the accent is there."""
    picture, hue = bar.grab().toImage(), accent(bar.palette())
    return [QColor(picture.pixel(x, 3)).rgb() == hue.rgb() for x in (10, 90, 110, 190)]


def test_it_fills_in_the_direction_of_reading(bar: ThinBar) -> None:
    bar.show_fraction(0.5)
    assert filled(bar) == [True, True, False, False]
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert filled(bar) == [False, False, True, True]


def test_of_unknown_length_it_is_never_full_and_moves(bar: ThinBar, qtbot: QtBot) -> None:
    bar.show_fraction(None)
    seen = []
    for _ in range(4):
        begin, end = bar.piece
        assert end - begin < 0.3
        seen.append((begin, end))
        qtbot.wait(60)
    assert len(set(seen)) > 1
    assert not all(filled(bar))
    bar.show_fraction(0.25)
    qtbot.waitUntil(lambda: not bar._frames.isActive())
    assert bar.piece == (0.0, 0.25)


def test_it_stands_still_where_the_system_asks_for_it(bar: ThinBar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion, "is_reduced", lambda: True)
    bar.show_fraction(None)
    assert not bar._frames.isActive()
    assert filled(bar) == [False, False, False, False]
