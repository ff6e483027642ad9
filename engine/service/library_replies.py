"""What the engine's process answers to :mod:`engine.service.library_requests`. Frozen, small, and free of torch."""

from dataclasses import dataclass

from engine.models.bin import Binned
from engine.models.listing import Listed


@dataclass(frozen=True, slots=True)
class ModelsListed:
    """The library as it is now.

    Attributes:
        models: shipped ones first.
        problems: a sentence for every file that is no usable model.
        binned: deleted models, the last deleted first.
    """

    models: tuple[Listed, ...]
    problems: tuple[str, ...]
    binned: tuple[Binned, ...]


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A validation: the step, and the mean over the validation photos in dB and as SSIM."""

    step: int
    psnr: float
    ssim: float


@dataclass(frozen=True, slots=True)
class ModelShown:
    """What the training of a model wrote down.

    Attributes:
        card: Markdown; empty if there is none.
        curve: the validations in order.
        best_step: of the validation whose weights were kept.
        noisy_psnr, noisy_ssim: of the untouched validation photos, dB.
        losses: (step, loss), thinned out.
        run: the folder of the training; empty if it is not known.
    """

    name: str
    card: str = ""
    curve: tuple[CurvePoint, ...] = ()
    best_step: int | None = None
    noisy_psnr: float | None = None
    noisy_ssim: float | None = None
    losses: tuple[tuple[int, float], ...] = ()
    run: str = ""


@dataclass(frozen=True, slots=True)
class ModelRenamed:
    """A model has another name now."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ModelDuplicated:
    """There is a copy of a model."""

    name: str
    copy: str


@dataclass(frozen=True, slots=True)
class ModelDeleted:
    """A model is in the bin; ``token`` brings it back."""

    name: str
    token: str


@dataclass(frozen=True, slots=True)
class ModelRestored:
    """A deleted model is back, under this name; ``token`` is what it had in the bin."""

    name: str
    token: str


@dataclass(frozen=True, slots=True)
class BinEmptied:
    """So many deleted models are gone for good."""

    models: int


@dataclass(frozen=True, slots=True)
class ModelExported:
    """A model's file is written.

    Attributes:
        difference: of an ONNX file, between onnxruntime and torch, of the range; None for other files.
    """

    name: str
    path: str
    difference: float | None = None


@dataclass(frozen=True, slots=True)
class ModelTried:
    """What the trial of a model found; no sentences if all is well."""

    name: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeedFound:
    """How quick a model is here, in megapixels a second."""

    name: str
    device: str
    megapixels_per_second: float


LibraryReply = (
    ModelsListed
    | ModelShown
    | ModelRenamed
    | ModelDuplicated
    | ModelDeleted
    | ModelRestored
    | BinEmptied
    | ModelExported
    | ModelTried
    | SpeedFound
)
