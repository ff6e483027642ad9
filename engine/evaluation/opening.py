"""The photos of a pair, from wherever they are: files, blocks of a ``.mat`` file, or noise made on the ground truth."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import UnreadableImage
from engine.evaluation.results import Pair
from engine.images.blocks import located, read_blocks
from engine.images.image import Image, peak_of
from engine.images.pairing import require_same_size
from engine.images.reading import read, shown

_LEVELS = 255


def opened(pair: Pair) -> tuple[Image, Image]:
    """The noisy photo and its ground truth, of the same size; twice the noisy photo where there is none.

    Raises:
        UnreadableImage: one of them cannot be read.
        SizeMismatch: they cannot be compared.
    """
    if pair.gaussian is not None:
        clean = read_picture(pair.clean)
        return with_noise(clean, pair.gaussian), clean
    noisy = read_picture(pair.noisy)
    if not pair.truth:
        return noisy, noisy
    clean = read_picture(pair.clean)
    require_same_size(noisy, clean, pair.noisy.name, pair.clean.name)
    return noisy, clean


def read_picture(picture: Path) -> Image:
    """A photo's file, or a block, named as by :func:`engine.images.blocks.name`."""
    file, place = located(picture)
    if place is None:
        return read(file)
    return Image(np.ascontiguousarray(_blocks(file, file.stat().st_mtime_ns)[place]))


@lru_cache(maxsize=2)
def _blocks(file: Path, _changed: int) -> Any:
    """All blocks of the two files last read; a pair's photos lie in two."""
    return read_blocks(file)


def with_noise(clean: Image, sigma: float) -> Image:
    """A photo with white Gaussian noise, as float32 and not clipped: how the field measures made noise.

    Clipping at black and white would make the noise weaker and easier than its sigma says. The noise follows from the
    photo's pixels alone, so that it is the same whatever the order of the photos.

    Args:
        clean: of any depth.
        sigma: standard deviation in levels of 255.
    """
    digest = hashlib.sha256(np.ascontiguousarray(clean.pixels).data).digest()
    random = np.random.default_rng(int.from_bytes(digest[:8], "little"))
    noise = random.standard_normal(clean.pixels.shape, np.float32) * np.float32(sigma / _LEVELS)
    return Image(clean.pixels.astype(np.float32) / np.float32(peak_of(clean.pixels.dtype)) + noise)


def contents(pair: Pair) -> str:
    """A hash of what both photos are, to know whether one has changed.

    Raises:
        UnreadableImage: one of them cannot be read.
    """
    parts = [_content(pair.clean)] if pair.gaussian is not None else [_content(pair.noisy), _content(pair.clean)]
    return hashlib.sha256(repr((parts, pair.gaussian, *(() if pair.truth else ("alone",)))).encode()).hexdigest()


def _content(picture: Path) -> tuple[str, tuple[int, int] | None]:
    file, place = located(picture)
    try:
        change = file.stat()
        return _file_content(file, change.st_mtime_ns, change.st_size), place
    except OSError as error:
        raise UnreadableImage(f"{shown(file)} cannot be opened: {error.strerror or error}.") from error


@lru_cache(maxsize=8)
def _file_content(file: Path, _changed: int, _size: int) -> str:
    """Of the files last looked at, so that one of many blocks is read once."""
    with file.open("rb") as opened_file:
        return hashlib.file_digest(opened_file, "sha256").hexdigest()
