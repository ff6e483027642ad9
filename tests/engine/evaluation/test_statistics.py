import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import wilcoxon

from engine.evaluation.results import Measurement, Pair
from engine.evaluation.statistics import Contrast, Mean, mean_of, summary
from engine.metrics.score import Score


def measured(method: str, psnrs: Sequence[float], first: int = 0, memory: int | None = None) -> list[Measurement]:
    return [
        Measurement(method, Pair(Path(f"n{place}"), Path(f"c{place}")), Score(psnr, psnr / 50), 1.0, 0.5, None, memory)
        for place, psnr in enumerate(psnrs, first)
    ]


def test_the_interval_is_that_of_the_mean_and_always_the_same() -> None:
    figures = np.random.default_rng(1).normal(30.0, 2.0, 400)
    mean = mean_of(figures.tolist())
    assert mean == mean_of(figures.tolist())
    assert mean.interval is not None
    expected = 1.96 * figures.std() / math.sqrt(400)
    assert mean.value - mean.interval[0] == pytest.approx(expected, rel=0.05)
    assert mean.interval[1] - mean.value == pytest.approx(expected, rel=0.05)


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    random = np.random.default_rng(2)
    intervals = [mean_of(random.normal(0.0, 1.0, 40).tolist()).interval for _ in range(100)]
    held = sum(interval is not None and interval[0] <= 0.0 <= interval[1] for interval in intervals)
    assert 85 <= held <= 99


def test_one_photo_has_no_interval_and_infinity_is_no_nan() -> None:
    assert mean_of([30.0]) == Mean(30.0, None)
    mean = mean_of([30.0, math.inf, 31.0])
    assert mean.value == math.inf
    assert mean.interval == (30.0, math.inf)


def test_differences_are_paired_and_their_p_is_that_of_wilcoxon() -> None:
    random = np.random.default_rng(3)
    photos = random.uniform(20.0, 40.0, 30)
    gains = random.normal(0.3, 0.2, 30)
    told = summary([*measured("a", photos.tolist()), *measured("b", (photos + gains).tolist())])
    difference = told.against("b", "a")
    assert difference is not None
    contrast = difference.psnr
    assert contrast.mean.value == pytest.approx(gains.mean())
    assert contrast.mean.interval is not None
    assert contrast.mean.interval[0] > 0  # though the photos differ by far more than the methods
    assert contrast.p == pytest.approx(wilcoxon(gains).pvalue, rel=0.2)
    assert (contrast.photos, contrast.better, contrast.worse) == (30, int((gains > 0).sum()), int((gains < 0).sum()))


def test_turned_around_a_difference_has_the_other_sign() -> None:
    told = summary([*measured("a", [30.0, 31.0, 32.0]), *measured("b", [31.0, 33.0, 31.0])])
    there, back = told.against("a", "b"), told.against("b", "a")
    assert there is not None
    assert back is not None
    assert (there.psnr.better, there.psnr.worse) == (back.psnr.worse, back.psnr.better) == (1, 2)
    assert there.psnr.mean.value == -back.psnr.mean.value == pytest.approx(-2 / 3)
    assert there.psnr.mean.interval == tuple(-end for end in reversed(back.psnr.mean.interval or ()))
    assert there.psnr.p == back.psnr.p


def test_methods_that_do_the_same_do_not_differ() -> None:
    told = summary([*measured("a", [30.0, math.inf]), *measured("b", [30.0, math.inf])])
    assert told.against("a", "b") is not None
    assert told.differences[0].psnr == Contrast(Mean(0.0, None), 1.0, 1, 0, 0)


def test_only_photos_both_could_do_are_compared() -> None:
    told = summary([*measured("a", [30.0, 31.0]), *measured("b", [40.0], first=1), *measured("c", [1.0], first=9)])
    against_b, against_c = told.against("a", "b"), told.against("a", "c")
    assert against_b is not None
    assert against_c is not None
    assert (against_b.psnr.photos, against_b.psnr.mean.value) == (1, -9.0)
    assert against_c.psnr == Contrast(Mean(0.0, None), None, 0, 0, 0)
    assert told.against("a", "a") is None


def test_wins_count_on_the_photos_that_all_could_do_and_ties_for_both() -> None:
    told = summary([*measured("a", [30.0, 31.0, 99.0]), *measured("b", [30.0, 32.0])])
    assert [(method.name, method.photos, method.wins) for method in told.methods] == [("a", 3, 1), ("b", 2, 2)]
    assert told.best.name == "a"


def test_the_most_memory_on_any_photo_counts() -> None:
    told = summary([*measured("a", [1.0], memory=5), *measured("a", [1.0], 1, memory=9), *measured("b", [1.0])])
    assert [method.peak_memory for method in told.methods] == [9, None]
    assert told.methods[0].seconds_per_megapixel == 2.0


def test_nothing_is_nothing() -> None:
    assert summary([]).methods == summary([]).differences == ()
