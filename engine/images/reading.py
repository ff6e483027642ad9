"""Reading photos. This is the border: whatever a decoder raises becomes one sentence that names the file."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from engine.errors import MissingExtra, UnreadableImage
from engine.extras import EXTRAS
from engine.images import avif, bmp, exif, heic, jpeg, orientation, png, raw, tiff, webp
from engine.images.decoding import decode, decode_small
from engine.images.display import display_rgb8
from engine.images.floating import in_unit_range
from engine.images.formats import HEAD_BYTES, TITLES, foreign_kind, format_of
from engine.images.header import Contents, Header, MissingPackage, Refused
from engine.images.image import Image, Metadata, Pixels

MAX_PIXELS = 400_000_000
"""Larger photos are refused before anything is decoded."""

MAX_SIDE = 1_000_000
"""Likewise longer ones: decoders hold many whole rows at once."""

MAX_FILE_BYTES = 4 << 30

_INSPECTORS = {
    "jpeg": jpeg.inspect,
    "png": png.inspect,
    "tiff": tiff.inspect,
    "webp": webp.inspect,
    "bmp": bmp.inspect,
    "avif": avif.inspect,
    "heic": heic.inspect,
    "raw": raw.inspect,
}
_DECODERS = {"bmp": bmp.decode, "avif": avif.decode, "heic": heic.decode, "raw": raw.decode}
"""For what :mod:`engine.images.decoding` does not decode."""


def read(path: Path) -> Image:
    """A photo with everything that came along: upright, at its own depth, in its own colour space.

    All formats of :mod:`engine.images.formats`, told by content; 8 bits, 16 bits and floating-point numbers, grey and
    RGB, with or without alpha. Fewer bits and palettes become 8 bits and RGB, 10 and 12 bits become 16, camera raw is
    developed.

    Raises:
        MissingExtra: the photo is fine, but takes a package that is not installed.
        UnreadableImage: for whatever other reason; the sentence names the file and the reason.
    """
    with _opened(path) as file:
        contents = _inspected(file)
        return _image(_decoded(file, contents.header), contents)


def read_header(path: Path) -> Header:
    """What :func:`read` would give, without decoding a pixel.

    Raises:
        UnreadableImage: as there.
    """
    with _opened(path) as file:
        contents = _inspected(file)
        return _upright_header(contents.header, _orientation(contents))


def read_metadata(path: Path) -> Metadata:
    """What came along with a photo, as it stands in the file, without decoding a pixel.

    Raises:
        UnreadableImage: as :func:`read`.
    """
    with _opened(path) as file:
        return _inspected(file).metadata


def thumbnail(path: Path, longest: int) -> NDArray[np.uint8]:
    """A small picture for the screen: (H, W, 3) upright 8-bit sRGB, its longer side at most ``longest`` pixels.

    A smaller photo keeps its size.

    Raises:
        UnreadableImage: as :func:`read`.
    """
    with _opened(path) as file:
        contents = _inspected(file)
        return _shrunk(_image(_decoded_small(file, contents.header, longest), contents), longest)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file, open; the one place where errors of files and decoders become :class:`UnreadableImage`."""
    try:
        with _regular_file(path) as file:
            yield file
    except MissingPackage as error:
        raise _missing(path, error.extra) from error
    except Exception as error:
        raise UnreadableImage(f"{shown(path)} cannot be opened: {_reason(error)}.") from error


def _missing(path: Path, name: str) -> MissingExtra:
    extra = EXTRAS[name]
    return MissingExtra(
        f"{shown(path)} cannot be opened: {extra.purpose} take the package {extra.requirement} "
        f"({extra.megabytes} MB), which is not installed. Install it with: {extra.command}",
        name,
    )


