import math
from pathlib import Path

import pytest

from denoiser_gui.state.evaluation import NAME, Evaluation, Metric, Standing
from engine.evaluation.results import Cleaning, Measurement, Pair
from engine.inference.tiling import Rect
from engine.metrics.score import Score

PAIRS = tuple(Pair(Path(f"n/p{place}.png"), Path(f"c/p{place}.png")) for place in (1, 2, 10))
METHODS = ("noisy", "tv")


def measured(place: int, method: str, psnr: float, seconds: float = 0.0) -> Measurement:
    return Measurement(
        method, PAIRS[place], Score(psnr, psnr / 50), seconds, 0.5, None, 8_000_000, None, Rect(0, 1, 2, 3)
    )


@pytest.fixture
def evaluation() -> Evaluation:
    found = Evaluation(PAIRS, METHODS)
    for place, noisy, cleaned in ((0, 20.0, 30.0), (1, 25.0, 28.0), (2, math.inf, 40.0)):
        found.add(measured(place, "noisy", noisy))
        found.add(measured(place, "tv", cleaned, 1.5))
    return found


def test_figures_of_every_metric(evaluation: Evaluation) -> None:
    assert evaluation.figure(Metric.PSNR, 0, "tv") == 30.0
    assert evaluation.figure(Metric.SSIM, 0, "tv") == 0.6
    assert evaluation.figure(Metric.SECONDS, 0, "tv") == 3.0
    assert evaluation.figure(Metric.MEMORY, 0, "tv") == 8.0
    assert evaluation.figure(Metric.NOISE, 0, "tv") is None
    assert evaluation.metrics == (Metric.PSNR, Metric.SSIM, Metric.SECONDS, Metric.MEMORY)
    assert evaluation.figures(Metric.PSNR, [1]) == {"noisy": {1: 25.0}, "tv": {1: 28.0}}
    assert evaluation.figures(Metric.SECONDS, [1]) == {"tv": {1: 3.0}}, "nobody worked on the untouched photo"


def test_gain_and_noise(evaluation: Evaluation) -> None:
    assert evaluation.gain(Metric.PSNR, 0, "tv") == 10.0
    assert evaluation.gain(Metric.PSNR, 2, "tv") is None, "there is nothing to gain"
    assert evaluation.noise(0) == pytest.approx(25.5)
    assert evaluation.noise(2) == 0.0


def test_photos_are_sorted_by_any_column_and_told_by_name(evaluation: Evaluation) -> None:
    assert evaluation.ordered(Metric.PSNR, NAME, descending=False) == [0, 1, 2]
    assert evaluation.ordered(Metric.PSNR, NAME, descending=True) == [2, 1, 0]
    assert evaluation.ordered(Metric.PSNR, 1, descending=False) == [1, 0, 2]
    assert evaluation.ordered(Metric.PSNR, 0, descending=True) == [2, 1, 0]
    assert evaluation.ordered(Metric.PSNR, 1, descending=False, wanted="P1") == [0, 2]


def test_names_are_sorted_as_people_do_and_unknown_figures_come_last() -> None:
    pairs = [Pair(Path(f"{name}.png"), Path("c")) for name in ("b10", "b9", "a")]
    found = Evaluation(pairs, METHODS)
    assert found.ordered(Metric.PSNR, NAME, descending=False) == [2, 1, 0]
    found.add(Measurement("tv", pairs[0], Score(30.0, 0.9), 1.0, 1.0))
    for descending in (False, True):
        assert found.ordered(Metric.PSNR, 1, descending)[0] == 0


def test_names_that_are_the_same_are_told_by_their_folder() -> None:
    pairs = (Pair(Path("x/a.png"), Path("c")), Pair(Path("y/a.png"), Path("c")), Pair(Path("y/b.png"), Path("c")))
    assert Evaluation(pairs, METHODS).names == ("x/a.png", "y/a.png", "b.png")
    block = Pair(Path("V.mat/3/17"), Path("G.mat/3/17"))
    assert Evaluation((block,), METHODS).names == ("3/17",)


def test_failures_are_counted_and_told(evaluation: Evaluation) -> None:
    evaluation.fail(PAIRS[0], None, "torn")
    evaluation.fail(PAIRS[1], "tv", "no room")
    assert evaluation.failures == 2
    assert evaluation.reason(0, "tv") == "torn"
    assert evaluation.reason(1, "tv") == "no room"
    assert evaluation.reason(1, "noisy") == ""


def test_where_to_look_and_how_far_it_is(evaluation: Evaluation) -> None:
    assert evaluation.worst(0, "tv") == Rect(0, 1, 2, 3)
    assert evaluation.measured == 3
    evaluation.advance(Standing(1, 3, 0.5, 4.0, None, "tv"), PAIRS[1])
    assert evaluation.standing.photo == 1
    assert evaluation.standing.share == 0.5
    assert Standing().share == 0.0


def test_without_truth_noise_and_detail_are_measured() -> None:
    pair = Pair(Path("a.png"), Path("a.png"), truth=False)
    found = Evaluation((pair,), METHODS)
    found.add(Cleaning("noisy", pair, 12.0, 1.0, 0.0, 0.5))
    found.add(Cleaning("tv", pair, 3.0, 0.75, 1.0, 0.5))
    assert found.metrics[:2] == (Metric.NOISE, Metric.KEPT)
    assert found.figure(Metric.KEPT, 0, "tv") == 75.0
    assert found.gain(Metric.NOISE, 0, "tv") == 9.0
    assert found.noise(0) == 12.0
    assert found.figure(Metric.PSNR, 0, "tv") is None
