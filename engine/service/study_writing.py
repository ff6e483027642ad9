"""The reports of an evaluation that the window began, by the writers of the command."""

import contextlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.errors import DenoiserError
from engine.evaluation import cleaned
from engine.evaluation.layouts import dataset_of
from engine.evaluation.opening import read_picture
from engine.evaluation.page import Extras, as_html
from engine.evaluation.pictures import picture
from engine.evaluation.provenance import provenance_of
from engine.evaluation.published import published_on
from engine.evaluation.report import as_csv, as_json, write_report
from engine.evaluation.results import Cleaning, Failure, Found, Measurement, Pair, by_method
from engine.methods.denoiser import Denoiser


@dataclass(frozen=True, slots=True)
class Written:
    """What a report tells.

    Attributes:
        methods: that measure.
        words: of a command that does the same; may be empty.
        pictured: photos that are shown.
        found, failures: what came until now.
    """

    methods: Mapping[str, Denoiser]
    words: tuple[str, ...]
    pictured: Collection[Pair]
    found: list[Found] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def write(path: Path, written: Written) -> None:
    """As HTML, CSV or JSON, by the suffix of the path.

    Raises:
        UnwritableReport: it could not be written.
        DenoiserError: nothing was measured yet.
    """
    found, failures = tuple(written.found), tuple(written.failures)
    if not found:
        raise DenoiserError("Nothing was measured yet. Wait for the first photo.")
    made = provenance_of(written.methods, written.words)
    cleanings = [one for one in found if isinstance(one, Cleaning)]
    if cleanings:
        write_report(path, cleaned.report(path.suffix.lower(), cleanings, failures, made))
        return
    results = by_method(one for one in found if isinstance(one, Measurement))
    match path.suffix.lower():
        case ".csv":
            text = as_csv(results)
        case ".json":
            text = as_json(results, made)
        case _:
            pairs = [one.pair for one in found]
            text = as_html(results, failures, Extras(made, _truths(written.pictured), published_on(dataset_of(pairs))))
    write_report(path, text)


def _truths(pictured: Collection[Pair]) -> dict[Pair, bytes]:
    """Pictures of the ground truths that can be read."""
    found = {}
    for pair in pictured:
        with contextlib.suppress(DenoiserError):  # it has been told as a failure
            found[pair] = picture(read_picture(pair.clean).pixels)
    return found
