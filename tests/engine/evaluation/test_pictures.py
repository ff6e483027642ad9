import io
from itertools import pairwise
from pathlib import Path

import numpy as np
from PIL import Image as Pillow

from engine.evaluation.pictures import LIMIT_BYTES, SIDE, chosen, picture
from engine.evaluation.results import Pair

PAIRS = [Pair(Path(f"n{place}"), Path(f"c{place}")) for place in range(100)]


def test_the_middle_at_full_size() -> None:
    pixels = np.zeros((SIDE * 3, SIDE * 2 + 1, 3), np.uint8)
    pixels[SIDE : 2 * SIDE, SIDE // 2 : SIDE // 2 + SIDE] = 200
    shown = np.asarray(Pillow.open(io.BytesIO(picture(pixels))))
    assert shown.shape == (SIDE, SIDE, 3)
    assert shown.min() > 190


def test_small_grey_and_floating_photos() -> None:
    shown = np.asarray(Pillow.open(io.BytesIO(picture(np.full((1, 7, 1), 0.5, np.float32)))))
    assert shown.shape == (1, 7, 3)
    assert abs(int(shown.mean()) - 128) < 3


def test_photos_are_chosen_evenly_and_fewer_for_more_methods() -> None:
    few, many = chosen(PAIRS, 2), chosen(PAIRS, 30)
    assert len(few) == 24
    assert 1 <= len(many) < 10
    places = sorted(PAIRS.index(pair) for pair in few)
    assert {second - first for first, second in pairwise(places)} == {4, 5}
    assert chosen(PAIRS[:3], 2) == set(PAIRS[:3])
    assert chosen([], 2) == frozenset()
    assert len(many) * 32 * 100_000 < LIMIT_BYTES
