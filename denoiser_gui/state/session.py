"""What is open in the window: photos, their results, and the options that hold for all. Knows no widgets."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from denoiser_gui.state.further import Further, given_up
from denoiser_gui.state.sides import Sides
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
        best: whether that was at its best quality.
        facts: what a person may want to know, label and value.
        noisy: (H, W, 3) uint8 for the screen, once it is read.
        denoised: the same of the result, finished or growing.
        noisy_full: (H, W, 1 or 3) in the depth and the colours of the file, as long as there is ``noisy``.
        denoised_full: the same of the result, as long as there is ``denoised``.
        landed: which parts of ``denoised`` are there.
        earlier: ``denoised`` is of an attempt before the present one, which has shown nothing yet.
        size: bytes that the noisy photo holds while it is read; a result takes the same once more.
        away: its finished result was given up for want of room; it is made again when it is wanted.
        truth_name: of the ground truth's file, if there is one.
        truth: that file; None as long as it was not looked for, empty if there is none.
        truth_chosen: whether the person chose it; else it was found beside the photo.
        truth_display: (H, W, 3) uint8 of the ground truth for the screen, once it is read.
        truth_size: bytes that the ground truth holds while it is read.
        noisy_score: the noisy photo against the ground truth.
        denoised_score: the result at the present strength against it.
        noisy_level: estimated noise of the noisy photo, in levels of 0 to 255.
        denoised_level: the same of the result at the present strength.
        thumbnail: (h, w, 3) uint8.
        saved: where the result was saved last.
        missing: the optional package that it takes to read it, by its name in :mod:`engine.extras`.
        further: other results of it, in the order they were asked for.
    """

    key: int
    path: Path
    stage: Stage = Stage.WAITING
    reason: str = ""
    generation: int = 0
    progress: Progress = Progress()
    seconds: float = 0.0
    model: str = ""
    best: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    noisy: Buffer | None = None
    denoised: Buffer | None = None
    noisy_full: Buffer | None = None
    denoised_full: Buffer | None = None
    landed: tuple[Rect, ...] = ()
    earlier: bool = False
    size: int = 0
    away: bool = False
    truth_name: str = ""
    truth: str | None = None
    truth_chosen: bool = False
    truth_display: Buffer | None = None
    truth_size: int = 0
    noisy_score: Score | None = None
    denoised_score: Score | None = None
    noisy_level: float | None = None
    denoised_level: float | None = None
    thumbnail: NDArray[np.uint8] | None = None
    saved: Path | None = None
    missing: str = ""
    further: tuple[Further, ...] = ()

    @property
    def held(self) -> int:
        """Bytes of all its pixels, on the disk for temporary files."""
        if self.noisy is None:
            return 0
        results = (self.denoised, *(one.display for one in self.further))
        made = sum(result is not None for result in results)
        return self.size * (1 + made) + max(self.truth_size, self.noisy.size if self.truth else 0)

    @property
    def whole(self) -> bool:
        """Whether all of ``denoised`` is there."""
        if self.denoised is None:
            return False
        height, width = self.denoised.shape[:2]
        return sum(rect.area for rect in self.landed) >= height * width

    def made_with(self, options: "Options") -> bool:
        """Whether the result was (or is being) made as is chosen now."""
        return self.model == options.model and self.best == options.best

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
        best: results are made at the model's best quality, which takes eight times as long.
    """

    model: str
    device: str = "auto"
    luminance: float = 1.0
    chrominance: float = 1.0
    best: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a photo stood among the others, the first at 0."""

    key: int
    place: int


