"""What the engine's process answers to :mod:`engine.service.requests`. Frozen, small, and free of torch."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from engine.batch.events import BatchEvent
from engine.inference.tiling import Rect
from engine.metrics.score import Score
from engine.models.descriptor import Descriptor
from engine.service.buffers import Buffer
from engine.service.comparison_replies import ComparisonReply
from engine.service.further_replies import FurtherReply
from engine.service.library_replies import LibraryReply
from engine.service.requests import Request
from engine.service.study_replies import StudyReply
from engine.service.training_replies import TrainingReply


@dataclass(frozen=True, slots=True)
class DeviceFacts:
    """A device that may be chosen, see :class:`engine.device.Device`."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class EngineReady:
    """torch is loaded; these devices are there, best first."""

    devices: tuple[DeviceFacts, ...]


@dataclass(frozen=True, slots=True)
class PhotosFound:
    """The photos, in order; ground truths of other photos among them are left out."""

    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhotoOpened:
    """A photo is read.

    Attributes:
        display: (H, W, 3) uint8 sRGB, for the screen.
        facts: what a person may want to know, as label and value.
        height, width: of the upright photo, pixels.
        size: bytes of all buffers that hold it; a result takes the same once more.
        full: (H, W, 1 or 3) in the depth and the colours of the file.
    """

    key: int
    display: Buffer
    facts: tuple[tuple[str, str], ...]
    height: int
    width: int
    size: int
    full: Buffer | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ThumbnailMade:
    """A small picture, (h, w, 3) uint8 sRGB."""

    key: int
    pixels: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class GroundTruthSet:
    """The photo has a ground truth now, the file ``name`` at ``path``.

    Attributes:
        display: (H, W, 3) uint8 sRGB of it, for the screen.
        size: bytes of all buffers that hold it.
    """

    key: int
    name: str
    path: str = ""
    display: Buffer | None = None
    size: int = 0


@dataclass(frozen=True, slots=True)
class DenoiseStarted:
    """Tiles will land in ``display``, (H, W, 3) uint8 sRGB, and in ``full``, as of :class:`PhotoOpened`."""

    key: int
    generation: int
    display: Buffer
    device: str
    full: Buffer | None = None


@dataclass(frozen=True, slots=True)
class TileLanded:
    """One tile is in place in the display buffer."""

    key: int
    generation: int
    rect: Rect
    fraction: float
    megapixels_per_second: float
    seconds_left: float


@dataclass(frozen=True, slots=True)
class DenoiseFinished:
    """The whole photo is denoised; ``doubts`` are sentences about what is not as it should be with the result."""

    key: int
    generation: int
    seconds: float
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DenoiseCancelled:
    """Denoising stopped because somebody asked for it."""

    key: int
    generation: int


@dataclass(frozen=True, slots=True)
class Scored:
    """A measurement against the ground truth, the file at ``truth``; generation 0 is the noisy photo itself."""

    key: int
    generation: int
    score: Score
    truth: str


@dataclass(frozen=True, slots=True)
class NoiseMeasured:
    """An estimate of the noise, its standard deviation in levels of 0 to 255; generation 0 is the photo itself."""

    key: int
    generation: int
    level: float


@dataclass(frozen=True, slots=True)
class PhotoSaved:
    """The result is on the disk; ``notes`` tell what its format could not keep."""

    key: int
    path: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureProgress:
    """How much of a picture is composed, 0 to 1."""

    number: int
    fraction: float


@dataclass(frozen=True, slots=True)
class PictureMade:
    """A picture of before and after is there.

    Attributes:
        path: where it was saved; empty for the clipboard.
        pixels: for the clipboard, (H, W, 3) uint8 sRGB; whoever takes it removes the buffer.
        png: the same as a PNG file, (n,) uint8; likewise.
    """

    number: int
    path: str
    pixels: Buffer | None = None
    png: Buffer | None = None


@dataclass(frozen=True, slots=True)
class PictureCancelled:
    """A picture was given up because somebody asked for it."""

    number: int


@dataclass(frozen=True, slots=True)
class ModelImported:
    """A model from the file at ``path`` is new in the library; ``doubts`` tell what its trial found."""

    descriptor: Descriptor
    doubts: tuple[str, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class ManyPlanned:
    """These are the photos of the batch, in their order; ``left_out`` look like results of an earlier run."""

    number: int
    sources: tuple[str, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ManyTold:
    """News of the batch."""

    number: int
    event: BatchEvent


@dataclass(frozen=True, slots=True)
class ManyDone:
    """The batch is over; every photo's outcome was told."""

    number: int


@dataclass(frozen=True, slots=True)
class ExtraProgress:
    """A line of what the installation of an optional package says."""

    name: str
    line: str


@dataclass(frozen=True, slots=True)
class ExtraInstalled:
    """An optional package is there; what needs it can be asked for again."""

    name: str


@dataclass(frozen=True, slots=True)
class ExtraCancelled:
    """Its installation was stopped by the person."""

    name: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A request could not be fulfilled.

    Attributes:
        request: what was asked.
        sentence: what happened and what to do.
        expected: whether the sentence was written for people; else it is only the exception's own.
        details: for a report of the fault.
        extra: the optional package that is missing, by its name in :data:`engine.extras.EXTRAS`; else empty.
    """

    request: Request
    sentence: str
    expected: bool = True
    details: str = field(default="", repr=False)
    extra: str = ""


Reply = (
    EngineReady
    | PhotosFound
    | PhotoOpened
    | ThumbnailMade
    | GroundTruthSet
    | DenoiseStarted
    | TileLanded
    | DenoiseFinished
    | DenoiseCancelled
    | Scored
    | NoiseMeasured
    | PhotoSaved
    | PictureProgress
    | PictureMade
    | PictureCancelled
    | ModelImported
    | ManyPlanned
    | ManyTold
    | ManyDone
    | ExtraProgress
    | ExtraInstalled
    | ExtraCancelled
    | Failed
    | FurtherReply
    | TrainingReply
    | LibraryReply
    | ComparisonReply
    | StudyReply
)
