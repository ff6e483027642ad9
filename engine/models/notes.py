"""What is noted about own models beside their files: what their trial found, and which run made them.

A note belongs to the file's content, by its SHA-256, so it follows a model that is renamed, copied or comes back from
the bin. Notes are a courtesy: where one cannot be read or written, nothing fails.
"""

import contextlib
import json
from dataclasses import asdict, dataclass, replace
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
        tile_gap: how far a result made of tiles differed in the trial from one made at once, at most, in levels of
            255; None for a model that does not look at the whole picture, or where that was not measured.
    """

    doubts: tuple[str, ...] | None = None
    run: str = ""
    tile_gap: float | None = None


def read_note(folder: Path, sha256: str) -> Note:
    """The note of a file of that SHA-256; an empty one if there is none, or it is damaged."""
    try:
        told = json.loads((folder / f"{sha256}.json").read_text("utf-8"))
        doubts, gap = told["doubts"], told.get("tile_gap")  # which older notes do not have
        found = None if doubts is None else tuple(map(str, doubts))
        return Note(found, str(told["run"]), None if gap is None else float(gap))
    except (OSError, ValueError, TypeError, KeyError):
        return Note()


def note_doubts(folder: Path, sha256: str, doubts: tuple[str, ...], tile_gap: float | None = None) -> None:
    """Note what a trial found."""
    _write(folder, sha256, replace(read_note(folder, sha256), doubts=doubts, tile_gap=tile_gap))


def note_run(folder: Path, sha256: str, run: Path) -> None:
    """Note which training made it."""
    _write(folder, sha256, replace(read_note(folder, sha256), run=str(run)))


def _write(folder: Path, sha256: str, note: Note) -> None:
    text = json.dumps(asdict(note), ensure_ascii=False)
    with contextlib.suppress(OSError, ModelError):
        folder.mkdir(parents=True, exist_ok=True)
        store(folder / f"{sha256}.json", text.encode())
