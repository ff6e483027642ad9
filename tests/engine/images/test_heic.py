"""HEIC: real files of 40x24 pixels, made once with pillow-heif 1.8.1 (x265), which is not needed here.

All show the same: red grows to the right, green downwards. ``turned`` is stored on its side, with EXIF, XMP and the box
``irot``; ``two`` holds it twice, the second time upside down.
"""

import struct
from pathlib import Path

import numpy as np
import pytest

from engine import extras
from engine.errors import MissingExtra, UnreadableImage
from engine.images import heif, reading
from engine.images.boxes import Items, read_items
from engine.images.image import Image
from engine.images.reading import read, read_header, thumbnail
from engine.images.writing import kind_to_write, propose, write

FOLDER = Path(__file__).parent / "heic"
NAMES = ["turned", "ten_bits", "alpha", "grey", "two"]

needs_pi_heif = pytest.mark.skipif(not extras.installed("heic"), reason="pi-heif is not installed")


def _file(name: str) -> Path:
    return FOLDER / f"{name}.heic"


def _expected(channels: int = 3) -> np.ndarray:
    pixels = np.zeros((24, 40, 3))
    pixels[..., 0] = np.linspace(0, 1, 40)
    pixels[..., 1] = np.linspace(0, 1, 24)[:, None]
    return pixels[..., :channels]


def _distance(image: Image) -> float:
    return float(np.abs(image.pixels / image.peak - _expected(image.channels)).max())


@pytest.mark.parametrize(
    ("name", "bits", "channels", "alpha", "depth"),
    [
        ("turned", 8, 3, False, 8),
        ("ten_bits", 16, 3, False, 10),
        ("alpha", 8, 3, True, 8),
        ("grey", 8, 1, False, 8),
        ("two", 8, 3, False, 8),
    ],
)
def test_what_the_boxes_say(name: str, bits: int, channels: int, alpha: bool, depth: int) -> None:
    with _file(name).open("rb") as file:
        contents = heif.inspect(file, "heic")
    header = contents.header
    assert (header.width, header.height, header.bits, header.channels, header.alpha) == (40, 24, bits, channels, alpha)
    assert contents.metadata.stored_bits == depth
    assert contents.metadata.icc_profile is None
    assert contents.orientation == 1


@needs_pi_heif
@pytest.mark.parametrize("name", NAMES)
def test_pixels(name: str) -> None:
    image, header = read(_file(name)), read_header(_file(name))
    assert _distance(image) < 0.05
    assert (image.bits, image.channels, image.alpha is not None) == (header.bits, header.channels, header.alpha)
    assert image.metadata.format == header.format == "heic"
    small = thumbnail(_file(name), 20)
    assert small.shape == (12, 20, 3)


@needs_pi_heif
def test_turned_once_and_its_metadata_upright() -> None:
    image = read(_file("turned"))
    assert image.metadata.exif is not None
    assert b"Zenit" in image.metadata.exif
    assert image.metadata.xmp is not None
    assert b'tiff:Orientation="1"' in image.metadata.xmp
    assert struct.pack(">HHLHH", 274, 3, 1, 1, 0) in image.metadata.exif


@needs_pi_heif
def test_ten_bits_reach_white_and_have_more_than_256_levels() -> None:
    image = read(_file("ten_bits"))
    assert (image.pixels.min(), image.pixels.max()) == (0, 65535)
    assert (image.pixels % 257 != 0).any()


@needs_pi_heif
def test_transparency_and_further_pictures() -> None:
    alpha = read(_file("alpha")).alpha
    assert alpha is not None
    assert np.abs(alpha.astype(int) - 77).max() <= 1
    assert read(_file("two")).metadata.notes == ("Only the main one of its pictures was read.",)


@needs_pi_heif
def test_written_as_jpeg_or_tiff_with_a_word(tmp_path: Path) -> None:
    for name, kind, suffix in (("turned", "jpeg", ".jpg"), ("ten_bits", "tiff", ".tif")):
        image = read(_file(name))
        assert kind_to_write("keep", image.metadata.format, image.bits) == kind
        target = propose(_file(name), tmp_path)
        assert target == tmp_path / f"{name}_denoised{suffix}"
        assert write(image, target) == (f"HEIC is not written; the result is saved as {kind.upper()}.",)
        again = read(target)
        assert (again.bits, again.metadata.exif, again.metadata.xmp) == (
            image.bits,
            image.metadata.exif,
            image.metadata.xmp,
        )
        assert _distance(again) < 0.06


@needs_pi_heif
def test_transparency_is_written_as_tiff(tmp_path: Path) -> None:
    image, target = read(_file("alpha")), propose(_file("alpha"), tmp_path)
    assert target.suffix == ".tif"
    write(image, target)
    np.testing.assert_array_equal(read(target).alpha, image.alpha)


@needs_pi_heif
def test_ten_bits_stay_ten_in_an_avif(tmp_path: Path) -> None:
    image = read(_file("ten_bits"))
    assert write(image, tmp_path / "photo.avif") == ("HEIC is not written; the result is saved as AVIF.",)
    assert read(tmp_path / "photo.avif").metadata.stored_bits == 10


