"""What JPEG does to a photo, batched in torch: YCbCr, subsampling, 8x8 DCT, quantisation, and back.

Baseline JPEG (ITU-T T.81) without its lossless part; the quantisation tables are those of Annex K scaled by
quality as the Independent JPEG Group's library does.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor

from engine.degradation.sampling import Generator, Range, chance, log_uniform

MCU = 16  # side in pixels of the largest unit that a file is made of

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


class Subsampling(IntEnum):
    """How a file stores its colour differences: at full size, at half the width, or at half of both."""

    S444 = 0
    S422 = 1
    S420 = 2


_STEPS = {Subsampling.S444: (1, 1), Subsampling.S422: (1, 2), Subsampling.S420: (2, 2)}


@dataclass(frozen=True, slots=True)
class Jpeg:
    """From what ranges saved files are drawn, one draw per photo.

    Attributes:
        share: of photos that are saved as JPEG; the others are only rounded to 8 bits.
        quality: as in the IJG library; 100 - quality is log-uniform, so that high qualities come more often.
        subsampling: shares of 4:4:4, 4:2:2 and 4:2:0.
    """

    share: float = 1.0
    quality: Range = (30.0, 98.0)
    subsampling: tuple[float, float, float] = (0.4, 0.2, 0.4)


def ycbcr_from_rgb(photos: Tensor) -> Tensor:
    """JPEG's luma and colour differences of RGB (N, 3, H, W); the differences are centred on 0."""
    return torch.einsum("ij,njhw->nihw", _matrix(photos), photos)


def rgb_from_ycbcr(planes: Tensor) -> Tensor:
    """Inverse of :func:`ycbcr_from_rgb`."""
    return torch.einsum("ij,njhw->nihw", torch.linalg.inv(_matrix(planes)), planes)


def save(photos: Tensor, jpeg: Jpeg, generator: Generator) -> Tensor:
    """Photos (N, 3, H, W), any range, as read again from their files: in 256 levels of [0, 1].

    The blocks of each JPEG begin at a place of its own, so that no patch tells where they lie.
    """
    saved = (photos.clamp(0.0, 1.0) * 255.0).round() / 255.0
    low, high = jpeg.quality
    quality = 100.0 - log_uniform(photos, (100.0 - high, 100.0 - low), generator)
    shares = torch.tensor(jpeg.subsampling, device=photos.device)
    subsampling = torch.multinomial(shares, photos.shape[0], replacement=True, generator=generator)
    corners = torch.randint(0, MCU, (photos.shape[0], 2), generator=generator, device=photos.device)
    chosen = chance(photos, jpeg.share, generator).nonzero().flatten()
    if len(chosen):
        saved[chosen] = compress(saved[chosen], quality[chosen], subsampling[chosen], corners[chosen])
    return saved


def compress(photos: Tensor, quality: Tensor, subsampling: Tensor, corners: Tensor | None = None) -> Tensor:
    """Photos as they look after being saved as JPEG.

    Args:
        photos: RGB in [0, 1], (N, 3, H, W), any size.
        quality: (N, 1, 1, 1), 1 to 100 as in the IJG library.
        subsampling: (N,) integers, see :class:`Subsampling`.
        corners: (N, 2) integers from 0 to 15, row and column of the file's 16-pixel grid at which the photo
            begins, as if it were cut out of a larger file; 0 if not given.

    Returns:
        (N, 3, H, W), in 256 levels of [0, 1].
    """
    corners = subsampling.new_zeros(photos.shape[0], 2) if corners is None else corners
    canvas = [(side + 2 * MCU - 2) // MCU * MCU for side in photos.shape[-2:]]
    planes = ycbcr_from_rgb((_window(photos, -corners, canvas) * 255.0).round())
    luma = _quantise(planes[:, :1] - 128.0, _tables(_LUMINANCE, quality)) + 128.0
    chroma = _stored_chroma(planes[:, 1:], _tables(_CHROMINANCE, quality), subsampling)
    pixels = rgb_from_ycbcr(torch.cat((luma, chroma), dim=1)).round().clamp(0.0, 255.0) / 255.0
    return _window(pixels, corners, photos.shape[-2:])


def _window(photos: Tensor, corners: Tensor, size: Sequence[int]) -> Tensor:
    """What each photo shows from its corner on, (N, C, *size); outside of it its border is repeated."""
    rows, columns = (
        (torch.arange(size[axis], device=photos.device) + corners[:, axis, None]).clamp(0, photos.shape[2 + axis] - 1)
        for axis in range(2)
    )
    photos = photos.gather(2, rows[:, None, :, None].expand(-1, photos.shape[1], -1, photos.shape[3]))
    return photos.gather(3, columns[:, None, None, :].expand(-1, photos.shape[1], photos.shape[2], -1))


def _stored_chroma(planes: Tensor, tables: Tensor, subsampling: Tensor) -> Tensor:
    """Colour differences (N, 2, H, W) as their files give them back, each photo by its own subsampling."""
    stored = torch.empty_like(planes)
    for kind, step in _STEPS.items():
        chosen = (subsampling == kind).nonzero().flatten()
        if len(chosen):
            quantised = _quantise(F.avg_pool2d(planes[chosen], step), tables[chosen])
            stored[chosen] = F.interpolate(quantised, size=planes.shape[-2:], mode="bilinear", align_corners=False)
    return stored


def _matrix(like: Tensor) -> Tensor:
    return torch.tensor(_YCBCR, device=like.device, dtype=like.dtype)


def _tables(base: tuple[tuple[int, ...], ...], quality: Tensor) -> Tensor:
    """Quantisation steps per photo, (N, 1, 64)."""
    table = torch.tensor(base, device=quality.device, dtype=quality.dtype).flatten()
    quality = quality.view(-1, 1, 1)
    scale = torch.where(quality < 50.0, 5000.0 / quality, 200.0 - 2.0 * quality)
    return ((table * scale + 50.0) / 100.0).floor().clamp(1.0, 255.0)


def _quantise(planes: Tensor, tables: Tensor) -> Tensor:
    """Round the DCT coefficients of 8x8 blocks to multiples of ``tables``; sizes are multiples of 8."""
    count, channels, height, width = planes.shape
    dct = _block_dct(planes)
    blocks = planes.reshape(count, channels, height // 8, 8, width // 8, 8).transpose(3, 4).reshape(count, -1, 64)
    blocks = ((blocks @ dct.T) / tables).round() * tables @ dct
    blocks = blocks.view(count, channels, height // 8, width // 8, 8, 8).transpose(3, 4)
    return blocks.reshape(count, channels, height, width)


def _block_dct(like: Tensor) -> Tensor:
    """Orthonormal two-dimensional DCT-II of an 8x8 block as one (64, 64) matrix: faster than many small ones."""
    index = torch.arange(8, device=like.device, dtype=like.dtype)
    matrix = torch.cos(math.pi / 8.0 * (index + 0.5)[None, :] * index[:, None]) * 0.5
    matrix[0] /= math.sqrt(2.0)
    return torch.kron(matrix, matrix)
