"""Pixels shared between two processes: plain files that both map into memory.

The operating system writes them out when memory is short, so a hundred open photos need no more memory than one. The
room is reserved when a buffer is made, so that a full disk is an error there and not a crash later.
"""

import contextlib
import math
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
from numpy.typing import NDArray

from engine.errors import UnwritableImage

_PREFIX = "denoiser-"


@dataclass(frozen=True, slots=True)
class Buffer:
    """Where an array lies: what travels between the processes instead of the array."""

    path: str
    shape: tuple[int, ...]
    dtype: str

    @property
    def size(self) -> int:
        """Bytes."""
        return math.prod(self.shape) * np.dtype(self.dtype).itemsize

    def attach(self, writable: bool = False) -> NDArray[np.generic]:
        """The array itself, as a view of the file; read-only unless wanted otherwise."""
        return np.memmap(self.path, dtype=self.dtype, mode="r+" if writable else "r", shape=self.shape).view(np.ndarray)


def make_folder() -> Path:
    """A new folder for the buffers of this process; what crashed processes left behind is removed first."""
    remove_orphans()
    return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))


def remove_orphans() -> None:
    """Remove the folders of processes that are gone."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        owner = left.name.removeprefix(_PREFIX).split("-")[0]
        if owner.isdigit() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def create(folder: Path, name: str, shape: tuple[int, ...], dtype: str) -> Buffer:
    """A buffer of zeros, its room on the disk reserved.

    Raises:
        UnwritableImage: the disk for temporary files has too little room.
    """
    path = folder / name
    buffer = Buffer(str(path), shape, dtype)
    try:
        with path.open("wb") as file:
            _reserve(file.fileno(), buffer.size)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise UnwritableImage(
            f"There is too little room for temporary files in {folder.parent} ({buffer.size / 1e6:.0f} MB are needed). "
            "Free some space, or set TMPDIR to a folder on another disk."
        ) from error
    return buffer


def store(folder: Path, name: str, pixels: NDArray[np.generic]) -> Buffer:
    """A buffer that holds a copy of ``pixels``."""
    buffer = create(folder, name, pixels.shape, pixels.dtype.str)
    buffer.attach(writable=True)[...] = pixels
    return buffer


def remove(buffer: Buffer) -> None:
    """Delete the file; where it is still mapped, it goes when the mapping does (on Windows, with the folder)."""
    with contextlib.suppress(OSError):
        Path(buffer.path).unlink(missing_ok=True)


@contextlib.contextmanager
def removed_on_failure(buffer: Buffer) -> Iterator[None]:
    """Whatever goes wrong within the block, for instance want of room for another buffer, leaves no file behind."""
    try:
        yield
    except BaseException:
        remove(buffer)
        raise


def _reserve(descriptor: int, size: int) -> None:
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(descriptor, 0, size)
    else:
        os.ftruncate(descriptor, size)
