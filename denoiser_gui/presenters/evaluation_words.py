"""An evaluation in the language of the window."""

import math

from PySide6.QtCore import QCoreApplication

from denoiser_gui.language import number
from denoiser_gui.presenters.candidate_words import title_of
from denoiser_gui.presenters.panels import duration
from denoiser_gui.state.evaluation import Evaluation, Metric
from engine.evaluation.layouts import Layout
from engine.evaluation.overview import Standing
from engine.evaluation.statistics import Contrast, Mean
from engine.service.study_replies import SourcesSurveyed

translate = QCoreApplication.translate

_FEWEST = 6
"""Photos from which on the test can tell a difference from chance at all."""
_CERTAIN, _QUITE, _FAIRLY = 0.001, 0.01, 0.05
_DECIMALS = {Metric.PSNR: 2, Metric.SSIM: 4, Metric.NOISE: 2, Metric.KEPT: 1, Metric.SECONDS: 2, Metric.MEMORY: 0}


def metric_title(metric: Metric) -> str:
    """With its unit."""
    return {
        Metric.PSNR: translate("Evaluation", "PSNR (dB)"),
        Metric.SSIM: translate("Evaluation", "SSIM"),
        Metric.NOISE: translate("Evaluation", "Noise left (levels)"),
        Metric.KEPT: translate("Evaluation", "Detail kept (%)"),
        Metric.SECONDS: translate("Evaluation", "Time (s/MP)"),
        Metric.MEMORY: translate("Evaluation", "Memory at most (MB)"),
    }[metric]


def metric_explained(metric: Metric) -> str:
    """A sentence."""
    return {
        Metric.PSNR: translate("Evaluation", "How close the result is to the ground truth; more is better."),
        Metric.SSIM: translate("Evaluation", "How alike the structures of result and ground truth are; 1 is the same."),
        Metric.NOISE: translate("Evaluation", "Estimated where the photo is flat, in levels of 0 to 255."),
        Metric.KEPT: translate("Evaluation", "The share of what was removed that does not follow the photo's edges."),
        Metric.SECONDS: translate("Evaluation", "Seconds for a megapixel; waiting does not count."),
        Metric.MEMORY: translate("Evaluation", "By how much the work grew in memory at its height."),
    }[metric]


def figure_text(metric: Metric, figure: float) -> str:
    """A figure with the decimals that mean something."""
    return "∞" if math.isinf(figure) else number(figure, _DECIMALS[metric])


def difference_text(metric: Metric, figure: float) -> str:
    """With its sign."""
    text = number(abs(figure), _DECIMALS[metric])
    return f"−{text}" if figure < 0 else f"+{text}"


def interval_text(metric: Metric, mean: Mean, signed: bool = False) -> str:
    """From its least to its most; empty for a single photo."""
    if mean.interval is None:
        return ""
    form = difference_text if signed else figure_text
    return " … ".join(form(metric, end) for end in mean.interval)


def sureness(contrast: Contrast) -> str:
    """How sure a difference is, in two words at most."""
    if contrast.p is None:
        return ""
    if contrast.photos < _FEWEST:
        return translate("Evaluation", "too few photos")
    if contrast.p < _CERTAIN:
        return translate("Evaluation", "certain")
    if contrast.p < _QUITE:
        return translate("Evaluation", "very sure")
    return translate("Evaluation", "fairly sure") if contrast.p < _FAIRLY else translate("Evaluation", "may be chance")


def contrast_tooltip(metric: Metric, contrast: Contrast, reference: str) -> str:
    """All numbers of a difference."""
    better, worse = contrast.better, contrast.worse
    if not metric.higher_is_better:
        better, worse = worse, better
    text = translate(
        "Evaluation",
        "{difference} against {reference} ({interval} with 95 % confidence), over {photos} photos: better on {better}, "
        "worse on {worse}; p = {p} (Wilcoxon signed-rank test of this one comparison)",
    )
    return text.format(
        difference=difference_text(metric, contrast.mean.value),
        reference=reference,
        interval=interval_text(metric, contrast.mean, signed=True) or "–",
        photos=contrast.photos,
        better=better,
        worse=worse,
        p=_p(contrast.p),
    )


