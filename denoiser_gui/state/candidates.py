"""All that can be looked at of one photo: noisy, denoised, ground truth, and further results. Knows no widgets."""

from collections.abc import Iterator
from dataclasses import dataclass

from denoiser_gui.state.further import Making
from denoiser_gui.state.session import Photo, Stage
from denoiser_gui.state.sides import DENOISED, NOISY, TRUTH, Sides
from engine.inference.tiling import Rect
from engine.metrics.score import Score
from engine.service.buffers import Buffer

__all__ = ["DENOISED", "NOISY", "TRUTH", "Candidate", "Sides", "candidates", "find", "names", "shown_sides"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the pictures of a photo, all of the same size.

    Attributes:
        name: :data:`NOISY`, :data:`DENOISED`, :data:`TRUTH`, or the method or model of a further result.
        display: (H, W, 3) uint8 sRGB, finished or growing. The denoised one is at full strength, and shown blended
            with the noisy one.
        score: against the ground truth; of the denoised one at the present strength.
        seconds: how long it took to make; None where it was not made, or is not yet.
        whole: all of it is there.
        full: (H, W, 1 or 3) in the depth and the colours of the file; None of a ground truth.
        landed: which parts of it are there, while it is not whole.
        generation: which attempt at making it this is; another one has other pixels.
    """

    name: str
    display: Buffer
    score: Score | None
    seconds: float | None
    whole: bool
    full: Buffer | None = None
    landed: tuple[Rect, ...] = ()
    generation: int = 0


def candidates(photo: Photo) -> tuple[Candidate, ...]:
    """Those that have pixels, in the order of :func:`names`; none while the photo is not read."""
    return tuple(_those_of(photo)) if photo.noisy is not None else ()


def names(photo: Photo) -> tuple[str, ...]:
    """Of all that the photo has or will have: noisy, denoised, ground truth, further ones as they were asked for.

    What waits or failed is among them, so that places stay what they are while results come in.
    """
    truth = (TRUTH,) if photo.truth_name else ()
    return (NOISY, DENOISED, *truth, *(further.name for further in photo.further))


def shown_sides(photo: Photo, sides: Sides) -> Sides:
    """What is on the two sides of a photo; what is still on its way stands there already, what failed does not."""
    failed = {one.name for one in photo.further if one.stage is Making.FAILED}
    return sides.fitting_names([name for name in names(photo) if name not in failed])


def find(photo: Photo, name: str) -> Candidate | None:
    """The candidate of that name, if it has pixels."""
    return next((candidate for candidate in candidates(photo) if candidate.name == name), None)


def _those_of(photo: Photo) -> Iterator[Candidate]:
    assert photo.noisy is not None
    yield Candidate(NOISY, photo.noisy, photo.noisy_score, None, True, photo.noisy_full)
    if photo.denoised is not None:
        done = photo.stage is Stage.DONE and not photo.away
        made = (photo.denoised_full, photo.landed, photo.generation)
        yield Candidate(DENOISED, photo.denoised, photo.denoised_score, photo.seconds if done else None, done, *made)
    if photo.truth_display is not None:
        yield Candidate(TRUTH, photo.truth_display, None, None, True)
    for one in photo.further:
        if one.display is not None:
            made = (one.full, one.landed, one.generation)
            done = one.stage is Making.DONE
            yield Candidate(one.name, one.display, one.score, one.seconds if done else None, done, *made)
