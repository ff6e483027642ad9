"""What of the shown photo is compared at the moment, and how the engine is asked about it."""

from collections.abc import Hashable

from denoiser_gui.state.candidates import DENOISED, Candidate, find, shown_sides
from denoiser_gui.state.session import Options, Photo, Session
from engine.service.comparison_requests import Side

Pair = tuple[Candidate, Candidate]


def compared(session: Session) -> Pair | None:
    """What stands on the left and on the right; None while no photo is there."""
    photo = session.current
    if photo is None or photo.noisy is None:
        return None
    sides = shown_sides(photo, session.sides)
    left, right = find(photo, sides.left), find(photo, sides.right)
    return None if left is None or right is None else (left, right)


def asked_side(candidate: Candidate, options: Options) -> Side:
    """A candidate as the engine is asked for it: the denoised one at the present strength."""
    strength = (options.luminance, options.chrominance) if candidate.name == DENOISED else (1.0, 1.0)
    return Side(candidate.name, *strength)


def identity(photo: Photo, candidate: Candidate, options: Options) -> Hashable:
    """Tells whether a side that is whole has the same pixels as before."""
    return photo.key, asked_side(candidate, options), candidate.display, candidate.generation


def result_of(pair: Pair | None, photo: Photo) -> Candidate | None:
    """The result that is looked at: what stands on the right, else on the left, else the denoised one."""
    sides = () if pair is None else (pair[1], pair[0])
    made = [side for side in sides if side.full is not None and side.generation]
    return next(iter(made), None) or find(photo, DENOISED)
