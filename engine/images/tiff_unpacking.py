"""TIFF pixels that libvips cannot decode: odd numbers of bits, 24 and 32 bits, 64-bit floats, L*a*b*, planes.

libtiff undoes the compression, as it does for every other file: it is shown a directory that calls each row a row of
bytes. Predictors (TIFF 6.0 section 14; Adobe's technical note 3 for floating-point numbers) and bits are undone here.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from engine.images.image import Pixels, peak_of
from engine.images.tiff_directory import LONG, Directories, Entry, Tree, packed
from engine.images.tiff_layout import (
    ASSOCIATED,
    CIELAB,
    FLOAT,
    FLOATING,
    HORIZONTAL,
    ICCLAB,
    WHITE_IS_0,
    Layout,
    layout_of,
)

_SHORT = 3
_UNPACKED = 1
_OFFSETS, _COUNTS, _FILL_ORDER, _ROWS_PER_STRIP = (273, 324), (279, 325), 266, 278
_TILE_WIDTH, _TILE_HEIGHT = 322, 323
_BLOCK_VALUES = 1 << 20
_WHOLE = (8, 16, 32, 64)
_MAX_FILE_BYTES = 2**32 - 1

Bytes = NDArray[np.uint8]


def decode(file: BinaryIO) -> Pixels:
    """All samples (H, W, channels and alpha): uint8, uint16 or float32, as :attr:`Layout.depth` says; L*a*b* as sRGB.

    Raises:
        Refused: as :func:`engine.images.tiff_layout.layout_of`.
        ValueError, pyvips.Error: damaged or incomplete.
    """
    directories = Directories(file)
    entries, _ = directories.at(directories.first)
    layout = layout_of(directories, entries)
    kind: Any = {8: np.uint8, 16: np.uint16, 32: np.float32}[layout.depth]
    pixels = cast(Pixels, np.empty((layout.height, layout.width, layout.samples), kind))
    for number, plane in enumerate(_planes(directories, entries, layout)):
        samples = slice(number, number + 1) if layout.separate else slice(None)
        for (top, left), rows in _blocks(plane):
            values = _values(rows, plane, layout, directories.order)
            part: Any = pixels[top : top + len(rows), left : left + plane.width, samples]
            part[...] = _at_depth(values[: part.shape[0], : part.shape[1]], layout)
    return _finished(pixels, layout)


@dataclass(frozen=True, slots=True)
class _Plane:
    """One channel or all of them, as a TIFF file of bytes: strips, or tiles one below the other.

    Attributes:
        data: the file.
        width: pixels in a row.
        height: rows in all.
        samples: numbers a pixel.
        tiles: height of a tile and how many stand side by side in the photo; None for strips.
    """

    data: bytearray
    width: int
    height: int
    samples: int
    tiles: tuple[int, int] | None


def _planes(directories: Directories, entries: dict[int, Entry], layout: Layout) -> Iterator[_Plane]:
    tiled = _TILE_WIDTH in entries
    width, rows = (
        int(directories.number(entries, tags[tiled], default))
        for tags, default in (((256, _TILE_WIDTH), 0), ((_ROWS_PER_STRIP, _TILE_HEIGHT), layout.height))
    )
    planes = layout.samples if layout.separate else 1
    samples = layout.samples // planes
    tables = [_table(directories, entries, tags[tiled]) for tags in (_OFFSETS, _COUNTS)]
    each = len(tables[0]) // planes
    height, tiles = (rows * each, (rows, -(-layout.width // width))) if tiled else (layout.height, None)
    size = {256: -(-width * samples * layout.bits // 8), 257: height, _ROWS_PER_STRIP: min(rows, height)}
    needed = [size[256] * min(rows, height - rows * number) for number in range(each)] * planes
    _require_whole(directories.length, tables[0], needed if layout.compression == _UNPACKED else tables[1])
    tree = _tree(directories, entries, size, layout.compression)
    whole, order = bytearray(directories.bytes_at(0, directories.length)), directories.order
    for plane in range(planes):
        parts = (table[plane * each : (plane + 1) * each] for table in tables)
        tree |= {
            tags[0]: _longs(directories.order, part) for tags, part in zip((_OFFSETS, _COUNTS), parts, strict=True)
        }
        yield _Plane(_with_directory(whole, tree, order), width, height, samples, tiles)


def _table(directories: Directories, entries: dict[int, Entry], tag: int) -> list[int]:
    """Offsets or lengths of all strips or tiles."""
    entry = entries[tag]
    code = {3: "u2", 4: "u4", 13: "u4", 16: "u8"}[entry.kind]
    table = np.frombuffer(directories.value(entry), directories.order + code)
    if table.size == 0 or int(table.max()) > _MAX_FILE_BYTES:
        raise ValueError("the table of strips is damaged")
    return [int(value) for value in table]


def _require_whole(length: int, offsets: list[int], counts: list[int]) -> None:
    """Else what the file lacks would be read from the directory that is put behind it."""
    if any(offset + count > length for offset, count in zip(offsets, counts, strict=False)):
        raise ValueError("the file ends before its pixels do")


def _tree(directories: Directories, entries: dict[int, Entry], size: dict[int, int], compression: int) -> Tree:
    """The directory of a plane of bytes, all but the tables."""
    order = directories.order
    shorts = {258: 8, 259: compression, 262: 1, 277: 1, 284: 1}
    shorts |= {_FILL_ORDER: int(directories.number(entries, _FILL_ORDER, 1))}
    tree: Tree = {tag: (_SHORT, 1, struct.pack(order + "H", value)) for tag, value in shorts.items()}
    return tree | {tag: _longs(order, [value]) for tag, value in size.items()}


def _longs(order: str, values: list[int]) -> tuple[int, int, bytes]:
    return LONG, len(values), struct.pack(f"{order}{len(values)}L", *values)


def _with_directory(whole: bytearray, tree: Tree, order: str) -> bytearray:
    """The file's bytes with another first directory, as a classic TIFF."""
    start = len(whole) + len(whole) % 2
    data = whole + b"\0" * (start - len(whole)) + packed(tree, order, start)
    if len(data) > _MAX_FILE_BYTES:
        raise ValueError("no room for another directory")
    data[:8] = struct.pack(order + "2sHL", b"II" if order == "<" else b"MM", 42, start)
    return data


