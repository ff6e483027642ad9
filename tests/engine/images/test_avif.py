"""AVIF: depth, colours, alpha and metadata in and out; what its boxes say; damaged boxes."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import pyvips
from PIL import Image as PillowImage

from engine.errors import UnreadableImage, UnwritableImage
from engine.images import avif, exif, reading
from engine.images.boxes import read_items
from engine.images.colour_profile import profile_of
from engine.images.image import Image, Metadata
from engine.images.reading import read, read_header, thumbnail
from engine.images.writing import write
from tests.engine.images.conftest import XMP, exif_block, exif_tags, srgb_profile

MakePhoto = Callable[..., Image]


def _smooth(bits: int, height: int = 24, width: int = 40, alpha: bool = False, **metadata: object) -> Image:
    """Red grows to the right, green downwards: no two orientations look alike."""
    pixels = np.zeros((height, width, 3))
    pixels[..., 0] = np.linspace(0, 1, width)
    pixels[..., 1] = np.linspace(0, 1, height)[:, None]
    kind, peak = (np.uint8, 255) if bits == 8 else (np.uint16, 65535)
    stored = np.rint(pixels * peak).astype(kind)
    mask = np.ascontiguousarray(stored[..., 0]) if alpha else None
    return Image(stored, mask, Metadata(**metadata))  # type: ignore[arg-type]


def _distance(a: Image, b: Image) -> float:
    """The largest difference of two photos, of the full range."""
    return float(np.abs(a.samples(slice(None)) / a.peak - b.samples(slice(None)) / b.peak).max())


@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize(("bits", "stored", "depth"), [(8, None, 8), (16, None, 12), (16, 12, 12), (16, 10, 10)])
def test_depth_alpha_and_metadata_come_back(
    tmp_path: Path, bits: int, stored: int | None, depth: int, alpha: bool
) -> None:
    kept = {"icc_profile": srgb_profile(), "exif": exif_block(), "xmp": XMP % 1}
    image = _smooth(bits, alpha=alpha, stored_bits=stored, **kept)
    notes = write(image, tmp_path / "photo.avif")
    assert notes == (
        ("AVIF holds at most 12 bits a channel; its 16 were rounded.",) if (bits, stored) == (16, None) else ()
    )
    again = read(tmp_path / "photo.avif")
    assert (again.bits, again.metadata.stored_bits, again.metadata.format) == (bits, depth, "avif")
    assert again.metadata.lossless is False
    assert {name: getattr(again.metadata, name) for name in kept} == kept
    assert _distance(image, again) < 0.03
    assert again.pixels.min() == 0
    assert again.pixels.max() == again.peak
    header = read_header(tmp_path / "photo.avif")
    assert (header.width, header.height, header.channels, header.bits, header.alpha) == (40, 24, 3, bits, alpha)


@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize(("bits", "stored"), [(8, 8), (16, 10), (16, 12)])
def test_without_loss_where_it_was_so(tmp_path: Path, photo: MakePhoto, bits: int, stored: int, alpha: bool) -> None:
    image = photo(bits, 3, alpha, lossless=True, stored_bits=stored, format="avif")
    write(image, tmp_path / "first.avif")
    first = read(tmp_path / "first.avif")
    assert first.metadata.lossless
    assert _distance(image, first) <= 0.51 / ((1 << stored) - 1)
    if bits == 8:
        assert _distance(image, first) == 0
    write(first, tmp_path / "second.avif")
    second = read(tmp_path / "second.avif")
    np.testing.assert_array_equal(second.samples(slice(None)), first.samples(slice(None)))


def test_other_decoders_see_the_same(tmp_path: Path) -> None:
    image = _smooth(8, alpha=True, icc_profile=srgb_profile(), exif=exif_block(), xmp=XMP % 1)
    write(image, tmp_path / "photo.avif")
    with PillowImage.open(tmp_path / "photo.avif") as picture:
        assert np.abs(np.asarray(picture).astype(int) - image.samples(slice(None))).max() < 8
        assert picture.info["icc_profile"] == srgb_profile()
        assert picture.info["xmp"] == XMP % 1
        assert picture.info["exif"].removeprefix(b"Exif\0\0") == exif_block()
    decoded = pyvips.Image.new_from_file(str(tmp_path / "photo.avif"))
    assert np.abs(decoded.numpy().astype(int) - image.samples(slice(None))).max() < 8


def test_files_of_another_encoder(tmp_path: Path) -> None:
    image = _smooth(8)
    picture = PillowImage.fromarray(image.pixels)
    picture.save(tmp_path / "photo", "AVIF", quality=95, exif=b"Exif\0\0" + exif_block(), xmp=XMP % 1)
    again = read(tmp_path / "photo")
    assert _distance(image, again) < 0.05
    assert exif_tags(again.metadata.exif or b"") == exif_tags(exif_block())
    assert again.metadata.xmp == XMP % 1


@pytest.mark.parametrize("orientation", range(1, 9))
def test_turned_by_its_boxes(tmp_path: Path, orientation: int) -> None:
    upright = _smooth(8)
    turn = {
        1: None,
        2: PillowImage.Transpose.FLIP_LEFT_RIGHT,
        3: PillowImage.Transpose.ROTATE_180,
        4: PillowImage.Transpose.FLIP_TOP_BOTTOM,
        5: PillowImage.Transpose.TRANSPOSE,
        6: PillowImage.Transpose.ROTATE_90,
        7: PillowImage.Transpose.TRANSVERSE,
        8: PillowImage.Transpose.ROTATE_270,
    }[orientation]
    stored = PillowImage.fromarray(upright.pixels)
    stored = stored if turn is None else stored.transpose(turn)
    # Pillow makes the boxes irot and imir out of EXIF's orientation, and drops the tag
    options = {"quality": 95, "subsampling": "4:4:4", "exif": b"Exif\0\0" + exif_block(orientation)}
    stored.save(tmp_path / "photo.avif", "AVIF", **options, xmp=XMP % orientation)
    again = read(tmp_path / "photo.avif")
    header = read_header(tmp_path / "photo.avif")
    assert (again.width, again.height) == (header.width, header.height) == (40, 24)
    assert _distance(upright, again) < 0.05
    assert again.metadata.xmp == XMP % 1


def test_orientation_in_exif_turns_nothing(tmp_path: Path) -> None:
    image = _smooth(8, exif=exif_block(6), xmp=XMP % 6)
    (tmp_path / "photo.avif").write_bytes(_bytes(image))
    again = read(tmp_path / "photo.avif")
    assert (again.width, again.height) == (40, 24)
    assert _distance(image, again) < 0.05
    assert exif.orientation(again.metadata.exif or b"") == 1
    assert again.metadata.xmp == XMP % 1


def test_grey_stays_grey(tmp_path: Path, photo: MakePhoto) -> None:
    smooth = _smooth(8)
    image = Image(np.ascontiguousarray(smooth.pixels[..., :1]), None, Metadata(exif=exif_block(), xmp=XMP % 1))
    assert write(image, tmp_path / "photo.avif") == ()
    again = read(tmp_path / "photo.avif")
    assert again.channels == read_header(tmp_path / "photo.avif").channels == 1
    assert _distance(image, again) < 0.03
    assert (again.metadata.exif, again.metadata.xmp) == (exif_block(), XMP % 1)
    deep = photo(16, 1)
    assert any("RGB" in note for note in write(deep, tmp_path / "deep.avif"))
    assert read(tmp_path / "deep.avif").channels == 3


@pytest.mark.parametrize(("height", "width"), [(1, 1), (1, 7), (3, 1), (5, 5), (64, 1)])
@pytest.mark.parametrize("channels", [1, 3])
def test_small_and_odd_sizes(tmp_path: Path, photo: MakePhoto, height: int, width: int, channels: int) -> None:
    image = photo(8, channels, height=height, width=width)
    write(image, tmp_path / "photo.avif")
    assert read(tmp_path / "photo.avif").pixels.shape == (height, width, channels)
    assert max(thumbnail(tmp_path / "photo.avif", 4).shape[:2]) <= 4


def test_subsampling_stays(tmp_path: Path) -> None:
    for subsampling in (0, 2):
        write(_smooth(8, format="avif", jpeg_subsampling=subsampling), tmp_path / "photo", "avif", overwrite=True)
        assert read(tmp_path / "photo").metadata.jpeg_subsampling == subsampling


def test_colours_named_by_numbers_become_a_profile(tmp_path: Path) -> None:
    data = _with_colours(tmp_path, 12, 13)
    assert read(data).metadata.icc_profile == profile_of(12, 13) is not None
    data = _with_colours(tmp_path, 1, 13)
    assert read(data).metadata.icc_profile is None


def test_colours_for_hdr_screens_are_kept_and_told(tmp_path: Path) -> None:
    image = read(_with_colours(tmp_path, 9, 16))
    assert any("HDR" in note for note in image.metadata.notes)
    assert write(image, tmp_path / "again.avif") == write(image, tmp_path / "again.png") == ()
    with (tmp_path / "again.avif").open("rb") as file:
        colours = read_items(file).items[1].property(b"colr")
    assert colours is not None
    assert struct.unpack(">4sHHH", colours[:10]) == (b"nclx", 9, 16, 6)
    assert read(tmp_path / "again.png").metadata.png_chunks == ((b"cICP", bytes((9, 16, 0, 1))),)
    assert any("colours" in note for note in write(image, tmp_path / "again.jpg"))


def _with_colours(folder: Path, primaries: int, transfer: int) -> Path:
    write(_smooth(8), folder / "plain.avif", overwrite=True)
    data = (folder / "plain.avif").read_bytes()
    at = data.index(b"nclx") + 4
    (folder / "named.avif").write_bytes(data[:at] + struct.pack(">HH", primaries, transfer) + data[at + 4 :])
    return folder / "named.avif"


def test_films_and_further_pictures_are_told(tmp_path: Path) -> None:
    frames = [PillowImage.fromarray(np.full((16, 16, 3), level, np.uint8)) for level in (40, 200)]
    frames[0].save(tmp_path / "film.avif", save_all=True, append_images=frames[1:])
    image = read(tmp_path / "film.avif")
    assert image.metadata.notes == ("Only the first picture of the animation was read.",)
    assert abs(int(image.pixels.mean()) - 40) < 3


def test_too_large_a_side_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnwritableImage, match="65535"):
        write(Image(np.zeros((1, 65536, 3), np.uint8)), tmp_path / "photo.avif")
    assert list(tmp_path.iterdir()) == []


def test_sizes_are_told_before_anything_is_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(_smooth(8), tmp_path / "photo.avif")
    data = bytearray((tmp_path / "photo.avif").read_bytes())
    struct.pack_into(">LL", data, data.index(b"ispe") + 8, 60_000, 60_000)
    (tmp_path / "bomb.avif").write_bytes(data)
    monkeypatch.setitem(reading._DECODERS, "avif", None)
    for reader in (read, read_header):
        with pytest.raises(UnreadableImage, match="3600 megapixels"):
            reader(tmp_path / "bomb.avif")


def test_pixels_of_another_size_than_said_are_refused(tmp_path: Path) -> None:
    write(_smooth(8), tmp_path / "photo.avif")
    data = bytearray((tmp_path / "photo.avif").read_bytes())
    struct.pack_into(">LL", data, data.index(b"ispe") + 8, 41, 24)
    (tmp_path / "photo.avif").write_bytes(data)
    with pytest.raises(UnreadableImage):
        read(tmp_path / "photo.avif")


@pytest.mark.parametrize("channels", [1, 3])
def test_every_prefix_is_refused(tmp_path: Path, photo: MakePhoto, channels: int) -> None:
    data = _bytes(photo(8, channels, height=9, width=9))
    path = tmp_path / "part"
    for length in range(1, len(data) - 1, 7):
        path.write_bytes(data[:length])
        with pytest.raises(UnreadableImage, match=r"^part cannot be opened"):
            read(path)


def _bytes(image: Image) -> bytes:
    file = io.BytesIO()
    avif.encode(image, file)
    return file.getvalue()


def test_flipped_bits_never_crash(tmp_path: Path, photo: MakePhoto) -> None:
    data = _bytes(photo(8, 3, True, height=9, width=9, exif=exif_block(), xmp=XMP % 6, icc_profile=srgb_profile()))
    rng, outcomes = np.random.default_rng(0), set()
    end = data.index(b"mdat") + 100
    for _ in range(300):
        broken = bytearray(data)
        for at in rng.integers(0, end, 3):
            broken[at] ^= 1 << int(rng.integers(8))
        (tmp_path / "broken").write_bytes(broken)
        try:
            outcomes.add(read(tmp_path / "broken").bits)
        except UnreadableImage:
            outcomes.add(0)
    assert {0, 8} <= outcomes
