"""Pictures of what a training would see: examples, made noise, and a camera's own. torch is imported when asked."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.cancellation import CancelToken
from engine.errors import NothingToLearn, UnreadableImage, WrongConfig
from engine.images.image import Image, Metadata, Pixels
from engine.images.reading import thumbnail
from engine.service.training_replies import (
    CameraMatched,
    ExampleShown,
    NoiseShown,
    PlanningProgress,
    TrainingReply,
)
from engine.service.training_requests import MatchCamera, ShowExamples, ShowNoise

if TYPE_CHECKING:
    import torch

    from engine.degradation.comparing import Comparison
    from engine.degradation.shaped import ShapedNoise
    from engine.training.data import Example

Tell = Callable[[TrainingReply], None]
Picture = NDArray[np.uint8]
T = TypeVar("T")

FIGURES = {
    "Strength": "sigma",
    "In brightness": "luma",
    "In colour, blue to yellow": "cb",
    "In colour, red to green": "cr",
    "Likeness of neighbouring pixels": "neighbour",
    "Likeness of pixels two apart": "two_apart",
    "Likeness of red and green": "red_green",
}
"""Names of the figures that are compared, and which of :class:`NoiseStatistics` they are: strengths in levels of 255,
correlations from -1 to 1."""

_COMPARED = 4
_SEED = 1
"""Of the noise that is made to be compared: the same each time."""


def show_examples(request: ShowExamples, cancel: CancelToken, tell: Tell) -> None:
    """Small pictures of examples spread over all of them; those that cannot be read are passed over.

    Raises:
        WrongConfig, UnreadableImage: as :func:`engine.training.preparing.survey`.
        Cancelled: somebody asked to stop.
    """
    from engine.training.preparing import survey
    from engine.training.shelf import PassingShelf

    found, shelf, shown = survey(request.config, cancel), PassingShelf(), 0
    for example in spread((*found.training, *found.validation), request.count)[: 3 * request.count]:
        cancel.raise_if_cancelled()
        try:
            pictures = [_small(path, request.longest, shelf.picture) for path in _shown(example)]
        except UnreadableImage:
            continue
        tell(ExampleShown(request.number, example.paths[0].name, pictures[0], pictures[1] if pictures[1:] else None))
        shown += 1
        if shown == request.count:
            return


def show_noise(request: ShowNoise, cancel: CancelToken, tell: Tell) -> None:
    """A part of a clean photo with a good deal of detail in it, and what the recipe makes of it.

    Raises:
        WrongConfig: no clean photo is named.
        NothingToLearn: there is none, or the noise of the camera cannot be told.
        UnreadableImage: the photo cannot be decoded.
        Cancelled: somebody asked to stop.
    """
    import torch

    from engine.degradation.recipes import apply
    from engine.training.preparing import recipe_of

    image, pixels = _clean_part(request, cancel)
    recipe = recipe_of(request.config, _heeding(request.number, cancel, tell))
    clean = torch.from_numpy(pixels.transpose(2, 0, 1)[None].astype(np.float32) / np.float32(255.0))
    noisy, truth, sigma = apply(recipe, clean, torch.Generator().manual_seed(request.seed))
    shown = [_as_shown(image, eight_bits(photo[0])) for photo in (truth, noisy)]
    tell(NoiseShown(request.number, shown[0], shown[1], 255.0 * float(sigma)))


def match_camera(request: MatchCamera, cancel: CancelToken, tell: Tell) -> None:
    """The noise of a camera's photos beside noise made alike, and figures of both, measured in the same way.

    Raises:
        WrongConfig: no photo of a camera is named.
        NothingToLearn: there is none, or its noise cannot be told.
        Cancelled: somebody asked to stop.
    """
    from engine.degradation.comparing import mean
    from engine.degradation.shaped import ShapedNoise
    from engine.training.preparing import camera_photos, recipe_of

    if not request.config.data.camera:
        raise WrongConfig("Name noisy photos of your camera to match its noise.")
    noise = recipe_of(request.config, _heeding(request.number, cancel, tell, _COMPARED)).parts[0].noise
    assert isinstance(noise, ShapedNoise)
    paths, told = camera_photos(request.config), []
    for done, each in enumerate(_compared(paths, noise, request.side, cancel)):
        told.append(each)
        tell(PlanningProgress(request.number, len(paths) + done, len(paths) + _COMPARED))
    real, made = mean([each.of_real for each in told]), mean([each.of_made for each in told])
    rows = tuple((name, getattr(real, field), getattr(made, field)) for name, field in FIGURES.items())
    clearest = max(told, key=lambda each: each.clearness)
    tell(CameraMatched(request.number, eight_bits(clearest.real), eight_bits(clearest.made), rows))


def spread(values: Sequence[T], count: int) -> list[T]:
    """All of them, ``count`` that are spread evenly first."""
    first = {round((place + 0.5) * len(values) / count - 0.5) for place in range(min(count, len(values)))}
    return [values[place] for place in (*sorted(first), *(set(range(len(values))) - first))]


def eight_bits(photo: "torch.Tensor") -> Picture:
    """(3, h, w) in about [0, 1] as (h, w, 3)."""
    return np.ascontiguousarray((255.0 * photo.clamp(0.0, 1.0)).round().byte().permute(1, 2, 0).numpy())


def _shown(example: "Example") -> tuple[Path, ...]:
    """One noisy picture and the clean one, as far as there are both."""
    return (*example.noisy[:1], *(() if example.clean is None else (example.clean,)))


def _small(path: Path, longest: int, picture: Callable[[Path], Pixels]) -> Picture:
    from PIL import Image as PillowImage

    from engine.images.blocks import located

    if located(path)[1] is None:
        return thumbnail(path, longest)
    block = PillowImage.fromarray(np.ascontiguousarray(picture(path)))
    block.thumbnail((longest, longest))
    return np.array(block)


def _heeding(number: int, cancel: CancelToken, tell: Tell, more: int = 0) -> Callable[[int, int], None]:
    """Hears of a camera's photos; ``more`` things are done after them."""

    def heed(done: int, whole: int) -> None:
        cancel.raise_if_cancelled()
        tell(PlanningProgress(number, done, whole + more))

    return heed


