"""Which ground truth belongs to which noisy photo, by the names that data sets and people give them."""

# ruff: noqa: PTH110, PTH112, PTH113 - the functions of os.path never raise, however odd a name or a link

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from engine.errors import SizeMismatch, UnreadableImage
from engine.images.finding import find_photos
from engine.images.formats import READABLE_SUFFIXES
from engine.images.image import Image
from engine.images.reading import shown

# How noisy names become those of ground truths: SIDD within the name, the others at its end.
_RULES = (
    (re.compile(r"noisy(?=_srgb)", re.IGNORECASE), ("gt",)),
    (re.compile(r"(?<=[_\-. ])real$", re.IGNORECASE), ("mean",)),
    (re.compile(r"(?<=[_\-. ])noisy$", re.IGNORECASE), ("clean", "gt")),
)
_TRUTH = re.compile(r"gt(?=_srgb)|(?<=[_\-. ])(?:mean|clean|gt)$", re.IGNORECASE)
_NOISY_FOLDER = re.compile(r"^noisy$|noisy(?=_srgb)", re.IGNORECASE)
_TRUTH_FOLDER = re.compile(r"^(?:clean|gt)$|gt(?=_srgb)", re.IGNORECASE)
_FOLDERS = ("clean", "gt")

_MARK = "\0"
"""Stands in a compared name where noisy and clean differ; no file's name has it."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Noisy photos with their ground truths, and the noisy ones that have none."""

    pairs: tuple[tuple[Path, Path], ...]
    unpaired: tuple[Path, ...]


def find_ground_truth(noisy: Path) -> Path | None:
    """The ground truth of a noisy photo, if there is one where its name and folder promise it.

    SIDD's ``NOISY_SRGB`` and ``GT_SRGB``, PolyU's ``_real`` and ``_mean``, ``_noisy`` and ``_clean`` or ``_gt``, and
    sibling folders ``noisy`` and ``clean`` or ``gt``. None for a photo that is a ground truth by its own name.
    """
    if is_ground_truth(noisy):
        return None
    stems = _counterparts(noisy.stem)
    beside = (noisy.with_name(stem) for stem in stems)
    elsewhere = (folder / stem for folder in _folders(noisy.parent) for stem in (noisy.stem, *stems))
    for candidate in (*elsewhere, *beside):
        found = _existing(candidate, noisy.suffix)
        if found is not None and found != noisy:
            return found
    return None


def is_ground_truth(path: Path) -> bool:
    """Whether a photo is a ground truth by its name, or where that tells nothing, by its folder's."""
    if _TRUTH.search(path.stem):
        return True
    return not _counterparts(path.stem) and _TRUTH_FOLDER.search(path.absolute().parent.name) is not None


def pair_folders(noisy: Path, clean: Path) -> Pairing:
    """The pairs of two folders, searched with their subfolders, or of two files.

    Photos belong together that lie in the same place in both folders and have the same name up to the suffix, or names
    that :func:`find_ground_truth` would match. The two folders may be one.

    Raises:
        UnreadableImage: one of them does not exist, or one is a file and the other a folder.
    """
    for path in (noisy, clean):
        if not os.path.exists(path):
            raise UnreadableImage(f"{shown(path)} cannot be opened: there is no such file or folder.")
    if os.path.isdir(noisy) != os.path.isdir(clean):
        raise UnreadableImage(f"{shown(noisy)} and {shown(clean)} are no pair: give two folders or two files.")
    return pair((noisy,), (clean,))


def pair(noisy: Sequence[Path], clean: Sequence[Path]) -> Pairing:
    """The pairs of all photos at some paths, folders or files, with all those at others.

    As :func:`pair_folders`; a photo that was named itself may lie anywhere below the others' paths. Of several ground
    truths of the same name the one counts that lies nearest, then the one of the path at the same position. One photo
    may be the ground truth of several. Two files are a pair whatever their names; a file is not one with itself.

    Raises:
        UnreadableImage: a path does not exist.
    """
    for path in (*noisy, *clean):
        if not os.path.exists(path):
            raise UnreadableImage(f"{shown(path)} cannot be opened: there is no such file or folder.")
    if len(noisy) == len(clean) == 1 and not any(map(os.path.isdir, (*noisy, *clean))) and noisy[0] != clean[0]:
        return Pairing(((noisy[0], clean[0]),), ())
    return _paired(noisy, clean)


def require_same_size(noisy: Image, clean: Image, noisy_name: str, clean_name: str) -> None:
    """Refuse a pair whose photos cannot be compared pixel by pixel.

    Raises:
        SizeMismatch: with both sizes.
    """
    if (noisy.width, noisy.height) != (clean.width, clean.height):
        raise SizeMismatch(
            f"{noisy_name} has {noisy.width} x {noisy.height} pixels and its ground truth {clean_name} "
            f"{clean.width} x {clean.height}. Choose a ground truth of the same size."
        )


