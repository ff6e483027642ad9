"""What the figures of several methods say together, whatever they measure. Imports no torch."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.evaluation.statistics import Contrast, Mean, contrast, mean_of

Figures = Mapping[int, float]
"""One method's figures by photo."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One method among the others.

    Attributes:
        photos: how many have a figure.
        mean: over them; None without photos.
        wins: on how many photos that every method has a figure of none has a better one.
        against: its figures less those of the reference; None for the reference itself.
    """

    name: str
    photos: int
    mean: Mean | None
    wins: int
    against: Contrast | None


def overview(figures: Mapping[str, Figures], reference: str, higher: bool = True) -> tuple[Standing, ...]:
    """All methods, in their order.

    Args:
        figures: by method.
        reference: the method that others are compared with; where it is not there nothing is compared.
        higher: whether higher figures are better.
    """
    wins = _wins(figures, higher)
    return tuple(
        _standing(name, own, wins[name], figures.get(reference), name == reference) for name, own in figures.items()
    )


def _standing(name: str, own: Figures, wins: int, others: Figures | None, same: bool) -> Standing:
    against = None
    if others is not None and not same:
        against = contrast([(own[photo], others[photo]) for photo in own if photo in others])
    return Standing(name, len(own), mean_of(list(own.values())) if own else None, wins, against)


def _wins(figures: Mapping[str, Figures], higher: bool) -> dict[str, int]:
    common = set.intersection(*(set(own) for own in figures.values())) if figures else set()
    best = max if higher else min
    highest = {photo: best(own[photo] for own in figures.values()) for photo in common}
    return {name: sum(own[photo] == highest[photo] for photo in common) for name, own in figures.items()}