class Session(QObject):
    """The open photos in their order, which of them is shown, and the options.

    A photo that is closed is set aside with all that is known of it, until it is brought back or forgotten.

    Attributes:
        options: what holds for all photos.
        sides: what is compared, of whichever photo is shown.

    Signals:
        added(list of int): these photos are new, or back.
        changed(int), current_changed(int or None): key of the photo; whoever listens asks for it.
        removed(list of int): these photos are not open any more, but set aside.
        forgotten(int): this photo that was set aside will not come back.
        options_changed().
        sides_changed(): something else is to be compared.
    """

    added = Signal(list)
    changed = Signal(int)
    removed = Signal(list)
    forgotten = Signal(int)
    current_changed = Signal(object)
    options_changed = Signal()
    sides_changed = Signal()

    def __init__(self, options: Options) -> None:
        super().__init__()
        self.options = options
        self.sides = Sides()
        self._photos: dict[int, Photo] = {}
        self._aside: dict[int, Photo] = {}
        self._keys: dict[Path, int] = {}
        self._current: int | None = None
        self._next_key = 1

    def __iter__(self) -> Iterator[Photo]:
        return iter(tuple(self._photos.values()))

    def __reversed__(self) -> Iterator[Photo]:
        return iter(tuple(reversed(self._photos.values())))

    def __len__(self) -> int:
        return len(self._photos)

    def get(self, key: int) -> Photo | None:
        """The photo called ``key``, or None if it is not open any more."""
        return self._photos.get(key)

    def known(self, key: int) -> Photo | None:
        """The photo called ``key``, open or set aside; None if it is forgotten."""
        return self._photos.get(key) or self._aside.get(key)

    @property
    def aside(self) -> tuple[Photo, ...]:
        """The photos that were closed and may be brought back."""
        return tuple(self._aside.values())

    @property
    def current(self) -> Photo | None:
        """The photo that is shown."""
        return None if self._current is None else self._photos[self._current]

    def add(self, paths: Iterable[Path]) -> list[Photo]:
        """Open more photos; a file that is open already is not opened twice, one that was closed is read anew.

        Returns:
            Those that are open for ``paths`` now, in their order.
        """
        before = self._next_key
        keys = [self._keys.get(path) or self._add(path) for path in dict.fromkeys(paths)]
        if self._next_key > before:
            self.added.emit(list(range(before, self._next_key)))
        return [self._photos[key] for key in keys]

    def _add(self, path: Path) -> int:
        self.forget([photo.key for photo in self.aside if photo.path == path])
        key = self._next_key
        self._next_key += 1
        self._photos[key] = Photo(key, path)
        self._keys[path] = key
        return key

    def update(self, key: int, **changes: Any) -> None:
        """Change some attributes of a photo, open or set aside; nothing happens if it is forgotten."""
        if key in self._photos:
            self._photos[key] = replace(self._photos[key], **changes)
            self.changed.emit(key)
        elif key in self._aside:
            self._aside[key] = replace(self._aside[key], **changes)

    def update_further(self, key: int, name: str, **changes: Any) -> None:
        """Change some attributes of a further result of a photo; nothing happens if there is none of that name."""
        photo = self.known(key)
        if photo is not None and any(one.name == name for one in photo.further):
            further = tuple(replace(one, **changes) if one.name == name else one for one in photo.further)
            self.update(key, further=further)

    def remove(self, keys: Iterable[int]) -> tuple[Place, ...]:
        """Close photos and set them aside; if the shown one is among them, its neighbour is shown instead.

        Returns:
            Where they stood, for :meth:`restore`; those that are not open are left out.
        """
        order = list(self._photos)
        gone = {key for key in keys if key in self._photos}
        places = tuple(Place(key, place) for place, key in enumerate(order) if key in gone)
        if not places:
            return ()
        for key in gone:
            self._aside[key] = self._photos.pop(key)
            del self._keys[self._aside[key].path]
        if self._current in gone:
            self._current = _neighbour(order, gone, self._current)
            self.current_changed.emit(self._current)
        self.removed.emit([place.key for place in places])
        return places

    def restore(self, places: Sequence[Place]) -> list[int]:
        """Bring closed photos back to where they stood.

        Returns:
            The keys of those that came back; the others are forgotten.
        """
        photos = list(self._photos.items())
        back = [place for place in places if place.key in self._aside]
        for place in back:
            photo = self._aside.pop(place.key)
            self._keys[photo.path] = photo.key
            photos.insert(place.place, (photo.key, photo))
        self._photos = dict(photos)
        keys = [place.key for place in back]
        if keys:
            self.added.emit(keys)
        return keys

    def forget(self, keys: Iterable[int]) -> None:
        """Give up photos that were set aside."""
        for key in tuple(keys):
            if self._aside.pop(key, None) is not None:
                self.forgotten.emit(key)

    def show(self, key: int | None) -> None:
        """Make this photo the one that is shown."""
        if key != self._current and (key is None or key in self._photos):
            self._current = key
            self.current_changed.emit(key)

    def step(self, places: int) -> None:
        """Show the photo so many places further; after the last comes the first."""
        order = list(self._photos)
        if self._current is not None:
            self.show(order[(order.index(self._current) + places) % len(order)])

    def set_sides(self, sides: Sides) -> None:
        """Compare something else, of this photo and of those that are shown later."""
        if sides != self.sides:
            self.sides = sides
            self.sides_changed.emit()

    def set_options(self, **changes: Any) -> None:
        """Change some options."""
        options = replace(self.options, **changes)
        if options != self.options:
            self.options = options
            self.options_changed.emit()


def _neighbour(order: list[int], gone: Collection[int], key: int) -> int | None:
    """The next one that stays, else the last before."""
    at = order.index(key)
    staying = [other for other in (*order[at:], *reversed(order[:at])) if other not in gone]
    return staying[0] if staying else None


def without_pixels(photo: Photo) -> dict[str, Any]:
    """What changes when all pixels of a photo are gone."""
    kept = {"noisy": None, "denoised": None, "truth_display": None, "landed": ()}
    return {**kept, "further": given_up(photo.further)}
