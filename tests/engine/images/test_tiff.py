"""TIFF in all its kinds: depths, numbers and colours; what is kept exactly, what is converted and told."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from itertools import product
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image as PillowImage
from PIL import ImageCms

from engine.errors import UnreadableImage
from engine.images.image import Image, Metadata
from engine.images.reading import read, read_header
from engine.images.writing import write

RNG = np.random.default_rng(7)
Tags = dict[int, tuple[int, tuple[int, ...]]]


def floats(*shape: int) -> np.ndarray:
    return RNG.normal(0.5, 0.1, shape).astype(np.float32)


def by_libtiff(path: Path) -> np.ndarray:
    import pyvips

    return pyvips.Image.tiffload(str(path)).numpy()


def by_hand(path: Path, order: str, pieces: list[bytes], tags: Tags) -> None:
    """A TIFF of these strips or tiles; tags by number: kind (3 short, 4 long) and values."""
    data, offsets = struct.pack(order + "2sHL", b"II" if order == "<" else b"MM", 42, 0), []
    for piece in pieces:
        offsets.append(len(data))
        data += piece + b"\0" * (len(piece) % 2)
    where, lengths = (324, 325) if 322 in tags else (273, 279)
    tags = tags | {where: (4, tuple(offsets)), lengths: (4, tuple(len(piece) for piece in pieces))}
    rows, values, start = b"", b"", len(data)
    for tag in sorted(tags):
        kind, numbers = tags[tag]
        field = struct.pack(f"{order}{len(numbers)}{'H' if kind == 3 else 'L'}", *numbers)
        if len(field) > 4:
            place = start + 2 + 12 * len(tags) + 4 + len(values)
            values, field = values + field + b"\0" * (len(field) % 2), struct.pack(order + "L", place)
        rows += struct.pack(order + "HHL", tag, kind, len(numbers)) + field.ljust(4, b"\0")
    directory = struct.pack(order + "H", len(tags)) + rows + b"\0\0\0\0" + values
    path.write_bytes(data[:4] + struct.pack(order + "L", start) + data[8:] + directory)


def basic_tags(height: int, width: int, bits: int, samples: int, **more: int) -> Tags:
    tags = {256: width, 257: height, 259: 1, 262: 2 if samples >= 3 else 1, 277: samples, 278: height, 284: 1}
    tags |= {int(name[1:]): value for name, value in more.items()}
    return {tag: (3, (value,)) for tag, value in tags.items()} | {258: (3, (bits,) * samples)}


def packed_rows(values: np.ndarray, bits: int) -> bytes:
    """(H, W, samples) integers, each row from a byte's beginning, most significant bit first."""
    flat = values.reshape(len(values), -1, 1) >> np.arange(bits - 1, -1, -1) & 1
    return np.packbits(flat.reshape(len(values), -1).astype(np.uint8), axis=1).tobytes()


def levels(values: np.ndarray, bits: int) -> np.ndarray:
    peak = 255 if bits <= 8 else 65535
    return np.floor(values.astype(np.float64) * peak / ((1 << bits) - 1) + 0.5)


@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize("channels", [1, 3])
def test_float_pixels_come_and_go_byte_for_byte(tmp_path: Path, channels: int, alpha: bool) -> None:
    pixels = floats(37, 53, channels)
    pixels[3, 4, 0], pixels[5, 6], pixels[7, 8, -1] = np.nan, np.inf, -np.inf
    pixels[9, 10] = 1e-42  # a denormal number
    mask = floats(37, 53) if alpha else None
    image = Image(pixels, mask, Metadata("tiff"))
    write(image, tmp_path / "first.tif")
    again = read(tmp_path / "first.tif")
    assert again.pixels.tobytes() == pixels.tobytes()
    assert again.alpha is None or again.alpha.tobytes() == mask.tobytes()
    assert (again.bits, again.metadata.white) == (32, 1.0)
    assert again.metadata.notes == ("3 pixels hold no number (NaN or infinity) and stay as they are.",)
    assert read_header(tmp_path / "first.tif").bits == 32
    with tifffile.TiffFile(tmp_path / "first.tif") as file:
        stored = file.pages[0]
        assert (stored.bitspersample, stored.sampleformat, stored.predictor) == (32, 3, 3)


