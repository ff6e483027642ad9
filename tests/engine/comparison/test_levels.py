import numpy as np

from engine.comparison.levels import as_levels, luma, part, whole
from engine.inference.tiling import Rect


def test_all_depths_mean_the_same() -> None:
    eight = np.arange(256, dtype=np.uint8).reshape(16, 16, 1)
    assert np.array_equal(as_levels(eight), eight)
    assert np.allclose(as_levels(eight.astype(np.uint16) * 257), eight, atol=1e-4)
    assert np.allclose(as_levels((eight / 255).astype(np.float32)), eight, atol=1e-4)


def test_values_that_are_no_numbers_and_beyond() -> None:
    values = np.array([np.nan, np.inf, -np.inf, -0.5, 2.0], np.float32)
    assert as_levels(values).tolist() == [0.0, 255.0, 0.0, -127.5, 510.0]


def test_the_argument_is_left_as_it_is() -> None:
    values = np.array([np.nan, 0.5], np.float32)
    as_levels(values)
    assert np.isnan(values[0])
    assert values[1] == 0.5


def test_luma() -> None:
    rgb = np.array([[255, 0, 0], [0, 255, 0], [10, 10, 10]], np.float32)
    assert np.allclose(luma(rgb), [76.245, 149.685, 10.0], atol=1e-4)
    assert luma(np.array([[7]], np.float32)).tolist() == [7.0]


def test_parts() -> None:
    photo = np.arange(60, dtype=np.uint8).reshape(4, 5, 3)
    assert part(photo, None) is photo
    assert np.array_equal(part(photo, Rect(1, 2, 3, 5)), photo[1:3, 2:5])
    assert whole(photo) == Rect(0, 0, 4, 5)
