"""What there is to know about a model without loading it. Imports no torch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A model's facts.

    Attributes:
        name: by which commands and the window know it, unique in the library.
        architecture: name in :mod:`engine.models.registry`.
        arguments: of the architecture, JSON values.
        channels: 3 for RGB, 1 for grey.
        size_multiple: the network takes sizes that are multiples of this many pixels.
        receptive_field: the greatest distance in pixels, along either axis, between a pixel of the result and a
            pixel of the photo that has a say in it; it is the halo every tile needs. None: the whole picture.
        takes_noise_level: whether the network takes a noise level sigma as an input, in 0 to 1 of the range.
        parameters: number of weights.
        macs_per_pixel: multiply-adds for each pixel of the photo.
        purpose: what it is good for, one sentence.
        training_data: what it learned from.
        licence: of the weights.
        metrics: measured figures, for instance ``{"sidd": {"psnr": 36.1, "ssim": 0.92}}``.
        sha256: of the file it was read from.
        origin: ``shipped``, ``imported`` or ``trained``.
        noise_range: least and most noise of the photos it learned from, as :mod:`engine.metrics.flat_blocks`
            estimates it, in levels of 0 to 255; None where that is not known.
        recipe: how it was trained, with the command.
        weaknesses: what it is known to do badly.
        reproduce: the command that measures ``metrics`` again.
    """

    name: str
    architecture: str
    arguments: Mapping[str, Any]
    channels: int
    size_multiple: int
    receptive_field: int | None
    takes_noise_level: bool
    parameters: int
    macs_per_pixel: float
    purpose: str = ""
    training_data: str = "unknown"
    licence: str = "unknown"
    metrics: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    sha256: str = ""
    origin: str = "imported"
    noise_range: tuple[float, float] | None = None
    recipe: str = ""
    weaknesses: str = ""
    reproduce: str = ""

    @property
    def computes_squares(self) -> bool:
        """Whether it fills up what is not square, so that a long strip costs it a whole square."""
        return bool(self.arguments.get("square", False))