@pytest.mark.parametrize("options", [{}, {"tile": (16, 32)}, {"compression": "zlib"}, {"byteorder": ">"}])
def test_floats_of_other_programs_survive_the_round_trip(tmp_path: Path, options: dict[str, object]) -> None:
    pixels = floats(40, 50, 3)
    tifffile.imwrite(tmp_path / "in.tif", pixels, photometric="rgb", **options)
    write(read(tmp_path / "in.tif"), tmp_path / "out.tif")
    assert read(tmp_path / "out.tif").pixels.tobytes() == pixels.tobytes()


@pytest.mark.parametrize(("kind", "word"), [(np.float16, "16-bit"), (np.float64, "64-bit")])
@pytest.mark.parametrize("channels", [1, 3])
def test_half_and_double_floats_become_single_and_say_so(tmp_path: Path, kind: type, word: str, channels: int) -> None:
    pixels = RNG.normal(0.5, 0.1, (21, 30, channels)).astype(kind)
    tifffile.imwrite(tmp_path / "in.tif", pixels, photometric="rgb" if channels == 3 else "minisblack")
    image = read(tmp_path / "in.tif")
    np.testing.assert_array_equal(image.pixels, pixels.astype(np.float32))
    assert any(word in note for note in image.metadata.notes)


def test_floats_on_another_scale_are_divided_and_multiplied_exactly(tmp_path: Path) -> None:
    pixels = RNG.uniform(0, 40000, (64, 64, 3)).astype(np.float32)
    pixels[0, 0] = 1e6
    tifffile.imwrite(tmp_path / "in.tif", pixels, photometric="rgb")
    image = read(tmp_path / "in.tif")
    assert image.metadata.white == 65536.0
    assert image.pixels[1:].max() <= 1.0
    assert any("65536" in note for note in image.metadata.notes)
    write(image, tmp_path / "out.tif")
    np.testing.assert_array_equal(by_libtiff(tmp_path / "out.tif"), pixels)


@pytest.mark.parametrize(
    ("values", "white"),
    [
        (np.full((10, 10, 1), 1.0), 1.0),
        (np.full((10, 10, 1), 1.01), 2.0),
        (np.full((10, 10, 1), 255.0), 256.0),
        (np.full((10, 10, 1), 256.0), 256.0),
        (np.full((10, 10, 1), -5.0), 1.0),
        (np.full((10, 10, 1), np.nan), 1.0),
        (np.full((10, 10, 1), 3e38), 2.0**127),
    ],
)
def test_the_scale_of_floats(tmp_path: Path, values: np.ndarray, white: float) -> None:
    tifffile.imwrite(tmp_path / "in.tif", values.astype(np.float32))
    image = read(tmp_path / "in.tif")
    assert image.metadata.white == white
    write(image, tmp_path / "out.tif")
    np.testing.assert_array_equal(by_libtiff(tmp_path / "out.tif").ravel(), values.astype(np.float32).ravel())


def test_a_few_highlights_do_not_change_the_scale(tmp_path: Path) -> None:
    pixels = floats(100, 100, 3) / 2
    pixels[:5, :10] = 50.0
    tifffile.imwrite(tmp_path / "in.tif", pixels, photometric="rgb")
    image = read(tmp_path / "in.tif")
    assert (image.metadata.white, image.pixels.max(), image.metadata.notes) == (1.0, 50.0, ())


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("channels", [1, 3])
def test_associated_alpha_is_divided_out(tmp_path: Path, kind: type, channels: int) -> None:
    peak = 1.0 if kind is np.float32 else np.iinfo(kind).max
    colours, alpha = RNG.uniform(0, 1, (16, 20, channels)), RNG.uniform(0.5, 1, (16, 20, 1))
    stored = (np.concatenate((colours * alpha, alpha), axis=2) * peak).astype(kind)
    stored[0, 0] = 0
    photometric = "rgb" if channels == 3 else "minisblack"
    extra = {"extrasamples": ["assocalpha"], "planarconfig": "contig"}
    tifffile.imwrite(tmp_path / "in.tif", stored, photometric=photometric, **extra)
    image = read(tmp_path / "in.tif")
    assert np.isfinite(image.pixels).all()
    assert np.abs(image.pixels[1:] / peak - colours[1:]).max() < 3 / min(peak, 1e4) + (kind is np.uint8) * 0.01
    np.testing.assert_array_equal(image.alpha, stored[..., -1])
    assert any("multiplied" in note for note in image.metadata.notes)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("samples", [1, 3])
