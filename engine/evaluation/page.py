"""An evaluation as one HTML page that needs nothing else: tables, plots, photos, and how it was made."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from engine.errors import explain
from engine.evaluation.comparing import sliders
from engine.evaluation.plots import colour_of, plots, shape_of
from engine.evaluation.provenance import MethodFacts, Provenance
from engine.evaluation.published import Published
from engine.evaluation.results import Failure, Measurement, MethodResult, Pair
from engine.evaluation.statistics import Contrast, Mean, MethodSummary, Summary, summary

_RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "report"
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


@dataclass(frozen=True, slots=True)
class Extras:
    """What a page shows besides the figures.

    Attributes:
        provenance: how it was made.
        truths: pictures of ground truths, for the photos that are shown.
        published: figures of others on these photos.
    """

    provenance: Provenance | None = None
    truths: Mapping[Pair, bytes] = field(default_factory=dict)
    published: Sequence[Published] = ()


def as_html(results: Sequence[MethodResult], failures: Sequence[Failure] = (), extras: Extras | None = None) -> str:
    """The page: means, differences, photos, plots, all figures, what failed, and how it was made."""
    extras = extras or Extras()
    told = summary(found for result in results for found in result.measurements)
    best = told.best.name if told.methods else ""
    parts = [
        _means(told),
        _published(extras.published),
        sliders(results, extras.truths, best),
        *(f'<h2>{escape(title)}</h2>\n<div class="wide plot">{svg}</div>\n' for title, svg in plots(results)),
        _figures(results),
        failures_part(failures),
        provenance_part(extras.provenance),
    ]
    return document(
        "PSNR and SSIM on 8-bit RGB against the ground truth; more is better. In brackets the interval in which the "
        "mean lies with 95 % confidence.",
        parts,
    )


def document(note: str, parts: Iterable[str]) -> str:
    """The page around its parts.

    Args:
        note: what the figures are.
        parts: HTML.
    """
    style, script = ((_RESOURCES / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Evaluation</title>\n<style>{style}</style>\n</head>\n<body>\n<h1>Evaluation</h1>\n"
        f'<p class="note">{escape(note)}</p>\n'
        f"{''.join(parts)}<script>{script}</script>\n</body>\n</html>\n"
    )


def table(heads: Iterable[str], rows: Iterable[str]) -> str:
    """A table that sorts by any column."""
    head = "".join(f'<th scope="col"><button type="button">{escape(text)}</button></th>' for text in heads)
    return (
        f'<div class="wide"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{"".join(rows)}</tbody></table></div>\n'
    )


def cell(text: str, value: float | None = None, best: bool = False) -> str:
    """One of a table, sorted by ``value``; without one it is a word."""
    if value is None:
        return f"<td>{escape(text)}</td>"
    # JavaScript's number of a word is NaN, but for this one.
    number = "Infinity" if math.isinf(value) else f"{value!r}"
    return f'<td data-value="{number}"{" class=best" if best else ""}>{escape(text)}</td>'


def _means(told: Summary) -> str:
    if not told.methods:
        return ""
    best = (max(m.psnr.value for m in told.methods), max(m.ssim.value for m in told.methods))
    rows = (_mean_row(index, method, told, best) for index, method in enumerate(told.methods))
    heads = ("Method", "PSNR dB", "SSIM", f"PSNR to {told.best.name}", "p", "Wins", "s/MP", "Memory MB", "Photos")
    return (
        f"<h2>Means</h2>\n{table(heads, rows)}"
        '<p class="note">p: how likely such a difference would be if there were none (Wilcoxon signed-rank test, '
        "photo by photo, each comparison by itself). Wins: photos on which no other method has a higher PSNR.</p>\n"
    )


def _mean_row(index: int, method: MethodSummary, told: Summary, best: tuple[float, float]) -> str:
    difference = told.against(method.name, told.best.name)
    memory = method.peak_memory
    cells = (
        cell(with_interval(method.psnr, ".3f"), method.psnr.value, method.psnr.value == best[0]),
        cell(with_interval(method.ssim, ".4f"), method.ssim.value, method.ssim.value == best[1]),
        *compared(None if difference is None else difference.psnr),
        cell(str(method.wins), method.wins),
        cell(f"{method.seconds_per_megapixel:.2f}", method.seconds_per_megapixel),
        cell("", 0.0) if memory is None else cell(f"{memory / 1e6:.0f}", memory),
        cell(str(method.photos), method.photos),
    )
    dot = f'<span class="dot {shape_of(index)}" style="background:{colour_of(index)}"></span>'
    return f"<tr><td>{dot}{escape(method.name)}</td>{''.join(cells)}</tr>\n"


def compared(contrast: Contrast | None, form: str = "+.3f") -> tuple[str, str]:
    """The mean of the differences, in numbers of this form, and how likely they are by chance; empty for the same."""
    if contrast is None or contrast.p is None:
        return cell("", 0.0), cell("", 1.0)
    p = "< 0.0001" if contrast.p < 1e-4 else f"{contrast.p:.4f}"
    return cell(with_interval(contrast.mean, form), contrast.mean.value), cell(p, contrast.p)


def with_interval(mean: Mean, form: str) -> str:
    """A mean as a number of this form, and its interval."""
    value = "∞" if math.isinf(mean.value) else f"{mean.value:{form}}"
    return value if mean.interval is None else f"{value} ({mean.interval[0]:{form}} … {mean.interval[1]:{form}})"


def _published(figures: Sequence[Published]) -> str:
    rows = "".join(
        f"<tr><td>{escape(figure.method)}</td><td>{figure.psnr:.2f}</td>"
        f'<td class="words">{escape(figure.source)}</td></tr>\n'
        for figure in figures
    )
    if not rows:
        return ""
    return (
        f"<h2>Published by others: {escape(figures[0].dataset)}</h2>\n"
        '<p class="note">Not measured here.</p>\n<div class="wide"><table>\n'
        f'<tr><th>Method</th><th>PSNR dB</th><th class="words">Source</th></tr>\n{rows}</table></div>\n'
    )


def _figures(results: Sequence[MethodResult]) -> str:
    found = {(result.name, m.pair): m for result in results for m in result.measurements}
    pairs = dict.fromkeys(pair for _, pair in found)
    rows = (
        f'<tr><td title="{escape(str(pair.noisy))}">{escape(pair.noisy.name)}</td>'
        + "".join(_both(found.get((result.name, pair))) for result in results)
        + "</tr>\n"
        for pair in pairs
    )
    return f"<h2>Every photo, PSNR dB / SSIM</h2>\n{table(('Photo', *(r.name for r in results)), rows)}"


def _both(found: Measurement | None) -> str:
    if found is None:
        return cell("failed", -1.0)
    psnr = "∞" if math.isinf(found.score.psnr) else f"{found.score.psnr:.3f}"
    return cell(f"{psnr} / {found.score.ssim:.4f}", found.score.psnr)


def failures_part(failures: Sequence[Failure]) -> str:
    """What could not be evaluated."""
    if not failures:
        return ""
    items = "".join(
        f"<li>{escape(str(failure.pair.noisy))}{escape(_by(failure))}: {escape(explain(failure.error))}</li>\n"
        for failure in failures
    )
    return f"<h2>Not evaluated</h2>\n<ul>\n{items}</ul>\n"


def _by(failure: Failure) -> str:
    return "" if failure.method is None else f" with {failure.method}"


def provenance_part(made: Provenance | None) -> str:
    """How it was made."""
    if made is None:
        return ""
    told = {
        "Date": made.date,
        "Command": made.command,
        "Machine": made.machine,
        "Versions": ", ".join(f"{name} {version}" for name, version in made.versions.items()),
        **{method.name: _method_facts(method) for method in made.methods},
    }
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>\n" for name, text in told.items() if text)
    return f"<h2>How this was made</h2>\n<dl>\n{rows}</dl>\n"


def _method_facts(method: MethodFacts) -> str:
    level = "" if method.sigma is None else f", told a noise level of {method.sigma:g}"
    best = ", the mean over eight positions of the photo" if method.best else ""
    return f"on {method.device}{level}{best}" + (f", SHA-256 {method.sha256}" if method.sha256 else "")
