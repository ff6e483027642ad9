"""Crops lie where candidates differ, and apart from each other."""

import itertools
import math

import numpy as np
import pytest

from denoiser_gui.state.blind_crops import Picture, Source, differing, take_crops
from engine.cancellation import Cancelled, CancelToken
from engine.inference.strength import blend
from engine.inference.tiling import Rect


def flat(height: int, width: int, value: int = 90) -> np.ndarray:
    return np.full((height, width, 3), value, np.uint8)


def with_spots(height: int, width: int, spots: list[tuple[int, int, int]], size: int = 64) -> np.ndarray:
    """Flat, but for squares at (top, left) that are so much brighter."""
    photo = flat(height, width)
    for top, left, more in spots:
        photo[top : top + size, left : left + size] += np.uint8(more)
    return photo


def holds(square: Rect, top: int, left: int, size: int = 64) -> bool:
    return square.top <= top and square.left <= left and square.bottom >= top + size and square.right >= left + size


def test_the_places_that_differ_most_come_first() -> None:
    spots = [(100, 1000, 20), (700, 200, 60), (820, 1100, 40)]
    found = differing([Picture(flat(1000, 1300)), Picture(with_spots(1000, 1300, spots))], 3)
    assert [next(more for top, left, more in spots if holds(square, top, left)) for square in found] == [60, 40, 20]


def test_one_busy_corner_does_not_get_all_crops() -> None:
    random = np.random.default_rng(0)
    busy = flat(1200, 1600)
    busy[:500, :500] = random.integers(0, 256, (500, 500, 3))
    busy[700:, 900:] += 3
    found = differing([Picture(flat(1200, 1600)), Picture(busy)], 8)
    assert len(found) == 8
    for one, other in itertools.combinations(found, 2):
        assert math.hypot(one.top - other.top, one.left - other.left) >= 128
    assert sum(square.top < 400 and square.left < 400 for square in found) <= 4


@pytest.mark.parametrize(("height", "width"), [(1, 1), (7, 300), (40, 40), (256, 256), (333, 517), (3000, 50)])
def test_crops_are_inside_the_photo_whatever_its_size(height: int, width: int) -> None:
    random = np.random.default_rng(1)
    pictures = [Picture(random.integers(0, 256, (height, width, 3), dtype=np.uint8)) for _ in range(3)]
    crops = take_crops([Source("a", tuple(pictures))], 12)
    assert 1 <= len(crops) <= 12
    for crop in crops:
        assert 0 <= crop.rect.top < crop.rect.bottom <= height
        assert 0 <= crop.rect.left < crop.rect.right <= width
        for picture, shown in zip(pictures, crop.pictures, strict=True):
            np.testing.assert_array_equal(shown, picture.pixels[crop.rect.slices])
    assert len({crop.rect for crop in crops}) == len(crops)


def test_a_small_photo_still_has_several_crops_that_are_not_the_whole() -> None:
    random = np.random.default_rng(2)
    pictures = tuple(Picture(random.integers(0, 256, (256, 256, 3), dtype=np.uint8)) for _ in range(2))
    crops = take_crops([Source("a", pictures)], 6)
    assert len(crops) == 6
    assert all(crop.rect.width < 256 for crop in crops)


def test_candidates_that_are_the_same_everywhere_are_asked_about_as_well() -> None:
    assert len(take_crops([Source("a", (Picture(flat(900, 900)),) * 2)], 4)) == 4


def test_every_photo_has_its_share() -> None:
    sources = [Source(name, (Picture(flat(1500, 1500)), Picture(flat(1500, 1500, 99)))) for name in "abc"]
    names = [crop.photo for crop in take_crops(sources, 8)]
    assert [names.count(name) for name in "abc"] == [3, 3, 2]


def test_crops_stay_when_the_photo_goes() -> None:
    pixels = flat(300, 300)
    (crop, *_) = take_crops([Source("a", (Picture(pixels), Picture(flat(300, 300, 7))))], 1)
    pixels[...] = 0
    assert (crop.pictures[0] == 90).all()


def test_a_weaker_strength_is_seen_as_it_is_in_the_window() -> None:
    random = np.random.default_rng(3)
    noisy, denoised = (random.integers(0, 256, (300, 300, 3), dtype=np.uint8) for _ in range(2))
    shown = Picture(denoised, noisy, 0.5, 0.8)
    (crop,) = take_crops([Source("a", (shown, Picture(noisy)))], 1)
    np.testing.assert_array_equal(crop.pictures[0], blend(noisy, denoised, 0.5, 0.8)[crop.rect.slices])


def test_it_can_be_stopped() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        take_crops([Source("a", (Picture(flat(300, 300)),) * 2)], 2, token)
