"""``evaluate``: score noisy photos, methods and models, against ground truth or where there is none by themselves."""

import argparse
import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.cli.console import Console, shown
from engine.cli.progress import Progress
from engine.cli.scores import cleaning_summary, cleaning_table, score_table, summary_table
from engine.cli.usage import NAMES_NOTHING, WrongUsage, add_device, add_sigma, sigma, with_best, with_sigma
from engine.errors import DenoiserError
from engine.evaluation import cleaned
from engine.evaluation.layouts import dataset_of, of_blocks, survey
from engine.evaluation.opening import read_picture
from engine.evaluation.page import Extras, as_html
from engine.evaluation.pictures import chosen, picture
from engine.evaluation.provenance import Provenance, provenance_of
from engine.evaluation.published import published_on
from engine.evaluation.report import as_csv, as_json, write_report
from engine.evaluation.results import UNTOUCHED, Cleaning, Failure, Found, Measurement, Pair, by_method
from engine.evaluation.runner import Outcome, Working, evaluate
from engine.evaluation.statistics import summary
from engine.evaluation.store import Store
from engine.images.finding import find_photos
from engine.images.pairing import pair_folders
from engine.inference.ensemble import BEST
from engine.methods.denoiser import Denoiser, find_denoiser
from engine.models.library import DEFAULT_MODEL

