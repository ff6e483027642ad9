from itertools import pairwise, product

import numpy as np
import pytest

from engine.inference.planning import tile_size
from engine.inference.tiling import Rect, round_up, split, tiles_of


@pytest.mark.parametrize(("length", "tile", "multiple"), list(product((4, 8, 64, 100), (1, 3, 16, 1000), (1, 2, 4))))
def test_split_covers_the_length_in_aligned_spans(length: int, tile: int, multiple: int) -> None:
    spans = split(length, tile, multiple)
    assert spans[0][0] == 0
    assert spans[-1][1] == length
    assert all(first[1] == second[0] for first, second in pairwise(spans))
    assert all(0 < end - start <= max(tile, multiple) for start, end in spans)
    assert all(edge % multiple == 0 for span in spans for edge in span)


@pytest.mark.parametrize("multiple", [1, 4, 16])
@pytest.mark.parametrize(("height", "width"), [(1, 1), (1, 70), (33, 17), (70, 70)])
@pytest.mark.parametrize(("tile_height", "tile_width"), [(1, 1), (16, 64), (7, 1000)])
def test_every_pixel_is_covered_once(height: int, width: int, tile_height: int, tile_width: int, multiple: int) -> None:
    canvas = Rect(0, 0, round_up(height, multiple), round_up(width, multiple))
    covered = np.zeros((canvas.height, canvas.width), dtype=int)
    for tile in tiles_of(canvas, tile_height, tile_width, 5, multiple):
        covered[tile.core.slices] += 1
        reach = round_up(5, multiple)
        assert tile.window.top == max(0, tile.core.top - reach)
        assert tile.window.right == min(canvas.right, tile.core.right + reach)
        assert all(edge % multiple == 0 for edge in (tile.window.top, tile.window.left, tile.window.bottom))
    assert (covered == 1).all()


def test_part_of_the_canvas_is_covered_once() -> None:
    canvas, part = Rect(0, 0, 64, 64), Rect(16, 32, 48, 64)
    covered = np.zeros((64, 64), dtype=int)
    for tile in tiles_of(canvas, 8, 24, 3, 8, within=part):
        covered[tile.core.slices] += 1
    assert (covered[part.slices] == 1).all()
    assert covered.sum() == part.area


def test_distance_is_zero_inside_and_grows_outside() -> None:
    rect = Rect(10, 20, 30, 40)
    assert rect.distance_squared(15, 25) == 0
    assert rect.distance_squared(10, 50) == 100
    assert rect.distance_squared(0, 10) == 200


def test_tile_size_wastes_little_at_24_megapixels() -> None:
    canvas = Rect(0, 0, 4000, 6000)
    height, width = tile_size(canvas, 96, 16, 5_000_000)
    tiles = tiles_of(canvas, height, width, 96, 16)
    assert max(tile.window.area for tile in tiles) <= 5_000_000
    assert sum(tile.window.area for tile in tiles) <= 1.15 * canvas.area


def test_tile_size_takes_the_whole_photo_where_it_fits() -> None:
    assert tile_size(Rect(0, 0, 512, 768), 96, 16, 1_000_000) == (512, 768)


def test_tile_size_falls_back_to_the_smallest_tile() -> None:
    assert tile_size(Rect(0, 0, 4096, 4096), 96, 16, 10) == (64, 64)


def test_tile_size_cuts_a_ribbon_across() -> None:
    height, width = tile_size(Rect(0, 0, 16, 100_000), 96, 16, 100_000)
    assert height == 16
    assert 64 <= width < 100_000
