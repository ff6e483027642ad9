import math

import numpy as np
import pytest

from engine.comparison.worst import worst_tile
from engine.errors import SizeMismatch
from engine.inference.tiling import Rect
from engine.metrics.psnr import psnr


def pair(height: int, width: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    truth = random.integers(0, 256, (height, width, 3), dtype=np.uint8)
    strength = random.uniform(0, 30, (height, width, 1))
    return np.clip(truth + random.normal(0, 1, truth.shape) * strength, 0, 255).astype(np.uint8), truth


def error(image: np.ndarray, truth: np.ndarray, rect: Rect) -> float:
    return float(np.square(image[rect.slices].astype(float) - truth[rect.slices]).sum())


def largest(image: np.ndarray, truth: np.ndarray, side: int) -> float:
    height, width = (min(side, length) for length in image.shape[:2])
    return max(
        error(image, truth, Rect(top, left, top + height, left + width))
        for top in range(image.shape[0] - height + 1)
        for left in range(image.shape[1] - width + 1)
    )


@pytest.mark.parametrize("side", [1, 3, 8, 15])
@pytest.mark.parametrize("size", [(40, 31), (17, 60), (9, 33), (2, 2), (1, 1)])
def test_small_tiles_are_exactly_the_worst(size: tuple[int, int], side: int) -> None:
    image, truth = pair(*size)
    found = worst_tile(image, truth, side)
    assert error(image, truth, found.rect) == largest(image, truth, side)
    assert (found.rect.height, found.rect.width) == (min(side, size[0]), min(side, size[1]))


@pytest.mark.parametrize("side", [16, 23, 50])
@pytest.mark.parametrize("seed", range(4))
def test_larger_tiles_are_nearly_the_worst(side: int, seed: int) -> None:
    image, truth = pair(101, 87, seed)
    found = worst_tile(image, truth, side)
    assert error(image, truth, found.rect) >= 0.9 * largest(image, truth, side)


@pytest.mark.parametrize(("row", "column"), [(0, 0), (99, 0), (0, 149), (99, 149), (50, 70)])
@pytest.mark.parametrize("side", [10, 32, 64])
def test_a_single_wrong_pixel_is_found_wherever_it_is(row: int, column: int, side: int) -> None:
    truth = np.full((100, 150, 3), 90, np.uint8)
    image = truth.copy()
    image[row, column] = 200
    rect = worst_tile(image, truth, side).rect
    assert rect.top <= row < rect.bottom
    assert rect.left <= column < rect.right
    assert rect.top >= 0
    assert rect.left >= 0
    assert rect.bottom <= 100
    assert rect.right <= 150
    assert (rect.height, rect.width) == (side, side)


def test_psnr_is_that_of_the_tile() -> None:
    image, truth = pair(60, 70)
    found = worst_tile(image, truth, 20)
    crops = image[found.rect.slices], truth[found.rect.slices]
    assert found.psnr == pytest.approx(psnr(*crops, data_range=255), abs=1e-4)
    assert found.psnr < psnr(image, truth, data_range=255)


def test_identical_photos() -> None:
    image, _ = pair(40, 40)
    found = worst_tile(image, image.copy(), 16)
    assert found.rect == Rect(0, 0, 16, 16)
    assert found.psnr == math.inf


def test_a_photo_smaller_than_the_tile() -> None:
    image, truth = pair(40, 30)
    assert worst_tile(image, truth, 256).rect == Rect(0, 0, 40, 30)
    assert worst_tile(image, truth, 35).rect.width == 30


def test_other_depths_find_the_same() -> None:
    image, truth = pair(50, 60)
    expected = worst_tile(image, truth, 16)
    assert worst_tile(image.astype(np.uint16) * 257, truth, 16).rect == expected.rect
    floats = [(photo / 255).astype(np.float32) for photo in (image, truth)]
    assert worst_tile(*floats, 16).psnr == pytest.approx(expected.psnr, abs=1e-3)


def test_what_cannot_be_is_refused() -> None:
    image, truth = pair(20, 20)
    with pytest.raises(SizeMismatch):
        worst_tile(image, truth[:-1], 8)
    with pytest.raises(ValueError, match="at least one pixel"):
        worst_tile(image, truth, 0)
