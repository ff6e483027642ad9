"""``train``: photos in, a model out. Progress for people, or one JSON object a line for programs."""

import argparse
import contextlib
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from engine.cancellation import Cancelled
from engine.cli.console import Console, shown
from engine.cli.training_lines import Teller
from engine.cli.usage import WrongUsage, add_device
from engine.errors import WrongConfig, WrongRunFolder
from engine.training import process
from engine.training.config import BLIND_METHODS, LOSSES, RECIPE_NAMES, ROLES, Config, Paths, read
from engine.training.control import Control
from engine.training.following import new_run
from engine.training.presets import PRESETS, preset
from engine.training.run_folder import CONFIG, RunFolder
from engine.training.wishes import obey

if TYPE_CHECKING:
    from engine.training.distributed import Team

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
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
        help="print one JSON object a line; pause, resume, stop, discard, validate and save are read from standard "
        "input",
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
    teller = Teller(console, args.events == "jsonl", speaks)
    with _prepared(args, speaks) as folder:
        try:
            return _run(args, teller)
        except (WrongConfig, WrongRunFolder) as error:
            teller.failed(error, folder)
            raise WrongUsage(str(error)) from error
        except Exception as error:
            teller.failed(error, folder)
            raise


@contextlib.contextmanager
def _prepared(args: argparse.Namespace, speaks: bool) -> Iterator[RunFolder | None]:
    """The folder that a window made for this run, or in which it goes on: it is this process's from the first moment.

    So the window knows that there is somebody, and reads in the log what went wrong even before photos were looked at.
    """
    path = args.resume or args.output
    folder = RunFolder(path) if path and speaks and not args.dry_run else None
    ours = folder is not None and (folder.is_prepared or (bool(args.resume) and (path / CONFIG).is_file()))
    if folder is None or not ours:
        yield None
        return
    with contextlib.suppress(WrongRunFolder):  # another process is at work there, as the session will say
        process.claim(folder.path)
    try:
        yield folder
    finally:
        process.release(folder.path)


def _run(args: argparse.Namespace, teller: Teller) -> int:
    from engine.device import choose
    from engine.training.distributed import team

    config, folder = _config_and_folder(args)
    control = Control()
    with _steered(control, teller.for_programs), team(choose(args.device).name) as members:
        if args.dry_run:
            status = _dry_run(config, members, control, teller)
        else:
            status = _train(config, folder, members, control, teller, bool(args.resume))
    if members.size > 1:
        _end_at_once(status)
    return status


def _end_at_once(status: int) -> NoReturn:
    """Everything is written. Threads of torch's group would abort a process that takes its time to end."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _config_and_folder(args: argparse.Namespace) -> tuple[Config, Path]:
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
    return config, args.output or new_run(config.name)


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


def _train(config: Config, path: Path, members: "Team", control: Control, teller: Teller, going_on: bool) -> int:
    from engine.training.session import session

    for event in session(config, path, members, control, going_on):
        teller.tell(event)
    return 0


def _dry_run(config: Config, members: "Team", control: Control, teller: Teller) -> int:
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
    """Wishes from standard input: a word, or {"command": a word} and values. What is no wish is passed over."""
    for line in _lines():
        told: Any = {"command": line.strip()}
        with contextlib.suppress(ValueError, RecursionError):
            told = json.loads(line)
        if isinstance(told, dict):
            obey(control, told)


def _lines() -> Iterator[str]:
    """Of standard input, past Python's own buffer: a thread that waits on that would end the program with a crash."""
    kept = b""
    with contextlib.suppress(OSError, ValueError, AttributeError):  # there may be no standard input
        while piece := os.read(sys.stdin.fileno(), 4096):
            *whole, kept = (kept + piece).split(b"\n")
            yield from (line.decode("utf-8", "replace") for line in whole)
