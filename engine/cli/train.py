"""``train``: a promised name; this version only says that it has no training yet."""

import argparse

from engine.cli.console import Console
from engine.cli.usage import WrongUsage


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command line."""
    parser = commands.add_parser("train", help="train a model (not part of this version)", allow_abbrev=False)
    parser.set_defaults(run=run)


def run(_args: argparse.Namespace, _console: Console) -> int:
    """Refuse, whatever the options.

    Raises:
        WrongUsage: always.
    """
    raise WrongUsage("Training is not part of this version.")
