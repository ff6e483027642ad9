import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from skimage.color import rgb2lab

from engine.comparison.lab import colour, lab
from engine.inference.tiling import Rect


def test_agrees_with_scikit_image() -> None:
    rgb = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    assert np.abs(lab(rgb / 255) - rgb2lab(rgb)).max() < 1e-9


@pytest.mark.parametrize("channel", range(3))
def test_dark_and_pure_colours_agree_too(channel: int) -> None:
    rgb = np.zeros((1, 256, 3), np.uint8)
    rgb[0, :, channel] = np.arange(256)
    assert np.abs(lab(rgb / 255) - rgb2lab(rgb)).max() < 1e-9


@pytest.mark.parametrize(
    ("rgb", "expected"),
    [
        ((255, 255, 255), (100, 0, 0)),
        ((0, 0, 0), (0, 0, 0)),
        ((255, 0, 0), (53.24, 80.09, 67.20)),
        ((0, 255, 0), (87.73, -86.18, 83.18)),
        ((0, 0, 255), (32.30, 79.19, -107.86)),
        ((119, 119, 119), (50.03, 0, 0)),
    ],
)
def test_known_colours(rgb: tuple[int, int, int], expected: tuple[float, float, float]) -> None:
    found = colour(np.array([[rgb]], np.uint8), Rect(0, 0, 1, 1))
    assert (found.red, found.green, found.blue) == rgb
    assert (found.lightness, found.a, found.b) == pytest.approx(expected, abs=0.02)


def test_a_pixel_and_a_patch() -> None:
    rgb = np.zeros((4, 4, 3), np.uint8)
    rgb[1, 2] = (200, 100, 50)
    assert colour(rgb, Rect(1, 2, 2, 3)).red == 200
    patch = colour(rgb, Rect(1, 2, 2, 4))
    assert (patch.red, patch.green, patch.blue) == (100, 50, 25)
    single = colour(np.array([[[100, 50, 25]]], np.uint8), Rect(0, 0, 1, 1))
    assert (patch.lightness, patch.a, patch.b) == (single.lightness, single.a, single.b)


def test_depths_and_grey() -> None:
    eight = np.array([[[200, 100, 50]]], np.uint8)
    one = Rect(0, 0, 1, 1)
    for other in (eight.astype(np.uint16) * 257, (eight / 255).astype(np.float32)):
        assert colour(other, one).lightness == pytest.approx(colour(eight, one).lightness, abs=1e-4)
    grey = colour(np.array([[[119]]], np.uint8), one)
    assert (grey.red, grey.green, grey.blue) == (119, 119, 119)
    assert grey.lightness == pytest.approx(50.03, abs=0.01)


def test_values_beyond_are_brought_in() -> None:
    assert lab(np.array([[2.0, 2.0, 2.0], [-1.0, -1.0, -1.0]])).round(1)[:, 0].tolist() == [100.0, 0.0]


def test_nothing_has_no_colour() -> None:
    with pytest.raises(ValueError, match="at least one pixel"):
        colour(np.zeros((3, 3, 3), np.uint8), Rect(1, 1, 1, 2))


def test_importing_it_loads_no_large_library() -> None:
    program = "import sys, engine.comparison.lab; print([n for n in ('skimage', 'scipy', 'PIL') if n in sys.modules])"
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
