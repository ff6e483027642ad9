"""Before and after as a GIF or WebP that moves, made in a process of its own: no encoder lets itself be interrupted.

The two photos go down the pipe, the file itself is the other process's standard output, and a byte on its standard
error tells of each frame that is encoded.
"""

import contextlib
import json
import math
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from PIL import Image as PillowImage

from engine.cancellation import CancelToken
from engine.errors import UnwritableImage
from engine.images.before_after import Arrangement, Rgb, frame_at, frame_count
from engine.images.header import Refused
from engine.images.reading import shown
from engine.images.writing import opened

ANIMATED_SUFFIXES = (".webp", ".gif")
"""Of files that can move."""

_FORMATS: dict[str, tuple[str, int]] = {".webp": ("WEBP", 16383), ".gif": ("GIF", 65535)}
_OPTIONS: dict[str, dict[str, Any]] = {"WEBP": {"quality": 90, "method": 2}, "GIF": {"optimize": False}}
_ROOT = Path(__file__).resolve().parents[2]
_START = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from engine.images.animating import answer; answer()"
_LOOK_SECONDS = 0.05
_KILLED = 9


def animate(
    pair: tuple[Rgb, Rgb],
    arrangement: Arrangement,
    path: Path,
    overwrite: bool,
    cancel: CancelToken,
    tell: Callable[[float], None],
) -> None:
    """Write an animation that plays for ever, whole or not at all.

    Args:
        pair: noisy and denoised, as :func:`engine.images.before_after.prepared` gives them.
        arrangement: one that moves.
        path: where to; the suffix says the format.
        overwrite: whether a file that is there may be replaced.
        cancel: asked many times a second, whatever the size of the photos.
        tell: hears the share that is done.

    Raises:
        OutputExists, UnwritableImage, Cancelled.
    """
    if path.suffix.lower() not in ANIMATED_SUFFIXES:
        raise UnwritableImage(f"{shown(path)} cannot move. Choose a name that ends in .webp or .gif.")
    format, most = _FORMATS[path.suffix.lower()]
    with opened(path, overwrite) as file:
        if max(pair[0].shape[:2]) > most:
            raise Refused(f"{format} ends at {most} pixels a side. Choose a smaller size")
        with _process(file, format, arrangement, pair) as process:
            _follow(process, frame_count(arrangement), cancel, tell)


@contextlib.contextmanager
def _process(
    file: BinaryIO, format: str, arrangement: Arrangement, pair: tuple[Rgb, Rgb]
) -> Iterator["subprocess.Popen[bytes]"]:
    wish = json.dumps({"format": format, "arrangement": arrangement.value, "shape": pair[0].shape})
    command = [sys.executable, "-P", "-c", _START, wish]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=file, stderr=pipe) as process:
        try:
            _hand_down(process, pair)
            yield process
        except BaseException:
            process.kill()
            raise


def _hand_down(process: "subprocess.Popen[bytes]", pair: tuple[Rgb, Rgb]) -> None:
    """Both photos; where the process is gone already, its end says so."""
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError), process.stdin as pipe:
        for photo in pair:
            pipe.write(np.ascontiguousarray(photo).data)


def _follow(
    process: "subprocess.Popen[bytes]", frames: int, cancel: CancelToken, tell: Callable[[float], None]
) -> None:
    told = bytearray()
    listener = threading.Thread(target=_listen, args=(process, told), daemon=True)
    listener.start()
    heard = 0
    while listener.is_alive():
        cancel.raise_if_cancelled()
        listener.join(_LOOK_SECONDS)
        if len(told) > heard:
            heard = len(told)
            tell(min(1.0, heard / frames))
    cancel.raise_if_cancelled()
    if process.wait() == -_KILLED:
        raise MemoryError
    if process.returncode != 0:
        raise ValueError(f"it ended with {process.returncode}")


def _listen(process: "subprocess.Popen[bytes]", told: bytearray) -> None:
    assert process.stderr is not None
    while sign := process.stderr.read(1):
        told.extend(sign)


def answer() -> None:
    """The other process: read the photos, write the animation to standard output."""
    wish = json.loads(sys.argv[1])
    shape = tuple(wish["shape"])
    before, after = (_read(sys.stdin.buffer, shape) for _ in range(2))
    film = _Film(before, after, Arrangement(wish["arrangement"]), wish["format"] == "GIF")
    encoded = BytesIO()
    film.save(encoded, wish["format"], save_all=True, duration=film.times, loop=0, **_OPTIONS[wish["format"]])
    sys.stdout.buffer.write(encoded.getbuffer())


def _read(stream: BinaryIO, shape: tuple[int, ...]) -> Rgb:
    content = stream.read(math.prod(shape))
    return np.frombuffer(content, np.uint8).reshape(shape)


class _Film(PillowImage.Image):
    """Draws each frame when the encoder comes to it, and tells of it.

    Args:
        before: noisy.
        after: denoised.
        arrangement: of both.
        few_colours: 256 a frame, dithered, as GIF has them.
    """

    def __init__(self, before: Rgb, after: Rgb, arrangement: Arrangement, few_colours: bool) -> None:
        super().__init__()
        self._draw: Callable[[int], Any] = lambda number: frame_at(before, after, arrangement, number)
        self._few_colours = few_colours
        self._place = -1
        self.n_frames = frame_count(arrangement)
        self.times = [self._draw(number).milliseconds for number in range(self.n_frames)]
        self.seek(0)

    def seek(self, frame: int) -> None:
        """Become another frame."""
        if frame >= self.n_frames:
            raise EOFError
        if frame == self._place:
            return
        if frame > 0:
            os.write(2, b".")
        picture = PillowImage.fromarray(self._draw(frame).pixels)
        if self._few_colours:
            picture = picture.quantize(256)
        self._place = frame
        self.im, self._mode, self._size, self.palette = picture.im, picture.mode, picture.size, picture.palette

    def tell(self) -> int:
        """Which frame it is."""
        return self._place
