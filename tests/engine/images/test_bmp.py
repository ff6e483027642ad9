"""BMP: every kind of header and packing, against pixels known beforehand; and what was written, read again."""

import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as PillowImage

from engine.errors import UnreadableImage
from engine.images.image import Image
from engine.images.reading import read, read_header
from engine.images.writing import write
from tests.engine.images.conftest import srgb_profile

MakePhoto = Callable[..., Image]

PALETTE = np.random.default_rng(0).integers(0, 256, (256, 3), dtype=np.uint8)


def _info(
    size: int, width: int, height: int, depth: int, compression: int = 0, tail: bytes = b"", density: int = 11811
) -> bytes:
    """A header of ``size`` bytes; ``tail`` stands behind the first 40."""
    if size == 12:
        return struct.pack("<LHHHH", 12, width, height, 1, depth)
    fields = (size, width, height, 1, depth, compression, 0, density, density, 0, 0)
    return (struct.pack("<LllHHLLllLL", *fields) + tail).ljust(size, b"\0")[:size]


def _file(path: Path, header: bytes, pixels: bytes, between: bytes = b"") -> Path:
    start = 14 + len(header) + len(between)
    path.write_bytes(struct.pack("<2sLLL", b"BM", start + len(pixels), 0, start) + header + between + pixels)
    return path


def _rows(rows: list[bytes], bottom_up: bool = True) -> bytes:
    padded = [row + b"\0" * (-len(row) % 4) for row in rows]
    return b"".join(padded[::-1] if bottom_up else padded)


def _colours(entry: int, count: int) -> bytes:
    stored = np.zeros((count, entry), np.uint8)
    stored[:, :3] = PALETTE[:count, ::-1]
    return stored.tobytes()


@pytest.mark.parametrize("depth", [1, 2, 4, 8])
@pytest.mark.parametrize("size", [12, 40, 64, 108, 124])
@pytest.mark.parametrize("width", [1, 7, 13])
def test_palettes(tmp_path: Path, depth: int, size: int, width: int) -> None:
    indices = np.random.default_rng(depth).integers(0, 1 << depth, (5, width), dtype=np.uint8)
    bits = np.unpackbits(indices[..., None], axis=2)[..., 8 - depth :].reshape(5, -1)
    rows = [row.tobytes() for row in np.packbits(bits, axis=1)]
    colours = _colours(3 if size == 12 else 4, 1 << depth)
    path = _file(tmp_path / "photo.bmp", _info(size, width, 5, depth), _rows(rows), colours)
    image = read(path)
    np.testing.assert_array_equal(image.pixels, PALETTE[indices])
    assert image.metadata.format == read_header(path).format == "bmp"


@pytest.mark.parametrize("top_down", [False, True])
@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_24_bits(tmp_path: Path, top_down: bool, width: int) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (3, width, 3), dtype=np.uint8)
    rows = [row[:, ::-1].tobytes() for row in pixels]
    header = _info(40, width, -3 if top_down else 3, 24)
    image = read(_file(tmp_path / "photo", header, _rows(rows, not top_down)))
    np.testing.assert_array_equal(image.pixels, pixels)
    assert image.metadata.density == pytest.approx((300, 300), abs=0.01)


