"""An evaluation as JSON and CSV, and any report as a file."""

import csv
import io
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engine.errors import UnwritableReport
from engine.evaluation.provenance import Provenance
from engine.evaluation.results import Found, Measurement, MethodResult
from engine.evaluation.statistics import Contrast, Difference, Mean, MethodSummary, summary
from engine.images.placing import placed

CSV_COLUMNS = ("method", "noisy", "clean", "psnr", "ssim", "seconds", "megapixels", "sigma", "peak_memory")


def as_json(results: Sequence[MethodResult], provenance: Provenance | None = None) -> str:
    """The evaluation as one strict JSON document.

    JSON has no infinity. The PSNR of photos identical to their ground truth is given as the largest number there is,
    1.7976931348623157e+308: still a number, and still better than every other.
    """
    told = summary(found for result in results for found in result.measurements)
    methods = [_method(result, own) for result, own in zip(results, told.methods, strict=True)]
    document: dict[str, Any] = {"methods": methods, "differences": [_difference(found) for found in told.differences]}
    if provenance is not None:
        document["provenance"] = asdict(provenance)
    return json.dumps(document, indent=2, allow_nan=False) + "\n"


def _method(result: MethodResult, told: MethodSummary) -> dict[str, Any]:
    return {
        "name": result.name,
        "psnr": _finite(result.psnr),
        "ssim": result.ssim,
        "seconds_per_megapixel": result.seconds_per_megapixel,
        "psnr_interval": interval_record(told.psnr),
        "ssim_interval": interval_record(told.ssim),
        "wins": told.wins,
        "peak_memory": told.peak_memory,
        "images": [_image(found) for found in result.measurements],
    }


def _difference(found: Difference) -> dict[str, Any]:
    return {
        "method": found.method,
        "other": found.other,
        "psnr": contrast_record(found.psnr),
        "ssim": contrast_record(found.ssim),
    }


def contrast_record(found: Contrast) -> dict[str, Any]:
    """As JSON tells it."""
    return {
        "mean": found.mean.value,
        "interval": interval_record(found.mean),
        "p": found.p,
        "photos": found.photos,
        "better": found.better,
        "worse": found.worse,
    }


def interval_record(mean: Mean) -> list[float] | None:
    """As JSON tells it."""
    return None if mean.interval is None else [_finite(end) for end in mean.interval]


def _image(found: Measurement) -> dict[str, Any]:
    return {
        "noisy": str(found.pair.noisy),
        "clean": str(found.pair.clean),
        "psnr": _finite(found.score.psnr),
        "ssim": found.score.ssim,
        "seconds": found.seconds,
        **told_record(found),
    }


def told_record(found: Found) -> dict[str, Any]:
    """Of one measurement, as JSON tells it: what is known of some of them alone."""
    told: dict[str, Any] = {} if found.noise_level is None else {"noise_level": asdict(found.noise_level)}
    if found.pair.gaussian is not None:
        told["gaussian"] = found.pair.gaussian
    if found.peak_memory is not None:
        told["peak_memory"] = found.peak_memory
    return told


def _finite(decibels: float) -> float:
    return sys.float_info.max if math.isinf(decibels) else decibels


def as_csv(results: Sequence[MethodResult]) -> str:
    """One row for every method and photo; the PSNR of identical photos is ``inf``.

    ``sigma`` is the noise level the method was told, in levels of 255, ``peak_memory`` is in bytes; both may be empty.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    writer.writerows(_row(found) for result in results for found in result.measurements)
    return text.getvalue()


def _row(found: Measurement) -> tuple[object, ...]:
    pair, score = found.pair, found.score
    sigma = None if found.noise_level is None else found.noise_level.sigma
    closeness = (score.psnr, score.ssim)
    return found.method, pair.noisy, pair.clean, *closeness, found.seconds, found.megapixels, sigma, found.peak_memory


def write_report(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8; the file appears whole or not at all, and replaces an older report.

    Raises:
        UnwritableReport: it could not be written; what was there is as it was.
    """
    try:
        with placed(path, overwrite=True) as file:
            file.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UnwritableReport(
            f"The report {path} could not be saved: {error.strerror or error}. Choose another place for it."
        ) from error
