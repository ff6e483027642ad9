"""Pieces of the zoomed photo as they are put on the screen."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from denoiser_gui.views.image_pyramid import ImagePyramid, Rgb
from denoiser_gui.views.picture import TILE, Picture, to_image
from denoiser_gui.views.screen_tiles import ScreenTiles
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


@pytest.mark.parametrize(
    "part", [np.s_[:, :], np.s_[3:40, 5:21], np.s_[:1, 7:8], np.s_[::2, ::3], np.s_[::-1], np.s_[:, :, ::-1]]
)
def test_any_part_of_an_array_becomes_a_picture_of_its_own(grain: Make, part: object) -> None:
    photo = grain(60, 70)
    seen = photo[part].copy()  # type: ignore[index]
    image = to_image(photo[part])  # type: ignore[index]
    photo[...] = 0
    height, width = seen.shape[:2]
    assert image.format() == QImage.Format.Format_RGB32
    assert (image.width(), image.height()) == (width, height)
    assert (np.frombuffer(image.constBits(), np.uint8).reshape(height, width, 4)[..., 2::-1] == seen).all()


def test_one_to_one_is_exactly_that(grain: Make) -> None:
    photo = grain(600, 700)
    square = rgb(Picture(pyramid_of(photo)).render(1, 1, 1.0))
    assert (square == photo[256:512, 256:512]).all()


@pytest.mark.parametrize("zoom", [3.7, 5.0, 64.0])
@pytest.mark.parametrize(("row", "column"), [(0, 0), (1, 2)])
def test_above_three_hundred_per_cent_pixels_are_squares(grain: Make, zoom: float, row: int, column: int) -> None:
    photo = grain(230, 240)
    square = rgb(Picture(pyramid_of(photo)).render(row, column, zoom))
    rows = np.floor((row * TILE + np.arange(TILE) + 0.5) / zoom).astype(int)
    columns = np.floor((column * TILE + np.arange(TILE) + 0.5) / zoom).astype(int)
    assert (square == photo[rows][:, columns]).all()


def test_at_three_hundred_per_cent_pixels_are_smooth(grain: Make) -> None:
    photo = grain(200, 200)
    square = rgb(Picture(pyramid_of(photo)).render(0, 0, 3.0)).astype(int)
    assert len(np.unique(square[100, :, 0])) > 86  # more values than photo pixels along the row


@pytest.mark.parametrize("zoom", [0.64, 0.32, 1.28, 2.56])
def test_squares_meet_without_a_seam(grain: Make, zoom: float) -> None:
    """A square's neighbour is the first square of the photo cut off there: every pixel depends on its place only."""
    start = round(TILE / zoom)
    photo = grain(1200, 1600)
    right = rgb(Picture(pyramid_of(photo)).render(0, 1, zoom)).astype(int)
    alone = rgb(Picture(pyramid_of(np.ascontiguousarray(photo[:, start:]))).render(0, 0, zoom)).astype(int)
    margin = 6 + int(4 * zoom)  # at its left the cut photo has no neighbours to blend with
    assert np.abs(right - alone)[:, margin:].max() <= 2


def test_grain_looks_alike_everywhere(grain: Make) -> None:
    """Bilinear samples alone give noise a plaid: crisp where they hit pixels, soft between them."""
    picture = Picture(pyramid_of(grain(600, 600)))

    def unevenness(square: Rgb) -> float:
        spread = square.astype(float).std(axis=(0, 2))
        smooth = np.convolve(spread, np.ones(3) / 3, "valid")
        return float(smooth.max() / smooth.min())

    assert unevenness(sketched(picture, 0.95, Rect(0, 0, TILE, TILE))) > 1.3
    assert unevenness(rgb(picture.render(0, 0, 0.95))) < 1.2


def test_a_clean_shape_is_averaged_not_sampled() -> None:
    stripes = np.zeros((1024, 1024, 3), np.uint8)
    stripes[:, ::2] = 200
    square = rgb(Picture(pyramid_of(stripes)).render(0, 0, 0.25))
    assert (square == 100).all()


