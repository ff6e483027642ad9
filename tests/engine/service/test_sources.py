from pathlib import Path

import numpy as np
import pytest

from engine.errors import DenoiserError
from engine.inference.strength import blend
from engine.inference.tiling import Rect
from engine.service.comparison_requests import DENOISED, NOISY, TRUTH, Side
from engine.service.desk import Desk
from engine.service.sources import Source, alike, source_of
from tests.engine.service.test_desk import desk, finish, pair

__all__ = ["desk", "pair"]  # fixtures


def test_a_blended_source_reads_parts_as_it_reads_all() -> None:
    random = np.random.default_rng(0)
    base, full = random.integers(0, 256, (2, 20, 30, 3), np.uint8)
    source, region = Source(base, full, 0.3, 0.8), Rect(3, 4, 11, 19)
    whole = blend(base, full, 0.3, 0.8)
    assert (source.whole() == whole).all()
    assert (source.part(region) == whole[region.slices]).all()
    assert (source.thinned(3) == whole[::3, ::3]).all()
    assert source.size == (20, 30)


def test_every_side_of_a_photo(desk: Desk, pair: tuple[Path, Path]) -> None:
    desk.open(1, pair[0])
    noisy = desk[1].image.pixels
    assert (source_of(desk[1], Side(NOISY)).whole() == noisy).all()
    with pytest.raises(DenoiserError, match="no ground truth"):
        source_of(desk[1], Side(TRUTH))
    with pytest.raises(DenoiserError, match="not denoised yet"):
        source_of(desk[1], Side(DENOISED))
    with pytest.raises(DenoiserError, match="no result median"):
        source_of(desk[1], Side("median"))
    desk.set_truth(1, pair[1])
    finish(desk, 1, noisy // 2)
    assert (source_of(desk[1], Side(DENOISED)).whole() == noisy // 2).all()
    assert (source_of(desk[1], Side(DENOISED, 0.0, 0.0)).whole() == noisy).all()
    assert source_of(desk[1], Side(TRUTH)).whole().dtype == np.uint8
    result = desk.begin_result(1)
    result.image.pixels[...] = 7
    desk.accept_further(1, "median", result)
    assert (source_of(desk[1], Side("median")).whole() == 7).all()


def test_photos_of_other_depth_are_compared_at_eight_bits() -> None:
    grey, colour = np.full((4, 4, 1), 257 * 9, np.uint16), np.full((4, 4, 3), 9, np.uint8)
    one, other = alike(grey, colour)
    assert one.dtype == other.dtype == np.uint8
    assert (one == other).all()
    deep = np.zeros((4, 4, 3), np.uint16)
    assert alike(deep, deep)[0] is deep


def test_a_further_result_is_a_side_of_its_own(desk: Desk, pair: tuple[Path, Path]) -> None:
    desk.open(1, pair[0])
    result = desk.begin_result(1)
    result.image.pixels[...] = 7
    desk.accept_further(1, "median", result)
    assert (source_of(desk[1], Side("median", 0.0, 0.0)).whole() == 7).all(), "it knows no strength"
