"""What a person should know of the photos before a training starts.

:func:`plan_problems` is done at once; :func:`inspect` decodes every photo, which leaves it ready on the store's shelf.
:func:`engine.training.data.remaining` gives what is left of the examples.
"""

import filecmp
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from engine.errors import UnreadableImage
from engine.images.blocks import located
from engine.images.image import Pixels
from engine.images.reading import shown
from engine.metrics.ssim import WINDOW
from engine.training.alignment import Shift, resemblance, shift_between
from engine.training.data import Example, Problem, named
from engine.training.store import PhotoStore

FEW = 10
"""Fewer photos than these are learned by heart."""

_SHIFT = 0.75
"""Pixels. Real pairs made on a tripod reach 0.55."""

_RESEMBLANCE = 0.7


def plan_problems(training: Sequence[Example], validation: Sequence[Example], patch: int) -> tuple[Problem, ...]:
    """What names, sizes and files tell: the same file in training and validation, small photos, too few of them.

    Args:
        patch: side of a patch in pixels.
    """
    checks = (_shared(training, validation), _small(training, patch), _few(training), _unvalidated(validation))
    return tuple(problem for problem in checks if problem is not None)


def unmeasurable(validation: Sequence[Example]) -> tuple[Problem, ...]:
    """Photos to validate on that are too small for SSIM."""
    small = [example for example in validation if min(example.width, example.height) < WINDOW]
    if not small:
        return ()
    paths = tuple(path for example in small for path in example.paths)
    names = named([example.paths[0] for example in small])
    return (Problem(paths, f"Smaller than {WINDOW} pixels, and not validated on: {names}."),)


def inspect(store: PhotoStore) -> Iterator[tuple[Problem, ...]]:
    """What pixels tell, for one example after the other.

    Photos that cannot be decoded; noisy ones that equal their ground truth, are shifted against it or show something
    else. The photos of a burst are compared to its first one.

    Raises:
        UnwritableImage: photos are beyond the memory's budget and cannot be kept in files.
    """
    for index in range(len(store)):
        yield tuple(_faults(store, index))


def _shared(training: Sequence[Example], validation: Sequence[Example]) -> Problem | None:
    by_size: dict[int, set[Path]] = defaultdict(set)
    for file in _files(validation):
        by_size[_size(file)].add(file)
    shared = {file for file in _files(training) if any(_same(file, other) for other in by_size.get(_size(file), ()))}
    if not shared:
        return None
    both = [tuple(path for path in example.paths if located(path)[0] in shared) for example in training]
    names = named([paths[0] for paths in both if paths])
    sentence = f"In training and in validation alike, which would flatter the figures; not trained on: {names}."
    return Problem(tuple(path for paths in both for path in paths), sentence)


def _files(examples: Sequence[Example]) -> dict[Path, None]:
    """The files of all pictures, each once."""
    return dict.fromkeys(located(path)[0] for example in examples for path in example.paths)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return -1


def _same(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second) or filecmp.cmp(first, second, shallow=False)
    except OSError:  # decoding will tell
        return False


def _small(examples: Sequence[Example], patch: int) -> Problem | None:
    small = [example for example in examples if min(example.width, example.height) < patch]
    if not small:
        return None
    paths = tuple(path for example in small for path in example.paths)
    names = named([example.paths[0] for example in small])
    sentence = f"Smaller than a patch of {patch} pixels, and continued by their mirror image: {names}."
    return Problem(paths, sentence, left_out=False)


def _few(examples: Sequence[Example]) -> Problem | None:
    if not examples:
        return Problem((), "There is no photo to train on.", left_out=False)
    if len(examples) >= FEW:
        return None
    one = len(examples) == 1
    count = "There is only 1 example" if one else f"There are only {len(examples)} examples"
    paths = tuple(path for example in examples for path in example.paths)
    learned = f"The model may learn {'it' if one else 'them'} by heart: add more photos."
    return Problem(paths, f"{count} to train on. {learned}", left_out=False)


def _unvalidated(validation: Sequence[Example]) -> Problem | None:
    if validation:
        return None
    return Problem((), "There is no photo to validate on, so nothing tells how good the model is.", left_out=False)


def _faults(store: PhotoStore, index: int) -> Iterator[Problem]:
    """The first sound picture, or the clean one, is what all others are compared to."""
    example = store.examples[index]
    reference: tuple[Path, Pixels] | None = None
    for place in sorted(range(len(example.paths)), key=lambda place: example.paths[place] != example.clean):
        path = example.paths[place]
        try:
            picture = store.pictures(index, (place,))[0]
        except UnreadableImage as error:
            yield Problem((path,), f"{error} It is left out.")
            continue
        if reference is None:
            reference = path, picture
            continue
        fault = _fault(picture, reference[1])
        if fault:
            kind = " its ground truth" if reference[0] == example.clean else ""
            yield Problem((path,), f"{shown(path)} {fault}{kind} {shown(reference[0])}. It is left out.")


def _fault(picture: Pixels, reference: Pixels) -> str | None:
    """What is wrong, as the part of a sentence between both names."""
    if np.array_equal(picture, reference):
        return "is the same picture, without any noise of its own, as"
    shift = shift_between(reference, picture)
    if shift is not None:
        return f"is shifted by {_distance(shift)} against" if math.hypot(*shift) > _SHIFT else None
    alike = resemblance(picture, reference)
    return "does not show the same as" if alike is not None and alike < _RESEMBLANCE else None


def _distance(shift: Shift) -> str:
    down, right = (round(part) for part in shift)
    return f"{right:+d} pixels to the right and {down:+d} down" if (down or right) else "about one pixel"
