"""The bottom line."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from denoiser_gui.views.progress_line import ProgressLine

TEXT = "Denoising 2 of 5 · 42 % · 2.1 MP/s · 12 s left"


@pytest.fixture
def line(qtbot: QtBot) -> ProgressLine:
    line = ProgressLine()
    qtbot.addWidget(line)
    with qtbot.waitExposed(line):
        line.show()
    return line


def test_idle_there_is_nothing_to_cancel(line: ProgressLine) -> None:
    assert not line.bar.isVisible()
    assert not line.cancel_button.isVisible()


def test_progress_is_seen_and_can_be_cancelled(line: ProgressLine, qtbot: QtBot) -> None:
    line.set_device("CPU")
    line.show_progress(TEXT, 0.42)
    assert (line.device.text(), line.text.text(), line.text.toolTip()) == ("CPU", TEXT, TEXT)
    assert line.bar.value() / line.bar.maximum() == pytest.approx(0.42)
    with qtbot.waitSignal(line.cancelRequested):
        qtbot.mouseClick(line.cancel_button, Qt.MouseButton.LeftButton)
    line.show_idle("Done in 1.3 s")
    assert line.text.text() == "Done in 1.3 s"
    assert not line.cancel_button.isVisible()


@pytest.mark.parametrize(("fraction", "value"), [(-1.0, 0), (0.0, 0), (1.0, 1000), (7.0, 1000)])
def test_odd_fractions_stay_in_the_bar(line: ProgressLine, fraction: float, value: int) -> None:
    line.show_progress("x", None)
    assert line.bar.maximum() == 0
    line.show_progress("x", fraction)
    assert (line.bar.value(), line.bar.maximum()) == (value, 1000)


def test_nothing_moves_when_work_begins_and_ends(line: ProgressLine) -> None:
    idle = line.sizeHint().height(), line.minimumHeight()
    line.show_progress(TEXT, 0.5)
    assert max(line.sizeHint().height(), line.minimumHeight()) == max(idle)


def test_a_long_text_does_not_widen_the_window(line: ProgressLine) -> None:
    before = line.minimumSizeHint().width()
    line.show_progress("word " * 200, 0.5)
    line.show_idle("word " * 200)
    assert line.minimumSizeHint().width() == before


def test_work_is_paused_by_the_button_and_what_goes_on_besides_is_said(line: ProgressLine, qtbot: QtBot) -> None:
    assert not line.pause_button.isVisible()
    line.show_progress(TEXT, 0.5)
    assert (line.pause_button.text(), line.pause_button.height() >= 28) == ("Pause", True)
    with qtbot.waitSignal(line.pauseRequested):
        qtbot.mouseClick(line.pause_button, Qt.MouseButton.LeftButton)
    line.set_paused(True)
    assert line.pause_button.text() == "Resume"
    line.set_aside("Saving 1 of 2")
    assert line.aside.text() == "Saving 1 of 2"
