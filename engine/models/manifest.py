"""The list of shipped models with their SHA-256, so that a damaged or exchanged file is noticed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from engine.errors import UnsuitableCheckpoint
from engine.models.header import digest, size_of, unreadable
from engine.models.storing import store

FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One shipped file.

    Attributes:
        name: of the model.
        file: its name beside the manifest.
        sha256: in hexadecimal.
        size: in bytes.
    """

    name: str
    file: str
    sha256: str
    size: int


def read_manifest(folder: Path) -> tuple[Entry, ...]:
    """The entries in order; none if there is no manifest.

    Raises:
        UnsuitableCheckpoint: it cannot be read.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    try:
        return tuple(_entry(told) for told in json.loads(path.read_text("utf-8"))["models"])
    except OSError as error:
        raise unreadable(path, error) from error
    except (ValueError, TypeError, KeyError) as error:
        raise UnsuitableCheckpoint(
            f"The list of shipped models, {path}, is damaged. Install Denoiser again."
        ) from error


def write_manifest(folder: Path, entries: Sequence[Entry]) -> None:
    """Raises ModelError if it cannot be written."""
    text = json.dumps({"models": [asdict(entry) for entry in entries]}, ensure_ascii=False, indent=2)
    store(folder / FILE, (text + "\n").encode())


def entry_of(name: str, path: Path) -> Entry:
    """The entry for a file that is there."""
    return Entry(name, path.name, digest(path), size_of(path))


def verify(entry: Entry, folder: Path) -> Path:
    """The file of the entry, if it is the one that was shipped.

    Raises:
        UnknownModel: it is not there.
        UnsuitableCheckpoint: it is another file than the one that was shipped.
    """
    path = folder / entry.file
    check(entry, digest(path))
    return path


def check(entry: Entry, sha256: str) -> None:
    """Raises UnsuitableCheckpoint if that is not the SHA-256 that was shipped."""
    if sha256 != entry.sha256:
        raise UnsuitableCheckpoint(f"The shipped model {entry.name!r} was changed or damaged. Install Denoiser again.")


def _entry(told: Mapping[str, Any]) -> Entry:
    return Entry(str(told["name"]), str(told["file"]), str(told["sha256"]), int(told["size"]))
