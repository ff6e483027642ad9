"""Which files and folders were opened lately."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

MOST = 10
_FILES_OF_A_FOLDER = 3


def with_opened(before: Sequence[Path], opened: Sequence[Path]) -> tuple[Path, ...]:
    """The list after these were opened, the latest first; many files of one folder stand as that folder."""
    siblings = Counter(path.parent for path in opened)
    entries = [path.parent if siblings[path.parent] > _FILES_OF_A_FOLDER else path for path in opened]
    return tuple(dict.fromkeys((*entries, *before)))[:MOST]


def missing(paths: Iterable[Path]) -> frozenset[Path]:
    """Those that are not there; a disk that sleeps or a network may take long to say so."""
    return frozenset(path for path in paths if not _is_there(path))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