@pytest.mark.parametrize("bits", [2, 3, 4, 5, 6, 7, 9, 10, 12, 14, 15])
def test_odd_numbers_of_bits(tmp_path: Path, bits: int, samples: int, order: str) -> None:
    values = RNG.integers(0, 1 << bits, (11, 13, samples))
    values[0, 0], values[0, 1] = 0, (1 << bits) - 1
    by_hand(tmp_path / "a.tif", order, [packed_rows(values, bits)], basic_tags(11, 13, bits, samples))
    image = read(tmp_path / "a.tif")
    np.testing.assert_array_equal(image.pixels, levels(values, bits))
    assert image.bits == read_header(tmp_path / "a.tif").bits == (8 if bits < 8 else 16)
    assert image.metadata.notes == (f"Its {bits} bits a channel became {image.bits}.",)


@pytest.mark.parametrize("compression", [1, 8])
def test_twelve_bits_in_strips_planes_tiles_and_differences(tmp_path: Path, compression: int) -> None:
    values = RNG.integers(0, 4096, (40, 37, 3))
    squeeze: Callable[[bytes], bytes] = zlib.compress if compression == 8 else bytes
    strips = [squeeze(packed_rows(values[top : top + 16], 12)) for top in range(0, 40, 16)]
    by_hand(tmp_path / "strips.tif", "<", strips, basic_tags(40, 37, 12, 3, _278=16, _259=compression))
    planes = [squeeze(packed_rows(values[t : t + 16, :, [c]], 12)) for c in range(3) for t in range(0, 40, 16)]
    by_hand(tmp_path / "planes.tif", ">", planes, basic_tags(40, 37, 12, 3, _278=16, _284=2, _259=compression))
    padded = np.pad(values, ((0, 8), (0, 11), (0, 0)))
    tiles = [squeeze(packed_rows(padded[y : y + 16, x : x + 16], 12)) for y in (0, 16, 32) for x in (0, 16, 32)]
    tags = basic_tags(40, 37, 12, 3, _322=16, _323=16, _259=compression)
    del tags[278]
    by_hand(tmp_path / "tiles.tif", "<", tiles, tags)
    differences = values.copy()
    differences[:, 1:] = (values[:, 1:] - values[:, :-1]) % 4096
    by_hand(
        tmp_path / "differences.tif",
        "<",
        [squeeze(packed_rows(differences, 12))],
        basic_tags(40, 37, 12, 3, _317=2, _259=compression),
    )
    by_hand(tmp_path / "white0.tif", "<", [packed_rows(4095 - values[..., :1], 12)], basic_tags(40, 37, 12, 1, _262=0))
    for name in ("strips", "planes", "tiles", "differences"):
        np.testing.assert_array_equal(read(tmp_path / f"{name}.tif").pixels, levels(values, 12), err_msg=name)
    np.testing.assert_array_equal(read(tmp_path / "white0.tif").pixels, 65535 - levels(4095 - values[..., :1], 12))


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("bits", [24, 32])
def test_more_than_sixteen_bits_are_rounded_and_told(tmp_path: Path, bits: int, order: str) -> None:
    values = RNG.integers(0, 1 << bits, (9, 10, 3))
    wire = values.astype(order + "u4").view(np.uint8).reshape(9, 10, 3, 4)
    stored = wire if bits == 32 else wire[..., :3] if order == "<" else wire[..., 1:]
    by_hand(tmp_path / "a.tif", order, [stored.tobytes()], basic_tags(9, 10, bits, 3))
    image = read(tmp_path / "a.tif")
    assert np.abs(image.pixels - levels(values, bits - 0) / 1).max() <= 0
    assert image.metadata.notes == (f"Its {bits} bits a channel were rounded to 16.",)


