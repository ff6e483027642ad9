"""Denoiser. No arguments, or only photos and folders: the window. Else a command."""

import sys
from collections.abc import Sequence

COMMANDS = ("denoise", "evaluate", "train", "models")
QT_OPTIONS = ("-reverse",)


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window or run a command.

    Args:
        argv: those of the process if not given. A path named like a command is written ``./denoise``.

    Returns:
        The exit status.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if _opens_window(arguments):
        from denoiser_gui.app import main as open_window

        return open_window(arguments)
    try:
        from engine.cli import program

        return program.main(arguments)
    except KeyboardInterrupt:  # while it was still starting
        return 130


def _opens_window(arguments: Sequence[str]) -> bool:
    if arguments and arguments[0] in COMMANDS:
        return False
    return not any(argument.startswith("-") and argument not in QT_OPTIONS for argument in arguments)


if __name__ == "__main__":
    sys.exit(main())
