"""The picture that compares results: its places are found by rule, and it stays small."""

import sys
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as PillowImage

from engine.evaluation.results import Pair
from tests import comparison_crops as crops


def test_photos_are_spread_over_their_names() -> None:
    pairs = [Pair(Path(f"{name}.png"), Path()) for name in "gbfaedc"]
    assert [pair.noisy.stem for pair in crops.chosen(pairs)] == ["a", "d", "g"]
    assert [pair.noisy.stem for pair in crops.chosen(pairs[:2])] == ["b", "g"]


def test_the_place_with_most_detail_is_found() -> None:
    photo = np.full((90, 120, 3), 100, np.uint8)
    photo[:, :40] = 0  # one hard edge
    photo[50:80, 70:100] = np.random.default_rng(0).integers(80, 120, (30, 30, 3))
    assert crops.busiest(photo, 30) == (slice(50, 80), slice(70, 100))


def test_a_small_photo_is_taken_whole() -> None:
    assert crops.busiest(np.zeros((20, 30, 3), np.uint8), 25) == (slice(0, 20), slice(0, 25))


def test_the_picture_is_made_and_is_no_larger_than_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    for one in crops.SETS[:2]:
        for place in (one.noisy, one.clean):
            folder = tmp_path / "data" / place
            folder.mkdir(parents=True)
            PillowImage.fromarray(rng.integers(0, 256, (64, 64, 3), dtype=np.uint8)).save(folder / "a.png")
    target = tmp_path / "out.webp"
    words = ["--shared", str(tmp_path), "-o", str(target), "--column", "Median=median", "--column", "gaussian"]
    monkeypatch.setattr(sys, "argv", ["comparison_crops", *words])
    crops.main()
    with PillowImage.open(target) as picture:
        assert picture.format == "WEBP"
        assert picture.width == 4 * (crops.SIDE + 4) + 4
    assert target.stat().st_size <= crops.MOST_BYTES


def test_less_quality_where_it_would_be_too_large() -> None:
    noise = PillowImage.fromarray(np.random.default_rng(0).integers(0, 256, (300, 300, 3), dtype=np.uint8))
    large, small = crops.compressed(noise), crops.compressed(noise, 60_000)
    assert len(small) <= 60_000 < len(large)
    with PillowImage.open(BytesIO(small)) as picture:
        assert picture.size == (300, 300)


def test_long_names_are_cut_in_the_middle() -> None:
    assert crops.shortened("abcdefgh", 8) == "abcdefgh"
    assert crops.shortened("abcdefgh", 5) == "ab…gh"
