import math

import numpy as np
import pytest
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

from engine.comparison.regional import score_region
from engine.errors import MetricUndefined, SizeMismatch
from engine.inference.tiling import Rect
from engine.metrics.score import score


def pair() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(0)
    truth = random.integers(40, 210, (80, 90, 3), dtype=np.uint8)
    return np.clip(truth + random.normal(0, 12, truth.shape), 0, 255).astype(np.uint8), truth


@pytest.mark.parametrize("region", [Rect(0, 0, 11, 11), Rect(20, 30, 61, 90), Rect(69, 79, 80, 90)])
def test_is_that_of_cropped_photos(region: Rect) -> None:
    image, truth = pair()
    found = score_region(image, truth, region)
    crops = image[region.slices], truth[region.slices]
    reference = structural_similarity(
        *crops, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, channel_axis=2, data_range=255
    )
    assert found.psnr == pytest.approx(peak_signal_noise_ratio(*crops, data_range=255), abs=1e-9)
    assert found.ssim == pytest.approx(reference, abs=1e-9)


def test_the_whole_photo() -> None:
    image, truth = pair()
    assert score_region(image, truth, Rect(0, 0, 80, 90)) == score(image, truth)


def test_pixels_outside_have_no_say() -> None:
    image, truth = pair()
    region = Rect(20, 20, 50, 50)
    before = score_region(image, truth, region)
    spoiled = np.zeros_like(image)
    spoiled[region.slices] = image[region.slices]
    assert score_region(spoiled, truth, region) == before


def test_depths_and_grey_are_brought_together() -> None:
    image, truth = pair()
    region = Rect(5, 5, 40, 40)
    assert score_region(image.astype(np.uint16) * 257, truth, region) == score_region(image, truth, region)
    grey = truth[..., :1]
    assert score_region(grey, np.repeat(grey, 3, axis=2), region).psnr == math.inf


@pytest.mark.parametrize("region", [Rect(0, 0, 10, 50), Rect(0, 0, 50, 10), Rect(3, 3, 4, 4)])
def test_small_regions_are_refused(region: Rect) -> None:
    with pytest.raises(MetricUndefined, match="a region of at least 11 x 11"):
        score_region(*pair(), region)


def test_photos_of_different_sizes_are_refused() -> None:
    image, truth = pair()
    with pytest.raises(SizeMismatch):
        score_region(image, truth[:-1], Rect(0, 0, 20, 20))
