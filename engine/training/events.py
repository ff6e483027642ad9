"""What a training tells while it runs: frozen events, yielded by :func:`engine.training.session.session`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Inspected:
    """Before the start every photo is looked at, as many as this until now."""

    kind: ClassVar[str] = "inspection"
    done: int
    photos: int


@dataclass(frozen=True, slots=True)
class Started:
    """The plan is made, the first step is about to be taken.

    Attributes:
        step: 0, or where the run goes on.
        steps: planned, or None for a run that is counted in minutes.
        photos, validation_photos: how many there are.
        architecture, parameters, macs_per_pixel: of the network.
        device, precision: where and in what it computes.
        batch, patch: patches a step over all devices, and their side.
        noisy_psnr: of the untouched validation photos, dB; None where there is no ground truth.
        folder: of the run.
    """

    kind: ClassVar[str] = "started"
    step: int
    steps: int | None
    photos: int
    validation_photos: int
    architecture: str
    parameters: int
    macs_per_pixel: float
    device: str
    precision: str
    batch: int
    patch: int
    noisy_psnr: float | None
    noisy_ssim: float | None
    folder: Path


@dataclass(frozen=True, slots=True)
class StepDone:
    """One or several steps are done.

    Attributes:
        step: how many are done.
        loss: of the last one.
        rate: learning rate.
        fraction: of the run, 0 to 1.
        seconds: of training so far, earlier sessions included.
        seconds_left: forecast.
        steps_per_second: lately.
        waiting: share of the time lately that the network waited for patches.
        memory: bytes in use on the device, or of the process.
        megapixels_per_second: of patches, lately.
    """

    kind: ClassVar[str] = "step"
    step: int
    loss: float
    rate: float
    fraction: float
    seconds: float
    seconds_left: float
    steps_per_second: float
    waiting: float
    memory: int
    megapixels_per_second: float


@dataclass(frozen=True, slots=True)
class ValidationDone:
    """The validation photos were measured; figures are None without ground truth, and nothing is the best then."""

    kind: ClassVar[str] = "validation"
    step: int
    psnr: float | None
    ssim: float | None
    noisy_psnr: float | None
    noisy_ssim: float | None
    best: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class PreviewMade:
    """Pictures of the present state: for each preview photo its name among the run's previews, and the file."""

    kind: ClassVar[str] = "preview"
    step: int
    pictures: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class CheckpointWritten:
    """From here the run can go on."""

    kind: ClassVar[str] = "checkpoint"
    step: int
    path: Path


@dataclass(frozen=True, slots=True)
class Warned:
    """Something a person should know; the run goes on.

    Attributes:
        unsaved: whether it is that a checkpoint or the best model could not be written; the next checkpoint that is
            written tells that it is well again.
    """

    kind: ClassVar[str] = "warning"
    step: int
    sentence: str
    unsaved: bool = False


@dataclass(frozen=True, slots=True)
class Paused:
    """The run waits until it is told to go on."""

    kind: ClassVar[str] = "paused"
    step: int


@dataclass(frozen=True, slots=True)
class Resumed:
    """It goes on."""

    kind: ClassVar[str] = "resumed"
    step: int


@dataclass(frozen=True, slots=True)
class LengthChanged:
    """The whole run is longer or shorter from now on.

    Attributes:
        steps: planned, or None for a run by the clock.
        seconds: of training in all, or None for a run that is counted in steps.
    """

    kind: ClassVar[str] = "length"
    step: int
    steps: int | None
    seconds: float | None


@dataclass(frozen=True, slots=True)
class CopySaved:
    """The model as it is at this step was saved: in the library under ``name``, or else in the file ``path``."""

    kind: ClassVar[str] = "copy"
    step: int
    name: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class PhotoFigures:
    """What the model does to one validation photo.

    Attributes:
        name: of its file.
        noisy, truth: the files, where there are such: noise that was made and the mean of a burst lie in none.
        noisy_psnr, noisy_ssim: of the untouched photo.
        psnr, ssim: of the model's answer.
    """

    name: str
    noisy: Path | None
    truth: Path | None
    noisy_psnr: float
    noisy_ssim: float
    psnr: float
    ssim: float

    @property
    def gain(self) -> float:
        """In dB; below 0 the photo got worse."""
        return self.psnr - self.noisy_psnr


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run that ends has come to; it comes before :class:`Finished` or :class:`Stopped`.

    Attributes:
        step: of the model that is kept.
        photos: those with ground truth, the least gain first.
        noisy_psnr, noisy_ssim, psnr, ssim: means over them.
    """

    kind: ClassVar[str] = "summary"
    step: int
    noisy_psnr: float
    noisy_ssim: float
    psnr: float
    ssim: float
    photos: tuple[PhotoFigures, ...]


@dataclass(frozen=True, slots=True)
class InLibrary:
    """The model can be chosen by this name; it comes before :class:`Finished` or :class:`Stopped`."""

    kind: ClassVar[str] = "library"
    step: int
    name: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The run is over and the model is written.

    Attributes:
        reason: ``complete``, or ``no progress`` when patience ran out.
        psnr, ssim: of the kept weights on the validation photos.
    """

    kind: ClassVar[str] = "finished"
    step: int
    model: Path
    psnr: float | None
    ssim: float | None
    seconds: float
    reason: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """Somebody stopped the run; it can go on from its checkpoint. ``model`` holds what it has learned so far."""

    kind: ClassVar[str] = "stopped"
    step: int
    model: Path | None
    psnr: float | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """The run ends with an error; stands in the log and is raised.

    Attributes:
        sentence: for a person.
        error: its kind, in JSON ``kind``.
    """

    kind: ClassVar[str] = "failed"
    sentence: str
    error: str = field(metadata={"key": "kind"})


TrainingEvent = (
    Inspected
    | Started
    | StepDone
    | ValidationDone
    | PreviewMade
    | CheckpointWritten
    | Warned
    | Paused
    | Resumed
    | LengthChanged
    | CopySaved
    | Summary
    | InLibrary
    | Finished
    | Stopped
    | Failed
)
