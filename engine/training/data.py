"""Which photos there are to train on, and what is wrong with those that are not.

Nothing but headers is read here; :mod:`engine.training.problems` looks at pixels.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import numpy as np

from engine.cancellation import CancelToken
from engine.errors import UnreadableImage
from engine.images import blocks
from engine.images.finding import find_photos
from engine.images.pairing import find_ground_truth, pair
from engine.images.reading import read_header, shown
from engine.training.scenes import shot_of

Size = tuple[int, int]
FileState = tuple[str, int, int]
T = TypeVar("T")

_HEADERS = 1 << 16


@dataclass(frozen=True, slots=True)
class Example:
    """Photos of one size that show the same thing, pixel by pixel.

    Attributes:
        noisy: one noisy photo; several for a burst; none for a clean photo that noise will be made on.
        clean: the ground truth or clean photo; None where there is none.
        scene: equal for examples that must not be parted into training and validation.
        camera, iso, brightness: as in :class:`engine.training.scenes.Shot`.
        width, height: upright, in pixels.

    A path may name a block of a ``.mat`` file (:mod:`engine.images.blocks`), which is no file.
    """

    noisy: tuple[Path, ...]
    clean: Path | None
    scene: str
    camera: str
    iso: int | None
    width: int
    height: int
    brightness: str = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        """All pictures, the noisy ones first, the clean one last."""
        return self.noisy if self.clean is None else (*self.noisy, self.clean)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should know before training starts.

    Attributes:
        paths: the photos in question, of a pair that does not fit the noisy one; may be empty.
        sentence: what is wrong and what is done about it.
        left_out: whether these photos are not trained on for it.
    """

    paths: tuple[Path, ...]
    sentence: str
    left_out: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """What can be trained on, and what was left out for which reason."""

    examples: tuple[Example, ...]
    problems: tuple[Problem, ...]


def pairs(noisy: Sequence[Path], clean: Sequence[Path], cancel: CancelToken | None = None) -> Found:
    """Noisy photos with their ground truths, in any layout of :func:`engine.images.pairing.pair`.

    For SIDD Small and Medium give the same folder twice. Two ``.mat`` files give SIDD's validation blocks.

    Args:
        noisy, clean: folders and photos; all of the ones are paired with all of the others.
        cancel: asked before each photo, here and below.

    Raises:
        UnreadableImage: a path does not exist, or a ``.mat`` file cannot be read.
        Cancelled: somebody asked to stop.
    """
    (noisy_files, noisy), (clean_files, clean) = _parted(noisy), _parted(clean)
    if len(noisy_files) != len(clean_files):
        raise UnreadableImage("Blocks need two .mat files, one with noisy and one with clean blocks. Name both.")
    many = [_block_pairs(*files) for files in zip(noisy_files, clean_files, strict=True)]
    if noisy or clean:
        many.append(_photo_pairs(noisy, clean, cancel))
    return _together(many)


def clean_photos(paths: Sequence[Path], cancel: CancelToken | None = None) -> Found:
    """Clean photos, also in subfolders; noisy ones with their ground truth among them are left aside."""
    photos = find_photos(paths)
    known = {path.absolute() for path in photos}
    candidates = (((), path) for path in photos if _truth(path) not in known)
    return _or_empty(_found(candidates, _root(paths), cancel), paths)


def noisy_photos(paths: Sequence[Path], cancel: CancelToken | None = None) -> Found:
    """Noisy photos, also in subfolders; ground truths of others among them are left aside."""
    photos = find_photos(paths)
    truths = {_truth(path) for path in _heeding(photos, cancel)}
    candidates = (((path,), None) for path in photos if path.absolute() not in truths)
    return _or_empty(_found(candidates, _root(paths), cancel), paths)


def bursts(paths: Sequence[Path], cancel: CancelToken | None = None) -> Found:
    """Bursts of still scenes: the photos that lie in one folder are one, at ``paths`` themselves or anywhere below.

    Ground truths are left aside, as are photos of another size than most of their burst.
    """
    photos = noisy_photos(paths, cancel)
    by_folder: dict[Path, list[Example]] = defaultdict(list)
    for example in photos.examples:
        by_folder[example.noisy[0].parent].append(example)
    root = _root(paths)
    results = [_burst(members, place, root) for place, members in by_folder.items()]
    examples = tuple(burst for burst, _ in results if burst is not None)
    return Found(examples, (*photos.problems, *(problem for _, problems in results for problem in problems)))


