"""``train``: photos in, a model out. Progress for people, or one JSON object a line for programs."""

import argparse
import contextlib
import json
import math
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from engine.cancellation import Cancelled
from engine.cli.console import Console, shown
from engine.cli.progress import duration
from engine.cli.usage import WrongUsage, add_device
from engine.errors import ModelError, WrongConfig, WrongRunFolder, explain
from engine.training.config import BLIND_METHODS, LOSSES, RECIPE_NAMES, ROLES, Config, Paths, read
from engine.training.control import Control
from engine.training.presets import PRESETS, preset

if TYPE_CHECKING:
    from engine.training.distributed import Team
    from engine.training.events import Finished

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_COMMANDS = ("pause", "resume", "stop", "validate")
_PATHS = {
    "noisy": ("data.noisy", "DIR", "folders of noisy photos, or photos"),
    "clean": ("data.clean", "DIR", "folders of clean photos: ground truths of the noisy ones, or to make noise on"),
    "bursts": ("data.bursts", "DIR", "folders of folders, each with noisy photos of one still scene"),
    "val-noisy": ("data.val_noisy", "DIR", "noisy photos to validate on"),
    "val-clean": ("data.val_clean", "DIR", "their ground truths"),
    "camera": ("data.camera", "DIR", "noisy photos of your camera, whose noise is then made on clean photos"),
    "previews": ("data.previews", "PHOTO", "photos of yours that are denoised at each validation, to look at"),
}
_FLAGS = {
    "licence": ("data.licence", str, "TEXT", "licence of the photos, for the model's card"),
    "architecture": ("network.architecture", str, "NAME", "of the network"),
    "size": ("network.size", str, "NAME", "of the architecture"),
    "from": ("network.start", str, "MODEL", "go on from this model instead of fresh weights"),
    "rate": ("optimisation.rate", float, "R", "highest learning rate"),
    "minutes": ("run.minutes", float, "M", "train so long"),
    "epochs": ("run.epochs", int, "N", "or so many epochs"),
    "steps": ("run.steps", int, "N", "or so many steps"),
    "batch": ("run.batch", int, "N", "patches a step (0: as many as fit)"),
    "patch": ("run.patch", int, "PX", "side of the patches"),
    "seed": ("run.seed", int, "N", "of everything that is drawn"),
    "name": ("name", str, "NAME", "of the finished model"),
}
_CHOICES = {
    "recipe": ("data.recipe", RECIPE_NAMES, "which noise is made on clean photos"),
    "blind": ("data.blind", BLIND_METHODS, "how to learn from noisy photos alone"),
    "loss": ("optimisation.loss", LOSSES, "what is made small"),
    "precision": ("run.precision", ("auto", "float32", "bfloat16", "float16"), "of the computation"),
}
_REWRITE_SECONDS, _LINE_SECONDS = 0.1, 10.0
_LENGTHS = ("steps", "epochs", "minutes")


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command line."""
    parser = commands.add_parser(
        "train",
        help="train a model on photos",
        allow_abbrev=False,
        description="Train a model: on pairs (--noisy and --clean), on clean photos with made noise (--clean), on "
        "noisy photos alone (--noisy) or on bursts (--bursts). Ctrl+C stops it; what was learned is kept, and --resume "
        "goes on with it.",
        epilog="On several cards or machines: 'torchrun --nproc-per-node N main.py train ...', or 'srun python main.py "
        "train ...' with a task a card; photos and run folder must be in the same place for all of them.",
    )
    for flag, (_, metavar, text) in _PATHS.items():
        parser.add_argument(f"--{flag}", nargs="+", metavar=metavar, help=text)
    for flag, (_, kind, metavar, text) in _FLAGS.items():
        parser.add_argument(f"--{flag}", type=kind, metavar=metavar, help=text)
    for flag, (_, names, text) in _CHOICES.items():
        parser.add_argument(f"--{flag}", choices=names, help=text)
    parser.add_argument("--preset", choices=tuple(PRESETS), help="where to begin from (default: quick)")
    parser.add_argument("--config", type=Path, metavar="FILE", help="TOML, over the preset; flags go over both")
    parser.add_argument("--output", type=Path, metavar="RUN_DIR", help="of the run (default: in your data folder)")
    parser.add_argument("--resume", type=Path, metavar="RUN_DIR", help="go on with an interrupted run")
    parser.add_argument(
        "--events",
        choices=("jsonl",),
        help="print one JSON object a line; pause, resume, stop and validate are read from standard input",
    )
    parser.add_argument("--dry-run", action="store_true", help="tell what would be done, try a few steps, and end")
    add_device(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, console: Console) -> int:
    """Train; 0 when the run ended or was stopped by the person, 1 when it failed.

    Raises:
        WrongUsage: the command line cannot be done as it stands.
        DenoiserError: the run failed.
    """
    speaks = os.environ.get("RANK", os.environ.get("SLURM_PROCID", "0")) == "0"
    teller = _Teller(console, args.events == "jsonl", speaks)
    try:
        return _run(args, teller)
    except (WrongConfig, WrongRunFolder) as error:
        teller.failed(error)
        raise WrongUsage(str(error)) from error
    except Exception as error:
        teller.failed(error)
        raise


def _run(args: argparse.Namespace, teller: "_Teller") -> int:
    from engine.device import choose
    from engine.training.distributed import team

    config, folder = _config_and_folder(args)
    control = Control()
    with _steered(control, teller.for_programs), team(choose(args.device).name) as members:
        if args.dry_run:
            return _dry_run(config, members, control, teller)
        return _train(config, folder, members, control, teller, bool(args.resume))


def _config_and_folder(args: argparse.Namespace) -> tuple[Config, Path]:
    from engine.training.run_folder import RunFolder, new_path

    changes = _changes(args)
    if args.resume:
        if set(changes) - {"run.workers"} or args.config or args.preset or args.output:
            raise WrongUsage(
                "A run goes on as it was configured: beside --resume only --events and --device are taken."
            )
        return RunFolder.find(args.resume)[1], args.resume
    config = preset(args.preset or "quick")
    if args.config:
        config = _in_place(read(args.config, config))
    named = [f"--{length}" for length in _LENGTHS if getattr(args, length) is not None]
    if len(named) > 1:
        raise WrongUsage(f"{' and '.join(named)} exclude each other: name one length.")
    if named:
        changes = {**dict.fromkeys((f"run.{length}" for length in _LENGTHS), 0), **changes}
    config = _in_place(config.with_changes(changes))
    if not any(getattr(config.run, length) for length in _LENGTHS):
        raise WrongUsage("A training needs a length: name --minutes, --epochs or --steps.")
    return config, args.output or new_path(_runs(), config.name)


def _in_place(config: Config) -> Config:
    """With whole paths, so that the run can go on from anywhere. Raises WrongUsage if there is nothing."""
    told: dict[str, Paths] = {f"data.{role}": getattr(config.data, role) for role in ROLES}
    for path in chain(*told.values()):
        if not Path(path).exists():
            raise WrongUsage(f"There is no folder or photo {shown(path)}.")
    return config.with_changes({key: [str(Path(path).absolute()) for path in paths] for key, paths in told.items()})


def _changes(args: argparse.Namespace) -> dict[str, Any]:
    keys = {flag: told[0] for table in (_PATHS, _FLAGS, _CHOICES) for flag, told in table.items()}
    given = {key: getattr(args, flag.replace("-", "_")) for flag, key in keys.items()}
    changes = {key: value for key, value in given.items() if value is not None}
    if "network.architecture" in changes and "network.size" not in changes:
        changes["network.size"] = ""
    return changes


def _runs() -> Path:
    home = os.environ.get("DENOISER_HOME") or platformdirs.user_data_dir("Denoiser", appauthor=False)
    return Path(home) / "runs"


def _train(config: Config, path: Path, members: "Team", control: Control, teller: "_Teller", going_on: bool) -> int:
    from engine.training.events import Finished, Started
    from engine.training.session import session

    begun = 0
    for event in session(config, path, members, control, going_on):
        teller.tell(event)
        if isinstance(event, Started):
            begun = event.step
        if isinstance(event, Finished) and members.writes and event.step > begun:
            _into_library(config.name, event, teller)
    return 0


def _into_library(name: str, event: "Finished", teller: "_Teller") -> None:
    """A finished model with a name can be chosen from then on; one that was stopped stays in its folder."""
    from engine.models.library import default_library

    if name == Config().name:
        return
    library = default_library()
    try:
        described = library.import_file(event.model, library.free_name(name))
        teller.say(f"The model is in the library as {described.name}.")
    except ModelError as error:
        teller.warn((f"The model could not be put into the library; it is {shown(event.model)}. {error}",))


def _dry_run(config: Config, members: "Team", control: Control, teller: "_Teller") -> int:
    import tempfile

    from engine.training.forecast import forecast

    with tempfile.TemporaryDirectory() as place, contextlib.suppress(Cancelled):
        for told in forecast(config, members, control, Path(place)):
            if isinstance(told, str):
                teller.say(told)
            else:
                teller.tell(told)
    return 0


@contextlib.contextmanager
def _steered(control: Control, by_lines: bool) -> Iterator[None]:
    """Signals stop the run in good order; a second one at once. Programs write commands, a line each."""

    def stop(_number: int, _frame: object) -> None:
        if control.stopping:
            raise KeyboardInterrupt
        control.stop()

    steers = threading.current_thread() is threading.main_thread()
    before = {number: signal.signal(number, stop) for number in (_SIGNALS if steers else ())}
    if by_lines:
        threading.Thread(target=_listen, args=(control,), daemon=True).start()
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _listen(control: Control) -> None:
    """Commands from standard input: a word, or {"command": a word}. What is no command is passed over."""
    for line in _lines():
        word = line.strip()
        with contextlib.suppress(ValueError, AttributeError):
            word = json.loads(word).get("command", "")
        if word in _COMMANDS:
            getattr(control, word)()


def _lines() -> Iterator[str]:
    """Of standard input, past Python's own buffer: a thread that waits on that would end the program with a crash."""
    kept = b""
    with contextlib.suppress(OSError, ValueError):  # there may be no standard input
        while piece := os.read(sys.stdin.fileno(), 4096):
            *whole, kept = (kept + piece).split(b"\n")
            yield from (line.decode("utf-8", "replace") for line in whole)


