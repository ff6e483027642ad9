"""What a person wants to be evaluated, and that as a text, to be remembered."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

LEAST_NOISE, MOST_NOISE, USUAL_NOISE = 1.0, 100.0, 25.0
"""Standard deviation, in levels of 255, of noise that is made."""


@dataclass(frozen=True, slots=True)
class EvaluationWish:
    """What is filled in.

    Attributes:
        paths: files and folders.
        truths: where ground truths lie, if not there.
        open_photos: whether the open photos with a ground truth are measured, too.
        made: whether ``paths`` are clean photos, on which noise is made.
        noise: its standard deviation, in levels of 255.
        told: whether what takes a noise level is told that.
        methods: names of methods and models.
        device: for models.
    """

    paths: tuple[str, ...] = ()
    truths: tuple[str, ...] = ()
    open_photos: bool = False
    made: bool = False
    noise: float = USUAL_NOISE
    told: bool = True
    methods: tuple[str, ...] = ()
    device: str = "auto"


def as_text(wish: EvaluationWish) -> str:
    """One line."""
    return json.dumps(asdict(wish))


def from_text(text: str) -> EvaluationWish:
    """What :func:`as_text` wrote; what is missing or makes no sense is as at first."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return EvaluationWish()
    default = EvaluationWish()
    if not isinstance(found, dict):
        return default
    values = {field.name: _fitting(found.get(field.name), getattr(default, field.name)) for field in fields(default)}
    return EvaluationWish(**values)


def _fitting(value: Any, default: Any) -> Any:
    """The value, if it is of the kind of its default."""
    if isinstance(default, tuple):
        whole = isinstance(value, list) and all(isinstance(entry, str) for entry in value)
        return tuple(value) if whole else default
    if isinstance(default, float):
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return float(value) if number and LEAST_NOISE <= value <= MOST_NOISE else default
    return value if type(value) is type(default) else default
