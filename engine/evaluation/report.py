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
from engine.evaluation.results import Measurement, MethodResult
from engine.images.placing import placed

CSV_COLUMNS = ("method", "noisy", "clean", "psnr", "ssim", "seconds", "megapixels")


def as_json(results: Sequence[MethodResult]) -> str:
    """The evaluation as one strict JSON document.

    JSON has no infinity. The PSNR of photos identical to their ground truth is given as the largest number there is,
    1.7976931348623157e+308: still a number, and still better than every other.
    """
    document = {"methods": [_method(result) for result in results]}
    return json.dumps(document, indent=2, allow_nan=False) + "\n"


def _method(result: MethodResult) -> dict[str, Any]:
    return {
        "name": result.name,
        "psnr": _finite(result.psnr),
        "ssim": result.ssim,
        "seconds_per_megapixel": result.seconds_per_megapixel,
        "images": [_image(found) for found in result.measurements],
    }


def _image(found: Measurement) -> dict[str, Any]:
    told = {} if found.noise_level is None else {"noise_level": asdict(found.noise_level)}
    return {
        "noisy": str(found.pair.noisy),
        "clean": str(found.pair.clean),
        "psnr": _finite(found.score.psnr),
        "ssim": found.score.ssim,
        "seconds": found.seconds,
        **told,
    }


def _finite(decibels: float) -> float:
    return sys.float_info.max if math.isinf(decibels) else decibels


def as_csv(results: Sequence[MethodResult]) -> str:
    """One row for every method and photo; the PSNR of identical photos is ``inf``."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    writer.writerows(_row(found) for result in results for found in result.measurements)
    return text.getvalue()


def _row(found: Measurement) -> tuple[object, ...]:
    pair, score = found.pair, found.score
    return found.method, pair.noisy, pair.clean, score.psnr, score.ssim, found.seconds, found.megapixels


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
