import math
from pathlib import Path

import pytest

from denoiser_gui.dialogs.evaluation.drawing import Kind
from denoiser_gui.presenters import evaluation_words as words
from denoiser_gui.presenters.evaluation_drawing import drawing
from denoiser_gui.state.evaluation import Evaluation, Metric
from engine.evaluation.layouts import Layout
from engine.evaluation.results import Measurement, Pair
from engine.evaluation.statistics import Contrast, Mean
from engine.metrics.score import Score
from engine.service.study_replies import SourcesSurveyed

METHODS = ("noisy", "quick", "slow", "poor")


def contrast(p: float | None, photos: int = 20) -> Contrast:
    return Contrast(Mean(-1.5, (-2.0, -1.0)), p, photos, 3, 17)


@pytest.mark.parametrize(
    ("p", "said"), [(1e-5, "certain"), (0.005, "very sure"), (0.03, "fairly sure"), (0.2, "may be chance"), (None, "")]
)
def test_how_sure_in_plain_words(qapp: object, p: float | None, said: str) -> None:  # noqa: ARG001
    assert words.sureness(contrast(p)) == said


def test_few_photos_tell_nothing_for_sure(qapp: object) -> None:  # noqa: ARG001
    assert words.sureness(contrast(0.06, photos=5)) == "too few photos"


def test_exact_numbers_and_what_is_better(qapp: object) -> None:  # noqa: ARG001
    told = words.contrast_tooltip(Metric.PSNR, contrast(1e-6), "Noisy")
    assert told.startswith("−1.50 against Noisy (−2.00 … −1.00 with 95 % confidence), over 20 photos: better on 3,")
    assert "p = < 0.0001" in told
    assert "better on 17, worse on 3" in words.contrast_tooltip(Metric.SECONDS, contrast(0.5), "Noisy"), (
        "less is better"
    )
    assert words.figure_text(Metric.PSNR, math.inf) == "∞"
    assert words.figure_text(Metric.SSIM, 0.91234) == "0.9123"


@pytest.mark.parametrize("layout", list(Layout))
def test_every_layout_has_a_sentence(qapp: object, layout: Layout) -> None:  # noqa: ARG001
    assert "3" in words.found_text(SourcesSurveyed(1, 3, 0, layout))


@pytest.fixture
def evaluation(qapp: object) -> Evaluation:  # noqa: ARG001
    pairs = tuple(Pair(Path(f"p{place}.png"), Path(f"c{place}.png")) for place in range(4))
    found = Evaluation(pairs, METHODS)
    for place, pair in enumerate(pairs):
        for method, gain, seconds in (("noisy", 0, 0), ("quick", 4, 0.1), ("slow", 9, 10.0), ("poor", 1, 1.0)):
            found.add(Measurement(method, pair, Score(20.0 + place + gain, 0.9), seconds, 1.0))
    return found


def test_photos_stand_in_the_order_of_the_table(evaluation: Evaluation) -> None:
    made = drawing(evaluation, Kind.PHOTOS, Metric.PSNR, [3, 0], True)
    noisy = made.series[0]
    assert [(mark.x, mark.y, mark.photo) for mark in noisy.marks] == [(1, 23.0, 3), (2, 20.0, 0)]
    assert made.words(noisy, noisy.marks[0]) == "p3.png\nNoisy: 23.00"
    assert made.counted


def test_the_frontier_joins_what_none_beats_in_both(evaluation: Evaluation) -> None:
    made = drawing(evaluation, Kind.TIME, Metric.PSNR, range(4), False)
    assert [(round(x, 6), y) for x, y in made.frontier] == [(-1.0, 25.5), (1.0, 30.5)]
    assert [one.name for one in made.series] == ["quick", "slow", "poor"]
    assert made.logarithmic


def test_gains_against_noise_and_how_often(evaluation: Evaluation) -> None:
    made = drawing(evaluation, Kind.GAIN, Metric.PSNR, range(4), False)
    quick = made.series[0]
    assert [mark.y for mark in quick.marks] == [4.0] * 4
    assert quick.marks[0].x == pytest.approx(25.5)
    assert made.words(quick, quick.marks[0]) == "p0.png\nquick: +4.00"
    bins = drawing(evaluation, Kind.HISTOGRAM, Metric.PSNR, range(4), False)
    assert [[mark.y for mark in one.marks] for one in bins.series] == [[4], [4], [4]]
    assert bins.series[0].marks[0].holds(3)
    assert not bins.series[0].marks[0].holds(None)
    assert "p0.png, p1.png, p2.png, p3.png" in bins.series[0].marks[0].tells


def test_what_is_without_end_is_not_drawn(qapp: object) -> None:  # noqa: ARG001
    pair = Pair(Path("a.png"), Path("a.png"))
    found = Evaluation((pair,), ("noisy",))
    found.add(Measurement("noisy", pair, Score(math.inf, 1.0), 0.0, 1.0))
    for kind in Kind:
        assert drawing(found, kind, Metric.PSNR, [0], False).empty
