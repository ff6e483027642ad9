"""How much the pictures of a photo keep in memory, beside their pixels: what was not seen for longest gives way."""

from collections.abc import Collection, Iterable, Sequence

from denoiser_gui.views.plates import Plate, Shown
from denoiser_gui.views.side_painter import most_squares

MOST_REDUCED = 300_000_000
"""Bytes of coarser levels, a third of the pixels; what is seen has its own however large it is."""

_TIMES, _TIMES_ALONE = 3, 6


def drop_squares(plates: Iterable[Plate], shown: Sequence[Shown]) -> None:
    """Forget rendered squares of plates that are not seen, until all together keep a few times what is.

    One picture alone leaves room for the squares of all that are seen again in a moment.
    """
    seen = {id(each.plate) for each in shown}
    views = [most_squares(each.viewport.view) for each in shown]
    most = max(_TIMES * sum(views), _TIMES_ALONE * max(views, default=0))
    plates = tuple(plates)
    excess = sum(plate.squares_kept for plate in plates) - most
    for plate in sorted(plates, key=lambda plate: plate.last_painted):
        if excess > 0 and id(plate) not in seen:
            excess -= plate.squares_kept
            plate.drop_squares()


def has_room(plates: Iterable[Plate], plate: Plate) -> bool:
    """Whether a plate's coarser levels fit beside those that are reduced."""
    return sum(other.bytes_reduced for other in plates) + plate.pyramid.bytes_of_levels <= MOST_REDUCED


def to_release(plates: Collection[Plate], kept: Collection[Plate]) -> list[Plate]:
    """Which plates give up their coarser levels, those not painted for longest first; ``kept`` ones never do."""
    excess = sum(plate.bytes_reduced for plate in plates) - MOST_REDUCED
    released = []
    for plate in sorted(plates, key=lambda plate: plate.last_painted):
        if excess > 0 and plate.reduced and plate not in kept and plate.pyramid.fraction_arrived == 1.0:
            excess -= plate.bytes_reduced
            released.append(plate)
    return released
