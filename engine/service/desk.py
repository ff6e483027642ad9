"""The open photos in the engine's process, and all that is done with their pixels but denoising. Imports no torch."""

import itertools
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from engine.errors import DenoiserError
from engine.images.display import display_rgb8
from engine.images.image import Image, Pixels, as_rgb8
from engine.images.pairing import find_ground_truth, require_same_size
from engine.images.reading import read
from engine.images.writing import check_folder, write
from engine.inference.strength import blend
from engine.metrics.score import Score, score
from engine.service import buffers
from engine.service.buffers import Buffer
from engine.service.noise import estimate


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """A denoised photo at full strength, finished or still growing.

    Attributes:
        full: (H, W, C) in the depth of the photo.
        display: (H, W, 3) uint8 sRGB for the screen; the same buffer where the photo itself is of that kind.
        image: the photo with these pixels.
    """

    full: Buffer
    display: Buffer
    image: Image


class Against(NamedTuple):
    """A measurement, and the file of the ground truth that it was made against: there may be another one by now."""

    score: Score
    truth: str


@dataclass(frozen=True, slots=True, eq=False)
class OpenedPhoto:
    """A photo on the desk; all arrays are views of buffers.

    Attributes:
        path: the file it was read from.
        image: the noisy photo at full depth.
        full: where its pixels lie.
        display: the noisy photo for the screen.
        truth: ground truth as 8-bit RGB, for measuring.
        truth_path: the file it was read from; empty without one.
        truth_display: the same for the screen; the same buffer where it is of sRGB.
        result: the denoised photo, once it is finished.
        further: other finished results, by the names of their methods or models.
    """

    path: Path
    image: Image
    full: Buffer
    display: Buffer
    truth: Buffer | None = None
    truth_path: str = ""
    truth_display: Buffer | None = None
    result: Result | None = None
    further: Mapping[str, Result] = field(default_factory=dict)

    @property
    def buffers(self) -> set[Buffer]:
        """All files that hold it."""
        held = {self.full, self.display, self.truth, self.truth_display}
        for result in (self.result, *self.further.values()):
            held |= {result.full, result.display} if result else set()
        return {buffer for buffer in held if buffer is not None}

    @property
    def size(self) -> int:
        """How many bytes the noisy photo holds, on the disk and in memory; a result takes the same once more."""
        alpha = 0 if self.image.alpha is None else self.image.alpha.nbytes
        return sum(buffer.size for buffer in {self.full, self.display}) + int(alpha)

    @property
    def truth_size(self) -> int:
        """The same of the ground truth; 0 without one."""
        return sum(buffer.size for buffer in {self.truth, self.truth_display} if buffer is not None)

    def at_strength(self, luminance: float, chrominance: float) -> Image:
        """The denoised photo as it is shown, measured or saved."""
        if self.result is None:
            raise DenoiserError(f"{self.path.name} is not denoised yet. Wait until it is done.")
        pixels = blend(self.image.pixels, self.result.image.pixels, luminance, chrominance)
        return self.image.with_pixels(pixels)


