"""An evaluation of photos without ground truth as JSON, CSV or HTML."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from html import escape
from itertools import combinations
from typing import Any

from engine.evaluation.comparing import sliders
from engine.evaluation.page import cell, compared, document, failures_part, provenance_part, table, with_interval
from engine.evaluation.plots import colour_of, shape_of
from engine.evaluation.provenance import Provenance
from engine.evaluation.report import contrast_record, interval_record, told_record
from engine.evaluation.results import UNTOUCHED, Cleaning, Failure
from engine.evaluation.statistics import Contrast, Mean, contrast, mean_of

CSV_COLUMNS = ("method", "noisy", "noise", "detail_kept", "seconds", "megapixels", "sigma", "peak_memory")
_NOTE = (
    "There is no ground truth. Noise is estimated where the photo is flat, in levels of 0 to 255; less is better. "
    "Detail kept is the share of what was removed that does not follow the photo's edges; more is better. In brackets "
    "the interval in which the mean lies with 95 % confidence."
)
_MEANS_NOTE = (
    "p: how likely such a difference would be if there were none (Wilcoxon signed-rank test, photo by photo, each "
    "comparison by itself). What blurs a photo leaves no noise, either: look at what is kept as well."
)


@dataclass(frozen=True, slots=True)
class CleaningResult:
    """One method on all photos it could do; there is at least one."""

    name: str
    measurements: tuple[Cleaning, ...]

    @property
    def noise(self) -> Mean:
        """Over the photos, in levels of 255."""
        return mean_of([found.noise for found in self.measurements])

    @property
    def kept(self) -> Mean:
        """Over the photos, 0 to 1."""
        return mean_of([found.kept for found in self.measurements])

    @property
    def seconds_per_megapixel(self) -> float:
        """All seconds over all megapixels."""
        return sum(found.seconds for found in self.measurements) / sum(found.megapixels for found in self.measurements)

    @property
    def peak_memory(self) -> int | None:
        """Bytes, the most it took on any photo."""
        return max((found.peak_memory for found in self.measurements if found.peak_memory is not None), default=None)


def report(suffix: str, found: Iterable[Cleaning], failures: Sequence[Failure], made: Provenance) -> str:
    """The report of the kind that files of this suffix hold: ``.csv``, ``.json``, or else a page."""
    results = cleanings_by_method(found)
    match suffix:
        case ".csv":
            return as_csv(results)
        case ".json":
            return as_json(results, made)
        case _:
            return as_html(results, failures, made)


def cleanings_by_method(found: Iterable[Cleaning]) -> tuple[CleaningResult, ...]:
    """Gathered by method, the methods in order of appearance."""
    gathered: dict[str, list[Cleaning]] = {}
    for one in found:
        gathered.setdefault(one.method, []).append(one)
    return tuple(CleaningResult(name, tuple(own)) for name, own in gathered.items())


def least_noise(results: Sequence[CleaningResult]) -> CleaningResult:
    """What leaves least noise, the first of equals: not the best by itself, as what blurs a photo leaves none, either.

    There must be one.
    """
    return min(results, key=lambda result: result.noise.value)


def noise_contrast(one: CleaningResult, other: CleaningResult) -> Contrast:
    """The noise that is left, photo by photo; ``better`` are photos on which the first method leaves less."""
    found = _contrast(one, other, lambda cleaning: cleaning.noise)
    return replace(found, better=found.worse, worse=found.better)


def kept_contrast(one: CleaningResult, other: CleaningResult) -> Contrast:
    """The detail that is kept, photo by photo, 0 to 1; ``better`` are photos on which the first method keeps more."""
    return _contrast(one, other, lambda cleaning: cleaning.kept)


def _contrast(one: CleaningResult, other: CleaningResult, measure: Callable[[Cleaning], float]) -> Contrast:
    others = {found.pair: measure(found) for found in other.measurements}
    own = ((found.pair, measure(found)) for found in one.measurements)
    return contrast([(figure, others[pair]) for pair, figure in own if pair in others])


def as_csv(results: Sequence[CleaningResult]) -> str:
    """One row for every method and photo; columns as of :func:`engine.evaluation.report.as_csv` where they can be."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for one in (one for result in results for one in result.measurements):
        sigma = None if one.noise_level is None else one.noise_level.sigma
        figures = (one.noise, one.kept, one.seconds, one.megapixels, sigma, one.peak_memory)
        writer.writerow((one.method, one.pair.noisy, *figures))
    return text.getvalue()


