"""BMP files: what their headers say, their pixels, and writing them.

After Microsoft's BITMAPCOREHEADER, BITMAPINFOHEADER, BITMAPV4HEADER and BITMAPV5HEADER, and OS/2's header of 64 bytes.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from engine.images.header import Contents, Header, Refused
from engine.images.image import Image, Metadata, Pixels, as_8bit, as_rgb8
from engine.images.run_lengths import unpacked

_RGB, _RLE8, _RLE4, _BITFIELDS, _ALPHA_BITFIELDS = 0, 1, 2, 3, 6
_CORE, _INFO, _OS2, _V4, _V5 = 12, 40, 64, 108, 124
_MASKED_HEADERS = (52, 56, _V4, _V5)
_KINDS = {_RGB: (1, 2, 4, 8, 16, 24, 32), _RLE8: (8,), _RLE4: (4,), _BITFIELDS: (16, 32), _ALPHA_BITFIELDS: (16, 32)}
_DEFAULT_MASKS = {16: (0x7C00, 0x3E0, 0x1F, 0), 32: (0xFF0000, 0xFF00, 0xFF, 0)}
_EMBEDDED, _SRGB = b"DEBM", b"BGRs"  # four letters as a little-endian number
_INCH_IN_METRES = 0.0254
_MAX_PROFILE_BYTES = 64 << 20
_MAX_FILE_BYTES = 2**32 - 1
_BLOCK_BYTES = 1 << 22


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the pixels are stored: ``masks`` of red, green, blue and alpha, or a ``palette`` (n, 3)."""

    width: int
    height: int
    top_down: bool
    depth: int
    compression: int
    start: int
    masks: tuple[int, int, int, int] | None
    palette: NDArray[np.uint8] | None

    @property
    def row_bytes(self) -> int:
        return (self.width * self.depth + 31) // 32 * 4


def inspect(file: BinaryIO) -> Contents:
    """Header and metadata of a BMP.

    Raises:
        Refused: a kind of compression for printers only.
        ValueError: not a whole header.
    """
    layout, fields = _layout(file)
    alpha = bool(layout.masks and layout.masks[3])
    bits = 16 if layout.masks and max(mask.bit_count() for mask in layout.masks) > 8 else 8
    grey = layout.palette is not None and bool((layout.palette == layout.palette[:, :1]).all())
    metadata = Metadata(format="bmp", icc_profile=_profile(file, fields), density=_density(fields))
    return Contents(Header(layout.width, layout.height, 1 if grey else 3, bits, "bmp", alpha), metadata)


def decode(file: BinaryIO, header: Header) -> Pixels:
    """All samples (H, W, channels and alpha).

    Raises:
        ValueError: damaged or incomplete.
    """
    layout, _ = _layout(file)
    if layout.compression in (_RLE8, _RLE4):
        file.seek(layout.start)
        indices = unpacked(file.read(), layout.width, layout.height, layout.depth)[::-1]
        return _looked_up(layout, header, indices)
    shape = layout.height, layout.width, header.channels + header.alpha
    samples: NDArray[Any] = np.empty(shape, np.uint8 if header.bits == 8 else np.uint16)
    for rows, stored in _blocks(file, layout):
        samples[rows] = _samples(layout, header, stored)
    return cast(Pixels, samples if layout.top_down else samples[::-1])


def encode(image: Image, file: BinaryIO) -> None:
    """Write a photo as BMP of 8 bits a channel: grey with a palette, RGB, or RGB with alpha.

    Raises:
        Refused: more than 4 GB, which a BMP cannot hold.
    """
    profile, alpha = image.metadata.icc_profile, image.alpha is not None
    depth = 32 if alpha else 8 * image.channels
    size = _V5 if profile or alpha else _INFO
    palette = np.repeat(np.arange(256, dtype=np.uint8), 4).reshape(-1, 4) * np.array([1, 1, 1, 0], np.uint8)
    colours = palette.tobytes() if depth == 8 else b""
    row_bytes = (image.width * depth + 31) // 32 * 4
    start, area = 14 + size + len(colours), row_bytes * image.height
    total = start + area + len(profile or b"")
    if total > _MAX_FILE_BYTES:
        raise Refused("the BMP would be larger than 4 GB. Save it as PNG")
    file.write(struct.pack("<2sLLL", b"BM", total, 0, start))
    file.write(_written_header(image, size, depth, area, profile) + colours)
    for block in _written_rows(image, depth, row_bytes):
        file.write(block)
    file.write(profile or b"")


