"""Putting a file where it belongs: whole or not at all, and never onto another one unless told."""

import contextlib
import functools
import hashlib
import os
import re
import secrets
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_TEMPORARY = re.compile(r"\.denoiser-([0-9a-f]{8})-([0-9]{1,9})-[0-9a-f]{16}\.tmp")
_LOCK_SECONDS, _LOCK_TRIES = 0.01, 300
_NAMESPACE = Path("/proc/self/ns/pid")


@contextmanager
def placed(path: Path, overwrite: bool) -> Iterator[BinaryIO]:
    """A file to write into, that appears at ``path`` when the block ends well and vanishes when it does not.

    Whatever kills the program meanwhile, ``path`` holds the old file or the new one. Where the system has files without
    a name (Linux, on most disks), nothing else stays, but for the instant in which an old file is replaced. Elsewhere a
    hidden temporary file beside it may stay, which :func:`remove_stale` finds. A symbolic link at ``path`` is replaced,
    not followed.

    Raises:
        FileExistsError: there is something at ``path`` and ``overwrite`` is False, even if it came just now.
        OSError: whatever the system says.
    """
    nameless = _open_nameless(path.parent)
    if nameless is None:
        with _placed_by_name(path, overwrite) as file:
            yield file
        return
    with os.fdopen(nameless, "w+b") as file:
        yield file
        _write_through(file)
        _name(file, path, overwrite)
    _sync_folder(path.parent)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """While the block runs, no other program is in such a block with this folder, nor another thread of this one.

    Where the system or the disk has no locks, and where another one keeps its lock for seconds, this is not so.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        yield
        return
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    if fcntl is None:
        return
    for _ in range(_LOCK_TRIES):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_LOCK_SECONDS)
        except OSError:
            return
        else:
            return


def temporary_in(folder: Path) -> Path:
    """A new hidden name in ``folder``, that tells this machine and this process."""
    return folder / f".denoiser-{_machine()}-{os.getpid()}-{secrets.token_hex(8)}.tmp"


def remove_stale(folder: Path) -> None:
    """Remove temporary files that processes of this machine left in ``folder`` when they were killed.

    Those of processes that still run, or ran elsewhere, stay, and so does every other file.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            named = _TEMPORARY.fullmatch(entry.name)
            if named and named[1] == _machine() and entry.is_file(follow_symlinks=False) and _is_gone(int(named[2])):
                with contextlib.suppress(OSError):
                    Path(entry).unlink()


def _is_gone(process: int) -> bool:
    import psutil

    return not psutil.pid_exists(process)


@functools.cache
def _machine() -> str:
    """Tells where a process number means something: this machine, and on Linux this container."""
    inside = ""
    with contextlib.suppress(OSError):
        inside = str(_NAMESPACE.readlink())
    return hashlib.sha256(f"{socket.gethostname()} {inside}".encode()).hexdigest()[:8]


def _open_nameless(folder: Path) -> int | None:
    """A file that vanishes by itself unless it is given a name; None where there is no such thing."""
    if not hasattr(os, "O_TMPFILE"):
        return None
    try:
        return os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o666)
    except OSError:
        return None  # where the folder is at fault, making a temporary file tells


def _name(file: BinaryIO, path: Path, overwrite: bool) -> None:
    """Give a nameless file its name."""
    try:
        _link_nameless(file, path)
    except FileExistsError:
        if not overwrite:
            raise
        _replace(file, path)
    except OSError:  # no /proc, or no links on this disk
        _copy(file, path, overwrite)


def _replace(file: BinaryIO, path: Path) -> None:
    """There is no call that links onto another file: a temporary name comes between."""
    temporary = temporary_in(path.parent)
    _link_nameless(file, temporary)
    with _removed_at_the_end(temporary):
        temporary.replace(path)


def _link_nameless(file: BinaryIO, path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        # Only with a descriptor of a folder does Python follow the link in /proc to the file itself.
        os.link(f"/proc/self/fd/{file.fileno()}", path.name, dst_dir_fd=folder)
    finally:
        os.close(folder)


def _copy(file: BinaryIO, path: Path, overwrite: bool) -> None:
    file.seek(0)
    with _placed_by_name(path, overwrite) as copy:
        shutil.copyfileobj(file, copy)


@contextmanager
def _placed_by_name(path: Path, overwrite: bool) -> Iterator[BinaryIO]:
    """The same with a temporary file that has a name."""
    temporary = temporary_in(path.parent)
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
    with _removed_at_the_end(temporary):
        with os.fdopen(os.open(temporary, flags, 0o666), "w+b") as file:
            yield file
            _write_through(file)
        (os.replace if overwrite else _move_without_overwriting)(temporary, path)
        _sync_folder(path.parent)


@contextmanager
def _removed_at_the_end(temporary: Path) -> Iterator[None]:
    try:
        yield
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


def _write_through(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """The new name survives a power cut too, where the system can do that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
