"""JPEG files: what their segments say (ITU T.81, JFIF 1.02, Exif), and writing them."""

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

import numpy as np

from engine.images import cmyk, exif
from engine.images.header import Contents, Header, Refused, damaged_note
from engine.images.image import Image, Metadata, as_8bit
from engine.images.jpeg_segments import (
    APP1,
    APP2,
    EXIF,
    EXTENDED_XMP,
    ICC,
    PICTURES,
    XMP,
    Segments,
    first,
    frame,
    icc_profile,
    kept_segments,
    segments_of,
    with_segments,
)

_FOREIGN_FRAMES = {0xC3: "lossless", 0xC9: "arithmetically coded", 0xCA: "arithmetically coded"}
_FOREIGN_FRAMES |= {0xCB: "lossless, arithmetically coded"}
_COMPANIONS = (b"GainMap", b"MotionPhoto", b"MicroVideo")
_SEGMENT_BYTES = 65533
_SIDE_LIMIT = 65500
DEFAULT_QUALITY = 95
_UNREADABLE = "cannot be read here. Save it as a common JPEG or as TIFF"

# The luminance table of ITU T.81 annex K.1. It is compared sorted, so that a table's order does not matter.
_STANDARD_TABLE = np.sort(
    [
        *(16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55),
        *(14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62),
        *(18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92),
        *(49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99),
    ]
)


def inspect(file: BinaryIO) -> Contents:
    """Header and metadata of a JPEG.

    Raises:
        Refused: more than 8 bits, or a way of coding that is hardly ever used.
        ValueError: not a whole header.
    """
    segments = segments_of(file)
    header = _header(segments)
    stored_exif, profile = first(segments, APP1, EXIF), icc_profile(segments)
    block, xmp = exif.checked(stored_exif), first(segments, APP1, XMP)
    kept = tuple(kept_segments(segments, xmp))
    density = _jfif_density(segments) or (exif.density(block) if block else None)
    metadata = Metadata(
        format="jpeg",
        icc_profile=None if header.channels < _components(segments) else profile,
        exif=block,
        xmp=xmp,
        density=density,
        jpeg_quality=_quality(segments),
        jpeg_subsampling=_subsampling(segments),
        jpeg_segments=kept,
        notes=tuple(_notes(segments, kept, (stored_exif, block), profile)),
    )
    return Contents(header, metadata)


def encode(image: Image, file: BinaryIO) -> None:
    """Write a photo as JPEG: 8 bits, at the quality and subsampling it had, or 95 and 4:4:4.

    Raises:
        Refused: there is an alpha channel, or metadata or size beyond what a JPEG can hold.
    """
    from PIL import Image as PillowImage

    _check_fits(image)
    metadata = image.metadata
    options: dict[str, object] = {
        "quality": metadata.jpeg_quality or DEFAULT_QUALITY,
        "subsampling": metadata.jpeg_subsampling or 0,
        "icc_profile": metadata.icc_profile,
        "dpi": metadata.density and tuple(min(65535, max(1, round(value))) for value in metadata.density),
        "exif": metadata.exif and EXIF + metadata.exif,
        "xmp": metadata.xmp,
    }
    pixels = as_8bit(image.pixels)
    picture = PillowImage.fromarray(pixels[..., 0] if image.channels == 1 else pixels)
    encoded = BytesIO()  # into the file at once, Pillow would hide the reason when the disk is full
    picture.save(encoded, "JPEG", **{name: value for name, value in options.items() if value is not None})
    file.write(with_segments(encoded.getvalue(), metadata.jpeg_segments))


def estimated_quality(table: list[int]) -> int:
    """The libjpeg quality, 1 to 100, whose luminance table is nearest to ``table`` (64 values in any order)."""
    qualities = np.arange(1, 101)
    scales = np.where(qualities < 50, 5000 // qualities, 200 - 2 * qualities)
    standard = np.clip((_STANDARD_TABLE * scales[:, None] + 50) // 100, 1, 255)
    return int(qualities[np.abs(standard - np.sort(table)).sum(axis=1).argmin()])


def _check_fits(image: Image) -> None:
    if image.alpha is not None:
        raise Refused("JPEG cannot hold its transparency. Save it as PNG, TIFF or WebP")
    if max(image.width, image.height) > _SIDE_LIMIT:
        raise Refused(f"JPEG ends at {_SIDE_LIMIT} pixels a side. Save it as PNG or TIFF")
    for name, data, prefix in (("EXIF", image.metadata.exif, EXIF), ("XMP", image.metadata.xmp, XMP)):
        if data and len(data) + len(prefix) > _SEGMENT_BYTES:
            raise Refused(f"its {name} data is too large for a JPEG. Save it as PNG, TIFF or WebP")


def _components(segments: Segments) -> int:
    return frame(segments)[1][5]


def _header(segments: Segments) -> Header:
    marker, fields = frame(segments)
    bits, height, width, components = struct.unpack(">BHHB", fields[:6])
    if marker > 0xC2:
        raise Refused(f"this JPEG is {_FOREIGN_FRAMES.get(marker, 'hierarchical')}, which {_UNREADABLE}")
    if bits != 8:
        raise Refused(f"this JPEG has {bits} bits a channel, which {_UNREADABLE}")
    if components not in (1, 3, 4):
        raise Refused(f"it has {components} channels; grey, RGB and CMYK are supported. Save it without the others")
    return Header(width, height, min(components, 3), 8, "jpeg")


def _notes(
    segments: Segments, kept: tuple[tuple[int, bytes], ...], block: tuple[bytes | None, bytes | None], icc: bytes | None
) -> Iterator[str]:
    if _components(segments) == 4:
        yield cmyk.note(icc)
    if first(segments, APP2, PICTURES) is not None or any(word in _all_xmp(segments) for word in _COMPANIONS):
        yield "Only its main picture was read: a gain map, a second view or a film in its file is not kept."
    if first(segments, APP1, EXTENDED_XMP) is not None and not any(marker == APP1 for marker, _ in kept):
        yield damaged_note("long XMP data")
    if block[0] is not None and block[1] is None:
        yield damaged_note("EXIF data")
    if icc is None and first(segments, APP2, ICC) is not None:
        yield damaged_note("colour profile")


def _all_xmp(segments: Segments) -> bytes:
    return b"".join(data for marker, data in segments if marker == APP1 and data.startswith((XMP, EXTENDED_XMP)))


def _jfif_density(segments: Segments) -> tuple[float, float] | None:
    data = first(segments, 0xE0, b"JFIF\0")
    if data is None or len(data) < 7:
        return None
    unit, across, down = struct.unpack(">BHH", data[2:7])
    per_inch = {1: 1.0, 2: 2.54}.get(unit)
    return (across * per_inch, down * per_inch) if per_inch and across and down else None


def _quality(segments: Segments) -> int | None:
    """The quality of the first table, which is the luminance's."""
    for marker, data in segments:
        if marker == 0xDB and data:
            wide, number = data[0] >> 4, data[0] & 15
            if number == 0 and len(data) >= 1 + 64 * (1 + wide):
                return estimated_quality(list(struct.unpack_from(">64" + ("H" if wide else "B"), data, 1)))
    return None


def _subsampling(segments: Segments) -> int | None:
    """The coarsest that Pillow can write without going below what the file has in either direction."""
    factors = [(byte >> 4, byte & 15) for byte in frame(segments)[1][7::3]][:3]
    if len(factors) != 3 or 0 in sum(factors, ()):
        return None
    across, down = (factors[0][way] // max(factors[1][way], factors[2][way]) for way in (0, 1))
    return (2 if down >= 2 else 1) if across >= 2 else 0
