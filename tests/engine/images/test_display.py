"""Colours for the screen."""

import numpy as np
import pytest
from PIL import ImageCms

from engine.images.display import display_rgb8, display_transform
from engine.images.image import Image, Metadata
from tests.engine.images.conftest import srgb_profile


def _swapping_profile() -> bytes:
    """sRGB with the names of its red and blue primaries exchanged."""
    return srgb_profile().replace(b"rXYZ", b"xxxx").replace(b"bXYZ", b"rXYZ").replace(b"xxxx", b"bXYZ")


def test_nothing_to_do_is_no_copy() -> None:
    pixels = np.zeros((4, 5, 3), np.uint8)
    for profile in (None, srgb_profile(), b"", b"damaged", srgb_profile()[:200], b"\0" * 16 + b"RGB " + b"\0" * 200):
        assert display_rgb8(Image(pixels, metadata=Metadata(icc_profile=profile))) is pixels


def test_grey_profile_is_left_alone() -> None:
    grey = Image(np.full((2, 2, 1), 77, np.uint8), metadata=Metadata(icc_profile=b"\0" * 16 + b"GRAY" + b"\0" * 200))
    assert (display_rgb8(grey) == 77).all()


def test_another_profile_is_converted_whole_and_in_tiles() -> None:
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (70, 40_000, 3), dtype=np.uint8)
    metadata = Metadata(icc_profile=_swapping_profile())
    shown = display_rgb8(Image(pixels, metadata=metadata))
    assert np.abs(shown - pixels[..., ::-1].astype(int)).max() <= 1
    np.testing.assert_array_equal(display_transform(metadata)(pixels[10:30, 7:99]), shown[10:30, 7:99])
    assert display_transform(metadata) is display_transform(metadata)


def test_sixteen_bits_and_linear_light() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    image = Image(np.full((2, 2, 3), 32896, np.uint16), metadata=Metadata(icc_profile=lab))
    assert (display_rgb8(image) == 128).all()


@pytest.mark.parametrize("shape", [(1, 1, 3), (3, 1, 3)])
def test_tiny_tiles(shape: tuple[int, int, int]) -> None:
    transform = display_transform(Metadata(icc_profile=_swapping_profile()))
    red = np.zeros(shape, np.uint8)
    red[..., 0] = 255
    assert transform(red)[0, 0] == pytest.approx((0, 0, 255), abs=1)
