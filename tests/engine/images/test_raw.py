"""Camera raw: DNG files made here and developed by LibRaw, and what is kept of raw files of other makes."""

import struct
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image as PillowImage

from engine import extras
from engine.errors import MissingExtra, UnreadableImage
from engine.images import raw
from engine.images.display import display_rgb8
from engine.images.image import Image
from engine.images.reading import read, read_header, thumbnail
from engine.images.tiff_directory import Tree, packed
from engine.images.writing import kind_to_write, propose, write
from tests.engine.images.conftest import XMP, exif_block, exif_tags

needs_rawpy = pytest.mark.skipif(not extras.installed("raw"), reason="rawpy is not installed")

_SRGB_TO_CAMERA = (3.2406, -1.5372, -0.4986, -0.9689, 1.8758, 0.0415, 0.0557, -0.2040, 1.0570)
_WHITE = 4095


def _light(height: int, width: int) -> np.ndarray:
    """Linear light (H, W, 3) in [0, 1]: red grows to the right, green downwards."""
    light = np.full((height, width, 3), 0.3)
    light[..., 0] = np.linspace(0, 1, width)
    light[..., 1] = np.linspace(0, 1, height)[:, None]
    return light


def _mosaic(light: np.ndarray) -> np.ndarray:
    """What a sensor with the pattern RGGB sees of it."""
    seen = light[..., 1].copy()
    seen[0::2, 0::2], seen[1::2, 1::2] = light[0::2, 0::2, 0], light[1::2, 1::2, 2]
    return np.rint(seen * _WHITE).astype(np.uint16)


def _tags(orientation: int, mosaic: bool, xmp: bytes | None) -> list[tuple[Any, ...]]:
    matrix = [number for value in _SRGB_TO_CAMERA for number in (round(value * 10000), 10000)]
    tags: list[tuple[Any, ...]] = [
        (271, "s", 0, "Zenit", True),
        (272, "s", 0, "Camera", True),
        (274, "H", 1, orientation, True),
        (33432, "s", 0, "Somebody", True),
        (50706, "B", 4, (1, 4, 0, 0), True),
        (50707, "B", 4, (1, 1, 0, 0), True),
        (50708, "s", 0, "Zenit Camera", True),
        (50717, "H", 1, _WHITE, True),
        (50721, "2i", 9, matrix, True),
        (50728, "2I", 3, [1, 1, 1, 1, 1, 1], True),
        (50778, "H", 1, 21, True),
    ]
    if mosaic:
        tags += [(33421, "H", 2, (2, 2), True), (33422, "B", 4, (0, 1, 1, 2), True)]
    return tags + ([(700, "B", len(xmp), xmp, True)] if xmp else [])


def _dng(
    path: Path, height: int = 64, width: int = 96, orientation: int = 1, mosaic: bool = True, xmp: bytes | None = None
) -> np.ndarray:
    """Write a DNG; returns its light."""
    light = _light(height, width)
    stored = _mosaic(light) if mosaic else np.rint(light * _WHITE).astype(np.uint16)
    photometric: Any = "cfa" if mosaic else 34892
    tifffile.imwrite(path, stored, photometric=photometric, extratags=_tags(orientation, mosaic, xmp))
    return light


def _linear(pixels: np.ndarray) -> np.ndarray:
    """sRGB's curve undone."""
    values = pixels / 65535
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


@needs_rawpy
@pytest.mark.parametrize("mosaic", [True, False])
def test_developed_neither_brightened_nor_smoothed(tmp_path: Path, mosaic: bool) -> None:
    light = _dng(tmp_path / "photo.dng", mosaic=mosaic)
    image, header = read(tmp_path / "photo.dng"), read_header(tmp_path / "photo.dng")
    assert (image.width, image.height, image.bits, image.metadata.format) == (96, 64, 16, "raw")
    assert (header.width, header.height, header.bits, header.format) == (96, 64, 16, "raw")
    assert np.abs(_linear(image.pixels) - light)[4:-4, 4:-4].max() < 0.002


