"""PSNR and SSIM of every photo."""

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from denoiser_gui.views.palette import Scheme, load_palette
from denoiser_gui.views.score_plot import ScorePlot, ScorePoint
from engine.metrics.score import Score
from tests.gui.views.conftest import pixels_of

POINTS = [
    ScorePoint("a", "a.png", Score(24.34, 0.31), Score(40.7, 0.96)),
    ScorePoint("b", "b.png", Score(28.0, 0.5)),
    ScorePoint("c", "c.png", Score(20.0, -0.01), Score(math.inf, 1.0)),
]
NOISY, DENOISED = (0xD5, 0x5E, 0x00), (0x00, 0x72, 0xB2)


@pytest.fixture
def plot(qtbot: QtBot) -> ScorePlot:
    plot = ScorePlot()
    qtbot.addWidget(plot)
    plot.resize(900, 200)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def centre_of(plot: ScorePlot, place: float, which: int) -> QPoint:
    """Where a photo's bars are, in the widget that draws them."""
    assert plot._bars is not None
    box = plot._bars._charts[which].view
    return plot._bars.mapFromScene(box.mapViewToScene(QPointF(place, 0.2)))


def test_without_a_ground_truth_there_is_a_sentence(plot: ScorePlot) -> None:
    plot.set_points([])
    assert plot.hint.isVisible()
    plot.set_points(POINTS)
    assert not plot.hint.isVisible()
    plot.set_points([])
    assert plot.hint.isVisible()


def test_it_follows_when_the_desktop_changes_between_dark_and_light(plot: ScorePlot, qapp: QApplication) -> None:
    plot.set_points(POINTS)
    before = qapp.palette()
    try:
        for scheme in (Scheme.DARK, Scheme.LIGHT, Scheme.DARK):
            qapp.setPalette(load_palette(scheme))
            qapp.processEvents()
            ground = load_palette(scheme).color(QPalette.ColorRole.Base)
            assert (pixels_of(plot)[5, 5] == (ground.red(), ground.green(), ground.blue())).all()
    finally:
        qapp.setPalette(before)


def test_noisy_and_denoised_have_their_colours(plot: ScorePlot) -> None:
    plot.set_points(POINTS)
    plot.set_current("b")
    seen = pixels_of(plot)
    for colour in (NOISY, DENOISED):
        assert (seen == colour).all(axis=2).sum() > 1000


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("place", [0, 2])
def test_a_click_on_bars_chooses_the_photo(plot: ScorePlot, qtbot: QtBot, which: int, place: int) -> None:
    plot.set_points(POINTS)
    pixels_of(plot)
    assert plot._bars is not None
    with qtbot.waitSignal(plot.photoChosen) as told:
        at = centre_of(plot, place + 0.2, which)
        qtbot.mouseClick(plot._bars.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [POINTS[place].key]


def test_a_click_beside_the_bars_chooses_nothing(plot: ScorePlot, qtbot: QtBot) -> None:
    plot.set_points(POINTS)
    pixels_of(plot)
    assert plot._bars is not None
    with qtbot.assertNotEmitted(plot.photoChosen, wait=100):
        qtbot.mouseClick(plot._bars.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(plot, 3.4, 0))


def test_many_photos(plot: ScorePlot) -> None:
    plot.set_points([ScorePoint(str(n), f"{n}.png", Score(20 + n / 10, 0.5), Score(30, 0.9)) for n in range(150)])
    plot.set_current("77")
    assert (pixels_of(plot) == DENOISED).all(axis=2).any()


def test_the_figures_are_told_in_words(plot: ScorePlot) -> None:
    plot.set_points(POINTS)
    assert "a.png: noisy 24.34 dB, SSIM 0.3100; denoised 40.70 dB, SSIM 0.9600" in plot.accessibleDescription()
    assert "c.png: noisy 20.00 dB, SSIM -0.0100; denoised ∞ dB" in plot.accessibleDescription()


def test_pyqtgraph_is_loaded_only_when_a_plot_is_needed() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from denoiser_gui.views import compare_view, filmstrip, inspector, notice_bar, progress_line\n"
        "from denoiser_gui.views.score_plot import ScorePlot, ScorePoint\n"
        "from engine.metrics.score import Score\n"
        "plot = ScorePlot(); plot.set_points([])\n"
        "assert 'pyqtgraph' not in sys.modules and 'torch' not in sys.modules and 'scipy' not in sys.modules\n"
        "plot.set_points([ScorePoint('a', 'a', Score(1, 1))]); assert 'pyqtgraph' in sys.modules\n"
    )
    root = Path(__file__).resolve().parents[3]
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_figures_of_the_photo_under_the_pointer_are_told(plot: ScorePlot) -> None:
    plot.set_points(POINTS)
    pixels_of(plot)
    assert plot._bars is not None
    at = centre_of(plot, 1.0, 0)
    event = QHelpEvent(QEvent.Type.ToolTip, at, plot._bars.mapToGlobal(at))
    QApplication.sendEvent(plot._bars.viewport(), event)
    assert QToolTip.text().startswith("b.png: noisy 28.00 dB")
    QToolTip.hideText()


def test_of_hundreds_those_around_the_shown_one_are_seen_and_can_be_told_apart(plot: ScorePlot, qtbot: QtBot) -> None:
    plot.set_points([ScorePoint(str(n), f"{n}.png", Score(20, 0.5), Score(30, 0.9)) for n in range(300)])
    plot.set_current("222")
    seen = pixels_of(plot)
    for colour in (NOISY, DENOISED):
        assert (seen == colour).all(axis=2).sum() > 500, "no bar is thinner than a pixel"
    bars = plot._bars
    assert bars is not None
    with qtbot.waitSignal(plot.photoChosen) as told:
        qtbot.mouseClick(bars.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(plot, 221.2, 0))
    assert told.args == ["221"]
    before = bars._first
    middle = QPointF(bars.viewport().rect().center())
    wheel = QWheelEvent(
        middle,
        bars.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(bars.viewport(), wheel)
    assert bars._first > before
    plot.set_current("0")
    assert bars._first == 0


def test_it_can_be_made_before_it_is_needed(plot: ScorePlot, qtbot: QtBot) -> None:
    plot.prepare()
    qtbot.waitUntil(lambda: plot._bars is not None)
    assert plot.hint.isVisible(), "there is nothing to plot yet"
    made = plot._bars
    plot.set_points(POINTS)
    assert plot._bars is made
    assert not plot.hint.isVisible()


def test_making_it_makes_no_menus_and_forms(plot: ScorePlot, qapp: QApplication) -> None:
    """pyqtgraph's own plots bring dozens of hidden widgets each, and the window stands still meanwhile."""
    before = len(qapp.allWidgets())
    plot.set_points(POINTS)
    assert len(qapp.allWidgets()) - before < 20, "the view, and its two scroll bars with their parts"