def _layout(file: BinaryIO) -> tuple[_Layout, bytes]:
    """The layout, and the header's bytes from its size on."""
    length = file.seek(0, 2)
    file.seek(10)
    start, size = struct.unpack("<LL", file.read(8))
    if size not in (_CORE, _INFO, *_MASKED_HEADERS) and not 16 <= size <= _OS2:
        raise ValueError(f"a header of {size} bytes")
    fields = struct.pack("<L", size) + file.read(size - 4)
    if len(fields) != size:
        raise ValueError("the file ends within its header")
    width, height, depth, compression, colours = _numbers(fields)
    is_os2 = size not in (_CORE, _INFO, *_MASKED_HEADERS)
    if compression in (4, 5) and not is_os2:
        raise Refused("it holds a JPEG or PNG for a printer, which is not supported")
    if depth not in _KINDS.get(compression, ()) or (is_os2 and compression >= _BITFIELDS):
        raise ValueError(f"{depth} bits a pixel with compression {compression}")
    masks = _masks(file, fields, depth, compression)
    palette = _palette(file, size, depth, colours) if depth <= 8 else None
    layout = _Layout(width, abs(height), height < 0, depth, compression, start, masks, palette)
    packed = compression in (_RLE8, _RLE4)
    if width < 1 or height == 0 or (packed and height < 0):
        raise ValueError("a photo without pixels")
    if start >= length or (not packed and start + layout.row_bytes * layout.height > length):
        raise ValueError("the file ends before its pixels do")
    return layout, fields


def _numbers(fields: bytes) -> tuple[int, int, int, int, int]:
    """Width, height (negative where the first row is the top one), bits a pixel, compression, colours."""
    if len(fields) == _CORE:
        width, height, _, depth = struct.unpack_from("<HHHH", fields, 4)
        return width, height, depth, _RGB, 0
    width, height, _, depth, compression, *_, colours = struct.unpack_from("<llHHLLllL", fields.ljust(_INFO, b"\0"), 4)
    return width, height, depth, compression, colours


def _masks(file: BinaryIO, fields: bytes, depth: int, compression: int) -> tuple[int, int, int, int] | None:
    """Where in a pixel red, green, blue and alpha are; the file stands behind the header."""
    if depth not in _DEFAULT_MASKS:
        return None
    if compression == _RGB:
        return _DEFAULT_MASKS[depth]
    behind = b"" if len(fields) in _MASKED_HEADERS else file.read(16 if compression == _ALPHA_BITFIELDS else 12)
    data = behind or fields[40:56]
    red, green, blue, alpha = struct.unpack("<4L", data.ljust(16, b"\0"))
    for mask in (red, green, blue, *([alpha] if alpha else [])):
        low = mask & -mask
        if mask == 0 or mask >= 1 << depth or (mask + low) & mask or mask.bit_count() > 16:
            raise ValueError("masks that are none")
    return red, green, blue, alpha


