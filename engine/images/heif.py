"""What AVIF and HEIC have in common: a still picture in a HEIF file, told from its boxes (ISO 23008-12, MIAF)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from engine.images import exif
from engine.images.boxes import Item, Items, read_items
from engine.images.colour_profile import HDR_TRANSFERS, profile_of
from engine.images.header import Contents, Header
from engine.images.image import Metadata

_ALPHA = (b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0", b"urn:mpeg:hevc:2015:auxid:1\0")
_PICTURES = (b"av01", b"hvc1", b"grid", b"iden", b"iovl", b"jpeg", b"unci")
_DERIVED = (b"grid", b"iden", b"iovl")
_SUBSAMPLINGS = {(0, 0): 0, (1, 0): 1, (1, 1): 2}
_IDENTITY = 0
_MAX_DEPTH = 4
_MAX_CUT, _MAX_CUT_AREA = 4, 1 << 24


@dataclass(frozen=True, slots=True)
class Coding:
    """How the samples are packed: 8, 10 or 12 ``bits``, ``grey`` alone, 4:4:4, 4:2:2 or 4:2:0 as 0, 1, 2."""

    bits: int
    grey: bool
    subsampling: int | None


def inspect(file: BinaryIO, format: str) -> Contents:
    """Header and metadata of the picture to show.

    Its rotation and mirroring stand in the file's own boxes and are applied by every decoder; orientation in EXIF or
    XMP says nothing here (MIAF 7.3.6.7).

    Raises:
        ValueError: not a whole header.
    """
    found = read_items(file)
    picture = found.items[found.primary]
    width, height = _extent(picture)
    coding = _coding(found, found.primary)
    alpha = _has_alpha(found, picture)
    block = _exif(file, found)
    nclx = _nclx(picture)
    metadata = Metadata(
        format=format,
        icc_profile=_profile(picture) or (profile_of(*nclx[:2]) if nclx else None),
        exif=block,
        xmp=_xmp(file, found),
        density=exif.density(block) if block else None,
        jpeg_subsampling=coding.subsampling,
        lossless=bool(nclx and nclx[2] == _IDENTITY and coding.subsampling == 0),
        png_chunks=((b"cICP", bytes((*nclx[:2], 0, 1))),) if nclx and nclx[1] in HDR_TRANSFERS else (),
        stored_bits=coding.bits,
        notes=tuple(_notes(found, picture, nclx)),
    )
    header = Header(width, height, 1 if coding.grey else 3, 8 if coding.bits == 8 else 16, format, alpha)
    return Contents(header, metadata, orientation=1)


def _extent(picture: Item) -> tuple[int, int]:
    """Width and height once cut out and turned, in the order of the picture's properties."""
    size = picture.property(b"ispe")
    if size is None:
        raise ValueError("a picture without a size")
    width, height = struct.unpack(">LL", size[4:12])
    area = width * height
    for name, data in picture.properties:
        if name == b"clap":
            wide, wide_by, high, high_by = struct.unpack(">LLLL", data[:16])
            width, height = min(width, round(wide / wide_by)), min(height, round(high / high_by))
        elif name == b"irot" and data[0] & 1:
            width, height = height, width
    if area > max(_MAX_CUT * width * height, _MAX_CUT_AREA):
        raise ValueError("far larger than what is shown of it")
    return width, height


def _coding(found: Items, number: int, depth: int = 0) -> Coding:
    """Of the picture, or of the first of the tiles that it is made of."""
    item = found.items[number]
    av1, hevc = item.property(b"av1C"), item.property(b"hvcC")
    if av1 and len(av1) > 2:
        bits = 12 if av1[2] & 0x20 else 10 if av1[2] & 0x40 else 8
        grey = bool(av1[2] & 0x10)
        return Coding(bits, grey, None if grey else _SUBSAMPLINGS.get((av1[2] >> 3 & 1, av1[2] >> 2 & 1)))
    if hevc and len(hevc) > 17:
        return Coding(8 + (hevc[17] & 7), hevc[16] & 3 == 0, {1: 2, 2: 1, 3: 0}.get(hevc[16] & 3))
    parts = [target for name, source, target in found.references if (name, source) == (b"dimg", number)]
    if item.kind in _DERIVED and parts and parts[0] in found.items and depth < _MAX_DEPTH:
        return _coding(found, parts[0], depth + 1)
    raise ValueError("a picture packed in no known way")


def _has_alpha(found: Items, picture: Item) -> bool:
    auxiliaries = found.pointing_at(b"auxl", found.primary)
    kinds = [(item.property(b"auxC") or b"")[4:] for item in auxiliaries]
    return picture.kind in _PICTURES and any(kind.startswith(_ALPHA) for kind in kinds)


def _described(found: Items) -> list[Item]:
    """Metadata of the picture to show; where nothing is said, any of the file's."""
    return found.pointing_at(b"cdsc", found.primary) or [
        item for item in found.items.values() if item.kind in (b"Exif", b"mime")
    ]


def _exif(file: BinaryIO, found: Items) -> bytes | None:
    """The block behind the four bytes that tell how far it is away."""
    for item in _described(found):
        if item.kind == b"Exif":
            data = found.data(file, item)
            if len(data) > 4:
                return exif.checked(data[4 + int.from_bytes(data[:4], "big") :])
    return None


def _xmp(file: BinaryIO, found: Items) -> bytes | None:
    for item in _described(found):
        if item.kind == b"mime" and item.content_type == b"application/rdf+xml":
            return found.data(file, item) or None
    return None


def _profile(picture: Item) -> bytes | None:
    for name, data in picture.properties:
        if name == b"colr" and data[:4] in (b"prof", b"rICC"):
            return data[4:] or None
    return None


def _nclx(picture: Item) -> tuple[int, int, int] | None:
    """Primaries, transfer and matrix as ITU-T H.273 counts them."""
    for name, data in picture.properties:
        if name == b"colr" and data[:4] == b"nclx" and len(data) >= 10:
            primaries, transfer, matrix = struct.unpack(">HHH", data[4:10])
            return (primaries, transfer, matrix) if max(primaries, transfer, matrix) < 256 else None
    return None


def _notes(found: Items, picture: Item, nclx: tuple[int, int, int] | None) -> Iterator[str]:
    if found.sequence:
        yield "Only the first picture of the animation was read."
    hidden = {source for name, source, _ in found.references if name in (b"thmb", b"auxl", b"cdsc")}
    hidden |= {target for name, _, target in found.references if name == b"dimg"}
    shown = [
        number
        for number, item in found.items.items()
        if item.kind in _PICTURES and not item.hidden and number not in hidden
    ]
    if len(shown) > 1:
        yield "Only the main one of its pictures was read."
    if any(name == b"prem" for name, _, _ in found.references):
        yield "Its colours are stored multiplied by the transparency, and stay so."
    if nclx and nclx[1] in HDR_TRANSFERS and _profile(picture) is None:
        yield f"Its colours are meant for HDR screens ({HDR_TRANSFERS[nclx[1]]}); here they look pale."
