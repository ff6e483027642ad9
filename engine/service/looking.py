"""What there is to learn from, at first by names and headers, then by every photo. torch is imported when asked."""

import time
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cancellation import CancelToken
from engine.errors import UnreadableImage
from engine.images.reading import read_metadata
from engine.service.facts import camera_of
from engine.service.training_replies import (
    FoundExample,
    FoundProblem,
    MaterialFound,
    PlanningProgress,
    TrainingReply,
)
from engine.service.training_requests import LookAtMaterial

if TYPE_CHECKING:
    from engine.training.data import Example, FileState, Problem
    from engine.training.preparing import Material

Tell = Callable[[TrainingReply], None]

_PROGRESS_SECONDS = 0.1
_REMEMBERED = 1 << 16


class Looking:
    """Looks at each photo once, as long as its file stays as it is.

    Photos with something wrong are looked at again whenever it is asked: somebody may have mended them, or installed
    the package that they need.
    """

    def __init__(self) -> None:
        self._sound: set[tuple[FileState, ...]] = set()

    def look(self, request: LookAtMaterial, cancel: CancelToken, tell: Tell) -> None:
        """Tell what is found, twice.

        Raises:
            WrongConfig: no folder is named, or such that exclude each other.
            UnreadableImage: a folder does not exist.
            Cancelled: somebody asked to stop.
        """
        from engine.training.preparing import survey

        found = survey(request.config, cancel)
        tell(_told(request.number, found, False, cancel))
        faults = list(self._faults(request.number, found, cancel, tell))
        tell(_told(request.number, found.without(faults), True, cancel))

    def _faults(self, number: int, found: "Material", cancel: CancelToken, tell: Tell) -> "Iterator[Problem]":
        from engine.training.problems import inspect
        from engine.training.shelf import PassingShelf
        from engine.training.store import PhotoStore

        examples = (*found.training, *found.validation)
        fresh = [example for example in examples if _state(example) not in self._sound]
        known, last = len(examples) - len(fresh), 0.0
        tell(PlanningProgress(number, known, len(examples)))
        for done, faults in enumerate(inspect(PhotoStore(fresh, PassingShelf())), 1):
            cancel.raise_if_cancelled()
            if not faults:
                self._sound.add(_state(fresh[done - 1]))
            yield from faults
            if time.monotonic() - last > _PROGRESS_SECONDS or done == len(fresh):
                tell(PlanningProgress(number, known + done, len(examples)))
                last = time.monotonic()


def _state(example: "Example") -> "tuple[FileState, ...]":
    from engine.training.data import state_of

    return tuple(state_of(path) for path in example.paths)


def _told(number: int, found: "Material", complete: bool, cancel: CancelToken) -> MaterialFound:
    return MaterialFound(
        number,
        (*_examples(found.training, False, cancel), *_examples(found.validation, True, cancel)),
        tuple(FoundProblem(_texts(problem.paths), problem.sentence, problem.left_out) for problem in found.problems),
        complete,
    )


def _examples(examples: "Sequence[Example]", validates: bool, cancel: CancelToken) -> Iterator[FoundExample]:
    for example in examples:
        cancel.raise_if_cancelled()
        camera, iso = _camera_of(_state(example))
        yield FoundExample(
            _name_of(example),
            _texts(example.paths),
            example.clean is not None,
            example.scene,
            example.camera or camera,
            iso if example.iso is None else example.iso,
            example.width,
            example.height,
            validates,
        )


def _name_of(example: "Example") -> str:
    """The photos of bursts have the same names in every folder."""
    first = example.paths[0]
    return first.absolute().parent.name if len(example.noisy) > 1 else first.name


def _texts(paths: Sequence[Path]) -> tuple[str, ...]:
    return tuple(str(path) for path in paths)


@lru_cache(_REMEMBERED)
def _camera_of(states: "tuple[FileState, ...]") -> tuple[str, int | None]:
    """What the first of these files tells; what it lacks is not looked for in the others."""
    try:
        return camera_of(read_metadata(Path(states[0][0])).exif)
    except UnreadableImage:  # a file of blocks; or it cannot be decoded either, which is told then
        return "", None
