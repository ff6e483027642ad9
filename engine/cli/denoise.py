"""``denoise``: photos and folders in, clean photos out."""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from engine.cli.console import Console, shown
from engine.cli.naming import OutputNames
from engine.cli.progress import Progress
from engine.cli.usage import NAMES_NOTHING, WrongUsage, add_device, pixels, strength
from engine.errors import OutputExists, UnwritableImage, explain
from engine.events import Finished
from engine.images.finding import find_photos
from engine.images.image import Image
from engine.images.reading import read, read_header
from engine.images.writing import check_folder, propose, write
from engine.inference.strength import blend
from engine.methods.denoiser import Denoiser, find_denoiser
from engine.models.library import DEFAULT_MODEL


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command line."""
    parser = commands.add_parser("denoise", help="clean photos and save the results", allow_abbrev=False)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="photos, or folders of photos")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="DIR", help="folder for the results")
    parser.add_argument(
        "--model", default=DEFAULT_MODEL, metavar="NAME|FILE", help=f"method or model (default: {DEFAULT_MODEL})"
    )
    add_device(parser)
    parser.add_argument(
        "--strength",
        type=strength,
        default=1.0,
        metavar="0..1",
        help="how much of the cleaning is applied (default: 1)",
    )
    parser.add_argument("--tile", type=pixels, metavar="PX", help="side of the tiles (default: by memory)")
    parser.add_argument(
        "--format",
        choices=("keep", "png", "tiff", "jpeg", "webp"),
        default="keep",
        help="of the results (default: as the photo)",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace results that are there already")
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of lines")
    parser.set_defaults(run=run)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one photo; the fields of ``--json``.

    Attributes:
        seconds: from opening the photo to the saved result.
    """

    input: Path
    output: Path | None = None
    status: Literal["done", "failed", "skipped"] = "failed"
    error: str | None = None
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    model: str = ""
    device: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "input": str(self.input),
            "output": None if self.output is None else str(self.output),
            "status": self.status,
            "error": self.error,
            "width": self.width,
            "height": self.height,
            "seconds": self.seconds,
            "model": self.model,
            "device": self.device,
        }


def run(args: argparse.Namespace, console: Console) -> int:
    """Do it; 0 if no photo failed, else 1.

    Raises:
        WrongUsage, UnknownModel, DeviceUnavailable, MethodUnavailable: nothing was done.
    """
    photos = _photos(args, console)
    _check_folder(args.output)
    coming, outcomes = _outcomes(photos, args, console), list[Outcome]()
    try:
        for outcome in coming:
            outcomes.append(outcome)
            if outcome.status == "done" and not args.json:
                console.say(_line(outcome))
    finally:
        if args.json:
            console.document({"photos": [outcome.as_json() for outcome in outcomes]})
    return 1 if any(outcome.status == "failed" for outcome in outcomes) else 0


def _photos(args: argparse.Namespace, console: Console) -> list[Path]:
    """All photos meant, each once; files are taken as they are, so that reading them tells what is wrong."""
    found: list[Path] = []
    for path in args.paths:
        inside = _without_results(find_photos([path]), args) if path.is_dir() else [path]
        if not inside:
            console.warn(f"There are no photos in {shown(path)}.")
        found += inside
    if not found:
        raise WrongUsage("There is nothing to denoise.")
    return find_photos(found)


def _without_results(photos: Sequence[Path], args: argparse.Namespace) -> list[Path]:
    """A folder's photos but for what an earlier run made of them, when results go into the folder they come from."""
    results = {propose(photo, args.output, args.format).resolve() for photo in photos}
    return [photo for photo in photos if photo.resolve() not in results]


def _check_folder(folder: Path) -> None:
    try:
        check_folder(folder)
    except UnwritableImage as error:
        raise WrongUsage(str(error)) from error


def _outcomes(photos: Sequence[Path], args: argparse.Namespace, console: Console) -> Iterator[Outcome]:
    """The photos' outcomes as they come; a model that cannot be loaded is every photo's failure."""
    try:
        denoiser = find_denoiser(args.model, device=args.device, tile=args.tile)
    except NAMES_NOTHING:
        raise
    except Exception as error:  # noqa: BLE001  (told for every photo)
        for photo in photos:
            console.complain(error, f"{shown(photo)}: failed")
        return iter([Outcome(photo, error=explain(error), model=args.model) for photo in photos])
    return _Batch(photos, args, denoiser, console).outcomes()


class _Batch:
    """Photos that go through one denoiser."""

    def __init__(self, photos: Sequence[Path], args: argparse.Namespace, denoiser: Denoiser, console: Console) -> None:
        self._photos = photos
        self._args = args
        self._denoiser = denoiser
        self._console = console
        self._names = OutputNames(photos, args.overwrite)
        self._progress = Progress(console, len(photos))

    def outcomes(self) -> Iterator[Outcome]:
        """One photo after the other; one that fails does not keep the others from being done."""
        for photo in self._photos:
            self._progress.begin(shown(photo.name))
            started = time.perf_counter()
            outcome = self._outcome(Outcome(photo, model=self._denoiser.name, device=self._denoiser.device))
            yield replace(outcome, seconds=time.perf_counter() - started)

    def _outcome(self, blank: Outcome) -> Outcome:
        known = blank
        try:
            header = read_header(blank.input)
            known = replace(blank, width=header.width, height=header.height)
            target = self._names.claim(propose(blank.input, self._args.output, self._args.format, header.format))
            self._denoise(blank.input, target)
        except OutputExists as error:
            return self._stopped(known, error, "skipped")
        except Exception as error:  # noqa: BLE001  (one photo must not end the others)
            return self._stopped(known, error, "failed")
        self._progress.end()
        return replace(known, output=target, status="done")

    def _stopped(self, known: Outcome, error: Exception, status: Literal["failed", "skipped"]) -> Outcome:
        self._progress.drop()
        self._console.complain(error, f"{shown(known.input)}: {status}")
        return replace(known, status=status, error=explain(error))

    def _denoise(self, source: Path, target: Path) -> None:
        image = read(source)
        for note in image.metadata.notes:
            self._console.warn(f"{shown(source)}: {note}")
        result = self._cleaned(image)
        write(result, target, format=self._args.format, overwrite=self._args.overwrite)

    def _cleaned(self, image: Image) -> Image:
        for event in self._denoiser.run(image):
            self._progress.show(event)
            if isinstance(event, Finished):
                share = self._args.strength
                return image.with_pixels(blend(image.pixels, event.pixels, share, share))
        raise AssertionError("a denoiser ends with Finished")


def _line(outcome: Outcome) -> str:
    return (
        f"{shown(outcome.input)} -> {shown(outcome.output or '')}  "
        f"({outcome.width} x {outcome.height}, {outcome.seconds:.1f} s, {shown(outcome.model)} on {outcome.device})"
    )
