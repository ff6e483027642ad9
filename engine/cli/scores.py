"""Scores as tables of text."""

import math
from collections.abc import Mapping, Sequence

from engine.cli.console import shown
from engine.cli.table import aligned
from engine.evaluation.cleaned import CleaningResult, kept_contrast, least_noise, noise_contrast
from engine.evaluation.results import UNTOUCHED, Cleaning, MethodResult, Pair
from engine.evaluation.statistics import Contrast, Mean, MethodSummary, Summary
from engine.metrics.score import Score


def score_table(results: Sequence[MethodResult]) -> str:
    """PSNR in decibels and SSIM: a row for every photo, one for the mean, one for the speed; a column a method."""
    found = {(result.name, m.pair): _cell(m.score) for result in results for m in result.measurements}
    return _table(results, found, [_cell(Score(result.psnr, result.ssim)) for result in results])


def cleaning_table(results: Sequence[CleaningResult]) -> str:
    """As :func:`score_table`, of photos without ground truth: noise left in levels of 255, and detail kept."""
    found = {(result.name, m.pair): _both(result.name, m) for result in results for m in result.measurements}
    means = [_cleaning_cell(result.name, result.noise.value, result.kept.value) for result in results]
    return _table(results, found, means)


def _table(
    results: Sequence[MethodResult] | Sequence[CleaningResult], found: Mapping[tuple[str, Pair], str], means: list[str]
) -> str:
    photos = list(dict.fromkeys(pair for _, pair in found))
    names = [result.name for result in results]
    rows = [["photo", *map(shown, names)]]
    rows += [[shown(pair.noisy.name), *(found.get((name, pair), "failed") for name in names)] for pair in photos]
    rows.append(["mean", *means])
    if any(len(result.measurements) != len(photos) for result in results):
        rows.append(["photos", *(str(len(result.measurements)) for result in results)])
    rows.append(["s/MP", *(f"{result.seconds_per_megapixel:.2f}" for result in results)])
    return aligned(rows)


def _cell(score: Score) -> str:
    decibels = "inf" if math.isinf(score.psnr) else f"{score.psnr:.3f}"
    return f"{decibels} / {score.ssim:.4f}"


def _both(method: str, found: Cleaning) -> str:
    return _cleaning_cell(method, found.noise, found.kept)


def _cleaning_cell(method: str, noise: float, kept: float) -> str:
    return f"{noise:.2f}" if method == UNTOUCHED else f"{noise:.2f} / {100 * kept:.0f} %"


def cleaning_summary(results: Sequence[CleaningResult]) -> str:
    """As :func:`summary_table`, of photos without ground truth; others are compared with what leaves least noise.

    That is not the best method by itself: what blurs a photo leaves no noise, either. So both differences are told.
    """
    least = least_noise(results)
    to = shown(least.name)
    head = [
        "method",
        "noise left, 95 %",
        "detail kept, 95 %",
        f"noise to {to}",
        "p",
        f"detail to {to}",
        "p",
        "memory MB",
    ]
    return aligned([head, *(_cleaning_row(result, least) for result in results)])


def _cleaning_row(result: CleaningResult, least: CleaningResult) -> list[str]:
    noise, kept = noise_contrast(result, least), kept_contrast(result, least)
    untouched, same = result.name == UNTOUCHED, result is least
    return [
        shown(result.name),
        _interval(result.noise, ".2f"),
        "" if untouched else _percent(result.kept),
        *(["", ""] if same else [f"{noise.mean.value:+.2f}", _p(noise)]),
        *(["", ""] if same or untouched else [f"{100 * kept.mean.value:+.1f} %", _p(kept)]),
        _megabytes(result.peak_memory),
    ]


def _percent(share: Mean) -> str:
    return "" if share.interval is None else "{:.1f} … {:.1f} %".format(*(100 * end for end in share.interval))


def summary_table(told: Summary) -> str:
    """How sure the means are, and how every method compares with the best one: a row a method.

    p is that of the difference in PSNR to the best method.
    """
    head = ["method", "PSNR, 95 %", "SSIM, 95 %", "wins", f"PSNR to {shown(told.best.name)}", "p", "memory MB"]
    return aligned([head, *(_summary_row(method, told) for method in told.methods)])


def _summary_row(method: MethodSummary, told: Summary) -> list[str]:
    difference = told.against(method.name, told.best.name)
    compared = ["", ""] if difference is None else _compared(difference.psnr)
    return [
        shown(method.name),
        _interval(method.psnr, ".3f"),
        _interval(method.ssim, ".4f"),
        str(method.wins),
        *compared,
        _megabytes(method.peak_memory),
    ]


def _compared(contrast: Contrast) -> list[str]:
    if not contrast.photos:
        return ["", ""]
    return [f"{contrast.mean.value:+.3f} {_interval(contrast.mean, '+.3f')}".rstrip(), _p(contrast)]


def _p(contrast: Contrast) -> str:
    p = contrast.p
    return "" if p is None else "< 0.0001" if p < 1e-4 else f"{p:.4f}"


def _megabytes(memory: int | None) -> str:
    return "" if memory is None else f"{memory / 1e6:.0f}"


def _interval(mean: Mean, form: str) -> str:
    return "" if mean.interval is None else f"{mean.interval[0]:{form}} … {mean.interval[1]:{form}}"