class _Teller:
    """What a run says, to people or to programs.

    Args:
        console: the streams.
        for_programs: whether standard output holds events and nothing else.
        speaks: of several processes only one does.
    """

    def __init__(self, console: Console, for_programs: bool, speaks: bool) -> None:
        self._console = console
        self.for_programs = for_programs
        self._speaks = speaks
        self._shown = -math.inf

    def tell(self, event: Any) -> None:
        """An event of the run."""
        from engine.training.run_folder import as_json

        if not self._speaks:
            return
        if self.for_programs:
            self._console.line(as_json(event))
        else:
            self._for_people(event)

    def say(self, text: str) -> None:
        """A line that belongs to the result."""
        if self._speaks:
            (self._console.warn if self.for_programs else self._console.say)(text)

    def warn(self, sentences: tuple[str, ...]) -> None:
        """What a person should know."""
        for sentence in sentences if self._speaks else ():
            if self.for_programs:
                self._console.line({"event": "warning", "sentence": sentence})
            else:
                self._console.warn(sentence)

    def failed(self, error: Exception) -> None:
        """The run ends with an error, which the program's last gate tells to people."""
        if self._speaks and self.for_programs:
            sentence = str(error) if isinstance(error, WrongUsage) else explain(error)
            self._console.line({"event": "failed", "sentence": sentence, "kind": type(error).__name__})

    def _progress(self, text: str) -> None:
        """Rewritten on a terminal, else a line now and then."""
        now = time.monotonic()
        if now - self._shown >= (_REWRITE_SECONDS if self._console.rewrites else _LINE_SECONDS):
            self._shown = now
            self._console.progress(text)

    def _for_people(self, event: Any) -> None:
        from engine.training import events

        match event:
            case events.Inspected():
                self._progress(f"looking at the photos: {event.done} of {event.photos}")
            case events.StepDone():
                self._progress(_step_line(event))
            case events.Warned():
                self._console.warn(event.sentence)
            case events.Started():
                self._shown = -math.inf
                self._console.say(_start_line(event))
            case events.ValidationDone() if event.psnr is not None:
                self._console.say(_validation_line(event))
            case events.Paused():
                self._console.say(f"Paused after {event.step} steps.")
            case events.Finished() | events.Stopped():
                self._console.say(_end_line(event))


