"""Which name each result of a batch gets."""

import contextlib
import datetime
import os
import re
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path

from engine.batch import template
from engine.batch.jobs import Job, identity
from engine.batch.options import Collision, Options
from engine.batch.recipe import ENDING, sidecar
from engine.errors import OutputExists, UnwritableImage
from engine.images.header import Header
from engine.images.reading import shown
from engine.images.writing import kind_to_write, suffix_for

_DAY = re.compile(r"(?=(\d{4}-\d\d-\d\d))")


@dataclass(frozen=True, slots=True)
class Namer:
    """Proposes names for results.

    Attributes:
        model: name of what denoises.
        day: of the run.
    """

    options: Options
    model: str
    day: datetime.date

    def names(self, job: Job, header: Header) -> Iterator[Path]:
        """The name that a photo's result should have, then others with ``_2``, ``_3`` ... without end."""
        values = template.Values.of(job.source, self.model, self.day)
        suffix = suffix_for(job.source, kind_to_write(self.options.format, header.format, header.bits, header.alpha))
        folder = self.options.folder / job.subfolder
        for ending in chain([suffix], (f"_{number}{suffix}" for number in count(2))):
            yield folder / template.fill(self.options.template, values, ending)

    def earlier(self) -> "list[Namer]":
        """As of other days: those that recipes in the output folder have in their names, where names have days."""
        if "{date}" not in self.options.template:
            return []
        recipes = self.options.folder.rglob(f"*{ENDING}")
        days = {day for path in recipes for day in _days(path.relative_to(self.options.folder))}
        return [replace(self, day=day) for day in sorted(days - {self.day})]


class OutputNames:
    """Gives every result of a batch a name of its own that is no photo's. May be used by several threads.

    Args:
        inputs: all photos of the batch, and what may be one; they are never written to.
        collision: what to do where another file has the name.
    """

    def __init__(self, inputs: Iterable[Path], collision: Collision) -> None:
        self._inputs = {_key(path) for path in inputs}
        self._taken: set[str] = set()
        self._collision = collision
        self._claiming = threading.Lock()

    def claim(self, names: Iterable[Path]) -> Path:
        """The first of the names that no other result of this batch has, and with ``number`` no other file.

        Raises:
            OutputExists: a file of that name is there and must stay.
            UnwritableImage: it could be replaced, but is one of the photos.
        """
        with self._claiming:
            name = next(name for name in names if self._is_free(name))
            self._taken.add(_key(name))
        if self._collision == "skip" and os.path.lexists(name):
            raise exists(name)
        if self._is_input(name):
            raise UnwritableImage(f"{shown(name)} is one of the photos and is not touched. Choose another folder.")
        return name

    def is_taken(self, name: Path) -> bool:
        """Whether a result of this batch has the name."""
        with self._claiming:
            return _key(name) in self._taken

    def take(self, name: Path) -> None:
        """The name has its result already."""
        with self._claiming:
            self._taken.add(_key(name))

    def _is_free(self, name: Path) -> bool:
        if _key(name) in self._taken:
            return False
        return self._collision != "number" or not (os.path.lexists(name) or self._is_input(name))

    def _is_input(self, name: Path) -> bool:
        return not self._inputs.isdisjoint((_key(name), _key(sidecar(name))))


def exists(name: Path) -> OutputExists:
    """What is said of a photo whose result's name is another file's."""
    return OutputExists(
        f"{shown(name)} is there already. Ask for overwriting or for a number, or choose another folder."
    )


def _days(path: Path) -> Iterator[datetime.date]:
    for text in _DAY.findall(str(path)):
        with contextlib.suppress(ValueError):  # no day of the calendar
            yield datetime.date.fromisoformat(text)


def _key(path: Path) -> str:
    """The same for two names of one file, also where file systems ignore case."""
    return identity(path).casefold()
