"""Which name each result of a run gets."""

import os
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from engine.errors import OutputExists, UnwritableImage


class OutputNames:
    """Gives every result of a run a name of its own that is no input's.

    Args:
        inputs: all photos of the run; they are never written to.
        overwrite: whether other files may be.
    """

    def __init__(self, inputs: Iterable[Path], overwrite: bool) -> None:
        self._inputs = {_key(path) for path in inputs}
        self._taken: set[str] = set()
        self._overwrite = overwrite

    def claim(self, proposal: Path) -> Path:
        """The name for a result, with ``_2``, ``_3`` ... added if another result of this run has it.

        Raises:
            OutputExists: a file of that name is there and must stay.
            UnwritableImage: overwriting was asked for, but that file is one of the inputs.
        """
        name = self._free(proposal)
        self._taken.add(_key(name))
        if os.path.lexists(name) and not self._overwrite:
            raise OutputExists(f"{name} is there already. Use --overwrite to replace it, or choose another folder.")
        if _key(name) in self._inputs:
            raise UnwritableImage(f"{name} is one of the photos to denoise and is not touched. Choose another folder.")
        return name

    def _free(self, proposal: Path) -> Path:
        numbered = (proposal.with_stem(f"{proposal.stem}_{number}") for number in count(2))
        candidate = proposal
        while _key(candidate) in self._taken:
            candidate = next(numbered)
        return candidate


def _key(path: Path) -> str:
    """The same for two names of one file, also where file systems ignore case."""
    return str(path.resolve()).casefold()
