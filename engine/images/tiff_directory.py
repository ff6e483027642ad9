"""The directories of a TIFF file, which EXIF is made of too: reading entries and packing them again.

Layout after TIFF 6.0 (Adobe 1992), section 2, and BigTIFF. Values stay raw bytes in the file's own byte order, so that
nothing is lost on the way from one file to another.
"""

import struct
from dataclasses import dataclass
from typing import BinaryIO

MAX_VALUE_BYTES = 16 << 20
_MAX_ENTRIES = 4096
_CODES = {1: "B", 2: "B", 3: "H", 4: "L", 6: "b", 7: "B", 8: "h", 9: "l", 11: "f", 12: "d", 13: "L"}
_CODES |= {16: "Q", 17: "q", 18: "Q"}
_SIZES = {kind: struct.calcsize("<" + code) for kind, code in _CODES.items()} | {5: 8, 10: 8}

LONG = 4
_VERSIONS = (42, 43, 0x55, 0x4F52, 0x5352)
"""TIFF, BigTIFF, and the raw files of Panasonic and Olympus, which are TIFF but for this number."""

_WIDE_KINDS = (16, 17, 18)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a directory; ``field`` is where in the file its value or the value's offset stands."""

    tag: int
    kind: int
    count: int
    field: int

    @property
    def size(self) -> int:
        """Bytes of the value."""
        return _SIZES.get(self.kind, 1) * self.count


Value = tuple[int, int, bytes]
"""Kind, count and raw bytes of an entry."""

Tree = dict[int, "Value | Tree"]
"""A directory by tag, its sub-directories within."""


class Directories:
    """The directories of a TIFF file or an EXIF block.

    Raises:
        ValueError: on anything that is not as TIFF has it.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.length = file.seek(0, 2)
        head = self.bytes_at(0, 8)
        if head[:2] not in (b"II", b"MM"):
            raise ValueError("no TIFF header")
        self.order = "<" if head[:2] == b"II" else ">"
        version = self._number("H", 2)
        if version not in _VERSIONS:
            raise ValueError("no TIFF header")
        self.big = version == 43
        self.first = self._number("Q", 8) if self.big else self._number("L", 4)

    def at(self, offset: int) -> tuple[dict[int, Entry], int]:
        """The directory at ``offset`` by tag, and the offset of the next one (0 after the last)."""
        count_code, row = ("Q", 20) if self.big else ("H", 12)
        count = self._number(count_code, offset)
        if not 0 < count <= _MAX_ENTRIES:
            raise ValueError(f"a directory of {count} entries")
        start = offset + struct.calcsize("<" + count_code)
        rows = self.bytes_at(start, row * count)
        entries = [self._entry(rows, index * row, start) for index in range(count)]
        following = self._number("Q" if self.big else "L", start + row * count)
        return {entry.tag: entry for entry in entries}, following

    def value(self, entry: Entry) -> bytes:
        """The raw bytes of an entry's value."""
        if entry.kind not in _SIZES or entry.size > MAX_VALUE_BYTES:
            raise ValueError(f"tag {entry.tag} has no sensible value")
        inline = 8 if self.big else 4
        if entry.size <= inline:
            return self.bytes_at(entry.field, entry.size)
        return self.bytes_at(self._number("Q" if self.big else "L", entry.field), entry.size)

    def is_readable(self, entry: Entry) -> bool:
        """Whether an entry's value lies within the file."""
        try:
            self.value(entry)
        except ValueError:
            return False
        return True

    def numbers(self, entry: Entry) -> tuple[float, ...]:
        """The values of an entry; rational ones as fractions worked out, those over zero as 0."""
        if entry.count > _MAX_ENTRIES:
            raise ValueError(f"tag {entry.tag} has {entry.count} values")
        data = self.value(entry)
        if entry.kind in (5, 10):
            parts = struct.unpack(f"{self.order}{2 * entry.count}{'L' if entry.kind == 5 else 'l'}", data)
            return tuple(a / b if b else 0.0 for a, b in zip(parts[::2], parts[1::2], strict=True))
        return struct.unpack(f"{self.order}{entry.count}{_CODES[entry.kind]}", data)

    def number(self, entries: dict[int, Entry], tag: int, default: float) -> float:
        """The first value of a tag, ``default`` where it is missing or empty."""
        if tag not in entries or entries[tag].count == 0:
            return default
        return self.numbers(entries[tag])[0]

    def _entry(self, rows: bytes, at: int, start: int) -> Entry:
        tag, kind, count = struct.unpack_from(self.order + ("HHQ" if self.big else "HHL"), rows, at)
        return Entry(tag, kind, count, start + at + (12 if self.big else 8))

    def _number(self, code: str, offset: int) -> int:
        return int(struct.unpack(self.order + code, self.bytes_at(offset, struct.calcsize("<" + code)))[0])

    def bytes_at(self, offset: int, count: int) -> bytes:
        if offset + count > self.length:
            raise ValueError("the file ends too early")
        self._file.seek(offset)
        data = self._file.read(count)
        if len(data) != count:
            raise ValueError("the file ends too early")
        return data


def is_packable(entry: Entry) -> bool:
    """Whether an entry fits into a classic directory as it is (BigTIFF's 8-byte integers do not)."""
    return entry.kind in _SIZES and entry.kind not in _WIDE_KINDS and entry.size <= MAX_VALUE_BYTES


def packed(tree: Tree, order: str, start: int, following: int = 0) -> bytes:
    """A directory and what it points to as bytes that stand at offset ``start`` of their file."""
    values_at = start + 2 + 12 * len(tree) + 4
    rows, values = bytearray(struct.pack(order + "H", len(tree))), bytearray()
    for tag in sorted(tree):
        kind, count, data = _flat(tree[tag], order, values_at + len(values))
        if isinstance(tree[tag], dict) or len(data) > 4:
            field = struct.pack(order + "L", values_at + len(values))
            values += data + b"\0" * (len(data) % 2)
        else:
            field = data.ljust(4, b"\0")
        rows += struct.pack(order + "HHL", tag, kind, count) + field
    return bytes(rows + struct.pack(order + "L", following) + values)


def _flat(value: "Value | Tree", order: str, at: int) -> Value:
    return (LONG, 1, packed(value, order, at)) if isinstance(value, dict) else value
