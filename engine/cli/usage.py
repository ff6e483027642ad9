"""What the commands' options have in common, and a command line that asks for the impossible."""

import argparse
import re

from engine.errors import DeviceUnavailable, MethodUnavailable, UnknownModel

NAMES_NOTHING = (UnknownModel, DeviceUnavailable, MethodUnavailable)
"""Errors that say that something named on the command line is not there: it ends with status 2, too."""

_DEVICE = re.compile(r"auto|cpu|cuda(:\d+)?|mps")


class WrongUsage(Exception):  # noqa: N818  (a person's slip, named in their terms)
    """The command line cannot be done as it stands; the text says why. Ends the command with status 2."""


def add_device(parser: argparse.ArgumentParser) -> None:
    """Give a command the option ``--device``."""
    parser.add_argument(
        "--device",
        type=_device,
        default="auto",
        metavar="auto|cpu|cuda|cuda:N|mps",
        help="where models compute (default: the best there is)",
    )


def strength(text: str) -> float:
    """A number from 0 to 1."""
    value = float(text)
    if not 0.0 <= value <= 1.0:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return value


def pixels(text: str) -> int:
    """A whole number of at least 1."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number of pixels")
    return value


def _device(text: str) -> str:
    if not _DEVICE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no device; choose auto, cpu, cuda, cuda:N or mps")
    return text
