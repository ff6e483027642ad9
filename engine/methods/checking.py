"""Denoising with a look at the result before anybody gets it."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from engine.cancellation import CancelToken
from engine.events import Doubtful, Event, Finished, TileDone
from engine.images.image import Image
from engine.inference.selfcheck import problems
from engine.inference.tiling import Rect
from engine.methods.denoiser import Denoiser

_LARGER = 2
"""Times the usual halo, when something is wrong with a result."""


@dataclass(frozen=True, slots=True)
class _Result:
    finished: Finished
    tiles: tuple[Rect, ...]

    def problems(self, noisy: Image) -> tuple[str, ...]:
        return problems(noisy, self.finished.pixels, self.tiles)


def checked(denoiser: Denoiser, image: Image, cancel: CancelToken | None = None) -> Iterator[Event]:
    """Denoise one photo, look at the result, and if something is wrong with it, once more with a larger halo.

    Where that could not change anything, on the CPU in one tile, it is not tried.

    Yields:
        The denoiser's events, again from Started where it runs again. Before Finished comes Doubtful, if something is
        still wrong. Finished tells the seconds of both runs.

    Raises:
        As :meth:`engine.methods.denoiser.Denoiser.run` does.
    """
    result = yield from _run(denoiser.run(image, cancel))
    sentences, seconds = result.problems(image), 0.0
    if sentences and (len(result.tiles) > 1 or denoiser.device != "cpu"):
        seconds = result.finished.seconds
        del result  # a photo is large
        result = yield from _run(denoiser.run(image, cancel, halos=_LARGER))
        sentences = result.problems(image)
    if sentences:
        yield Doubtful(sentences)
    yield Finished(result.finished.pixels, seconds + result.finished.seconds)


def _run(events: Iterator[Event]) -> Generator[Event, None, _Result]:
    """Pass the events on but for the last, which is returned with the tiles that were told."""
    tiles: list[Rect] = []
    for event in events:
        if isinstance(event, Finished):
            return _Result(event, tuple(tiles))
        if isinstance(event, TileDone):
            tiles.append(event.rect)
        yield event
    raise AssertionError("a denoiser ends with Finished")
