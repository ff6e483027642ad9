"""PNG files: what their chunks say, and writing them (PNG third edition, W3C 2025)."""

import binascii
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from engine.images import exif
from engine.images.header import Contents, Header, Refused, damaged_note
from engine.images.image import Image, Metadata

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_XMP_KEYWORD = b"XML:com.adobe.xmp"
_KEPT = (b"gAMA", b"cHRM", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"tEXt", b"zTXt", b"iTXt")
_COLOUR = (b"gAMA", b"cHRM", b"sRGB")
_INCH_IN_METRES = 0.0254
_MAX_METADATA_BYTES = 64 << 20
_MAX_INFLATED_BYTES = 16 << 20
_MAX_CHUNKS = 1 << 21
_BLOCK_BYTES = 1 << 20
_AVERAGE_FILTER = 3
_GREY, _PALETTE = 0, 3

Chunks = list[tuple[bytes, bytes]]


def inspect(file: BinaryIO) -> Contents:
    """Header and metadata of a PNG.

    Raises:
        Refused: more metadata than anything sensible.
        ValueError: not a whole header.
    """
    chunks = list(_chunks(file))
    found = dict(reversed(chunks))
    width, height, depth, colour = struct.unpack(">LLBB", found[b"IHDR"][:10])
    alpha = colour in (4, 6) or b"tRNS" in found
    header = Header(width, height, 1 if colour in (0, 4) else 3, 16 if depth == 16 else 8, "png", alpha)
    metadata = Metadata(
        format="png",
        icc_profile=_icc_profile(found.get(b"iCCP")),
        exif=exif.checked(found.get(b"eXIf")) or exif.checked(_raw_profile(chunks)),
        xmp=_xmp(chunks),
        density=_density(found.get(b"pHYs")),
        png_chunks=tuple(chunk for chunk in chunks if chunk[0] in _KEPT and not _is_kept_elsewhere(chunk[1])),
    )
    notes = (*_changes(found, depth, colour), *_damages(chunks, metadata))
    return Contents(header, replace(metadata, notes=notes))


def encode(image: Image, file: BinaryIO) -> None:
    """Write a photo as PNG, 8 or 16 bits as it is."""
    colour = {1: 0, 2: 4, 3: 2, 4: 6}[image.channels + (image.alpha is not None)]
    file.write(SIGNATURE)
    _write(file, b"IHDR", struct.pack(">LLBBBBB", image.width, image.height, image.bits, colour, 0, 0, 0))
    for name, data in _metadata_chunks(image.metadata):
        _write(file, name, data)
    for data in _compressed(image):
        _write(file, b"IDAT", data)
    _write(file, b"IEND", b"")


def _changes(found: dict[bytes, bytes], depth: int, colour: int) -> Iterator[str]:
    """What of the pixels is not kept, or becomes different."""
    if b"acTL" in found:
        yield "Only the first picture of the animation was read."
    if colour == _PALETTE:
        transparency = " with transparency" if b"tRNS" in found else ""
        yield f"Its palette was expanded: the result has 8 bits RGB{transparency}."
    elif b"tRNS" in found:
        yield "Its transparent colour became a channel of transparency."
    if colour == _GREY and depth < 8:
        yield f"Its {depth} bit{'s' if depth > 1 else ''} a channel became 8."


def _damages(chunks: Chunks, metadata: Metadata) -> Iterator[str]:
    """Metadata that is there, but could not be taken."""
    for what, taken, name, beginning in (
        ("colour profile", metadata.icc_profile, b"iCCP", b""),
        ("EXIF data", metadata.exif, b"eXIf", b""),
        ("XMP data", metadata.xmp, b"iTXt", _XMP_KEYWORD + b"\0"),
    ):
        if taken is None and any(kind == name and data.startswith(beginning) for kind, data in chunks):
            yield damaged_note(what)


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Name and data of every chunk but the pixels', which are skipped."""
    position, length, left = len(SIGNATURE), file.seek(0, 2), _MAX_METADATA_BYTES
    for _ in range(_MAX_CHUNKS):
        if position + 8 > length:
            return
        file.seek(position)
        size, name = struct.unpack(">L4s", file.read(8))
        if name == b"IEND":
            return
        if name not in (b"IDAT", b"fdAT"):
            left -= size
            if left < 0:
                raise Refused(f"it holds more than {_MAX_METADATA_BYTES >> 20} MB besides its pixels. Save it without")
            yield name, file.read(size)
        position += 12 + size
    raise ValueError("too many chunks")