@needs_rawpy
def test_the_exposure_of_a_dark_photo_stays(tmp_path: Path) -> None:
    tifffile.imwrite(
        tmp_path / "photo.dng",
        np.full((64, 64), _WHITE // 20, np.uint16),
        photometric="cfa",
        extratags=_tags(1, True, None),
    )
    assert _linear(read(tmp_path / "photo.dng").pixels)[8:-8, 8:-8] == pytest.approx(0.05, abs=0.002)


@needs_rawpy
def test_noise_is_left_as_it_is(tmp_path: Path) -> None:
    noisy = np.clip(np.random.default_rng(0).normal(2000, 300, (128, 128)), 0, _WHITE).astype(np.uint16)
    tifffile.imwrite(tmp_path / "photo.dng", noisy, photometric="cfa", extratags=_tags(1, True, None))
    seen = _linear(read(tmp_path / "photo.dng").pixels) * _WHITE
    np.testing.assert_allclose(seen[8:-8:2, 8:-8:2, 0], noisy[8:-8:2, 8:-8:2], atol=3)  # red where the sensor saw red
    np.testing.assert_allclose(seen[9:-8:2, 9:-8:2, 2], noisy[9:-8:2, 9:-8:2], atol=3)


@needs_rawpy
@pytest.mark.parametrize(("orientation", "turns"), [(1, 0), (3, 2), (6, 3), (8, 1)])
def test_upright_once(tmp_path: Path, orientation: int, turns: int) -> None:
    light = np.rot90(_dng(tmp_path / "photo.dng", orientation=orientation, xmp=XMP % orientation), turns)
    image, header = read(tmp_path / "photo.dng"), read_header(tmp_path / "photo.dng")
    assert image.pixels.shape == light.shape == (header.height, header.width, 3)
    assert np.abs(_linear(image.pixels) - light)[4:-4, 4:-4].max() < 0.002
    assert image.metadata.xmp == XMP % 1
    small = thumbnail(tmp_path / "photo.dng", 24)
    assert max(small.shape[:2]) == 24
    assert (small.shape[0] < small.shape[1]) == (image.height < image.width)


@needs_rawpy
def test_a_thumbnail_shows_the_same_photo(tmp_path: Path) -> None:
    _dng(tmp_path / "photo.dng", 128, 192)
    image = read(tmp_path / "photo.dng")
    small = thumbnail(tmp_path / "photo.dng", 48).astype(int)
    whole = PillowImage.fromarray((image.pixels >> 8).astype(np.uint8)).resize((48, 32), PillowImage.Resampling.BOX)
    assert np.abs(small - np.asarray(whole))[2:-2, 2:-2].max() < 8


@needs_rawpy
def test_colours_are_srgb_with_its_profile_the_same_every_time(tmp_path: Path) -> None:
    _dng(tmp_path / "photo.dng")
    first, second = read(tmp_path / "photo.dng"), read(tmp_path / "photo.dng")
    assert first.metadata.icc_profile == second.metadata.icc_profile
    assert first.metadata.icc_profile is not None
    np.testing.assert_array_equal(first.pixels, second.pixels)
    plain = replace(first.metadata, icc_profile=None)
    shown, unmanaged = (display_rgb8(Image(first.pixels, None, known)).astype(int) for known in (first.metadata, plain))
    assert np.abs(shown - unmanaged).max() <= 1


@needs_rawpy
def test_written_as_tiff_with_its_exif_and_no_tags_of_a_dng(tmp_path: Path) -> None:
    _dng(tmp_path / "photo.dng", orientation=6, xmp=XMP % 6)
    image = read(tmp_path / "photo.dng")
    assert kind_to_write("keep", "raw", image.bits) == "tiff"
    target = propose(tmp_path / "photo.dng")
    assert target == tmp_path / "photo_denoised.tif"
    assert write(image, target) == ("Camera raw is not written; the result is saved as TIFF.",)
    again = read(target)
    assert again.metadata.format == "tiff"
    assert again.bits == 16
    np.testing.assert_array_equal(again.pixels, image.pixels)
    assert (
        exif_tags(again.metadata.exif or b"")["main"].items()
        >= {271: "Zenit", 272: "Camera", 33432: "Somebody"}.items()
    )
    with tifffile.TiffFile(target) as file:
        assert max(tag.code for tag in file.pages[0].tags.values()) < 50706


@needs_rawpy
@pytest.mark.parametrize("suffix", ["jpg", "png", "avif", "webp", "bmp"])
def test_other_formats_take_it_too(tmp_path: Path, suffix: str) -> None:
    _dng(tmp_path / "photo.dng")
    notes = write(read(tmp_path / "photo.dng"), tmp_path / f"photo.{suffix}")
    assert notes[0].startswith("Camera raw is not written")
    assert any("rounded" in note for note in notes) == (suffix != "png")
    assert read(tmp_path / f"photo.{suffix}").metadata.format != "raw"


@pytest.mark.parametrize("reader", [read, read_header, lambda path: thumbnail(path, 16)])
def test_without_rawpy_the_sentence_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Any
) -> None:
    _dng(tmp_path / "photo.dng")
    monkeypatch.setattr(extras, "installed", lambda _: False)
    with pytest.raises(MissingExtra, match=r"^photo\.dng .*raw.*rawpy==0\.28\.0 \(3 MB\).*pip install") as caught:
        reader(tmp_path / "photo.dng")
    assert caught.value.extra == "raw"


