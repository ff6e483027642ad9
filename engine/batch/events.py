"""What a batch tells while it runs: frozen events. Photos are told by their index in the list of jobs."""

from dataclasses import dataclass
from pathlib import Path

from engine.batch.outcome import Outcome


@dataclass(frozen=True, slots=True)
class PhotoBegan:
    """The photo is read and is now being denoised; never told of a photo that ends before that.

    Attributes:
        source: the photo.
        width, height: in pixels, upright.
    """

    index: int
    source: Path
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PhotoProgress:
    """How far the denoising of the photo is.

    Attributes:
        fraction: 0 to 1.
        megapixels_per_second: of this photo so far.
        seconds_left: for this photo, forecast from its speed so far.
    """

    index: int
    fraction: float
    megapixels_per_second: float
    seconds_left: float = 0.0


@dataclass(frozen=True, slots=True)
class PhotoEnded:
    """All is done for the photo that will be: told once for each, and maybe while a later one is being denoised.

    Attributes:
        details: the traceback of what failed, for those who look for the cause; else empty.
        extra: the optional package that is missing, by its name in :data:`engine.extras.EXTRAS`; else empty.
    """

    index: int
    outcome: Outcome
    details: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Paused:
    """The work stands still until it is resumed."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The work goes on."""


BatchEvent = PhotoBegan | PhotoProgress | PhotoEnded | Paused | Resumed
