"""Small photos and denoisers to run commands with."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pillow

from engine.cancellation import CancelToken
from engine.cli.program import main
from engine.events import Doubtful, Event, Finished, Started, TileDone
from engine.images.image import Image
from engine.inference.tiling import Rect

WHITE = 255


@dataclass
class Whitener:
    """Stands in for a denoiser: makes every photo white, or raises for photos of a certain width."""

    name: str = "white"
    device: str = "cpu"
    sha256: str = ""
    tile: int | None = None
    sigma: float | None = None
    best: bool = False
    bad_width: int = -1
    error: BaseException | None = None
    doubt: str = ""

    def run(self, image: Image, _cancel: CancelToken | None = None, halos: int = 1) -> Iterator[Event]:  # noqa: ARG002
        if self.error is not None and image.width == self.bad_width:
            raise self.error
        pixels = image.height * image.width
        yield Started(1, pixels, "cpu", False)
        yield TileDone(Rect(0, 0, image.height, image.width), pixels, pixels, 0.5)
        if self.doubt:
            yield Doubtful((self.doubt,))
        yield Finished(np.full_like(image.pixels, WHITE), 0.5)


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output, which is one strict JSON document and nothing else."""

        def refuse(constant: str) -> float:
            raise AssertionError(f"{constant} is no JSON")

        return json.loads(self.out, parse_constant=refuse)


Command = Callable[..., Answer]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command line in this process."""

    def run(*words: object) -> Answer:
        status = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    return run


def save(path: Path, width: int = 16, height: int = 12, seed: int = 0, **options: Any) -> Path:
    """A photo of noise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).integers(0, 200, (height, width, 3), dtype=np.uint8)
    Pillow.fromarray(pixels).save(path, **options)
    return path


def load(path: Path) -> np.ndarray:
    with Pillow.open(path) as opened:
        return np.asarray(opened)
