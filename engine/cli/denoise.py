"""``denoise``: photos and folders in, clean photos out."""

import argparse
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from engine.batch import pipeline, recipe, space
from engine.batch.control import Control
from engine.batch.events import BatchEvent, PhotoBegan, PhotoEnded, PhotoProgress
from engine.batch.jobs import Job, Plan, plan
from engine.batch.options import COLLISIONS, Options
from engine.batch.outcome import CANCELLED, Outcome
from engine.batch.template import DEFAULT_TEMPLATE
from engine.cli.console import Console, shown
from engine.cli.interruption import interruptible
from engine.cli.progress import Progress
from engine.cli.usage import NAMES_NOTHING, WrongUsage, add_device, add_sigma, pixels, strength
from engine.errors import UnwritableImage, WrongRecipe, WrongTemplate, explain
from engine.images.finding import find_photos
from engine.images.writing import FORMATS, KEEP, check_folder
from engine.methods.denoiser import Denoiser, find_denoiser
from engine.models.library import DEFAULT_MODEL

_RECIPE_HELP = (
    "do it as this recipe says, one that lies beside a result: its model, which must be the very same, its strength, "
    "tile and format; what else is said on the command line goes before it"
)


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command line."""
    parser = commands.add_parser("denoise", help="clean photos and save the results", allow_abbrev=False)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="photos, or folders of photos")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="DIR", help="folder for the results")
    _add_settings(parser)
    _add_naming(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of lines")
    parser.set_defaults(run=run)


def _add_settings(parser: argparse.ArgumentParser) -> None:
    """What recipes hold, None where it is not said, and recipes."""
    parser.add_argument("--model", metavar="NAME|FILE", help=f"method or model (default: {DEFAULT_MODEL})")
    add_device(parser)
    parser.add_argument(
        "--strength", type=strength, metavar="0..1", help="how much of the cleaning is applied (default: 1)"
    )
    add_sigma(parser)
    parser.add_argument(
        "--best",
        action=argparse.BooleanOptionalAction,
        help="the best quality of a model: the mean of what it makes of the eight flips and quarter turns of a photo, "
        "which takes eight times as long (default: no)",
    )
    parser.add_argument("--tile", type=pixels, metavar="PX", help="side of the tiles (default: by memory)")
    parser.add_argument("--format", choices=FORMATS, help="of the results (default: keep, as the photo)")
    parser.add_argument("--recipe", type=Path, metavar="FILE", help=_RECIPE_HELP)
    parser.add_argument("--no-recipes", action="store_true", help="save no recipe (.recipe.json) beside the results")


def _add_naming(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--template",
        default=DEFAULT_TEMPLATE,
        metavar="TEXT",
        help="names of the results, without suffix; fields are {name} {folder} {date} {model}, and / makes folders "
        f"(default: {DEFAULT_TEMPLATE})",
    )
    collision = parser.add_mutually_exclusive_group()
    collision.add_argument(
        "--collision",
        choices=COLLISIONS,
        help="where a result's name is taken: leave the photo undone, number the result, or replace what is there "
        f"(default: {COLLISIONS[0]}); photos to denoise are never replaced",
    )
    collision.add_argument(
        "--overwrite",
        action="store_const",
        const="overwrite",
        dest="collision",
        help="replace results that are there already, as --collision overwrite",
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help="go on where a run was stopped: leave what recipes say was made from the same photo with the same "
        "settings, and do the others",
    )


@dataclass(frozen=True, slots=True)
class _Settings:
    """How to denoise, from the command line and a recipe.

    Attributes:
        sha256: what the model's file must have; None if any will do.
        sigma: noise level in levels of 255; None where it is estimated from each photo, or not taken.
        best: take the mean over each photo's eight positions.
    """

    model: str
    tile: int | None
    format: str
    luminance: float
    chrominance: float
    sha256: str | None = None
    sigma: float | None = None
    best: bool = False


def run(args: argparse.Namespace, console: Console) -> int:
    """Do it; 0 if no photo failed, else 1.

    Raises:
        WrongUsage, UnknownModel, DeviceUnavailable, MethodUnavailable: nothing was done.
    """
    try:
        settings = _settings(args)
        options = _options(args, settings)
        planned = _planned(args, console)
        check_folder(options.folder)
    except (WrongRecipe, WrongTemplate, UnwritableImage) as error:
        raise WrongUsage(str(error)) from error
    report = _Report(planned.jobs, console, args.json)
    try:
        _denoise(planned, options, settings, args.device, report, console)
    except (WrongUsage, *NAMES_NOTHING):
        raise
    except BaseException:
        report.close()
        raise
    report.close()
    return 1 if report.failed else 0


def _settings(args: argparse.Namespace) -> _Settings:
    """What the command line says, else the recipe, else the defaults."""
    basis = _Settings(DEFAULT_MODEL, None, KEEP, 1.0, 1.0)
    if args.recipe is not None:
        basis = _of_recipe(recipe.read(args.recipe))
    return _Settings(
        model=basis.model if args.model is None else args.model,
        tile=basis.tile if args.tile is None else args.tile,
        format=basis.format if args.format is None else args.format,
        luminance=basis.luminance if args.strength is None else args.strength,
        chrominance=basis.chrominance if args.strength is None else args.strength,
        sha256=basis.sha256 if args.model is None else None,
        sigma=(basis.sigma if args.model is None else None) if args.sigma is None else args.sigma,
        best=(basis.best and args.model is None) if args.best is None else args.best,
    )


def _of_recipe(known: recipe.Recipe) -> _Settings:
    if known.format not in FORMATS:
        raise WrongUsage(f"The recipe asks for the format {shown(known.format)}, which is not known here.")
    model, strengths = known.model, (known.luminance, known.chrominance)
    return _Settings(model.name, known.tile, known.format, *strengths, model.sha256, known.sigma, known.best)


def _options(args: argparse.Namespace, settings: _Settings) -> Options:
    return Options(
        folder=args.output,
        format=settings.format,
        template=args.template,
        collision=args.collision or COLLISIONS[0],
        resume=args.resume,
        luminance=settings.luminance,
        chrominance=settings.chrominance,
        recipes=not args.no_recipes,
    )


def _planned(args: argparse.Namespace, console: Console) -> Plan:
    planned = plan(args.paths, args.output, args.template)
    for path in args.paths:
        if path.is_dir() and not any(path in job.source.parents for job in planned.jobs) and not find_photos([path]):
            console.warn(f"There are no photos in {shown(path)}.")
    for path in planned.left_out:
        console.warn(
            f"{shown(path)}: left out, as it looks like an earlier result, and never replaced, as it has no recipe. "
            "Name the file itself to denoise it."
        )
    if not planned.jobs:
        raise WrongUsage("There is nothing to denoise.")
    return planned


def _denoise(
    planned: Plan, options: Options, settings: _Settings, device: str, report: "_Report", console: Console
) -> None:
    try:
        denoiser = find_denoiser(
            settings.model, device=device, tile=settings.tile, sigma=settings.sigma, best=settings.best
        )
    except NAMES_NOTHING:
        raise
    except Exception as error:  # noqa: BLE001  (a model that cannot be loaded is every photo's failure)
        report.fail_all(error, settings.model)
        return
    _require_same_model(denoiser, settings)
    warning = space.shortage(planned.jobs, options, denoiser.name)
    if warning is not None:
        console.warn(warning)
    control = Control()
    with interruptible(control.cancel):
        report.follow(pipeline.run(planned.jobs, options, denoiser, control, planned.left_out), control)


def _require_same_model(denoiser: Denoiser, settings: _Settings) -> None:
    if settings.sha256 not in (None, denoiser.sha256):
        raise WrongUsage(
            f"The model {shown(denoiser.name)} here is not the one of the recipe: its file differs. Import the one "
            "that the recipe names, or say with --model which one to take."
        )


class _Report:
    """What is told of a batch, while it runs and at its end.

    Args:
        jobs: the photos.
        console: where it is told.
        as_json: as one document, instead of a line for each result.
    """

    def __init__(self, jobs: Sequence[Job], console: Console, as_json: bool) -> None:
        self._jobs = jobs
        self._console = console
        self._as_json = as_json
        self._progress = Progress(console, len(jobs))
        self._begun: set[int] = set()
        self._current: int | None = None
        self._outcomes: dict[int, Outcome] = {}

    @property
    def failed(self) -> bool:
        """Whether any photo has."""
        return any(outcome.status == "failed" for outcome in self._outcomes.values())

    def follow(self, events: Generator[BatchEvent, None, None], control: Control) -> None:
        """Tell of a batch until it ends; an interruption cancels what is left."""
        with closing(events):
            try:
                for event in events:
                    self._tell(event)
            except KeyboardInterrupt:
                control.cancel()
                for event in events:
                    self._tell(event)
                raise

    def fail_all(self, error: Exception, model: str) -> None:
        """No photo could be done."""
        for index, job in enumerate(self._jobs):
            self._console.complain(error, f"{shown(job.source)}: failed")
            self._outcomes[index] = Outcome(job.source, error=explain(error), model=model)

    def close(self) -> None:
        """Everything has been told; the document, where one is wanted, tells it again."""
        if self._as_json:
            self._console.document({"photos": [_document(self._outcome(index)) for index in range(len(self._jobs))]})

    def _outcome(self, index: int) -> Outcome:
        return self._outcomes.get(index) or Outcome(self._jobs[index].source, status="skipped", error=CANCELLED)

    def _tell(self, event: BatchEvent) -> None:
        if isinstance(event, PhotoBegan):
            self._leave_current()
            self._begun.add(event.index)
            self._current = event.index
            self._progress.begin(shown(event.source.name))
        elif isinstance(event, PhotoProgress):
            self._progress.step(event.fraction, event.megapixels_per_second)
        elif isinstance(event, PhotoEnded):
            self._end(event)

    def _end(self, event: PhotoEnded) -> None:
        outcome = self._outcomes[event.index] = event.outcome
        if event.index == self._current and outcome.status == "done":
            self._leave_current()
        elif event.index == self._current or event.index not in self._begun:
            self._current = None if event.index == self._current else self._current
            self._progress.drop()
        self._say(outcome)
        self._console.details(event.details)

    def _leave_current(self) -> None:
        """The photo that was being denoised is."""
        if self._current is not None:
            self._progress.end()
        self._current = None

    def _say(self, outcome: Outcome) -> None:
        if outcome.status == "done" and not self._as_json:
            self._console.say(_line(outcome))
        elif outcome.status != "done" and outcome.error != CANCELLED:
            self._console.warn(f"{shown(outcome.input)}: {outcome.status}: {outcome.error}")
        for note in outcome.notes:
            self._console.warn(f"{shown(outcome.input)}: {note}")


def _document(outcome: Outcome) -> dict[str, Any]:
    return {
        "input": str(outcome.input),
        "output": None if outcome.output is None else str(outcome.output),
        "status": outcome.status,
        "error": outcome.error,
        "width": outcome.width,
        "height": outcome.height,
        "seconds": outcome.seconds,
        "model": outcome.model,
        "device": outcome.device,
        "notes": list(outcome.notes),
        "recipe": None if outcome.recipe is None else str(outcome.recipe),
        "noise_level": None if outcome.noise_level is None else asdict(outcome.noise_level),
        "best": outcome.best,
    }


def _line(outcome: Outcome) -> str:
    level, noise = outcome.noise_level, ""
    if level is not None:
        noise = f", noise {level.sigma:.1f} {'estimated' if level.estimated else 'as given'}"
    by = f"{shown(outcome.model)}{' (best quality)' if outcome.best else ''} on {outcome.device}"
    return (
        f"{shown(outcome.input)} -> {shown(outcome.output or '')}  "
        f"({outcome.width} x {outcome.height}, {outcome.seconds:.1f} s, {by}{noise})"
    )
