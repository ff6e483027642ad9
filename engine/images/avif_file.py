"""Putting an AVIF file together around pixels that an encoder packed (AV1 Image File Format 1.2, ISO 23008-12)."""

import io
import struct

from engine.images.boxes import Item, read_items
from engine.images.colour_profile import SRGB
from engine.images.image import Metadata

_PICTURE, _ALPHA, _EXIF, _XMP = 1, 2, 3, 4
_ALPHA_KIND = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"
_UNSPECIFIED = (2, 2)
_BT601 = 6
"""The matrix that libaom's callers choose where they do not say."""

_ESSENTIAL = 0x80
_MAX_OFFSET = 2**32 - 1


def assembled(packed: bytes, metadata: Metadata) -> tuple[bytes, ...]:
    """The parts of a file with the picture of ``packed``, an encoder's own AVIF, and all of ``metadata``.

    Raises:
        ValueError: the encoder wrote something else than a picture and its alpha, or too much for this kind of file.
    """
    found, source = read_items(io.BytesIO(packed)), io.BytesIO(packed)
    picture = found.items[found.primary]
    alpha = next((item for item in found.pointing_at(b"auxl", found.primary) if item.property(b"auxC")), None)
    data = {_PICTURE: found.data(source, picture)}
    properties = {_PICTURE: _properties(picture) + _colours(picture, metadata)}
    if alpha is not None:
        data[_ALPHA] = found.data(source, alpha)
        size = (b"ispe", picture.property(b"ispe") or b"")
        properties[_ALPHA] = [size, *_properties(alpha, b"av1C", b"pixi"), (b"auxC", bytes(4) + _ALPHA_KIND)]
    if metadata.exif:
        data[_EXIF] = bytes(4) + metadata.exif
    if metadata.xmp:
        data[_XMP] = metadata.xmp
    head = _box(b"ftyp", b"avif", bytes(4), b"avifmif1miaf")
    meta = _meta(data, properties, 0)
    start = len(head) + len(meta) + 8
    total = sum(map(len, data.values()))
    if start + total > _MAX_OFFSET:
        raise ValueError("an AVIF of more than 4 GB")
    return head, _meta(data, properties, start), struct.pack(">L4s", 8 + total, b"mdat"), *data.values()


def _properties(item: Item, *names: bytes) -> list[tuple[bytes, bytes]]:
    return [part for part in item.properties if part[0] in (names or (b"ispe", b"av1C", b"pixi"))]


def _colours(picture: Item, metadata: Metadata) -> list[tuple[bytes, bytes]]:
    """How red, green and blue come out of the packed samples, what colours they are, and the profile."""
    named = next((data for name, data in metadata.png_chunks if name == b"cICP" and len(data) == 4), None)
    primaries, transfer = tuple(named[:2]) if named else _UNSPECIFIED if metadata.icc_profile else SRGB
    encoders = next((data for name, data in picture.properties if (name, data[:4]) == (b"colr", b"nclx")), None)
    matrix, whole_range = struct.unpack(">HB", encoders[8:11]) if encoders else (_BT601, 0x80)
    nclx = b"nclx" + struct.pack(">HHHB", primaries, transfer, matrix, whole_range)
    profile = [(b"colr", b"prof" + metadata.icc_profile)] if metadata.icc_profile else []
    return [(b"colr", nclx), *profile]


def _meta(data: dict[int, bytes], properties: dict[int, list[tuple[bytes, bytes]]], start: int) -> bytes:
    """The box that tells of all items, whose data lies one after another from ``start`` on."""
    handler = _box(b"hdlr", bytes(8), b"pict", bytes(13))
    primary = _box(b"pitm", struct.pack(">LH", 0, _PICTURE))
    references = {_ALPHA: b"auxl", _EXIF: b"cdsc", _XMP: b"cdsc"}
    pointers = [_box(references[n], struct.pack(">HHH", n, 1, _PICTURE)) for n in data if n in references]
    return _box(
        b"meta",
        bytes(4),
        handler,
        primary,
        _places(data, start),
        _kinds(data),
        _box(b"iref", bytes(4), *pointers) if pointers else b"",
        _described(properties),
    )


def _places(data: dict[int, bytes], start: int) -> bytes:
    rows = []
    for number, content in data.items():
        rows.append(struct.pack(">HHHLL", number, 0, 1, start, len(content)))
        start += len(content)
    return _box(b"iloc", struct.pack(">LBBH", 0, 0x44, 0, len(rows)), *rows)


def _kinds(data: dict[int, bytes]) -> bytes:
    kinds = {_PICTURE: b"av01\0", _ALPHA: b"av01\0", _EXIF: b"Exif\0", _XMP: b"mime\0application/rdf+xml\0"}
    hidden = (_EXIF, _XMP)
    rows = [_box(b"infe", struct.pack(">LHH", 2 << 24 | (n in hidden), n, 0), kinds[n]) for n in data]
    return _box(b"iinf", struct.pack(">LH", 0, len(rows)), *rows)


def _described(properties: dict[int, list[tuple[bytes, bytes]]]) -> bytes:
    """All properties, and which of them are whose; the decoder must know ``av1C``."""
    every = list(dict.fromkeys(part for own in properties.values() for part in own))
    rows = []
    for number, own in properties.items():
        indices = bytes(every.index(part) + 1 | (_ESSENTIAL if part[0] == b"av1C" else 0) for part in own)
        rows.append(struct.pack(">HB", number, len(own)) + indices)
    stored = _box(b"ipco", *(_box(name, content) for name, content in every))
    return _box(b"iprp", stored, _box(b"ipma", struct.pack(">LL", 0, len(rows)), *rows))


def _box(name: bytes, *parts: bytes) -> bytes:
    return struct.pack(">L4s", 8 + sum(map(len, parts)), name) + b"".join(parts)
