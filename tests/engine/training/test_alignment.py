"""Shifts and resemblance of photos with noise."""

from pathlib import Path

import numpy as np
import pytest

from engine.images.reading import read
from engine.training.alignment import resemblance, shift_between
from engine.training.data import pairs
from tests.engine.training.photos import scene, with_noise

CLEAN = scene(0, 180, 200)


def _crop(top: int, left: int) -> np.ndarray:
    return CLEAN[20 + top : 148 + top, 20 + left : 163 + left]


@pytest.mark.parametrize("sigma", [0.0, 15.0, 40.0])
@pytest.mark.parametrize(("down", "right"), [(0, 0), (1, 0), (0, -1), (-7, 12), (20, -20)])
def test_shifts_are_seen_through_noise(sigma: float, down: int, right: int) -> None:
    first, second = with_noise(_crop(0, 0), 1, sigma), with_noise(_crop(-down, -right), 2, sigma)
    shift = shift_between(first, second)
    assert shift is not None
    assert np.allclose(shift, (down, right), atol=0.3)


def test_depth_and_brightness_do_not_matter() -> None:
    first = _crop(0, 0).astype(np.uint16) * 257
    second = _crop(3, -2).astype(np.float32) / 510 + 0.1
    shift, alike = shift_between(first, second), resemblance(first, _crop(0, 0).astype(np.float32) / 510)
    assert shift is not None
    assert np.allclose(shift, (-3, 2), atol=0.3)
    assert alike is not None
    assert alike > 0.999


def test_where_there_is_no_telling() -> None:
    plain = np.full((128, 128, 3), 100, np.uint8)
    noise = [with_noise(plain, seed) for seed in (1, 2)]
    for first, second in ((plain, plain), noise, (CLEAN[:40], CLEAN[:40]), (CLEAN[:1, :1], CLEAN[:1, :1])):
        assert shift_between(first, second) is None
        assert resemblance(first, second) is None


def test_other_scenes_are_told_from_the_same_one() -> None:
    same = resemblance(with_noise(CLEAN, 1, 40), CLEAN)
    other = resemblance(scene(5, 180, 200), CLEAN)
    assert same is not None
    assert other is not None
    assert same > 0.9
    assert other < 0.5
    assert shift_between(scene(5, 180, 200), CLEAN) is None


@pytest.mark.photos
def test_real_pairs_and_pairs_that_were_shifted(shared: Path) -> None:
    folder = shared / "data" / "real" / "sidd"
    found = pairs([folder / "noisy"], [folder / "clean"])
    assert len(found.examples) == 6
    for example in found.examples:
        noisy, clean = (read(path).pixels for path in example.paths)
        aligned, shifted = shift_between(noisy, clean), shift_between(noisy[:, :-1], clean[:, 1:])
        alike = resemblance(noisy, clean)
        assert aligned is not None
        assert shifted is not None
        assert alike is not None
        assert np.hypot(*aligned) < 0.5
        assert np.hypot(*shifted) > 0.75
        assert alike > 0.95
