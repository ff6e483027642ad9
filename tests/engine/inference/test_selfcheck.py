"""The look at a result: it sees what went wrong, and says nothing about honest results of any picture."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image as Pillow
from scipy.ndimage import gaussian_filter, median_filter

from engine.images.image import Image
from engine.inference.selfcheck import problems
from engine.inference.tiling import Rect, tiles_of

SAMPLES = Path(__file__).resolve().parents[3] / "resources" / "samples"
SIDE = 256
Array = NDArray[Any]


def grid(height: int, width: int, tile: int = 64) -> list[Rect]:
    canvas = Rect(0, 0, height, width)
    return [part.core for part in tiles_of(canvas, tile, tile, 0, 1)]


def scene(height: int = SIDE, width: int = SIDE) -> Array:
    """A smooth picture with edges, (H, W, 3) in [0, 1]."""
    down, right = np.mgrid[0:height, 0:width] / 256
    picture = np.stack([0.3 + 0.3 * right, 0.4 + 0.2 * down, 0.5 - 0.2 * right * down], axis=2)
    picture[(down - 0.4) ** 2 + (right - 0.45) ** 2 < 0.06] += 0.15
    return picture


def noisy(clean: Array, sigma: float = 0.08) -> Array:
    return clean + np.random.default_rng(0).normal(0, sigma, clean.shape)


def stored(values: Array, dtype: Any = np.uint8) -> Array:
    if dtype == np.float32:
        return values.astype(np.float32)
    return np.rint(np.clip(values, 0, 1) * np.iinfo(dtype).max).astype(dtype)


def found(before: Array, after: Array, tiles: Sequence[Rect] | None = None, dtype: Any = np.uint8) -> tuple[str, ...]:
    chosen = grid(*before.shape[:2]) if tiles is None else tiles
    return problems(Image(stored(before, dtype)), stored(after, dtype), chosen)


DTYPES = pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
TILE = np.s_[64:128, 128:192]


@DTYPES
def test_an_honest_result_raises_no_doubt(dtype: Any) -> None:
    clean = scene()
    assert found(noisy(clean), clean, dtype=dtype) == ()
    assert found(noisy(clean), noisy(clean), dtype=dtype) == ()


@DTYPES
def test_a_black_tile(dtype: Any) -> None:
    after = scene()
    after[TILE] = 0
    first, second = found(noisy(scene()), after, dtype=dtype)
    assert first == "A part (64 x 64 pixels at column 128, row 64) is black in the result and not in the photo."
    assert "at column 128, row 64) has other colours" in second


@DTYPES
def test_a_tile_of_one_colour_with_the_right_mean(dtype: Any) -> None:
    after = scene()
    after[TILE] = after[TILE].mean(axis=(0, 1))
    (sentence,) = found(noisy(scene(), 0.02), after, dtype=dtype)
    assert (
        sentence == "A part (64 x 64 pixels at column 128, row 64) is of one colour in the result and not in the photo."
    )


@DTYPES
@pytest.mark.parametrize("channel", [0, 1, 2])
@pytest.mark.parametrize("shift", [0.12, -0.12])
def test_tiles_of_other_colours(dtype: Any, channel: int, shift: float) -> None:
    after = scene()
    after[64:128, :128, channel] += shift
    (sentence,) = found(noisy(scene()), after, dtype=dtype)
    assert "at column 0, row 64, and 1 more) has other colours in the result than in the photo" in sentence
    assert "by up to 12." in sentence or "by up to 11." in sentence


@DTYPES
def test_a_cast_over_all(dtype: Any) -> None:
    after = scene()
    after[..., 2] += 0.03
    (sentence,) = found(noisy(scene(), 0.01), after, dtype=dtype)
    assert sentence == "The result as a whole has other colours than the photo, by 3.0 % of the range."


@DTYPES
def test_tiles_that_do_not_fit_together(dtype: Any) -> None:
    after = scene()
    for number, tile in enumerate(grid(SIDE, SIDE)):
        after[tile.slices] += 0.012 * (-1) ** (number + number // 4)
    (sentence,) = found(noisy(scene(), 0.02), after, dtype=dtype)
    assert sentence == "The borders of the tiles it was made of show in the result."


@DTYPES
def test_noise_that_stayed_along_the_borders(dtype: Any) -> None:
    before, after = noisy(scene()), scene()
    for tile in grid(SIDE, SIDE):
        ragged = before[tile.slices].copy()
        ragged[1:-1, 1:-1] = after[tile.slices][1:-1, 1:-1]
        after[tile.slices] = 0.5 * after[tile.slices] + 0.5 * ragged
    (sentence,) = found(before, after, dtype=dtype)
    assert "borders of the tiles" in sentence


def test_numbers_that_were_lost() -> None:
    before, after = noisy(scene()), scene()
    before[3, 4], before[5, 6, 1] = np.nan, np.inf
    after[3, 4], after[5, 6, 1] = np.nan, np.inf
    assert found(before, after, dtype=np.float32) == ()
    after[100, 100, 1], after[200, 7] = np.nan, -np.inf
    (sentence,) = found(before, after, dtype=np.float32)
    assert sentence == "At 4 places the result has no number (NaN or infinity) where the photo has one."


def test_light_far_beyond_white_does_not_drown_the_rest() -> None:
    before, after = noisy(scene()), scene()
    before[9, 9], after[9, 9] = 1e30, 1e30
    assert found(before, after, dtype=np.float32) == ()
    after[TILE] += 0.2
    assert len(found(before, after, dtype=np.float32)) == 1


@pytest.mark.parametrize("level", [0.0, 0.02, 0.5, 1.0])
@pytest.mark.parametrize("sigma", [0.0, 0.01, 0.1, 0.3])
def test_noise_around_one_colour_may_become_one_colour(level: float, sigma: float) -> None:
    """Black and white too, where noise is cut off and its mean is not the colour's."""
    flat = np.full((SIDE, SIDE, 3), level)
    assert found(noisy(flat, sigma), flat) == ()