def _icc_profile(data: bytes | None) -> bytes | None:
    if data is None or b"\0" not in data:
        return None
    return _inflated(data[data.index(b"\0") + 2 :])


def _inflated(data: bytes) -> bytes | None:
    """The whole, or None where it is damaged or larger than anything sensible."""
    unpacking = zlib.decompressobj()
    try:
        whole = unpacking.decompress(data, _MAX_INFLATED_BYTES)
    except zlib.error:
        return None
    return whole or None if unpacking.eof else None


def _xmp(chunks: Chunks) -> bytes | None:
    for name, data in chunks:
        if name == b"iTXt" and data.startswith(_XMP_KEYWORD + b"\0"):
            compressed, rest = data[len(_XMP_KEYWORD) + 1 : len(_XMP_KEYWORD) + 2], data[len(_XMP_KEYWORD) + 3 :]
            text = rest.split(b"\0", 2)[-1]
            return _inflated(text) if compressed == b"\1" else text or None
    return None


def _raw_profile(chunks: Chunks) -> bytes | None:
    """EXIF as ImageMagick writes it: a text of a name, a length and hexadecimal digits."""
    for name, data in chunks:
        if name in (b"zTXt", b"tEXt") and data.startswith((b"Raw profile type exif\0", b"Raw profile type APP1\0")):
            text = data[data.index(b"\0") + 1 :]
            lines = ((_inflated(text[1:]) or b"") if name == b"zTXt" else text).split()
            try:
                return binascii.unhexlify(b"".join(lines[2:]))
            except binascii.Error:
                return None
    return None


def _is_kept_elsewhere(data: bytes) -> bool:
    return data.startswith((_XMP_KEYWORD + b"\0", b"Raw profile type "))


def _density(data: bytes | None) -> tuple[float, float] | None:
    if data is None or len(data) != 9:
        return None
    across, down, unit = struct.unpack(">LLB", data)
    return (across * _INCH_IN_METRES, down * _INCH_IN_METRES) if unit == 1 and across and down else None


def _metadata_chunks(metadata: Metadata) -> Iterator[tuple[bytes, bytes]]:
    if metadata.icc_profile:
        yield b"iCCP", b"icc\0\0" + zlib.compress(metadata.icc_profile)
    for name, data in metadata.png_chunks:
        if not (metadata.icc_profile and name in _COLOUR):
            yield name, data
    if metadata.density:
        across, down = (min(2**31 - 1, round(value / _INCH_IN_METRES)) for value in metadata.density)
        yield b"pHYs", struct.pack(">LLB", across, down, 1)
    if metadata.exif:
        yield b"eXIf", metadata.exif
    if metadata.xmp:
        yield b"iTXt", _XMP_KEYWORD + b"\0\0\0\0\0" + metadata.xmp


def _compressed(image: Image) -> Iterator[bytes]:
    """The pixels' stream in blocks of rows.

    Average filter and run-length matching: on photos smaller than the adaptive choice of filter with full matching, in
    a third of the time.
    """
    compressor = zlib.compressobj(1, zlib.DEFLATED, 15, 9, zlib.Z_RLE)
    for filtered in _filtered(image):
        data = compressor.compress(filtered)
        if data:
            yield data
    yield compressor.flush()


def _filtered(image: Image) -> Iterator[bytes]:
    """Rows with their filter byte: each sample minus the mean of its left and upper neighbours."""
    rows = max(1, _BLOCK_BYTES // image.pixels[0].nbytes)
    above: NDArray[np.uint8] | None = None
    for top in range(0, image.height, rows):
        block = _big_endian(image, slice(top, top + rows))
        upper = np.zeros_like(block)
        upper[1:] = block[:-1]
        upper[0] = 0 if above is None else above
        left = np.zeros_like(block)
        left[:, 1:] = block[:, :-1]
        above = block[-1]
        mean = (left & upper) + ((left ^ upper) >> 1)  # of two bytes, without a ninth bit
        flat = (block - mean).reshape(len(block), -1)
        yield np.insert(flat, 0, _AVERAGE_FILTER, axis=1).tobytes()


def _big_endian(image: Image, rows: slice) -> NDArray[np.uint8]:
    """Some rows (n, W, bytes per pixel), alpha included."""
    samples = image.samples(rows)
    wire = np.ascontiguousarray(samples, samples.dtype.newbyteorder(">"))
    return wire.view(np.uint8)


def _write(file: BinaryIO, name: bytes, data: bytes) -> None:
    file.write(struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data)))
