"""What the four plots of an evaluation show."""

import math
from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from denoiser_gui.dialogs.evaluation.drawing import Drawing, Kind, Level, Mark, Series
from denoiser_gui.language import number
from denoiser_gui.presenters import evaluation_words as words
from denoiser_gui.presenters.candidate_words import title_of
from denoiser_gui.state.evaluation import Evaluation, Metric
from engine.evaluation.published import Published, published_on
from engine.evaluation.results import UNTOUCHED

translate = QCoreApplication.translate

_FEWEST_BINS, _MOST_BARS, _FILLED, _NAMED = 6, 90, 0.8, 5
_LEAST_SECONDS = 1e-4


def drawing(evaluation: Evaluation, kind: Kind, metric: Metric, photos: Sequence[int], published: bool) -> Drawing:
    """A plot of these photos, in their order.

    Args:
        evaluation: what is known.
        kind: which plot.
        metric: on the vertical axis; where it judges no results, the first that does.
        photos: those that are shown.
        published: whether figures of others are drawn as well.
    """
    judged = metric if metric.of_results else evaluation.metrics[0]
    match kind:
        case Kind.PHOTOS:
            levels = _levels(evaluation) if published and metric is Metric.PSNR else ()
            return _of_photos(evaluation, metric, photos, levels)
        case Kind.GAIN:
            return _of_gain(evaluation, judged, photos)
        case Kind.TIME:
            return _of_time(evaluation, judged, photos, published)
        case Kind.HISTOGRAM:
            return _of_gains(evaluation, judged, photos)


def published_figures(evaluation: Evaluation) -> tuple[Published, ...]:
    """What others found on these photos."""
    return published_on(evaluation.dataset)


def _levels(evaluation: Evaluation) -> tuple[Level, ...]:
    return tuple(
        Level(
            one.psnr,
            translate("Evaluation", "{method}, published").format(method=one.method),
            translate("Evaluation", "{method}: {psnr} dB, not measured here. {source}").format(
                method=one.method, psnr=number(one.psnr, 2), source=one.source
            ),
        )
        for one in published_figures(evaluation)
    )


def _of_photos(evaluation: Evaluation, metric: Metric, photos: Sequence[int], levels: Sequence[Level]) -> Drawing:
    places = {photo: place for place, photo in enumerate(photos, 1)}
    figures = evaluation.figures(metric, photos)
    series = [
        Series(
            evaluation.methods.index(name),
            title_of(name),
            tuple(
                Mark(places[photo], figure, "", photo)
                for photo, figure in own.items()  # in the order of the photos
                if math.isfinite(figure)
            ),
            joined=True,
        )
        for name, own in figures.items()
    ]
    label = translate("Evaluation", "photos, in the order of the table")

    def told(method: int, photo: int) -> str:
        figure = evaluation.figure(metric, photo, evaluation.methods[method])
        return _told(evaluation, method, photo, "" if figure is None else words.figure_text(metric, figure))

    return Drawing(label, words.metric_title(metric), tuple(series), tuple(levels), counted=True, told=told)


def _of_gain(evaluation: Evaluation, metric: Metric, photos: Sequence[int]) -> Drawing:
    noise = translate("Evaluation", "noise of the photo (levels)")
    series = tuple(
        Series(place, title_of(name), tuple(_gains(evaluation, metric, photos, name)))
        for place, name in enumerate(evaluation.methods)
        if name != UNTOUCHED
    )

    def told(method: int, photo: int) -> str:
        gain = evaluation.gain(metric, photo, evaluation.methods[method])
        return _told(evaluation, method, photo, "" if gain is None else words.difference_text(metric, gain))

    return Drawing(noise, _gain_title(metric), series, told=told)


def _gains(evaluation: Evaluation, metric: Metric, photos: Sequence[int], method: str) -> Iterator[Mark]:
    for photo in photos:
        noise, gain = evaluation.noise(photo), evaluation.gain(metric, photo, method)
        if noise is not None and gain is not None:
            yield Mark(noise, gain, "", photo)


