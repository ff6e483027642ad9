"""What the window asks of the engine's process while a training is planned. Frozen, small, and free of torch.

``number`` names a question; an answer to an older question than the last of its kind is stale and dropped by whoever
asked. All of them may be given up with :class:`CancelPlanning`.
"""

from dataclasses import dataclass

from engine.training.config import Config


@dataclass(frozen=True, slots=True)
class LookAtMaterial:
    """Find the photos that a configuration names, split them, look at each, and say what is wrong."""

    number: int
    config: Config


@dataclass(frozen=True, slots=True)
class ShowExamples:
    """Read small pictures of some of the photos that were found, their longer side at most ``longest`` pixels."""

    number: int
    config: Config
    longest: int = 160
    count: int = 6


@dataclass(frozen=True, slots=True)
class ShowNoise:
    """Make a configuration's noise on a part of a clean photo, at full size.

    Attributes:
        path: the photo; empty for one of those that the configuration names.
        side: of the part, pixels.
        seed: another one gives other noise.
    """

    number: int
    config: Config
    path: str = ""
    side: int = 384
    seed: int = 0


@dataclass(frozen=True, slots=True)
class MatchCamera:
    """Measure the noise of the photos in ``config.data.camera``, and make the same on a clean photo to compare."""

    number: int
    config: Config
    side: int = 256


@dataclass(frozen=True, slots=True)
class MeasureSpeeds:
    """How long networks of these architectures and sizes take for a megapixel on this device.

    Attributes:
        networks: architecture and size; an empty size is the architecture's default.
    """

    number: int
    networks: tuple[tuple[str, str], ...]
    device: str = "auto"


@dataclass(frozen=True, slots=True)
class ForecastTraining:
    """Try a few real steps and say how long the run will take and how much memory."""

    number: int
    config: Config
    device: str = "auto"


@dataclass(frozen=True, slots=True)
class CancelPlanning:
    """Stop working on this question, or do not begin."""

    number: int


TrainingRequest = (
    LookAtMaterial | ShowExamples | ShowNoise | MatchCamera | MeasureSpeeds | ForecastTraining | CancelPlanning
)