def split(examples: Sequence[Example], share: float, seed: int) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    """Examples to train on and to validate on, without a scene in both; the same for the same examples and seed.

    Whole scenes are drawn until about ``share`` of the examples are kept for validation: at least one scene, unless
    ``share`` is 0 or all examples show one scene. Then there is no validation.

    Args:
        share: in [0, 1).
    """
    if not 0 <= share < 1:
        raise ValueError(f"share must be in [0, 1), not {share}")
    kept = _drawn_scenes(Counter(example.scene for example in examples), share * len(examples), seed)
    training = tuple(example for example in examples if example.scene not in kept)
    return training, tuple(example for example in examples if example.scene in kept)


def remaining(examples: Sequence[Example], problems: Iterable[Problem]) -> tuple[Example, ...]:
    """The examples without the photos that problems leave out: a burst may shrink to two photos, others go whole."""
    gone = {path for problem in problems if problem.left_out for path in problem.paths}
    left = (_without(example, gone) for example in examples)
    return tuple(example for example in left if example is not None)


def state_of(picture: Path) -> FileState:
    """Its file, how long that is and when it was changed: equal as long as nobody touches it."""
    file = blocks.located(picture)[0].absolute()
    try:
        status = file.stat()
    except (OSError, ValueError):  # reading will tell why
        return str(file), -1, -1
    return str(file), status.st_size, status.st_mtime_ns


def named(paths: Sequence[Path]) -> str:
    """The names of one photo or more as part of a sentence, at most three of them."""
    names = [shown(path) for path in paths[:3]]
    last = f"{len(paths) - 3} more" if len(paths) > 3 else names.pop()
    return f"{', '.join(names)} and {last}" if names else last


def _truth(path: Path) -> Path | None:
    truth = find_ground_truth(path)
    return None if truth is None else truth.absolute()


