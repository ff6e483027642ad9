"""Plots of an evaluation as SVG, to stand in a page."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from engine.evaluation.results import UNTOUCHED, Measurement, MethodResult, Pair
from engine.metrics.score import Score

COLOURS = ("#d55e00", "#0072b2", "#009e73", "#b5619a", "#7f7f7f", "#3a8fd0", "#8c6bd8")
"""After Okabe and Ito, "Color Universal Design" (2008), each at least 3 to 1 on dark and light; the untouched photo has
the first."""
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _MARGIN = 900, 320, 60, 44, 14
_TICKS = 5
_LEAST_SECONDS = 1e-4
_BINS = 20
_CLOSE = 1e-9
"""By how much of a step rounding may be off."""
SHAPES = ("round", "square", "diamond")
"""Of the marks, for methods that have the same colour."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a plot, and what it tells when pointed at."""

    x: float
    y: float
    tells: str


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one colour and one of the :data:`SHAPES`, with a line through them or not."""

    name: str
    colour: str
    points: Sequence[Point]
    joined: bool = False
    shape: str = SHAPES[0]


@dataclass(frozen=True, slots=True)
class _Scale:
    """From values to pixels; ``logarithmic`` scales take logarithms and are labelled by what they are of."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Where they stand, and what they say: about five, at round values."""
        if self.logarithmic:
            for value in _round_powers(self.low, self.high):
                yield self(math.log10(value)), f"{value:g}"
        else:
            for value in _round_values(self.low, self.high):
                yield self(value), f"{value:.4g}"


def _round_values(low: float, high: float) -> Iterator[float]:
    """Multiples of 1, 2 or 5 times a power of ten; of whole numbers no parts."""
    step = _step((high - low) / _TICKS)
    if float(low).is_integer() and float(high).is_integer():
        step = max(step, 1.0)
    for count in range(math.ceil(low / step - _CLOSE), math.floor(high / step + _CLOSE) + 1):
        yield round(count * step, 12)


def _step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next((power * factor for factor in (1, 2, 5) if power * factor >= least), 10 * power)


def _round_powers(low: float, high: float) -> Iterator[float]:
    """Between 10**low and 10**high: powers of ten, where there are few also 2 and 5 times them."""
    factors = (1,) if high - low > _TICKS - 2 else (1, 2, 5) if high - low > 1 / 2 else range(1, 10)
    for power in range(math.floor(low), math.ceil(high) + 1):
        for factor in factors:
            if low - _CLOSE <= math.log10(factor) + power <= high + _CLOSE:
                yield factor * 10.0**power


def colour_of(index: int) -> str:
    """Of the method at this position."""
    return COLOURS[index % len(COLOURS)]


