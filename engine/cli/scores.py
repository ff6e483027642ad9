"""Scores as a table of text."""

import math
from collections.abc import Sequence

from engine.cli.console import shown
from engine.cli.table import aligned
from engine.evaluation.results import MethodResult
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
