import numpy as np
import pytest

from engine.images.image import Pixels
from engine.inference import estimating
from engine.inference.estimating import white_equivalent
from engine.inference.noise import finest
from tests.engine.inference.test_noise import noisy


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("sigma", [6.0, 12.0, 40.0])
def test_white_noise_is_told_in_levels_of_255(dtype: type, sigma: float) -> None:
    assert white_equivalent(noisy(200, 240, sigma, dtype)) == pytest.approx(sigma, rel=0.1)


@pytest.mark.parametrize("smooth", [0.5, 0.6, 0.7])
def test_smooth_noise_counts_for_more_than_its_finest_details_as_networks_need_it(smooth: float) -> None:
    """Noise like that of SIDD (0.5 to 0.6): nearly what means of 4 x 4 pixels keep of it."""
    plain, photo = (noisy(256, 256, sigma, np.float32, smooth) for sigma in (0.0, 12.0))
    cells = (photo - plain).reshape(64, 4, 64, 4, 3).mean(axis=(1, 3))
    truth = 255 * 4 * cells.std(axis=(0, 1)).mean()
    assert truth > 1.3 * 12
    assert finest(photo) < 0.75 * 12
    assert white_equivalent(photo) == pytest.approx(truth, rel=0.3)


def test_a_photo_without_noise_has_hardly_any() -> None:
    assert white_equivalent(np.full((64, 64, 3), 90, np.uint8)) < 0.5
    shade = np.repeat(np.linspace(0.2, 0.7, 128, dtype=np.float32)[None, :, None], 96, axis=0)
    assert white_equivalent(np.repeat(shade, 3, axis=2)) < 0.5


def test_grey_photos_are_judged_as_well() -> None:
    assert white_equivalent(noisy(128, 128, 20.0)[..., :1]) == pytest.approx(20.0, rel=0.2)


@pytest.mark.parametrize("size", [(1, 1), (1, 30), (31, 500), (32, 32), (32, 33)])
def test_tiny_photos_have_a_level(size: tuple[int, int]) -> None:
    photo = noisy(*size, 10.0)
    assert 0.0 <= white_equivalent(photo) < 40.0
    assert (white_equivalent(photo) == finest(photo)) == (min(size) < 32)


@pytest.mark.parametrize("size", [(700, 900), (40, 9000), (9000, 32), (64, 64)])
def test_of_any_photo_some_blocks_are_looked_at_all_over_it(size: tuple[int, int]) -> None:
    height, width = size
    places: Pixels = np.stack(np.broadcast_arrays(*np.mgrid[:height, :width], 0), axis=2).astype(np.float32)
    blocks = estimating._spread(places)
    assert len(blocks) <= 290
    assert blocks.shape[1:] == (3, 32, 32)
    assert len(blocks) > min(100, (height // 16 - 1) * (width // 16 - 1) - 1)
    corners = blocks[:, :2, 0, 0]
    assert corners.min() == 0
    for axis, length in enumerate(size):
        assert corners[:, axis].max() >= length - 32 - max(16, length / 8)
    assert np.all(np.diff(blocks[:, 0, :, 0]) == 1), "as they lie in the photo"