def shown(path: Path) -> str:
    """A file's name as it can be put into a sentence, on any terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in path.name or str(path))


def _regular_file(path: Path) -> BinaryIO:
    """Opened without waiting, so that a named pipe in place of a photo does not stop everything."""
    _check_regular(path.stat())
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    file = os.fdopen(descriptor, "rb")
    try:
        _check_regular(os.fstat(descriptor))
    except Refused:
        file.close()
        raise
    return file


def _check_regular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise Refused("it is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise Refused("it is not a regular file")
    if status.st_size == 0:
        raise Refused("the file is empty")
    if status.st_size > MAX_FILE_BYTES:
        raise Refused(f"the file is larger than {MAX_FILE_BYTES >> 30} GB")


def _reason(error: Exception) -> str:
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, OSError) and error.strerror:
        return f"the system says “{error.strerror}”"
    if isinstance(error, MemoryError):
        return "there is not enough memory for it"
    if isinstance(error, ImportError):
        return f"the library {error.name} is missing or damaged; set the program up again"
    return "the file is damaged or incomplete"


def _inspected(file: BinaryIO) -> Contents:
    """Everything but the pixels, within the limits."""
    head = file.read(HEAD_BYTES)
    kind = format_of(head)
    if kind == "tiff" and raw.is_raw_tiff(file):
        kind = "raw"
    if kind is None:
        foreign = foreign_kind(head)
        what = f"{foreign} files are not supported yet" if foreign else "this is not a photo of a known kind"
        raise Refused(f"{what}. {', '.join(list(TITLES.values())[:-1])} and {list(TITLES.values())[-1]} are")
    contents = _INSPECTORS[kind](file)
    _check_size(contents.header)
    return contents


def _check_size(header: Header) -> None:
    if header.width < 1 or header.height < 1:
        raise ValueError("a photo without pixels")
    if header.width * header.height > MAX_PIXELS:
        raise Refused(f"with {header.megapixels:.0f} megapixels it is beyond the limit of {MAX_PIXELS / 1e6:g}")
    longest = max(header.width, header.height)
    if longest > MAX_SIDE:
        raise Refused(f"with a side of {longest:,} pixels it is beyond the limit of {MAX_SIDE:,}")


def _decoded(file: BinaryIO, header: Header) -> Pixels:
    return _DECODERS.get(header.format, decode)(file, header)


def _decoded_small(file: BinaryIO, header: Header, longest: int) -> Pixels:
    if header.format == "raw":
        return raw.decode_small(file, header, longest)
    if header.format in _DECODERS:
        return _decoded(file, header)
    return decode_small(file, header, longest)


def _orientation(contents: Contents) -> int:
    """The directory's of a TIFF; else EXIF's, or where EXIF does not say, XMP's."""
    if contents.orientation is not None:
        return contents.orientation
    metadata = contents.metadata
    of_exif = exif.orientation(metadata.exif) if metadata.exif else None
    return of_exif or (orientation.of_xmp(metadata.xmp) if metadata.xmp else None) or 1


def _upright_header(header: Header, turned: int) -> Header:
    if turned not in orientation.TRANSPOSING:
        return header
    return replace(header, width=header.height, height=header.width)


def _upright_metadata(metadata: Metadata, turned: int) -> Metadata:
    density = metadata.density
    return replace(
        metadata,
        exif=exif.upright(metadata.exif) if metadata.exif else None,
        xmp=orientation.xmp_upright(metadata.xmp) if metadata.xmp else None,
        density=density[::-1] if density and turned in orientation.TRANSPOSING else density,
    )


def _contiguous(samples: Pixels) -> Pixels:
    in_order: Any = np.ascontiguousarray(samples)
    return cast(Pixels, in_order)


def _image(stored: Pixels, contents: Contents) -> Image:
    """The photo upright, alpha apart, floats with full light at 1."""
    turned = _orientation(contents)
    samples = orientation.upright(stored, turned)
    channels = contents.header.channels
    image = Image(
        pixels=_contiguous(samples[..., :channels]),
        alpha=_contiguous(samples[..., channels]) if contents.header.alpha else None,
        metadata=_upright_metadata(contents.metadata, turned),
    )
    return in_unit_range(image)


def _shrunk(image: Image, longest: int) -> NDArray[np.uint8]:
    from PIL import Image as PillowImage

    pixels = display_rgb8(image)
    factor = longest / max(image.width, image.height)
    if factor >= 1:
        return pixels
    size = max(1, round(image.width * factor)), max(1, round(image.height * factor))
    small = PillowImage.fromarray(pixels).resize(size, PillowImage.Resampling.LANCZOS, reducing_gap=2.0)
    return np.array(small)
