"""What an evaluation found."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from engine.events import NoiseLevel
from engine.inference.tiling import Rect
from engine.metrics.score import Score

UNTOUCHED = "noisy"


@dataclass(frozen=True, slots=True)
class Pair:
    """A noisy photo and its ground truth.

    Attributes:
        noisy: a file, or a block as :mod:`engine.images.blocks` names it.
        clean: likewise; without ground truth, the noisy photo itself.
        gaussian: standard deviation, in levels of 255, of the noise that is made on the ground truth, which then is
            ``noisy`` as well; None for a photo that is noisy by itself.
        truth: whether there is a ground truth; else what methods make of the photo is judged by itself.
    """

    noisy: Path
    clean: Path
    gaussian: float | None = None
    truth: bool = True


@dataclass(frozen=True, slots=True)
class Measurement:
    """One method on one photo.

    Attributes:
        method: its name; ``noisy`` is the untouched input.
        pair: the files.
        score: of the result against the ground truth.
        seconds: the denoising took, without reading and scoring.
        megapixels: of the photo.
        noise_level: what the method was told of the photo's noise; None where it takes no noise level.
        peak_memory: bytes that the denoising took at its height; None where that was not measured.
        picture: of the result, as :func:`engine.evaluation.pictures.picture` makes it; None where none was wanted.
        worst: the tile that is farthest from the ground truth; None where it was not looked for.
    """

    method: str
    pair: Pair
    score: Score
    seconds: float
    megapixels: float
    noise_level: NoiseLevel | None = None
    peak_memory: int | None = None
    picture: bytes | None = field(default=None, repr=False)
    worst: Rect | None = None


@dataclass(frozen=True, slots=True)
class Cleaning:
    """One method on one photo that has no ground truth.

    Attributes:
        method, pair, seconds, megapixels, noise_level, peak_memory, picture: as of :class:`Measurement`.
        noise: of the result, estimated, standard deviation in levels of 255.
        kept: of the energy of what was removed, the part that does not follow the photo's edges, 0 to 1, by
            :func:`engine.comparison.lost_detail.lost_detail`; 1 where nothing was removed.
        worst: the tile that was changed most; None where it was not looked for.
    """

    method: str
    pair: Pair
    noise: float
    kept: float
    seconds: float
    megapixels: float
    noise_level: NoiseLevel | None = None
    peak_memory: int | None = None
    picture: bytes | None = field(default=None, repr=False)
    worst: Rect | None = None


Found = Measurement | Cleaning


@dataclass(frozen=True, slots=True, eq=False)
class Failure:
    """A photo, or one method on it, that could not be evaluated.

    Attributes:
        pair: the files.
        method: None if the photo failed for all of them.
        error: what went wrong.
    """

    pair: Pair
    method: str | None
    error: Exception


@dataclass(frozen=True, slots=True)
class MethodResult:
    """One method on all photos it could do; there is at least one."""

    name: str
    measurements: tuple[Measurement, ...]

    @property
    def psnr(self) -> float:
        """Mean over the photos, decibels; infinity if one of them is identical to its ground truth."""
        return sum(found.score.psnr for found in self.measurements) / len(self.measurements)

    @property
    def ssim(self) -> float:
        """Mean over the photos."""
        return sum(found.score.ssim for found in self.measurements) / len(self.measurements)

    @property
    def seconds_per_megapixel(self) -> float:
        """All seconds over all megapixels."""
        return sum(found.seconds for found in self.measurements) / sum(found.megapixels for found in self.measurements)


def by_method(measurements: Iterable[Measurement]) -> tuple[MethodResult, ...]:
    """Measurements gathered by method, the methods in order of appearance."""
    gathered: dict[str, list[Measurement]] = {}
    for found in measurements:
        gathered.setdefault(found.method, []).append(found)
    return tuple(MethodResult(name, tuple(own)) for name, own in gathered.items())
