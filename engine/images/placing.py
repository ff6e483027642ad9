"""Putting a file where it belongs: whole or not at all, and never onto another one unless told."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def placed(path: Path, overwrite: bool) -> Iterator[BinaryIO]:
    """A file to write into, that appears at ``path`` when the block ends well and vanishes when it does not.

    Whatever kills the program meanwhile, ``path`` holds the old file or the new one; a hidden ``.denoiser-*.tmp``
    beside it is all that may stay. A symbolic link at ``path`` is replaced, not followed.

    Raises:
        FileExistsError: there is something at ``path`` and ``overwrite`` is False, even if it came just now.
        OSError: whatever the system says.
    """
    temporary = path.parent / f".denoiser-{secrets.token_hex(8)}.tmp"
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(temporary, flags, 0o666), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        (os.replace if overwrite else _move_without_overwriting)(temporary, path)
        _sync_folder(path.parent)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _move_without_overwriting(source: Path, target: Path) -> None:
    if os.name == "nt":
        source.rename(target)  # refuses there by itself
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        _move_onto_claim(source, target)


def _move_onto_claim(source: Path, target: Path) -> None:
    """For disks without hard links: take the name with an empty file, which nobody else can, then replace that."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    try:
        source.replace(target)
    except BaseException:
        target.unlink()
        raise


def _sync_folder(folder: Path) -> None:
    """The new name survives a power cut too, where the system can do that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
