"""What the window asks of further results of an open photo, beside its denoised one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MakeFurther:
    """Make one more result of an open photo at full strength; it takes the place of an earlier one of that name.

    Attributes:
        key: of the photo.
        method: name of a method, or of a model of the library; behind that of a model may stand
            :data:`engine.inference.ensemble.BEST`.
        device: for a model, as of :class:`engine.service.requests.DenoisePhoto`.
        generation: names this attempt, so that replies of an earlier one are told apart.
    """

    key: int
    method: str
    device: str = "auto"
    generation: int = 0


@dataclass(frozen=True, slots=True)
class CancelFurther:
    """Stop making this result, or do not begin."""

    key: int
    method: str


@dataclass(frozen=True, slots=True)
class ForgetFurther:
    """Stop making this result, and give up its pixels."""

    key: int
    method: str


FurtherRequest = MakeFurther | CancelFurther | ForgetFurther
