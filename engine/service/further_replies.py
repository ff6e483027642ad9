"""What the engine's process tells of further results of a photo."""

from dataclasses import dataclass

from engine.inference.tiling import Rect
from engine.metrics.score import Score
from engine.service.buffers import Buffer


@dataclass(frozen=True, slots=True)
class FurtherStarted:
    """Tiles will land in ``display``, (H, W, 3) uint8 sRGB, and in ``full``, in the depth and colours of the file."""

    key: int
    method: str
    generation: int
    display: Buffer
    full: Buffer
    device: str


@dataclass(frozen=True, slots=True)
class FurtherLanded:
    """One tile is in place; ``fraction`` of the whole is there."""

    key: int
    method: str
    generation: int
    rect: Rect
    fraction: float
    seconds_left: float


@dataclass(frozen=True, slots=True)
class FurtherFinished:
    """The whole result is there; ``seconds`` leave out the time in which others had the device.

    Attributes:
        doubts: sentences about what is not as it should be with the result.
    """

    key: int
    method: str
    generation: int
    seconds: float
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FurtherCancelled:
    """It was stopped because somebody asked for it; its pixels are gone."""

    key: int
    method: str
    generation: int


@dataclass(frozen=True, slots=True)
class FurtherScored:
    """A finished result against the ground truth, the file at ``truth``."""

    key: int
    method: str
    score: Score
    truth: str


FurtherReply = FurtherStarted | FurtherLanded | FurtherFinished | FurtherCancelled | FurtherScored