_STANDARD_OUTPUT = Path("-")


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command line."""
    parser = commands.add_parser(
        "evaluate",
        help="score methods against ground truth, or on noisy photos alone",
        description="Score methods and models on photos. With ground truth PSNR and SSIM are measured. Where no photo "
        "has one, it is estimated how much noise is left, in levels of 255, and how much of what was removed does not "
        "follow the photo's edges (detail kept); the reports have these in place of PSNR and SSIM. Photos without "
        "ground truth are left out where others have one.",
        allow_abbrev=False,
    )
    parser.add_argument("noisy", type=Path, metavar="NOISY", help="a noisy photo, or a folder of them")
    parser.add_argument(
        "clean",
        type=Path,
        nargs="?",
        metavar="CLEAN",
        help="its ground truth, or the folder of ground truths; left out if NOISY is a folder that holds both, or if "
        "there is none",
    )
    parser.add_argument(
        "--method",
        action="append",
        default=[],
        metavar="NAME|FILE[+best][@LEVELS]",
        help="method or model to score besides the untouched photo; a model followed by +best is asked about eight "
        "flips and quarter turns of every photo and the mean is taken, at eight times the cost; after an @ comes a "
        f"noise level of its own as for --sigma; may be repeated (default: {DEFAULT_MODEL})",
    )
    add_device(parser)
    add_sigma(parser)
    parser.add_argument(
        "--gaussian",
        type=sigma,
        metavar="LEVELS",
        help="the one path given holds clean photos, and white noise of this standard deviation in levels of 255 is "
        "made on them, always the same; it is not clipped, the results are scored at 8 bits",
    )
    parser.add_argument(
        "--store",
        type=Path,
        metavar="FILE",
        help="keep what is measured in this file, as it comes; what it holds already is not measured again, unless "
        "the photo, the model or the program has changed",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write a JSON report; - prints it, and no table")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write a table of all scores")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page with tables and bars")
    parser.add_argument(
        "--no-pictures",
        action="store_true",
        help="leave the photos out of the page, which is small then and can be given to whoever may not see them",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, console: Console) -> int:
    """Do it; 0 if every photo was scored by every method, else 1.

    Raises:
        WrongUsage, UnknownModel, DeviceUnavailable, MethodUnavailable: nothing was done.
        DenoiserError: nothing could be done, or a report could not be saved.
    """
    pairs, unpaired = _pairs(args)
    _check_reports(args, pairs)
    for path in unpaired:
        console.warn(f"{shown(path)}: has no ground truth, as others have, and is left out.")
    if not pairs[0].truth:
        console.warn(
            f"No photo in {shown(args.noisy)} has a ground truth. It is estimated how much noise is left and how much "
            "detail is kept; PSNR and SSIM are not measured."
        )
    try:
        told, failures = _evaluated(args, pairs, console)
    except (WrongUsage, *NAMES_NOTHING):
        raise
    except Exception:
        _tell_json(args, as_json(()), console)
        raise
    if told is None:
        _tell_json(args, as_json(()), console)
    else:
        _tell(args, told, console)
    return 1 if failures or unpaired else 0


def _evaluated(
    args: argparse.Namespace, pairs: Sequence[Pair], console: Console
) -> "tuple[_Told | None, Sequence[Failure]]":
    """What was found, None where nothing could be measured, and what failed."""
    denoisers = _denoisers(args.method or [DEFAULT_MODEL], args.device, args.sigma)
    store = None if args.store is None else Store(args.store)
    wanted = args.html is not None and not args.no_pictures
    pictured = chosen(pairs, len(denoisers)) if wanted else frozenset()
    found, failures = _measure(evaluate(denoisers, pairs, None, store, pictured), len(pairs), len(denoisers), console)
    made = provenance_of(denoisers, ("python", "main.py", *args.words))
    cleanings = [one for one in found if isinstance(one, Cleaning)]
    measurements = [one for one in found if isinstance(one, Measurement)]
    if cleanings:
        return _of_cleanings(cleanings, failures, made), failures
    if measurements:
        extras = Extras(made, _truths(pictured), published_on(dataset_of(pairs)))
        return _of_measurements(measurements, failures, extras), failures
    return None, failures


def _pairs(args: argparse.Namespace) -> tuple[list[Pair], Sequence[Path]]:
    for path in (args.noisy, args.clean):
        if path is not None and not path.exists():
            raise WrongUsage(f"There is no file or folder {shown(path)}.")
    if args.gaussian is not None:
        return _made_noise(args.noisy, args.clean, args.gaussian), ()
    if args.clean is None:
        return _in_one_place(args.noisy)
    return _given(args.noisy, args.clean)


def _made_noise(photos: Path, more: Path | None, level: float) -> list[Pair]:
    if more is not None:
        raise WrongUsage("With --gaussian there is one path, that of the clean photos.")
    found = [Pair(path, path, level) for path in find_photos([photos])]
    if not found:
        raise WrongUsage(f"There is no photo in {shown(photos)}.")
    return found


def _in_one_place(place: Path) -> tuple[list[Pair], Sequence[Path]]:
    if place.is_file() and place.suffix.lower() == ".mat":
        raise WrongUsage(f"{shown(place)} holds blocks of photos. Give the file of their ground truths as CLEAN, too.")
    found = survey((place,))
    if not found.pairs:
        raise WrongUsage(f"There is no noisy photo in {shown(place)}. On clean photos noise is made with --gaussian.")
    return list(found.pairs), found.unpaired


def _given(noisy: Path, clean: Path) -> tuple[list[Pair], Sequence[Path]]:
    if noisy.is_dir() != clean.is_dir():
        raise WrongUsage("NOISY and CLEAN must be two photos or two folders.")
    if not noisy.is_dir() and noisy.suffix.lower() != ".mat":
        return [Pair(noisy, clean)], ()
    pairing = pair_folders(noisy, clean) if noisy.is_dir() else of_blocks(noisy, clean)
    pairs = [Pair(*paths) for paths in pairing.pairs]
    if not pairs:
        raise WrongUsage(
            f"No photo in {shown(noisy)} has a ground truth in {shown(clean)}. "
            "A pair's files have the same name, or names like a_noisy and a_clean, or NOISY_SRGB and GT_SRGB."
        )
    return pairs, pairing.unpaired


def _check_reports(args: argparse.Namespace, pairs: Iterable[Pair]) -> None:
    """Refuse reports that could not be saved before anything is computed."""
    photos = {path.resolve() for pair in pairs for path in (pair.noisy, pair.clean)}
    for path in (args.json, args.csv, args.html, args.store):
        if path is None or (path == _STANDARD_OUTPUT and path is args.json):
            continue
        if not path.parent.is_dir():
            raise WrongUsage(f"There is no folder {shown(path.parent)} for the report {shown(path.name)}.")
        if path.resolve() in photos:
            raise WrongUsage(f"{shown(path)} is one of the photos; the report would replace it.")


def _denoisers(names: Iterable[str], device: str, level: float | None) -> dict[str, Denoiser]:
    """By the names of the report, +best and a noise level of its own behind; the second of one name gets a number."""
    found: dict[str, Denoiser] = {}
    for wanted in dict.fromkeys(names):
        if wanted == UNTOUCHED:  # always there
            continue
        named, own = with_sigma(wanted)
        named, best = with_best(named)
        denoiser = find_denoiser(named, device=device, sigma=level if own is None else own, best=best)
        name = first = denoiser.name + (BEST if best else "") + ("" if own is None else f"@{own:g}")
        number = 2
        while name in found or name == UNTOUCHED:
            name, number = f"{first} ({number})", number + 1
        found[name] = denoiser
    return found


def _measure(
    events: Iterable[Outcome], photos: int, methods: int, console: Console
) -> tuple[list[Found], list[Failure]]:
    measured: list[Found] = []
    failures: list[Failure] = []
    progress = Progress(console, photos * methods)
    begun = False
    for found in events:
        match found:
            case Working():
                begun = True
                progress.begin(f"{shown(found.method)} on {shown(found.pair.noisy.name)}")
                progress.show(found.event)
            case Measurement() | Cleaning():
                measured.append(found)
                if begun:
                    progress.end()
                elif found.method != UNTOUCHED:  # it was in the store
                    progress.drop()
                begun = False
            case Failure():
                begun = False
                failures.append(found)
                progress.drop(methods if found.method is None else 1)
                console.complain(found.error, _about(found))
    return measured, failures


def _about(failure: Failure) -> str:
    by = "" if failure.method is None else f" with {shown(failure.method)}"
    return f"{shown(failure.pair.noisy)}{by}: failed"


def _truths(pictured: Iterable[Pair]) -> dict[Pair, bytes]:
    """Pictures of the ground truths that can be read."""
    found = {}
    for pair in pictured:
        with contextlib.suppress(DenoiserError):  # it has been told as a failure
            found[pair] = picture(read_picture(pair.clean).pixels)
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """What was found, in every form; each is made when it is wanted."""

    tables: Callable[[], str]
    json: Callable[[], str]
    csv: Callable[[], str]
    html: Callable[[], str]


def _of_measurements(measurements: Sequence[Measurement], failures: Sequence[Failure], extras: Extras) -> _Told:
    results = by_method(measurements)
    return _Told(
        lambda: f"{score_table(results)}\n\n{summary_table(summary(measurements))}",
        lambda: as_json(results, extras.provenance),
        lambda: as_csv(results),
        lambda: as_html(results, failures, extras),
    )


def _of_cleanings(cleanings: Sequence[Cleaning], failures: Sequence[Failure], made: Provenance) -> _Told:
    results = cleaned.cleanings_by_method(cleanings)
    return _Told(
        lambda: f"{cleaning_table(results)}\n\n{cleaning_summary(results)}",
        lambda: cleaned.as_json(results, made),
        lambda: cleaned.as_csv(results),
        lambda: cleaned.as_html(results, failures, made),
    )


def _tell(args: argparse.Namespace, told: _Told, console: Console) -> None:
    if args.json != _STANDARD_OUTPUT:
        console.say(told.tables())
    if args.json is not None:
        _tell_json(args, told.json(), console)
    if args.csv is not None:
        write_report(args.csv, told.csv())
    if args.html is not None:
        write_report(args.html, told.html())


def _tell_json(args: argparse.Namespace, document: str, console: Console) -> None:
    if args.json == _STANDARD_OUTPUT:
        console.say(document.rstrip())
    elif args.json is not None:
        write_report(args.json, document)
