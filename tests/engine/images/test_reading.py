"""Reading: upright, by content, at full depth; and one sentence for whatever cannot be read."""

import io
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image as PillowImage

from engine.errors import UnreadableImage
from engine.images import reading
from engine.images.image import Image
from engine.images.reading import read, read_header, read_metadata, thumbnail
from engine.images.writing import write
from tests.engine.images.conftest import XMP, exif_block, exif_tags

MakePhoto = Callable[..., Image]
FORMATS = ["jpeg", "png", "tiff", "webp"]
READERS = [read, read_header, read_metadata, lambda path: thumbnail(path, 16)]

# How the pixels of an upright photo are stored for each orientation, by Pillow's names.
STORED = {
    1: None,
    2: PillowImage.Transpose.FLIP_LEFT_RIGHT,
    3: PillowImage.Transpose.ROTATE_180,
    4: PillowImage.Transpose.FLIP_TOP_BOTTOM,
    5: PillowImage.Transpose.TRANSPOSE,
    6: PillowImage.Transpose.ROTATE_90,
    7: PillowImage.Transpose.TRANSVERSE,
    8: PillowImage.Transpose.ROTATE_270,
}


def _gradients(height: int = 24, width: int = 40) -> PillowImage.Image:
    """Red grows to the right, green downwards: no two orientations look alike. Smooth, so that JPEG keeps it."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[..., 0] = np.linspace(0, 255, width)
    pixels[..., 1] = np.linspace(0, 255, height)[:, None]
    return PillowImage.fromarray(pixels)


def _save_turned(path: Path, format: str, orientation: int) -> PillowImage.Image:
    """A photo stored as ``orientation`` says; returns it upright."""
    upright = _gradients()
    turn = STORED[orientation]
    stored = upright if turn is None else upright.transpose(turn)
    if format == "tiff":
        tag = [(274, "H", 1, orientation, True), (700, "B", len(XMP % orientation), XMP % orientation, True)]
        tifffile.imwrite(path, np.asarray(stored), photometric="rgb", extratags=tag, resolution=(300, 150))
        return upright
    options = {"lossless": True} if format == "webp" else {"quality": 95, "subsampling": 0} if format == "jpeg" else {}
    stored.save(path, format, exif=b"Exif\0\0" + exif_block(orientation), dpi=(300, 150), **options)
    return upright


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format", FORMATS)
def test_every_orientation_comes_upright(tmp_path: Path, format: str, orientation: int) -> None:
    path = tmp_path / "photo"
    upright = np.asarray(_save_turned(path, format, orientation)).astype(int)
    image, header = read(path), read_header(path)
    assert (header.width, header.height) == (image.width, image.height) == (40, 24)
    assert np.abs(image.pixels - upright).max() <= (6 if format == "jpeg" else 0)
    small = thumbnail(path, 40)
    assert np.abs(small - upright).max() <= (6 if format == "jpeg" else 0)
    assert image.pixels.flags.c_contiguous
    if format != "webp":
        swapped = orientation >= 5
        assert image.metadata.density == pytest.approx((150, 300) if swapped else (300, 150), abs=0.02)


@pytest.mark.parametrize("format", ["jpeg", "png", "webp"])
@pytest.mark.parametrize("order", ["<", ">"])
def test_orientation_is_reset_and_nothing_else(tmp_path: Path, format: str, order: str) -> None:
    block = exif_block(6, order)
    _gradients().save(tmp_path / "photo", format, exif=b"Exif\0\0" + block)
    image = read(tmp_path / "photo")
    assert _all_main_tags(image.metadata.exif)[274] == 1
    assert exif_tags(image.metadata.exif) == exif_tags(block)
    for again in ("again.png", "again.tif", "again.jpg"):
        write(image, tmp_path / again)
        assert read(tmp_path / again).width == image.width == 24


def test_orientation_of_a_tiff_and_its_xmp_are_reset(tmp_path: Path) -> None:
    _save_turned(tmp_path / "photo.tif", "tiff", 6)
    image = read(tmp_path / "photo.tif")
    assert image.metadata.xmp == XMP % 1
    write(image, tmp_path / "again.tif")
    assert read(tmp_path / "again.tif").width == image.width == 40


def _all_main_tags(block: bytes) -> dict[int, object]:
    exif = PillowImage.Exif()
    exif.load(b"Exif\0\0" + block)
    return dict(exif)


@pytest.mark.parametrize("format", FORMATS)
def test_metadata_are_read_alone(tmp_path: Path, format: str) -> None:
    _save_turned(tmp_path / "photo", format, 1)
    assert read_metadata(tmp_path / "photo").exif == read(tmp_path / "photo").metadata.exif is not None


def test_upright_exif_is_not_touched(tmp_path: Path) -> None:
    for block in (exif_block(1), exif_block(1).replace(struct.pack("<HH", 274, 3), struct.pack("<HH", 273, 3))):
        _gradients().save(tmp_path / "photo.jpg", exif=b"Exif\0\0" + block)
        assert read(tmp_path / "photo.jpg").metadata.exif == block


def test_xmp_orientation_counts_where_exif_has_none(tmp_path: Path) -> None:
    _gradients().save(tmp_path / "photo.jpg", xmp=XMP % 6)
    image = read(tmp_path / "photo.jpg")
    assert (image.width, image.height, image.metadata.xmp) == (24, 40, XMP % 1)
    _gradients().save(tmp_path / "photo.jpg", xmp=XMP % 6, exif=b"Exif\0\0" + exif_block(1))
    assert read(tmp_path / "photo.jpg").width == 40


def test_alpha_is_turned_too(tmp_path: Path) -> None:
    stored = PillowImage.fromarray(np.arange(2 * 3 * 4, dtype=np.uint8).reshape(2, 3, 4))
    stored.save(tmp_path / "photo.png", exif=b"Exif\0\0" + exif_block(6))
    image = read(tmp_path / "photo.png")
    np.testing.assert_array_equal(image.alpha, np.rot90(np.asarray(stored)[..., 3], -1))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", ["photo.jpg", "photo.PNG", "photo.xyz", "photo", "-photo ü\n.tif", "[1].webp"])
def test_the_content_counts_not_the_name(tmp_path: Path, format: str, name: str) -> None:
    _gradients().save(tmp_path / name, format)
    assert read(tmp_path / name).metadata.format == read_header(tmp_path / name).format == format


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("reader", READERS)
def test_every_prefix_is_refused_or_its_header_read(
    tmp_path: Path, photo: MakePhoto, format: str, reader: Callable[[Path], object]
) -> None:
    write(photo(height=9, width=9, exif=exif_block(), format=format), tmp_path / "whole")
    whole, path = (tmp_path / "whole").read_bytes(), tmp_path / "part"
    step = max(1, len(whole) // 40)
    for length in (*range(0, len(whole) - 1, step), len(whole) - 3):
        path.write_bytes(whole[:length])
        try:
            reader(path)
        except UnreadableImage as error:
            assert str(error).startswith("part cannot be opened: ")  # noqa: PT017 - both ends are right here
        else:
            # a header is whole before the pixels are; a PNG or WebP shorn of its last bytes may still hold all pixels
            assert reader in (read_header, read_metadata) or length > len(whole) - 13


@pytest.mark.parametrize("format", FORMATS)
def test_flipped_bits_never_crash(tmp_path: Path, photo: MakePhoto, format: str) -> None:
    write(photo(height=9, width=9, exif=exif_block(6), xmp=XMP % 6, format=format), tmp_path / "whole")
    whole = (tmp_path / "whole").read_bytes()
    rng = np.random.default_rng(0)
    outcomes = set()
    for _ in range(150):
        broken = bytearray(whole)
        for at in rng.integers(0, len(broken), 3):
            broken[at] ^= 1 << int(rng.integers(8))
        (tmp_path / "broken").write_bytes(broken)
        try:
            image = read(tmp_path / "broken")
            outcomes.add(image.pixels.dtype.kind)
        except UnreadableImage:
            outcomes.add("refused")
    assert outcomes == {"u", "refused"}


@pytest.mark.parametrize(
    "magic", [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0+", b"RIFF\0\0\0\0WEBP", b"x"]
)
@pytest.mark.parametrize("reader", READERS)
def test_garbage_is_refused(tmp_path: Path, magic: bytes, reader: Callable[[Path], object]) -> None:
    for rest in (b"", b"\0" * 500, b"\xff" * 500, np.random.default_rng(0).bytes(5000)):
        (tmp_path / "garbage.png").write_bytes(magic + rest)
        with pytest.raises(UnreadableImage, match=r"^garbage\.png cannot be opened: .*\.$") as caught:
            reader(tmp_path / "garbage.png")
        assert caught.value.__cause__ is not None


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"GIF89a", "GIF"),
        (b"8BPS\0\1", "Photoshop"),
        (b"\0\0\0 ftypisom" + b"\0" * 20, "video"),
    ],
)
def test_known_kinds_that_are_not_supported_are_named(tmp_path: Path, content: bytes, kind: str) -> None:
    (tmp_path / "photo").write_bytes(content)
    with pytest.raises(UnreadableImage, match=kind):
        read(tmp_path / "photo")


@pytest.mark.parametrize("reader", READERS)
def test_things_that_are_no_files(tmp_path: Path, reader: Callable[[Path], object]) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "empty.png").touch()
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    reasons = {
        "pipe.png": "not a regular file",
        "folder.png": "a folder",
        "empty.png": "empty",
        "missing.png": "no such file",
        "loop.png": "system says",
        "x" * 300: "system says",
        "null\0": "damaged",
    }
    for name, reason in reasons.items():
        with pytest.raises(UnreadableImage, match=reason):
            reader(tmp_path / name)
    with pytest.raises(UnreadableImage, match="not a regular file"):
        reader(Path(os.devnull))


def test_a_name_that_no_terminal_can_show_is_made_showable(tmp_path: Path) -> None:
    path = tmp_path / "a\nb\udcff.png"
    with pytest.raises(UnreadableImage, match=r"^a\?b\?\.png cannot"):
        read(path)


@pytest.mark.parametrize("format", FORMATS)
def test_too_many_pixels_are_refused_before_decoding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    _gradients().save(tmp_path / "photo", format)
    monkeypatch.setattr(reading, "MAX_PIXELS", 24 * 40 - 1)
    monkeypatch.setattr(reading, "decode", None)
    for reader in READERS:
        with pytest.raises(UnreadableImage, match="megapixels"):
            reader(tmp_path / "photo")


@pytest.mark.parametrize("read_it", READERS)
def test_sides_beyond_the_limit_are_refused(
    tmp_path: Path, read_it: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    _gradients().save(tmp_path / "photo.png")
    read_it(tmp_path / "photo.png")
    monkeypatch.setattr(reading, "MAX_SIDE", 39)
    with pytest.raises(
        UnreadableImage, match=r"^photo\.png cannot be opened: with a side of 40 pixels .* limit of 39\.$"
    ):
        read_it(tmp_path / "photo.png")


def test_a_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">LLBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0))
    (tmp_path / "bomb.png").write_bytes(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", b"") + chunk(b"IEND", b""))
    with pytest.raises(UnreadableImage, match="10000 megapixels"):
        read(tmp_path / "bomb.png")


@pytest.mark.parametrize(
    "problem", [IndexError, OverflowError, SyntaxError, MemoryError, struct.error, ValueError, OSError, RecursionError]
)
def test_whatever_a_decoder_raises_becomes_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: type[Exception]
) -> None:
    def fail(*_: object) -> None:
        raise problem

    _gradients().save(tmp_path / "photo.png")
    monkeypatch.setattr(reading, "decode", fail)
    with pytest.raises(UnreadableImage) as caught:
        read(tmp_path / "photo.png")
    assert isinstance(caught.value.__cause__, problem)


@pytest.mark.parametrize(
    ("mode", "shape", "alpha"),
    [
        ("1", (24, 40, 1), False),
        ("L", (24, 40, 1), False),
        ("LA", (24, 40, 1), True),
        ("P", (24, 40, 3), False),
        ("RGBA", (24, 40, 3), True),
    ],
)
def test_png_kinds(tmp_path: Path, mode: str, shape: tuple[int, ...], alpha: bool) -> None:
    picture = _gradients().convert(mode)
    picture.save(tmp_path / "photo.png")
    image, header = read(tmp_path / "photo.png"), read_header(tmp_path / "photo.png")
    assert image.pixels.shape == shape == (header.height, header.width, header.channels)
    assert (image.alpha is not None) == alpha == header.alpha
    expected = np.asarray(picture.convert("RGB" if mode == "P" else "L" if mode == "1" else mode))
    np.testing.assert_array_equal(image.samples(slice(None)), expected.reshape(24, 40, -1))


def test_transparent_palette_gives_alpha(tmp_path: Path) -> None:
    picture = _gradients().convert("P")
    picture.save(tmp_path / "photo.png", transparency=picture.getpixel((3, 3)))
    image = read(tmp_path / "photo.png")
    assert image.alpha is not None
    assert image.alpha[3, 3] == 0
    assert image.alpha.max() == 255


def test_tiff_of_one_bit_and_white_zero(tmp_path: Path) -> None:
    black_left = np.zeros((4, 16), np.uint8)
    black_left[:, 8:] = 255
    PillowImage.fromarray(black_left).convert("1").save(tmp_path / "one.tif", compression="group4")
    tifffile.imwrite(tmp_path / "inverse.tif", 255 - black_left, photometric="miniswhite")
    for name in ("one.tif", "inverse.tif"):
        np.testing.assert_array_equal(read(tmp_path / name).pixels[..., 0], black_left)


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "packbits", "tiff_adobe_deflate", "jpeg"])
def test_tiff_compressions(tmp_path: Path, compression: str) -> None:
    options = {"quality": 95} if compression == "jpeg" else {}
    _gradients().save(tmp_path / "photo.tif", compression=compression, **options)
    difference = read(tmp_path / "photo.tif").pixels - np.asarray(_gradients()).astype(int)
    assert np.abs(difference).max() <= (8 if compression == "jpeg" else 0)


def test_tiff_in_tiles_planes_and_big(tmp_path: Path, photo: MakePhoto) -> None:
    pixels = photo(16, height=70, width=90).pixels
    tifffile.imwrite(tmp_path / "tiles.tif", pixels, photometric="rgb", tile=(32, 48), bigtiff=True, byteorder=">")
    tifffile.imwrite(tmp_path / "planes.tif", pixels.transpose(2, 0, 1), photometric="rgb", planarconfig="separate")
    for name in ("tiles.tif", "planes.tif"):
        np.testing.assert_array_equal(read(tmp_path / name).pixels, pixels)


@pytest.mark.parametrize(
    ("pixels", "options", "reason"),
    [
        (np.zeros((4, 4), np.complex64), {}, "complex"),
        (np.zeros((4, 4), np.int16), {}, "signed"),
        (np.zeros((4, 4), np.uint64), {}, "64 bits"),
        (np.zeros((4, 4), np.float32), {"photometric": "miniswhite"}, "unusual"),
        (np.zeros((4, 4, 4), np.float32), {"photometric": "separated"}, "unusual"),
        (np.zeros((4, 4, 4), np.uint8), {"photometric": "separated", "extratags": [(332, 3, 1, 2, True)]}, "inks"),
        (np.zeros((4, 4, 3), np.uint8), {"photometric": "itulab"}, "ITU"),
        (np.zeros((3, 4, 4), np.uint8), {"photometric": "cielab", "planarconfig": "separate"}, "separate planes"),
        (np.zeros((4, 4, 5), np.uint8), {"photometric": "rgb", "planarconfig": "contig"}, "5 channels"),
        (np.zeros((4, 4, 3), np.uint8), {"subfiletype": 1, "photometric": "rgb"}, "camera raw"),
        (np.zeros((4, 4), np.uint16), {"photometric": "cfa", "extratags": [(50706, 1, 4, (1, 4, 0, 0), True)]}, "raw"),
    ],
)
def test_tiff_kinds_that_are_refused(
    tmp_path: Path, pixels: np.ndarray, options: dict[str, object], reason: str
) -> None:
    tifffile.imwrite(tmp_path / "photo.tif", pixels, **options)
    with pytest.raises(UnreadableImage, match=reason):
        read(tmp_path / "photo.tif")


def test_further_pages_are_told(tmp_path: Path) -> None:
    page = np.zeros((4, 4, 3), np.uint8)
    with tifffile.TiffWriter(tmp_path / "pages.tif") as file:
        file.write(page, photometric="rgb")
        file.write(page, photometric="rgb")
    with tifffile.TiffWriter(tmp_path / "preview.tif") as file:
        file.write(page, photometric="rgb")
        file.write(page[:2, :2], photometric="rgb", subfiletype=1)
    assert read(tmp_path / "pages.tif").metadata.notes == ("Only the first of its pages was read.",)
    assert read(tmp_path / "preview.tif").metadata.notes == ()


@pytest.mark.parametrize("format", ["png", "webp"])
def test_animations_are_told(tmp_path: Path, format: str) -> None:
    frames = [_gradients(), _gradients().rotate(180)]
    frames[0].save(tmp_path / "photo", format, save_all=True, append_images=frames[1:], lossless=True)
    image = read(tmp_path / "photo")
    assert "animation" in image.metadata.notes[0]
    np.testing.assert_array_equal(image.pixels, np.asarray(frames[0]))


def test_damaged_metadata_does_not_cost_the_photo(tmp_path: Path) -> None:
    _gradients().save(tmp_path / "photo.jpg", exif=b"Exif\0\0" + b"II*\0" + b"\xff" * 40, icc_profile=b"no profile")
    image = read(tmp_path / "photo.jpg")
    assert image.metadata.exif is None
    assert image.metadata.icc_profile == b"no profile"
    write(image, tmp_path / "again.tif")
    np.testing.assert_array_equal(read(tmp_path / "again.tif").pixels, image.pixels)


@pytest.mark.parametrize("format", FORMATS)
def test_thumbnails_are_small_and_like_the_photo(tmp_path: Path, format: str) -> None:
    _gradients(600, 1000).save(tmp_path / "photo", format)
    small = thumbnail(tmp_path / "photo", 100)
    expected = np.asarray(_gradients(60, 100)).astype(int)
    assert small.shape == (60, 100, 3)
    assert small.dtype == np.uint8
    assert np.abs(small - expected).mean() < 4


def test_thumbnail_of_a_strip_and_of_sixteen_grey_bits(tmp_path: Path) -> None:
    write(Image(np.full((1, 3000, 1), 32896, np.uint16)), tmp_path / "photo.png")
    small = thumbnail(tmp_path / "photo.png", 50)
    assert small.shape == (1, 50, 3)
    assert (small == 128).all()


def test_a_changed_file_is_read_anew(tmp_path: Path, photo: MakePhoto) -> None:
    for bits in (8, 16):
        image = photo(bits)
        write(image, tmp_path / "photo.tif", overwrite=True)
        np.testing.assert_array_equal(read(tmp_path / "photo.tif").pixels, image.pixels)


def test_webp_pixels_do_not_depend_on_what_else_is_in_memory(tmp_path: Path, photo: MakePhoto) -> None:
    image = photo(height=300, width=300, lossless=True)
    write(image, tmp_path / "photo.webp")
    for _ in range(5):
        np.testing.assert_array_equal(read(tmp_path / "photo.webp").pixels, image.pixels)


def test_importing_is_light() -> None:
    script = (
        "import sys, engine.images.reading, engine.images.writing, engine.images.finding, engine.images.pairing\n"
        "heavy = {'torch', 'scipy', 'skimage', 'pyvips', 'tifffile', 'PIL'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_reading_leaves_no_file_open(tmp_path: Path, photo: MakePhoto) -> None:
    write(photo(), tmp_path / "photo.png")
    (tmp_path / "bad.png").write_bytes(io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"\0" * 40).getvalue())
    read(tmp_path / "photo.png")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        read(tmp_path / "photo.png")
        with pytest.raises(UnreadableImage):
            read(tmp_path / "bad.png")
    assert len(list(Path("/proc/self/fd").iterdir())) <= before


def test_signalling_nan_is_nan_and_no_warning(tmp_path: Path) -> None:
    pixels = np.full((8, 8), 300.0, np.float32)
    pixels.view(np.uint32)[2, 3] = 0x7FA00000
    tifffile.imwrite(tmp_path / "photo.tif", pixels)
    image = read(tmp_path / "photo.tif")
    assert image.metadata.white > 1.0
    assert np.argwhere(np.isnan(image.pixels)).tolist() == [[2, 3, 0]]
