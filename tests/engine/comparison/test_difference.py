import numpy as np
import pytest

from engine.comparison.difference import AMPLIFICATIONS, MIDDLE, absolute, fitting_amplification, signed
from engine.errors import SizeMismatch
from engine.inference.tiling import Rect


def random_pair(height: int = 61, width: int = 47, channels: int = 3) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(0)
    one, other = (random.integers(0, 256, (height, width, channels), dtype=np.uint8) for _ in range(2))
    return one, other


@pytest.mark.parametrize("amplification", [0.5, 1, 2, 3.7, 32])
def test_the_formulas(amplification: float) -> None:
    image, reference = random_pair()
    off = image.astype(np.float32) - reference
    expected = np.clip(np.rint(np.float32(amplification) * np.abs(off)), 0, 255)
    assert np.array_equal(absolute(image, reference, amplification), expected)
    expected = np.clip(np.rint(MIDDLE + np.float32(amplification) * off), 0, 255)
    assert np.array_equal(signed(image, reference, amplification), expected)


def test_a_few_values() -> None:
    image, reference = np.array([[[10, 20, 30]]], np.uint8), np.array([[[12, 20, 25]]], np.uint8)
    assert absolute(image, reference, 4).tolist() == [[[8, 0, 20]]]
    assert signed(image, reference, 4).tolist() == [[[120, 128, 148]]]
    assert signed(reference, image, 100).tolist() == [[[255, 128, 0]]]


def test_no_difference_is_black_or_mid_grey() -> None:
    image, _ = random_pair()
    assert not absolute(image, image.copy(), 32).any()
    assert (signed(image, image.copy(), 32) == MIDDLE).all()


@pytest.mark.parametrize("show", [absolute, signed])
def test_a_region_is_that_part_of_the_whole(show: type) -> None:
    image, reference = random_pair()
    region = Rect(7, 3, 50, 47)
    assert np.array_equal(show(image, reference, 3, region), show(image, reference, 3)[region.slices])


@pytest.mark.parametrize("show", [absolute, signed])
def test_other_depths_show_the_same(show: type) -> None:
    image, reference = random_pair()
    expected = show(image, reference, 4)
    deep = [photo.astype(np.uint16) * 257 for photo in (image, reference)]
    floats = [(photo / 255).astype(np.float32) for photo in (image, reference)]
    assert np.array_equal(show(*deep, 4), expected)
    assert np.array_equal(show(*floats, 4), expected)
    assert np.array_equal(show(image, deep[1], 4), expected)
    assert np.array_equal(show(deep[0], reference, 4), expected)


def test_less_than_a_level_is_seen_in_deep_photos() -> None:
    image, reference = np.full((2, 2, 3), 1000, np.uint16), np.full((2, 2, 3), 1020, np.uint16)
    assert (absolute(image, reference, 100) == 8).all()


def test_grey_becomes_grey_rgb() -> None:
    image, reference = random_pair(channels=1)
    shown = absolute(image, reference, 2)
    assert shown.shape == (61, 47, 3)
    assert (shown == shown[..., :1]).all()


def test_the_strips_join() -> None:
    image, reference = random_pair(900, 400)
    assert np.array_equal(absolute(image, reference), np.abs(image.astype(int) - reference))


def test_values_that_are_no_numbers_do_no_harm() -> None:
    image = np.full((3, 3, 3), np.nan, np.float32)
    assert (absolute(image, np.zeros_like(image), 4) == 0).all()


@pytest.mark.parametrize(("off", "expected"), [(0, 32), (1, 32), (3, 32), (5, 16), (20, 4), (63, 2), (64, 1), (255, 1)])
def test_the_amplification_that_fits(off: int, expected: int) -> None:
    image, reference = np.full((40, 40, 3), off, np.uint8), np.zeros((40, 40, 3), np.uint8)
    assert fitting_amplification(image, reference) == expected
    assert fitting_amplification(reference, image) == expected


def test_the_amplification_leaves_single_outliers_aside_and_looks_at_the_region() -> None:
    image, reference = np.full((100, 100, 3), 3, np.uint8), np.zeros((100, 100, 3), np.uint8)
    image[0, :9] = 255
    assert fitting_amplification(image, reference) == 32
    image[50:] = 30
    assert fitting_amplification(image, reference) == 4
    assert fitting_amplification(image, reference, Rect(0, 0, 50, 100)) == 32
    assert fitting_amplification(image[:1, :1], reference[:1, :1]) in AMPLIFICATIONS


def test_a_large_photo_is_sampled() -> None:
    image, reference = np.full((1500, 1500, 3), 20, np.uint8), np.zeros((1500, 1500, 3), np.uint8)
    assert fitting_amplification(image, reference) == 4


@pytest.mark.parametrize("show", [absolute, signed, fitting_amplification])
def test_photos_of_different_sizes_are_refused(show: type) -> None:
    with pytest.raises(SizeMismatch):
        show(np.zeros((4, 4, 3), np.uint8), np.zeros((4, 5, 3), np.uint8))
