"""Which borders are looked at."""

import pytest

from engine.inference.seams import Stretch, stretches
from engine.inference.tiling import Rect, tiles_of


def test_one_tile_has_no_borders() -> None:
    assert list(stretches([Rect(0, 0, 500, 400)])) == []


def test_borders_that_meet_are_one_line_cut_into_pieces() -> None:
    tiles = [tile.core for tile in tiles_of(Rect(0, 0, 600, 100), 50, 50, 0, 1)]
    found = list(stretches(tiles))
    upright = [stretch for stretch in found if stretch.upright]
    assert upright == [Stretch(True, 50, 0, 200), Stretch(True, 50, 200, 400), Stretch(True, 50, 400, 600)]
    assert [stretch.position for stretch in found if not stretch.upright] == list(range(50, 600, 50))
    assert all((stretch.start, stretch.stop) == (0, 100) for stretch in found if not stretch.upright)


@pytest.mark.parametrize("height", [1, 31])
def test_short_borders_are_left_out(height: int) -> None:
    assert list(stretches([Rect(0, 0, height, 64), Rect(0, 64, height, 128)])) == []
    assert len(list(stretches([Rect(0, 0, 32, 64), Rect(0, 64, 32, 128)]))) == 1


def test_a_line_with_a_gap_is_two() -> None:
    tiles = [
        Rect(0, 0, 100, 50),
        Rect(0, 50, 100, 90),
        Rect(100, 0, 200, 90),
        Rect(200, 0, 300, 50),
        Rect(200, 50, 300, 90),
    ]
    upright = [stretch for stretch in stretches(tiles) if stretch.upright]
    assert upright == [Stretch(True, 50, 0, 100), Stretch(True, 50, 200, 300)]