@pytest.mark.parametrize(
    ("depth", "masks"),
    [
        (16, None),
        (16, (0x7C00, 0x3E0, 0x1F, 0)),
        (16, (0xF800, 0x7E0, 0x1F, 0)),
        (16, (0x7C00, 0x3E0, 0x1F, 0x8000)),
        (16, (0xF00, 0xF0, 0xF, 0xF000)),
        (32, None),
        (32, (0xFF, 0xFF00, 0xFF0000, 0xFF000000)),
        (32, (0xFF000000, 0xFF0000, 0xFF00, 0)),
        (32, (0x3FF00000, 0xFFC00, 0x3FF, 0xC0000000)),
    ],
)
@pytest.mark.parametrize("size", [40, 56, 108, 124])
def test_bitfields(tmp_path: Path, depth: int, masks: tuple[int, int, int, int] | None, size: int) -> None:
    stored = np.random.default_rng(0).integers(0, 1 << depth, (3, 5), dtype=np.uint64)
    packed = struct.pack("<4L", *masks) if masks else b""
    compression = 0 if masks is None else 6 if size == 40 and masks[3] else 3
    tail, between = (b"", packed) if size == 40 else (packed, b"")
    if size == 40 and masks and not masks[3]:
        between = packed[:12]
    rows = [row.tobytes() for row in stored.astype(f"<u{depth // 8}")]
    path = _file(tmp_path / "photo", _info(size, 5, 3, depth, compression, tail), _rows(rows), between)
    image = read(path)
    used = masks or ((0x7C00, 0x3E0, 0x1F, 0) if depth == 16 else (0xFF0000, 0xFF00, 0xFF, 0))
    wide = any(mask.bit_count() > 8 for mask in used)
    assert image.bits == read_header(path).bits == (16 if wide else 8)
    assert (image.alpha is not None) == bool(used[3]) == read_header(path).alpha
    samples = image.samples(slice(None))
    for channel, mask in enumerate(used[: samples.shape[2]]):
        fraction = (stored & np.uint64(mask)) / mask
        np.testing.assert_allclose(samples[..., channel] / image.peak, fraction, atol=0.5001 / image.peak)


def test_the_fourth_byte_of_old_files_is_no_transparency(tmp_path: Path) -> None:
    path = _file(tmp_path / "photo", _info(40, 1, 1, 32), bytes((3, 2, 1, 0)))
    image = read(path)
    assert image.alpha is None
    assert image.pixels.tolist() == [[[1, 2, 3]]]


def test_run_lengths_of_8_bits(tmp_path: Path) -> None:
    # bottom row: 3 x 7, then 4, 5, 6 as they are (padded); next row: a jump over two, 2 x 9; top row from a jump of one
    data = bytes((3, 7, 0, 3, 4, 5, 6, 0, 0, 0, 0, 2, 2, 0, 2, 9, 0, 2, 1, 1, 1, 8, 0, 1))
    expected = [[0, 0, 0, 0, 0, 8], [0, 0, 9, 9, 0, 0], [7, 7, 7, 4, 5, 6]]
    image = read(_file(tmp_path / "photo", _info(40, 6, 3, 8, 1), data, _colours(4, 256)))
    np.testing.assert_array_equal(image.pixels, PALETTE[np.array(expected)])


def test_run_lengths_of_4_bits(tmp_path: Path) -> None:
    data = bytes((5, 0x12, 0, 0, 0, 5, 0x34, 0x56, 0x70, 0, 0, 1))
    expected = [[3, 4, 5, 6, 7], [1, 2, 1, 2, 1]]
    image = read(_file(tmp_path / "photo", _info(40, 5, 2, 4, 2), data, _colours(4, 16)))
    np.testing.assert_array_equal(image.pixels, PALETTE[np.array(expected)])


@pytest.mark.parametrize(
    "data",
    [
        bytes((6, 7, 0, 0)),  # ends after the first row
        bytes((6, 7, 0, 0, 0, 200, 1, 2)),  # ends within values as they are
        bytes((6, 7, 0, 0, 0, 2, 0, 9, 6, 1, 0, 1)),  # beyond the last row
    ],
)
def test_run_lengths_that_do_not_add_up_are_refused(tmp_path: Path, data: bytes) -> None:
    path = _file(tmp_path / "photo", _info(40, 6, 3, 8, 1), data, _colours(4, 256))
    with pytest.raises(UnreadableImage, match="damaged"):
        read(path)


