"""Photos among files and folders, in the order a person expects."""

# ruff: noqa: PTH112, PTH113 - the functions of os.path never raise, however odd a name or a link

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.images.formats import format_of_suffix

_DIGITS = re.compile(r"(\d+)")

NaturalKey = tuple[tuple[int, int, str], ...]


def find_photos(paths: Iterable[Path]) -> list[Path]:
    """Files as they are given, whatever their suffix, and the photos within folders by theirs.

    Folders are searched with their subfolders, hidden ones and links back to a folder above left aside, each in natural
    order: photo2 before photo10. A file is named once, however many ways lead to it. A path that does not exist, or a
    folder that cannot be looked into, stays in the list, so that reading it tells why.
    """
    found: dict[str, Path] = {}
    for path in paths:
        for photo in _photos_at(path):
            found.setdefault(_identity(photo), photo)
    return list(found.values())


def natural_key(text: str) -> NaturalKey:
    """A key that sorts numbers within names by value and letters regardless of case."""
    parts = _DIGITS.split(text.casefold())
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts if part)


def _identity(path: Path) -> str:
    """The same for all ways to one file."""
    try:
        return os.path.realpath(path)
    except ValueError:  # a zero byte within the name
        return str(path)


def _photos_at(path: Path) -> Iterator[Path]:
    if not os.path.isdir(path) or not os.access(path, os.R_OK | os.X_OK):
        yield path
    else:
        yield from _photos_within(path, frozenset())


def _photos_within(folder: Path, above: frozenset[str]) -> Iterator[Path]:
    """The folder's own photos, then those of its subfolders."""
    here = os.path.realpath(folder)
    if here in above:
        return
    entries = sorted(_visible(folder), key=lambda entry: (natural_key(entry.name), entry.name))
    yield from (Path(entry) for entry in entries if format_of_suffix(Path(entry)) and os.path.isfile(entry))
    for entry in entries:
        if os.path.isdir(entry):
            yield from _photos_within(Path(entry), above | {here})


def _visible(folder: Path) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return []
