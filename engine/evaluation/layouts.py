"""The pairs of a data set that lies in one place, by the names its authors gave; and which set it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from engine.errors import SizeMismatch
from engine.evaluation.results import Pair
from engine.images import blocks
from engine.images.finding import find_photos
from engine.images.pairing import Pairing, find_ground_truth, is_ground_truth, pair


class Layout(Enum):
    """How photos and their ground truths were told apart."""

    BLOCKS = "blocks"
    """SIDD's validation blocks."""
    SIDD = "sidd"
    """``NOISY_SRGB`` and ``GT_SRGB`` in the names."""
    POLYU = "polyu"
    """``_real`` and ``_mean``, as PolyU and CC have it."""
    NAMES = "names"
    """``_noisy``, and ``_clean`` or ``_gt``."""
    FOLDERS = "folders"
    """The same names in two folders."""
    MADE = "made"
    """Clean photos, on which noise is made."""
    ALONE = "alone"
    """Noisy photos without ground truth."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is to evaluate.

    Attributes:
        pairs: photos; with ground truth, or all of them without.
        unpaired: photos that are left out, because others have a ground truth and they have none.
        layout: of the first pair; None without pairs.
    """

    pairs: tuple[Pair, ...]
    unpaired: tuple[Path, ...]
    layout: Layout | None


_SIDD_BLOCKS = ("ValidationNoisyBlocksSrgb.mat", "ValidationGtBlocksSrgb.mat")


def recognised(folder: Path) -> Pairing:
    """The pairs within a folder.

    SIDD's validation blocks (two ``.mat`` files), SIDD's folders of ``NOISY_SRGB`` and ``GT_SRGB``, PolyU's and CC's
    ``_real`` and ``_mean``, ``_noisy`` and ``_clean`` or ``_gt``, subfolders ``noisy`` and ``clean`` or ``gt``.

    Raises:
        UnreadableImage: there is no such folder, or the blocks cannot be read.
        SizeMismatch: the blocks do not belong together.
    """
    noisy, clean = (folder / name for name in _SIDD_BLOCKS)
    if noisy.is_file() and clean.is_file():
        return of_blocks(noisy, clean)
    return pair((folder,), (folder,))


def survey(paths: Sequence[Path], truths: Sequence[Path] = (), gaussian: float | None = None) -> Survey:
    """What photos there are at some paths, files and folders, and which ground truths they have.

    Args:
        paths: of noisy photos, or of both.
        truths: where ground truths lie; without any, where the photos lie.
        gaussian: standard deviation, in levels of 255, of noise to be made; all photos are clean ones then.

    Raises:
        UnreadableImage: a path does not exist, or blocks cannot be read.
        SizeMismatch: two files of blocks do not belong together.
    """
    if gaussian is not None:
        made = tuple(Pair(path, path, gaussian) for path in find_photos(paths))
        return Survey(made, (), Layout.MADE if made else None)
    found = [*_of_folders_of_blocks(paths), *_of_others(paths, truths)]
    pairs = tuple(dict.fromkeys(Pair(*both) for pairing in found for both in pairing.pairs))
    unpaired = tuple(dict.fromkeys(path for pairing in found for path in pairing.unpaired))
    if pairs:
        return Survey(pairs, unpaired, layout_of(pairs[0]))
    alone = tuple(Pair(path, path, truth=False) for path in unpaired)
    return Survey(alone, (), Layout.ALONE if alone else None)


def _of_folders_of_blocks(paths: Iterable[Path]) -> Iterator[Pairing]:
    for path in paths:
        if all((path / name).is_file() for name in _SIDD_BLOCKS):
            yield recognised(path)


def _of_others(paths: Sequence[Path], truths: Sequence[Path]) -> Iterator[Pairing]:
    found = pair(tuple(paths), tuple(truths) or tuple(paths))
    beside = {path: None if truths else find_ground_truth(path) for path in found.unpaired}
    more = tuple((path, truth) for path, truth in beside.items() if truth is not None)
    # A ground truth that was given by itself is no photo to be cleaned.
    alone = tuple(path for path, truth in beside.items() if truth is None and not is_ground_truth(path))
    yield Pairing((*found.pairs, *more), alone)


def layout_of(pair: Pair) -> Layout:
    """By its names."""
    if pair.gaussian is not None:
        return Layout.MADE
    if not pair.truth:
        return Layout.ALONE
    if blocks.located(pair.noisy)[1] is not None:
        return Layout.BLOCKS
    noisy, clean = (path.stem.casefold() for path in (pair.noisy, pair.clean))
    if noisy == clean:
        return Layout.FOLDERS
    if "noisy_srgb" in noisy:
        return Layout.SIDD
    return Layout.POLYU if noisy.endswith("real") and clean.endswith("mean") else Layout.NAMES


def of_blocks(noisy: Path, clean: Path) -> Pairing:
    """The pairs of two ``.mat`` files of blocks; no block is read.

    Raises:
        UnreadableImage: one of them cannot be read.
        SizeMismatch: they do not hold the same number of blocks of the same size.
    """
    shape, other = blocks.shape_of(noisy), blocks.shape_of(clean)
    if shape != other:
        raise SizeMismatch(
            f"{noisy.name} holds {_told(shape)}, and {clean.name} {_told(other)}. "
            "Choose two files that belong together."
        )
    places = [(photo, block) for photo in range(shape[0]) for block in range(shape[1])]
    return Pairing(tuple((blocks.name(noisy, *place), blocks.name(clean, *place)) for place in places), ())


def _told(shape: blocks.Shape) -> str:
    photos, each, height, width = shape
    return f"{photos} x {each} blocks of {width} x {height} pixels"


def dataset_of(pairs: Sequence[Pair]) -> str:
    """The set that others published figures on, as :mod:`engine.evaluation.published` calls it; empty for others.

    It is known by the folder's name, and may hold a part of the set alone.
    """
    folders = [{part.casefold() for part in found.noisy.absolute().parts[:-1]} for found in pairs]
    levels = {found.gaussian for found in pairs}
    if not folders or len(levels) != 1:
        return ""
    (level,) = levels
    if level is None:
        return "PolyU" if all("polyu" in parts for parts in folders) else ""
    return f"CBSD68, sigma {level:g}" if all("cbsd68" in parts for parts in folders) else ""