def _parted(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Files of blocks, and everything else."""
    files = [path for path in paths if path.suffix.lower() == ".mat"]
    return files, [path for path in paths if path not in files]


def _photo_pairs(noisy: Sequence[Path], clean: Sequence[Path], cancel: CancelToken | None) -> Found:
    pairing = pair(noisy, clean)
    found = _found((((photo,), truth) for photo, truth in pairing.pairs), _root(clean), cancel)
    problems = (_without_truth(pairing.unpaired),) if pairing.unpaired else ()
    return _or_empty(Found(found.examples, (*problems, *found.problems)), noisy)


def _together(many: Sequence[Found]) -> Found:
    return Found(
        tuple(example for found in many for example in found.examples),
        tuple(problem for found in many for problem in found.problems),
    )


def _root(paths: Sequence[Path]) -> Path:
    """The folder below which all photos lie, from where their names tell the scene."""
    folders = [path.absolute() if path.is_dir() else path.absolute().parent for path in paths]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # several drives, or no path at all
        return Path()


def _heeding(values: Iterable[T], cancel: CancelToken | None) -> Iterator[T]:
    """The same; raises Cancelled before the next one once somebody asked to stop."""
    for value in values:
        if cancel:
            cancel.raise_if_cancelled()
        yield value


def _found(candidates: Iterable[tuple[tuple[Path, ...], Path | None]], root: Path, cancel: CancelToken | None) -> Found:
    """Examples of those candidates (noisy, clean) whose headers can be read and agree."""
    results = [_example(noisy, clean, root) for noisy, clean in _heeding(candidates, cancel)]
    return Found(
        tuple(result for result in results if isinstance(result, Example)),
        tuple(result for result in results if isinstance(result, Problem)),
    )


def _example(noisy: tuple[Path, ...], clean: Path | None, root: Path) -> Example | Problem:
    paths = noisy if clean is None else (*noisy, clean)
    sizes: list[Size] = []
    for path in paths:
        try:
            sizes.append(_size(state_of(path)))
        except UnreadableImage as error:
            return Problem((path,), f"{error} It is left out.")
    if sizes[0] != sizes[-1]:
        return Problem(noisy, _different(paths, sizes))
    shot = shot_of(paths[-1].absolute(), root)
    return Example(noisy, clean, shot.scene, shot.camera, shot.iso, *sizes[0], shot.brightness)


@lru_cache(_HEADERS)
def _size(state: FileState) -> Size:
    """A file is read once in each of its states, however often photos are looked for."""
    header = read_header(Path(state[0]))
    return header.width, header.height


def _different(paths: Sequence[Path], sizes: Sequence[Size]) -> str:
    noisy, clean = (
        f"{shown(path)} has {width} x {height} pixels" for path, (width, height) in zip(paths, sizes, strict=True)
    )
    return f"{noisy} and its ground truth {clean}. The pair is left out."


def _without(example: Example, gone: set[Path]) -> Example | None:
    noisy = tuple(path for path in example.noisy if path not in gone)
    if example.clean in gone or len(noisy) < min(len(example.noisy), 2):
        return None
    return replace(example, noisy=noisy)


def _without_truth(paths: tuple[Path, ...]) -> Problem:
    if len(paths) == 1:
        return Problem(paths, f"{shown(paths[0])} has no ground truth and is left out.")
    return Problem(paths, f"{len(paths)} noisy photos have no ground truth and are left out: {named(paths)}.")


def _or_empty(found: Found, paths: Sequence[Path]) -> Found:
    """The same, with a problem for each path at which there is no photo."""
    empty = [path for path in paths if not find_photos([path])]
    if not (found.examples or found.problems or empty):
        empty = list(paths)  # all of them were left aside
    return replace(found, problems=(*found.problems, *(_empty(path) for path in empty)))


def _empty(path: Path) -> Problem:
    return Problem((path,), f"There is no photo in {shown(path)}.")


def _burst(members: Sequence[Example], place: Path, root: Path) -> tuple[Example | None, tuple[Problem, ...]]:
    """The photos of one folder as a burst, if there are two of one size, and what is wrong with others."""
    size = Counter((member.width, member.height) for member in members).most_common(1)[0][0]
    fitting = [member for member in members if (member.width, member.height) == size]
    if len(fitting) < 2:
        paths = tuple(member.noisy[0] for member in members)
        return None, (
            Problem(paths, f"{shown(place)} holds no two photos of one size and is left out: it is no burst."),
        )
    odd = tuple(member.noisy[0] for member in members if member not in fitting)
    place = place.absolute()
    scene = (place.relative_to(root) if place.is_relative_to(root) else place).as_posix()
    burst = replace(fitting[0], noisy=tuple(member.noisy[0] for member in fitting), scene=scene)
    return burst, (_odd_sizes(odd, size),) if odd else ()


def _odd_sizes(paths: tuple[Path, ...], size: Size) -> Problem:
    sentence = f"The other photos of the burst have {size[0]} x {size[1]} pixels; left out: {named(paths)}."
    return Problem(paths, sentence)


def _block_pairs(noisy: Path, clean: Path) -> Found:
    """SIDD's validation blocks; blocks of one photo are one scene."""
    shape, truth = blocks.shape_of(noisy), blocks.shape_of(clean)
    if shape != truth:
        raise UnreadableImage(f"{shown(noisy)} and {shown(clean)} hold blocks of different number or size.")
    photos, count, height, width = shape
    return Found(
        tuple(
            Example(
                (blocks.name(noisy, photo, block),),
                blocks.name(clean, photo, block),
                f"photo {photo}",
                "",
                None,
                width,
                height,
            )
            for photo in range(photos)
            for block in range(count)
        ),
        (),
    )


def _drawn_scenes(sizes: Counter[str], wanted: float, seed: int) -> set[str]:
    """Scenes with about ``wanted`` examples, never all; the smallest one if every scene has more."""
    names = sorted(sizes)
    if wanted <= 0 or len(names) < 2:
        return set()
    order = [names[place] for place in np.random.default_rng(seed).permutation(len(names))]
    kept: set[str] = set()
    for name in order:
        fits = sum(sizes[other] for other in kept) + sizes[name] <= round(wanted)
        if fits and len(kept) < len(names) - 1:
            kept.add(name)
    return kept or {min(order, key=lambda name: sizes[name])}
