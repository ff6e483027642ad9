"""One way to run whatever denoises: a classical method or a model. Imports torch only for a model."""

import importlib.util
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

import numpy as np

from engine.cancellation import CancelToken
from engine.errors import HasNoBest, MethodUnavailable, NotFinite, OutOfMemory, UnknownModel
from engine.events import Event, Finished, NoiseLevel, Started, TileDone
from engine.images.image import Image, Pixels
from engine.inference.depth import as_stored, seen
from engine.inference.noise import LEVELS, deviation, level_of, require_no_level
from engine.inference.tiling import Rect, Tile, round_up, tiles_of
from engine.methods.classical import METHODS
from engine.methods.method import Method
from engine.methods.tile_work import Focus, computed, thread_count

if TYPE_CHECKING:
    from engine.inference.denoising import Engine
    from engine.models.library import Library


_WHOLE_PICTURE_HALO = 32
"""The halo given to a method that looks at the whole picture: its tiles then differ from an untiled run."""
_SMALLEST_TILE = 32


class Denoiser(Protocol):
    """Something that cleans photos, ready for any number of them."""

    @property
    def name(self) -> str:
        """Of the method or the model."""

    @property
    def device(self) -> str:
        """Where it runs, for instance ``cpu``."""

    @property
    def sha256(self) -> str:
        """Of the model's file; empty for a method, which has none."""

    @property
    def tile(self) -> int | None:
        """Side of the tiles in pixels, as asked for; None where a method chooses it, or for a model memory."""

    @property
    def sigma(self) -> float | None:
        """Noise level as given, in levels of 255; None where it is estimated from each photo, or not taken."""

    @property
    def best(self) -> bool:
        """Whether the mean over the photo's eight positions is taken, at eight times the cost; only models can."""

    def run(self, image: Image, cancel: CancelToken | None = None, halos: int = 1) -> Iterator[Event]:
        """Denoise one photo at full strength; events as of :meth:`engine.inference.denoising.Engine.denoise`.

        ``halos`` says how many times the usual halo is laid around every tile, where there are tiles.
        """


@dataclass(frozen=True, slots=True, eq=False)
class ClassicalDenoiser:
    """A classical method, tile by tile in threads on the CPU.

    Attributes:
        method: that denoises.
        tile: side of the tiles in pixels, at least 32; None takes the method's.
        focus: place (y, x) whose tiles come first, asked before every tile.
        result: pixels to write into; made if not given.
        sigma: noise level in levels of 255, for methods that take it; None estimates it from each photo.
    """

    method: Method
    device: str = "cpu"
    sha256: str = ""
    tile: int | None = None
    sigma: float | None = None
    focus: Focus = lambda: None
    result: Pixels | None = None
    best: bool = False

    @property
    def name(self) -> str:
        return self.method.name

    def run(self, image: Image, cancel: CancelToken | None = None, halos: int = 1) -> Iterator[Event]:
        """Denoise one photo; see :meth:`Denoiser.run`. Cancelling takes a moment, also within a tile.

        Raises:
            Cancelled: somebody asked to stop.
            NotFinite: the method answered NaN or infinity.
            OutOfMemory: a tile does not fit.
        """
        token = cancel or CancelToken()
        started, done, total = time.perf_counter(), 0, image.height * image.width
        shown = seen(image.pixels)
        level = level_of(shown, self.sigma, deviation) if self.method.takes_noise_level else None
        tiles = self._tiles(image, halos)
        whole = self.method.receptive_field is None
        yield Started(len(tiles), total, self.device, whole, level)
        pixels = np.empty_like(image.pixels) if self.result is None else self.result
        work = partial(self._denoised, image, shown, level)
        for tile, values in computed(tiles, work, thread_count(self.method.has_threads), token, self.focus):
            rect = tile.core.clipped(image.height, image.width)
            pixels[rect.slices] = values
            done += rect.area
            yield TileDone(rect, done, total, time.perf_counter() - started)
        token.raise_if_cancelled()
        yield Finished(pixels, time.perf_counter() - started)

    def _tiles(self, image: Image, halos: int) -> list[Tile]:
        method, side = self.method, max(self.tile or self.method.tile, _SMALLEST_TILE)
        reach = _WHOLE_PICTURE_HALO if method.receptive_field is None else method.receptive_field
        height, width = (round_up(length, method.size_multiple) for length in (image.height, image.width))
        return tiles_of(Rect(0, 0, height, width), side, side, reach * halos, method.size_multiple)

    def _denoised(self, image: Image, shown: Pixels, level: NoiseLevel | None, tile: Tile) -> Pixels:
        """The tile's core, as it is stored."""
        window, core = (rect.clipped(image.height, image.width) for rect in (tile.window, tile.core))
        within = Rect(
            core.top - window.top, core.left - window.left, core.bottom - window.top, core.right - window.left
        )
        sigma = None if level is None else level.sigma / LEVELS
        try:
            rgb = self.method(shown[window.slices].astype(np.float32) / np.float32(image.peak), sigma)[within.slices]
        except MemoryError as error:
            raise OutOfMemory(
                f"There is not enough memory for {self.method.title}. Close other programs or choose smaller tiles."
            ) from error
        if not np.isfinite(rgb).all():
            raise NotFinite(f"{self.method.title} found no finite result for this photo. Try another method.")
        return as_stored(rgb, image.pixels[core.slices], shown[core.slices])


