"""Small files that claim or hold enormous photos, read by a process that has little memory."""

import struct
import zlib
from collections.abc import Iterator
from functools import cache

import pytest

from tests.fuzz.campaign import Limits, Reader

MEGABYTES = 500
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(Limits(seconds=60.0, megabytes=MEGABYTES)) as reading:
        yield reading


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


def png(width: int, height: int, *more: bytes, pixels: bytes = b"", depth: int = 8, colour: int = 2) -> bytes:
    head = chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, depth, colour, 0, 0, 0))
    return PNG + head + b"".join(more) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


@cache
def zeros() -> bytes:
    """More of them, packed, than there is memory for."""
    packer = zlib.compressobj(1)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(MEGABYTES + 200)) + packer.flush()


def tiff(width: int, height: int, tags: dict[int, int], data: bytes = b"") -> bytes:
    entries = {256: width, 257: height, 258: 8, 259: 1, 262: 1, 277: 1, 273: 8, 278: height, 279: len(data)} | tags
    directory = b"".join(struct.pack("<HHLL", tag, 4, 1, value) for tag, value in sorted(entries.items()))
    return (
        struct.pack("<2sHL", b"II", 42, 8 + len(data)) + data + struct.pack("<H", len(entries)) + directory + bytes(4)
    )


def bmp(width: int, height: int, compression: int = 0) -> bytes:
    info = struct.pack("<LllHHLLllLL", 40, width, height, 1, 8 if compression else 24, compression, 0, 0, 0, 0, 0)
    return struct.pack("<2sLHHL", b"BM", 54, 0, 0, 54) + info + bytes(64)


def webp(width: int, height: int) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<L", 10) + bytes(4) + size + b"VP8L" + struct.pack("<L", 8) + b"\x2f" + bytes(7)
    return b"RIFF" + struct.pack("<L", len(body)) + body


def jpeg(width: int, height: int) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 3) + b"\1\x22\0\2\x11\0\3\x11\0"
    return b"\xff\xd8\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xda\0\2"


BEYOND = {
    "png": png(65_000, 65_000),
    "png, one row": png(2**31 - 1, 1),
    "png, long row": png(9_000_000, 16, pixels=bytes(4000)),
    "tiff": tiff(70_000, 70_000, {}),
    "tiff, tiles": tiff(64, 64, {322: 1 << 20, 323: 1 << 20, 324: 8, 325: 4}),
    "tiff, one strip that claims all": tiff(100, 100, {279: 0xFFFFFFF0}),
    "tiff, column": tiff(1, 2**31 - 1, {}),
    "bmp": bmp(60_000, 60_000),
    "bmp, run lengths": bmp(60_000, 60_000, 1),
    "webp": webp(1 << 24, 1 << 24),
    "jpeg": jpeg(65_500, 65_500),
}
WITHIN = {
    "png": png(19_000, 19_000, pixels=bytes(60_000)),
    "png, 16 bits with alpha": png(19_000, 19_000, pixels=bytes(60_000), depth=16, colour=6),
    "tiff": tiff(19_000, 19_000, {}),
    "bmp": bmp(19_000, 19_000),
    "bmp, run lengths": bmp(19_000, 19_000, 1),
    "webp": webp(16_383, 16_383),
    "jpeg": jpeg(19_000, 19_000),
}


@pytest.mark.parametrize("name", BEYOND)
def test_what_is_beyond_all_limits_is_refused_before_it_takes_memory(reader: Reader, name: str) -> None:
    answer = reader.ask(BEYOND[name])
    assert answer.outcome == "refused", answer
    assert "there is not enough memory" not in answer.why
    assert answer.held < 300


@pytest.mark.parametrize("name", WITHIN)
def test_what_could_be_a_photo_but_does_not_fit_is_refused_as_well(reader: Reader, name: str) -> None:
    """Either for want of memory, or as soon as its pixels turn out not to be there."""
    answer = reader.ask(WITHIN[name])
    assert answer.outcome in ("refused", "memory"), answer


@pytest.mark.parametrize("name", ["webp", "jpeg"])
def test_room_is_taken_for_what_a_file_holds_not_for_what_it_claims(reader: Reader, name: str) -> None:
    assert reader.ask(WITHIN[name]).outcome == "refused"


@pytest.mark.parametrize("name", [b"iCCP", b"zTXt", b"iTXt"])
def test_metadata_that_unpack_to_gigabytes(reader: Reader, name: bytes) -> None:
    keyword = {b"iCCP": b"icc\0\0", b"zTXt": b"Raw profile type exif\0\0", b"iTXt": b"XML:com.adobe.xmp\0\1\0\0\0"}
    answer = reader.ask(png(2, 1, chunk(name, keyword[name] + zeros()), pixels=bytes(7)))
    assert answer.outcome in ("read", "refused"), answer


def test_pixels_that_unpack_to_gigabytes(reader: Reader) -> None:
    packed = zeros()
    for data in (
        tiff(64, 64, {259: 8}, packed),
        PNG + png(64, 64)[8:33] + chunk(b"IDAT", packed) + chunk(b"IEND", b""),
    ):
        assert reader.ask(data).outcome in ("read", "refused")
