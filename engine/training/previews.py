"""Pictures of a few fixed photos, made again and again while a model learns, so that people see it get better.

They are photos of the person's own, or without any the first of those that are validated on. In the run's ``previews``
each has a folder: ``noisy.png``, ``truth.png`` where there is a ground truth, and the model's answer at step 120 as
``00000120.png``.
"""

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from torch import nn

from engine.errors import ImageError, UnreadableImage, UnwritableImage
from engine.images.image import Image, Metadata, as_rgb8
from engine.images.pairing import find_ground_truth
from engine.images.reading import read, shown
from engine.images.writing import write
from engine.training.config import Paths
from engine.training.data import Example
from engine.training.run_folder import NOISY, TRUTH
from engine.training.validation import Picture, Subject, Validation, middle

OWN_SIDE = 1024
_VALIDATION_PHOTOS, _VALIDATION_SIDE = 3, 512


class Previews:
    """The photos and where their pictures go.

    Args:
        subjects: the photos.
        folder: of all pictures.
        validation: whose network answers.
    """

    def __init__(self, subjects: Sequence[Subject], folder: Path, validation: Validation) -> None:
        self.subjects = dict(zip(_names(subjects), subjects, strict=True))
        self._folder = folder
        self._validation = validation

    def make(self, network: nn.Module, step: int) -> Mapping[str, Path]:
        """Write the network's answers at a step: the name of each photo and the file.

        Raises:
            UnwritableImage: the folder cannot take them.
            InferenceError: the network gives no answer.
        """
        written = {}
        answers = self._validation.answers(network, list(self.subjects.values()))
        for (name, subject), answer in zip(self.subjects.items(), answers, strict=True):
            folder = self._folder / name
            _begin(folder, subject)
            written[name] = folder / f"{step:08}.png"
            _write(answer, subject.profile, written[name])
        return written


def validated(subjects: Sequence[Subject]) -> list[Subject]:
    """The middles of the first photos that are validated on."""
    return [middle(subject, _VALIDATION_SIDE**2) for subject in subjects[:_VALIDATION_PHOTOS]]


def own(paths: Paths, examples: Iterable[Example]) -> tuple[list[Subject], list[str]]:
    """The centres of photos of the person's own, at most 1024 pixels high and wide, and what is wrong with others.

    Args:
        paths: of the photos.
        examples: of the run; one of these photos among them has its ground truth there, others where their names tell.
    """
    truths = {photo.absolute(): example.clean for example in examples for photo in example.noisy}
    found, problems = [], []
    for path in map(Path, paths):
        try:
            found.append(_centre(path, truths.get(path.absolute()) or find_ground_truth(path)))
        except ImageError as error:
            problems.append(f"{error} It is left out of the previews.")
    return found, problems


def _centre(path: Path, truth_path: Path | None) -> Subject:
    """Raises UnreadableImage."""
    photo = read(path)
    truth = None
    if truth_path is not None:
        with contextlib.suppress(UnreadableImage):
            truth = read(truth_path)
    if truth is not None and (truth.height, truth.width) != (photo.height, photo.width):
        truth = None
    profile = photo.metadata.icc_profile if photo.channels == 3 else None
    return Subject(
        path.name, _cut(photo), None if truth is None else _cut(truth), (path, truth_path if truth else None), profile
    )


def _cut(photo: Image) -> Picture:
    """A copy, so that the whole photo need not be kept."""
    top, left = (max(0, size - OWN_SIDE) // 2 for size in (photo.height, photo.width))
    part = photo.pixels[top : top + OWN_SIDE, left : left + OWN_SIDE]
    return as_rgb8(part).copy()


def _names(subjects: Sequence[Subject]) -> Iterator[str]:
    """Of their folders: no two are alike, and every system allows them."""
    taken: set[str] = set()
    for subject in subjects:
        stem = re.sub(r"[^\w +()-]+", "-", Path(subject.name).stem).strip(" -") or "photo"
        candidates = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(subjects) + 1))
        name = next(candidate for candidate in candidates if candidate.casefold() not in taken)
        taken.add(name.casefold())
        yield name


def _begin(folder: Path, subject: Subject) -> None:
    """Write what does not change, once."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise UnwritableImage(f"{shown(folder)} could not be made: {error.strerror}.") from error
    for name, picture in ((NOISY, subject.noisy), (TRUTH, subject.truth)):
        if picture is not None and not (folder / name).exists():
            _write(picture, subject.profile, folder / name)


def _write(pixels: Picture, profile: bytes | None, path: Path) -> None:
    write(Image(pixels, None, Metadata(icc_profile=profile)), path, "png", overwrite=True)
