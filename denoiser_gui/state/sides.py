"""Which two candidates of a photo are compared: names and pure bookkeeping."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

NOISY, DENOISED, TRUTH = "noisy", "denoised", "truth"
"""Names of the photo itself, of its denoised result, and of its ground truth; others are methods and models."""


class Named(Protocol):
    """Whatever may stand on a side."""

    @property
    def name(self) -> str:
        """One of the three above, or a method or model."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What stands on the left and on the right of the divider, by name.

    A photo need not have what is named: :meth:`fitting` tells what is shown of it then.
    """

    left: str = NOISY
    right: str = DENOISED

    def put_left(self, name: str) -> "Sides":
        """Another one on the left; what is on the right already changes sides."""
        return self.swapped() if name == self.right else replace(self, left=name)

    def put_right(self, name: str) -> "Sides":
        """Another one on the right; what is on the left already changes sides."""
        return self.swapped() if name == self.left else replace(self, right=name)

    def swapped(self) -> "Sides":
        """Left is right and right is left."""
        return Sides(self.right, self.left)

    def cycled(self, names: Sequence[str], step: int = 1) -> "Sides":
        """The next of ``names`` on the right (the one before with -1), leaving out what is on the left."""
        others = [name for name in names if name != self.left]
        if not others:
            return self
        if self.right not in others:
            return replace(self, right=others[0 if step > 0 else -1])
        return replace(self, right=others[(others.index(self.right) + step) % len(others)])

    def fitting(self, candidates: Iterable[Named]) -> "Sides":
        """The same with what there is: for what is missing stands the noisy photo on the left, a result on the right.

        Both sides are the same only where there is but one candidate.
        """
        return self.fitting_names([candidate.name for candidate in candidates])

    def fitting_names(self, names: Sequence[str]) -> "Sides":
        """The same, told only what there is by name."""
        if self.left in names:
            return Sides(self.left, _instead(self.right, names, self.left, (DENOISED, TRUTH)))
        right = self.right if self.right in names else _instead(self.right, names, NOISY, (DENOISED, TRUTH))
        return Sides(_instead(self.left, names, right, (NOISY, DENOISED)), right)


def _instead(name: str, names: Sequence[str], other: str, preferred: Sequence[str]) -> str:
    """``name`` if it is there, else something that is and is not on the other side."""
    choices = [each for each in (name, *preferred, *names) if each in names]
    return next((each for each in choices if each != other), next(iter(choices), name))
