"""Decoded photos, kept so that each is decoded once and hundreds of large ones do not fill the memory."""

import contextlib
import hashlib
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import UnwritableImage
from engine.images.blocks import located, read_blocks
from engine.images.image import Pixels
from engine.images.placing import placed
from engine.images.reading import read, shown

_OPEN_FILES = 128
"""Mapped at one time; some systems allow a program no more than 256 open files."""

_FORM = 1
"""Number of the way photos are kept in files; files of another one are not used."""


class Shelf:
    """Decoded photos: in memory while they fit a budget, else in files that are mapped into memory.

    Which of both it is never changes a value. The files are named by the photo's path, size and time, so that a
    training that goes on another day finds them again. Threads may share a shelf.
    """

    def __init__(self, folder: Path, budget: int) -> None:
        """
        Args:
            folder: for the files; made when the first one is needed.
            budget: how many bytes of photos may stay in memory.
        """
        self._folder = folder
        self._room = budget
        self._in_memory: dict[Path, NDArray[Any]] = {}
        self._in_files: dict[Path, Path] = {}
        self._locks: dict[Path, Lock] = {}
        self._lock = Lock()
        self._mapped = lru_cache(_OPEN_FILES)(_mapped)

    def picture(self, path: Path) -> Pixels:
        """A photo, or a block of a ``.mat`` file: (H, W, 3) RGB, read-only.

        uint8 or uint16 over their full range, or float32 in [0, 1]. Grey photos become RGB.

        Raises:
            UnreadableImage: it cannot be decoded.
            UnwritableImage: it is beyond the budget, and the folder cannot take it.
        """
        file, place = located(path)
        values = self._values(file)
        pixels = values if place is None else values[place]
        return np.broadcast_to(pixels, (*pixels.shape[:2], 3))

    def clear(self) -> None:
        """Forget everything and remove the files, as far as the system allows."""
        self._mapped.cache_clear()
        for place in self._in_files.values():
            with contextlib.suppress(OSError):
                place.unlink()
        self._in_files.clear()
        self._in_memory.clear()
        with contextlib.suppress(OSError):
            self._folder.rmdir()

    def _values(self, file: Path) -> NDArray[Any]:
        kept = self._in_memory.get(file)
        if kept is not None:
            return kept
        with self._lock:
            lock = self._locks.setdefault(file, Lock())
        with lock:
            if file not in self._in_memory and not self._has_file(file):
                self._fetch(file)
            return self._in_memory[file] if file in self._in_memory else self._mapped(self._in_files[file])

    def _has_file(self, file: Path) -> bool:
        """Whether it was kept in a file that nobody has removed since."""
        return file in self._in_files and self._in_files[file].exists()

    def _fetch(self, file: Path) -> None:
        place = self._folder / _name(file)
        if not _is_whole(place):
            values = _decoded(file)
            if self._takes(values.nbytes):
                self._in_memory[file] = values
                return
            _write(values, place)
        self._in_files[file] = place

    def _takes(self, size: int) -> bool:
        """Whether there is room in memory, which is then taken."""
        with self._lock:
            fits = size <= self._room
            self._room -= size if fits else 0
            return fits


class PassingShelf(Shelf):
    """Keeps nothing but the two files that were asked for last: for whoever looks at each photo once."""

    def __init__(self) -> None:
        super().__init__(Path(), 0)
        self._last = lru_cache(2)(_decoded)

    def _values(self, file: Path) -> NDArray[Any]:
        return self._last(file)


def _decoded(file: Path) -> NDArray[Any]:
    values = read_blocks(file) if file.suffix.lower() == ".mat" else _limited(read(file).pixels)
    values.flags.writeable = False
    return values


def _limited(pixels: Pixels) -> Pixels:
    """Floating-point values brought into [0, 1], NaN as 0."""
    if pixels.dtype != np.float32:
        return pixels
    limited: NDArray[np.float32] = np.clip(np.nan_to_num(pixels, nan=0.0), np.float32(0), np.float32(1))
    return limited


def _name(file: Path) -> str:
    """Another one for each state of each file."""
    try:
        status = file.stat()
        state = (_FORM, str(file.resolve()), status.st_size, status.st_mtime_ns)
    except (OSError, ValueError):  # decoding will tell why
        state = (_FORM, str(file), 0, 0)
    return hashlib.sha256(repr(state).encode("utf-8", "surrogateescape")).hexdigest()[:32] + ".npy"


def _mapped(place: Path) -> NDArray[Any]:
    values: NDArray[Any] = np.load(place, mmap_mode="r", allow_pickle=False)
    return values


def _is_whole(place: Path) -> bool:
    try:
        _mapped(place)
    except (OSError, ValueError):
        return False
    return True


def _write(values: NDArray[Any], place: Path) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with placed(place, overwrite=True) as file:
            np.save(file, values, allow_pickle=False)
    except OSError as error:
        raise UnwritableImage(
            f"Decoded photos cannot be kept in {shown(place.parent)}: {_reason(error)}. "
            "Make room there, or allow more memory."
        ) from error


def _reason(error: OSError) -> str:
    """numpy's own error of a file that was cut short has no number and no text of the system."""
    return f"the system says “{error.strerror}”" if error.strerror else "not all could be written"