def _palette(file: BinaryIO, size: int, depth: int, colours: int) -> NDArray[np.uint8]:
    """The colours (2 ** depth, 3) as RGB, black where the file names fewer; the file stands behind the header."""
    entry, most = (3 if size == _CORE else 4), 1 << depth
    count = min(colours or most, most)
    data = file.read(entry * count)
    found = np.frombuffer(data[: len(data) // entry * entry], np.uint8).reshape(-1, entry)
    palette = np.zeros((most, 3), np.uint8)
    palette[: len(found)] = found[:, 2::-1]
    return palette


def _profile(file: BinaryIO, fields: bytes) -> bytes | None:
    if len(fields) != _V5 or fields[56:60] != _EMBEDDED:
        return None
    at, count = struct.unpack_from("<LL", fields, 112)
    if count > _MAX_PROFILE_BYTES:
        return None
    file.seek(14 + at)
    data = file.read(count)
    return data if len(data) == count and count else None


def _density(fields: bytes) -> tuple[float, float] | None:
    if len(fields) < 32:
        return None
    across, down = struct.unpack_from("<ll", fields, 24)
    return (across * _INCH_IN_METRES, down * _INCH_IN_METRES) if across > 0 and down > 0 else None


def _blocks(file: BinaryIO, layout: _Layout) -> Iterator[tuple[slice, NDArray[np.uint8]]]:
    """Rows as they are stored, (n, bytes of a row), and which they are."""
    rows = max(1, _BLOCK_BYTES // layout.row_bytes)
    file.seek(layout.start)
    for top in range(0, layout.height, rows):
        count = min(rows, layout.height - top)
        data = np.frombuffer(file.read(count * layout.row_bytes), np.uint8)
        yield slice(top, top + count), data.reshape(count, layout.row_bytes)


def _samples(layout: _Layout, header: Header, stored: NDArray[np.uint8]) -> Pixels:
    """Some rows (n, W, channels and alpha)."""
    width, depth = layout.width, layout.depth
    if depth == 24:
        return stored[:, : 3 * width].reshape(len(stored), width, 3)[..., ::-1]
    if layout.masks is not None:
        numbers = stored.view("<u2" if depth == 16 else "<u4")[:, :width]
        return _fields(layout.masks[: 3 + header.alpha], numbers, 255 if header.bits == 8 else 65535)
    if depth == 8:
        return _looked_up(layout, header, stored[:, :width])
    bits = np.unpackbits(stored, axis=1)[:, : width * depth].reshape(len(stored), width, depth)
    return _looked_up(layout, header, np.packbits(bits, axis=2)[..., 0] >> np.uint8(8 - depth))


def _fields(masks: tuple[int, ...], numbers: NDArray[Any], peak: int) -> Pixels:
    """The fields of packed pixels, each stretched to ``peak``, rounded."""
    samples: NDArray[Any] = np.empty((*numbers.shape, len(masks)), np.uint8 if peak == 255 else np.uint16)
    for channel, mask in enumerate(masks):
        low, most = (mask & -mask).bit_length() - 1, (1 << mask.bit_count()) - 1
        values = (numbers.astype(np.int64) & mask) >> low
        samples[..., channel] = (values * peak + most // 2) // most
    return cast(Pixels, samples)


def _looked_up(layout: _Layout, header: Header, indices: NDArray[np.uint8]) -> Pixels:
    assert layout.palette is not None
    return layout.palette[:, : header.channels][indices]


def _written_header(image: Image, size: int, depth: int, area: int, profile: bytes | None) -> bytes:
    density = image.metadata.density or (0.0, 0.0)
    across, down = (min(2**31 - 1, max(0, round(value / _INCH_IN_METRES))) for value in density)
    compression, colours = (_BITFIELDS if depth == 32 else _RGB), (256 if depth == 8 else 0)
    fields = (size, image.width, image.height, 1, depth, compression, area, across, down, colours, 0)
    head = struct.pack("<LllHHLLllLL", *fields)
    if size == _INFO:
        return head
    masks = (0xFF0000, 0xFF00, 0xFF, 0xFF000000) if depth == 32 else (0, 0, 0, 0)
    head += struct.pack("<4L4s", *masks, _EMBEDDED if profile else _SRGB) + b"\0" * 48
    at = size + (1024 if depth == 8 else 0) + area
    return head + struct.pack("<LLLL", 4, at if profile else 0, len(profile or b""), 0)  # 4: pictures


def _written_rows(image: Image, depth: int, row_bytes: int) -> Iterator[bytes]:
    """Blocks of rows from the bottom to the top, each filled up to four bytes."""
    rows = max(1, _BLOCK_BYTES // row_bytes)
    for bottom in range(image.height, 0, -rows):
        part = slice(max(0, bottom - rows), bottom)
        stored = np.zeros((part.stop - part.start, row_bytes), np.uint8)
        places = stored[:, : image.width * depth // 8].reshape(len(stored), image.width, depth // 8)
        pixels = as_8bit(image.pixels[part]) if depth == 8 else as_rgb8(image.pixels[part])
        places[..., : pixels.shape[2]] = pixels[::-1, :, ::-1]
        if image.alpha is not None:
            places[..., 3] = as_8bit(image.alpha[part])[::-1]
        yield stored.tobytes()
