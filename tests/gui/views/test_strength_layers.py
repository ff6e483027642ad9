"""A strength that is being turned; that it looks as computed is tested in the compare view."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from denoiser_gui.views.image_pyramid import Rgb
from denoiser_gui.views.picture import TILE, to_image
from denoiser_gui.views.screen_tiles import Place, ScreenTiles
from denoiser_gui.views.strength_layers import StrengthLayers
from engine.inference.strength import blend

PLACE = (0, 0)


class Still:
    """Always the same square; counts how often it is drawn."""

    def __init__(self, pixels: Rgb) -> None:
        self.pixels = pixels
        self.rendered = 0

    def render(self, _row: int, _column: int, _zoom: float) -> QImage:
        self.rendered += 1
        return to_image(self.pixels)


class Counted(ScreenTiles):
    """Counts how often a square is asked for."""

    asked = 0

    def square(self, place: Place, zoom: float) -> QImage:
        self.asked += 1
        return super().square(place, zoom)


@pytest.fixture
def sides(qapp: QApplication) -> tuple[Counted, Counted, Rgb, Rgb]:  # noqa: ARG001  (painting needs one)
    chance = np.random.default_rng(3)
    noisy = chance.integers(60, 200, (TILE, TILE, 3)).astype(np.uint8)
    full = (noisy + chance.integers(-20, 21, noisy.shape)).astype(np.uint8)
    return Counted(Still(noisy)), Counted(Still(full)), noisy, full


def painted(layers: StrengthLayers) -> Rgb:
    image = QImage(TILE, TILE, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    layers.paint(painter, QPoint(0, 0), QRect(0, 0, TILE, TILE), PLACE, 1.0)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(TILE, TILE, 4)[..., 2::-1].copy()


@pytest.mark.parametrize("strength", [(0.3, 1.0), (1.0, 0.3), (0.0, 1.0), (0.4, 0.7), (0.5, 0.5)])
def test_it_looks_as_computed_and_nothing_is_drawn_that_is_covered(
    sides: tuple[Counted, Counted, Rgb, Rgb], strength: tuple[float, float]
) -> None:
    noisy_tiles, full_tiles, noisy, full = sides
    layers = StrengthLayers(noisy_tiles, full_tiles)
    layers.set_strength(*strength)
    layers.prepare(PLACE, 1.0)
    before = noisy_tiles.asked
    seen = painted(layers).astype(int)
    assert np.abs(seen - np.asarray(blend(noisy, full, *strength))).max() <= 2
    assert noisy_tiles.asked - before == (0 if max(strength) == 1.0 else 1)


def test_what_was_rendered_is_kept_where_both_strengths_meet(sides: tuple[Counted, Counted, Rgb, Rgb]) -> None:
    layers = StrengthLayers(*sides[:2])
    layers.set_strength(0.4, 1.0)
    layers.prepare(PLACE, 1.0)
    for luminance in (0.9, 1.0, 0.7):
        layers.set_strength(luminance, 1.0)
        assert layers.has(PLACE, 1.0)
    layers.set_strength(1.0, 0.5)
    assert not layers.has(PLACE, 1.0), "the picture in the middle is another one"