def _counterparts(stem: str) -> list[str]:
    """The names a ground truth may have, without suffix, for a noisy photo of this one."""
    found = ((pattern.search(stem), words) for pattern, words in _RULES)
    return [
        stem[: match.start()] + _cased(word, match[0]) + stem[match.end() :]
        for match, words in found
        if match
        for word in words
    ]


def _cased(word: str, like: str) -> str:
    return word.upper() if like.isupper() else word.capitalize() if like.istitle() else word


def _folders(folder: Path) -> Iterator[Path]:
    """Where ground truths may lie for photos of this folder, besides the folder itself."""
    name = folder.absolute().name
    match = _NOISY_FOLDER.search(name)
    if match:
        words = _FOLDERS if match[0].casefold() == name.casefold() else ("gt",)
        for word in words:
            yield folder.absolute().parent / _NOISY_FOLDER.sub(_cased(word, match[0]), name)


def _existing(stem: Path, preferred: str) -> Path | None:
    """A file of this name with the preferred suffix or another one of photos."""
    suffixes = dict.fromkeys((preferred, *READABLE_SUFFIXES, *(suffix.upper() for suffix in READABLE_SUFFIXES)))
    candidates = (stem.with_name(stem.name + suffix) for suffix in suffixes)
    return next((candidate for candidate in candidates if os.path.isfile(candidate)), None)


@dataclass(frozen=True, slots=True)
class _Photo:
    """A photo, found at a path that a person named.

    Attributes:
        position: of that path among all.
        place: within it, without suffix; of a file that was named itself its name.
        named: whether it was.
        shared: whether noisy and clean photos are looked for at that path alike.
    """

    path: Path
    position: int
    place: str
    named: bool
    shared: bool


def _photos(paths: Sequence[Path], others: Sequence[Path]) -> list[_Photo]:
    """Every photo once, with the first path that leads to it."""
    shared = {os.path.realpath(path) for path in others}
    found: dict[str, _Photo] = {}
    for position, root in enumerate(paths):
        inside = os.path.isdir(root)
        for path in find_photos([root]):
            place = str((path.relative_to(root) if inside else Path(path.name)).with_suffix(""))
            photo = _Photo(path, position, place, not inside, os.path.realpath(root) in shared)
            found.setdefault(os.path.realpath(path), photo)
    return list(found.values())


class _Truths:
    """Clean photos by all they may be asked for: place and name, the rules' form of it, and that of the name alone."""

    def __init__(self, photos: Iterable[_Photo]) -> None:
        self._by_place: dict[str, list[_Photo]] = defaultdict(list)
        self._by_rule: dict[str, list[_Photo]] = defaultdict(list)
        self._by_name: dict[str, list[_Photo]] = defaultdict(list)
        for photo in photos:
            if not photo.shared:
                self._by_place[photo.place].append(photo)
            if not photo.shared or is_ground_truth(photo.path):
                self._by_rule[_comparable(photo.place)].append(photo)
                self._by_name[_comparable(Path(photo.place).name)].append(photo)

    def of(self, noisy: _Photo) -> Path | None:
        """The ground truth of a noisy photo, if there is one."""
        comparable = _comparable(noisy.place)
        anywhere = self._by_name.get(_comparable(Path(noisy.place).name), ())
        named = [photo for photo in anywhere if photo.named or noisy.named]
        found = self._by_place.get(noisy.place) or self._by_rule.get(comparable) or named
        return max(found, key=lambda truth: _nearness(noisy, truth)).path if found else None


def _nearness(noisy: _Photo, truth: _Photo) -> tuple[int, bool]:
    parts = zip(noisy.path.absolute().parts, truth.path.absolute().parts, strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], parts))
    return common, noisy.position == truth.position


def _paired(noisy: Sequence[Path], clean: Sequence[Path]) -> Pairing:
    truths = _Truths(_photos(clean, noisy))
    photos = [photo for photo in _photos(noisy, clean) if not (photo.shared and is_ground_truth(photo.path))]
    matched = [(photo.path, truths.of(photo)) for photo in photos]
    return Pairing(
        tuple((path, truth) for path, truth in matched if truth is not None),
        tuple(path for path, truth in matched if truth is None),
    )


def _comparable(place: str) -> str:
    """A place within its folder, equal for a noisy photo and its ground truth."""
    parts = list(Path(place).parts)
    for index, part in enumerate(parts[:-1]):
        parts[index] = _TRUTH_FOLDER.sub(_MARK, _NOISY_FOLDER.sub(_MARK, part))
    for pattern in (*(pattern for pattern, _ in _RULES), _TRUTH):
        parts[-1] = pattern.sub(_MARK, parts[-1])
    return "/".join(parts)