@pytest.mark.parametrize("zoom", [1.0, 5.0])
def test_at_or_above_one_to_one_a_strength_shows_the_exports_pixels(grain: Make, zoom: float) -> None:
    noisy, denoised = grain(300, 300, 1), grain(300, 300, 2)
    exported = np.asarray(blend(noisy, denoised, 0.4, 0.8), np.uint8)
    shown = rgb(Picture(pyramid_of(noisy), pyramid_of(denoised), 0.4, 0.8).render(0, 0, zoom))
    assert (shown == rgb(Picture(pyramid_of(exported)).render(0, 0, zoom))).all()


def test_below_one_to_one_a_strength_differs_by_rounding_only(grain: Make) -> None:
    noisy = grain(900, 900, 1) // 2 + 64
    denoised = grain(900, 900, 2) // 2 + 64
    exported = np.asarray(blend(noisy, denoised, 0.5, 0.5), np.uint8)
    shown = rgb(Picture(pyramid_of(noisy), pyramid_of(denoised), 0.5, 0.5).render(0, 0, 0.4)).astype(int)
    assert np.abs(shown - rgb(Picture(pyramid_of(exported)).render(0, 0, 0.4))).max() <= 3


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (333, 2)])
@pytest.mark.parametrize("zoom", [0.1, 0.7, 1.0, 2.3, 40.0])
def test_tiny_and_narrow_photos_can_be_drawn(grain: Make, shape: tuple[int, int], zoom: float) -> None:
    photo = np.full_like(grain(*shape), 77)
    assert (rgb(Picture(pyramid_of(photo)).render(0, 0, zoom))[0, 0] == 77).all()


@pytest.mark.parametrize("zoom", [0.301, 0.5033, 0.77, 0.9, 1.3])
def test_the_last_pixel_is_as_light_as_the_photo(zoom: float) -> None:
    photo = np.full((237, 251, 3), 200, np.uint8)
    square = rgb(Picture(pyramid_of(photo)).render(0, 0, zoom))
    height, width = min(TILE, round(237 * zoom)), min(TILE, round(251 * zoom))
    assert (square[:height, :width] == 200).all()