@needs_rawpy
def test_every_prefix_is_refused(tmp_path: Path) -> None:
    _dng(tmp_path / "whole.dng", 32, 32)
    read(tmp_path / "whole.dng")
    data, path = (tmp_path / "whole.dng").read_bytes(), tmp_path / "part.dng"
    for length in (*range(1, len(data) - 2, 300), len(data) - 2):
        path.write_bytes(data[:length])
        with pytest.raises(UnreadableImage, match=r"^part\.dng cannot be opened"):
            read(path)


@needs_rawpy
def test_flipped_bits_never_crash(tmp_path: Path) -> None:
    _dng(tmp_path / "whole.dng", 32, 32)
    read(tmp_path / "whole.dng")
    data = (tmp_path / "whole.dng").read_bytes()
    rng, outcomes = np.random.default_rng(0), set()
    for _ in range(12):
        broken = bytearray(data)
        broken[int(rng.integers(len(broken)))] ^= 1 << int(rng.integers(8))
        (tmp_path / "broken.dng").write_bytes(broken)
        try:
            outcomes.add(read(tmp_path / "broken.dng").bits)
        except UnreadableImage:
            outcomes.add(0)
    assert 16 in outcomes


@needs_rawpy
def test_more_pixels_than_the_limit_are_refused_before_they_are_decoded(tmp_path: Path) -> None:
    _dng(tmp_path / "photo.dng", 32, 32)
    data = bytearray((tmp_path / "photo.dng").read_bytes())
    for tag in (256, 257):
        at = data.index(struct.pack("<HHL", tag, 4, 1)) if struct.pack("<HHL", tag, 4, 1) in data else None
        kind, code = (4, "<L") if at is not None else (3, "<H")
        at = data.index(struct.pack("<HHL", tag, kind, 1))
        struct.pack_into(code, data, at + 8, 40_000)
    (tmp_path / "photo.dng").write_bytes(data)
    with pytest.raises(UnreadableImage, match=r"1600 megapixels|damaged"):
        read(tmp_path / "photo.dng")


def _raw_tiff(magic: bytes, main: Tree) -> bytes:
    return magic + struct.pack("<L", 8) + packed(main, "<", 8)


_EXIF_TREE: Tree = {271: (2, 6, b"Zenit\0"), 34665: {33434: (5, 1, struct.pack("<LL", 1, 125))}}


