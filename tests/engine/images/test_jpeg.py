"""JPEG beyond the common kind: CMYK, odd samplings, what only a JPEG holds, and what is refused by its name."""

import hashlib
import io
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as PillowImage
from PIL import ImageCms

from engine.errors import UnreadableImage, UnwritableImage
from engine.images import jpeg
from engine.images.image import Image, Metadata
from engine.images.reading import read, read_header, thumbnail
from engine.images.writing import write
from tests.engine.images.conftest import XMP, exif_block

XMP_NAME, EXTENSION = b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0"


def picture(mode: str = "RGB", **options: object) -> bytes:
    ramp = np.linspace(0, 255, 64).astype(np.uint8)
    pixels = np.stack(np.broadcast_arrays(ramp[:, None], ramp[None], np.uint8(90)), axis=2)
    stream = io.BytesIO()
    PillowImage.fromarray(np.ascontiguousarray(pixels)).convert(mode).save(stream, "JPEG", **options)
    return stream.getvalue()


def with_segments(data: bytes, *segments: tuple[int, bytes]) -> bytes:
    added = b"".join(struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body for marker, body in segments)
    return data[:20] + added + data[20:]  # after SOI and JFIF


def segments_of(data: bytes) -> list[tuple[int, bytes]]:
    found, at = [], 2
    while data[at + 1] != 0xDA:
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        found.append((data[at + 1], data[at + 4 : at + 2 + length]))
        at += 2 + length
    return found


def extended_xmp(parts: int = 3) -> tuple[bytes, list[tuple[int, bytes]]]:
    """A main packet, and segments of a long one."""
    long = b"<x:xmpmeta>" + np.random.default_rng(0).bytes(60_000 * parts - 500) + b"</x:xmpmeta>"
    digest = hashlib.md5(long).hexdigest().upper().encode()
    main = XMP[:-16] % 1 + b'<r:Description xmpNote:HasExtendedXMP="' + digest + b'"/></rdf:RDF>'
    pieces = [(at, long[at : at + 60_000]) for at in range(0, len(long), 60_000)]
    return main, [(0xE1, EXTENSION + digest + struct.pack(">LL", len(long), at) + piece) for at, piece in pieces]


def test_long_xmp_comes_through_whole(tmp_path: Path) -> None:
    main, parts = extended_xmp()
    (tmp_path / "in.jpg").write_bytes(with_segments(picture(), (0xE1, XMP_NAME + main), *reversed(parts)))
    image = read(tmp_path / "in.jpg")
    assert (image.metadata.xmp, image.metadata.notes) == (main, ())
    write(image, tmp_path / "out.jpg")
    written = segments_of((tmp_path / "out.jpg").read_bytes())
    assert (0xE1, XMP_NAME + main) in written
    assert [segment for segment in written if segment[1].startswith(EXTENSION)] == parts[::-1]


@pytest.mark.parametrize("damage", ["missing part", "wrong byte", "other packet", "no packet", "short"])
def test_long_xmp_that_is_damaged_is_told(tmp_path: Path, damage: str) -> None:
    main, parts = extended_xmp()
    segments = [(0xE1, XMP_NAME + main), *parts]
    if damage == "missing part":
        del segments[2]
    elif damage == "wrong byte":
        segments[2] = (0xE1, segments[2][1][:-1] + bytes([segments[2][1][-1] ^ 1]))
    elif damage == "other packet":
        segments[0] = (0xE1, XMP_NAME + XMP % 1)
    elif damage == "no packet":
        del segments[0]
    else:
        segments.append((0xE1, EXTENSION + b"x"))
    (tmp_path / "in.jpg").write_bytes(with_segments(picture(), *segments))
    image = read(tmp_path / "in.jpg")
    assert image.metadata.notes == ("Its long XMP data is damaged and not kept.",)
    write(image, tmp_path / "out.jpg")
    assert EXTENSION not in (tmp_path / "out.jpg").read_bytes()


