"""The boxes of ISO base media files (ISO 14496-12) and the items of still pictures in them (ISO 23008-12: HEIF).

Only what tells about a picture is read; nothing here grows with the picture.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

_MAX_META_BYTES = 16 << 20
_MAX_ITEM_BYTES = 64 << 20
_MAX_ITEMS = 1 << 15
_MAX_BOXES = 1 << 16
_MAX_EXTENTS = 1 << 12


@dataclass(slots=True)
class Item:
    """One item of a HEIF file: a picture, a tile of one, its alpha or its metadata."""

    kind: bytes
    hidden: bool = False
    content_type: bytes = b""
    properties: list[tuple[bytes, bytes]] = field(default_factory=list)
    extents: list[tuple[int, int]] = field(default_factory=list)
    within_meta: bool = False

    def property(self, name: bytes) -> bytes | None:
        """The data of the first property of that name, or None."""
        return next((data for kind, data in self.properties if kind == name), None)


@dataclass(slots=True)
class Items:
    """All items of a file.

    Attributes:
        primary: number of the picture to show.
        items: by number.
        references: (name, from, to), such as (``auxl``, alpha, picture).
        idat: where in the file the data kept within ``meta`` begins, and its length.
        sequence: whether there is a film as well.
    """

    primary: int = 0
    items: dict[int, Item] = field(default_factory=dict)
    references: list[tuple[bytes, int, int]] = field(default_factory=list)
    idat: tuple[int, int] = (0, 0)
    sequence: bool = False

    def pointing_at(self, name: bytes, target: int) -> list[Item]:
        """The items with a reference of that name to the item ``target``."""
        return [self.items[a] for kind, a, b in self.references if (kind, b) == (name, target) and a in self.items]

    def data(self, file: BinaryIO, item: Item) -> bytes:
        """An item's bytes.

        Raises:
            ValueError: they are not all in the file, or too many for metadata.
        """
        if sum(length for _, length in item.extents) > _MAX_ITEM_BYTES:
            raise ValueError("too much metadata")
        parts = []
        for offset, length in item.extents:
            if item.within_meta and offset + length > self.idat[1]:
                raise ValueError("an item beyond its box")
            file.seek(offset + (self.idat[0] if item.within_meta else 0))
            parts.append(file.read(length))
            if len(parts[-1]) != length:
                raise ValueError("the file ends within an item")
        return b"".join(parts)


def boxes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name of each box between two places, and where its content begins and ends.

    Raises:
        ValueError: a box that reaches beyond the end.
    """
    for _ in range(_MAX_BOXES):
        if start + 8 > end:
            return
        file.seek(start)
        size, name = struct.unpack(">L4s", _exactly(file, 8))
        body = start + 8
        if size == 1:
            (size,), body = struct.unpack(">Q", _exactly(file, 8)), start + 16
        stop = end if size == 0 else start + size
        if stop < body or stop > end:
            raise ValueError("a box beyond its surroundings")
        yield name, body, stop
        start = stop
    raise ValueError("too many boxes")


def read_items(file: BinaryIO) -> Items:
    """What the ``meta`` box of a HEIF file says.

    Raises:
        ValueError: there is none, or it is damaged.
    """
    found, length = Items(), file.seek(0, 2)
    meta: tuple[int, int] | None = None
    for name, start, end in _leading_boxes(file, length):
        found.sequence = found.sequence or name == b"moov"
        meta = (start, end) if name == b"meta" and meta is None else meta
    if meta is None:
        raise ValueError("no pictures in the file")
    if meta[1] - meta[0] > _MAX_META_BYTES:
        raise ValueError("too much metadata")
    _read_meta(file, meta[0] + 4, meta[1], found)
    if found.primary not in found.items:
        raise ValueError("no picture to show")
    return found


def _leading_boxes(file: BinaryIO, length: int) -> Iterator[tuple[bytes, int, int]]:
    """The file's boxes; a last one cut short, which may be the pixels', is the decoder's affair."""
    seen = False
    try:
        for name, start, end in boxes(file, 0, length):
            seen = seen or name == b"meta"
            yield name, start, end
    except ValueError:
        if not seen:
            raise


def _read_meta(file: BinaryIO, start: int, end: int, found: Items) -> None:
    places = {name: (body, stop) for name, body, stop in boxes(file, start, end)}
    readers = {b"iinf": _read_kinds, b"pitm": _read_primary, b"iref": _read_references, b"iloc": _read_places}
    for name, read in (readers | {b"iprp": _read_properties}).items():
        if name in places:
            read(file, *places[name], found)
    body, stop = places.get(b"idat", (0, 0))
    found.idat = body, stop - body


