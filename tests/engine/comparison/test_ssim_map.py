import numpy as np
import pytest
from skimage.metrics import structural_similarity

from engine.comparison.ssim_map import RADIUS, similarity_map, similarity_picture
from engine.errors import MetricUndefined, SizeMismatch
from engine.inference.tiling import Rect
from engine.metrics.ssim import ssim


def pair(height: int, width: int, sigma: float = 15) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(height * width)
    rows, columns = np.mgrid[:height, :width]
    truth = np.stack([127 + 110 * np.sin(rows / step) * np.cos(columns / 9) for step in (5, 8, 13)], axis=2)
    noisy = truth + random.normal(0, sigma, truth.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8), truth.astype(np.uint8)


def inner(values: np.ndarray) -> np.ndarray:
    return values[RADIUS:-RADIUS, RADIUS:-RADIUS]


@pytest.mark.parametrize("size", [(11, 11), (12, 40), (75, 74), (90, 300), (139, 267)])
@pytest.mark.parametrize("sigma", [2, 40])
def test_the_mean_is_the_metric(size: tuple[int, int], sigma: float) -> None:
    image, truth = pair(*size, sigma)
    found = similarity_map(image, truth)
    assert found.shape == size
    assert inner(found).mean(dtype=np.float64) == pytest.approx(ssim(image, truth, data_range=255), abs=1e-5)


def test_agrees_with_scikit_image_pixel_by_pixel() -> None:
    image, truth = pair(100, 280)
    _, full = structural_similarity(
        image, truth, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, channel_axis=2, data_range=255,
        full=True,
    )  # fmt: skip
    assert np.abs(inner(similarity_map(image, truth)) - inner(full.mean(axis=2))).max() < 1e-4


@pytest.mark.parametrize("base", [1, 20, 254])
def test_flat_photos_of_all_brightness_are_exact_enough(base: int) -> None:
    random = np.random.default_rng(0)
    image, truth = (np.clip(base + random.integers(-1, 2, (60, 60, 3)), 0, 255).astype(np.uint8) for _ in range(2))
    _, full = structural_similarity(
        image, truth, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, channel_axis=2, data_range=255,
        full=True,
    )  # fmt: skip
    assert np.abs(inner(similarity_map(image, truth)) - inner(full.mean(axis=2))).max() < 1e-3


@pytest.mark.parametrize(
    "region",
    [Rect(0, 0, 3, 4), Rect(30, 40, 31, 41), Rect(10, 20, 100, 290), Rect(95, 296, 100, 300), Rect(0, 0, 100, 300)],
)
def test_a_region_is_that_part_of_the_whole(region: Rect) -> None:
    image, truth = pair(100, 300)
    assert np.allclose(similarity_map(image, truth, region), similarity_map(image, truth)[region.slices], atol=1e-6)


def test_near_the_edges_the_nearest_value_is_repeated() -> None:
    found = similarity_map(*pair(40, 50))
    assert (found[:RADIUS, 20] == found[RADIUS, 20]).all()
    assert (found[20, -RADIUS:] == found[20, -RADIUS - 1]).all()
    assert found[0, 0] == found[RADIUS, RADIUS]


def test_identical_photos_are_white() -> None:
    image, _ = pair(30, 30)
    found = similarity_map(image, image.copy())
    assert (found == 1.0).all()
    assert (similarity_picture(found) == 255).all()


def test_damage_is_dark_where_it_is() -> None:
    _, truth = pair(80, 120)
    damaged = truth.copy()
    damaged[30:50, 60:90] = 128
    shown = similarity_picture(similarity_map(damaged, truth))
    assert shown.shape == (80, 120, 3)
    assert shown[40, 75].max() < 100
    assert (shown[:, :50] == 255).all()


def test_the_picture_keeps_within_black_and_white() -> None:
    assert similarity_picture(np.array([[-0.4, 0.0, 0.5, 1.0]], np.float32))[0, :, 0].tolist() == [0, 0, 128, 255]


def test_grey_and_deep_photos_are_compared_at_8_bits() -> None:
    image, truth = pair(30, 40)
    deep = similarity_map(image.astype(np.uint16) * 257, truth)
    assert np.array_equal(deep, similarity_map(image, truth))
    grey = image[..., :1]
    assert (similarity_map(grey, np.repeat(grey, 3, axis=2)) == 1.0).all()


def test_small_photos_are_refused() -> None:
    tiny = np.zeros((10, 40, 3), np.uint8)
    with pytest.raises(MetricUndefined, match="at least 11 x 11"):
        similarity_map(tiny, tiny)


def test_photos_of_different_sizes_are_refused() -> None:
    with pytest.raises(SizeMismatch):
        similarity_map(np.zeros((20, 20, 3), np.uint8), np.zeros((20, 21, 3), np.uint8))
