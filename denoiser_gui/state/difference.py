"""What the person wants to see instead of a photo's result: how it differs. Knows no widgets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.service.comparison_requests import NOISY, TRUTH, Kind

GAINS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)


@dataclass(frozen=True, slots=True)
class Difference:
    """A wish that holds for whichever photo is shown.

    Attributes:
        kind: of the picture; None: the result itself is shown.
        gain: levels shown for one level of difference; None for what suits the photo.
        against: name of what it is compared with; empty for the ground truth or, without one, the noisy photo.
    """

    kind: Kind | None = None
    gain: float | None = None
    against: str = ""

    def cycled(self, with_truth: bool) -> "Difference":
        """The next kind, and after the last the result itself."""
        kinds = [None, *offered(with_truth)]
        place = kinds.index(self.kind) if self.kind in kinds else 0
        return replace(self, kind=kinds[(place + 1) % len(kinds)])

    def showing(self, kind: Kind | None) -> "Difference":
        """This kind of picture, or the result itself."""
        return replace(self, kind=kind)

    def amplified(self, gain: float | None) -> "Difference":
        """Other levels for one level of difference."""
        return replace(self, gain=gain)

    def compared_with(self, name: str) -> "Difference":
        """Against something else."""
        return replace(self, against=name)

    def reference(self, side: str, left: str, names: Sequence[str]) -> str | None:
        """Against what a side is shown; None where there is nothing to compare it with.

        Args:
            side: name of what is looked at.
            left: what stands on the other side.
            names: all that there is of the photo.
        """
        choices = references(side, left, names)
        if self.kind is Kind.LOST:
            return NOISY if side not in (NOISY, TRUTH) and NOISY in names else None
        return self.against if self.against in choices else next(iter(choices), None)


def offered(with_truth: bool) -> tuple[Kind, ...]:
    """What the key goes through; a map of similarity to a noisy photo would show little but its noise."""
    kinds = (Kind.ABSOLUTE, Kind.SIGNED)
    return (*kinds, Kind.SIMILARITY) if with_truth else kinds


def references(side: str, left: str, names: Sequence[str]) -> tuple[str, ...]:
    """What a side may be compared with, the most telling first: ground truth, noisy photo, the other side."""
    wanted = dict.fromkeys((TRUTH, NOISY, left))
    return tuple(name for name in wanted if name in names and name != side)


def stepped(gain: float, steps: int) -> float:
    """So many places further in :data:`GAINS`, within its ends."""
    place = min(range(len(GAINS)), key=lambda index: abs(GAINS[index] - gain))
    return GAINS[min(max(place + steps, 0), len(GAINS) - 1)]
