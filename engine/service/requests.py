"""What the window asks of the engine's process. Frozen, small, and free of torch.

``key`` names a photo in the window, ``generation`` one attempt at denoising it: a reply of an older generation is
stale and dropped.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.batch.options import Options
from engine.images.before_after import Composition
from engine.service.buffers import Buffer
from engine.service.comparison_requests import ComparisonRequest
from engine.service.further_requests import FurtherRequest
from engine.service.library_requests import LibraryRequest
from engine.service.study_requests import StudyRequest
from engine.service.training_requests import TrainingRequest


@dataclass(frozen=True, slots=True)
class FindPhotos:
    """Look for photos: files as they are, folders with their subfolders."""

    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenPhoto:
    """Read a photo, and its ground truth.

    Attributes:
        truth: the file of the ground truth; empty for none, None to look for one.
    """

    key: int
    path: str
    truth: str | None = None


@dataclass(frozen=True, slots=True)
class MakeThumbnail:
    """Read a small picture of a photo, its longer side at most ``longest`` pixels."""

    key: int
    path: str
    longest: int


@dataclass(frozen=True, slots=True)
class SetGroundTruth:
    """Take this file as the ground truth of an open photo."""

    key: int
    path: str


@dataclass(frozen=True, slots=True)
class DenoisePhoto:
    """Denoise an open photo at full strength; ``best`` takes the mean over its eight positions."""

    key: int
    generation: int
    model: str
    device: str
    best: bool = False


@dataclass(frozen=True, slots=True)
class SetFocus:
    """What the person looks at: (y, x) in pixels of the photo; its tiles come first."""

    key: int
    y: float
    x: float


@dataclass(frozen=True, slots=True)
class CancelPhoto:
    """Stop denoising this photo, or do not begin."""

    key: int


@dataclass(frozen=True, slots=True)
class PauseDenoising:
    """Hold the photo that is being denoised after the tile at hand, and all that wait; or go on."""

    paused: bool


@dataclass(frozen=True, slots=True)
class PrepareModel:
    """Load a model while nothing else is to be done, so that the next photo need not wait for it.

    A photo to be denoised, or another model, takes its place. What is wrong with it is told when a photo needs it.
    """

    model: str
    device: str


@dataclass(frozen=True, slots=True)
class ScorePhoto:
    """Measure the denoised photo at this strength against its ground truth."""

    key: int
    generation: int
    luminance: float
    chrominance: float


@dataclass(frozen=True, slots=True)
class MeasureNoise:
    """Estimate the noise of an open photo: of its result at this strength, or with generation 0 of the photo itself."""

    key: int
    generation: int
    luminance: float = 1.0
    chrominance: float = 1.0


@dataclass(frozen=True, slots=True)
class SavePhoto:
    """Save the denoised photo at this strength."""

    key: int
    path: str
    luminance: float
    chrominance: float
    overwrite: bool


@dataclass(frozen=True, slots=True, eq=False)
class MakePicture:
    """Make one picture of a photo before and after, at this strength, or of any other two of its pictures.

    Attributes:
        number: names the picture.
        key: of the photo.
        wish: what it is to be.
        path: where it is saved; empty for the clipboard.
        sides: what is before and after: ``noisy``, ``denoised``, ``truth``, or the name of a further result.
    """

    number: int
    key: int
    wish: Composition
    luminance: float
    chrominance: float
    path: str = ""
    sides: tuple[str, str] = ("noisy", "denoised")


@dataclass(frozen=True, slots=True, eq=False)
class SavePicture:
    """Save what is on the screen: (H, W, 3) uint8 sRGB."""

    number: int
    pixels: NDArray[np.uint8]
    path: str


@dataclass(frozen=True, slots=True)
class CancelPicture:
    """Stop making this picture, or do not begin."""

    number: int


@dataclass(frozen=True, slots=True)
class ReleasePhoto:
    """Give up a photo's pixels for want of room; it is opened again when it is wanted.

    Attributes:
        display: the noisy photo's buffer; nothing happens if the photo was read anew into another one meanwhile.
    """

    key: int
    display: Buffer


@dataclass(frozen=True, slots=True)
class ClosePhoto:
    """Forget a photo and all its pixels."""

    key: int


@dataclass(frozen=True, slots=True)
class ImportModel:
    """Bring a checkpoint file into the library, and try it."""

    path: str


@dataclass(frozen=True, slots=True)
class DenoiseMany:
    """Denoise files and folders into a folder, one batch at a time.

    Attributes:
        number: names the batch.
        paths: files, and folders with their subfolders.
        options: what is wanted of the batch.
        model, device, best: as of :class:`DenoisePhoto`.
    """

    number: int
    paths: tuple[str, ...]
    options: Options
    model: str
    device: str
    best: bool = False


@dataclass(frozen=True, slots=True)
class ControlMany:
    """Pause, resume or cancel a batch, or skip its photo of this index."""

    number: int
    wish: Literal["pause", "resume", "cancel", "skip"]
    index: int = -1


@dataclass(frozen=True, slots=True)
class InstallExtra:
    """Fetch and install an optional package, by its name in :data:`engine.extras.EXTRAS`."""

    name: str


@dataclass(frozen=True, slots=True)
class CancelInstall:
    """Stop fetching it."""

    name: str


@dataclass(frozen=True, slots=True)
class Quit:
    """Stop everything and end the process."""


Request = (
    FindPhotos
    | OpenPhoto
    | MakeThumbnail
    | SetGroundTruth
    | DenoisePhoto
    | SetFocus
    | CancelPhoto
    | PauseDenoising
    | PrepareModel
    | ScorePhoto
    | MeasureNoise
    | SavePhoto
    | MakePicture
    | SavePicture
    | CancelPicture
    | ReleasePhoto
    | ClosePhoto
    | ImportModel
    | DenoiseMany
    | ControlMany
    | InstallExtra
    | CancelInstall
    | Quit
    | FurtherRequest
    | TrainingRequest
    | LibraryRequest
    | ComparisonRequest
    | StudyRequest
)
