"""The bin beside the own models: what was deleted can come back until the bin is emptied.

Every deleted file lies in a folder of its own, called after the moment it was deleted, so that two of the same name get
along.
"""

import contextlib
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from engine.errors import ModelError, UnknownModel

FOLDER = ".bin"
KEPT_DAYS = 30
_DAY_SECONDS = 86400.0


@dataclass(frozen=True, slots=True)
class Binned:
    """A deleted model.

    Attributes:
        token: names it in the bin.
        name: it had.
        size: bytes.
        deleted: when, seconds since 1970.
    """

    token: str
    name: str
    size: int
    deleted: float


class Bin:
    """A folder of deleted models; made when the first one comes.

    Args:
        folder: on the disk of the models, so that files are moved and not copied.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, path: Path) -> str:
        """Move a model's file here; its token.

        Raises:
            ModelError: it cannot be moved; it is where it was.
        """
        place = self._folder / str(time.time_ns())
        try:
            place.mkdir(parents=True)
            path.rename(place / path.name)
        except OSError as error:
            with contextlib.suppress(OSError):
                place.rmdir()
            raise ModelError(
                f"{path.name} could not be deleted: {error.strerror or error}. It is where it was."
            ) from error
        return place.name

    def find(self, token: str) -> Path:
        """The file of a deleted model.

        Raises:
            UnknownModel: the bin was emptied meanwhile.
        """
        for path in self._files():
            if path.parent.name == token:
                return path
        raise UnknownModel("That model is not in the bin any more.")

    def take(self, token: str, target: Path) -> None:
        """Move a deleted model's file to ``target``, where there is none.

        Raises:
            UnknownModel: the bin was emptied meanwhile.
            ModelError: it cannot be moved; it stays in the bin.
        """
        path = self.find(token)
        try:
            path.rename(target)
        except OSError as error:
            raise ModelError(f"{path.stem} could not be brought back: {error.strerror or error}.") from error
        with contextlib.suppress(OSError):
            path.parent.rmdir()

    def entries(self) -> tuple[Binned, ...]:
        """What is here, the last deleted first."""
        found = []
        for path in self._files():
            with contextlib.suppress(OSError):
                token = path.parent.name
                found.append(Binned(token, path.stem, path.stat().st_size, int(token) / 1e9))
        return tuple(sorted(found, key=lambda entry: int(entry.token), reverse=True))

    def empty(self, days: float = 0.0) -> int:
        """Remove for good what was deleted longer than so many days ago; how many models that were."""
        limit = time.time() - days * _DAY_SECONDS
        old = [entry for entry in self.entries() if entry.deleted <= limit]
        for entry in old:
            shutil.rmtree(self._folder / entry.token, ignore_errors=True)
        return len(old)

    def _files(self) -> list[Path]:
        try:
            places = [place for place in self._folder.iterdir() if place.name.isdecimal()]
            return [path for place in places for path in place.iterdir() if path.is_file()]
        except OSError:
            return []
