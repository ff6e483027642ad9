"""PNG: what is expanded and told, and metadata that is damaged or too much."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as PillowImage

from engine.errors import UnreadableImage
from engine.images.reading import read
from engine.images.writing import write
from tests.engine.images.conftest import XMP, exif_block, srgb_profile


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


def png(depth: int, colour: int, rows: bytes, *chunks: bytes, width: int = 4, height: int = 1) -> bytes:
    header = struct.pack(">LLBBBBB", width, height, depth, colour, 0, 0, 0)
    body = chunk(b"IHDR", header) + b"".join(chunks) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


GREY_4 = png(4, 0, b"\0\x01\xef")
GREY_4_HIDDEN = png(4, 0, b"\0\x01\xef", chunk(b"tRNS", b"\0\x0e"))
PALETTE = png(8, 3, b"\0\0\1\1\0", chunk(b"PLTE", b"\x0a\x14\x1e\xff\0\x7f"))
PALETTE_HIDDEN = png(8, 3, b"\0\0\1\1\0", chunk(b"PLTE", b"\x0a\x14\x1e\xff\0\x7f"), chunk(b"tRNS", b"\x40"))
DEEP_HIDDEN = png(16, 0, b"\0\0\1\0\2\0\1\xff\xff", chunk(b"tRNS", b"\0\1"))


@pytest.mark.parametrize(
    ("data", "pixels", "alpha", "notes"),
    [
        (GREY_4, [0, 17, 238, 255], None, ["Its 4 bits a channel became 8."]),
        (
            GREY_4_HIDDEN,
            [0, 17, 238, 255],
            [255, 255, 0, 255],
            ["Its transparent colour became a channel of transparency.", "Its 4 bits a channel became 8."],
        ),
        (PALETTE, [10, 255, 255, 10], None, ["Its palette was expanded: the result has 8 bits RGB."]),
        (
            PALETTE_HIDDEN,
            [10, 255, 255, 10],
            [64, 255, 255, 64],
            ["Its palette was expanded: the result has 8 bits RGB with transparency."],
        ),
        (
            DEEP_HIDDEN,
            [1, 2, 1, 65535],
            [0, 65535, 0, 65535],
            ["Its transparent colour became a channel of transparency."],
        ),
    ],
)
def test_what_is_expanded_is_told(
    tmp_path: Path, data: bytes, pixels: list[int], alpha: list[int] | None, notes: list[str]
) -> None:
    (tmp_path / "a.png").write_bytes(data)
    image = read(tmp_path / "a.png")
    assert image.pixels[0, :, 0].tolist() == pixels
    assert (None if image.alpha is None else image.alpha[0].tolist()) == alpha
    assert list(image.metadata.notes) == notes
    write(image, tmp_path / "b.png")
    assert read(tmp_path / "b.png").metadata.notes == ()


def test_plain_pngs_have_no_notes(tmp_path: Path) -> None:
    PillowImage.new("RGB", (3, 2)).save(tmp_path / "a.png", icc_profile=srgb_profile(), exif=b"Exif\0\0" + exif_block())
    assert read(tmp_path / "a.png").metadata.notes == ()


def test_damaged_metadata_is_told_and_left_out(tmp_path: Path) -> None:
    profile = chunk(b"iCCP", b"icc\0\0" + zlib.compress(srgb_profile())[:-50])
    (tmp_path / "a.png").write_bytes(png(8, 0, b"\0\0\1\2\3", profile, chunk(b"eXIf", b"garbage")))
    image = read(tmp_path / "a.png")
    assert (image.metadata.icc_profile, image.metadata.exif) == (None, None)
    assert [note.split(" is ")[0] for note in image.metadata.notes] == ["Its colour profile", "Its EXIF data"]


def test_metadata_that_inflates_without_end_is_left_out_whole(tmp_path: Path) -> None:
    zeros = zlib.compress(bytes(20 << 20))
    texts = chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zeros), chunk(b"iCCP", b"icc\0\0" + zeros)
    (tmp_path / "a.png").write_bytes(png(8, 0, b"\0\0\1\2\3", *texts))
    metadata = read(tmp_path / "a.png").metadata
    assert (metadata.xmp, metadata.icc_profile) == (None, None)
    assert [note.split(" is ")[0] for note in metadata.notes] == ["Its colour profile", "Its XMP data"]


def test_too_much_metadata_is_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(8, 0, b"\0\0\1\2\3", *[chunk(b"tEXt", bytes(9 << 20))] * 8))
    with pytest.raises(UnreadableImage, match="64 MB besides its pixels"):
        read(tmp_path / "a.png")


@pytest.mark.parametrize("compressed", [False, True])
def test_xmp_is_kept_byte_for_byte(tmp_path: Path, compressed: bool) -> None:
    text = zlib.compress(XMP % 1) if compressed else XMP % 1
    flags = b"\1\0" if compressed else b"\0\0"
    (tmp_path / "a.png").write_bytes(
        png(8, 0, b"\0\0\1\2\3", chunk(b"iTXt", b"XML:com.adobe.xmp\0" + flags + b"\0\0" + text))
    )
    image = read(tmp_path / "a.png")
    assert image.metadata.xmp == XMP % 1
    write(image, tmp_path / "b.png")
    assert read(tmp_path / "b.png").metadata.xmp == XMP % 1


def test_interlaced_sixteen_bits_are_exact(tmp_path: Path) -> None:
    """By hand: each pass of a 4 x 4 picture is a stream of its own (PNG third edition, 8.2)."""
    values = np.random.default_rng(0).integers(0, 65536, (4, 4, 3), dtype=np.uint16)
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    rows = b""
    for left, top, across, down in passes:
        part = values[top::down, left::across]
        rows += b"".join(b"\0" + row.astype(">u2").tobytes() for row in part if row.size)
    header = struct.pack(">LLBBBBB", 4, 4, 16, 2, 0, 0, 1)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    np.testing.assert_array_equal(read(tmp_path / "a.png").pixels, values)


def test_an_animation_gives_its_first_picture_and_says_so(tmp_path: Path) -> None:
    pictures = [PillowImage.new("L", (3, 2), value) for value in (10, 200)]
    stream = io.BytesIO()
    pictures[0].save(stream, "PNG", save_all=True, append_images=pictures[1:])
    (tmp_path / "a.png").write_bytes(stream.getvalue())
    image = read(tmp_path / "a.png")
    assert (image.pixels == 10).all()
    assert image.metadata.notes == ("Only the first picture of the animation was read.",)
