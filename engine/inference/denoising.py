"""Denoising a photo: a plain generator of events."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.cancellation import CancelToken
from engine.device import Device, choose
from engine.events import Event, Finished, MemoryShort, NoiseLevel, Started, TileDone
from engine.images.image import Image, Pixels
from engine.inference.depth import as_stored, seen
from engine.inference.ensemble import EXTRA_PLANES
from engine.inference.estimating import white_equivalent
from engine.inference.noise import LEVELS, level_of, require_no_level
from engine.inference.planning import bytes_per_pixel, memory_budget, tile_size
from engine.inference.runner import Runner, choose_threads, prepare_cpu, thread_counts
from engine.inference.stitching import Focus, Stitcher
from engine.inference.tiling import Rect, round_up
from engine.memory import blocks_kept, return_free_blocks
from engine.models.model import Model

# The halo given to a model that looks at the whole picture: its tiles then differ from an untiled run.
WHOLE_PICTURE_HALO = 128
_BYTES_OF_FLOAT = 4


@dataclass(frozen=True, slots=True)
class Settings:
    """How to compute.

    Attributes:
        device: ``auto``, ``cpu``, ``cuda``, ``cuda:N`` or ``mps``.
        tile: side of the tiles' cores in pixels, rounded to the model's size multiple; None chooses by memory.
    """

    device: str = "auto"
    tile: int | None = None

    def __post_init__(self) -> None:
        if self.tile is not None and self.tile < 1:
            raise ValueError("a tile has at least one pixel")


class Engine:
    """A model on its device, ready for any number of photos.

    Raises:
        DeviceUnavailable: the device is not on this machine.
    """

    def __init__(self, model: Model, settings: Settings = Settings()) -> None:
        prepare_cpu()
        self.model = model
        self.device: Device = choose(settings.device)
        self._tile = settings.tile
        self._run = Runner(model, self.device)
        if self.device.is_cpu:
            choose_threads(self._run.try_out, thread_counts())

    @cached_property
    def _bytes_per_pixel(self) -> float:
        return bytes_per_pixel(self.model)

    def get_ready(self) -> None:
        """Measure now what the first photo would wait for."""
        self.tile_for(1, 1)

    @property
    def halo(self) -> int:
        """Context around every tile, pixels."""
        field = self.model.descriptor.receptive_field
        return WHOLE_PICTURE_HALO if field is None else field

    def tile_for(self, height: int, width: int, halo: int | None = None, best: bool = False) -> tuple[int, int]:
        """Height and width of the tiles' cores for a photo of this size; ``halo`` is the model's if not given."""
        descriptor = self.model.descriptor
        multiple = descriptor.size_multiple
        if self._tile is not None:
            side = max(self._tile // multiple, 1) * multiple
            return side, side
        canvas = Rect(0, 0, round_up(height, multiple), round_up(width, multiple))
        more = EXTRA_PLANES * descriptor.channels * _BYTES_OF_FLOAT if best else 0
        pixels = int(memory_budget(self.device) / (self._bytes_per_pixel + more))
        return tile_size(canvas, self.halo if halo is None else halo, multiple, pixels, descriptor.computes_squares)

    def denoise(
        self,
        image: Image,
        cancel: CancelToken | None = None,
        focus: Focus = lambda: None,
        result: Pixels | None = None,
        halos: int = 1,
        sigma: float | None = None,
        best: bool = False,
    ) -> Iterator[Event]:
        """Denoise one photo at full strength.

        Args:
            image: the photo; its pixels are not changed.
            cancel: asked before every tile, and before every layer of the network.
            focus: asked before every tile for the place (y, x in pixels) whose tiles come first.
            result: (H, W, C) of the photo's dtype to write into; made if not given.
            halos: how many times the halo is laid around every tile.
            sigma: standard deviation of the noise in levels of 255, for models that take it; estimated from the photo
                if not given. It is one for the whole photo, so that tiles fit together.
            best: ask the network about eight positions of every tile and take the mean, at eight times the cost; see
                :mod:`engine.inference.ensemble`.

        Yields:
            Started, then TileDone for every tile (MemoryShort where tiles had to shrink), Finished at the end.

        Raises:
            TakesNoNoiseLevel: one is given, and the model takes none.
            Cancelled, OutOfMemory, NotFinite, InferenceError.
        """
        started = time.perf_counter()
        pixels = np.empty_like(image.pixels) if result is None else result
        shown = seen(image.pixels)
        level = self._level(shown, sigma)
        cancel = cancel or CancelToken()
        stitcher = self._stitcher(shown, self.halo * halos, level, best, cancel)
        total, done = image.height * image.width, 0
        whole = self.model.descriptor.receptive_field is None
        yield Started(stitcher.tiles, total, self.device.name, whole, level)
        with blocks_kept():
            for piece in stitcher.pieces(cancel, focus):
                if isinstance(piece, MemoryShort):
                    yield piece
                    continue
                rect, values = piece
                pixels[rect.slices] = as_stored(values, image.pixels[rect.slices], shown[rect.slices])
                done += rect.area
                del piece, values
                return_free_blocks()
                yield TileDone(rect, done, total, time.perf_counter() - started)
        yield Finished(pixels, time.perf_counter() - started)

    def _level(self, shown: Pixels, sigma: float | None) -> NoiseLevel | None:
        descriptor = self.model.descriptor
        if not descriptor.takes_noise_level:
            require_no_level(descriptor.name, sigma)
            return None
        return level_of(shown, sigma, white_equivalent)

    def _stitcher(
        self, pixels: Pixels, halo: int, level: NoiseLevel | None, best: bool, cancel: CancelToken
    ) -> Stitcher:
        height, width = pixels.shape[:2]
        tile = self.tile_for(height, width, halo, best)
        sigma = None if level is None else level.sigma / LEVELS

        def run(window: NDArray[Any]) -> NDArray[np.floating]:
            with self._run.watching(cancel):  # for this window alone: between two, the network may work for others
                return self._run(window, sigma, best)

        return Stitcher(pixels, run, self.device, tile, halo, self.model.descriptor.size_multiple)


def denoise(
    image: Image,
    model: Model,
    settings: Settings = Settings(),
    cancel: CancelToken | None = None,
) -> Iterator[Event]:
    """Denoise one photo with a model; see :meth:`Engine.denoise`. For many photos make one :class:`Engine`."""
    yield from Engine(model, settings).denoise(image, cancel)