def mean_tooltip(metric: Metric, standing: Standing) -> str:
    """The mean with its interval and its number of photos."""
    if standing.mean is None:
        return ""
    mean, interval = figure_text(metric, standing.mean.value), interval_text(metric, standing.mean)
    if not interval:
        return translate("Evaluation", "{mean}, of a single photo").format(mean=mean)
    text = translate("Evaluation", "{mean} over {photos} photos; with 95 % confidence between {interval}")
    return text.format(mean=mean, photos=standing.photos, interval=interval.replace(" … ", " – "))


def headline(evaluation: Evaluation, running: bool, cancelled: bool) -> str:
    """How far it is, in one line."""
    standing = evaluation.standing
    if running and not standing.jobs:
        return translate("Evaluation", "Looking at the photos")
    done = translate("Evaluation", "{done} of {jobs} measured").format(
        done=standing.done, jobs=standing.jobs or len(evaluation.pairs) * max(0, len(evaluation.methods) - 1)
    )
    parts = [done] if running or cancelled else [_extent(evaluation)]
    if evaluation.failures:
        parts.append(translate("Evaluation", "%n failed", None, evaluation.failures))
    if cancelled and not running:
        parts.append(translate("Evaluation", "stopped"))
    return " · ".join(parts)


def details(evaluation: Evaluation, paused: bool, held: bool) -> str:
    """What is at work, and for how long still."""
    standing = evaluation.standing
    if paused:
        return translate("Evaluation", "Paused")
    if held:
        return translate("Evaluation", "Waits until the photos in the main window are denoised")
    if standing.photo is None:
        return translate("Evaluation", "Starting")
    work = translate("Evaluation", "{method} on {photo}").format(
        method=title_of(standing.method), photo=evaluation.names[standing.photo]
    )
    parts = [work, f"{int(100 * standing.fraction)} %"]
    if standing.seconds_left is not None:
        parts.append(translate("Progress", "{duration} left").format(duration=duration(standing.seconds_left)))
    return " · ".join(parts)


def found_text(found: SourcesSurveyed) -> str:
    """What was recognised."""
    if found.layout is None:
        return translate("Evaluation", "No noisy photos there. For clean ones, have noise made on them.")
    text = _layout_text(found.layout, found.photos)
    if found.left_out:
        left = translate("Evaluation", "%n photo(s) without ground truth are left out.", None, found.left_out)
        return f"{text} {left}"
    return text


def _layout_text(layout: Layout, photos: int) -> str:
    match layout:
        case Layout.BLOCKS:
            return translate("Evaluation", "%n pair(s): the validation blocks of SIDD.", None, photos)
        case Layout.SIDD:
            return translate("Evaluation", "%n pair(s), named as in SIDD (NOISY_SRGB and GT_SRGB).", None, photos)
        case Layout.POLYU:
            return translate("Evaluation", "%n pair(s), named as in PolyU and CC (real and mean).", None, photos)
        case Layout.NAMES:
            return translate("Evaluation", "%n pair(s), told by noisy, clean or gt in their names.", None, photos)
        case Layout.FOLDERS:
            return translate("Evaluation", "%n pair(s) of the same name in two folders.", None, photos)
        case Layout.MADE:
            return translate("Evaluation", "%n clean photo(s), on which noise is made.", None, photos)
        case Layout.ALONE:
            text = translate("Evaluation", "%n noisy photo(s) without ground truth.", None, photos)
            more = translate("Evaluation", "Noise left and detail kept are measured instead of PSNR and SSIM.")
            return f"{text} {more}"


def _extent(evaluation: Evaluation) -> str:
    photos = translate("Evaluation", "%n photo(s)", None, len(evaluation.pairs))
    methods = translate("Evaluation", "%n method(s)", None, max(0, len(evaluation.methods) - 1))
    return translate("Evaluation", "{photos}, {methods}").format(photos=photos, methods=methods)


def _p(p: float | None) -> str:
    if p is None:
        return "–"
    return f"< {number(1e-4, 4)}" if p < 1e-4 else number(p, 4)
