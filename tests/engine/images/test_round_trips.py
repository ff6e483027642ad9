"""What is written is what is read again: pixels, alpha, profile, EXIF, XMP, density."""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image as PillowImage

from engine.images.image import Image, Metadata, as_8bit, as_rgb8
from engine.images.reading import read, read_header
from engine.images.writing import write
from tests.engine.images.conftest import XMP, exif_block, exif_tags, srgb_profile

MakePhoto = Callable[..., Image]


@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("format", ["png", "tiff"])
@pytest.mark.parametrize("order", ["<", ">"])
def test_png_and_tiff_keep_everything(
    tmp_path: Path, photo: MakePhoto, format: str, bits: int, channels: int, alpha: bool, order: str
) -> None:
    profile = srgb_profile() if channels == 3 else b"a grey profile's bytes"
    block = exif_block(order=order)
    image = photo(
        bits, channels, alpha, format=format, icc_profile=profile, exif=block, xmp=XMP % 1, density=(300, 150)
    )
    path = tmp_path / f"photo.{format}"
    write(image, path)
    again = read(path)
    assert again.pixels.dtype == image.pixels.dtype
    np.testing.assert_array_equal(again.pixels, image.pixels)
    assert again.pixels.flags.c_contiguous
    if alpha:
        np.testing.assert_array_equal(again.alpha, image.alpha)
        assert again.alpha.flags.c_contiguous
    else:
        assert again.alpha is None
    assert again.metadata.format == format
    assert again.metadata.icc_profile == profile
    assert again.metadata.xmp == XMP % 1
    assert again.metadata.density == pytest.approx((300, 150), abs=0.02)
    tags = exif_tags(again.metadata.exif)
    assert {tag: tags["main"][tag] for tag in exif_tags(block)["main"]} == exif_tags(block)["main"]
    assert tags["exif"] == exif_tags(block)["exif"]
    assert tags["gps"] == exif_tags(block)["gps"] != {}
    header = read_header(path)
    assert (header.width, header.height, header.channels, header.bits) == (53, 37, channels, bits)
    assert (header.format, header.alpha) == (format, alpha)


@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("bits", [8, 16])
def test_webp_without_loss_keeps_everything_at_eight_bits(
    tmp_path: Path, photo: MakePhoto, bits: int, channels: int, alpha: bool
) -> None:
    block, profile = exif_block(), srgb_profile()
    image = photo(bits, channels, alpha, format="webp", lossless=True, icc_profile=profile, exif=block, xmp=XMP % 1)
    write(image, tmp_path / "photo.webp")
    again = read(tmp_path / "photo.webp")
    np.testing.assert_array_equal(again.pixels, as_rgb8(image.pixels))
    np.testing.assert_array_equal(again.alpha, as_8bit(image.alpha) if alpha else None)
    assert again.metadata.icc_profile == profile
    assert (again.metadata.exif, again.metadata.xmp, again.metadata.lossless) == (block, XMP % 1, True)


