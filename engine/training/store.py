"""Patches of photos, drawn so that the same seed gives the same ones whoever draws them, and when."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from engine.images.image import Pixels, peak_of
from engine.training.data import Example
from engine.training.shelf import Shelf


def sample_rng(seed: int, epoch: int, index: int) -> np.random.Generator:
    """The source of all chance for one sample: independent of every other sample, of workers and of their order.

    Args:
        seed, epoch, index: not negative, of any size; each triple gives another stream.
    """
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(epoch, index)))


class PhotoStore:
    """Examples with their pictures. Threads may share a store, and several stores a :class:`Shelf`."""

    def __init__(self, examples: Sequence[Example], shelf: Shelf) -> None:
        self.examples = tuple(examples)
        self._shelf = shelf

    def __len__(self) -> int:
        return len(self.examples)

    def pictures(self, index: int, which: Sequence[int] | None = None) -> tuple[Pixels, ...]:
        """Whole pictures of an example, noisy ones first, the clean one last, as :meth:`Shelf.picture` gives them.

        Args:
            which: places of the wanted pictures in :attr:`Example.paths`, in the wanted order; None for all.

        Raises:
            UnreadableImage: one cannot be decoded.
            UnwritableImage: one is beyond the memory's budget and cannot be kept in a file.
        """
        return tuple(self._shelf.picture(path) for path in self._paths(index, which))

    def patch(
        self, index: int, side: int, rng: np.random.Generator, which: Sequence[int] | None = None
    ) -> tuple[Pixels, ...]:
        """The same random window of all pictures of an example, each (side, side, 3), contiguous and its own.

        Pictures smaller than ``side`` are continued at their right and lower edge by their mirror image. The dtypes
        are those of :meth:`pictures` and may differ within an example; :func:`as_unit` makes them alike.

        Args:
            side: in pixels, at least 1.
            rng: always drawn from twice.
            which: as for :meth:`pictures`.

        Raises:
            UnreadableImage: as :meth:`pictures`.
            UnwritableImage: as :meth:`pictures`.
        """
        example = self.examples[index]
        top, left = (int(rng.integers(0, max(size - side, 0) + 1)) for size in (example.height, example.width))
        return tuple(_window(picture, top, left, side) for picture in self.pictures(index, which))

    def _paths(self, index: int, which: Sequence[int] | None) -> Sequence[Path]:
        paths = self.examples[index].paths
        return paths if which is None else [paths[place] for place in which]


def as_unit(values: Pixels) -> NDArray[np.float32]:
    """Pixels of any depth as float32 in [0, 1]."""
    return values.astype(np.float32) / np.float32(peak_of(values.dtype))


def _window(picture: Pixels, top: int, left: int, side: int) -> Pixels:
    window = picture[top : top + side, left : left + side]
    missing = [(0, side - size) for size in window.shape[:2]]
    if any(after for _, after in missing):
        return cast(Pixels, np.pad(window, [*missing, (0, 0)], mode="reflect"))
    return cast(Pixels, np.array(window, order="C"))