@pytest.mark.parametrize("magic", [b"IIRO", b"IIRS", b"IIU\0", b"II*\0"])
def test_exif_of_files_that_are_tiff_on_the_outside(tmp_path: Path, magic: bytes) -> None:
    tree = _EXIF_TREE | {2: (3, 1, b"\1\0"), 50706: (1, 4, b"\1\4\0\0"), 700: (1, len(XMP % 1), XMP % 1)}
    (tmp_path / "photo").write_bytes(_raw_tiff(magic, tree))
    with (tmp_path / "photo").open("rb") as file:
        block, xmp = raw._kept(file)
    assert block is not None
    tags = exif_tags(block)
    assert tags["main"] == {271: "Zenit"}
    assert tags["exif"] == {33434: 1 / 125}
    assert xmp == XMP % 1


def test_exif_of_canons_boxes(tmp_path: Path) -> None:
    def box(name: bytes, *parts: bytes) -> bytes:
        return struct.pack(">L4s", 8 + sum(map(len, parts)), name) + b"".join(parts)

    main, inner = {271: (2, 6, b"Canon\0")}, {33434: (5, 1, struct.pack("<LL", 1, 125))}
    gps = {1: (2, 2, b"N\0")}
    parts = [box(name, _raw_tiff(b"II*\0", tree)) for name, tree in ((b"CMT1", main), (b"CMT2", inner), (b"CMT4", gps))]
    moov = box(b"moov", box(b"uuid", raw._CANON_BOX, *parts))
    head = box(b"ftyp", b"crx ", bytes(4), b"crx isom")
    (tmp_path / "photo.cr3").write_bytes(head + moov + box(b"uuid", raw._XMP_BOX, XMP % 1) + box(b"mdat", b"x" * 50))
    with (tmp_path / "photo.cr3").open("rb") as file:
        block, xmp = raw._kept(file)
    tags = exif_tags(block or b"")
    assert (tags["main"], tags["exif"], tags["gps"]) == ({271: "Canon"}, {33434: 1 / 125}, {1: "N"})
    assert xmp == XMP % 1


def test_exif_of_fujifilms_jpeg(tmp_path: Path) -> None:
    PillowImage.new("RGB", (8, 8)).save(tmp_path / "a.jpg", exif=b"Exif\0\0" + exif_block(), xmp=XMP % 1)
    preview = (tmp_path / "a.jpg").read_bytes()
    head = b"FUJIFILMCCD-RAW ".ljust(84, b"\0") + struct.pack(">LL", 160, len(preview))
    (tmp_path / "photo.raf").write_bytes(head.ljust(160, b"\0") + preview)
    with (tmp_path / "photo.raf").open("rb") as file:
        assert raw._kept(file) == (exif_block(), XMP % 1)


def test_damaged_metadata_costs_nothing_else(tmp_path: Path) -> None:
    for content in (b"FUJIFILMCCD-RAW", b"\0\0\0\x18ftypcrx ", b"FOVb" + bytes(50), b"IIRO\xff\xff\xff\xff"):
        (tmp_path / "photo").write_bytes(content)
        with (tmp_path / "photo").open("rb") as file:
            assert raw._kept(file) == (None, None)


def test_ordinary_tiffs_are_none(tmp_path: Path) -> None:
    image = Image(np.zeros((4, 4, 3), np.uint8))
    write(image, tmp_path / "photo.tif")
    with (tmp_path / "photo.tif").open("rb") as file:
        assert not raw.is_raw_tiff(file)
    for name, tree in (
        ("below", {330: {262: (3, 1, struct.pack("<H", 32803))}}),
        ("dng", {50706: (1, 4, b"\1\4\0\0")}),
    ):
        (tmp_path / name).write_bytes(_raw_tiff(b"II*\0", {256: (3, 1, b"\4\0"), **tree}))
        with (tmp_path / name).open("rb") as file:
            assert raw.is_raw_tiff(file)
