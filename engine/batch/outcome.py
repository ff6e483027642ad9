"""What became of one photo of a batch."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.events import NoiseLevel

Status = Literal["done", "failed", "skipped"]

CANCELLED = "cancelled"
"""The reason of a photo that somebody asked not to do."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one photo.

    Attributes:
        input: the photo.
        output: its result; None unless it is done.
        status: ``skipped`` is no failure: the result is there already, or somebody asked not to do it.
        error: why it failed or was skipped, a sentence.
        width, height: in pixels, upright; 0 where the file could not be read.
        seconds: that were worked on it, from opening it to its saved result; waiting does not count.
        model, device: by which it was or would have been denoised.
        notes: sentences about what a person should know of a result.
        recipe: the file that tells how the result was made; None where there is none.
        noise_level: what the method or model was told of the photo's noise; None where it takes no noise level.
        best: whether the mean over the photo's eight positions was or would have been taken.
    """

    input: Path
    output: Path | None = None
    status: Status = "failed"
    error: str | None = None
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    model: str = ""
    device: str = ""
    notes: tuple[str, ...] = ()
    recipe: Path | None = None
    noise_level: NoiseLevel | None = None
    best: bool = False