@dataclass(frozen=True, slots=True, eq=False)
class ModelDenoiser:
    """A learned model on its device; ``tile`` is what its engine was asked for.

    Attributes:
        focus: place (y, x) whose tiles come first, asked before every tile.
        result: pixels to write into; made if not given.
        sigma: noise level in levels of 255, for models that take it; None estimates it from each photo.
        best: take the mean over the photo's eight positions, at eight times the cost.
    """

    engine: "Engine"
    tile: int | None = None
    focus: Focus = lambda: None
    result: Pixels | None = None
    sigma: float | None = None
    best: bool = False

    @property
    def name(self) -> str:
        return self.engine.model.descriptor.name

    @property
    def device(self) -> str:
        return self.engine.device.name

    @property
    def sha256(self) -> str:
        return self.engine.model.descriptor.sha256

    def run(self, image: Image, cancel: CancelToken | None = None, halos: int = 1) -> Iterator[Event]:
        """Denoise one photo; see :meth:`engine.inference.denoising.Engine.denoise`."""
        yield from self.engine.denoise(image, cancel, self.focus, self.result, halos, self.sigma, self.best)


def find_denoiser(
    name_or_file: str,
    *,
    device: str = "auto",
    tile: int | None = None,
    library: "Library | None" = None,
    sigma: float | None = None,
    best: bool = False,
) -> Denoiser:
    """The method or the model of that name, or the model in that file.

    Args:
        name_or_file: names of methods go before models, and models before files.
        device: for a model: ``auto``, ``cpu``, ``cuda``, ``cuda:N`` or ``mps``.
        tile: side of the tiles in pixels; None takes a method's own, and for a model chooses by memory.
        library: where models are looked up; the default one if not given.
        sigma: noise level of all photos in levels of 255, for what takes one; None estimates it from each photo.
        best: for a model: take the mean over each photo's eight positions, at eight times the cost.

    Raises:
        HasNoBest: the best quality is asked of a method.
        TakesNoNoiseLevel: one is given, and it takes none.
        MethodUnavailable: the method needs a package that is not installed.
        UnknownModel: no method, no model and no file.
        UnsafeCheckpoint, UnsuitableCheckpoint: the model cannot be loaded.
        DeviceUnavailable: the device is not on this machine.
    """
    for method in METHODS:
        if method.name == name_or_file:
            _require_package(method)
            _require_plain(method, best)
            if not method.takes_noise_level:
                require_no_level(method.name, sigma)
            return ClassicalDenoiser(method, tile=tile, sigma=sigma)
    return _load_model(name_or_file, device, tile, library, sigma, best)


def _load_model(
    name_or_file: str, device: str, tile: int | None, library: "Library | None", sigma: float | None, best: bool
) -> ModelDenoiser:
    from engine.models.library import default_library

    chosen = library or default_library()
    try:
        chosen.find(name_or_file)  # an unknown name is told before torch is loaded
    except UnknownModel as error:
        raise UnknownModel(f"{error} Methods are: {', '.join(method.name for method in METHODS)}.") from error
    from engine.inference.denoising import Engine, Settings

    model = chosen.load(name_or_file)
    if not model.descriptor.takes_noise_level:
        require_no_level(model.descriptor.name, sigma)
    return ModelDenoiser(Engine(model, Settings(device, tile)), tile, sigma=sigma, best=best)


def _require_plain(method: Method, best: bool) -> None:
    if best:
        raise HasNoBest(
            f"{method.title} is a method, and the best quality is a way to run a model. "
            "Leave it out, or choose a model."
        )


def _require_package(method: Method) -> None:
    if method.package is not None and importlib.util.find_spec(method.package) is None:
        raise MethodUnavailable(
            f"{method.title} needs the package {method.package}, which is not installed. "
            f"Install it with: python -m pip install {method.package}"
        )
