import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.comparison.histogram import histogram
from engine.inference.tiling import Rect
from engine.service.comparison_replies import LevelsCounted
from engine.service.comparison_requests import CancelComparison, CountLevels, Side
from tests.gui.presenters.examined import Bench, bench

__all__ = ["bench"]  # a fixture


def test_levels_are_counted_while_the_histogram_is_seen(bench: Bench, qtbot: QtBot) -> None:
    section = bench.window.inspector.closer
    qtbot.wait(10)
    assert bench.client.count(CountLevels) == 0
    qtbot.mouseClick(section.histogram_line.button, Qt.MouseButton.LeftButton)
    request = bench.asked(CountLevels)
    assert (request.sides, request.region) == ((Side("noisy"), Side("denoised")), None)
    counts = tuple(histogram(pixels) for pixels in (bench.noisy, bench.denoised))
    bench.tell(LevelsCounted(request.number, bench.key, counts))
    assert [side.name for side in section.histogram.sides] == ["Noisy", "Denoised"]
    assert section.histogram.sides[1].counts is counts[1]
    bench.session.set_options(luminance=0.5)
    assert bench.asked(CountLevels).sides[1] == Side("denoised", 0.5, 1.0)
    last = bench.client.last(CountLevels).number
    qtbot.mouseClick(section.histogram_line.button, Qt.MouseButton.LeftButton)
    assert CancelComparison(last) in bench.client.asked
    assert section.histogram.sides == ()


def test_with_a_region_it_is_that_of_the_region(bench: Bench) -> None:
    section = bench.window.inspector.closer
    section.histogram_line.open()
    bench.examining.regions.choose(Rect(1, 2, 30, 40))
    assert bench.asked(CountLevels).region == Rect(1, 2, 30, 40)
    assert section.histogram_line.button.text() == "Histogram of the region"
    bench.examining.regions.choose(None)
    assert bench.asked(CountLevels).region is None
    assert section.histogram_line.button.text() == "Histogram"


def test_an_answer_that_is_too_late_is_dropped(bench: Bench) -> None:
    section = bench.window.inspector.closer
    section.histogram_line.open()
    request = bench.asked(CountLevels)
    bench.examining.regions.choose(Rect(1, 2, 30, 40))
    counts = histogram(np.zeros((2, 2, 3), np.uint8))
    bench.tell(LevelsCounted(request.number, bench.key, (counts, counts)))
    assert section.histogram.sides == ()