def _clean_part(request: ShowNoise, cancel: CancelToken) -> tuple[Image, Picture]:
    """The photo that is asked for, or else one from the middle of those there are, and a part of it in 8 bits."""
    from engine.images.image import as_rgb8
    from engine.images.reading import read

    image = read(Path(request.path) if request.path else _some_clean_photo(request, cancel))
    return image, np.ascontiguousarray(as_rgb8(image.pixels[most_detailed(image.pixels, request.side)]))


def _some_clean_photo(request: ShowNoise, cancel: CancelToken) -> Path:
    from engine.training.data import clean_photos

    if not request.config.data.clean:
        raise WrongConfig("Name a clean photo to make noise on.")
    found = clean_photos([Path(path) for path in request.config.data.clean], cancel)
    if not found.examples:
        reasons = " ".join(problem.sentence for problem in found.problems[:3])
        raise NothingToLearn(f"There is no clean photo to make noise on. {reasons}".strip())
    return found.examples[len(found.examples) // 2].paths[0]


def most_detailed(pixels: Pixels, side: int) -> tuple[slice, slice]:
    """Of parts spread over a photo (H, W, C) the one whose pixels differ most from their neighbours."""
    starts = [sorted({round(max(size - side, 0) * place / 4) for place in range(5)}) for size in pixels.shape[:2]]
    parts = [(slice(top, top + side), slice(left, left + side)) for top in starts[0] for left in starts[1]]
    return max(parts, key=lambda part: _detail(pixels[part]))


def _detail(pixels: Pixels) -> float:
    luma = pixels[::2, ::2].mean(axis=2, dtype=np.float64)
    return float(sum(np.abs(np.diff(luma, axis=axis)).sum() for axis in (0, 1)))


def _as_shown(image: Image, pixels: Picture) -> Picture:
    """A part in the photo's own colours as sRGB."""
    from engine.images.display import display_rgb8

    return display_rgb8(Image(pixels, None, Metadata(icc_profile=image.metadata.icc_profile)))


def _compared(paths: Sequence[Path], noise: "ShapedNoise", side: int, cancel: CancelToken) -> "Iterator[Comparison]":
    """Some photos whose noise can be seen; there is one, as the noise was measured in them."""
    import torch

    from engine.degradation.comparing import compared
    from engine.training.preparing import photo

    generator, told = torch.Generator().manual_seed(_SEED), 0
    for path in spread(paths, _COMPARED):
        cancel.raise_if_cancelled()
        with contextlib.suppress(UnreadableImage):
            comparison = compared(photo(path), noise, side, generator)
            if comparison is not None:
                yield comparison
                told += 1
        if told == _COMPARED:
            return
