import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from denoiser_gui.views.histogram_view import HistogramView, NamedHistogram, heights_of, mean_level
from denoiser_gui.views.palette import Scheme, load_palette
from engine.comparison.histogram import histogram
from tests.gui.views.conftest import pixels_of


def flat(*level: int) -> np.ndarray:
    return np.broadcast_to(np.array(level, np.uint8), (8, 8, 3))


def test_one_scale_for_both_and_the_ends_do_not_decide_it() -> None:
    counts = np.zeros(256, np.int64)
    counts[0], counts[100], counts[200] = 1_000_000, 100, 25
    other = np.zeros(256, np.int64)
    other[50] = 1
    one, two = heights_of([counts, counts * 2])
    assert np.allclose(one, two), "the number of pixels does not count"
    assert one[100] == 1.0
    assert one[200] == pytest.approx(0.5)
    assert one[0] == 1.0
    assert heights_of([np.zeros(256, np.int64)])[0].max() == 0.0
    only_ends = np.zeros(256, np.int64)
    only_ends[255] = 9
    assert heights_of([only_ends])[0][255] == 1.0
    assert heights_of([other])[0][50] == 1.0


def test_the_mean() -> None:
    counts = np.bincount([10, 20, 30, 30], minlength=256)
    assert mean_level(counts) == 22.5
    assert mean_level(np.zeros(256, np.int64)) == 0.0


@pytest.mark.parametrize("scheme", list(Scheme))
def test_both_sides_are_seen_in_their_rows(qtbot: QtBot, scheme: Scheme) -> None:
    view = HistogramView()
    qtbot.addWidget(view)
    view.setPalette(load_palette(scheme))
    view.resize(view.sizeHint().expandedTo(view.size()).width() + 160, view.sizeHint().height())
    sides = (
        NamedHistogram("Noisy", histogram(flat(60, 60, 60))),
        NamedHistogram("Denoised", histogram(flat(190, 60, 60))),
    )
    empty = pixels_of(view)
    view.show_sides(sides)
    shown = pixels_of(view)
    changed = (shown != empty).any(axis=2)
    head, row = view._head, 46
    red = changed[head + row : head + row + 40]
    left = 20 + round(60 / 255 * (view.width() - 21))
    right = 20 + round(190 / 255 * (view.width() - 21))
    assert red[5:35, left - 2 : left + 3].any(axis=1).all(), "the noisy side at 60"
    assert red[5:35, right - 2 : right + 3].any(axis=1).all(), "the denoised side at 190"
    blue = changed[head + 3 * row : head + 3 * row + 35]
    assert not blue[5:30, right - 2 : right + 3].any()
    QApplication.processEvents()


def test_it_is_told_in_words(qtbot: QtBot) -> None:
    view = HistogramView()
    qtbot.addWidget(view)
    view.show_sides((NamedHistogram("Noisy", histogram(flat(10, 20, 30))),))
    assert "Noisy: means Luminance 18.0, Red 10.0, Green 20.0, Blue 30.0" in view.accessibleDescription()
    view.show_sides(())
    assert view.accessibleDescription() == ""
