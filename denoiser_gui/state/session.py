"""What is open in the window: photos, their results, and the options that hold for all. Knows no widgets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.inference.tiling import Rect
from engine.metrics.score import Score
from engine.service.buffers import Buffer


class Stage(Enum):
    """How far a photo is."""

    WAITING = "waiting"
    DENOISING = "denoising"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Progress:
    """Of a photo that is being denoised."""

    fraction: float = 0.0
    megapixels_per_second: float = 0.0
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """One photo of the session.

    Attributes:
        key: names it in the session and towards the engine.
        path: its file.
        stage: how far it is.
        reason: why it failed, one sentence.
        generation: which attempt at denoising is the present one; 0 before the first.
        progress: while it is being denoised.
        seconds: how long the finished result took.
        model: which the present result was (or is being) made with.
        facts: what a person may want to know, label and value.
        noisy: (H, W, 3) uint8 for the screen, once it is read.
        denoised: the same of the result, finished or growing.
        landed: which parts of ``denoised`` are there.
        size: bytes that the noisy photo holds while it is read; a result takes the same once more.
        away: its finished result was given up for want of room; it is made again when it is wanted.
        truth_name: of the ground truth's file, if there is one.
        truth: that file; None as long as it was not looked for, empty if there is none.
        noisy_score: the noisy photo against the ground truth.
        denoised_score: the result at the present strength against it.
        thumbnail: (h, w, 3) uint8.
        saved: where the result was saved last.
        missing: the optional package that it takes to read it, by its name in :mod:`engine.extras`.
    """

    key: int
    path: Path
    stage: Stage = Stage.WAITING
    reason: str = ""
    generation: int = 0
    progress: Progress = Progress()
    seconds: float = 0.0
    model: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    noisy: Buffer | None = None
    denoised: Buffer | None = None
    landed: tuple[Rect, ...] = ()
    size: int = 0
    away: bool = False
    truth_name: str = ""
    truth: str | None = None
    noisy_score: Score | None = None
    denoised_score: Score | None = None
    thumbnail: NDArray[np.uint8] | None = None
    saved: Path | None = None
    missing: str = ""

    @property
    def held(self) -> int:
        """Bytes of all its pixels, on the disk for temporary files."""
        if self.noisy is None:
            return 0
        return self.size * (1 if self.denoised is None else 2) + (self.noisy.size if self.truth else 0)

    @property
    def pending(self) -> bool:
        """Whether there is still something to be done without asking."""
        return self.stage in (Stage.WAITING, Stage.DENOISING)


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for all photos.

    Attributes:
        model: name of the model.
        device: ``auto`` or a device's name.
        luminance: strength, 0 to 1.
        chrominance: strength, 0 to 1.
    """

    model: str
    device: str = "auto"
    luminance: float = 1.0
    chrominance: float = 1.0


class Session(QObject):
    """The open photos in their order, which of them is shown, and the options.

    Signals:
        added(): there are more photos.
        changed(int), removed(int), current_changed(int or None): key of the photo; whoever listens asks for it.
        options_changed().
    """

    added = Signal()
    changed = Signal(int)
    removed = Signal(int)
    current_changed = Signal(object)
    options_changed = Signal()

    def __init__(self, options: Options) -> None:
        super().__init__()
        self.options = options
        self._photos: dict[int, Photo] = {}
        self._keys: dict[Path, int] = {}
        self._current: int | None = None
        self._next_key = 1

    def __iter__(self) -> Iterator[Photo]:
        return iter(tuple(self._photos.values()))

    def __len__(self) -> int:
        return len(self._photos)

    def get(self, key: int) -> Photo | None:
        """The photo called ``key``, or None if it is not open any more."""
        return self._photos.get(key)

    @property
    def current(self) -> Photo | None:
        """The photo that is shown."""
        return None if self._current is None else self._photos[self._current]

    def add(self, paths: Iterable[Path]) -> list[Photo]:
        """Open more photos; a file that is open already is not opened twice.

        Returns:
            Those that are open for ``paths`` now, in their order.
        """
        keys = [self._keys.get(path) or self._add(path) for path in dict.fromkeys(paths)]
        self.added.emit()
        return [self._photos[key] for key in keys]

    def _add(self, path: Path) -> int:
        key = self._next_key
        self._next_key += 1
        self._photos[key] = Photo(key, path)
        self._keys[path] = key
        return key

    def update(self, key: int, **changes: Any) -> None:
        """Change some attributes of a photo; nothing happens if it is not open any more."""
        if key in self._photos:
            self._photos[key] = replace(self._photos[key], **changes)
            self.changed.emit(key)

    def remove(self, key: int) -> None:
        """Close a photo; if it was shown, its neighbour is shown instead."""
        if key not in self._photos:
            return
        keys = list(self._photos)
        place = keys.index(key)
        del self._keys[self._photos.pop(key).path]
        if self._current == key:
            keys.remove(key)
            self._current = keys[min(place, len(keys) - 1)] if keys else None
            self.current_changed.emit(self._current)
        self.removed.emit(key)

    def show(self, key: int | None) -> None:
        """Make this photo the one that is shown."""
        if key != self._current and (key is None or key in self._photos):
            self._current = key
            self.current_changed.emit(key)

    def set_options(self, **changes: Any) -> None:
        """Change some options."""
        options = replace(self.options, **changes)
        if options != self.options:
            self.options = options
            self.options_changed.emit()
