"""SSIM and MS-SSIM on tensors, with gradients.

SSIM is the one of :mod:`engine.metrics.ssim`, for a range of 1. MS-SSIM: Z. Wang, E. P. Simoncelli, A. C. Bovik:
Multiscale structural similarity for image quality assessment. Asilomar Conference on Signals, Systems and Computers,
2003. Own code: it is short, and the library that agrees (pytorch-msssim 1.0.0, to 3e-7) has not been kept since 2023.
"""

from functools import lru_cache

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor

from engine.errors import WrongConfig

WINDOW = 11
MULTI_SCALE_WINDOW = 7
"""The 2020 project's, for patches of 128 pixels: five scales with the window of 11 need more than 160."""

_SIGMA = 1.5
_C1, _C2 = 0.01**2, 0.03**2
_SCALE_WEIGHTS = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)
_LEAST = 1e-6


def ssim(output: Tensor, truth: Tensor, window: int = WINDOW) -> Tensor:
    """Mean structural similarity of a batch.

    Args:
        output, truth: (N, C, H, W) in [0, 1], float32 or float64.
        window: side of the Gaussian window (sigma 1.5), odd.

    Returns:
        At most 1.

    Raises:
        WrongConfig: the patches are smaller than the window.
    """
    _require("SSIM", output, window, window)
    luminance, structure = _maps(output, truth, window)
    return (luminance * structure).mean()


def ms_ssim(output: Tensor, truth: Tensor, window: int = MULTI_SCALE_WINDOW) -> Tensor:
    """Mean structural similarity over five scales, each half of the one before.

    Negative similarities, whose powers do not exist, count as 1e-6 and have no gradient.

    Args:
        output, truth: (N, C, H, W) in [0, 1], float32 or float64.
        window: side of the Gaussian window (sigma 1.5), odd.

    Returns:
        At most 1.

    Raises:
        WrongConfig: the patches are too small for the window at the fifth scale.
    """
    _require("MS-SSIM", output, window, smallest_side(window))
    product = output.new_ones(output.shape[:2])
    for scale, weight in enumerate(_SCALE_WEIGHTS):
        if scale:
            output, truth = _halved(output), _halved(truth)
        luminance, structure = _maps(output, truth, window)
        last = scale == len(_SCALE_WEIGHTS) - 1
        similarity = (luminance * structure if last else structure).mean(dim=(2, 3))
        product = product * similarity.clamp(min=_LEAST) ** weight
    return product.mean()


def smallest_side(window: int) -> int:
    """The least side of photos for which the window fits into the fifth scale of MS-SSIM."""
    return ((window - 1) << (len(_SCALE_WEIGHTS) - 1)) + 1


def _maps(output: Tensor, truth: Tensor, window: int) -> tuple[Tensor, Tensor]:
    """Luminance, and contrast times structure, at every window that lies wholly inside."""
    sums = torch.cat((output, truth, output * truth, output.square() + truth.square()))
    mean_x, mean_y, products, squares = _windowed(sums, window).chunk(4)
    product, mean_squares = mean_x * mean_y, mean_x.square() + mean_y.square()
    luminance = (2.0 * product + _C1) / (mean_squares + _C1)
    structure = (2.0 * (products - product) + _C2) / (squares - mean_squares + _C2)
    return luminance, structure


def _windowed(photos: Tensor, window: int) -> Tensor:
    """Gaussian mean at every window inside, rows and columns in turn."""
    line = _gaussian(window, photos.dtype, photos.device)
    planes = photos.reshape(-1, 1, *photos.shape[2:])
    planes = F.conv2d(F.conv2d(planes, line.mT), line)
    return planes.reshape(*photos.shape[:2], *planes.shape[2:])


@lru_cache
def _gaussian(window: int, dtype: torch.dtype, device: torch.device) -> Tensor:
    """(1, 1, 1, window), sums to 1; kept, as copying it to a GPU for every batch would hold the queue up."""
    distances = torch.arange(window, dtype=torch.float64) - window // 2
    weights = torch.exp(-0.5 * (distances / _SIGMA) ** 2)
    return (weights / weights.sum()).to(device, dtype)[None, None, None]


def _halved(photos: Tensor) -> Tensor:
    """Means of 2 x 2 pixels; of the one or two there are at the end of an odd side."""
    return F.avg_pool2d(photos, 2, ceil_mode=True)


def _require(what: str, photos: Tensor, window: int, least: int) -> None:
    side = min(photos.shape[2:])
    if side < least:
        raise WrongConfig(
            f"{what} with a window of {window} pixels needs patches of at least {least} x {least} pixels, "
            f"not {side}. Take larger patches or another loss."
        )
