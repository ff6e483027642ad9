"""What a list of models tells of each. Imports no torch, directly or through others."""

from dataclasses import dataclass
from pathlib import Path

from engine.models.descriptor import Descriptor
from engine.models.notes import Note


@dataclass(frozen=True, slots=True)
class Listed:
    """A model of the library with what its file tells.

    Attributes:
        descriptor: the model.
        path: of its file.
        size: bytes.
        changed: when the file was written, seconds since 1970.
        note: what is known of its trial and of the run that made it.
    """

    descriptor: Descriptor
    path: Path
    size: int
    changed: float
    note: Note
