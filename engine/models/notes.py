"""What is noted about own models beside their files: whether they passed their trial, and which run made them.

A note belongs to the file's content, by its SHA-256, so it follows a model that is renamed, copied or comes back from
the bin. Notes are a courtesy: where one cannot be read or written, nothing fails.
"""

import contextlib
import json
from dataclasses import dataclass, replace
from pathlib import Path

from engine.errors import ModelError
from engine.models.storing import store

FOLDER = ".notes"


@dataclass(frozen=True, slots=True)
class Note:
    """
    Attributes:
        doubts: sentences about what the model's trial found; empty if all was well, None if it was never tried.
        run: the folder of the training that made it; empty if that is not known.
    """

    doubts: tuple[str, ...] | None = None
    run: str = ""


def read_note(folder: Path, sha256: str) -> Note:
    """The note of a file of that SHA-256; an empty one if there is none, or it is damaged."""
    try:
        told = json.loads((folder / f"{sha256}.json").read_text("utf-8"))
        doubts = told["doubts"]
        return Note(None if doubts is None else tuple(map(str, doubts)), str(told["run"]))
    except (OSError, ValueError, TypeError, KeyError):
        return Note()


def note_doubts(folder: Path, sha256: str, doubts: tuple[str, ...]) -> None:
    """Note what a trial found."""
    _write(folder, sha256, replace(read_note(folder, sha256), doubts=doubts))


def note_run(folder: Path, sha256: str, run: Path) -> None:
    """Note which training made it."""
    _write(folder, sha256, replace(read_note(folder, sha256), run=str(run)))


def _write(folder: Path, sha256: str, note: Note) -> None:
    text = json.dumps({"doubts": note.doubts, "run": note.run}, ensure_ascii=False)
    with contextlib.suppress(OSError, ModelError):
        folder.mkdir(parents=True, exist_ok=True)
        store(folder / f"{sha256}.json", text.encode())
