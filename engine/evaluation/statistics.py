"""What measurements say together: means with how sure they are, and differences between methods. Imports no torch."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from engine.evaluation.results import Measurement, MethodResult, Pair, by_method
from engine.metrics.score import Score

Floats = NDArray[np.float64]

CONFIDENCE = 0.95
_RESAMPLES, _SEED = 10_000, 20_000
_AT_ONCE = 1 << 22


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over photos, and the interval in which it lies with 95 % confidence; None for a single photo."""

    value: float
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Contrast:
    """How much better one method is than another, photo by photo, by one measure.

    Attributes:
        mean: of the differences over the photos; 0 where there are none.
        p: how likely differences at least this lopsided are if there is none, by the Wilcoxon signed-rank test, of
            this one comparison by itself; None without photos.
        photos: how many both could do. For PSNR those count that neither made identical to their ground truth.
        better: on how many of them the first method is better.
        worse: on how many it is worse.
    """

    mean: Mean
    p: float | None
    photos: int
    better: int
    worse: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One method against another on the photos both could do."""

    method: str
    other: str
    psnr: Contrast
    ssim: Contrast


@dataclass(frozen=True, slots=True)
class MethodSummary:
    """One method over its photos.

    Attributes:
        wins: on how many photos that every method could do none has a higher PSNR.
        peak_memory: bytes, the most it took on any photo; None where that is not known.
    """

    name: str
    photos: int
    psnr: Mean
    ssim: Mean
    seconds_per_megapixel: float
    wins: int
    peak_memory: int | None


@dataclass(frozen=True, slots=True)
class Summary:
    """All methods in order of appearance, and every two of them, the earlier one first."""

    methods: tuple[MethodSummary, ...]
    differences: tuple[Difference, ...]

    def against(self, method: str, other: str) -> Difference | None:
        """How much better ``method`` is than ``other``; None if it is the same or one of them is not there."""
        for found in self.differences:
            if (found.method, found.other) == (method, other):
                return found
            if (found.method, found.other) == (other, method):
                return Difference(method, other, _turned(found.psnr), _turned(found.ssim))
        return None

    @property
    def best(self) -> MethodSummary:
        """The method of the highest mean PSNR, the first of equals; there must be one."""
        return max(self.methods, key=lambda method: method.psnr.value)


def summary(measurements: Iterable[Measurement]) -> Summary:
    """Everything at once.

    Intervals are percentiles of the means of 10 000 resamples of the photos (B. Efron, R. J. Tibshirani: An
    Introduction to the Bootstrap. 1993), drawn from a fixed seed, so that the same figures give the same interval. For
    fewer than about ten photos they are too narrow.
    """
    results = by_method(measurements)
    wins = _wins(results)
    methods = tuple(_summary_of(result, wins[result.name]) for result in results)
    return Summary(methods, tuple(_difference(one, other) for one, other in combinations(results, 2)))


def mean_of(values: Sequence[float]) -> Mean:
    """The mean of at least one figure with its interval; infinite ones count as what they are."""
    figures = np.asarray(values, np.float64)
    return Mean(float(figures.mean()), _interval(figures))


def _interval(figures: Floats) -> tuple[float, float] | None:
    if len(figures) < 2:
        return None
    tail = (1 - CONFIDENCE) / 2
    # Between two infinite means there is nothing to interpolate.
    low, high = np.quantile(_resampled_means(figures), (tail, 1 - tail), method="inverted_cdf")
    return float(low), float(high)


def _resampled_means(figures: Floats) -> Floats:
    random, count = np.random.default_rng(_SEED), len(figures)
    rows = max(1, _AT_ONCE // count)
    blocks = (min(rows, _RESAMPLES - start) for start in range(0, _RESAMPLES, rows))
    return np.concatenate([figures[random.integers(0, count, (block, count))].mean(axis=1) for block in blocks])


def _summary_of(result: MethodResult, wins: int) -> MethodSummary:
    known = [found.peak_memory for found in result.measurements if found.peak_memory is not None]
    return MethodSummary(
        name=result.name,
        photos=len(result.measurements),
        psnr=mean_of([found.score.psnr for found in result.measurements]),
        ssim=mean_of([found.score.ssim for found in result.measurements]),
        seconds_per_megapixel=result.seconds_per_megapixel,
        wins=wins,
        peak_memory=max(known, default=None),
    )


def _scores(result: MethodResult) -> dict[Pair, Score]:
    return {found.pair: found.score for found in result.measurements}


def _wins(results: Sequence[MethodResult]) -> dict[str, int]:
    scores = {result.name: _scores(result) for result in results}
    common = set.intersection(*(set(own) for own in scores.values())) if scores else set()
    highest = {pair: max(own[pair].psnr for own in scores.values()) for pair in common}
    return {name: sum(own[pair].psnr == highest[pair] for pair in common) for name, own in scores.items()}


def _difference(one: MethodResult, other: MethodResult) -> Difference:
    own, others = _scores(one), _scores(other)
    both = [(own[pair], others[pair]) for pair in own if pair in others]
    return Difference(one.name, other.name, _contrast(both, lambda s: s.psnr), _contrast(both, lambda s: s.ssim))


def _contrast(both: Iterable[tuple[Score, Score]], measure: Callable[[Score], float]) -> Contrast:
    return contrast([(measure(own), measure(other)) for own, other in both])


def contrast(pairs: Sequence[tuple[float, float]]) -> Contrast:
    """One method's figures against another's, photo by photo; those that are not finite are left out."""
    found = np.array([own - other for own, other in pairs if math.isfinite(own) and math.isfinite(other)])
    mean = mean_of(found.tolist()) if len(found) else Mean(0.0, None)
    return Contrast(mean, _p(found), len(found), int((found > 0).sum()), int((found < 0).sum()))


def _p(differences: Floats) -> float | None:
    """F. Wilcoxon: Individual comparisons by ranking methods. Biometrics Bulletin 1(6), 1945; two-sided."""
    if not len(differences):
        return None
    if not differences.any():
        return 1.0
    from scipy.stats import wilcoxon  # takes a second to import

    return float(wilcoxon(differences).pvalue)


def _turned(contrast: Contrast) -> Contrast:
    interval = contrast.mean.interval
    turned = None if interval is None else (-interval[1], -interval[0])
    return Contrast(Mean(-contrast.mean.value, turned), contrast.p, contrast.photos, contrast.worse, contrast.better)
