"""The rows of an evaluation's two tables."""

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from denoiser_gui.dialogs.evaluation.figures_model import Cell, Column, Row
from denoiser_gui.presenters import evaluation_words as words
from denoiser_gui.presenters.candidate_words import title_of
from denoiser_gui.state.evaluation import Evaluation, Metric
from engine.evaluation.overview import Standing

translate = QCoreApplication.translate


def columns(evaluation: Evaluation, metric: Metric) -> tuple[Column, ...]:
    """A column for each method that the metric tells something about."""
    places = {name: place for place, name in enumerate(evaluation.methods)}
    return tuple(Column(places[name], title_of(name), name) for name in evaluation.compared(metric))


def photo_row(evaluation: Evaluation, metric: Metric, photo: int) -> Row:
    """The row of a photo."""
    methods, pair = evaluation.compared(metric), evaluation.pairs[photo]
    figures = [evaluation.figure(metric, photo, method) for method in methods]
    known = [figure for figure in figures if figure is not None]
    best = (max if metric.higher_is_better else min)(known) if len(known) > 1 else math.nan
    cells = tuple(
        _cell(metric, figure, figure == best, evaluation.reason(photo, method))
        for method, figure in zip(methods, figures, strict=True)
    )
    return Row(Cell(evaluation.names[photo], str(pair.noisy)), cells)


def _cell(metric: Metric, figure: float | None, best: bool, reason: str) -> Cell:
    if figure is not None:
        return Cell(words.figure_text(metric, figure), best=best)
    if reason:
        return Cell(translate("Evaluation", "failed"), reason, failed=True)
    return Cell("")


def summary_rows(metric: Metric, standings: Sequence[Standing], reference: str) -> list[Row]:
    """Mean, interval, difference, how sure that is, and wins; as many rows before anything is known."""
    other = title_of(reference)
    rows = [
        Row(Cell(translate("Evaluation", "Mean"), words.metric_explained(metric)), tuple(_means(metric, standings))),
        Row(Cell(translate("Evaluation", "95 % between")), tuple(_intervals(metric, standings))),
    ]
    against = translate("Evaluation", "Against {reference}").format(reference=other)
    wins = translate("Evaluation", "Photos on which no other method is better")
    counts = tuple(Cell(str(one.wins) if one.photos else "", wins) for one in standings)
    return [
        *rows,
        Row(Cell(against), tuple(_differences(metric, standings, other))),
        Row(Cell(translate("Evaluation", "How sure")), tuple(_surenesses(metric, standings, other))),
        Row(Cell(translate("Evaluation", "Wins"), wins), counts),
    ]


def unknown(methods: Sequence[str]) -> tuple[Standing, ...]:
    """Standings of which nothing is known yet."""
    return tuple(Standing(name, 0, None, 0, None) for name in methods)


def _means(metric: Metric, standings: Sequence[Standing]) -> Iterator[Cell]:
    known = [one.mean.value for one in standings if one.mean is not None]
    best = (max if metric.higher_is_better else min)(known, default=None)
    for one in standings:
        if one.mean is None:
            yield Cell("")
        else:
            text = words.figure_text(metric, one.mean.value)
            yield Cell(text, words.mean_tooltip(metric, one), best=one.mean.value == best)


def _intervals(metric: Metric, standings: Sequence[Standing]) -> Iterator[Cell]:
    for one in standings:
        text = "" if one.mean is None else words.interval_text(metric, one.mean)
        yield Cell(text, words.mean_tooltip(metric, one))


def _differences(metric: Metric, standings: Sequence[Standing], other: str) -> Iterator[Cell]:
    for one in standings:
        if one.against is None or one.against.p is None:
            yield Cell("")
        else:
            text = words.difference_text(metric, one.against.mean.value)
            yield Cell(text, words.contrast_tooltip(metric, one.against, other))


def _surenesses(metric: Metric, standings: Sequence[Standing], other: str) -> Iterator[Cell]:
    for one in standings:
        if one.against is None:
            yield Cell("")
        else:
            yield Cell(words.sureness(one.against), words.contrast_tooltip(metric, one.against, other))
