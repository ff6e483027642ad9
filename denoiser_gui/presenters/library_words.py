"""What the model library says about a model, in the language of the window."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from denoiser_gui.dialogs.model_library.model_page import ModelFacts, Rows
from denoiser_gui.dialogs.model_library.model_table import ModelRow
from denoiser_gui.language import number, speed_figure
from denoiser_gui.presenters.inspecting import purpose_of
from denoiser_gui.state.training_run import Points, TrainingRun
from denoiser_gui.views.score_table import psnr_text, ssim_text
from engine.models.bin import Binned
from engine.models.descriptor import Descriptor
from engine.models.listing import Listed
from engine.models.registry import architecture
from engine.service.library_replies import ModelShown

translate = QCoreApplication.translate


def row_of(listed: Listed, speed: float | None, used: str) -> ModelRow:
    """A row of the table.

    Args:
        listed: the model.
        speed: megapixels a second here, if it is known.
        used: name of the model that photos are denoised with.
    """
    model = listed.descriptor
    return ModelRow(
        model.name,
        purpose_of(model.purpose) or origin_text(model.origin),
        _first_figures(model),
        "–" if speed is None else speed_text(speed),
        size_text(listed.size),
        date_text(listed.changed),
        licence_text(model.licence),
        own=model.origin != "shipped",
        used=model.name == used,
        doubt=(listed.note.doubts or ("",))[0],
    )


def facts_of(listed: Listed, speed: float | None, card: str) -> ModelFacts:
    """The page of a model; arguments as of :func:`row_of`, and the card of its training."""
    figures, measures = _figures(listed.descriptor)
    doubts = listed.note.doubts or ()
    return ModelFacts(
        listed.descriptor.name,
        purpose_of(listed.descriptor.purpose),
        doubts,
        figures,
        measures,
        (*_origin(listed), *_kind(listed), *_here(listed, speed)),
        card,
    )


def run_of(shown: ModelShown) -> TrainingRun | None:
    """The curves of a model's training as they are drawn; None where there are none."""
    if not shown.curve and not shown.losses:
        return None
    steps = [point.step for point in shown.curve]
    last = max([*steps, *(step for step, _ in shown.losses)])
    best = next((point for point in shown.curve if point.step == shown.best_step), None)
    return TrainingRun(
        Path(shown.run),
        shown.name,
        step=last,
        loss=_points(dict(shown.losses)),
        psnr=_points({point.step: point.psnr for point in shown.curve}),
        ssim=_points({point.step: point.ssim for point in shown.curve}),
        noisy_psnr=shown.noisy_psnr,
        noisy_ssim=shown.noisy_ssim,
        best_step=shown.best_step,
        best_psnr=None if best is None else best.psnr,
        best_ssim=None if best is None else best.ssim,
    )


def binned_text(binned: Binned) -> str:
    """A deleted model in a menu."""
    return translate("Library", "{name}, deleted {date}").format(name=binned.name, date=date_text(binned.deleted))


def speed_text(speed: float) -> str:
    """Megapixels a second."""
    return translate("Library", "{speed} MP/s").format(speed=speed_figure(speed))


def size_text(size: int) -> str:
    """Of a file."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def date_text(seconds: float) -> str:
    """The day, of seconds since 1970."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(seconds)).date(), QLocale.FormatType.ShortFormat)


def licence_text(licence: str) -> str:
    """As the card says, or that it does not."""
    words = {
        "unknown": translate("Library", "not known"),
        "not stated": translate("Library", "not stated"),
        "": translate("Library", "not known"),
    }
    return words.get(licence, licence)


def origin_text(origin: str) -> str:
    """Where a model comes from."""
    words = {
        "shipped": translate("Library", "Came with Denoiser"),
        "imported": translate("Library", "Brought in"),
        "trained": translate("Library", "Trained here"),
    }
    return words.get(origin, origin)


def _first_figures(model: Descriptor) -> str:
    """One figure is enough for a row; the page has all."""
    for data, figures in model.metrics.items():
        if "psnr" in figures:
            return translate("Library", "{psnr} dB, {data}").format(psnr=psnr_text(figures["psnr"]), data=_data(data))
    return "–"