def test_lossy_webp_stays_lossy_and_close(tmp_path: Path) -> None:
    ramp = np.linspace(0, 255, 64, dtype=np.uint8)
    pixels = np.stack(np.broadcast_arrays(ramp[:, None], ramp[None], ramp[::-1, None]), axis=2).copy()
    write(Image(pixels), tmp_path / "photo.webp", "webp")
    again = read(tmp_path / "photo.webp")
    assert not again.metadata.lossless
    assert np.abs(again.pixels.astype(int) - pixels).mean() < 2


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("bits", [8, 16])
def test_jpeg_keeps_metadata_and_is_close(tmp_path: Path, bits: int, channels: int) -> None:
    peak, kind = (255, np.uint8) if bits == 8 else (65535, np.uint16)
    ramp = np.linspace(0, peak, 64).astype(kind)
    pixels = np.repeat(np.add.outer(ramp // 2, ramp // 2)[..., None], channels, axis=2)
    block, profile = exif_block(order=">"), srgb_profile() if channels == 3 else None
    metadata = Metadata("jpeg", icc_profile=profile, exif=block, xmp=XMP % 1, density=(300, 150))
    image = Image(pixels, metadata=metadata)
    write(image, tmp_path / "photo.jpg")
    again = read(tmp_path / "photo.jpg")
    assert again.channels == channels
    assert np.abs(again.pixels.astype(int) - as_8bit(pixels)).max() <= 3
    assert again.metadata.icc_profile == profile
    assert (again.metadata.exif, again.metadata.xmp) == (block, XMP % 1)
    assert again.metadata.density == (300, 150)
    assert again.metadata.jpeg_quality == 95


@pytest.mark.parametrize("quality", [1, 30, 75, 92, 100])
@pytest.mark.parametrize("subsampling", [0, 1, 2])
def test_jpeg_is_written_as_it_was(tmp_path: Path, photo: MakePhoto, quality: int, subsampling: int) -> None:
    PillowImage.fromarray(photo().pixels).save(tmp_path / "in.jpg", quality=quality, subsampling=subsampling)
    image = read(tmp_path / "in.jpg")
    assert (image.metadata.jpeg_quality, image.metadata.jpeg_subsampling) == (quality, subsampling)
    write(image, tmp_path / "out.jpg")
    with PillowImage.open(tmp_path / "in.jpg") as before, PillowImage.open(tmp_path / "out.jpg") as after:
        assert before.quantization == after.quantization
        assert before.layer == after.layer


@pytest.mark.parametrize("target", ["png", "tiff", "webp", "jpeg"])
@pytest.mark.parametrize("source", ["png", "tiff", "webp", "jpeg"])
def test_metadata_survives_from_every_format_to_every_other(
    tmp_path: Path, photo: MakePhoto, source: str, target: str
) -> None:
    block, profile = exif_block(), srgb_profile()
    first, second = tmp_path / f"first.{source}", tmp_path / f"second.{target}"
    write(photo(format=source, icc_profile=profile, exif=block, xmp=XMP % 1), first)
    write(read(first), second)
    metadata = read(second).metadata
    assert (metadata.format, metadata.icc_profile, metadata.xmp) == (target, profile, XMP % 1)
    assert exif_tags(metadata.exif) == exif_tags(block)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("bits", [8, 16])
def test_tiff_is_read_alike_by_tifffile_with_maker_notes_where_they_were(
    tmp_path: Path, photo: MakePhoto, bits: int, order: str
) -> None:
    block = exif_block(order=order)
    image = photo(bits, 3, True, height=400, width=300, exif=block, density=(240, 240))
    write(image, tmp_path / "photo.tif")
    with tifffile.TiffFile(tmp_path / "photo.tif") as file:
        page = file.pages[0]
        np.testing.assert_array_equal(tifffile.imread(tmp_path / "photo.tif"), image.samples(slice(None)))
        assert page.tags["ExifTag"].value["ExposureTime"] == (1, 125)
        assert page.tags["XResolution"].value == (240, 1)
        assert page.tags["Make"].value == "Zenit"
    written = (tmp_path / "photo.tif").read_bytes()
    assert written[8 : len(block)] == block[8:]


@pytest.mark.parametrize("bits", [8, 16])
def test_png_is_read_alike_by_pillow(tmp_path: Path, photo: MakePhoto, bits: int) -> None:
    image = photo(
        bits, 3 if bits == 8 else 1, height=700, width=600, exif=exif_block(), xmp=XMP % 1, density=(300, 300)
    )
    write(image, tmp_path / "photo.png")
    with PillowImage.open(tmp_path / "photo.png") as again:
        again.load()
        np.testing.assert_array_equal(np.asarray(again), image.pixels if bits == 8 else image.pixels[..., 0])
        assert again.info["exif"].removeprefix(b"Exif\0\0") == image.metadata.exif
        assert again.info["xmp"] == image.metadata.xmp
        assert again.info["dpi"] == pytest.approx((300, 300), abs=0.02)


def test_png_keeps_its_colour_and_text_chunks(tmp_path: Path) -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add(b"gAMA", (45455).to_bytes(4, "big"))
    info.add_text("Author", "Somebody")
    PillowImage.new("RGB", (3, 2)).save(tmp_path / "in.png", pnginfo=info)
    write(read(tmp_path / "in.png"), tmp_path / "out.png")
    with PillowImage.open(tmp_path / "out.png") as again:
        again.load()
        assert again.info["gamma"] == pytest.approx(0.45455)
        assert again.info["Author"] == "Somebody"


def test_grey_profile_is_left_out_where_grey_becomes_rgb(tmp_path: Path, photo: MakePhoto) -> None:
    profile = b"\0" * 16 + b"GRAY" + b"\0" * 108
    write(photo(channels=1, icc_profile=profile), tmp_path / "photo.webp")
    write(photo(channels=1, icc_profile=profile), tmp_path / "photo.png")
    assert read(tmp_path / "photo.webp").metadata.icc_profile is None
    assert read(tmp_path / "photo.png").metadata.icc_profile == profile


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1), (2, 3)])
@pytest.mark.parametrize("format", ["png", "tiff", "jpeg", "webp"])
def test_tiny_photos(tmp_path: Path, photo: MakePhoto, format: str, size: tuple[int, int]) -> None:
    image = photo(height=size[0], width=size[1], lossless=True)
    write(image, tmp_path / "photo", format)
    again = read(tmp_path / "photo")
    assert again.pixels.shape == image.pixels.shape
    if format != "jpeg":
        np.testing.assert_array_equal(again.pixels, image.pixels)


def test_sixteen_bits_are_rounded_to_the_nearest_level() -> None:
    values = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    expected = np.rint(values.astype(float) / 257)
    np.testing.assert_array_equal(as_8bit(values), expected)


def test_a_written_png_is_smaller_than_its_pixels(tmp_path: Path) -> None:
    ramp = np.linspace(0, 255, 256, dtype=np.uint8)
    pixels = np.repeat(np.add.outer(ramp // 2, ramp // 2)[..., None], 3, axis=2)
    for suffix in ("png", "tif"):
        write(Image(pixels), tmp_path / f"photo.{suffix}")
        assert (tmp_path / f"photo.{suffix}").stat().st_size < pixels.nbytes / 5


def test_pillow_can_open_what_the_jpeg_encoder_wrote(tmp_path: Path, photo: MakePhoto) -> None:
    write(photo(exif=exif_block()), tmp_path / "photo.jpg")
    with PillowImage.open(io.BytesIO((tmp_path / "photo.jpg").read_bytes())) as again:
        assert again.getexif()[271] == "Zenit"


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("format", ["png", "tiff", "jpeg", "webp"])
def test_profile_exif_and_xmp_are_the_same_bytes_after_a_second_round(
    tmp_path: Path, photo: MakePhoto, format: str, order: str
) -> None:
    block, profile = exif_block(order=order), srgb_profile()
    write(photo(format=format, icc_profile=profile, exif=block, xmp=XMP % 1, lossless=True), tmp_path / "a", format)
    first = read(tmp_path / "a")
    write(first, tmp_path / "b", format)
    second = read(tmp_path / "b")
    if format != "tiff":  # its directory is EXIF's own, and holds what tells of the pixels besides
        assert first.metadata.exif == block
    assert second.metadata.exif == first.metadata.exif
    assert second.metadata.icc_profile == profile
    assert second.metadata.xmp == XMP % 1
    if format != "jpeg":
        assert second.pixels.tobytes() == first.pixels.tobytes()