def test_run_lengths_of_real_pictures_as_pillow_reads_them(tmp_path: Path) -> None:
    indices = np.repeat(np.random.default_rng(0).integers(0, 256, (40, 6), dtype=np.uint8), 9, axis=1)
    runs = b"".join(b"".join(bytes((9, value)) for value in row[::9]) + b"\0\0" for row in indices[::-1])
    path = _file(tmp_path / "photo.bmp", _info(40, 54, 40, 8, 1), runs + b"\0\1", _colours(4, 256))
    with PillowImage.open(path) as picture:
        np.testing.assert_array_equal(read(path).pixels, np.asarray(picture.convert("RGB")))


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA"])
def test_files_of_pillow(tmp_path: Path, mode: str) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (9, 11, 4), dtype=np.uint8)
    picture = PillowImage.fromarray(pixels).convert(mode)
    picture.save(tmp_path / "photo.bmp")
    image = read(tmp_path / "photo.bmp")
    assert image.channels == (1 if mode in ("1", "L") else 3)
    expected = np.asarray(picture.convert("L" if mode in ("1", "L") else "RGB")).reshape(9, 11, -1)
    np.testing.assert_array_equal(image.pixels, expected)


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize("profile", [False, True])
@pytest.mark.parametrize("width", [1, 2, 3, 52])
def test_round_trip(tmp_path: Path, photo: MakePhoto, channels: int, alpha: bool, profile: bool, width: int) -> None:
    icc = srgb_profile() if profile and channels == 3 else None
    image = photo(8, channels, alpha, width=width, icc_profile=icc, density=(300.0, 150.0), format="bmp")
    notes = write(image, tmp_path / "photo.bmp")
    assert len(notes) == (1 if channels == 1 and alpha else 0)  # which BMP holds as RGB only
    again = read(tmp_path / "photo.bmp")
    kept = image.pixels if again.channels == channels else np.repeat(image.pixels, 3, axis=2)
    np.testing.assert_array_equal(again.pixels, kept)
    assert again.channels == channels or alpha
    np.testing.assert_array_equal(again.alpha, image.alpha)
    assert again.metadata.icc_profile == icc
    assert again.metadata.density == pytest.approx((300, 150), abs=0.02)  # whole pixels a metre
    with PillowImage.open(tmp_path / "photo.bmp") as picture:
        mode = "RGBA" if alpha else "RGB" if channels == 3 else "L"
        np.testing.assert_array_equal(
            np.asarray(picture.convert(mode)).reshape(37, width, -1), again.samples(slice(None))
        )


def test_large_photos_are_written_in_blocks(tmp_path: Path, photo: MakePhoto) -> None:
    image = photo(height=2050, width=700)
    write(image, tmp_path / "photo.bmp")
    np.testing.assert_array_equal(read(tmp_path / "photo.bmp").pixels, image.pixels)


def test_profiles_that_are_not_whole_are_left_out(tmp_path: Path, photo: MakePhoto) -> None:
    write(photo(icc_profile=srgb_profile()), tmp_path / "photo.bmp")
    whole = (tmp_path / "photo.bmp").read_bytes()
    (tmp_path / "photo.bmp").write_bytes(whole[:-1])
    assert read(tmp_path / "photo.bmp").metadata.icc_profile is None


def test_jpegs_for_printers_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableImage, match="printer"):
        read(_file(tmp_path / "photo", _info(40, 4, 4, 0, 4), b"\xff\xd8\xff"))


@pytest.mark.parametrize(
    "header",
    [
        _info(40, 0, 4, 24),
        _info(40, -4, 4, 24),
        _info(40, 4, 0, 24),
        _info(40, 4, 4, 5),
        _info(40, 4, -4, 8, 1),
        _info(40, 1 << 30, 1 << 30, 24),
        _info(40, 4, 4, 32, 3, b""),
        _info(56, 4, 4, 32, 3, struct.pack("<4L", 0xF0F, 0xFF00, 0xFF0000, 0)),
        struct.pack("<L", 4000),
    ],
)
def test_headers_that_make_no_sense(tmp_path: Path, header: bytes) -> None:
    path = _file(tmp_path / "photo", header, b"\0" * 200)
    for reader in (read, read_header):
        with pytest.raises(UnreadableImage, match=r"damaged|megapixels"):
            reader(path)


def test_small_files_that_name_huge_sizes_take_no_memory(tmp_path: Path) -> None:
    path = _file(tmp_path / "photo", _info(40, 100_000, 100_000, 8, 1), b"\0\1", _colours(4, 256))
    with pytest.raises(UnreadableImage, match="10000 megapixels"):
        read(path)