def _figures(model: Descriptor) -> tuple[Rows, tuple[float, ...]]:
    """Every measure on every set of photos, in words and as numbers."""
    units = {
        "psnr": translate("Library", "PSNR, {data}"),
        "worst_psnr": translate("Library", "PSNR of the worst, {data}"),
        "ssim": translate("Library", "SSIM, {data}"),
    }
    told = [
        (units.get(measure, f"{measure}, {{data}}").format(data=_data(data)), measure, value)
        for data, figures in model.metrics.items()
        for measure, value in figures.items()
    ]
    return tuple((label, _figure(measure, value)) for label, measure, value in told), tuple(row[2] for row in told)


def _figure(measure: str, value: float) -> str:
    return f"{psnr_text(value)} dB" if measure.endswith("psnr") else ssim_text(value)


def _data(name: str) -> str:
    return translate("Library", "its validation photos") if name == "validation photos" else name


def _origin(listed: Listed) -> Rows:
    model = listed.descriptor
    learned = translate("Library", "not known")
    if model.noise_range is not None:
        low, high = (number(level, 1) for level in model.noise_range)
        learned = translate("Library", "{low} to {high} levels").format(low=low, high=high)
    return (
        (translate("Library", "Origin"), origin_text(model.origin)),
        (translate("Library", "Licence of the model"), licence_text(model.licence)),
        (translate("Library", "Licence of the code"), "MIT"),
        (translate("Library", "Learned from (data)"), licence_text(model.training_data)),
        (translate("Library", "Noise it learned"), learned),
        *_told(model),
    )


def _told(model: Descriptor) -> Rows:
    """What only some cards tell."""
    rows = (
        (translate("Library", "How it was trained"), model.recipe),
        (translate("Library", "Known weaknesses"), model.weaknesses),
        (translate("Library", "Figures measured by"), model.reproduce),
    )
    return tuple(row for row in rows if row[1])


def _kind(listed: Listed) -> Rows:
    model = listed.descriptor
    takes = translate("Library", "yes") if model.takes_noise_level else translate("Library", "no, it judges by itself")
    weights = translate("Library", "{millions} million").format(millions=number(model.parameters / 1e6, 2))
    work = translate("Library", "{thousands} thousand multiplications a pixel")
    return (
        (translate("Library", "Network"), architecture(model.architecture).title + _arguments(model.arguments)),
        (translate("Library", "Weights"), weights),
        (translate("Library", "Work"), work.format(thousands=number(model.macs_per_pixel / 1e3, 1))),
        (translate("Library", "Sees"), _sees(listed)),
        (translate("Library", "Takes a noise level"), takes),
    )


def _sees(listed: Listed) -> str:
    field, gap = listed.descriptor.receptive_field, listed.note.tile_gap
    if field is not None:
        return translate("Library", "{pixels} pixels to each side").format(pixels=field)
    if gap is None:
        return translate("Library", "the whole picture: tiles may show slight seams")
    text = translate("Library", "the whole picture: tiles differed by up to {levels} levels in its trial")
    return text.format(levels=number(gap, 1))


def _here(listed: Listed, speed: float | None) -> Rows:
    doubts = listed.note.doubts
    passed = translate("Library", "passed: finite, repeatable, less noise, no seams")
    trial = translate("Library", "not tried here yet") if doubts is None else passed
    return (
        (translate("Library", "Speed here"), speed_text(speed) if speed else translate("Library", "not measured yet")),
        (translate("Library", "Trial"), "; ".join(doubts) if doubts else trial),
        (translate("Library", "Size"), size_text(listed.size)),
        (translate("Library", "Date"), date_text(listed.changed)),
        (translate("Library", "File"), str(listed.path)),
        ("SHA-256", listed.descriptor.sha256),
    )


def _arguments(arguments: Mapping[str, Any]) -> str:
    """In brackets, if there are any to tell."""
    told = ", ".join(
        f"{name} {'-'.join(map(str, value)) if isinstance(value, list) else value}"
        for name, value in arguments.items()
        if name not in ("channels", "noise_level")
    )
    return f" ({told})" if told else ""


def _points(curve: Mapping[int, float]) -> Points:
    import numpy as np

    steps = sorted(curve)
    return Points(np.array(steps, np.float64), np.array([curve[step] for step in steps], np.float64))
