"""Pieces of the zoomed photo as they are put on the screen."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QImage

from denoiser_gui.views.image_pyramid import ImagePyramid, Rgb
from denoiser_gui.views.screen_tiles import TILE, Picture, ScreenTiles
from engine.inference.strength import blend
from engine.inference.tiling import Rect

Make = Callable[..., Rgb]


def pyramid_of(pixels: Rgb) -> ImagePyramid:
    pyramid = ImagePyramid(pixels)
    pyramid.update(pyramid.whole)
    return pyramid


def rgb(image: QImage) -> Rgb:
    assert image.format() == QImage.Format.Format_RGB32
    return np.frombuffer(image.constBits(), np.uint8).reshape(TILE, TILE, 4)[..., 2::-1].copy()


@pytest.mark.parametrize("fine", [False, True])
def test_one_to_one_is_exactly_that(grain: Make, fine: bool) -> None:
    photo = grain(600, 700)
    square = rgb(Picture(pyramid_of(photo)).render(1, 1, 1.0, fine))
    assert (square == photo[256:512, 256:512]).all()


@pytest.mark.parametrize("zoom", [3.7, 5.0, 64.0])
@pytest.mark.parametrize(("row", "column"), [(0, 0), (1, 2)])
def test_above_three_hundred_per_cent_pixels_are_squares(grain: Make, zoom: float, row: int, column: int) -> None:
    photo = grain(230, 240)
    square = rgb(Picture(pyramid_of(photo)).render(row, column, zoom, False))
    rows = np.floor((row * TILE + np.arange(TILE) + 0.5) / zoom).astype(int)
    columns = np.floor((column * TILE + np.arange(TILE) + 0.5) / zoom).astype(int)
    assert (square == photo[rows][:, columns]).all()


def test_at_three_hundred_per_cent_pixels_are_smooth(grain: Make) -> None:
    photo = grain(200, 200)
    square = rgb(Picture(pyramid_of(photo)).render(0, 0, 3.0, False)).astype(int)
    assert len(np.unique(square[100, :, 0])) > 86  # more values than photo pixels along the row


@pytest.mark.parametrize("zoom", [0.64, 0.32, 1.28, 2.56])
@pytest.mark.parametrize("fine", [False, True])
def test_squares_meet_without_a_seam(grain: Make, zoom: float, fine: bool) -> None:
    """A square's neighbour is the first square of the photo cut off there: every pixel depends on its place only."""
    start = round(TILE / zoom)
    photo = grain(1200, 1600)
    right = rgb(Picture(pyramid_of(photo)).render(0, 1, zoom, fine)).astype(int)
    alone = rgb(Picture(pyramid_of(np.ascontiguousarray(photo[:, start:]))).render(0, 0, zoom, fine)).astype(int)
    margin = 6 + int(4 * zoom)  # at its left the cut photo has no neighbours to blend with
    assert np.abs(right - alone)[:, margin:].max() <= 2


def test_grain_looks_alike_everywhere_once_refined(grain: Make) -> None:
    """Bilinear samples alone give noise a plaid: crisp where they hit pixels, soft between them."""
    picture = Picture(pyramid_of(grain(600, 600)))

    def unevenness(fine: bool) -> float:
        spread = rgb(picture.render(0, 0, 0.95, fine)).astype(float).std(axis=(0, 2))
        smooth = np.convolve(spread, np.ones(3) / 3, "valid")
        return float(smooth.max() / smooth.min())

    assert unevenness(False) > 1.3
    assert unevenness(True) < 1.2


def test_a_clean_shape_is_averaged_not_sampled() -> None:
    stripes = np.zeros((1024, 1024, 3), np.uint8)
    stripes[:, ::2] = 200
    square = rgb(Picture(pyramid_of(stripes)).render(0, 0, 0.25, True))
    assert (square == 100).all()


@pytest.mark.parametrize("zoom", [1.0, 5.0])
def test_at_or_above_one_to_one_a_strength_shows_the_exports_pixels(grain: Make, zoom: float) -> None:
    noisy, denoised = grain(300, 300, 1), grain(300, 300, 2)
    exported = np.asarray(blend(noisy, denoised, 0.4, 0.8), np.uint8)
    shown = rgb(Picture(pyramid_of(noisy), pyramid_of(denoised), 0.4, 0.8).render(0, 0, zoom, True))
    assert (shown == rgb(Picture(pyramid_of(exported)).render(0, 0, zoom, True))).all()


def test_below_one_to_one_a_strength_differs_by_rounding_only(grain: Make) -> None:
    noisy = grain(900, 900, 1) // 2 + 64
    denoised = grain(900, 900, 2) // 2 + 64
    exported = np.asarray(blend(noisy, denoised, 0.5, 0.5), np.uint8)
    shown = rgb(Picture(pyramid_of(noisy), pyramid_of(denoised), 0.5, 0.5).render(0, 0, 0.4, True)).astype(int)
    assert np.abs(shown - rgb(Picture(pyramid_of(exported)).render(0, 0, 0.4, True))).max() <= 3


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (333, 2)])
@pytest.mark.parametrize("zoom", [0.1, 0.7, 1.0, 2.3, 40.0])
def test_tiny_and_narrow_photos_can_be_drawn(grain: Make, shape: tuple[int, int], zoom: float) -> None:
    photo = np.full_like(grain(*shape), 77)
    assert (rgb(Picture(pyramid_of(photo)).render(0, 0, zoom, True))[0, 0] == 77).all()


@pytest.mark.parametrize("zoom", [0.301, 0.5033, 0.77, 0.9, 1.3])
def test_the_last_pixel_is_as_light_as_the_photo(zoom: float) -> None:
    photo = np.full((237, 251, 3), 200, np.uint8)
    square = rgb(Picture(pyramid_of(photo)).render(0, 0, zoom, True))
    height, width = min(TILE, round(237 * zoom)), min(TILE, round(251 * zoom))
    assert (square[:height, :width] == 200).all()


def test_squares_are_kept_forgotten_and_limited(grain: Make) -> None:
    photo = grain(1000, 1000)
    tiles = ScreenTiles(Picture(pyramid_of(photo)))
    places = [(row, column) for row in range(3) for column in range(3)]
    assert tiles.missing(1.0, places) == 9
    first = [tiles.square(*place, 1.0, False) for place in places]
    assert tiles.missing(1.0, places) == 0
    assert tiles.square(0, 0, 1.0, False) is first[0]
    tiles.forget(Rect(300, 300, 310, 310))
    assert tiles.missing(1.0, places) == 1
    tiles.square(0, 0, 1.0, False)
    tiles.trim(2)
    assert tiles.missing(1.0, places) == 7
    assert tiles.missing(1.0, [(0, 0)]) == 0  # used last


def test_only_shrunk_squares_are_rendered_twice(grain: Make) -> None:
    tiles = ScreenTiles(Picture(pyramid_of(grain(1000, 1000))))
    for zoom in (0.6, 1.0, 4.0):
        tiles.square(0, 0, zoom, False)
    assert tiles.coarse(0.6, [(0, 0)]) == [(0, 0)]
    assert tiles.coarse(1.0, [(0, 0)]) == []
    assert tiles.coarse(4.0, [(0, 0)]) == []
    tiles.refine(0, 0, 0.6)
    assert tiles.coarse(0.6, [(0, 0)]) == []
