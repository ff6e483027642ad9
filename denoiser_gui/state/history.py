"""What was closed, in its order, so that it can be brought back. Pure bookkeeping."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from denoiser_gui.state.session import Place

_MOST_STEPS = 100


@dataclass(frozen=True, slots=True)
class Removal:
    """One closing of one or many photos.

    Attributes:
        places: the photos, and where they stood.
        shown: key of the photo that was on show before.
    """

    places: tuple[Place, ...]
    shown: int | None

    @property
    def keys(self) -> list[int]:
        return [place.key for place in self.places]


@dataclass
class History:
    """Removals that can be undone, and undone ones that can be done again, the latest last."""

    done: list[Removal] = field(default_factory=list)
    undone: list[Removal] = field(default_factory=list)

    def add(self, removal: Removal) -> Sequence[Removal]:
        """Something was removed; what was undone before cannot be done again.

        Returns:
            Removals so long ago that they cannot be undone any more.
        """
        self.undone.clear()
        self.done.append(removal)
        lost, self.done = self.done[:-_MOST_STEPS], self.done[-_MOST_STEPS:]
        return lost

    def undo(self) -> Removal | None:
        """The latest removal, to be taken back."""
        if not self.done:
            return None
        self.undone.append(self.done.pop())
        return self.undone[-1]

    def redo(self) -> Removal | None:
        """The removal that was taken back last, to be done again."""
        if not self.undone:
            return None
        self.done.append(self.undone.pop())
        return self.done[-1]

    def drop(self, key: int) -> None:
        """This photo will not come back."""
        self.done = [kept for kept in (_without(removal, key) for removal in self.done) if kept.places]
        self.undone = [kept for kept in (_without(removal, key) for removal in self.undone) if kept.places]


def _without(removal: Removal, key: int) -> Removal:
    return Removal(tuple(place for place in removal.places if place.key != key), removal.shown)
