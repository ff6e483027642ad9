"""The panel of a training: curves, pictures, figures; how it is laid out and what keys and readers find."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from denoiser_gui.presenters.watching import WatchingPresenter
from denoiser_gui.state.training_run import Points, Story, TrainingRun
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.palette import Scheme, apply_palette
from denoiser_gui.views.training_curves import readout
from denoiser_gui.views.training_panel import TrainingPanel
from denoiser_gui.views.training_plots import DENOISED_COLOUR, LOSS_COLOUR, NOISY_COLOUR, TrainingPlots
from denoiser_gui.views.training_summary import TrainingSummary
from engine.training import following
from engine.training.following import RunState
from tests.gui.geometry import faults, settle
from tests.gui.training_runs import STARTED, MadeRun, finished, step_line, validation_line
from tests.gui.views.conftest import pixels_of


def run_to(last: int, every: int = 10, path: Path = Path("run"), **known: object) -> TrainingRun:
    story = Story(path, "mine")
    story.tell([STARTED])
    for step in range(every, last + 1, every):
        story.tell([step_line(step)])
        if step % 100 == 0:
            story.tell([validation_line(step, best=step != 400)])
    story.set(**{"state": RunState.RUNNING, "busy": True, **known})
    return story.run()


@pytest.fixture
def plots(qtbot: QtBot) -> TrainingPlots:
    plots = TrainingPlots()
    assert len(list(plots.build())) >= 3, "the window does other things in between"
    qtbot.addWidget(plots)
    plots.resize(440, 500)
    with qtbot.waitExposed(plots):
        plots.show()
    return plots


def at(plots: TrainingPlots, step: float) -> QPoint:
    box = plots.loss.vb
    middle = box.viewRect().center().y()
    return plots.mapFromScene(box.mapViewToScene(QPointF(step, middle)))


def test_curves_have_their_colours_and_the_noisy_photos_a_line(plots: TrainingPlots) -> None:
    plots.show_run(run_to(600), 0.8)
    seen = pixels_of(plots)
    for colour, least in ((NOISY_COLOUR, 100), (DENOISED_COLOUR, 300), (LOSS_COLOUR, 200)):
        assert (seen == colour.getRgb()[:3]).all(axis=2).sum() > least


def test_the_curves_follow_when_the_desktop_becomes_light(qtbot: QtBot, qapp: QApplication) -> None:
    before = qapp.palette()
    apply_palette(qapp, Scheme.DARK)
    try:
        panel = TrainingPanel()
        qtbot.addWidget(panel)
        panel.show()
        panel.curves.show_run(run_to(300))
        qtbot.waitUntil(lambda: panel.curves.plots is not None)
        apply_palette(qapp, Scheme.LIGHT)
        plots = panel.curves.plots
        assert plots is not None
        qtbot.waitUntil(lambda: plots.backgroundBrush().color() == qapp.palette().base().color())
    finally:
        qapp.setPalette(before)


def test_the_loss_is_drawn_on_a_logarithmic_axis(plots: TrainingPlots) -> None:
    run = run_to(200)
    plots.show_run(run, 0.0)
    steps, drawn = plots._raw.getData()
    assert steps.tolist() == run.loss.steps.tolist()
    assert drawn == pytest.approx(np.log10(run.loss.values))
    axis = plots.loss.getAxis("left")
    assert axis.tickStrings([-3.0, -1.0, 0.0, np.log10(0.05), np.log10(20)], 1.0, 1.0) == [
        "0.001",
        "0.1",
        "1",
        "0.05",
        "20",
    ]


def test_a_loss_that_changes_to_decibels_neither_falls_nor_is_joined(plots: TrainingPlots) -> None:
    loss = Points(np.arange(1.0, 7.0), np.array([0.05, 0.04, 0.05, -26.0, -26.2, -26.1]))
    plots.show_run(replace(run_to(600), loss=loss), 0.8)
    for curve in (plots._raw, plots._smooth):
        assert np.nanmin(curve.getData()[1]) > -3.0
        assert curve.opts["connect"].tolist() == [1, 1, 0, 1, 1, 0]
    assert plots._smooth.getData()[1][3] == pytest.approx(-2.6)
    assert readout(replace(run_to(600), loss=loss), 5).split(" · ")[1] == "loss -26.20 dB"


def test_smoothing(plots: TrainingPlots) -> None:
    run = run_to(600)
    rough = []
    for weight in (0.0, 0.95):
        plots.show_run(run, weight)
        rough.append(np.abs(np.diff(plots._smooth.getData()[1])).mean())
    assert rough[1] < rough[0] / 5


def test_without_ground_truth_the_loss_has_all_the_room(plots: TrainingPlots) -> None:
    story = Story(Path("run"), "mine")
    story.tell([{**STARTED, "noisy_psnr": None, "noisy_ssim": None}, step_line(10), step_line(20)])
    plots.show_run(run_to(300), 0.5)
    settle(QApplication.instance())  # type: ignore[arg-type]
    before = plots.loss.geometry().height()
    plots.show_run(story.run(), 0.5)
    settle(QApplication.instance())  # type: ignore[arg-type]
    assert not plots.psnr.isVisible()
    assert plots.loss.geometry().height() > 2 * before


@pytest.mark.parametrize("run", [TrainingRun(Path("run"), "mine"), run_to(10), run_to(100, 100)])
def test_little_is_no_trouble(plots: TrainingPlots, run: TrainingRun) -> None:
    plots.show_run(run, 0.9)
    plots.mark(5.0)
    pixels_of(plots)


def test_the_pointer_reads_the_curves(plots: TrainingPlots, qtbot: QtBot) -> None:
    plots.show_run(run_to(600), 0.8)
    settle(QApplication.instance())  # type: ignore[arg-type]
    with qtbot.waitSignal(plots.stepPointed) as told:
        qtbot.mouseMove(plots.viewport(), at(plots, 303))
    assert told.args == [300.0]
    assert all(line.isVisible() and line.value() == 300 for line in plots._lines)
    with qtbot.waitSignal(plots.stepChosen) as chosen:
        qtbot.mouseClick(plots.viewport(), Qt.MouseButton.LeftButton, pos=at(plots, 499))
    assert chosen.args == [500]


def test_so_does_the_keyboard(plots: TrainingPlots, qtbot: QtBot) -> None:
    plots.show_run(run_to(600), 0.8)
    seen: list[float] = []
    plots.stepPointed.connect(seen.append)
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End)
    for key in keys:
        qtbot.keyClick(plots, key)
    assert seen == [590, 580, 590, 10, 10, 600]
    with qtbot.waitSignal(plots.stepChosen) as chosen:
        qtbot.keyClick(plots, Qt.Key.Key_Return)
    assert chosen.args == [600]


@pytest.fixture
def panel(qtbot: QtBot) -> TrainingPanel:
    panel = TrainingPanel()
    qtbot.addWidget(panel)
    panel.resize(1248, 720)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_figures_are_read_where_the_pointer_is(panel: TrainingPanel, qtbot: QtBot) -> None:
    run = run_to(600)
    panel.curves.show_run(run)
    qtbot.waitUntil(lambda: panel.curves.plots is not None)
    assert panel.curves.readout.text().startswith("Step 600 · loss 0.0")
    panel.curves._on_pointed(200.0)
    assert "Step 200" in panel.curves.readout.text()
    assert "29.41 dB · SSIM 0.7777 · noisy 27.31 dB" in panel.curves.readout.text()
    plots = panel.curves.plots
    assert plots is not None
    assert plots.accessibleDescription().startswith("Step 600")


def test_previews_in_the_compare_view_and_back_in_time(panel: TrainingPanel, qtbot: QtBot, tmp_path: Path) -> None:
    made = MadeRun(tmp_path)
    for step in (100, 200, 300):
        made.preview(step, 64)
    watching = WatchingPresenter(panel)
    run = run_to(300, path=tmp_path, previews=following.previews(tmp_path))
    watching.show(run, False, "")
    previews = panel.previews
    qtbot.waitUntil(previews.view.isVisible)
    assert previews.view.names == ("Noisy", "At this step")
    assert previews.when.text() == "Step 300 · 30.33 dB"
    assert (previews.time.maximum(), previews.time.value()) == (2, 2)
    newest = pixels_of(previews.view)
    previews.time.setFocus()
    qtbot.keyClick(previews.time, Qt.Key.Key_Left)
    qtbot.keyClick(previews.time, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: previews.when.text() == "Step 100 · 28.04 dB")
    qtbot.waitUntil(lambda: (pixels_of(previews.view) != newest).any(axis=2).sum() > 1000)
    made.preview(400, 64)
    watching.show(run_to(400, path=tmp_path, previews=following.previews(tmp_path)), False, "")
    assert previews.when.text().startswith("Step 100"), "it stays where the person looks"
    previews.right.setCurrentIndex(previews.right.findText("Ground truth"))
    previews.right.activated.emit(previews.right.currentIndex())
    qtbot.waitUntil(lambda: previews.view.names == ("Noisy", "Ground truth"))
    panel.curves.stepChosen.emit(390)
    assert previews.when.text().startswith("Step 400")
    assert [previews.right.itemText(place) for place in range(4)] == [
        "Noisy",
        "At this step",
        "Best so far",
        "Ground truth",
    ]
    watching.close()


def test_while_there_are_no_previews_it_says_so(panel: TrainingPanel) -> None:
    watching = WatchingPresenter(panel)
    watching.show(run_to(10), False, "")
    assert "first validation" in panel.previews.nothing.text()
    assert panel.previews.nothing.isVisible()
    watching.close()


def test_the_window_is_no_larger_for_it(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    before = window.minimumSizeHint()
    window.show_training(True)
    settle(QApplication.instance())  # type: ignore[arg-type]
    assert window.minimumSizeHint() == before


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("state", [RunState.WAITING, RunState.RUNNING, RunState.INTERRUPTED, RunState.FINISHED])
def test_nothing_is_cut_or_squeezed(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, state: RunState, scheme: Scheme
) -> None:
    apply_palette(qapp, scheme)
    made = MadeRun(tmp_path)
    made.preview(100, 64)
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.show_training(True)
    watching = WatchingPresenter(window.training_panel)
    story = Story(tmp_path, "a model with a name that is rather long for it")
    story.tell([STARTED, step_line(100), validation_line(100), *(finished() if state is RunState.FINISHED else ())])
    busy = state in (RunState.WAITING, RunState.RUNNING)
    story.set(state=state, busy=busy, said="its last words " * 9, previews=following.previews(tmp_path), resumable=True)
    watching.show(story.run(), False, "A photo is being denoised on the same device. That goes first.")
    qtbot.waitUntil(window.training_panel.previews.view.isVisible)
    settle(qapp)
    assert faults(window) == []
    watching.close()


def test_pyqtgraph_is_loaded_only_when_curves_are_looked_at() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from denoiser_gui.views.main_window import MainWindow; window = MainWindow(); window.training_panel\n"
        "assert 'pyqtgraph' not in sys.modules and 'torch' not in sys.modules and 'scipy' not in sys.modules\n"
    )
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_summary_without_photos_keeps_its_words_together_at_the_top(qtbot: QtBot) -> None:
    summary = TrainingSummary()
    qtbot.addWidget(summary)
    summary.resize(440, 500)
    summary.show_words("Nothing could be measured.", "The model is in the library.")
    summary.show_photos(())
    with qtbot.waitExposed(summary):
        summary.show()
    assert summary.details.geometry().bottom() < 100