class Desk:
    """Keeps the open photos by key; may be used by several threads.

    Args:
        folder: for the buffers.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._photos: dict[int, OpenedPhoto] = {}
        self._changing = threading.Lock()
        self._numbers = itertools.count(1)

    def __getitem__(self, key: int) -> OpenedPhoto:
        photo = self._photos.get(key)  # another thread may close it any moment
        if photo is None:
            raise DenoiserError("This photo is not open any more.")
        return photo

    def open(self, key: int, path: Path) -> OpenedPhoto:
        """Read a photo and put it on the desk.

        Raises:
            UnreadableImage, UnwritableImage (no room for its pixels).
        """
        image = read(path)
        full = self._store(image.pixels)
        with buffers.removed_on_failure(full):
            shown = display_rgb8(image)
            display = full if shown is image.pixels else self._store(shown)
        self.close(key)
        self._photos[key] = OpenedPhoto(path, image.with_pixels(_pixels(full)), full, display)
        return self._photos[key]

    def find_truth(self, key: int) -> Path | None:
        """Set the ground truth that lies beside the photo, if there is one; its path."""
        found = find_ground_truth(self[key].path)
        if found is not None:
            self.set_truth(key, found)
        return found

    def set_truth(self, key: int, path: Path) -> None:
        """Take ``path`` as the ground truth.

        Raises:
            UnreadableImage, SizeMismatch.
        """
        photo, truth = self[key], read(path)
        require_same_size(photo.image, truth, photo.path.name, path.name)
        levels, shown = as_rgb8(truth.pixels), display_rgb8(truth)
        measured = self._store(levels)
        with buffers.removed_on_failure(measured):
            display = measured if shown is levels or np.array_equal(shown, levels) else self._store(shown)
        self._change(key, truth=measured, truth_path=str(path), truth_display=display)

    def release(self, key: int, display: Buffer) -> None:
        """Give up a photo's pixels for want of room, unless it has been read anew meanwhile into other buffers."""
        photo = self._photos.get(key)
        if photo is not None and photo.display == display:
            self.close(key)

    def begin_result(self, key: int) -> Result:
        """Room for a new result; an earlier one stays until :meth:`accept_result`.

        Raises:
            UnwritableImage: no room.
        """
        photo = self[key]
        pixels = photo.image.pixels
        full = buffers.create(self._folder, self._name(), pixels.shape, pixels.dtype.str)
        display = full
        if photo.display != photo.full:
            with buffers.removed_on_failure(full):
                display = buffers.create(self._folder, self._name(), photo.display.shape, photo.display.dtype)
        return Result(full, display, photo.image.with_pixels(_pixels(full, writable=True)))

    def accept_result(self, key: int, result: Result) -> None:
        """The result is finished and takes the place of an earlier one."""
        self._change(key, result=result)

    def accept_further(self, key: int, name: str, result: Result) -> None:
        """A further result, begun by :meth:`begin_result`, is finished."""
        self._alter(key, lambda photo: replace(photo, further={**photo.further, name: result}))

    def forget_further(self, key: int, name: str) -> None:
        """Give up a further result; nothing happens if it is not there."""
        if key in self._photos:
            self._alter(key, lambda photo: replace(photo, further=_without(photo.further, name)))

    def discard(self, result: Result) -> None:
        """The result was given up."""
        for buffer in {result.full, result.display}:
            buffers.remove(buffer)

    def score_noisy(self, key: int) -> Against:
        """The noisy photo against its ground truth."""
        return self._score(self[key].image, self[key])

    def score_result(self, key: int, luminance: float, chrominance: float) -> Against:
        """The denoised photo at this strength against its ground truth."""
        return self._score(self[key].at_strength(luminance, chrominance), self[key])

    def score_further(self, key: int, name: str) -> Against | None:
        """A further result against the ground truth; None if it was given up meanwhile."""
        photo = self[key]
        result = photo.further.get(name)
        return None if result is None else self._score(result.image, photo)

    def noise_level(self, key: int, strength: tuple[float, float] | None) -> float:
        """Estimated noise in levels of 0 to 255: of the result at this strength, or without one of the noisy photo."""
        photo = self[key]
        if strength is None:
            return estimate(photo.image.pixels)
        if photo.result is None:
            raise DenoiserError(f"{photo.path.name} is not denoised yet. Wait until it is done.")
        return estimate(photo.image.pixels, photo.result.image.pixels, *strength)

    def save(self, key: int, path: Path, luminance: float, chrominance: float, overwrite: bool) -> tuple[str, ...]:
        """Write the denoised photo at this strength; the folder is made if need be.

        Returns:
            Sentences about what the file's format could not keep.

        Raises:
            OutputExists, UnwritableImage.
        """
        check_folder(path.parent)
        return write(self[key].at_strength(luminance, chrominance), path, overwrite=overwrite)

    def shown(self, key: int, name: str, luminance: float, chrominance: float) -> NDArray[np.uint8]:
        """A picture of a photo, (H, W, 3) uint8 as the screen shows it.

        Args:
            key: of the photo.
            name: ``noisy``, ``denoised`` (at this strength), ``truth``, or the name of a further result.
            luminance: strength, 0 to 1.
            chrominance: likewise.

        Raises:
            DenoiserError: there is no such picture, or not yet.
        """
        photo = self[key]
        if name == "denoised":
            return display_rgb8(photo.at_strength(luminance, chrominance))
        further = photo.further.get(name)
        others = {"noisy": photo.display, "truth": photo.truth_display}
        found = further.display if further is not None else others.get(name)
        if found is None:
            raise DenoiserError(f"{photo.path.name} has no picture {name} any more. Choose another one to compare.")
        return np.asarray(found.attach(), dtype=np.uint8)

    def keep(self, pixels: NDArray[np.generic]) -> Buffer:
        """A buffer with a copy of ``pixels``, for the window to take and remove."""
        return self._store(pixels)

    def room(self, shape: tuple[int, ...], dtype: str) -> Buffer:
        """A buffer of zeros, for the window to take and remove.

        Raises:
            UnwritableImage: no room.
        """
        return buffers.create(self._folder, self._name(), shape, dtype)

    def close(self, key: int) -> None:
        """Forget a photo; nothing happens if it is not there."""
        with self._changing:
            photo = self._photos.pop(key, None)
        for buffer in photo.buffers if photo else ():
            buffers.remove(buffer)

    def _change(self, key: int, **changes: Any) -> None:
        self._alter(key, lambda photo: replace(photo, **changes))

    def _alter(self, key: int, alter: Callable[[OpenedPhoto], OpenedPhoto]) -> None:
        """Change a photo as it is now: reading and denoising go on side by side, and neither may undo the other."""
        with self._changing:
            before = self[key]
            self._photos[key] = after = alter(before)
        for buffer in before.buffers - after.buffers:
            buffers.remove(buffer)

    @staticmethod
    def _score(image: Image, photo: OpenedPhoto) -> Against:
        if photo.truth is None:
            raise DenoiserError(f"{photo.path.name} has no ground truth to measure against.")
        found = score(as_rgb8(image.pixels), np.asarray(photo.truth.attach(), dtype=np.uint8))
        return Against(found, photo.truth_path)

    def _store(self, pixels: NDArray[np.generic]) -> Buffer:
        return buffers.store(self._folder, self._name(), pixels)

    def _name(self) -> str:
        return f"{next(self._numbers)}.pixels"


def _without(further: Mapping[str, Result], name: str) -> Mapping[str, Result]:
    return {other: result for other, result in further.items() if other != name}


def _pixels(buffer: Buffer, writable: bool = False) -> Pixels:
    return cast(Pixels, buffer.attach(writable))
