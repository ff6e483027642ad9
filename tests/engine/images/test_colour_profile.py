"""Profiles made here, against those of LittleCMS and the known primaries."""

import io

import numpy as np
import pytest
from PIL import Image as PillowImage
from PIL import ImageCms

from engine.images.colour_profile import profile_of, srgb_profile


def _converted(profile: bytes, target: ImageCms.ImageCmsProfile, pixels: np.ndarray) -> np.ndarray:
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    transform = ImageCms.buildTransform(source, target, "RGB", "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC)
    return np.asarray(ImageCms.applyTransform(PillowImage.fromarray(pixels), transform)).astype(int)


def test_srgb_is_littlecms_srgb() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    target = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    assert np.abs(_converted(srgb_profile(), target, pixels) - pixels).max() <= 1
    assert srgb_profile() == srgb_profile()
    assert ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))).strip() == "sRGB"


@pytest.mark.parametrize(
    ("primaries", "red", "green"),  # as the published profiles of these spaces have them, adapted to D50
    [
        (1, (0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708)),
        (9, (0.67350, 0.27904, -0.00193), (0.16566, 0.67534, 0.02998)),
        (12, (0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189)),
    ],
)
def test_primaries(primaries: int, red: tuple[float, ...], green: tuple[float, ...]) -> None:
    profile = profile_of(primaries, 13) or srgb_profile()
    opened = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile
    assert opened.red_colorant[0] == pytest.approx(red, abs=0.0004)
    assert opened.green_colorant[0] == pytest.approx(green, abs=0.0004)


def test_display_p3_is_wider_than_srgb() -> None:
    profile = profile_of(12, 13)
    assert profile is not None
    pixels = np.array([[[255, 255, 255], [128, 128, 128], [0, 0, 0], [200, 100, 100]]], np.uint8)
    target = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    shown = _converted(profile, target, pixels)
    assert np.abs(shown[0, :3] - pixels[0, :3]).max() <= 1  # greys are the same
    assert shown[0, 3, 0] > 205
    assert shown[0, 3, 1] < 100


def test_linear_light() -> None:
    profile = profile_of(1, 8)
    assert profile is not None
    target = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    shown = _converted(profile, target, np.full((1, 1, 3), 55, np.uint8))  # 0.2157, half of full light to the eye
    assert shown.ravel().tolist() == pytest.approx([128] * 3, abs=1)


@pytest.mark.parametrize("colours", [(1, 13), (2, 2), (1, 1), (6, 6), (9, 16), (9, 18), (250, 250)])
def test_no_profile_for_srgb_the_unknown_and_hdr(colours: tuple[int, int]) -> None:
    assert profile_of(*colours) is None