@pytest.mark.parametrize("predictor", [1, 2, 3])
def test_double_floats_with_predictors_and_in_bigtiff(tmp_path: Path, predictor: int) -> None:
    values = RNG.normal(0.5, 0.1, (12, 9, 3))
    if predictor == 1:
        tifffile.imwrite(tmp_path / "a.tif", values, photometric="rgb", bigtiff=True, byteorder=">")
    else:
        if predictor == 2:
            wire = values.view("<u8").copy()
            wire[:, 1:] -= values.view("<u8")[:, :-1]
            data = wire.tobytes()
        else:
            planes = values.astype(">f8").view(np.uint8).reshape(12, 27, 8).transpose(0, 2, 1).reshape(12, -1, 3)
            wire = planes.copy()
            wire[:, 1:] -= planes[:, :-1]
            data = wire.tobytes()
        tags = basic_tags(12, 9, 64, 3, _317=predictor) | {339: (3, (3, 3, 3))}
        by_hand(tmp_path / "a.tif", "<", [data], tags)
    np.testing.assert_array_equal(read(tmp_path / "a.tif").pixels, values.astype(np.float32))


def lab_reference(lab: np.ndarray) -> np.ndarray:
    """8-bit L*a*b* as ICC counts it, (H, W, 3), in sRGB by LittleCMS."""
    picture = PillowImage.frombytes("LAB", lab.shape[1::-1], lab.tobytes())
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("LAB"),
        ImageCms.createProfile("sRGB"),
        "LAB",
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    return np.asarray(ImageCms.applyTransform(picture, transform)).astype(int)


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("kind", ["cielab", "icclab"])
def test_lab_becomes_srgb_and_says_so(tmp_path: Path, kind: str, bits: int) -> None:
    chroma = np.meshgrid(np.linspace(115, 140, 40), np.linspace(118, 138, 24))
    icc = np.stack((np.meshgrid(range(40), np.linspace(90, 200, 24))[1], *chroma), axis=2).astype(np.uint8)
    a, b = (icc[..., index].astype(int) - 128 for index in (1, 2))
    unit = 1 if bits == 8 else 256
    first = icc[..., 0].astype(int) * (257 if bits == 16 and kind == "cielab" else unit)
    planes = [(plane if kind == "cielab" else plane + 128) * unit for plane in (a, b)]
    stored = np.stack((first, *planes), axis=2).astype(np.uint8 if bits == 8 else np.uint16)
    tifffile.imwrite(tmp_path / "lab.tif", stored, photometric=kind)
    image = read(tmp_path / "lab.tif")
    assert image.bits == bits
    pillows = np.stack((icc[..., 0].astype(int), a % 256, b % 256), axis=2).astype(np.uint8)
    eight = image.pixels.astype(int) if bits == 8 else np.rint(image.pixels / 257).astype(int)
    difference = np.abs(eight - lab_reference(pillows))
    assert (difference.max() <= 4, difference.mean() < 1) == (True, True)  # LittleCMS is coarse at 8 bits
    assert image.metadata.notes == ("Its L*a*b* colours were converted to sRGB.",)


def cmyk_profile() -> bytes:
    import pyvips

    return bytes(pyvips.Image.profile_load("cmyk"))


