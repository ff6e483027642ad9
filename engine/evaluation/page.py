"""An evaluation as one HTML page that needs nothing else: tables and bars."""

import math
from collections.abc import Iterator, Sequence
from html import escape

from engine.errors import explain
from engine.evaluation.results import Failure, Measurement, MethodResult, Pair

_COLOURS = ("#8a8f98", "#2f7ed8", "#e07b39", "#3a9d5d", "#a05bc4", "#c94f6d", "#2a9da0", "#b8962e", "#5c6ac4")
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8887; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2.5rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.6rem; font-weight: 600; } h2 { font-size: 1.15rem; font-weight: 600; margin-top: 2.5rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .9rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; } th { font-weight: 600; }
.best { font-weight: 700; } .note { color: GrayText; } .dot { display: inline-block; width: .7em; height: .7em;
border-radius: 50%; margin-right: .5em; } svg { width: 100%; height: auto; display: block; }
svg text { fill: currentColor; font: 12px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
"""
_BAR, _GAP, _LABEL, _WIDTH = 13, 12, 190, 900
_BAR_ROOM = _WIDTH - _LABEL - 70


def as_html(results: Sequence[MethodResult], failures: Sequence[Failure] = ()) -> str:
    """The page: means, bars of PSNR and SSIM for every photo, all figures, and what failed."""
    parts = [_means(results), *_charts(results), _figures(results), _failures(failures)]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Evaluation</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>Evaluation</h1>\n"
        '<p class="note">PSNR and SSIM on 8-bit RGB against the ground truth; more is better.</p>\n'
        f"{''.join(parts)}</body>\n</html>\n"
    )


def _means(results: Sequence[MethodResult]) -> str:
    best = (max((r.psnr for r in results), default=0.0), max((r.ssim for r in results), default=0.0))
    rows = "".join(_mean_row(index, result, best) for index, result in enumerate(results))
    head = "<tr><th>Method</th><th>PSNR dB</th><th>SSIM</th><th>Seconds per megapixel</th><th>Photos</th></tr>"
    return f'<h2>Means</h2>\n<div class="wide"><table>\n{head}\n{rows}</table></div>\n'


def _mean_row(index: int, result: MethodResult, best: tuple[float, float]) -> str:
    return (
        f'<tr><td><span class="dot" style="background:{_colour(index)}"></span>{escape(result.name)}</td>'
        f"{_cell(_decibels(result.psnr), result.psnr == best[0])}{_cell(f'{result.ssim:.4f}', result.ssim == best[1])}"
        f"{_cell(f'{result.seconds_per_megapixel:.2f}')}{_cell(str(len(result.measurements)))}</tr>\n"
    )


def _cell(text: str, best: bool = False) -> str:
    return f'<td class="best">{text}</td>' if best else f"<td>{text}</td>"


def _decibels(psnr: float) -> str:
    return "∞" if math.isinf(psnr) else f"{psnr:.3f}"


def _colour(index: int) -> str:
    return _COLOURS[index % len(_COLOURS)]


def _charts(results: Sequence[MethodResult]) -> Iterator[str]:
    psnr = {(r.name, m.pair): m.score.psnr for r in results for m in r.measurements}
    ssim = {(r.name, m.pair): m.score.ssim for r in results for m in r.measurements}
    highest = max([1.0, *(value for value in psnr.values() if math.isfinite(value))])
    yield _chart("PSNR, dB", results, {key: (value / highest, _decibels(value)) for key, value in psnr.items()})
    yield _chart("SSIM", results, {key: (value, f"{value:.4f}") for key, value in ssim.items()})


def _chart(title: str, results: Sequence[MethodResult], bars: dict[tuple[str, Pair], tuple[float, str]]) -> str:
    """Bars of length 0 to 1 with their figures, a group for every photo, a colour for every method."""
    names, pairs = [result.name for result in results], _pairs(results)
    group = len(names) * _BAR + _GAP
    drawn = "".join(
        _group(pair, names, bars, top) for pair, top in zip(pairs, range(0, group * len(pairs), group), strict=True)
    )
    return (
        f'<h2>{title}</h2>\n<svg viewBox="0 0 {_WIDTH} {group * len(pairs)}" role="img" aria-label="{title}">\n'
        f"{drawn}</svg>\n"
    )


def _group(pair: Pair, names: Sequence[str], bars: dict[tuple[str, Pair], tuple[float, str]], top: int) -> str:
    name = pair.noisy.name
    shown = name if len(name) <= 26 else f"{name[:12]}…{name[-12:]}"
    label = f'<text x="0" y="{top + 11}">{escape(shown)}<title>{escape(str(pair.noisy))}</title></text>\n'
    drawn = [
        _bar(top + index * _BAR, _colour(index), *bars[method, pair], method)
        for index, method in enumerate(names)
        if (method, pair) in bars
    ]
    return label + "".join(drawn)


def _bar(top: int, colour: str, length: float, figure: str, method: str) -> str:
    width = max(0.0, min(length, 1.0)) * _BAR_ROOM
    return (
        f'<rect x="{_LABEL}" y="{top}" width="{width:.1f}" height="{_BAR - 2}" rx="2" fill="{colour}">'
        f"<title>{escape(method)}: {figure}</title></rect>"
        f'<text x="{_LABEL + width + 6:.1f}" y="{top + 10}">{figure}</text>\n'
    )


def _pairs(results: Sequence[MethodResult]) -> list[Pair]:
    """All pairs, each once, in order."""
    return list(dict.fromkeys(found.pair for result in results for found in result.measurements))


def _figures(results: Sequence[MethodResult]) -> str:
    found = {(result.name, m.pair): m for result in results for m in result.measurements}
    head = "".join(f"<th>{escape(result.name)}</th>" for result in results)
    rows = "".join(
        f'<tr><td title="{escape(str(pair.noisy))}">{escape(pair.noisy.name)}</td>'
        + "".join(_cell(_both(found.get((result.name, pair)))) for result in results)
        + "</tr>\n"
        for pair in _pairs(results)
    )
    return (
        '<h2>Every photo, PSNR dB / SSIM</h2>\n<div class="wide"><table>\n'
        f"<tr><th>Photo</th>{head}</tr>\n{rows}</table></div>\n"
    )


def _both(found: Measurement | None) -> str:
    return "failed" if found is None else f"{_decibels(found.score.psnr)} / {found.score.ssim:.4f}"


def _failures(failures: Sequence[Failure]) -> str:
    if not failures:
        return ""
    items = "".join(
        f"<li>{escape(str(failure.pair.noisy))}{escape(_by(failure))}: {escape(explain(failure.error))}</li>\n"
        for failure in failures
    )
    return f"<h2>Not evaluated</h2>\n<ul>\n{items}</ul>\n"


def _by(failure: Failure) -> str:
    return "" if failure.method is None else f" with {failure.method}"
