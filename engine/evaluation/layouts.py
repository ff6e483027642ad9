"""The pairs of a data set that lies in one place, by the names its authors gave; and which set it is."""

from collections.abc import Sequence
from pathlib import Path

from engine.errors import SizeMismatch
from engine.evaluation.results import Pair
from engine.images import blocks
from engine.images.pairing import Pairing, pair

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
