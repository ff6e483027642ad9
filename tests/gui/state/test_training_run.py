"""What is known of a training, from its log."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from denoiser_gui.state.training_run import Curve, Points, Story, TrainingRun, in_decades, parts, smoothed
from engine.training.following import RunState
from tests.gui.training_runs import STARTED, finished, step_line, validation_line


def told(*lines: dict[str, Any]) -> TrainingRun:
    story = Story(Path("run"), "mine")
    story.tell(lines)
    return story.run()


def test_a_curve_stays_small_and_keeps_its_ends_and_its_mean() -> None:
    curve = Curve(most=100)
    for step in range(1, 100_001):
        curve.add(step, float(step % 7))
    points = curve.points()
    assert 50 <= len(points) <= 101
    assert points.steps[-1] == 100_000
    assert (np.diff(points.steps) > 0).all()
    assert abs(points.values[:-1].mean() - 3.0) < 0.1


def test_a_curve_of_few_points_is_as_it_was_told() -> None:
    curve = Curve()
    for step, value in ((1, 5.0), (3, 4.0), (7, 1.0)):
        curve.add(step, value)
    points = curve.points()
    assert points.steps.tolist() == [1, 3, 7]
    assert points.values.tolist() == [5.0, 4.0, 1.0]


def test_where_a_run_went_back_what_came_after_is_forgotten() -> None:
    curve = Curve(most=10)
    for step in range(1, 41):
        curve.add(step, 1.0)
    curve.add(20, 2.0)
    points = curve.points()
    assert points.steps[-1] == 20
    assert points.values[-1] == 2.0 or len(points) < 11
    assert (np.diff(points.steps) > 0).all()


def test_the_nearest_point() -> None:
    assert Points().nearest(3) is None
    assert Points(np.array([1.0, 10.0]), np.zeros(2)).nearest(7) == 1


@pytest.mark.parametrize("weight", [0.0, 0.5, 0.99])
def test_smoothing_leaves_what_is_level_level(weight: float) -> None:
    assert smoothed(np.full(50, 3.0), weight) == pytest.approx(np.full(50, 3.0))


def test_smoothing_is_an_exponential_average() -> None:
    assert smoothed(np.array([1.0, 4.0]), 0.0).tolist() == [1.0, 4.0]
    assert smoothed(np.array([1.0, 4.0]), 0.5)[1] == pytest.approx((0.5 * 0.5 * 1 + 0.5 * 4) / 0.75)


def test_a_loss_in_decibels_stands_on_the_logarithmic_axis_as_the_error_it_is_of() -> None:
    losses = np.array([0.1, 0.01, -20.0, -26.0, 0.0])
    assert in_decades(losses).tolist() == pytest.approx([-1.0, -2.0, -2.0, -2.6, -9.0])
    assert parts(losses) == [slice(0, 2), slice(2, 4), slice(4, 5)]
    assert parts(np.empty(0)) == []


def test_a_run_that_trains() -> None:
    run = told(
        STARTED, step_line(10), step_line(20), validation_line(20), step_line(30), validation_line(30, best=False)
    )
    assert (run.step, run.planned, run.photos, run.validation_photos) == (30, 1000, 120, 12)
    assert run.loss.steps.tolist() == [10, 20, 30]
    assert run.psnr.steps.tolist() == [20, 30]
    assert run.best_step == 20
    assert run.best_psnr == pytest.approx(run.psnr.values[0])
    assert run.gain == pytest.approx(run.best_psnr - 27.31)
    assert run.fraction == pytest.approx(0.03)
    assert run.seconds_left == pytest.approx(970 * 0.31)
    assert run.memory == 812_000_000


def test_a_run_that_went_on_from_a_checkpoint_has_one_curve() -> None:
    lines = [step_line(step) for step in range(10, 110, 10)]
    run = told(STARTED, *lines, {**STARTED, "step": 50}, step_line(60))
    assert run.loss.steps.tolist() == [10, 20, 30, 40, 50, 60]
    assert run.step == 60


def test_a_warning_that_comes_again_after_it_went_on_is_told_once() -> None:
    few, old = ({"event": "warning", "step": 0, "sentence": text} for text in ("Few photos.", "No previews."))
    assert told(STARTED, few, old, STARTED, few).warnings == ("No previews.", "Few photos.")


def test_the_end_with_its_summary_the_least_gain_first() -> None:
    *end, library = finished()
    run = told(STARTED, step_line(990), end[1], library, end[0])
    assert run.summary[0].name == "IMG_2042"
    gains = [photo.gain for photo in run.summary]
    assert gains == sorted(gains)
    assert run.summary[0].noisy is None
    assert (run.model, run.reason, run.fraction) == ("mine", "complete", 1.0)


def test_photos_that_could_not_be_measured_are_left_out() -> None:
    lines = finished()
    lines[1]["photos"][0]["psnr"] = None
    assert len(told(lines[1]).summary) == len(lines[1]["photos"]) - 1


@pytest.mark.parametrize(
    "line",
    [
        {},
        {"event": "step"},
        {"event": "step", "step": "many"},
        {"event": "step", "step": None, "loss": 1},
        {"event": "step", "step": 15, "loss": None, "fraction": "half"},
        {"event": "validation", "step": 3, "psnr": "high"},
        {"event": "summary", "photos": 3},
        {"event": "summary", "photos": [3]},
        {"event": "started", "step": 0},
        {"event": "finished"},
        {"event": "of another version", "step": 1},
        {"event": ["step"]},
    ],
)
def test_lines_that_make_no_sense_are_passed_over(line: dict[str, Any]) -> None:
    run = told(STARTED, step_line(10), line, step_line(20))
    assert run.step == 20
    assert run.loss.steps.tolist() == [10, 20]


def test_another_length_and_copies() -> None:
    run = told(STARTED, {"event": "length", "step": 5, "steps": None, "seconds": 600.0})
    assert (run.planned, run.planned_seconds) == (None, 600.0)
    run = told({"event": "copy", "step": 5, "name": "mine 2", "path": None}, {"event": "copy", "step": 6, "name": ""})
    assert run.copies == ("mine 2",)


def test_a_loss_without_a_value_is_not_drawn() -> None:
    run = told(STARTED, step_line(10), {**step_line(20), "loss": None})
    assert run.loss.steps.tolist() == [10]
    assert run.last_loss is None
    assert run.step == 20


@pytest.mark.parametrize("state", RunState)
def test_a_run_is_over_when_nobody_is_at_work(state: RunState) -> None:
    over = state not in (RunState.WAITING, RunState.RUNNING, RunState.PAUSED)
    assert TrainingRun(Path("run"), "mine", state).over is over
    assert not TrainingRun(Path("run"), "mine", state, busy=True).over


def test_what_was_told_before_it_went_on_does_not_hold_any_more() -> None:
    assert told(STARTED, step_line(100), {**STARTED, "step": 50}).step == 50
