"""The last stage of a batch: from a denoised photo to a file."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from engine.batch import space
from engine.batch.naming import Namer, OutputNames
from engine.batch.opening import Opened
from engine.batch.outcome import Outcome
from engine.batch.provenance import Provenance
from engine.errors import OutputExists, UnwritableReport
from engine.events import NoiseLevel
from engine.images.image import Image, Pixels
from engine.images.writing import kind_to_write, write
from engine.inference.strength import blend


@dataclass(frozen=True, slots=True, eq=False)
class Denoised:
    """A photo that is ready to be saved.

    Attributes:
        pixels: at full strength.
        notes: what was told while it was denoised.
        seconds: that reading and denoising took.
        noise_level: what the denoiser was told, if it takes one.
    """

    opened: Opened
    pixels: Pixels
    notes: tuple[str, ...]
    seconds: float
    noise_level: NoiseLevel | None = None


class Saver:
    """Saves the results of a batch.

    Args:
        namer: proposes the results' names.
        names: gives them.
        provenance: writes recipes.
    """

    def __init__(self, namer: Namer, names: OutputNames, provenance: Provenance) -> None:
        self._namer = namer
        self._names = names
        self._provenance = provenance
        self._options = namer.options

    def save(self, denoised: Denoised) -> Outcome:
        """Blend, encode and place a result, and its recipe beside it.

        Raises:
            OutputExists: a file of its name has come meanwhile, and must stay.
            UnwritableImage: it could not be saved; nothing at the destination was changed.
        """
        opened = denoised.opened
        image = self._blended(opened.image, denoised.pixels)
        target, notes = self._written(image, opened)
        known = replace(opened.task.known, output=target, status="done", noise_level=denoised.noise_level)
        return self._recorded(replace(known, notes=(*image.metadata.notes, *denoised.notes, *notes)), opened)

    def _blended(self, image: Image, pixels: Pixels) -> Image:
        options = self._options
        return image.with_pixels(blend(image.pixels, pixels, options.luminance, options.chrominance))

    def _written(self, image: Image, opened: Opened) -> tuple[Path, tuple[str, ...]]:
        target = opened.target
        while True:
            try:
                return target, self._write(image, opened, target)
            except OutputExists:  # it came after the name was chosen
                if self._options.collision != "number":
                    raise
                target = self._names.claim(self._namer.names(opened.task.job, opened.task.header))

    def _write(self, image: Image, opened: Opened, target: Path) -> tuple[str, ...]:
        header = opened.task.header
        kind = kind_to_write(self._options.format, header.format, header.bits, header.alpha)
        space.require_room(image, kind, target)
        with self._announced(opened, target):
            return write(image, target, kind, overwrite=self._options.collision == "overwrite")

    @contextmanager
    def _announced(self, opened: Opened, target: Path) -> Iterator[None]:
        """Where a result is new, its recipe is begun before it: else a kill between the two would lose the recipe."""
        if opened.origin is None or os.path.lexists(target):
            yield
            return
        announced = False
        with contextlib.suppress(UnwritableReport):  # told when the recipe itself cannot be saved
            announced = self._provenance.announce(opened.origin, target)
        try:
            yield
        except BaseException:
            if announced:
                self._provenance.withdraw(target)
            raise

    def _recorded(self, outcome: Outcome, opened: Opened) -> Outcome:
        if opened.origin is None or outcome.output is None:
            return outcome
        try:
            return replace(outcome, recipe=self._provenance.record(opened.origin, outcome.output))
        except UnwritableReport as error:
            return replace(outcome, notes=(*outcome.notes, str(error)))