def _blocks(plane: _Plane) -> Iterator[tuple[tuple[int, int], Bytes]]:
    """Blocks of decompressed rows (n, bytes), each with its place (row, column) in the photo."""
    import pyvips

    source = pyvips.Source.new_from_memory(plane.data)
    picture = pyvips.Image.tiffload_source(source, access="sequential", fail_on="error", unlimited=True)
    if picture.height != plane.height or picture.bands != 1 or picture.format != "uchar":
        raise ValueError("the rows are not what the directory said")
    region = pyvips.Region.new(picture)
    step, across = plane.tiles or (max(1, _BLOCK_VALUES // picture.width), 1)
    for number, top in enumerate(range(0, plane.height, step)):
        lines = min(step, plane.height - top)
        data = region.fetch(0, top, picture.width, lines)
        place = number // across * step, number % across * plane.width
        yield place, np.frombuffer(data, np.uint8).reshape(lines, picture.width)


def _values(rows: Bytes, plane: _Plane, layout: Layout, order: str) -> NDArray[Any]:
    """(n, width, samples) as stored: unsigned integers or floats."""
    count, size = plane.width * plane.samples, layout.bits // 8
    shape = len(rows), plane.width, plane.samples
    if layout.predictor == FLOATING and layout.number == FLOAT:
        return _floats_summed(rows[:, : count * size], plane.samples, size).reshape(shape)
    values = _unpacked(rows, count, layout.bits, order).reshape(shape)
    if layout.predictor == HORIZONTAL:
        values = _summed(values, layout.bits)
    return values.view(f"f{size}") if layout.number == FLOAT else values


def _unpacked(rows: Bytes, count: int, bits: int, order: str) -> NDArray[Any]:
    """(n, count) unsigned integers of this machine's byte order out of rows of bytes."""
    if bits in _WHOLE:
        stored = np.ascontiguousarray(rows[:, : count * bits // 8]).view(f"{order}u{bits // 8}")
        return stored.astype(f"u{bits // 8}")
    if bits == 24:
        triples = rows[:, : count * 3].reshape(len(rows), count, 3).astype(np.uint32)
        high, middle, low = (triples[..., index] for index in ((2, 1, 0) if order == "<" else (0, 1, 2)))
        return high << 16 | middle << 8 | low
    flags = np.unpackbits(rows, axis=1, count=count * bits).reshape(len(rows), count, bits)
    values: NDArray[Any] = np.zeros((len(rows), count), np.uint16)
    for index in range(bits):
        values = values << 1 | flags[..., index]
    return values


def _summed(values: NDArray[Any], bits: int) -> NDArray[Any]:
    """Differences (n, W, samples) from the left neighbour added up, modulo the number of levels."""
    total = np.cumsum(values, axis=1, dtype=values.dtype)
    return total if bits in _WHOLE else cast(NDArray[Any], total & values.dtype.type((1 << bits) - 1))


def _floats_summed(rows: Bytes, samples: int, size: int) -> NDArray[Any]:
    """(n, values) floats out of rows whose bytes stand by significance, highest first, as differences."""
    pixels = rows.reshape(len(rows), -1, samples)
    planes = np.cumsum(pixels, axis=1, dtype=np.uint8).reshape(len(rows), size, -1)
    wire = np.ascontiguousarray(planes.transpose(0, 2, 1))
    return wire.view(f">f{size}").reshape(len(rows), -1).astype(f"f{size}")


def _at_depth(values: NDArray[Any], layout: Layout) -> NDArray[Any]:
    """Over the full range of the photo's depth; L*a*b* as sRGB of that depth."""
    if layout.number == FLOAT:
        with np.errstate(over="ignore"):  # 64-bit numbers beyond 32-bit ones become infinite
            return values.astype(np.float32)
    if layout.colour in (CIELAB, ICCLAB):
        return _srgb(values, layout)
    return values if layout.bits == layout.depth else _levels(values, layout)


def _levels(values: NDArray[Any], layout: Layout) -> NDArray[Any]:
    """Rounded to the nearest of 8 or 16 bits."""
    peak, top = (1 << layout.depth) - 1, (1 << layout.bits) - 1
    scaled = (values.astype(np.uint64) * np.uint64(peak) + np.uint64(top // 2)) // np.uint64(top)
    return scaled.astype(np.uint8 if layout.depth == 8 else np.uint16)


def _srgb(values: NDArray[Any], layout: Layout) -> NDArray[Any]:
    """L*a*b* for the light D50, as ICC profiles count it, in sRGB; alpha stays."""
    import pyvips

    lab = np.ascontiguousarray(_lab(values[..., :3], layout))
    height, width = lab.shape[:2]
    picture = pyvips.Image.new_from_memory(lab.data, width, height, 3, "float").copy(interpretation="lab")
    colours = picture.icc_export(output_profile="srgb", depth=layout.depth, intent="relative").numpy()
    return np.concatenate((colours.reshape(height, width, 3), values[..., 3:]), axis=2)


def _lab(values: NDArray[Any], layout: Layout) -> NDArray[np.float32]:
    """L* from 0 to 100, a* and b* from -128 to 127."""
    unit = 1 if layout.bits == 8 else 256
    if layout.colour == CIELAB:
        signed: Any = values[..., 1:].view(f"i{layout.bits // 8}")
        white, chroma = (1 << layout.bits) - 1, signed.astype(np.float32) / unit
    else:
        white, chroma = 255 * unit, values[..., 1:].astype(np.float32) / unit - 128
    return np.concatenate((values[..., :1].astype(np.float32) * np.float32(100 / white), chroma), axis=2)


def _finished(pixels: Pixels, layout: Layout) -> Pixels:
    """White at the peak; colours divided by the alpha they were multiplied by, where that is not 0."""
    if layout.colour == WHITE_IS_0:
        grey: Any = pixels[..., 0]
        np.invert(grey, out=grey)
    if layout.alpha and layout.extra == ASSOCIATED:
        peak = peak_of(pixels.dtype)
        rows = max(1, _BLOCK_VALUES // pixels[0].size)
        for top in range(0, len(pixels), rows):
            block: Any = pixels[top : top + rows]
            share = block[..., -1:].astype(np.float64) / peak
            colours = block[..., :-1] / np.where(share > 0, share, 1.0)
            block[..., :-1] = colours if layout.number == FLOAT else np.rint(np.minimum(colours, peak))
    return pixels
