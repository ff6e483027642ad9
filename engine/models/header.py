"""The header of a safetensors file, read by hand: enough to know a model without torch.

The file is eight bytes of little-endian length, that many bytes of JSON, then the tensors' bytes without gaps
(https://huggingface.co/docs/safetensors). Nothing the header declares is believed before it is held against the
file's size.
"""

import hashlib
import json
import math
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from engine.errors import ModelError, UnknownModel, UnsuitableCheckpoint

HEADER_CAP = 16 * 1024**2
WEIGHTS_CAP = 2 * 1024**3
_BITS = {
    **dict.fromkeys(("F64", "I64", "U64", "C64"), 64),
    **dict.fromkeys(("F32", "I32", "U32"), 32),
    **dict.fromkeys(("F16", "BF16", "I16", "U16"), 16),
    **dict.fromkeys(("BOOL", "I8", "U8", "F8_E4M3", "F8_E5M2"), 8),
}


@dataclass(frozen=True, slots=True)
class Header:
    """What a safetensors file says of itself.

    Attributes:
        metadata: free text by key.
        shapes: of every tensor.
    """

    metadata: Mapping[str, str]
    shapes: Mapping[str, tuple[int, ...]]


def is_safetensors(path: Path, start: bytes) -> bool:
    """Whether a file is meant to be one, by its first nine bytes or else by its name."""
    other = start.startswith((b"PK", b"\x80\x02\x8a"))
    return not other and (start[8:9] == b"{" or path.suffix.lower() == ".safetensors")


def read_header(path: Path) -> Header:
    """The checked header.

    Raises:
        UnknownModel: there is no such file.
        UnsuitableCheckpoint: it cannot be read, is cut off, declares more than there is or more than is allowed.
    """
    raw, rest = _header_bytes(path)
    if rest > WEIGHTS_CAP:
        raise too_large(path, rest)
    try:
        return _parsed(json.loads(raw), rest)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise damaged(path) from error


def size_of(path: Path) -> int:
    """Bytes of an ordinary file; a pipe, which would be waited for, and a folder are refused as :func:`read_header`."""
    try:
        status = path.stat()
    except OSError as error:
        raise unreadable(path, error) from error
    if not stat.S_ISREG(status.st_mode):
        raise UnsuitableCheckpoint(f"{path} is no file.")
    return status.st_size


def digest(path: Path) -> str:
    """SHA-256 of the file, in hexadecimal. Raises as :func:`read_header`."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(path, error) from error


def damaged(path: Path) -> UnsuitableCheckpoint:
    """The error for a file that is not whole."""
    return UnsuitableCheckpoint(f"{path.name} is damaged or was not copied completely. Fetch it again.")


def too_large(path: Path, size: int) -> UnsuitableCheckpoint:
    """The error for a file that declares ``size`` bytes."""
    allowed = WEIGHTS_CAP // 1024**3
    return UnsuitableCheckpoint(f"{path.name} holds {size / 1024**3:.1f} GB; models may have up to {allowed} GB.")


def unreadable(path: Path, error: OSError) -> ModelError:
    """The error for a file that the operating system does not give."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UnknownModel(f"There is no file {path}.")
    return UnsuitableCheckpoint(f"{path} could not be read: {error.strerror or error}.")


def _header_bytes(path: Path) -> tuple[bytes, int]:
    """The header's JSON and the number of bytes after it."""
    size = size_of(path)
    try:
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            if length > min(HEADER_CAP, size - 8):
                raise damaged(path)
            return file.read(length), size - 8 - length
    except OSError as error:
        raise unreadable(path, error) from error


def _parsed(declared: Any, rest: int) -> Header:
    """Raises ValueError, TypeError or KeyError for anything that is not as the format wants it."""
    if not isinstance(declared, dict):
        raise TypeError("the header is no JSON object")
    metadata = declared.pop("__metadata__", {})
    if not isinstance(metadata, dict) or not all(isinstance(text, str) for text in metadata.values()):
        raise TypeError("metadata that is no text")
    _check_spans(sorted(_span(entry) for entry in declared.values()), rest)
    return Header(metadata, {name: tuple(entry["shape"]) for name, entry in declared.items()})


def _span(entry: Mapping[str, Any]) -> tuple[int, int]:
    """First and last byte of a tensor, which must be as many as its shape needs."""
    first, last = (_whole(offset) for offset in entry["data_offsets"])
    values = math.prod(_whole(side) for side in entry["shape"])
    if (last - first) * 8 != values * _BITS[entry["dtype"]]:
        raise ValueError("a tensor's bytes do not fit its shape")
    return first, last


def _check_spans(spans: list[tuple[int, int]], rest: int) -> None:
    """The tensors lie one after the other and fill the file."""
    edges = [(0, 0), *spans, (rest, rest)]
    if any(before[1] != after[0] for before, after in pairwise(edges)):
        raise ValueError("the tensors do not fill the file")


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("a size that is no whole number")
    return value