def shape_of(index: int) -> str:
    """Of that method's marks: another one for those to whom no colour is left."""
    return SHAPES[index // len(COLOURS) % len(SHAPES)]


def plots(results: Sequence[MethodResult]) -> Iterator[tuple[str, str]]:
    """Title and SVG of every plot that these results give something to."""
    if not results:
        return
    yield "PSNR of every photo, dB", _by_photo(results, lambda score: score.psnr, "PSNR, dB")
    yield "SSIM of every photo", _by_photo(results, lambda score: score.ssim, "SSIM")
    untouched = {found.pair: found.score.psnr for result in results for found in _of_untouched(result)}
    gains = [list(_gains(result, untouched)) for result in results]
    if any(gains):
        yield "Gain over the noisy photo against its noise", _gain_plot(results, gains)
        yield "How often which gain", _histogram(results, gains)
    timed = [result for result in results if result.name != UNTOUCHED]
    if timed:
        yield "Quality against time; the line joins the methods that none beats in both", _frontier(results)


def _of_untouched(result: MethodResult) -> Sequence[Measurement]:
    return result.measurements if result.name == UNTOUCHED else ()


def _by_photo(results: Sequence[MethodResult], measure: Callable[[Score], float], label: str) -> str:
    """The photos in order of how good the first method, the untouched photo, is."""
    first = sorted(results[0].measurements, key=lambda found: measure(found.score))
    order: dict[Pair, int] = {found.pair: place for place, found in enumerate(first)}
    return draw(
        [
            Series(result.name, colour_of(index), _placed(result, order, measure), joined=True, shape=shape_of(index))
            for index, result in enumerate(results)
        ],
        f"photos, sorted by {label} of {results[0].name}",
        label,
    )


def _placed(result: MethodResult, order: dict[Pair, int], measure: Callable[[Score], float]) -> list[Point]:
    placed = [found for found in result.measurements if found.pair in order]
    placed.sort(key=lambda found: order[found.pair])
    return [
        Point(order[found.pair] + 1, measure(found.score), f"{found.pair.noisy.name}: {measure(found.score):.4g}")
        for found in placed
    ]


def _gains(result: MethodResult, untouched: dict[Pair, float]) -> Iterator[Point]:
    """By the noise of the photo: its root mean square error in levels of 255."""
    for found in result.measurements:
        before = untouched.get(found.pair, math.inf)
        if result.name != UNTOUCHED and math.isfinite(before) and math.isfinite(found.score.psnr):
            gain = found.score.psnr - before
            yield Point(255 * 10 ** (-before / 20), gain, f"{found.pair.noisy.name}: {gain:+.2f} dB")


def _gain_plot(results: Sequence[MethodResult], gains: Sequence[Sequence[Point]]) -> str:
    series = [
        Series(result.name, colour_of(index), points, shape=shape_of(index))
        for index, (result, points) in enumerate(zip(results, gains, strict=True))
    ]
    return draw(series, "noise: root mean square error of the noisy photo, levels of 255", "gain in PSNR, dB")


def _histogram(results: Sequence[MethodResult], gains: Sequence[Sequence[Point]]) -> str:
    every = [point.y for points in gains for point in points]
    low, width = min(every), (max(every) - min(every)) / _BINS or 1.0
    series = []
    for index, (result, points) in enumerate(zip(results, gains, strict=True)):
        counts = [0] * _BINS
        for point in points:
            counts[min(int((point.y - low) / width), _BINS - 1)] += 1
        placed = [Point(low + (place + 0.5) * width, n, f"{n} photos") for place, n in enumerate(counts)]
        shown = placed if points else ()
        series.append(Series(result.name, colour_of(index), shown, joined=True, shape=shape_of(index)))
    return draw(series, "gain in PSNR, dB", "photos")


def _frontier(results: Sequence[MethodResult]) -> str:
    points = {
        result.name: Point(
            math.log10(max(result.seconds_per_megapixel, _LEAST_SECONDS)),
            result.psnr,
            f"{result.name}: {result.psnr:.2f} dB, {result.seconds_per_megapixel:.3g} s/MP",
        )
        for result in results
        if result.name != UNTOUCHED
    }
    series = [
        Series(result.name, colour_of(index), [points[result.name]], shape=shape_of(index))
        for index, result in enumerate(results)
        if result.name in points
    ]
    line = Series("", "currentColor", unbeaten(list(points.values())), joined=True)
    return draw([line, *series], "seconds a megapixel", "PSNR, dB", logarithmic=True)


def unbeaten(points: Sequence[Point]) -> list[Point]:
    """The points that have no other to their left that is as high, from left to right."""
    found: list[Point] = []
    for point in sorted(points, key=lambda point: (point.x, -point.y)):
        if not found or point.y > found[-1].y:
            found.append(point)
    return found


def draw(series: Sequence[Series], x_label: str, y_label: str, logarithmic: bool = False) -> str:
    """A plot of all series; points that are not finite are left out. ``logarithmic`` tells that x holds logarithms."""
    finite = [point for one in series for point in one.points if math.isfinite(point.x) and math.isfinite(point.y)]
    x = _Scale(*_bounds([point.x for point in finite]), _LEFT, _WIDTH - _MARGIN, logarithmic)
    y = _Scale(*_bounds([point.y for point in finite]), _HEIGHT - _BOTTOM, _MARGIN)
    drawn = "".join(_series(one, x, y) for one in series)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(y_label)} against {escape(x_label)}">\n'
        f"{_axes(x, y, x_label, y_label)}{drawn}</svg>\n"
    )


def _bounds(values: Sequence[float]) -> tuple[float, float]:
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    return (low, high) if high > low else (low - 0.5, high + 0.5)


def _axes(x: _Scale, y: _Scale, x_label: str, y_label: str) -> str:
    bottom = _HEIGHT - _BOTTOM
    across = (
        f'<line x1="{_LEFT}" x2="{_WIDTH - _MARGIN}" y1="{at:.1f}" y2="{at:.1f}" stroke="#8884"/>'
        f'<text x="{_LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{label}</text>\n'
        for at, label in y.ticks()
    )
    along = (f'<text x="{at:.1f}" y="{bottom + 18}" text-anchor="middle">{label}</text>\n' for at, label in x.ticks())
    names = (
        f'<text x="{(_LEFT + _WIDTH) / 2}" y="{_HEIGHT - 6}" text-anchor="middle">{escape(x_label)}</text>'
        f'<text x="14" y="{bottom / 2}" text-anchor="middle" transform="rotate(-90 14 {bottom / 2})">'
        f"{escape(y_label)}</text>\n"
    )
    return "".join((*across, *along, names))


def _series(series: Series, x: _Scale, y: _Scale) -> str:
    places = [(x(p.x), y(p.y), p.tells) for p in series.points if math.isfinite(p.x) and math.isfinite(p.y)]
    line = ""
    if series.joined and len(places) > 1:
        path = " ".join(f"{left:.1f},{top:.1f}" for left, top, _ in places)
        line = f'<polyline points="{path}" fill="none" stroke="{series.colour}" stroke-opacity="0.6"/>\n'
    if not series.name:
        return line
    marks = (
        f"{_mark(series, left, top)}<title>{escape(series.name)}, {escape(tells)}</title></{_ELEMENTS[series.shape]}>\n"
        for left, top, tells in places
    )
    return line + "".join(marks)


_ELEMENTS = {"round": "circle", "square": "rect", "diamond": "path"}


def _mark(series: Series, left: float, top: float) -> str:
    """The beginning of its element."""
    match series.shape:
        case "square":
            return f'<rect x="{left - 3:.1f}" y="{top - 3:.1f}" width="6" height="6" fill="{series.colour}">'
        case "diamond":
            return f'<path d="M{left:.1f} {top - 4.5:.1f}l4.5 4.5l-4.5 4.5l-4.5 -4.5z" fill="{series.colour}">'
    return f'<circle cx="{left:.1f}" cy="{top:.1f}" r="3.5" fill="{series.colour}">'
