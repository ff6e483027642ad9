"""What long work tells while it runs: frozen events, yielded by plain generators."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.inference.tiling import Rect


@dataclass(frozen=True, slots=True)
class NoiseLevel:
    """How noisy a photo is, as the method or the model was told.

    Attributes:
        sigma: standard deviation of the noise, in levels of 255.
        estimated: whether it was estimated from the photo; else the person gave it.
    """

    sigma: float
    estimated: bool


@dataclass(frozen=True, slots=True)
class Started:
    """The plan is made, the first tile is about to be computed.

    Attributes:
        tiles: how many tiles there are at first (more if memory runs out).
        pixels: how many pixels the photo has.
        device: where it runs, for instance ``cpu``.
        whole_picture: the model looks at the whole picture, so tiles may differ slightly from an untiled run.
        noise_level: the whole photo's; None where the method or model takes none.
    """

    tiles: int
    pixels: int
    device: str
    whole_picture: bool
    noise_level: NoiseLevel | None = None


@dataclass(frozen=True, slots=True)
class TileDone:
    """One tile of the result is in place.

    Attributes:
        rect: where, in pixels of the photo.
        pixels_done: pixels finished so far, this tile included.
        pixels: pixels of the photo.
        seconds: since the work started.
    """

    rect: Rect
    pixels_done: int
    pixels: int
    seconds: float

    @property
    def fraction(self) -> float:
        return self.pixels_done / self.pixels

    @property
    def seconds_left(self) -> float:
        """Forecast from the speed so far."""
        return self.seconds * (self.pixels - self.pixels_done) / self.pixels_done

    @property
    def megapixels_per_second(self) -> float:
        return self.pixels_done / 1e6 / max(self.seconds, 1e-9)


@dataclass(frozen=True, slots=True)
class MemoryShort:
    """The device ran out of memory; the work goes on with smaller tiles."""

    tile_height: int
    tile_width: int


@dataclass(frozen=True, slots=True)
class Doubtful:
    """The result was looked at and something about it is not as it should be, also when it was computed once more.

    Attributes:
        sentences: for a person, at least one.
    """

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Finished:
    """The whole result.

    Attributes:
        pixels: (H, W, C) at full strength, in the depth of the photo (uint8, uint16 or float32).
        seconds: the whole work took.
    """

    pixels: NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.float32]
    seconds: float


Event = Started | TileDone | MemoryShort | Doubtful | Finished