@pytest.fixture(scope="module")
def inks() -> tuple[PillowImage.Image, np.ndarray]:
    """A photo in CMYK, and how LittleCMS shows it in sRGB."""
    ramp = np.linspace(0, 255, 40).astype(np.uint8)
    rgb = np.stack(np.broadcast_arrays(ramp[:, None], ramp[None, ::-1], np.uint8(90)), axis=2)
    profiles = ImageCms.createProfile("sRGB"), ImageCms.ImageCmsProfile(BytesIO(cmyk_profile()))
    how = {"renderingIntent": ImageCms.Intent.RELATIVE_COLORIMETRIC, "flags": ImageCms.Flags.BLACKPOINTCOMPENSATION}
    there = ImageCms.buildTransform(*profiles, "RGB", "CMYK", **how)
    back = ImageCms.buildTransform(*profiles[::-1], "CMYK", "RGB", **how)
    printed = ImageCms.applyTransform(PillowImage.fromarray(np.ascontiguousarray(rgb)), there)
    return printed, np.asarray(ImageCms.applyTransform(printed, back)).astype(int)


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("with_profile", [False, True])
def test_cmyk_becomes_srgb_and_says_so(
    tmp_path: Path, inks: tuple[PillowImage.Image, np.ndarray], bits: int, with_profile: bool
) -> None:
    printed, shown = inks
    stored = np.asarray(printed) if bits == 8 else np.asarray(printed).astype(np.uint16) * 257
    profile = {"iccprofile": cmyk_profile()} if with_profile else {}
    tifffile.imwrite(tmp_path / "inks.tif", stored, photometric="separated", **profile)
    image = read(tmp_path / "inks.tif")
    assert (image.bits, image.channels, image.metadata.icc_profile) == (bits, 3, None)
    eight = image.pixels.astype(int) if bits == 8 else np.rint(image.pixels / 257).astype(int)
    assert np.abs(eight - shown).max() <= 2
    assert ("through its own profile" in image.metadata.notes[0]) == with_profile
    assert "CMYK" in image.metadata.notes[0]


def test_cmyk_with_a_profile_that_is_not_for_it(tmp_path: Path, inks: tuple[PillowImage.Image, np.ndarray]) -> None:
    for profile in (ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), b"\0" * 16 + b"CMYKx" * 30):
        tifffile.imwrite(tmp_path / "inks.tif", np.asarray(inks[0]), photometric="separated", iccprofile=profile)
        assert np.abs(read(tmp_path / "inks.tif").pixels.astype(int) - inks[1]).max() <= 2


def test_palettes_are_expanded_and_say_so(tmp_path: Path) -> None:
    indices = RNG.integers(0, 256, (10, 12), dtype=np.uint8)
    colours = RNG.integers(0, 256, (3, 256), dtype=np.uint16) * 257
    tifffile.imwrite(tmp_path / "a.tif", indices, photometric="palette", colormap=colours)
    image = read(tmp_path / "a.tif")
    np.testing.assert_array_equal(image.pixels, (colours // 257).T[indices])
    assert image.metadata.notes == ("Its palette was expanded: the result has 8 bits RGB.",)


def test_one_bit_says_so(tmp_path: Path) -> None:
    PillowImage.fromarray(np.eye(20) > 0).save(tmp_path / "a.tif")
    image = read(tmp_path / "a.tif")
    np.testing.assert_array_equal(image.pixels[..., 0], np.eye(20) * 255)
    assert image.metadata.notes == ("Its 1 bit a channel became 8.",)


@pytest.mark.parametrize(
    ("code", "name"), [(6, "old-style JPEG"), (50000, "Zstandard"), (34925, "LZMA"), (34712, "JPEG 2000"), (99, "99")]
)
def test_unknown_compressions_are_named(tmp_path: Path, code: int, name: str) -> None:
    by_hand(tmp_path / "a.tif", "<", [b"\0" * 64], basic_tags(8, 8, 8, 1, _259=code))
    with pytest.raises(UnreadableImage, match=f"compression is .*{name}"):
        read(tmp_path / "a.tif")


def test_two_channels_of_colour_are_refused(tmp_path: Path) -> None:
    by_hand(tmp_path / "a.tif", "<", [b"\0" * 128], basic_tags(8, 8, 8, 2, _262=2))
    with pytest.raises(UnreadableImage, match="2 channels"):
        read(tmp_path / "a.tif")


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32, np.float64, np.uint32])
@pytest.mark.parametrize("samples", [1, 2, 3, 4])
def test_every_way_to_lay_pixels_out(tmp_path: Path, samples: int, kind: type) -> None:
    """Planes and channels side by side, strips and tiles, byte orders, with and without compression and BigTIFF."""
    high = 1 if np.issubdtype(kind, np.floating) else np.iinfo(kind).max
    pixels = (RNG.uniform(0, 1, (35, 39, samples)) * high).astype(kind)
    expected = np.floor(pixels / high * 65535 + 0.5) if kind is np.uint32 else pixels.astype(np.float32)
    colours = "rgb" if samples > 2 else "minisblack"
    extra = {"extrasamples": ["unassalpha"]} if samples in (2, 4) else {}
    cuts: tuple[dict[str, object], ...] = ({"rowsperstrip": 35}, {"rowsperstrip": 8}, {"tile": (16, 32)})
    ways = product(cuts, ("contig", "separate"), "<>", (None, "zlib"), (False, True))
    for number, (cut, planes, order, compression, big) in enumerate(ways):
        stored = pixels if planes == "contig" else np.ascontiguousarray(pixels.transpose(2, 0, 1))
        options = {"planarconfig": planes} if samples > 1 else {}
        how = {"byteorder": order, "compression": compression, "bigtiff": big} | cut | extra | options
        path = tmp_path / f"{number}.tif"
        tifffile.imwrite(path, stored.squeeze(), photometric=colours, **how)
        found = read(path).samples(slice(None))
        assert np.abs(found.astype(np.float64) - expected).max() <= (kind is np.uint32), how