def test_photoshops_resources_and_comments_are_kept_other_segments_are_not(tmp_path: Path) -> None:
    kept = [(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\0"), (0xFE, b"by somebody")]
    foreign = [(0xE5, b"Samsung"), (0xED, b"Adobe_CM"), (0xE2, b"FPXR\0")]
    (tmp_path / "in.jpg").write_bytes(with_segments(picture(exif=b"Exif\0\0" + exif_block()), *foreign, *kept))
    image = read(tmp_path / "in.jpg")
    write(image, tmp_path / "out.jpg")
    written = segments_of((tmp_path / "out.jpg").read_bytes())
    assert set(kept) <= set(written)
    assert not set(foreign) & set(written)
    assert read(tmp_path / "out.jpg").metadata == image.metadata
    write(image, tmp_path / "out.png")
    assert read(tmp_path / "out.png").metadata.exif == image.metadata.exif


@pytest.mark.parametrize(
    "segment", [(0xE2, b"MPF\0II*\0\x08\0\0\0"), (0xE1, XMP_NAME + b'<x Item:Semantic="GainMap" MotionPhoto="1"/>')]
)
def test_further_pictures_in_the_file_are_told(tmp_path: Path, segment: tuple[int, bytes]) -> None:
    (tmp_path / "in.jpg").write_bytes(with_segments(picture(), segment) + picture())
    image = read(tmp_path / "in.jpg")
    assert len(image.metadata.notes) == 1
    assert "main picture" in image.metadata.notes[0]
    write(image, tmp_path / "out.jpg")
    assert b"MPF\0" not in (tmp_path / "out.jpg").read_bytes()


def test_damaged_metadata_is_told_and_left_out(tmp_path: Path) -> None:
    icc = (0xE2, b"ICC_PROFILE\0\x01\x02" + b"x" * 200)
    (tmp_path / "in.jpg").write_bytes(with_segments(picture(), (0xE1, b"Exif\0\0garbage"), icc))
    image = read(tmp_path / "in.jpg")
    assert (image.metadata.exif, image.metadata.icc_profile) == (None, None)
    assert [note.split(" is ")[0] for note in image.metadata.notes] == ["Its EXIF data", "Its colour profile"]


@pytest.mark.parametrize("with_profile", [False, True])
def test_cmyk_becomes_srgb_and_says_so(tmp_path: Path, with_profile: bool) -> None:
    import pyvips

    profile = bytes(pyvips.Image.profile_load("cmyk"))
    inks = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    srgb = ImageCms.createProfile("sRGB")
    how = {"renderingIntent": ImageCms.Intent.RELATIVE_COLORIMETRIC, "flags": ImageCms.Flags.BLACKPOINTCOMPENSATION}
    rgb = PillowImage.open(io.BytesIO(picture()))
    printed = ImageCms.applyTransform(rgb, ImageCms.buildTransform(srgb, inks, "RGB", "CMYK", **how))
    shown = ImageCms.applyTransform(printed, ImageCms.buildTransform(inks, srgb, "CMYK", "RGB", **how))
    options = {"icc_profile": profile} if with_profile else {}
    printed.save(tmp_path / "in.jpg", quality=100, subsampling=0, **options)
    image, header = read(tmp_path / "in.jpg"), read_header(tmp_path / "in.jpg")
    assert (header.channels, image.channels, image.metadata.icc_profile) == (3, 3, None)
    assert np.abs(image.pixels.astype(int) - np.asarray(shown)).max() <= 5
    assert "CMYK" in image.metadata.notes[0]
    assert ("its own profile" in image.metadata.notes[0]) == with_profile
    assert np.abs(thumbnail(tmp_path / "in.jpg", 64).astype(int) - image.pixels).max() == 0
    write(image, tmp_path / "out.jpg")
    assert np.abs(read(tmp_path / "out.jpg").pixels.astype(int) - np.asarray(shown)).max() <= 8


@pytest.mark.parametrize(
    ("factors", "written"),
    [
        ([(1, 1), (1, 1), (1, 1)], 0),
        ([(2, 1), (1, 1), (1, 1)], 1),
        ([(2, 2), (1, 1), (1, 1)], 2),
        ([(4, 1), (1, 1), (1, 1)], 1),
        ([(1, 2), (1, 1), (1, 1)], 0),
        ([(2, 2), (2, 1), (2, 1)], 0),
        ([(2, 2), (1, 2), (1, 2)], 1),
        ([(4, 2), (1, 1), (1, 1)], 2),
        ([(4, 4), (2, 2), (2, 2)], 2),
        ([(2, 2), (2, 2), (2, 2)], 0),
        ([(2, 2), (1, 1), (2, 1)], 0),
    ],
)
def test_every_subsampling_gets_the_nearest_that_loses_nothing(factors: list[tuple[int, int]], written: int) -> None:
    stored = bytearray(picture(subsampling=0))
    at = stored.index(b"\xff\xc0") + 10
    for index, (across, down) in enumerate(factors):
        stored[at + 3 * index + 1] = across << 4 | down
    found = jpeg.inspect(io.BytesIO(stored)).metadata.jpeg_subsampling
    assert found == written


@pytest.mark.parametrize(
    ("marker", "bits", "components", "reason"),
    [
        (0xC3, 8, 3, "lossless"),
        (0xC9, 8, 3, "arithmetically"),
        (0xCA, 8, 3, "arithmetically"),
        (0xC5, 8, 3, "hierarchical"),
        (0xC1, 12, 3, "12 bits"),
        (0xC0, 8, 2, "2 channels"),
    ],
)
def test_uncommon_kinds_are_named(tmp_path: Path, marker: int, bits: int, components: int, reason: str) -> None:
    data = bytearray(picture())
    at = data.index(b"\xff\xc0")
    data[at + 1], data[at + 4], data[at + 9] = marker, bits, components
    (tmp_path / "in.jpg").write_bytes(data)
    with pytest.raises(UnreadableImage, match=reason):
        read(tmp_path / "in.jpg")


def test_a_side_beyond_what_jpeg_holds_is_refused_before_encoding(tmp_path: Path) -> None:
    write(Image(np.zeros((1, 65500, 1), np.uint8)), tmp_path / "a.jpg")
    with pytest.raises(UnwritableImage, match="65500"):
        write(Image(np.zeros((1, 65501, 1), np.uint8)), tmp_path / "b.jpg")


def test_a_thousand_scans_are_refused(tmp_path: Path) -> None:
    data = picture(progressive=True)
    scan = data[data.rindex(b"\xff\xda") : -2]
    (tmp_path / "a.jpg").write_bytes(data[:-2] + scan * 1000 + b"\xff\xd9")
    with pytest.raises(UnreadableImage, match="damaged"):
        read(tmp_path / "a.jpg")


def test_a_grey_photo_stays_grey_with_its_profile(tmp_path: Path) -> None:
    metadata = Metadata("jpeg", icc_profile=b"\0" * 16 + b"GRAY" + b"\0" * 108)
    write(Image(np.full((9, 9, 1), 77, np.uint8), metadata=metadata), tmp_path / "a.jpg")
    image = read(tmp_path / "a.jpg")
    assert (image.channels, image.metadata.icc_profile) == (1, metadata.icc_profile)
