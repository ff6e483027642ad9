"""How close a photo is to its ground truth, by the measures of this project."""

from dataclasses import dataclass

from engine.images.image import Pixels, as_rgb8
from engine.metrics.psnr import psnr
from engine.metrics.ssim import ssim

DATA_RANGE = 255.0


@dataclass(frozen=True, slots=True)
class Score:
    """Closeness to the ground truth; more is better for both.

    Attributes:
        psnr: decibels; infinity for identical photos.
        ssim: at most 1.
    """

    psnr: float
    ssim: float


def score(pixels: Pixels, truth: Pixels) -> Score:
    """PSNR and SSIM on 8-bit RGB over the whole photo.

    Args:
        pixels: (H, W, 1 or 3), uint8, uint16 or float32.
        truth: same height and width; depth and number of channels may differ.

    Raises:
        SizeMismatch: height or width differ.
        MetricUndefined: smaller than 11 x 11 pixels.
    """
    image, reference = as_rgb8(pixels), as_rgb8(truth)
    return Score(psnr(image, reference, data_range=DATA_RANGE), ssim(image, reference, data_range=DATA_RANGE))
