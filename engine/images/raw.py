"""Camera raw and DNG files: told from other TIFFs, developed by LibRaw (rawpy, an optional package).

They are developed as little as possible, so that the noise is as the sensor made it but for the interpolation of the
colours, which nothing can be done without: white balance as the camera set it, no noise reduction, no median filter, no
sharpening, sRGB colours on sRGB's curve at 16 bits. Nothing is brightened: LibRaw would look at each photo by itself,
take its brightest value for white and clip one per cent of its pixels, and a series would flicker. A photo may look
darker than the camera's own JPEG; at 16 bits it can be lifted afterwards.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import Any, BinaryIO, cast

import numpy as np

from engine import extras
from engine.images import exif, jpeg
from engine.images.boxes import boxes
from engine.images.colour_profile import srgb_profile
from engine.images.header import Contents, Header, MissingPackage, Refused
from engine.images.image import Metadata, Pixels
from engine.images.isolated import Answer, ask
from engine.images.tiff_directory import Directories, Entry

_SUBFILE, _COLOUR, _SUB_DIRECTORIES, _XMP, _DNG_VERSION = 254, 262, 330, 700, 50706
_MOSAIC, _LINEAR = 32803, 34892
_MAX_DIRECTORIES = 16
_MAX_PREVIEW_BYTES = 128 << 20
_MAX_XMP_BYTES = 16 << 20

_NOT_EXIF = frozenset((*range(254), 33421, 33422, *range(50706, 51200), *range(52525, 52560)))
"""Tags that describe the raw samples (DNG 1.7), or a maker's own: with them, a result would be taken for a DNG."""

_CANON_BOX = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_XMP_BOX = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_SRGB_GAMMA = (2.4, 12.92)
_TURNED = (5, 6)


def is_raw_tiff(file: BinaryIO) -> bool:
    """Whether a TIFF is a camera raw file or a DNG: it says so, or shows but a small preview, or has a mosaic within.

    Raises:
        ValueError: not a whole TIFF header.
    """
    directories = Directories(file)
    entries, following = directories.at(directories.first)
    if _DNG_VERSION in entries or int(directories.number(entries, _SUBFILE, 0)) & 1:
        return True
    return any(
        directories.number(below, _COLOUR, -1) in (_MOSAIC, _LINEAR)
        for below in (entries, *_others(directories, entries, following))
    )


def inspect(file: BinaryIO) -> Contents:
    """Header and metadata of what will be developed.

    Raises:
        MissingPackage: rawpy is not installed.
        Refused: a camera that LibRaw does not know.
        ValueError: damaged or incomplete.
    """
    if not extras.installed("raw"):
        raise MissingPackage("raw")
    facts, _ = ask("raw facts", file, 0)
    width, height, channels = facts["width"], facts["height"], facts["channels"]
    block, xmp = _kept(file)
    metadata = Metadata(
        format="raw",
        icc_profile=srgb_profile() if channels == 3 else None,
        exif=block,
        xmp=xmp,
        density=exif.density(block) if block else None,
        notes=() if block else ("Its EXIF data could not be read.",),
    )
    return Contents(Header(width, height, channels, 16, "raw"), metadata, orientation=1)


def decode(file: BinaryIO, header: Header) -> Pixels:
    """The photo developed, (H, W, channels) of 16 bits, upright.

    Raises:
        Refused: packed in a way that LibRaw does not know.
        ValueError: damaged or incomplete.
    """
    return _developed(file, header, half=False)


def decode_small(file: BinaryIO, header: Header, longest: int) -> Pixels:
    """The same, at half the size where a side of ``longest`` remains: four sensor pixels become one, which is quick.

    The preview that the camera left within is not taken: it is another rendering.
    """
    return _developed(file, header, half=max(header.width, header.height) >= 2 * longest)


def _developed(file: BinaryIO, header: Header, half: bool) -> Pixels:
    room = (header.width + 2) * (header.height + 2) * 4
    _, samples = ask("raw", file, room, half=half)
    if samples is None or samples.ndim != 3 or samples.shape[2] < header.channels or samples.dtype != np.uint16:
        raise ValueError("LibRaw made no such pixels")
    return cast(Pixels, samples[..., : header.channels])


def facts_of(file: BinaryIO) -> Answer:
    """Upright ``width`` and ``height``, and ``channels``. Called in a process of its own, as the next one."""
    with _opened(file) as photo:
        width, height = _extent(photo.sizes)
        return {"width": width, "height": height, "channels": 1 if photo.num_colors == 1 else 3}, None


