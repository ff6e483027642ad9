"""What the commands' options have in common, and a command line that asks for the impossible."""

import argparse
import re
from pathlib import Path

from engine.cli.console import shown
from engine.errors import DeviceUnavailable, HasNoBest, MethodUnavailable, TakesNoNoiseLevel, UnknownModel
from engine.inference.ensemble import BEST
from engine.inference.noise import LEVELS

NAMES_NOTHING = (UnknownModel, DeviceUnavailable, MethodUnavailable, TakesNoNoiseLevel, HasNoBest)
"""Errors that say that what is named on the command line is not there, or does not do this: status 2, too."""

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


def add_sigma(parser: argparse.ArgumentParser) -> None:
    """Give a command the option ``--sigma``."""
    parser.add_argument(
        "--sigma",
        type=sigma,
        metavar="LEVELS",
        help="how noisy the photos are, the noise's standard deviation in levels of 255, for methods and models that "
        "take it (default: estimated from each photo)",
    )


def sigma(text: str) -> float:
    """A number from 0 to 255."""
    value = float(text)
    if not 0.0 <= value <= LEVELS:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 255")
    return value


def with_sigma(text: str) -> tuple[str, float | None]:
    """What ``NAME@LEVELS`` names, and the noise level after the last @; a file of just that name goes before.

    Raises:
        WrongUsage: the level is out of range.
    """
    name, mark, level = text.rpartition("@")
    if not mark or not re.fullmatch(r"[\d.]+", level) or Path(text).exists():
        return text, None
    try:
        return name, sigma(level)
    except (ValueError, argparse.ArgumentTypeError) as error:
        raise WrongUsage(f"The noise level after the @ in {shown(text)} is no number between 0 and 255.") from error


def with_best(text: str) -> tuple[str, bool]:
    """What ``NAME+best`` names, and whether the best quality is asked for; a file of just that name goes before."""
    if text.endswith(BEST) and not Path(text).exists():
        return text.removesuffix(BEST), True
    return text, False


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