def _of_time(evaluation: Evaluation, metric: Metric, photos: Sequence[int], published: bool) -> Drawing:
    """Means over the photos; the line joins the methods that none beats in both."""
    quality, time = evaluation.figures(metric, photos), evaluation.figures(Metric.SECONDS, photos)
    series = []
    for place, name in enumerate(evaluation.methods):
        finite = [figure for figure in quality[name].values() if math.isfinite(figure)]
        if name != UNTOUCHED and finite and time[name]:
            series.append(Series(place, title_of(name), (_middle(metric, title_of(name), finite, time[name]),)))
    levels = _levels(evaluation) if published and metric is Metric.PSNR else ()
    places = [(mark.x, mark.y) for one in series for mark in one.marks]
    label = translate("Evaluation", "seconds a megapixel")
    return Drawing(
        label, words.metric_title(metric), tuple(series), levels, _unbeaten(places, metric), logarithmic=True
    )


def _middle(metric: Metric, name: str, figures: Sequence[float], seconds: Mapping[int, float]) -> Mark:
    quality, time = sum(figures) / len(figures), sum(seconds.values()) / len(seconds)
    tells = f"{name}: {words.figure_text(metric, quality)}, {words.figure_text(Metric.SECONDS, time)} s/MP"
    return Mark(math.log10(max(time, _LEAST_SECONDS)), quality, tells)


def _unbeaten(places: Sequence[tuple[float, float]], metric: Metric) -> tuple[tuple[float, float], ...]:
    """Those that have no other to their left that is as good, from left to right."""
    sign = 1 if metric.higher_is_better else -1
    found: list[tuple[float, float]] = []
    for place in sorted(places, key=lambda place: (place[0], -sign * place[1])):
        if not found or sign * place[1] > sign * found[-1][1]:
            found.append(place)
    return tuple(found)


def _of_gains(evaluation: Evaluation, metric: Metric, photos: Sequence[int]) -> Drawing:
    gains = {
        name: {photo: gain for photo in photos if (gain := evaluation.gain(metric, photo, name)) is not None}
        for name in evaluation.methods
        if name != UNTOUCHED
    }
    every = [gain for own in gains.values() for gain in own.values()]
    if not every:
        return Drawing()
    low, width = _spread(every, len(gains))
    share = width * _FILLED / len(gains)
    series = tuple(
        Series(
            evaluation.methods.index(name),
            title_of(name),
            tuple(_bins(evaluation, own, low, width, share * (place - (len(gains) - 1) / 2))),
            bars=share,
        )
        for place, (name, own) in enumerate(gains.items())
    )
    return Drawing(_gain_title(metric), translate("Evaluation", "photos"), series, counts=True)


def _spread(figures: Sequence[float], methods: int) -> tuple[float, float]:
    """Where the first bin begins, and how wide all are: more photos, more bins, as long as bars can be told apart."""
    low, high = min(figures), max(figures)
    bins = min(max(_FEWEST_BINS, 2 * math.isqrt(len(figures) // methods)), _MOST_BARS // methods)
    return low, (high - low) / bins or 1.0


def _bins(
    evaluation: Evaluation, gains: Mapping[int, float], low: float, width: float, beside: float
) -> Iterator[Mark]:
    """Those that hold photos, at their middle and ``beside`` it."""
    held: dict[int, list[int]] = {}
    for photo, gain in gains.items():
        held.setdefault(int((gain - low) / width - 1e-9), []).append(photo)
    for place, own in sorted(held.items()):
        start = low + place * width
        extent = f"{number(start, 2)} – {number(start + width, 2)}"
        tells = f"{extent}: {len(own)} ({_list(evaluation, own)})"
        yield Mark(start + width / 2 + beside, len(own), tells, own[0], frozenset(own))


def _list(evaluation: Evaluation, photos: Sequence[int]) -> str:
    names = [evaluation.names[photo] for photo in photos[:_NAMED]]
    return ", ".join(names) + (" …" if len(photos) > _NAMED else "")


def _gain_title(metric: Metric) -> str:
    match metric:
        case Metric.PSNR:
            return translate("Evaluation", "gain over the noisy photo (dB)")
        case Metric.NOISE:
            return translate("Evaluation", "noise removed (levels)")
        case Metric.KEPT:
            return translate("Evaluation", "change of detail kept (%)")
        case _:
            return translate("Evaluation", "gain over the noisy photo (SSIM)")


def _told(evaluation: Evaluation, method: int, photo: int, figure: str) -> str:
    return f"{evaluation.names[photo]}\n{title_of(evaluation.methods[method])}: {figure}"