@needs_pi_heif
def test_tiles_of_a_grid_as_phones_write_them(tmp_path: Path) -> None:
    with _file("two").open("rb") as file:
        found = read_items(file)
        tiles = [found.data(file, found.items[number]) for number in sorted(found.items)]
    (tmp_path / "grid.heic").write_bytes(_grid(found, tiles))
    header, image = read_header(tmp_path / "grid.heic"), read(tmp_path / "grid.heic")
    assert (header.width, header.height, header.bits) == (image.width, image.height, 8) == (128, 64, 8)
    assert image.metadata.notes == ()
    for left, expected in ((0, _expected()), (64, _expected()[::-1])):
        assert np.abs(image.pixels[:24, left : left + 40] / 255 - expected).max() < 0.06


def _box(name: bytes, *parts: bytes) -> bytes:
    return struct.pack(">L4s", 8 + sum(map(len, parts)), name) + b"".join(parts)


def _grid(found: Items, tiles: list[bytes]) -> bytes:
    """Two tiles of 64x64, of which the pictures fill a corner, side by side; the picture's own data is in ``idat``."""
    own = [(name, data) for name, data in found.items[found.primary].properties if name in (b"hvcC", b"ispe")]
    properties = [*own, (b"ispe", struct.pack(">LLL", 0, 128, 64))]
    stored = _box(b"ipco", *(_box(name, data) for name, data in properties))
    rows = struct.pack(">HBB", 1, 1, 3) + b"".join(struct.pack(">HBBB", n, 2, 0x81, 0x82) for n in (2, 3))
    kinds = [
        _box(b"infe", struct.pack(">LHH", 2 << 24 | (n > 1), n, 0), b"hvc1\0" if n > 1 else b"grid\0")
        for n in (1, 2, 3)
    ]

    def meta(start: int) -> bytes:
        places = struct.pack(">HHHHLL", 1, 1, 0, 1, 0, 8)
        for number, tile in zip((2, 3), tiles, strict=True):
            places += struct.pack(">HHHHLL", number, 0, 0, 1, start, len(tile))
            start += len(tile)
        return _box(
            b"meta",
            bytes(4),
            _box(b"hdlr", bytes(8), b"pict", bytes(13)),
            _box(b"pitm", struct.pack(">LH", 0, 1)),
            _box(b"iloc", struct.pack(">LBBH", 1 << 24, 0x44, 0, 3), places),
            _box(b"iinf", struct.pack(">LH", 0, 3), *kinds),
            _box(b"iref", bytes(4), _box(b"dimg", struct.pack(">HHHH", 1, 2, 2, 3))),
            _box(b"idat", struct.pack(">BBBBHH", 0, 0, 0, 1, 128, 64)),
            _box(b"iprp", stored, _box(b"ipma", struct.pack(">LL", 0, 3), rows)),
        )

    head = _box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    return head + meta(len(head) + len(meta(0)) + 8) + _box(b"mdat", *tiles)


@pytest.mark.parametrize("reader", [read, read_header, lambda path: thumbnail(path, 16)])
def test_without_pi_heif_the_sentence_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, reader: object) -> None:
    monkeypatch.setattr(extras, "installed", lambda _: False)
    with pytest.raises(
        MissingExtra, match=r"^turned\.heic .*HEIC photos.*pi-heif==1\.4\.0 \(2 MB\).*pip install"
    ) as caught:
        reader(_file("turned"))  # type: ignore[operator]
    assert caught.value.extra == "heic"
    assert propose(_file("ten_bits"), input_format="heic", bits=16).suffix == ".tif"


@needs_pi_heif
@pytest.mark.parametrize("name", ["turned", "alpha", "ten_bits"])
def test_every_prefix_is_refused(tmp_path: Path, name: str) -> None:
    data, path = _file(name).read_bytes(), tmp_path / "part"
    for length in (*range(1, len(data) - 40, 150), len(data) - 40):
        path.write_bytes(data[:length])
        with pytest.raises(UnreadableImage, match=r"^part cannot be opened"):
            read(path)


@needs_pi_heif
@pytest.mark.parametrize("name", ["turned", "alpha"])
def test_flipped_bits_never_crash(tmp_path: Path, name: str) -> None:
    data = _file(name).read_bytes()
    rng, outcomes = np.random.default_rng(0), set()
    for _ in range(12):
        broken = bytearray(data)
        broken[int(rng.integers(len(broken)))] ^= 1 << int(rng.integers(8))
        (tmp_path / "broken").write_bytes(broken)
        try:
            outcomes.add(read(tmp_path / "broken").bits)
        except UnreadableImage:
            outcomes.add(0)
    assert {0, 8} <= outcomes


@needs_pi_heif
def test_a_crash_of_the_decoder_is_one_unreadable_photo(tmp_path: Path) -> None:
    broken = bytearray(_file("turned").read_bytes())
    broken[223] ^= 128  # pi-heif 1.4.0 reads where it may not
    (tmp_path / "broken").write_bytes(broken)
    with pytest.raises(UnreadableImage, match="damaged") as caught:
        read(tmp_path / "broken")
    assert "ended with" in str(caught.value.__cause__)


@needs_pi_heif
def test_sizes_are_told_before_anything_is_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(_file("grey").read_bytes())
    struct.pack_into(">LL", data, data.index(b"ispe") + 8, 60_000, 60_000)
    (tmp_path / "bomb").write_bytes(data)
    monkeypatch.setitem(reading._DECODERS, "heic", None)
    with pytest.raises(UnreadableImage, match="damaged"):
        read(tmp_path / "bomb")
