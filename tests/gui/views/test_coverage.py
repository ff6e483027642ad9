"""Which part of a photo is there already."""

import numpy as np

from denoiser_gui.views.coverage import Coverage, intersection, without
from engine.inference.tiling import Rect


def test_overlapping_parts_are_counted_once() -> None:
    generator = np.random.default_rng(0)
    coverage, mask = Coverage(40, 50), np.zeros((40, 50), bool)
    for _ in range(30):
        top, left, height, width = generator.integers(0, [40, 50, 12, 12])
        coverage.add(Rect(top, left, top + height, left + width))
        mask[top : top + height, left : left + width] = True
        assert coverage.fraction == np.mean(mask)
        again = np.zeros((40, 50), int)
        for rect in coverage.rects:
            again[rect.slices] += 1
        assert (again == mask).all()


def test_a_whole_photo_is_complete_and_one_rectangle() -> None:
    coverage = Coverage(5, 5)
    coverage.add(Rect(0, 0, 5, 3))
    assert not coverage.complete
    coverage.add(Rect(0, 2, 9, 9))
    assert coverage.complete
    assert coverage.rects == (Rect(0, 0, 5, 5),)


def test_the_parts_of_a_rectangle_that_are_there() -> None:
    coverage = Coverage(10, 10)
    coverage.add(Rect(0, 0, 4, 4))
    assert coverage.touching(Rect(2, 3, 8, 8)) == [Rect(2, 3, 4, 4)]
    assert coverage.touching(Rect(5, 5, 8, 8)) == []


def test_rectangles_that_do_not_meet() -> None:
    assert intersection(Rect(0, 0, 2, 2), Rect(5, 5, 7, 7)).area == 0
    assert without(Rect(0, 0, 2, 2), Rect(5, 5, 7, 7)) == [Rect(0, 0, 2, 2)]
    assert without(Rect(1, 1, 2, 2), Rect(0, 0, 7, 7)) == []