def as_json(results: Sequence[CleaningResult], made: Provenance | None = None) -> str:
    """One strict JSON document, with the names of :func:`engine.evaluation.report.as_json`.

    What there is only with a ground truth (``clean``, ``psnr``, ``ssim``) is not in it. ``noise`` is in levels of 255,
    ``detail_kept`` from 0 to 1.
    """
    found: dict[str, Any] = {
        "methods": [_method(result) for result in results],
        "differences": [_difference(one, other) for one, other in combinations(results, 2)],
    }
    if made is not None:
        found["provenance"] = asdict(made)
    return json.dumps(found, indent=2, allow_nan=False) + "\n"


def _method(result: CleaningResult) -> dict[str, Any]:
    return {
        "name": result.name,
        "noise": result.noise.value,
        "detail_kept": result.kept.value,
        "seconds_per_megapixel": result.seconds_per_megapixel,
        "noise_interval": interval_record(result.noise),
        "detail_kept_interval": interval_record(result.kept),
        "peak_memory": result.peak_memory,
        "images": [_image(found) for found in result.measurements],
    }


def _image(found: Cleaning) -> dict[str, Any]:
    return {
        "noisy": str(found.pair.noisy),
        "noise": found.noise,
        "detail_kept": found.kept,
        "seconds": found.seconds,
        **told_record(found),
    }


def _difference(one: CleaningResult, other: CleaningResult) -> dict[str, Any]:
    return {
        "method": one.name,
        "other": other.name,
        "noise": contrast_record(noise_contrast(one, other)),
        "detail_kept": contrast_record(kept_contrast(one, other)),
    }


def as_html(results: Sequence[CleaningResult], failures: Sequence[Failure] = (), made: Provenance | None = None) -> str:
    """The page: means, photos, all figures, what failed, and how it was made."""
    least = least_noise(results)
    heads = ("Method", "Noise, levels", f"Noise to {least.name}", "p", "Detail kept %", "s/MP", "Memory MB", "Photos")
    parts = (
        f"<h2>Means</h2>\n{table(heads, (_mean_row(place, result, least) for place, result in enumerate(results)))}",
        f'<p class="note">{_MEANS_NOTE}</p>\n',
        sliders(results, {}, least.name),
        f"<h2>Every photo, noise in levels / detail kept</h2>\n{_figures(results)}",
        failures_part(failures),
        provenance_part(made),
    )
    return document(_NOTE, parts)


def _mean_row(place: int, result: CleaningResult, least: CleaningResult) -> str:
    memory = result.peak_memory
    cells = (
        cell(with_interval(result.noise, ".2f"), result.noise.value),
        *compared(None if result is least else noise_contrast(result, least), "+.2f"),
        cell(with_interval(_percent(result.kept), ".1f"), result.kept.value),
        cell(f"{result.seconds_per_megapixel:.2f}", result.seconds_per_megapixel),
        cell("", 0.0) if memory is None else cell(f"{memory / 1e6:.0f}", memory),
        cell(str(len(result.measurements)), len(result.measurements)),
    )
    dot = f'<span class="dot {shape_of(place)}" style="background:{colour_of(place)}"></span>'
    return f"<tr><td>{dot}{escape(result.name)}</td>{''.join(cells)}</tr>\n"


def _percent(share: Mean) -> Mean:
    interval = None if share.interval is None else (100 * share.interval[0], 100 * share.interval[1])
    return Mean(100 * share.value, interval)


def _figures(results: Sequence[CleaningResult]) -> str:
    found = {(result.name, one.pair): one for result in results for one in result.measurements}
    pairs = dict.fromkeys(pair for _, pair in found)
    names = [result.name for result in results]

    def rows() -> Iterator[str]:
        for pair in pairs:
            cells = "".join(_both(found.get((name, pair)), name) for name in names)
            yield f'<tr><td title="{escape(str(pair.noisy))}">{escape(pair.noisy.name)}</td>{cells}</tr>\n'

    return table(("Photo", *names), rows())


def _both(found: Cleaning | None, method: str) -> str:
    if found is None:
        return cell("failed", -1.0)
    kept = "" if method == UNTOUCHED else f" / {100 * found.kept:.0f} %"
    return cell(f"{found.noise:.2f}{kept}", found.noise)
