"""What the engine's process answers to :mod:`engine.service.training_requests`. Frozen, small, and free of torch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class PlanningProgress:
    """How far a question is: ``done`` of ``whole`` photos, steps or networks."""

    number: int
    done: int
    whole: int


@dataclass(frozen=True, slots=True)
class FoundExample:
    """One pair, photo or burst.

    Attributes:
        name: of its first photo; of a burst that of its folder.
        paths: all its pictures, the noisy ones first, the clean one last.
        has_truth: whether the last of them is clean.
        scene, camera, iso: as far as they are known.
        validates: whether it is kept for validation.
    """

    name: str
    paths: tuple[str, ...]
    has_truth: bool
    scene: str
    camera: str
    iso: int | None
    width: int
    height: int
    validates: bool


@dataclass(frozen=True, slots=True)
class FoundProblem:
    """Something that is wrong: photos, a sentence, and whether they are left out for it."""

    paths: tuple[str, ...]
    sentence: str
    left_out: bool


@dataclass(frozen=True, slots=True)
class MaterialFound:
    """What there is to learn from.

    Attributes:
        examples: what can be used, those to train on first.
        problems: what cannot, and what a person should know.
        complete: False for a first answer from names and sizes alone; True once every photo was looked at.
    """

    number: int
    examples: tuple[FoundExample, ...]
    problems: tuple[FoundProblem, ...]
    complete: bool


@dataclass(frozen=True, slots=True, eq=False)
class ExampleShown:
    """A small picture of an example: (h, w, 3) uint8 sRGB, and of its ground truth if it has one."""

    number: int
    name: str
    picture: NDArray[np.uint8]
    truth: NDArray[np.uint8] | None


@dataclass(frozen=True, slots=True, eq=False)
class NoiseShown:
    """A part of a clean photo, and the same with noise: (h, w, 3) uint8 sRGB.

    Attributes:
        sigma: standard deviation of the noise in levels of 255.
    """

    number: int
    clean: NDArray[np.uint8]
    noisy: NDArray[np.uint8]
    sigma: float


@dataclass(frozen=True, slots=True, eq=False)
class CameraMatched:
    """Real noise beside noise made alike.

    Attributes:
        real: a part of one of the camera's photos, (h, w, 3) uint8 sRGB.
        made: noise as measured, on a clean photo or on a smoothed part of the same; same shape.
        statistics: name of a figure, of the real noise, of the made noise.
    """

    number: int
    real: NDArray[np.uint8]
    made: NDArray[np.uint8]
    statistics: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class SpeedMeasured:
    """One network's cost: weights, multiply-adds and seconds a megapixel."""

    number: int
    architecture: str
    size: str
    parameters: int
    macs_per_pixel: float
    seconds_per_megapixel: float


@dataclass(frozen=True, slots=True)
class TrainingForecast:
    """What a run would be.

    Attributes:
        seconds_per_step: measured on a few real steps.
        steps: in the whole run; of a run by the clock as many as fit.
        seconds: the whole run.
        memory: bytes in use on the device, or of the process.
        batch: patches a step, found by trying where the configuration asks for it.
    """

    number: int
    seconds_per_step: float
    steps: int
    seconds: float
    memory: int
    batch: int
    device: str


@dataclass(frozen=True, slots=True)
class PlanningDone:
    """Everything about this question is told, or it was cancelled."""

    number: int
    cancelled: bool = False


TrainingReply = (
    PlanningProgress
    | MaterialFound
    | ExampleShown
    | NoiseShown
    | CameraMatched
    | SpeedMeasured
    | TrainingForecast
    | PlanningDone
)