def _start_line(event: Any) -> str:
    length = f"{event.steps} steps" if event.steps else "by the clock"
    begin = f"going on from step {event.step}, " if event.step else ""
    return (
        f"Training {event.architecture} ({event.parameters:,} weights, {event.macs_per_pixel / 1e3:.1f} thousand "
        f"multiply-adds a pixel) on {event.photos} photos, {begin}{length}, {event.batch} patches of {event.patch} "
        f"pixels a step, {event.device} in {event.precision}. Run folder: {shown(event.folder)}"
    )


def _step_line(event: Any) -> str:
    return (
        f"step {event.step}  {event.fraction:4.0%}  loss {event.loss:.5f}  {event.steps_per_second:.2f} steps/s  "
        f"{duration(event.seconds_left)} left"
    )


def _validation_line(event: Any) -> str:
    best = "  best so far" if event.best else ""
    return (
        f"step {event.step}: {event.psnr:.2f} dB, SSIM {event.ssim:.4f} "
        f"(noisy {event.noisy_psnr:.2f}, {event.noisy_ssim:.4f}){best}"
    )


def _end_line(event: Any) -> str:
    figure = f", {event.psnr:.2f} dB on the validation photos" if event.psnr is not None else ""
    word = "Stopped" if event.kind == "stopped" else "Finished"
    return (
        f"{word} after {event.step} steps and {duration(event.seconds)}{figure}. Model: {shown(event.model or 'none')}"
    )
