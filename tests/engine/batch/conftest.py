"""Photos and denoisers to run batches with."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from engine.batch.events import BatchEvent, PhotoEnded
from engine.batch.outcome import Outcome
from engine.cancellation import CancelToken
from engine.events import Event, Finished, Started, TileDone
from engine.images.image import Image
from engine.images.writing import write
from engine.inference.tiling import Rect

LONG = 20.0
"""Seconds after which a test that waits has failed."""


@dataclass
class Slow:
    """Makes photos white in a number of tiles; ``at_tile`` is called before each with the photo's width and its number.

    A photo is told by its width.
    """

    at_tile: Callable[[int, int], None] = lambda _width, _tile: None
    tiles: int = 2
    name: str = "white"
    device: str = "cpu"
    sha256: str = ""
    tile: int | None = None
    seen: list[int] = field(default_factory=list)
    extra: tuple[Event, ...] = ()

    def run(self, image: Image, cancel: CancelToken | None = None, _halos: int = 1) -> Iterator[Event]:
        token = cancel or CancelToken()
        pixels = image.height * image.width
        yield Started(self.tiles, pixels, self.device, False)
        for tile in range(self.tiles):
            token.raise_if_cancelled()
            self.at_tile(image.width, tile)
            done = pixels * (tile + 1) // self.tiles
            yield TileDone(Rect(0, 0, image.height, image.width), done, pixels, 1.0)
        yield from self.extra
        self.seen.append(image.width)
        yield Finished(np.full_like(image.pixels, np.iinfo(image.pixels.dtype).max), 1.0)


def photo(path: Path, width: int = 20, height: int = 8) -> Path:
    """A photo of noise that is told by its width."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write(Image(np.random.default_rng(width).integers(0, 200, (height, width, 3), dtype=np.uint8)), path)
    return path


def photos(folder: Path, count: int) -> list[Path]:
    """Their widths are 20, 21, 22 ..."""
    return [photo(folder / f"p{number:02}.png", 20 + number) for number in range(count)]


def outcomes(events: list[BatchEvent]) -> list[Outcome]:
    """In the order of the jobs; every job has ended once."""
    ended = [event for event in events if isinstance(event, PhotoEnded)]
    indices = sorted(event.index for event in ended)
    assert indices == list(range(len(indices)))
    return [event.outcome for event in sorted(ended, key=lambda event: event.index)]


@pytest.fixture(autouse=True)
def _no_thread_stays() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) - before == set()
