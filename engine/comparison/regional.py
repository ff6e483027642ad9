"""How close a part of a photo is to its ground truth."""

from engine.comparison.levels import part
from engine.errors import MetricUndefined
from engine.images.image import Pixels, as_rgb8
from engine.inference.tiling import Rect
from engine.metrics.psnr import require_same_shape
from engine.metrics.score import Score, score
from engine.metrics.ssim import WINDOW

LEAST_SIDE = WINDOW
"""A region's least width and height in pixels: below it no window of SSIM fits."""


def score_region(pixels: Pixels, truth: Pixels, region: Rect) -> Score:
    """PSNR and SSIM on 8-bit RGB of a part of a photo, as if both photos were cropped to it.

    At the border SSIM takes only windows that lie wholly inside the region, so no pixel outside has a say, and who
    crops the files gets the same numbers. The region of the whole photo therefore has the whole photo's score; the
    mean over the parts of a photo is not exactly that, as windows across their borders count for neither.

    Args:
        pixels: (H, W, 1 or 3), uint8, uint16 or float32.
        truth: same height and width; depth and number of channels may differ.
        region: inside the photo.

    Raises:
        SizeMismatch: the photos differ in height or width.
        MetricUndefined: the region is smaller than 11 x 11 pixels.
    """
    require_same_shape(pixels[..., :1], truth[..., :1])
    if min(region.height, region.width) < LEAST_SIDE:
        raise MetricUndefined(
            f"SSIM needs a region of at least {LEAST_SIDE} x {LEAST_SIDE} pixels; this one is "
            f"{region.width} x {region.height}. Select a larger one."
        )
    return score(as_rgb8(part(pixels, region)), as_rgb8(part(truth, region)))
