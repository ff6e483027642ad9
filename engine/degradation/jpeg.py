"""What JPEG does to a photo, batched in torch: YCbCr, subsampling, 8x8 DCT, quantisation, and back.

Baseline JPEG (ITU-T T.81) without its lossless part; the quantisation tables are those of Annex K scaled by
quality as the Independent JPEG Group's library does.
"""

import math

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor

_LUMINANCE = (
    (16, 11, 10, 16, 24, 40, 51, 61),
    (12, 12, 14, 19, 26, 58, 60, 55),
    (14, 13, 16, 24, 40, 57, 69, 56),
    (14, 17, 22, 29, 51, 87, 80, 62),
    (18, 22, 37, 56, 68, 109, 103, 77),
    (24, 35, 55, 64, 81, 104, 113, 92),
    (49, 64, 78, 87, 103, 121, 120, 101),
    (72, 92, 95, 98, 112, 100, 103, 99),
)
_CHROMINANCE = (
    (17, 18, 24, 47, 99, 99, 99, 99),
    (18, 21, 26, 66, 99, 99, 99, 99),
    (24, 26, 56, 99, 99, 99, 99, 99),
    (47, 66, 99, 99, 99, 99, 99, 99),
    *(((99,) * 8,) * 4),
)
_YCBCR = ((0.299, 0.587, 0.114), (-0.168736, -0.331264, 0.5), (0.5, -0.418688, -0.081312))


def ycbcr_from_rgb(photos: Tensor) -> Tensor:
    """JPEG's luma and colour differences of RGB (N, 3, H, W); the differences are centred on 0."""
    return torch.einsum("ij,njhw->nihw", _matrix(photos), photos)


def rgb_from_ycbcr(planes: Tensor) -> Tensor:
    """Inverse of :func:`ycbcr_from_rgb`."""
    return torch.einsum("ij,njhw->nihw", torch.linalg.inv(_matrix(planes)), planes)


def compress(photos: Tensor, quality: Tensor, subsampled: Tensor) -> Tensor:
    """Photos as they look after being saved as JPEG.

    Args:
        photos: RGB in [0, 1], (N, 3, H, W), any size.
        quality: (N, 1, 1, 1), 1 to 100 as in the IJG library.
        subsampled: (N,) bool, true where chroma is stored at half size (4:2:0), else 4:4:4.

    Returns:
        (N, 3, H, W), in 256 levels of [0, 1].
    """
    height, width = photos.shape[-2:]
    padded = F.pad(photos, (0, -width % 16, 0, -height % 16), mode="replicate")
    planes = ycbcr_from_rgb((padded * 255.0).round())
    luma = _quantise(planes[:, :1] - 128.0, _tables(_LUMINANCE, quality)) + 128.0
    chroma_tables = _tables(_CHROMINANCE, quality)
    full = _quantise(planes[:, 1:], chroma_tables)
    halved = _quantise(F.avg_pool2d(planes[:, 1:], 2), chroma_tables)
    doubled = F.interpolate(halved, scale_factor=2, mode="bilinear", align_corners=False)
    chroma = torch.where(subsampled.view(-1, 1, 1, 1), doubled, full)
    pixels = rgb_from_ycbcr(torch.cat((luma, chroma), dim=1))[..., :height, :width]
    return pixels.round().clamp(0.0, 255.0) / 255.0


def _matrix(like: Tensor) -> Tensor:
    return torch.tensor(_YCBCR, device=like.device, dtype=like.dtype)


def _tables(base: tuple[tuple[int, ...], ...], quality: Tensor) -> Tensor:
    """Quantisation steps per photo, (N, 1, 1, 1, 8, 8)."""
    table = torch.tensor(base, device=quality.device, dtype=quality.dtype)
    scale = torch.where(quality < 50.0, 5000.0 / quality, 200.0 - 2.0 * quality)
    return ((table * scale + 50.0) / 100.0).floor().clamp(1.0, 255.0).view(-1, 1, 1, 1, 8, 8)


def _quantise(planes: Tensor, tables: Tensor) -> Tensor:
    """Round the DCT coefficients of 8x8 blocks to multiples of ``tables``; sizes are multiples of 8."""
    count, channels, height, width = planes.shape
    dct = _dct_matrix(planes)
    blocks = planes.view(count, channels, height // 8, 8, width // 8, 8).permute(0, 1, 2, 4, 3, 5)
    coefficients = ((dct @ blocks @ dct.T) / tables).round() * tables
    return (dct.T @ coefficients @ dct).permute(0, 1, 2, 4, 3, 5).reshape(count, channels, height, width)


def _dct_matrix(like: Tensor) -> Tensor:
    """Orthonormal DCT-II of length 8."""
    index = torch.arange(8, device=like.device, dtype=like.dtype)
    matrix = torch.cos(math.pi / 8.0 * (index + 0.5)[None, :] * index[:, None]) * 0.5
    matrix[0] /= math.sqrt(2.0)
    return matrix
