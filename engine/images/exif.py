"""EXIF as a block of bytes: a small TIFF file without pixels (Exif 2.32, section 4.5).

A block is handed on as it is, byte for byte, wherever possible: maker's notes hold offsets that would break otherwise.
"""

import io
import struct
from typing import BinaryIO

from engine.images.tiff_directory import Directories, Entry, Tree, is_packable, packed

ORIENTATION = 274
X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT = 282, 283, 296
EXIF_DIRECTORY, GPS_DIRECTORY, INTEROP_DIRECTORY = 34665, 34853, 40965
_SUB_DIRECTORIES = (EXIF_DIRECTORY, GPS_DIRECTORY, INTEROP_DIRECTORY)
_MAX_BYTES, _SMALL_BYTES = 32 << 20, 4096
_PER_INCH = {2: 1.0, 3: 2.54}

STRUCTURE = frozenset(
    (*range(254, 260), *range(262, 267), 273, 274, *range(277, 282), 284, *range(288, 294), 297, 301, *range(317, 322))
) | frozenset((*range(322, 348), *range(512, 533), 559, 700, 32996, 32997, 32998, 34377, 34675, 37724))
"""Tags of a TIFF directory that tell how pixels are stored, or that Denoiser keeps elsewhere; the others are EXIF."""


def checked(block: bytes | None) -> bytes | None:
    """The block without the prefix that JPEG gives it, or None when it cannot be parsed at all."""
    if not block:
        return None
    block = block.removeprefix(b"Exif\0\0")
    try:
        directories = Directories(io.BytesIO(block))
        directories.at(directories.first)
    except ValueError:
        return None
    return None if directories.big else block


def orientation(block: bytes) -> int | None:
    """1 to 8 as EXIF counts them, None where the block does not say."""
    directories = Directories(io.BytesIO(block))
    return orientation_in(directories, directories.at(directories.first)[0])


def orientation_in(directories: Directories, entries: dict[int, Entry]) -> int | None:
    """The same of one directory."""
    try:
        value = int(directories.number(entries, ORIENTATION, 0))
    except ValueError:
        return None
    return value if 1 <= value <= 8 else None


def upright(block: bytes) -> bytes:
    """The block with orientation 1; its thumbnail, which lies on its side, is unlinked.

    A block whose orientation is 1 already, or that has none, comes back as it is.
    """
    if orientation(block) in (None, 1):
        return block
    directories = Directories(io.BytesIO(block))
    entries, _ = directories.at(directories.first)
    entry, changed = entries[ORIENTATION], bytearray(block)
    struct.pack_into(directories.order + "HLH", changed, entry.field - 6, 3, 1, 1)  # one SHORT, the value 1
    struct.pack_into(directories.order + "L", changed, directories.first + 2 + 12 * _rows(directories), 0)
    return bytes(changed)


def density(block: bytes) -> tuple[float, float] | None:
    """Horizontal and vertical pixels per inch, None where the block does not say."""
    directories = Directories(io.BytesIO(block))
    return density_in(directories, directories.at(directories.first)[0])


def density_in(directories: Directories, entries: dict[int, Entry]) -> tuple[float, float] | None:
    """The same of one directory."""
    try:
        unit = _PER_INCH.get(int(directories.number(entries, RESOLUTION_UNIT, 2)))
        across = directories.number(entries, X_RESOLUTION, 0)
        down = directories.number(entries, Y_RESOLUTION, across)
    except ValueError:
        return None
    return (across * unit, down * unit) if unit and across > 0 and down > 0 else None


def of_tiff(file: BinaryIO, left_out: frozenset[int] = frozenset()) -> bytes | None:
    """What a TIFF file's first directory holds besides its pixels, with the EXIF and GPS directories, as a block.

    Tags of ``left_out`` are dropped from the first directory.
    """
    directories = Directories(file)
    entries, _ = directories.at(directories.first)
    dropped = STRUCTURE | left_out
    tree = _tree(directories, {tag: entry for tag, entry in entries.items() if tag not in dropped})
    return None if tree.keys() <= {X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT} else _block(tree, directories.order)


def joined(main: bytes, parts: dict[int, bytes]) -> bytes:
    """A block out of several of one byte order that hold one directory each, as Canon keeps them.

    Args:
        main: the block of the first directory.
        parts: by tag (:data:`EXIF_DIRECTORY`, :data:`GPS_DIRECTORY`) the blocks of the directories below it.
    """
    directories = Directories(io.BytesIO(main))
    tree = _tree(directories, directories.at(directories.first)[0])
    for tag, block in parts.items():
        below = Directories(io.BytesIO(block))
        if below.order == directories.order:
            tree[tag] = _tree(below, below.at(below.first)[0], 1)
    return _block(tree, directories.order)


def _block(tree: Tree, order: str) -> bytes:
    signature = b"II*\0" if order == "<" else b"MM\0*"
    return signature + struct.pack(order + "L", 8) + packed(tree, order, 8)


def _rows(directories: Directories) -> int:
    """How many rows the first directory has, double tags counted twice."""
    return int(struct.unpack(directories.order + "H", directories.bytes_at(directories.first, 2))[0])


def _tree(directories: Directories, entries: dict[int, Entry], depth: int = 0) -> Tree:
    tree: Tree = {}
    crowded = sum(entry.size for entry in entries.values() if is_packable(entry)) > _MAX_BYTES
    for tag, entry in entries.items():
        if crowded and entry.size > _SMALL_BYTES:
            continue
        try:
            if tag in _SUB_DIRECTORIES and depth < 2:
                below, _ = directories.at(int(directories.numbers(entry)[0]))
                tree[tag] = _tree(directories, below, depth + 1)
            elif is_packable(entry) and tag not in _SUB_DIRECTORIES:
                tree[tag] = (entry.kind, entry.count, directories.value(entry))
        except (ValueError, IndexError):
            continue  # one damaged entry does not cost the others
    return tree
