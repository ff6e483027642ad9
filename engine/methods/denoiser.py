"""One way to run whatever denoises: a classical method or a model. Imports torch only for a model."""

import importlib.util
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from engine.cancellation import CancelToken
from engine.errors import MethodUnavailable, NotFinite, UnknownModel
from engine.events import Event, Finished, NoiseLevel, Started, TileDone
from engine.images.image import Image, Pixels
from engine.inference.depth import as_stored, seen
from engine.inference.noise import LEVELS, deviation, level_of, require_no_level
from engine.inference.tiling import Rect
from engine.methods.classical import METHODS
from engine.methods.method import Method

if TYPE_CHECKING:
    from engine.inference.denoising import Engine
    from engine.models.library import Library


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
        """Side of the tiles in pixels, as asked for; None where it is chosen by memory, or there are no tiles."""

    @property
    def sigma(self) -> float | None:
        """Noise level as given, in levels of 255; None where it is estimated from each photo, or not taken."""

    def run(self, image: Image, cancel: CancelToken | None = None, halos: int = 1) -> Iterator[Event]:
        """Denoise one photo at full strength; events as of :meth:`engine.inference.denoising.Engine.denoise`.

        ``halos`` says how many times the usual halo is laid around every tile, where there are tiles.
        """


@dataclass(frozen=True, slots=True)
class ClassicalDenoiser:
    """A classical method; it takes the photo as a whole, on the CPU."""

    method: Method
    device: str = "cpu"
    sha256: str = ""
    tile: int | None = None
    sigma: float | None = None

    @property
    def name(self) -> str:
        return self.method.name

    def run(self, image: Image, cancel: CancelToken | None = None, halos: int = 1) -> Iterator[Event]:  # noqa: ARG002
        """Denoise one photo; the token is asked before the work and after it, and there are no tiles to have halos.

        Raises:
            Cancelled: somebody asked to stop.
            NotFinite: the method answered NaN or infinity.
        """
        token = cancel or CancelToken()
        started = time.perf_counter()
        pixels = image.height * image.width
        shown = seen(image.pixels)
        level = level_of(shown, self.sigma, deviation) if self.method.takes_noise_level else None
        yield Started(tiles=1, pixels=pixels, device=self.device, whole_picture=True, noise_level=level)
        token.raise_if_cancelled()
        result = self._denoised(image, shown, level)
        token.raise_if_cancelled()
        whole = Rect(0, 0, image.height, image.width)
        yield TileDone(whole, pixels, pixels, time.perf_counter() - started)
        yield Finished(result, time.perf_counter() - started)

    def _denoised(self, image: Image, shown: Pixels, level: NoiseLevel | None) -> Pixels:
        sigma = None if level is None else level.sigma / LEVELS
        rgb = self.method(shown.astype(np.float32) / np.float32(image.peak), sigma)
        if not np.isfinite(rgb).all():
            raise NotFinite(f"{self.method.title} found no finite result for this photo. Try another method.")
        return as_stored(rgb, image.pixels, shown)


@dataclass(frozen=True, slots=True, eq=False)
class ModelDenoiser:
    """A learned model on its device; ``tile`` is what its engine was asked for.

    Attributes:
        focus: place (y, x) whose tiles come first, asked before every tile.
        result: pixels to write into; made if not given.
        sigma: noise level in levels of 255, for models that take it; None estimates it from each photo.
    """

    engine: "Engine"
    tile: int | None = None
    focus: Callable[[], tuple[float, float] | None] = lambda: None
    result: Pixels | None = None
    sigma: float | None = None

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
        yield from self.engine.denoise(image, cancel, self.focus, self.result, halos, self.sigma)


def find_denoiser(
    name_or_file: str,
    *,
    device: str = "auto",
    tile: int | None = None,
    library: "Library | None" = None,
    sigma: float | None = None,
) -> Denoiser:
    """The method or the model of that name, or the model in that file.

    Args:
        name_or_file: names of methods go before models, and models before files.
        device: for a model: ``auto``, ``cpu``, ``cuda``, ``cuda:N`` or ``mps``.
        tile: for a model: side of its tiles in pixels; None chooses by memory.
        library: where models are looked up; the default one if not given.
        sigma: noise level of all photos in levels of 255, for what takes one; None estimates it from each photo.

    Raises:
        TakesNoNoiseLevel: one is given, and it takes none.
        MethodUnavailable: the method needs a package that is not installed.
        UnknownModel: no method, no model and no file.
        UnsafeCheckpoint, UnsuitableCheckpoint: the model cannot be loaded.
        DeviceUnavailable: the device is not on this machine.
    """
    for method in METHODS:
        if method.name == name_or_file:
            _require_package(method)
            if not method.takes_noise_level:
                require_no_level(method.name, sigma)
            return ClassicalDenoiser(method, sigma=sigma)
    return _load_model(name_or_file, device, tile, library, sigma)


def _load_model(
    name_or_file: str, device: str, tile: int | None, library: "Library | None", sigma: float | None
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
    return ModelDenoiser(Engine(model, Settings(device, tile)), tile, sigma=sigma)


def _require_package(method: Method) -> None:
    if method.package is not None and importlib.util.find_spec(method.package) is None:
        raise MethodUnavailable(
            f"{method.title} needs the package {method.package}, which is not installed. "
            f"Install it with: python -m pip install {method.package}"
        )
