"""Photos and denoisers to run batches with."""

import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.batch import opening, pipeline, saving
from engine.batch.control import Control
from engine.batch.events import BatchEvent, PhotoEnded
from engine.batch.jobs import plan
from engine.batch.options import Options
from engine.batch.outcome import Outcome
from engine.batch.pipeline import run
from engine.cancellation import CancelToken
from engine.events import Event, Finished, Started, TileDone
from engine.images.image import Image
from engine.images.writing import write
from engine.inference.tiling import Rect

Log = list[tuple[str, int]]

LONG = 60.0
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
    sigma: float | None = None
    best: bool = False
    whole_picture: bool = False
    seen: list[int] = field(default_factory=list)
    extra: tuple[Event, ...] = ()

    def run(self, image: Image, cancel: CancelToken | None = None, halos: int = 1) -> Iterator[Event]:  # noqa: ARG002
        token = cancel or CancelToken()
        pixels = image.height * image.width
        yield Started(self.tiles, pixels, self.device, self.whole_picture)
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
    write(
        Image(np.random.default_rng(width).integers(0, 200, (height, width, 3), dtype=np.uint8)), path, overwrite=True
    )
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
def _unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A white photo would be in doubt; one test brings the look at results back."""
    monkeypatch.setattr(pipeline, "checked", lambda denoiser, image, cancel: denoiser.run(image, cancel))


def _threads() -> set[threading.Thread]:
    """But for those of libvips, which stay for the next photo and show when they log something."""
    return {thread for thread in threading.enumerate() if not thread.name.startswith("Dummy")}


@pytest.fixture(autouse=True)
def _no_thread_stays() -> Iterator[None]:
    before = _threads()
    yield
    await_(lambda: _threads() <= before)  # a timer that has done its work may need a moment to end


def batch(
    sources: list[Path], folder: Path, denoiser: Slow | None = None, control: Control | None = None, **options: Any
) -> Generator[BatchEvent, None, None]:
    chosen = Options(folder, **options)
    planned = plan(sources, folder, chosen.template)
    return run(planned.jobs, chosen, denoiser or Slow(), control, planned.left_out)


def await_(condition: Callable[[], bool]) -> None:
    """Until another thread has come so far."""
    changed = threading.Event()
    for _ in range(int(LONG / 0.01)):
        if condition():
            return
        changed.wait(0.01)
    raise AssertionError("it did not come so far")


def statuses(told: list[Outcome]) -> list[str]:
    return [outcome.status for outcome in told]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "o"


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Log:
    """What was read and saved, photos by their widths, in the order of its end."""
    told: Log = []
    real_read, real_write = opening.read, saving.write

    def noted_read(path: Path) -> Image:
        image = real_read(path)
        told.append(("read", image.width))
        return image

    def noted_write(image: Image, *rest: Any, **options: Any) -> Any:
        answer = real_write(image, *rest, **options)
        told.append(("saved", image.width))
        return answer

    monkeypatch.setattr(opening, "read", noted_read)
    monkeypatch.setattr(saving, "write", noted_write)
    return told
