"""Where the window keeps what was measured: a file for each set of photos, the last ones of them."""

import contextlib
import hashlib
from collections.abc import Sequence
from pathlib import Path

from engine.errors import UnwritableReport
from engine.evaluation.results import Pair

_KEPT = 24
_ENDING = ".measurements"


def store_of(folder: Path, pairs: Sequence[Pair]) -> Path:
    """The file for these photos, whatever the methods: one more method is measured alone.

    Those that were not used for longest are given up, so that a folder holds 24 at most.

    Raises:
        UnwritableReport: the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{_name(pairs)}{_ENDING}"
        if path.exists():
            path.touch()
        _give_up(folder, path)
    except OSError as error:
        raise UnwritableReport(
            f"Measurements cannot be kept in {folder}: {error.strerror or error}. Free some space, or change what may "
            "be done in this folder."
        ) from error
    return path


def _name(pairs: Sequence[Pair]) -> str:
    folders = sorted({(str(pair.noisy.absolute().parent), pair.gaussian, pair.truth) for pair in pairs}, key=repr)
    return hashlib.sha256(repr(folders).encode()).hexdigest()[:24]


def _give_up(folder: Path, wanted: Path) -> None:
    others = [path for path in folder.glob(f"*{_ENDING}") if path != wanted]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[_KEPT - 1 :]:
        with contextlib.suppress(OSError):
            path.unlink()
