"""A photo at several sizes."""

from collections.abc import Callable

import numpy as np
import pytest

from denoiser_gui.views.image_pyramid import ImagePyramid, Rgb, box_halved
from engine.inference.tiling import Rect

Make = Callable[..., Rgb]


def reference_half(pixels: Rgb) -> Rgb:
    """The same, written down pixel by pixel: the mean of what is there, rounded half up."""
    height, width = -(-pixels.shape[0] // 2), -(-pixels.shape[1] // 2)
    result = np.empty((height, width, 3), np.uint8)
    for y, x in np.ndindex(height, width):
        cell = pixels[2 * y : 2 * y + 2, 2 * x : 2 * x + 2].reshape(-1, 3).astype(float)
        result[y, x] = np.floor(cell.mean(axis=0) + 0.5)
    return result


def levels_of(pyramid: ImagePyramid, count: int) -> list[Rgb]:
    return [pyramid.region(level, 0, *_ends(pyramid, level)).copy() for level in range(count)]


def _ends(pyramid: ImagePyramid, level: int) -> tuple[int, int, int]:
    height, width = pyramid.level_size(level)
    return height, 0, width


@pytest.mark.parametrize("shape", [(1, 1), (1, 2), (2, 1), (2, 2), (3, 3), (5, 8), (16, 7)])
def test_halving_is_exact(grain: Make, shape: tuple[int, int]) -> None:
    pixels = grain(*shape)
    assert (box_halved(pixels) == reference_half(pixels)).all()


@pytest.mark.parametrize("shape", [(1, 1), (128, 128), (129, 3), (300, 517), (1025, 700)])
def test_every_level_is_half_the_one_before(grain: Make, shape: tuple[int, int]) -> None:
    base = grain(*shape)
    pyramid = ImagePyramid(base)
    for chunk in pyramid.chunks():
        pyramid.update(chunk)
    expected, level = base, 0
    while max(expected.shape[:2]) > 128:
        expected, level = box_halved(expected), level + 1
        assert (pyramid.region(level, 0, *_ends(pyramid, level)) == expected).all()
    assert level >= (1 if max(shape) > 128 else 0)


def test_level_zero_is_the_array_itself(grain: Make) -> None:
    base = grain(300, 300)
    assert np.shares_memory(ImagePyramid(base).region(0, 5, 90, 7, 30), base)


def test_changed_pixels_are_reduced_again_and_nothing_else(grain: Make) -> None:
    base = grain(600, 900)
    pyramid = ImagePyramid(base)
    pyramid.update(pyramid.whole)
    before = levels_of(pyramid, 4)
    base[301:347, 411:480] = 255 - base[301:347, 411:480]
    base[0:8, 0:8] = 0  # changed as well, but not announced
    pyramid.update(Rect(301, 411, 347, 480))
    fresh = ImagePyramid(base)
    fresh.update(fresh.whole)
    for level, (old, new) in enumerate(zip(before[1:], levels_of(pyramid, 4)[1:], strict=True), 1):
        step = 1 << level
        area = (slice(301 // step, -(-347 // step)), slice(411 // step, -(-480 // step)))
        assert (new[area] == levels_of(fresh, 4)[level][area]).all()
        assert (new[0, 0] == old[0, 0]).all()


def test_pieces_cover_what_they_should_once(grain: Make) -> None:
    pyramid = ImagePyramid(grain(1300, 2500))
    count = np.zeros((1300, 2500), int)
    for chunk in pyramid.chunks():
        count[chunk.slices] += 1
    assert (count == 1).all()
    part = np.zeros((1300, 2500), int)
    for chunk in pyramid.chunks(Rect(1000, 1000, 1100, 1100)):
        part[chunk.slices] += 1
    assert part.max() == 1
    assert (part[1000:1100, 1000:1100] == 1).all()
    assert part.sum() < 200 * 200


def test_before_it_is_reduced_a_level_shows_every_nth_pixel(grain: Make) -> None:
    base = grain(400, 401)
    shown = ImagePyramid(base).region(1, 0, 200, 0, 201)
    assert (shown[:, :200] == base[1::2, 1::2]).all()
    assert shown.shape == (200, 201, 3)


def test_until_it_arrives_the_underlay_shows_at_every_level(grain: Make) -> None:
    noisy, result = grain(500, 700, 1), np.zeros((500, 700, 3), np.uint8)
    below = ImagePyramid(noisy)
    below.update(below.whole)
    above = ImagePyramid(result, below)
    assert above.fraction_arrived == 0.0
    for level in range(3):
        assert (levels_of(above, 3)[level] == levels_of(below, 3)[level]).all()


def test_parts_that_arrive_show_at_once_and_averaged_with_their_neighbours(grain: Make) -> None:
    noisy, final = grain(500, 700, 1), grain(500, 700, 2)
    result = np.zeros_like(noisy)
    below = ImagePyramid(noisy)
    below.update(below.whole)
    above = ImagePyramid(result, below)
    part = Rect(101, 99, 333, 402)
    result[part.slices] = final[part.slices]
    above.arrived(part)
    mixed = noisy.copy()
    mixed[part.slices] = final[part.slices]
    assert (above.region(0, 0, 500, 0, 700) == mixed).all()
    above.update(part)
    expected = ImagePyramid(mixed)
    expected.update(expected.whole)
    for one, other in zip(levels_of(above, 3), levels_of(expected, 3), strict=True):
        assert (one == other).all()
    assert above.fraction_arrived == pytest.approx(part.area / (500 * 700))


def test_a_complete_result_is_shown_without_a_copy(grain: Make) -> None:
    noisy, result = grain(300, 300, 1), grain(300, 300, 2)
    above = ImagePyramid(result, ImagePyramid(noisy))
    above.arrived(Rect(0, 0, 300, 140))
    above.arrived(Rect(0, 140, 300, 300))
    assert np.shares_memory(above.region(0, 0, 300, 0, 300), result)


@pytest.mark.parametrize(("zoom", "level"), [(64.0, 0), (1.0, 0), (0.51, 0), (0.5, 1), (0.3, 1), (0.25, 2), (0.001, 3)])
def test_drawing_never_shrinks_by_more_than_two(grain: Make, zoom: float, level: int) -> None:
    assert ImagePyramid(grain(1000, 600)).level_for(zoom) == level


def test_what_is_no_photo_is_refused(grain: Make) -> None:
    with pytest.raises(ValueError, match="uint8"):
        ImagePyramid(np.zeros((4, 4, 3), np.float32))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="uint8"):
        ImagePyramid(np.zeros((0, 4, 3), np.uint8))
    with pytest.raises(ValueError, match="differ"):
        ImagePyramid(grain(4, 4), ImagePyramid(grain(4, 5)))


def test_what_lay_beneath_is_let_go_once_all_is_there() -> None:
    earlier = ImagePyramid(np.zeros((300, 400, 3), np.uint8))
    pyramid = ImagePyramid(np.full((300, 400, 3), 9, np.uint8), earlier)
    pyramid.arrived(pyramid.whole)
    assert pyramid.underlay is earlier, "coarser levels still need it"
    pyramid.update(pyramid.whole)
    assert pyramid.underlay is None
    assert (pyramid.region(1, 0, 150, 0, 200) == 9).all()
