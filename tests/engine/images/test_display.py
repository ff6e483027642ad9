"""Colours for the screen."""

import io
import struct

import numpy as np
import pytest
from PIL import Image as PillowImage
from PIL import ImageCms

from engine.images.display import display_rgb8
from engine.images.image import Image, Metadata
from tests.engine.images.conftest import srgb_profile


def _swapping_profile() -> bytes:
    """sRGB with the names of its red and blue primaries exchanged."""
    return srgb_profile().replace(b"rXYZ", b"xxxx").replace(b"bXYZ", b"rXYZ").replace(b"xxxx", b"bXYZ")


def _profile(space: bytes, gamma: float) -> bytes:
    """A display profile with sRGB's primaries, or none for grey, and this gamma (ICC.1, versions 2 and 4)."""
    curve = b"curv" + struct.pack(">LLH", 0, 1, round(gamma * 256))
    names = [b"kTRC"] if space == b"GRAY" else [b"rTRC", b"gTRC", b"bTRC"]
    tags = dict.fromkeys(names, curve)
    tags[b"wtpt"] = _xyz(0.9642, 1.0, 0.8249)
    if space != b"GRAY":
        columns = ((0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7142))
        tags |= {name: _xyz(*column) for name, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns, strict=True)}
    tags[b"desc"] = b"desc" + struct.pack(">LL", 0, 2) + b"x\0" + b"\0" * 78
    table, body, start = b"", b"", 132 + 12 * len(tags)
    for name, value in tags.items():
        table += struct.pack(">4sLL", name, start + len(body), len(value))
        body += value + b"\0" * (-len(value) % 4)
    head = struct.pack(">L4sL4s4s4s", start + len(body), b"\0" * 4, 0x02400000, b"mntr", space, b"XYZ ")
    head += b"\0" * 12 + b"acsp" + b"\0" * 28 + struct.pack(">3l", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + struct.pack(">L", len(tags)) + table + body


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3l", *(round(value * 65536) for value in values))


def _srgb_of_light(light: np.ndarray) -> np.ndarray:
    """sRGB's curve (IEC 61966-2-1), 8 bits."""
    return 255 * np.where(light <= 0.0031308, 12.92 * light, 1.055 * np.maximum(light, 1e-9) ** (1 / 2.4) - 0.055)


def test_nothing_to_do_is_no_copy() -> None:
    pixels = np.zeros((4, 5, 3), np.uint8)
    for profile in (None, srgb_profile(), b"", b"damaged", srgb_profile()[:200], b"\0" * 16 + b"RGB " + b"\0" * 200):
        assert display_rgb8(Image(pixels, metadata=Metadata(icc_profile=profile))) is pixels


def test_a_damaged_grey_profile_or_one_for_other_channels_is_left_aside() -> None:
    grey = Image(np.full((2, 2, 1), 77, np.uint8), metadata=Metadata(icc_profile=b"\0" * 16 + b"GRAY" + b"\0" * 200))
    assert (display_rgb8(grey) == 77).all()
    grey = Image(np.full((2, 2, 1), 77, np.uint8), metadata=Metadata(icc_profile=_swapping_profile()))
    assert (display_rgb8(grey) == 77).all()
    colour = Image(np.full((2, 2, 3), 77, np.uint8), metadata=Metadata(icc_profile=_profile(b"GRAY", 1.0)))
    assert (display_rgb8(colour) == 77).all()


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("gamma", [1.0, 1.8])
@pytest.mark.parametrize("space", [b"GRAY", b"RGB "])
def test_profiles_of_grey_and_colour_are_converted_at_every_depth(space: bytes, gamma: float, kind: type) -> None:
    peak = 1.0 if kind is np.float32 else np.iinfo(kind).max
    light = np.linspace(0, 1, 256)
    pixels = np.repeat((light * peak).astype(kind)[None, :, None], 1 if space == b"GRAY" else 3, axis=2)
    shown = display_rgb8(Image(pixels, metadata=Metadata(icc_profile=_profile(space, gamma))))
    expected = _srgb_of_light((pixels[0, :, 0] / peak) ** gamma)
    assert shown.shape == (1, 256, 3)
    assert np.abs(shown[0, 2:].astype(int) - expected[2:, None]).max() <= 2


@pytest.mark.parametrize("kind", [np.uint16, np.float32])
def test_linear_light_shows_no_steps_in_the_shadows(kind: type) -> None:
    peak = 1.0 if kind is np.float32 else 65535
    pixels = np.repeat((np.linspace(0, 0.02, 500) * peak).astype(kind)[None, :, None], 3, axis=2)
    shown = display_rgb8(Image(pixels, metadata=Metadata(icc_profile=_profile(b"RGB ", 1.0))))
    assert len(np.unique(shown[..., 1])) > 30


def test_floats_beyond_the_range_and_without_a_number() -> None:
    pixels = np.array([[[np.nan] * 3, [np.inf] * 3, [-np.inf] * 3, [7.0, -3.0, 0.5]]], np.float32)
    for profile in (None, _profile(b"RGB ", 1.0)):
        shown = display_rgb8(Image(pixels, metadata=Metadata(icc_profile=profile)))
        assert shown[0, :3].tolist() == [[0, 0, 0], [255, 255, 255], [0, 0, 0]]
        assert shown[0, 3, 0] == 255


def test_another_profile_is_converted_whole_and_in_tiles() -> None:
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (70, 40_000, 3), dtype=np.uint8)
    metadata = Metadata(icc_profile=_swapping_profile())
    shown = display_rgb8(Image(pixels, metadata=metadata))
    assert np.abs(shown - pixels[..., ::-1].astype(int)).max() <= 1
    tile = np.ascontiguousarray(pixels[10:30, 7:99])
    np.testing.assert_array_equal(display_rgb8(Image(tile, metadata=metadata)), shown[10:30, 7:99])


def test_tiles_of_linear_floats_equal_the_whole() -> None:
    pixels = np.random.default_rng(0).uniform(0, 1, (60, 50, 3)).astype(np.float32)
    metadata = Metadata(icc_profile=_profile(b"RGB ", 1.0))
    whole = display_rgb8(Image(pixels, metadata=metadata))
    tile = display_rgb8(Image(np.ascontiguousarray(pixels[11:34, 20:31]), metadata=metadata))
    np.testing.assert_array_equal(tile, whole[11:34, 20:31])


def test_a_profile_of_another_kind_of_colours_is_left_aside() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    image = Image(np.full((2, 2, 3), 32896, np.uint16), metadata=Metadata(icc_profile=lab))
    assert (display_rgb8(image) == 128).all()


def test_grey_agrees_with_littlecms() -> None:
    profile = _profile(b"GRAY", 1.8)
    levels = np.arange(256, dtype=np.uint8)[None]
    ours = display_rgb8(Image(levels[..., None], metadata=Metadata(icc_profile=profile)))
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    theirs = ImageCms.profileToProfile(
        PillowImage.fromarray(levels), source, ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    assert theirs is not None
    assert np.abs(ours.astype(int) - np.asarray(theirs)).max() <= 1


@pytest.mark.parametrize("shape", [(1, 1, 3), (3, 1, 3)])
def test_tiny_tiles(shape: tuple[int, int, int]) -> None:
    red = np.zeros(shape, np.uint8)
    red[..., 0] = 255
    shown = display_rgb8(Image(red, metadata=Metadata(icc_profile=_swapping_profile())))
    assert shown[0, 0] == pytest.approx((0, 0, 255), abs=1)
