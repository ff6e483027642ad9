"""A sensor's colour mosaic, and three ways to make a colour photo of it again.

Mosaics are Bayer's (RGGB at the top left), (N, 1, H, W) with even H and W; colours are (N, 3, H, W). All ways keep
the values that were sampled, and come back exact on flat colours.
"""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor

Demosaicker = Callable[[Tensor], Tensor]
_Kernel = tuple[tuple[float, ...], ...]

# Each set: green at red or blue; red (blue) at green in its own row; the same in its own column; red at blue and
# blue at red. Malvar, He, Cutler 2004, figure 2, in units of 1/8.
_MALVAR: tuple[_Kernel, ...] = (
    ((0, 0, -1, 0, 0), (0, 0, 2, 0, 0), (-1, 2, 4, 2, -1), (0, 0, 2, 0, 0), (0, 0, -1, 0, 0)),
    ((0, 0, 0.5, 0, 0), (0, -1, 0, -1, 0), (-1, 4, 5, 4, -1), (0, -1, 0, -1, 0), (0, 0, 0.5, 0, 0)),
    ((0, 0, -1, 0, 0), (0, -1, 4, -1, 0), (0.5, 0, 5, 0, 0.5), (0, -1, 4, -1, 0), (0, 0, -1, 0, 0)),
    ((0, 0, -1.5, 0, 0), (0, 2, 0, 2, 0), (-1.5, 0, 6, 0, -1.5), (0, 2, 0, 2, 0), (0, 0, -1.5, 0, 0)),
)
# Means of the nearest samples of the wanted colour, in units of 1/8.
_BILINEAR: tuple[_Kernel, ...] = (
    ((0, 2, 0), (2, 0, 2), (0, 2, 0)),
    ((0, 0, 0), (4, 0, 4), (0, 0, 0)),
    ((0, 4, 0), (0, 0, 0), (0, 4, 0)),
    ((2, 0, 2), (0, 0, 0), (2, 0, 2)),
)
# Green along a row with the second difference of the colour itself, and the two parts of the row's gradient.
_ROW_ESTIMATE = (-0.25, 0.5, 0.5, 0.5, -0.25)
_ROW_SLOPE = (0.0, -1.0, 0.0, 1.0, 0.0)
_ROW_CURVE = (-1.0, 0.0, 2.0, 0.0, -1.0)


def mosaic(photos: Tensor) -> Tensor:
    """Bayer mosaic (RGGB) of photos (N, 3, H, W): (N, 1, H, W)."""
    masks = _bayer_masks(photos.shape[-2], photos.shape[-1], photos.device, photos.dtype)
    return (photos * masks).sum(dim=1, keepdim=True)


def gradient_corrected(raw: Tensor) -> Tensor:
    """Linear interpolation corrected by the gradient of the sampled colour (Malvar, He, Cutler, ICASSP 2004).

    Args:
        raw: (N, 1, H, W), even H and W of at least 4, any range.

    Returns:
        (N, 3, H, W) in the range of ``raw``, with the overshoot of the filters.
    """
    return _by_filters(raw, _MALVAR)


def bilinear(raw: Tensor) -> Tensor:
    """Means of the nearest samples; arguments as for :func:`gradient_corrected`."""
    return _by_filters(raw, _BILINEAR)


def edge_directed(raw: Tensor) -> Tensor:
    """Green along the direction that changes less (Hamilton, Adams, US patent 5629734, 1997), then the differences
    of red and blue to green, bilinear; arguments as for :func:`gradient_corrected`."""
    masks = _bayer_masks(raw.shape[-2], raw.shape[-1], raw.device, raw.dtype)
    green_mask = masks[:, 1:2]
    green = green_mask * raw + (1.0 - green_mask) * _green_along_edges(raw)
    spread = raw.new_tensor(((1, 2, 1), (2, 4, 2), (1, 2, 1))).div(4.0).expand(2, 1, 3, 3)
    differences = (raw - green) * masks[:, 0::2]
    red, blue = (F.conv2d(_reflected(differences, 1), spread, groups=2) + green).chunk(2, dim=1)
    return torch.cat((red, green, blue), dim=1)


DEMOSAICKERS: Mapping[str, Demosaicker] = MappingProxyType(
    {"gradient-corrected": gradient_corrected, "bilinear": bilinear, "edge-directed": edge_directed}
)


def _green_along_edges(raw: Tensor) -> Tensor:
    rows = raw.new_tensor((_ROW_ESTIMATE, _ROW_SLOPE, _ROW_CURVE))
    padded = _reflected(raw, 2)
    across, slope_x, curve_x = F.conv2d(padded[..., 2:-2, :], rows.view(3, 1, 1, 5)).chunk(3, dim=1)
    down, slope_y, curve_y = F.conv2d(padded[..., 2:-2], rows.view(3, 1, 5, 1)).chunk(3, dim=1)
    change_x, change_y = slope_x.abs() + curve_x.abs(), slope_y.abs() + curve_y.abs()
    weight = 0.5 + 0.5 * torch.sign(change_y - change_x)
    return weight * across + (1.0 - weight) * down


def _by_filters(raw: Tensor, kernels: tuple[_Kernel, ...]) -> Tensor:
    filters = raw.new_tensor(kernels).unsqueeze(1) / 8.0
    guesses = F.conv2d(_reflected(raw, filters.shape[-1] // 2), filters)
    green, along_row, along_column, across = torch.chunk(guesses, 4, dim=1)
    masks = _bayer_masks(raw.shape[-2], raw.shape[-1], raw.device, raw.dtype)
    red_mask, green_mask, blue_mask = torch.chunk(masks, 3, dim=1)
    red_row = torch.zeros_like(red_mask)
    red_row[..., 0::2, :] = 1.0
    on_red_row, on_blue_row = green_mask * red_row, green_mask * (1.0 - red_row)
    red = red_mask * raw + on_red_row * along_row + on_blue_row * along_column + blue_mask * across
    blue = blue_mask * raw + on_blue_row * along_row + on_red_row * along_column + red_mask * across
    green = green_mask * raw + (1.0 - green_mask) * green
    return torch.cat((red, green, blue), dim=1)


def _reflected(planes: Tensor, margin: int) -> Tensor:
    """Mirrored about the outermost pixels, which keeps the phase of the mosaic beyond the border."""
    return F.pad(planes, (margin,) * 4, mode="reflect")


@cache
def _bayer_masks(height: int, width: int, device: torch.device, dtype: torch.dtype) -> Tensor:
    """(1, 3, H, W) with 1 where the RGGB mosaic samples the channel."""
    masks = torch.zeros(1, 3, height, width, device=device, dtype=dtype)
    masks[:, 0, 0::2, 0::2] = 1.0
    masks[:, 1, 0::2, 1::2] = 1.0
    masks[:, 1, 1::2, 0::2] = 1.0
    masks[:, 2, 1::2, 1::2] = 1.0
    return masks
