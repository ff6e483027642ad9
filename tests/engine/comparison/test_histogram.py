import numpy as np
import pytest

from engine.comparison.histogram import histogram
from engine.inference.tiling import Rect


def test_agrees_with_numpy() -> None:
    rgb = np.random.default_rng(0).integers(0, 256, (300, 517, 3), dtype=np.uint8)
    found = histogram(rgb)
    for channel, counts in enumerate((found.red, found.green, found.blue)):
        assert np.array_equal(counts, np.histogram(rgb[..., channel], 256, (0, 256))[0])
    brightness = np.rint(rgb @ np.array((0.299, 0.587, 0.114), np.float32))
    assert np.array_equal(found.luma, np.histogram(brightness, 256, (0, 256))[0])
    assert found.pixels == 300 * 517


def test_clipped_pixels_stand_at_the_ends() -> None:
    floats = np.array([[[-0.5, 0.5, 1.5]]], np.float32)
    found = histogram(floats)
    assert found.red[0] == found.green[128] == found.blue[255] == 1


def test_pure_white_is_full_luma() -> None:
    assert histogram(np.full((2, 3, 3), 255, np.uint8)).luma[255] == 6


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_only_the_region_counts(kind: type) -> None:
    rgb = np.zeros((20, 30, 3), kind)
    rgb[5:9, 10:20] = np.iinfo(kind).max
    found = histogram(rgb, Rect(4, 10, 9, 20))
    assert (found.red[255], found.red[0], found.pixels) == (40, 10, 50)


def test_grey_counts_in_all_channels() -> None:
    found = histogram(np.full((4, 5, 1), 77, np.uint8))
    assert found.red[77] == found.green[77] == found.blue[77] == found.luma[77] == 20


def test_one_pixel() -> None:
    found = histogram(np.array([[[1, 2, 3]]], np.uint8))
    assert (found.red[1], found.green[2], found.blue[3], found.luma[2]) == (1, 1, 1, 1)