def sketched(picture: Picture, zoom: float, area: Rect) -> Rgb:
    """A sketch of an area, in the first square."""
    image = QImage(TILE, TILE, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    picture.sketch(painter, QPoint(-area.left, -area.top), zoom, area)
    painter.end()
    return rgb(image)


@pytest.mark.parametrize("strength", [(1.0, 1.0), (0.5, 0.3)])
@pytest.mark.parametrize("zoom", [0.3, 1.0, 2.3, 6.0])
def test_a_sketch_is_what_will_be_rendered(zoom: float, strength: tuple[float, float]) -> None:
    """Of a soft photo they differ by rounding only, in place as in colour."""
    rows, columns = np.mgrid[0:900, 0:900]
    noisy = np.stack([rows // 4, columns // 4, (rows + columns) // 8], axis=2).astype(np.uint8)
    picture = Picture(pyramid_of(noisy), pyramid_of(255 - noisy), *strength)
    area = Rect(TILE, 0, 2 * TILE, TILE) if zoom >= 1.0 else Rect(0, 0, 200, 200)
    exact = rgb(picture.render(area.top // TILE, 0, zoom)).astype(int)
    difference = np.abs(sketched(picture, zoom, area) - exact)[: area.height, : area.width]
    assert difference.max() <= 3


def test_a_sketch_stays_in_its_area() -> None:
    picture = Picture(pyramid_of(np.full((900, 900, 3), 90, np.uint8)))
    image = QImage(TILE, TILE, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    picture.sketch(painter, QPoint(0, 0), 1.3, Rect(20, 30, 100, 110))
    painter.end()
    square = rgb(image)
    assert (square[20:100, 30:110] == 90).all()
    assert square.astype(int).sum() == 90 * 3 * 80 * 80


def test_a_large_sketch_reads_a_coarser_level(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("denoiser_gui.views.picture._BLENDED_PIXELS", 100_000)
    noisy = np.full((1000, 1000, 3), 100, np.uint8)
    picture = Picture(pyramid_of(noisy), pyramid_of(noisy // 2), 0.5, 0.5)
    assert picture._sketched_level(1.0, Rect(0, 0, 1000, 1000)) == 2
    assert picture._sketched_level(1.0, Rect(0, 0, 1000, 1000), 0.25) == 3, "one of many pictures has less time"
    assert (sketched(picture, 1.0, Rect(0, 0, TILE, TILE)) == 75).all()


@pytest.mark.parametrize("area", [Rect(0, 0, 256, 256), Rect(13, 20, 220, 251), Rect(81, 77, 306, 299)])
@pytest.mark.parametrize("zoom", [0.3401, 1.0, 1.7])
def test_where_the_screen_is_huge_a_sketch_is_painted_smaller_and_enlarged(
    monkeypatch: pytest.MonkeyPatch, area: Rect, zoom: float
) -> None:
    """In its place within a pixel of the smaller one, up to the photo's end."""
    rows, columns = np.mgrid[0:900, 0:880] if zoom < 1.0 else np.mgrid[0 : round(306 / zoom), 0 : round(299 / zoom)]
    pixels = np.stack([rows // 4, columns // 4, (rows + columns) // 8], axis=2).astype(np.uint8)
    picture = Picture(pyramid_of(pixels), pyramid_of(255 - pixels))
    large = sketched(picture, zoom, area).astype(int)
    monkeypatch.setattr("denoiser_gui.views.picture._SKETCHED_PIXELS", 5_000)
    small = sketched(picture, zoom, area).astype(int)
    steepest = 4 / zoom / 4
    assert np.abs(small - large)[: area.height, : area.width].max() <= 4 * steepest + 3
    assert (small[: area.height, : area.width] != large[: area.height, : area.width]).any(), "it is another drawing"
    assert small[area.height :].sum() == small[:, area.width :].sum() == 0, "nothing is painted beside the area"


def test_photo_pixels_that_are_squares_are_sketched_at_their_size(monkeypatch: pytest.MonkeyPatch, grain: Make) -> None:
    monkeypatch.setattr("denoiser_gui.views.picture._SKETCHED_PIXELS", 5_000)
    picture = Picture(pyramid_of(grain(100, 100)))
    assert (sketched(picture, 4.0, Rect(0, 0, TILE, TILE)) == rgb(picture.render(0, 0, 4.0))).all()


def test_squares_are_kept_forgotten_and_limited(grain: Make) -> None:
    photo = grain(1000, 1000)
    tiles = ScreenTiles(Picture(pyramid_of(photo)))
    places = [(row, column) for row in range(3) for column in range(3)]
    first = [tiles.square(place, 1.0) for place in places]
    assert all(tiles.has(place, 1.0) for place in places)
    assert not tiles.has((0, 0), 2.0)
    assert tiles.square((0, 0), 1.0) is first[0]
    tiles.forget(Rect(300, 300, 310, 310))
    assert [place for place in places if not tiles.has(place, 1.0)] == [(1, 1)]
    tiles.square((0, 0), 1.0)
    tiles.trim(2)
    assert [place for place in places if tiles.has(place, 1.0)] == [(0, 0), (2, 2)]  # used last


def test_nothing_of_another_picture_is_kept(grain: Make) -> None:
    tiles = ScreenTiles(Picture(pyramid_of(grain(300, 300, 1))))
    tiles.square((0, 0), 1.0)
    other = grain(300, 300, 2)
    tiles.show(Picture(pyramid_of(other)))
    assert not tiles.has((0, 0), 1.0)
    assert (rgb(tiles.square((0, 0), 1.0)) == other[:TILE, :TILE]).all()
