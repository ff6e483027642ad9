"""JPEG files: what their segments say (ITU T.81, JFIF 1.02, Exif, XMP part 3, ICC.1 annex B.4), and writing them."""

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

import numpy as np

from engine.images import exif
from engine.images.header import Contents, Header, Refused
from engine.images.image import Image, Metadata, as_8bit

_EXIF, _XMP, _ICC = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"ICC_PROFILE\0"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SUBSAMPLINGS = {(1, 1): 0, (2, 1): 1, (2, 2): 2}
_SEGMENT_BYTES = 65533
_MAX_STEPS = 1 << 16
DEFAULT_QUALITY = 95

# The luminance table of ITU T.81 annex K.1. It is compared sorted, so that a table's order does not matter.
_STANDARD_TABLE = np.sort(
    [
        *(16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55),
        *(14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62),
        *(18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92),
        *(49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99),
    ]
)

Segments = list[tuple[int, bytes]]


def inspect(file: BinaryIO) -> Contents:
    """Header and metadata of a JPEG.

    Raises:
        Refused: CMYK, or more than 8 bits.
        ValueError: not a whole header.
    """
    segments = list(_segments(file))
    header = _header(segments)
    block = exif.checked(_first(segments, 0xE1, _EXIF))
    density = _jfif_density(segments) or (exif.density(block) if block else None)
    metadata = Metadata(
        format="jpeg",
        icc_profile=_icc_profile(segments),
        exif=block,
        xmp=_first(segments, 0xE1, _XMP),
        density=density,
        jpeg_quality=_quality(segments),
        jpeg_subsampling=_subsampling(segments),
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
        "exif": metadata.exif and _EXIF + metadata.exif,
        "xmp": metadata.xmp,
    }
    pixels = as_8bit(image.pixels)
    picture = PillowImage.fromarray(pixels[..., 0] if image.channels == 1 else pixels)
    encoded = BytesIO()  # into the file at once, Pillow would hide the reason when the disk is full
    picture.save(encoded, "JPEG", **{name: value for name, value in options.items() if value is not None})
    file.write(encoded.getbuffer())


def estimated_quality(table: list[int]) -> int:
    """The libjpeg quality, 1 to 100, whose luminance table is nearest to ``table`` (64 values in any order)."""
    qualities = np.arange(1, 101)
    scales = np.where(qualities < 50, 5000 // qualities, 200 - 2 * qualities)
    standard = np.clip((_STANDARD_TABLE * scales[:, None] + 50) // 100, 1, 255)
    return int(qualities[np.abs(standard - np.sort(table)).sum(axis=1).argmin()])


def _check_fits(image: Image) -> None:
    if image.alpha is not None:
        raise Refused("JPEG cannot hold its transparency. Save it as PNG, TIFF or WebP")
    if max(image.width, image.height) > 65535:
        raise Refused("JPEG ends at 65535 pixels a side. Save it as PNG or TIFF")
    for name, data, prefix in (("EXIF", image.metadata.exif, _EXIF), ("XMP", image.metadata.xmp, _XMP)):
        if data and len(data) + len(prefix) > _SEGMENT_BYTES:
            raise Refused(f"its {name} data is too large for a JPEG. Save it as PNG, TIFF or WebP")


def _segments(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Marker and payload of every segment up to the first scan."""
    file.seek(2)
    for _ in range(_MAX_STEPS):
        byte = file.read(1)
        if byte == b"":
            raise ValueError("the file ends before the photo begins")
        if byte != b"\xff":
            continue  # stray bytes between segments: decoders skip them too
        marker = _marker(file)
        if marker in (0xDA, 0xD9):
            return
        if marker in (0x00, 0x01) or 0xD0 <= marker <= 0xD8:
            continue
        yield marker, _payload(file)
    raise ValueError("no photo among the segments")


def _marker(file: BinaryIO) -> int:
    byte = file.read(1)
    for _ in range(_MAX_STEPS):
        if byte != b"\xff":
            break
        byte = file.read(1)
    if not byte:
        raise ValueError("the file ends before the photo begins")
    return byte[0]


def _payload(file: BinaryIO) -> bytes:
    (length,) = struct.unpack(">H", file.read(2))
    data = file.read(max(0, length - 2))
    if length < 2 or len(data) != length - 2:
        raise ValueError("the file ends within a segment")
    return data


def _header(segments: Segments) -> Header:
    frame = next((data for marker, data in segments if marker in _FRAMES), None)
    if frame is None:
        raise ValueError("no frame header")
    bits, height, width, components = struct.unpack(">BHHB", frame[:6])
    if bits != 8:
        raise Refused(f"a JPEG of {bits} bits is not supported yet")
    if components not in (1, 3):
        raise Refused("its colours are CMYK, which is not supported yet. Convert it to RGB")
    return Header(width, height, components, 8, "jpeg")


def _first(segments: Segments, marker: int, prefix: bytes) -> bytes | None:
    return next((data[len(prefix) :] for kind, data in segments if kind == marker and data.startswith(prefix)), None)


def _icc_profile(segments: Segments) -> bytes | None:
    """The parts joined in their numbered order; None unless all are there."""
    parts = {
        data[12]: data
        for kind, data in segments
        if kind == 0xE2 and data.startswith(_ICC) and len(data) > len(_ICC) + 2
    }
    wanted = next(iter(parts.values()))[13] if parts else 0
    if sorted(parts) != list(range(1, wanted + 1)):
        return None
    return b"".join(parts[number][14:] for number in sorted(parts)) or None


def _jfif_density(segments: Segments) -> tuple[float, float] | None:
    data = _first(segments, 0xE0, b"JFIF\0")
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
    frame = next(data for marker, data in segments if marker in _FRAMES)
    factors = [(byte >> 4, byte & 15) for byte in frame[7::3]][:3]
    if len(factors) != 3 or factors[1] != (1, 1) or factors[2] != (1, 1):
        return None
    return _SUBSAMPLINGS.get(factors[0])