@pytest.mark.parametrize("reach", [1.0, 2.0])
def test_noise_that_is_smooth_may_become_one_colour(reach: float) -> None:
    """As after demosaicing and JPEG."""
    noise = gaussian_filter(np.random.default_rng(0).normal(0, 0.5, (SIDE, SIDE, 3)), (reach, reach, 0))
    flat = np.full((SIDE, SIDE, 3), 0.4)
    assert found(flat + noise, flat) == ()


def _stripes(height: int, width: int) -> Array:
    """Edges along every border of 64-pixel tiles."""
    return np.broadcast_to((np.arange(width) // 64 % 2)[None, :, None] * 0.5 + 0.25, (height, width, 3)).copy()


def _chequered(height: int, width: int) -> Array:
    cells = (np.arange(height) // 64)[:, None] + (np.arange(width) // 64)[None]
    return np.repeat((cells % 2 * 0.1 + 0.4)[..., None], 3, axis=2)


def _fine(height: int, width: int) -> Array:
    return np.broadcast_to((np.arange(height) % 2)[:, None, None] * 0.8 + 0.1, (height, width, 3)).copy()


def _window_front(height: int, width: int) -> Array:
    """Dark panes in a light wall, the same distance apart as the tiles' borders, and lines like writing."""
    down, right = np.mgrid[0:height, 0:width]
    picture = np.where((down % 32 < 20) & (right % 32 < 22), 0.2, 0.85)
    picture[(down % 16 == 0) & (right * 7 % 13 < 5)] = 0.0
    return np.repeat(picture[..., None], 3, axis=2)


def _dots(height: int, width: int) -> Array:
    return np.random.default_rng(1).integers(0, 2, (height, width, 3)) * 0.6 + 0.2


def _untouched(_clean: Array, before: Array) -> Array:
    return before


def _ideal(clean: Array, _before: Array) -> Array:
    return clean


def _blurred(_clean: Array, before: Array) -> Array:
    return np.asarray(gaussian_filter(before, (1.5, 1.5, 0)))


def _middle(_clean: Array, before: Array) -> Array:
    return np.asarray(median_filter(before, (3, 3, 1)))


def _sharpened(clean: Array, _before: Array) -> Array:
    return np.asarray(np.clip(1.5 * clean - 0.5 * gaussian_filter(clean, (1, 1, 0)), 0, 1))


PICTURES = [scene, _stripes, _chequered, _fine, _window_front, _dots]
DENOISERS = [_untouched, _ideal, _blurred, _middle, _sharpened]
# Dots that are sharpened beyond white are indeed brighter.
HONEST = [(p, d) for p in PICTURES for d in DENOISERS if (p, d) != (_dots, _sharpened)]


@pytest.mark.parametrize(("picture", "denoise"), HONEST)
@pytest.mark.parametrize("sigma", [0.0, 0.02, 0.1])
def test_real_edges_are_no_seams(
    picture: Callable[[int, int], Array], denoise: Callable[[Array, Array], Array], sigma: float
) -> None:
    clean = picture(SIDE, SIDE + 40)
    before = np.clip(noisy(clean, sigma), 0, 1)
    for tile in (64, 32, 100):
        assert found(before, denoise(clean, before), grid(SIDE, SIDE + 40, tile)) == (), tile


def test_blocks_of_jpeg_are_no_seams() -> None:
    """They end where tiles do, and whatever is left of them stays there."""
    before = noisy(scene(), 0.02)
    for block in grid(SIDE, SIDE, 8):
        before[block.slices] += np.random.default_rng(block.top * 999 + block.left).normal(0, 0.02)
    assert found(before, _blurred(scene(), before)) == ()
    assert found(before, scene() + 0.5 * (before - scene())) == ()


@pytest.mark.parametrize("name", ["cat", "coffee", "rocket"])
@pytest.mark.parametrize("tile", [64, 96, 200])
def test_the_samples(name: str, tile: int) -> None:
    before, clean = (
        np.asarray(Pillow.open(SAMPLES / f"{name}_{kind}.png").convert("RGB")) for kind in ("noisy", "clean")
    )
    tiles = grid(*before.shape[:2], tile)
    for after in (clean, gaussian_filter(before, (1, 1, 0)), median_filter(before, (3, 3, 1))):
        assert problems(Image(before), after, tiles) == ()


@pytest.mark.parametrize("channels", [1, 3])
def test_every_small_size(channels: int) -> None:
    """No statistics can be had of a few pixels; nothing is made up, and nothing breaks."""
    rng = np.random.default_rng(2)
    for height in (1, 2, 3, 5, 16, 17, 33):
        for width in (1, 2, 3, 4, 16, 31, 40, 70):
            before = rng.random((height, width, channels))
            flat = np.full_like(before, 0.5) if height * width > 4 else before
            for tile in (1, 2, 16, 64):
                for after in (before, flat):
                    assert found(before, after, grid(height, width, tile)) == (), (height, width, tile)


def test_a_small_photo_that_turned_black() -> None:
    before = noisy(np.full((12, 9, 1), 0.7), 0.05)
    (sentence,) = found(before, np.zeros_like(before), [])
    assert "9 x 12 pixels at column 0, row 0) has other colours" in sentence


def test_a_strip_of_tiles() -> None:
    clean = scene(40, 900)
    before, after = noisy(clean, 0.02), clean.copy()
    tiles = grid(40, 900)
    assert found(before, after, tiles) == ()
    for number, tile in enumerate(tiles):
        after[tile.slices] += 0.012 * (-1) ** number
    assert "borders" in found(before, after, tiles)[0]


def test_tiles_of_several_sizes() -> None:
    """As when the one that is looked at was quartered."""
    tiles = [Rect(0, 0, 128, 128), Rect(128, 0, 256, 128), *(r for r in grid(SIDE, SIDE) if r.left >= 128)]
    assert found(noisy(scene()), scene(), tiles) == ()


def test_another_shape_or_dtype_is_a_mistake() -> None:
    image = Image(stored(scene()))
    for other in (image.pixels[:-1], image.pixels.astype(np.uint16), image.pixels[..., :1]):
        with pytest.raises(ValueError, match="shape and the dtype"):
            problems(image, other, [])


def test_nothing_is_changed() -> None:
    before, after = stored(noisy(scene())), stored(scene())
    copies = before.copy(), after.copy()
    problems(Image(before), after, grid(SIDE, SIDE))
    assert np.array_equal(before, copies[0])
    assert np.array_equal(after, copies[1])