def test_planes_with_white_at_0(tmp_path: Path) -> None:
    pixels = RNG.integers(0, 256, (2, 9, 11), dtype=np.uint8)
    extra = {"extrasamples": ["unassalpha"], "planarconfig": "separate"}
    tifffile.imwrite(tmp_path / "a.tif", pixels, photometric="miniswhite", **extra)
    image = read(tmp_path / "a.tif")
    np.testing.assert_array_equal(image.pixels[..., 0], 255 - pixels[0])
    np.testing.assert_array_equal(image.alpha, pixels[1])


def test_one_large_deflated_strip(tmp_path: Path) -> None:
    pixels = np.zeros((4000, 3000, 3), np.uint16)
    pixels[::7, ::5] = 12345
    tifffile.imwrite(tmp_path / "a.tif", pixels, photometric="rgb", rowsperstrip=4000, compression="zlib")
    assert (read(tmp_path / "a.tif").pixels == pixels).all()


def test_pieces_beyond_number_are_refused_before_decoding(tmp_path: Path) -> None:
    tags = basic_tags(1, 1, 8, 1, _278=1) | {256: (4, (1,)), 257: (4, (300_000_000,))}
    by_hand(tmp_path / "rows.tif", "<", [b"\0"], tags)
    with pytest.raises(UnreadableImage, match="million pieces"):
        read(tmp_path / "rows.tif")
    huge = basic_tags(64, 64, 8, 1) | {322: (4, (1 << 20,)), 323: (4, (1 << 20,))}
    by_hand(tmp_path / "tiles.tif", "<", [b"\0"], huge)
    with pytest.raises(UnreadableImage, match="damaged"):
        read(tmp_path / "tiles.tif")


def test_cut_and_broken_odd_depths_are_refused(tmp_path: Path) -> None:
    values = RNG.integers(0, 4096, (40, 37, 3))
    by_hand(tmp_path / "a.tif", "<", [zlib.compress(packed_rows(values, 12))], basic_tags(40, 37, 12, 3, _259=8))
    whole = (tmp_path / "a.tif").read_bytes()
    for at in range(20, 3000, 211):
        broken = bytearray(whole)
        broken[at] ^= 0x55
        (tmp_path / "b.tif").write_bytes(broken)
        with pytest.raises(UnreadableImage, match="damaged"):
            read(tmp_path / "b.tif")
