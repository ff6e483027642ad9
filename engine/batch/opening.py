"""The first stage of a batch: from a job to a photo in memory, with a place for its result."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from engine.batch.backlog import Backlog, Place, Stage
from engine.batch.jobs import Job
from engine.batch.naming import Namer, OutputNames
from engine.batch.outcome import Outcome
from engine.batch.provenance import Provenance
from engine.batch.recipe import Input
from engine.cancellation import CancelToken
from engine.errors import OutputExists, UnreadableImage, UnwritableImage
from engine.images.header import Header
from engine.images.image import Image
from engine.images.reading import read, shown
from engine.images.writing import check_folder


@dataclass(frozen=True, slots=True)
class Task:
    """A photo that can be read.

    Attributes:
        index: in the list of jobs.
        header: of the photo.
        known: its outcome, so far as it is known.
        cancel: asked at every step.
    """

    index: int
    job: Job
    header: Header
    known: Outcome
    cancel: CancelToken


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A photo that is ready to be denoised.

    Attributes:
        image: the photo.
        target: where the result is to be saved.
        origin: its file, for the recipe; None where none is wanted.
        place: what it takes of the room in memory.
        seconds: that reading took.
    """

    task: Task
    image: Image
    target: Path
    origin: Input | None
    place: Place
    seconds: float


class Opener:
    """Opens the photos of a batch one after the other.

    Args:
        namer: proposes the results' names.
        names: gives them.
        provenance: knows what was made earlier.
        backlog: says when there is room in memory.
    """

    def __init__(self, namer: Namer, names: OutputNames, provenance: Provenance, backlog: Backlog) -> None:
        self._namer = namer
        self._names = names
        self._provenance = provenance
        self._backlog = backlog
        self._options = namer.options
        self._earlier = namer.earlier() if namer.options.resume else []
        self._prepared: set[Path] = set()

    def open(self, task: Task) -> Opened:
        """Give the photo's result a name, wait for room in memory, and read the photo.

        Raises:
            OutputExists: the photo is not to be done, as its result is there.
            UnwritableImage: no result could be saved there.
            UnreadableImage: it cannot be read, or was changed meanwhile.
            Cancelled: somebody asked to leave it undone, or the batch has ended.
        """
        target, header = self._target(task), task.header
        place = self._backlog.enter(header.width * header.height * header.bits // 8)
        try:
            task.cancel.raise_if_cancelled()
            began = time.perf_counter()
            image, origin = self._read(task.job.source)
            return Opened(task, image, target, origin, place, time.perf_counter() - began)
        except BaseException:
            place.move(Stage.GONE)
            raise

    def _target(self, task: Task) -> Path:
        if self._options.resume:
            self._refuse_what_is_done(task)
        target = self._names.claim(self._namer.names(task.job, task.header))
        self._prepare(target.parent)
        return target

    def _read(self, source: Path) -> tuple[Image, Input | None]:
        before = _state(source)
        image = read(source)
        try:
            origin = Input.of(source) if self._options.recipes else None
        except OSError as error:
            raise _changed(source) from error
        if _state(source) != before:
            raise _changed(source)
        return image, origin

    def _refuse_what_is_done(self, task: Task) -> None:
        for namer in (self._namer, *self._earlier):
            result = self._made(namer, task)
            if result is not None:
                self._names.take(result)
                raise OutputExists(
                    f"It was done already: {shown(result)} was made from this photo with these settings."
                )

    def _made(self, namer: Namer, task: Task) -> Path | None:
        for name in namer.names(task.job, task.header):
            if self._names.is_taken(name):
                continue
            if not os.path.lexists(name):
                return None
            if self._provenance.is_made(task.job.source, name):
                return name
        raise AssertionError("names have no end")

    def _prepare(self, folder: Path) -> None:
        """Make the folder, but not the output folder anew: the disk it lay on may have been taken away."""
        if folder in self._prepared:
            return
        if not self._options.folder.is_dir():
            raise UnwritableImage(
                f"The folder {shown(self._options.folder)} is not there any more. Choose another one."
            )
        check_folder(folder)
        self._prepared.add(folder)


def _state(path: Path) -> tuple[int, ...] | None:
    """Changes when the file does."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _changed(source: Path) -> UnreadableImage:
    return UnreadableImage(f"{shown(source)} was changed or removed while it was read. Try again when it is complete.")
