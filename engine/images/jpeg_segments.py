"""The segments of a JPEG file before its first scan: finding, joining and keeping them.

ITU T.81 annex B; XMP part 3, section 1.1.3 (Adobe 2020); ICC.1 annex B.4.
"""

import hashlib
import struct
from collections.abc import Iterator
from typing import BinaryIO

EXIF, XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"
EXTENDED_XMP = b"http://ns.adobe.com/xmp/extension/\0"
ICC, PICTURES = b"ICC_PROFILE\0", b"MPF\0"
APP1, APP2, FRAMES = 0xE1, 0xE2, frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

_PHOTOSHOP, _APP13, _COMMENT = b"Photoshop 3.0\0", 0xED, 0xFE
_EXTENDED_HEAD = struct.Struct(f">{len(EXTENDED_XMP)}s32sLL")
_MAX_STEPS = 1 << 16

Segments = list[tuple[int, bytes]]
"""Markers and payloads."""


def segments_of(file: BinaryIO) -> Segments:
    """Every segment up to the first scan.

    Raises:
        ValueError: the file ends before it.
    """
    return list(_segments(file))


def first(segments: Segments, marker: int, prefix: bytes) -> bytes | None:
    """What follows ``prefix`` in the first segment that begins so."""
    return next((data[len(prefix) :] for kind, data in segments if kind == marker and data.startswith(prefix)), None)


def frame(segments: Segments) -> tuple[int, bytes]:
    """Marker and payload of the frame header.

    Raises:
        ValueError: there is none.
    """
    found = next(((marker, data) for marker, data in segments if marker in FRAMES), None)
    if found is None:
        raise ValueError("no frame header")
    return found


def icc_profile(segments: Segments) -> bytes | None:
    """The parts joined in their numbered order; None unless all are there."""
    parts = {data[12]: data for kind, data in segments if kind == APP2 and data.startswith(ICC) and len(data) > 14}
    wanted = next(iter(parts.values()))[13] if parts else 0
    if sorted(parts) != list(range(1, wanted + 1)):
        return None
    return b"".join(parts[number][14:] for number in sorted(parts)) or None


def kept_segments(segments: Segments, xmp: bytes | None) -> Iterator[tuple[int, bytes]]:
    """What a JPEG alone can hold and the result takes over as it is: Photoshop's resources, comments, extended XMP."""
    extended = _is_extended_xmp_whole(segments, xmp)
    for marker, data in segments:
        if (
            marker == _COMMENT
            or (marker == _APP13 and data.startswith(_PHOTOSHOP))
            or (marker == APP1 and extended and data.startswith(EXTENDED_XMP))
        ):
            yield marker, data


def with_segments(encoded: bytes, segments: tuple[tuple[int, bytes], ...]) -> bytes:
    """A JPEG with further segments, after those of applications that it has."""
    at = 2
    while encoded[at + 1] in range(0xE0, 0xF0):
        at += 2 + int.from_bytes(encoded[at + 2 : at + 4], "big")
    added = b"".join(struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data for marker, data in segments)
    return encoded[:at] + added + encoded[at:]


def _is_extended_xmp_whole(segments: Segments, xmp: bytes | None) -> bool:
    """Whether its parts join to the length and the MD5 sum that each of them and the main packet name."""
    extended = [data for marker, data in segments if marker == APP1 and data.startswith(EXTENDED_XMP)]
    if not extended or xmp is None or min(map(len, extended)) < _EXTENDED_HEAD.size:
        return False
    heads = [_EXTENDED_HEAD.unpack_from(data) for data in extended]
    promises = {(digest, length) for _, digest, length, _ in heads}
    parts = sorted((head[3], data[_EXTENDED_HEAD.size :]) for head, data in zip(heads, extended, strict=True))
    whole = b"".join(part for _, part in parts)
    digest = hashlib.md5(whole, usedforsecurity=False).hexdigest().upper().encode()
    return promises == {(digest, len(whole))} and digest in xmp


def _segments(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
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
