"""The commands: ``denoise``, ``evaluate``, ``train``, ``models``. Imports torch only when a model computes."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.cli import denoise, evaluate, models, train
from engine.cli.console import Console
from engine.cli.usage import NAMES_NOTHING, WrongUsage
from engine.version import version

FAILED, WRONG, INTERRUPTED = 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the command and its options; those of the process if not given.

    Returns:
        0 all done; 1 something failed, and standard error says what; 2 the command line is wrong; 130 interrupted.
    """
    _replace_closed_streams()
    try:
        args = _parser().parse_args(argv)
    except SystemExit as request:  # argparse has said why, or has given the help
        return request.code if isinstance(request.code, int) else WRONG
    args.words = sys.argv[1:] if argv is None else argv
    return _run(args, Console())


def _replace_closed_streams() -> None:
    """Whoever closed a stream does not want to hear; nor may a file that is opened later get its place."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  (to the end)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="denoiser",
        usage="%(prog)s [PATH ...]  |  %(prog)s COMMAND ...",
        description="Clean noisy photos. Without a command a window opens, with the photos and folders named.",
        epilog="'COMMAND -h' tells more about a command.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version()}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", prog=parser.prog)
    for command in (denoise, evaluate, models, train):
        command.add_parser(commands)
    return parser


def _run(args: argparse.Namespace, console: Console) -> int:
    try:
        return int(args.run(args, console))
    except KeyboardInterrupt:
        console.warn("Stopped.")
        return INTERRUPTED
    except BrokenPipeError:  # whoever read the results has closed; nothing more can be said there
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except WrongUsage as error:
        console.warn(str(error))
        return WRONG
    except NAMES_NOTHING as error:
        console.complain(error)
        return WRONG
    except Exception as error:  # noqa: BLE001  (the last gate: a sentence, never a traceback)
        console.complain(error)
        return FAILED