def _read_primary(file: BinaryIO, start: int, end: int, found: Items) -> None:
    data = _content(file, start, end)
    found.primary = int.from_bytes(data[4 : 6 if data[0] == 0 else 8], "big")


def _read_kinds(file: BinaryIO, start: int, end: int, found: Items) -> None:
    file.seek(start)
    version = _exactly(file, 4)[0]
    for name, body, stop in boxes(file, start + (6 if version == 0 else 8), end):
        data = _content(file, body, stop)
        if name != b"infe" or data[0] < 2:
            continue
        wide = 4 if data[0] > 2 else 2
        number, rest = int.from_bytes(data[4 : 4 + wide], "big"), data[6 + wide :]
        texts = rest[4:].split(b"\0")
        content_type = texts[1] if rest[:4] == b"mime" and len(texts) > 1 else b""
        found.items[number] = Item(rest[:4], bool(data[3] & 1), content_type)
        if len(found.items) > _MAX_ITEMS:
            raise ValueError("too many items")


def _read_properties(file: BinaryIO, start: int, end: int, found: Items) -> None:
    """All properties in their order (``ipco``), and which of them are whose (``ipma``)."""
    properties: list[tuple[bytes, bytes]] = []
    associations: list[bytes] = []
    for name, body, stop in boxes(file, start, end):
        if name == b"ipco":
            properties.extend((kind, _content(file, *place)) for kind, *place in boxes(file, body, stop))
        elif name == b"ipma":
            associations.append(_content(file, body, stop))
    for data in associations:
        _associate(data, properties, found)


def _associate(data: bytes, properties: list[tuple[bytes, bytes]], found: Items) -> None:
    reader = _Numbers(data, 4)
    wide_item, wide_index = data[0] >= 1, bool(data[3] & 1)
    for _ in range(reader.next(4)):
        item = found.items.get(reader.next(4 if wide_item else 2))
        for _ in range(reader.next(1)):
            index = reader.next(2) & 0x7FFF if wide_index else reader.next(1) & 0x7F
            if item is not None and 0 < index <= len(properties):
                item.properties.append(properties[index - 1])


def _read_references(file: BinaryIO, start: int, end: int, found: Items) -> None:
    data = _content(file, start, end)
    wide, at = (4 if data[0] else 2), 4
    while at + 8 <= len(data):
        size, name = struct.unpack_from(">L4s", data, at)
        reader = _Numbers(data[: at + size], at + 8)
        source = reader.next(wide)
        found.references.extend((name, source, reader.next(wide)) for _ in range(reader.next(2)))
        if size < 8 or len(found.references) > _MAX_ITEMS:
            raise ValueError("references that are none")
        at += size


def _read_places(file: BinaryIO, start: int, end: int, found: Items) -> None:
    """Where the items lie (``iloc``)."""
    data = _content(file, start, end)
    version, reader = data[0], _Numbers(data, 4)
    sizes = reader.next(2)
    offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    for _ in range(reader.next(2 if version < 2 else 4)):
        item = found.items.get(reader.next(2 if version < 2 else 4))
        method = reader.next(2) & 15 if version else 0
        reader.next(2)
        base = reader.next(base_size)
        count = reader.next(2)
        if count > _MAX_EXTENTS:
            raise ValueError("too many parts of an item")
        extents = []
        for _ in range(count):
            reader.next(index_size if version else 0)
            offset = reader.next(offset_size)
            extents.append((base + offset, reader.next(length_size)))
        if item is not None and method < 2:
            item.extents, item.within_meta = extents, method == 1


class _Numbers:
    """Big-endian numbers one after another."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data, self._at = data, at

    def next(self, size: int) -> int:
        """The next number of ``size`` bytes; ValueError beyond the end."""
        part = self._data[self._at : self._at + size]
        if len(part) != size:
            raise ValueError("a box ends too early")
        self._at += size
        return int.from_bytes(part, "big")


def _content(file: BinaryIO, start: int, end: int) -> bytes:
    file.seek(start)
    data = _exactly(file, end - start)
    if len(data) < 1:
        raise ValueError("an empty box")
    return data


def _exactly(file: BinaryIO, count: int) -> bytes:
    data = file.read(count)
    if len(data) != count:
        raise ValueError("the file ends within a box")
    return data
