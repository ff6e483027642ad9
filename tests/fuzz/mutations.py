"""Ways to damage a file: what disks, networks and hostile people do to photos."""

import random
import struct
import zlib
from collections.abc import Callable, Iterator

from tests.fuzz.seeds import Seeds

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_AT_ONCE = (1, 1, 1, 2, 3, 4)
_TELLING = (0, 1, 2, 3, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_REPAIRED = 0.7

Mutation = Callable[[bytearray, random.Random, list[bytes]], None]


def mutant(all_seeds: Seeds, kind: str, seed: int, number: int) -> bytes:
    """Input ``number`` of a campaign: the same for the same seeds, kind, seed and number."""
    rng = random.Random(f"{seed} {kind} {number}")
    family = all_seeds[kind]
    data = bytearray(rng.choice(family))
    for _ in range(rng.choice(_AT_ONCE)):
        if data:
            rng.choice(MUTATIONS)(data, rng, family)
    return _with_right_sums(bytes(data)) if rng.random() < _REPAIRED else bytes(data)


def flip_bits(data: bytearray, rng: random.Random, _family: list[bytes]) -> None:
    """A few bits, anywhere."""
    for _ in range(rng.choice((1, 1, 2, 8, 32))):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def truncate(data: bytearray, rng: random.Random, _family: list[bytes]) -> None:
    """The end is missing."""
    del data[rng.randrange(len(data)) :]


def swap_blocks(data: bytearray, rng: random.Random, _family: list[bytes]) -> None:
    """Two blocks change places."""
    size = rng.randint(1, max(1, len(data) // 4))
    first, second = (rng.randrange(max(1, len(data) - size)) for _ in range(2))
    data[first : first + size], data[second : second + size] = data[second : second + size], data[first : first + size]


def repeat_or_remove(data: bytearray, rng: random.Random, _family: list[bytes]) -> None:
    """A block comes twice, or not at all."""
    at, size = rng.randrange(len(data)), rng.choice((1, 4, 12, 64, 512))
    data[at : at + size] = data[at : at + size] * rng.choice((0, 2, 3))


def overwrite(data: bytearray, rng: random.Random, _family: list[bytes]) -> None:
    """A block of one value, or of chance."""
    at, size = rng.randrange(len(data)), rng.choice((1, 2, 4, 16, 256))
    size = min(size, len(data) - at)
    data[at : at + size] = rng.choice((bytes(size), b"\xff" * size, rng.randbytes(size)))


def splice(data: bytearray, rng: random.Random, family: list[bytes]) -> None:
    """The beginning of this file, the end of another."""
    other = rng.choice(family)
    data[rng.randrange(len(data)) :] = other[rng.randrange(len(other)) :]


def edit_number(data: bytearray, rng: random.Random, _family: list[bytes]) -> None:
    """A number of two or four bytes, anywhere, becomes one that programs trip over."""
    _put(data, rng.randrange(len(data)), rng)


def edit_length(data: bytearray, rng: random.Random, _family: list[bytes]) -> None:
    """The same where the format keeps a length, a count, an offset or a size in pixels."""
    places = list(_lengths(bytes(data)))
    if places:
        _put(data, rng.choice(places), rng)


MUTATIONS: tuple[Mutation, ...] = (
    flip_bits,
    truncate,
    swap_blocks,
    repeat_or_remove,
    overwrite,
    splice,
    edit_number,
    edit_length,
    edit_length,
)


def _put(data: bytearray, at: int, rng: random.Random) -> None:
    code = rng.choice(("<H", ">H", "<L", ">L"))
    size = struct.calcsize(code)
    if at + size > len(data):
        return
    value = struct.unpack_from(code, data, at)[0] + rng.choice((-1, 1, -4, 16))
    value = rng.choice((value, value * 2, len(data), *_TELLING))
    struct.pack_into(code, data, at, value % (1 << 8 * size))


def _lengths(data: bytes) -> Iterator[int]:
    """Where a format keeps the numbers that steer its reader."""
    if data.startswith(_PNG_SIGNATURE):
        yield from (16, 20, 24)
        yield from _png_chunks(data)
    elif data.startswith(b"\xff\xd8"):
        yield from _jpeg_lengths(data)
    elif data.startswith(b"RIFF"):
        yield from _riff_lengths(data)
    elif data.startswith((b"II", b"MM")):
        yield from _tiff_lengths(data)
    elif data.startswith(b"BM"):
        yield from (2, 10, 14, 18, 22, 26, 28, 30, 34, 46, 50)
    elif data[4:8] == b"ftyp":
        yield from _box_lengths(data, 0, len(data))


def _png_chunks(data: bytes) -> Iterator[int]:
    at = len(_PNG_SIGNATURE)
    while at + 12 <= len(data):
        yield at
        at += 12 + int(struct.unpack_from(">L", data, at)[0])


def _jpeg_lengths(data: bytes) -> Iterator[int]:
    at = 2
    while at + 10 <= len(data) and data[at] == 0xFF:
        yield at + 2
        if 0xC0 <= data[at + 1] <= 0xC3:
            yield from (at + 5, at + 7, at + 9)
        at += 2 + int(struct.unpack_from(">H", data, at + 2)[0])


def _riff_lengths(data: bytes) -> Iterator[int]:
    yield 4
    at = 12
    while at + 8 <= len(data):
        yield from (at + 4, at + 12)
        at += 8 + int(struct.unpack_from("<L", data, at + 4)[0])


def _tiff_lengths(data: bytes) -> Iterator[int]:
    order = "<" if data.startswith(b"II") else ">"
    yield 4
    at = int(struct.unpack_from(order + "L", data, 4)[0]) if len(data) >= 8 else 0
    if at + 2 > len(data):
        return
    yield at
    for entry in range(min(64, struct.unpack_from(order + "H", data, at)[0])):
        yield from (at + 2 + 12 * entry + place for place in (0, 2, 4, 8))


def _box_lengths(data: bytes, at: int, end: int) -> Iterator[int]:
    """Of boxes within boxes: all of AVIF's that hold others are looked into."""
    while at + 8 <= end:
        size, name = struct.unpack_from(">L4s", data, at)
        yield from (at, at + 12)
        inside = {b"meta": 12, b"iprp": 8, b"ipco": 8, b"iinf": 14}.get(name)
        if inside is not None:
            yield from _box_lengths(data, at + inside, min(end, at + size))
        if name in (b"iloc", b"ispe", b"infe", b"ipma"):
            yield from range(at + 8, min(end, at + size), 2)
        at += max(8, size)


def _with_right_sums(data: bytes) -> bytes:
    """A PNG whose check sums fit again, so that its damage gets past them."""
    if not data.startswith(_PNG_SIGNATURE):
        return data
    whole = bytearray(data)
    for at in _png_chunks(data):
        size = int(struct.unpack_from(">L", data, at)[0])
        if at + 12 + size <= len(data):
            struct.pack_into(">L", whole, at + 8 + size, zlib.crc32(data[at + 4 : at + 8 + size]))
    return bytes(whole)
