"""What is wanted of a batch."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from engine.batch import template as templates
from engine.images.writing import FORMATS, KEEP

Collision = Literal["skip", "number", "overwrite"]

COLLISIONS: tuple[Collision, ...] = get_args(Collision)
"""Where a file of the result's name is there: leave the photo undone, take another name, or replace the file."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is wanted of a batch.

    Attributes:
        folder: for the results.
        format: one of :data:`engine.images.writing.FORMATS`.
        template: of the results' names, see :mod:`engine.batch.template`.
        collision: one of :data:`COLLISIONS`. No photo of the batch is ever replaced.
        resume: leave undone what recipes say was made from the same photos with the same settings.
        luminance, chrominance: strengths, 0 to 1.
        recipes: whether a recipe is saved beside every result.

    Raises:
        WrongTemplate: the template cannot name results.
        ValueError: another value is out of its range.
    """

    folder: Path
    format: str = KEEP
    template: str = templates.DEFAULT_TEMPLATE
    collision: Collision = "skip"
    resume: bool = False
    luminance: float = 1.0
    chrominance: float = 1.0
    recipes: bool = True

    def __post_init__(self) -> None:
        templates.check(self.template)
        if self.format not in FORMATS or self.collision not in COLLISIONS:
            raise ValueError("an unknown format or rule for collisions")
        if not (0.0 <= self.luminance <= 1.0 and 0.0 <= self.chrominance <= 1.0):
            raise ValueError("strengths lie between 0 and 1")
