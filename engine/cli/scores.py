"""Scores as tables of text."""

import math
from collections.abc import Sequence

from engine.cli.console import shown
from engine.cli.table import aligned
from engine.evaluation.results import MethodResult
from engine.evaluation.statistics import Contrast, Mean, MethodSummary, Summary
from engine.metrics.score import Score


def score_table(results: Sequence[MethodResult]) -> str:
    """PSNR in decibels and SSIM: a row for every photo, one for the mean, one for the speed; a column a method."""
    photos = list(dict.fromkeys(found.pair for result in results for found in result.measurements))
    found = {(result.name, m.pair): m.score for result in results for m in result.measurements}
    rows = [["photo", *(shown(result.name) for result in results)]]
    rows += [
        [shown(pair.noisy.name), *(_cell(found.get((result.name, pair))) for result in results)] for pair in photos
    ]
    rows.append(["mean", *(_cell(Score(result.psnr, result.ssim)) for result in results)])
    if any(len(result.measurements) != len(photos) for result in results):
        rows.append(["photos", *(str(len(result.measurements)) for result in results)])
    rows.append(["s/MP", *(f"{result.seconds_per_megapixel:.2f}" for result in results)])
    return aligned(rows)


def _cell(score: Score | None) -> str:
    if score is None:
        return "failed"
    decibels = "inf" if math.isinf(score.psnr) else f"{score.psnr:.3f}"
    return f"{decibels} / {score.ssim:.4f}"


def summary_table(told: Summary) -> str:
    """How sure the means are, and how every method compares with the best one: a row a method.

    p is that of the difference in PSNR to the best method.
    """
    head = ["method", "PSNR, 95 %", "SSIM, 95 %", "wins", f"PSNR to {shown(told.best.name)}", "p", "memory MB"]
    return aligned([head, *(_summary_row(method, told) for method in told.methods)])


def _summary_row(method: MethodSummary, told: Summary) -> list[str]:
    difference = told.against(method.name, told.best.name)
    compared = ["", ""] if difference is None else _compared(difference.psnr)
    memory = "" if method.peak_memory is None else f"{method.peak_memory / 1e6:.0f}"
    return [
        shown(method.name),
        _interval(method.psnr, ".3f"),
        _interval(method.ssim, ".4f"),
        str(method.wins),
        *compared,
        memory,
    ]


def _compared(contrast: Contrast) -> list[str]:
    if not contrast.photos:
        return ["", ""]
    p = contrast.p
    return [
        f"{contrast.mean.value:+.3f} {_interval(contrast.mean, '+.3f')}".rstrip(),
        "" if p is None else "< 0.0001" if p < 1e-4 else f"{p:.4f}",
    ]


def _interval(mean: Mean, form: str) -> str:
    return "" if mean.interval is None else f"{mean.interval[0]:{form}} … {mean.interval[1]:{form}}"
