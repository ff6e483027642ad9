"""WebP files: what their chunks say, and writing them (RFC 9649)."""

import struct
from collections.abc import Iterator
from typing import BinaryIO

import numpy as np

from engine.images import exif
from engine.images.header import Contents, Header, Refused, damaged_note
from engine.images.image import Image, Metadata, as_8bit, as_rgb8

_MAX_METADATA_BYTES = 64 << 20
_MAX_CHUNKS = 1 << 16
_MAX_FILE_BYTES = 1 << 30
_SIDE_LIMIT = 16383
_QUALITY = 95
_METADATA = (b"VP8X", b"ICCP", b"EXIF", b"XMP ")


def inspect(file: BinaryIO) -> Contents:
    """Header and metadata of a WebP.

    Raises:
        Refused: more than 1 GB, since the file is decoded from memory; more metadata than anything sensible.
        ValueError: not a whole header.
    """
    if file.seek(0, 2) > _MAX_FILE_BYTES:
        raise Refused("it is larger than any WebP photo. Save it as PNG or TIFF")
    found = dict(reversed(list(_chunks(file))))
    width, height, alpha = _extent(found)
    metadata = Metadata(
        format="webp",
        icc_profile=found.get(b"ICCP") or None,
        exif=exif.checked(found.get(b"EXIF")),
        xmp=found.get(b"XMP ") or None,
        lossless=b"VP8L" in found,
        notes=tuple(_notes(found)),
    )
    return Contents(Header(width, height, 3, 8, "webp", alpha), metadata)


def encode(image: Image, file: BinaryIO) -> None:
    """Write a photo as WebP: 8 bits, without loss if it was so, else at quality 95. Grey becomes RGB.

    Raises:
        Refused: a side of more than 16383 pixels.
    """
    from PIL import Image as PillowImage

    if max(image.width, image.height) > _SIDE_LIMIT:
        raise Refused(f"WebP ends at {_SIDE_LIMIT} pixels a side. Save it as PNG or TIFF")
    pixels, metadata = as_rgb8(image.pixels), image.metadata
    if image.alpha is not None:
        pixels = np.dstack((pixels, as_8bit(image.alpha)))
    PillowImage.fromarray(pixels).save(
        file,
        "WEBP",
        lossless=metadata.lossless,
        exact=True,  # colours under full transparency stay as well
        quality=_QUALITY,
        icc_profile=metadata.icc_profile or b"",
        exif=metadata.exif or b"",
        xmp=metadata.xmp or b"",
    )


def _notes(found: dict[bytes, bytes]) -> Iterator[str]:
    if b"ANIM" in found:
        yield "Only the first picture of the animation was read."
    if found.get(b"EXIF") and exif.checked(found[b"EXIF"]) is None:
        yield damaged_note("EXIF data")


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Name and data of every chunk; of the pixels' only the beginning."""
    position, length, left = 12, file.seek(0, 2), _MAX_METADATA_BYTES
    for _ in range(_MAX_CHUNKS):
        if position + 8 > length:
            return
        file.seek(position)
        name, size = struct.unpack("<4sL", file.read(8))
        left -= size if name in _METADATA else 0
        if left < 0:
            raise Refused(f"it holds more than {_MAX_METADATA_BYTES >> 20} MB besides its pixels. Save it without")
        yield name, file.read(size if name in _METADATA else min(size, 10))
        position += 8 + size + size % 2
    raise ValueError("too many chunks")


def _extent(found: dict[bytes, bytes]) -> tuple[int, int, bool]:
    """Width, height and whether there is alpha."""
    if b"VP8X" in found:
        flags, width, height = found[b"VP8X"][0], found[b"VP8X"][4:7], found[b"VP8X"][7:10]
        return int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1, bool(flags & 0x10)
    if b"VP8L" in found:
        (packed,) = struct.unpack("<L", found[b"VP8L"][1:5])
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1, bool(packed >> 28 & 1)
    width, height = struct.unpack("<HH", found[b"VP8 "][6:10])
    return width & 0x3FFF, height & 0x3FFF, False
