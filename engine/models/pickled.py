"""PyTorch's own files seen from outside: what they would call is read off without calling it. Imports no torch.

Newer files are zip archives with a pickle ``data.pkl``, older ones several pickles in a row and then the bytes of
the tensors. The look comes before torch's own restricted unpickler, which lets more through than tensors need:
``bytearray``, for instance, by which a file of two kilobytes can ask for all memory.
"""

import io
import pickletools
import re
import zipfile
from pathlib import Path
from typing import IO

from engine.errors import DenoiserError, UnsafeCheckpoint
from engine.models.header import HEADER_CAP, WEIGHTS_CAP, damaged, size_of, too_large, unreadable

ZIP = b"PK\x03\x04"
_PICKLE = b"\x80"
_OLD_MAGIC = b"\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."
_OLD_PICKLES = 5  # magic number, version, system, state dict, names of storages
_NAMING = ("GLOBAL", "STACK_GLOBAL", "INST")
_HARMLESS = re.compile(
    r"collections\.OrderedDict|_codecs\.encode|(__builtin__|builtins)\.set"
    r"|torch\._utils\._rebuild_(tensor|tensor_v2|parameter)|torch\.nn\.parameter\.Parameter"
    r"|torch(\.storage)?\.\w+Storage|torch\.(Size|device|b?float\d+|u?int\d+|bool)"
)


def check_pickled(path: Path, start: bytes) -> bool:
    """Whether this is a file of PyTorch that holds, as far as can be seen from outside, only tensors.

    Args:
        path: the file.
        start: its first bytes, some thousands.

    Returns:
        False for a file that is no pickle of PyTorch and harmless.

    Raises:
        UnsafeCheckpoint: TorchScript, or a pickle that calls anything but what builds tensors.
        UnsuitableCheckpoint: damaged, or it unpacks to more than the allowed size.
    """
    if start.startswith(ZIP):
        return _check_zip(path)
    if start[2:].startswith(_OLD_MAGIC):
        return _check_old(path)
    _check_bare(path, start)
    return False


def unsafe(path: Path, what: str) -> UnsafeCheckpoint:
    """The error for a file that would run code."""
    return UnsafeCheckpoint(
        f"{path.name} holds more than weights ({what}), which could run code; it was not opened. "
        "Save the network's state_dict instead."
    )


def _check_zip(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return _check_archive(archive, path)
    except DenoiserError:
        raise
    except Exception as error:
        raise damaged(path) from error


def _check_archive(archive: zipfile.ZipFile, path: Path) -> bool:
    entries = archive.infolist()
    if any(re.search(r"(^|/)(code/|constants\.pkl$)", entry.filename) for entry in entries):
        raise unsafe(path, "a TorchScript program")
    size = sum(entry.file_size for entry in entries)
    if size > WEIGHTS_CAP:
        raise too_large(path, size)
    pickles = [entry for entry in entries if entry.filename.endswith(".pkl")]
    if any(entry.file_size > HEADER_CAP for entry in pickles):
        raise damaged(path)
    for entry in pickles:
        _check_names(io.BytesIO(archive.read(entry)), path)
    return bool(pickles)


def _check_old(path: Path) -> bool:
    if size_of(path) > WEIGHTS_CAP:
        raise too_large(path, size_of(path))
    try:
        with path.open("rb") as file:
            for _ in range(_OLD_PICKLES):
                _check_names(file, path)
    except OSError as error:
        raise unreadable(path, error) from error
    return True


def _check_names(stream: IO[bytes], path: Path) -> None:
    """Refuse one pickle that is damaged or names anything but what tensors are built with."""
    names, whole = _names(stream)
    for name in names:
        if not _HARMLESS.fullmatch(name):
            raise unsafe(path, name[:80])
    if not whole:
        raise damaged(path)


def _check_bare(path: Path, start: bytes) -> None:
    """Refuse a pickle of something else than PyTorch; without the usual first byte only a whole one: it may be text."""
    names, whole = _names(io.BytesIO(start))
    if names and (whole or start.startswith(_PICKLE)):
        raise unsafe(path, names[0][:80])


def _names(stream: IO[bytes]) -> tuple[list[str], bool]:
    """What one pickle names of Python's modules, and whether it can be read to its end."""
    names = []
    try:
        for operation, argument, _ in pickletools.genops(stream):
            if operation.name in _NAMING:
                names.append(str(argument).replace(" ", ".") if argument else "a Python object")
    except Exception:  # noqa: BLE001  (pickletools fails in many ways on what is no pickle)
        return names, False
    return names, True