def developed(file: BinaryIO, half: bool) -> Answer:
    """The photo as this module's beginning describes it, (H, W, channels) of 16 bits."""
    with _opened(file) as photo:
        samples = photo.postprocess(
            half_size=half,
            use_camera_wb=True,
            no_auto_bright=True,
            adjust_maximum_thr=0.0,
            output_bps=16,
            gamma=_SRGB_GAMMA,
        )
        return {}, samples


@contextmanager
def _opened(file: BinaryIO) -> Iterator[Any]:
    """The file in LibRaw's hands, nothing decoded yet."""
    import rawpy

    file.seek(0)
    unknown = (rawpy.LibRawFileUnsupportedError, rawpy.LibRawNotImplementedError, rawpy.NotSupportedError)
    try:
        with rawpy.imread(file) as photo:
            yield photo
    except unknown as error:
        raise Refused("LibRaw does not know this kind of camera raw. Develop it to TIFF or DNG first") from error


def _extent(sizes: Any) -> tuple[int, int]:
    """Width and height once the pixels are square and upright."""
    width, height = sizes.width, sizes.height
    if sizes.pixel_aspect > 1:
        width = round(width * sizes.pixel_aspect)
    elif 0 < sizes.pixel_aspect < 1:
        height = round(height / sizes.pixel_aspect)
    return (height, width) if sizes.flip in _TURNED else (width, height)


def _others(directories: Directories, entries: dict[int, Entry], following: int) -> Iterator[dict[int, Entry]]:
    """The directories below and after the first one, as far as they can be read."""
    below = directories.numbers(entries[_SUB_DIRECTORIES]) if _SUB_DIRECTORIES in entries else ()
    for offset in below[:_MAX_DIRECTORIES]:
        with suppress(ValueError):
            yield directories.at(int(offset))[0]
    for _ in range(_MAX_DIRECTORIES):
        try:
            if following == 0:
                return
            entries, following = directories.at(following)
        except ValueError:
            return
        yield entries


def _kept(file: BinaryIO) -> tuple[bytes | None, bytes | None]:
    """EXIF and XMP; None where the file has none or keeps it in a way that is not known."""
    file.seek(0)
    head = file.read(12)
    try:
        if head[4:8] == b"ftyp":
            return _of_canon(file)
        if head.startswith(b"FUJIFILM"):
            return _of_fujifilm(file)
        directories = Directories(file)
        entries, _ = directories.at(directories.first)
        return exif.of_tiff(file, _NOT_EXIF), directories.value(entries[_XMP]) if _XMP in entries else None
    except (ValueError, struct.error):
        return None, None


def _of_canon(file: BinaryIO) -> tuple[bytes | None, bytes | None]:
    """CR3: three blocks in a box of Canon's own within ``moov``, and XMP in another one."""
    parts, xmp = dict[bytes, bytes](), None
    for name, start, end in boxes(file, 0, file.seek(0, 2)):
        if name == b"moov":
            parts = _canon_parts(file, start, end)
        elif name == b"uuid" and _content(file, start, end, 16) == _XMP_BOX:
            xmp = _content(file, start + 16, end, _MAX_XMP_BYTES) or None
    if b"CMT1" not in parts:
        return None, xmp
    below = {exif.EXIF_DIRECTORY: parts.get(b"CMT2"), exif.GPS_DIRECTORY: parts.get(b"CMT4")}
    return exif.joined(parts[b"CMT1"], {tag: block for tag, block in below.items() if block}), xmp


def _canon_parts(file: BinaryIO, start: int, end: int) -> dict[bytes, bytes]:
    for name, body, stop in boxes(file, start, end):
        if name == b"uuid" and _content(file, body, stop, 16) == _CANON_BOX:
            return {kind: _content(file, a, b, _MAX_XMP_BYTES) for kind, a, b in boxes(file, body + 16, stop)}
    return {}


def _content(file: BinaryIO, start: int, end: int, most: int) -> bytes:
    file.seek(start)
    return file.read(min(end - start, most))


def _of_fujifilm(file: BinaryIO) -> tuple[bytes | None, bytes | None]:
    """RAF: a whole JPEG lies within, which has both."""
    file.seek(84)
    start, length = struct.unpack(">LL", file.read(8))
    file.seek(start)
    preview = jpeg.inspect(BytesIO(file.read(min(length, _MAX_PREVIEW_BYTES)))).metadata
    return preview.exif, preview.xmp
