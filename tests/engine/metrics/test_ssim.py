import numpy as np
import pytest
from skimage.metrics import structural_similarity

from engine.errors import MetricUndefined, SizeMismatch
from engine.metrics.ssim import ssim


def pair(shape: tuple[int, ...], seed: int) -> tuple[np.ndarray, np.ndarray]:
    """A smooth photo and the same with noise of a random strength."""
    random = np.random.default_rng(seed)
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    waves = np.sin(rows * random.uniform(0.01, 0.5)) * np.cos(columns * random.uniform(0.01, 0.5))
    truth = np.repeat((127 + 120 * waves)[..., None], shape[2], axis=2)
    image = truth + random.normal(0, random.uniform(0.1, 60), shape)
    return np.clip(image, 0, 255).astype(np.uint8), truth.astype(np.uint8)


def reference(image: np.ndarray, truth: np.ndarray) -> float:
    return float(
        structural_similarity(
            image, truth, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, channel_axis=2, data_range=255
        )
    )


def literal(image: np.ndarray, truth: np.ndarray) -> float:
    """Wang's formula, window by window."""
    line = np.exp(-(np.arange(-5, 6) ** 2) / (2 * 1.5**2))
    window = np.outer(line, line) / np.outer(line, line).sum()
    values = []
    for channel in range(image.shape[2]):
        for top in range(image.shape[0] - 10):
            for left in range(image.shape[1] - 10):
                x, y = (a[top : top + 11, left : left + 11, channel].astype(float) for a in (image, truth))
                mx, my = (window * x).sum(), (window * y).sum()
                vx, vy = (window * (x - mx) ** 2).sum(), (window * (y - my) ** 2).sum()
                cov = (window * (x - mx) * (y - my)).sum()
                c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
                values.append((2 * mx * my + c1) * (2 * cov + c2) / ((mx**2 + my**2 + c1) * (vx + vy + c2)))
    return float(np.mean(values))


@pytest.mark.parametrize("seed", range(30))
def test_agrees_with_scikit_image(seed: int) -> None:
    height, width = np.random.default_rng(seed).integers(11, 140, 2).tolist()
    image, truth = pair((height, width, 3), seed)
    assert ssim(image, truth, data_range=255) == pytest.approx(reference(image, truth), abs=1e-10)


@pytest.mark.parametrize("size", [(11, 11), (11, 200), (200, 11), (42, 43), (43, 42), (74, 75), (12, 11)])
@pytest.mark.parametrize("channels", [1, 3])
def test_sizes_around_the_window_and_the_strips(size: tuple[int, int], channels: int) -> None:
    image, truth = pair((*size, channels), 5)
    assert ssim(image, truth, data_range=255) == pytest.approx(reference(image, truth), abs=1e-10)


def test_agrees_with_the_formula_written_out() -> None:
    image, truth = pair((19, 23, 3), 7)
    assert ssim(image, truth, data_range=255) == pytest.approx(literal(image, truth), abs=1e-10)


def test_unrelated_noise() -> None:
    random = np.random.default_rng(3)
    image, truth = (random.integers(0, 256, (90, 61, 3), dtype=np.uint8) for _ in range(2))
    assert ssim(image, truth, data_range=255) == pytest.approx(reference(image, truth), abs=1e-10)


def test_every_channel_counts() -> None:
    image, truth = pair((30, 30, 3), 1)
    spoiled = truth.copy()
    spoiled[..., 2] = image[..., 2]
    assert ssim(spoiled, truth, data_range=255) == pytest.approx(reference(spoiled, truth), abs=1e-10)
    assert ssim(spoiled, truth, data_range=255) < 1.0


def test_identical_photos_reach_exactly_one() -> None:
    image, _ = pair((64, 47, 3), 2)
    assert ssim(image, image.copy(), data_range=255) == 1.0
    flat = np.full((20, 20, 3), 7, dtype=np.uint8)
    assert ssim(flat, flat, data_range=255) == 1.0


def test_the_range_counts() -> None:
    image, truth = pair((40, 40, 1), 4)
    assert ssim(image / 255.0, truth / 255.0, data_range=1.0) == pytest.approx(reference(image, truth), abs=1e-10)


@pytest.mark.parametrize("size", [(1, 1), (10, 50), (50, 10)])
def test_photos_smaller_than_the_window_are_refused(size: tuple[int, int]) -> None:
    image = np.zeros((*size, 3), dtype=np.uint8)
    with pytest.raises(MetricUndefined, match="at least 11 x 11"):
        ssim(image, image, data_range=255)


def test_photos_of_different_shapes_are_refused() -> None:
    with pytest.raises(SizeMismatch):
        ssim(np.zeros((20, 20, 3), np.uint8), np.zeros((20, 21, 3), np.uint8), data_range=255)
