"""The noise of a photo where it shows nothing: blocks of 32x32 pixels without structure, and how they vary.

Blocks are chosen by their coarse structure (means of 4x4 pixels) and measured in all of it: a choice by the measured
quantity itself would find too little noise.
"""

from dataclasses import dataclass
from functools import cache

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor

from engine.degradation.jpeg import ycbcr_from_rgb

BLOCK = 32
REACH = 4  # pixels over which correlation is measured

_STEP = 16
_CELL = 4
_BANDS = 16
_FLATTEST = 0.05
_AS_FLAT = 1.4
_MOST_OF_A_BAND = 150
# Shares of pixels: dark photos have black ones everywhere, and their noise is still worth to be seen.
_MOST_BLACK = 0.3
_MOST_WHITE = 0.02
_TEXTURE = 0.3


@dataclass(frozen=True, slots=True)
class FlatAreas:
    """B flat blocks of a photo.

    Attributes:
        brightness: mean luma in [0, 1], (B,).
        covariance: of the noise in Y, Cb, Cr with itself so many pixels down and right, levels of 255 squared,
            (B, 3, 2 REACH + 1, 2 REACH + 1); the variance is in the middle.
    """

    brightness: Tensor
    covariance: Tensor

    @property
    def variance(self) -> Tensor:
        """(B, 3)"""
        return self.covariance[..., REACH, REACH]


def find(photo: Tensor) -> FlatAreas:
    """Flat blocks of a photo (3, H, W) in [0, 1]: of each band of brightness the flattest that are not clipped."""
    return located(photo)[0]


def located(photo: Tensor) -> tuple[FlatAreas, Tensor]:
    """As :func:`find`, and where the blocks begin: rows and columns in pixels, (B, 2)."""
    planes = ycbcr_from_rgb(photo.unsqueeze(0) * 255.0)
    if min(planes.shape[-2:]) < BLOCK:
        return _none(planes)
    brightness = F.avg_pool2d(planes[:, :1], BLOCK, _STEP).flatten() / 255.0
    chosen = _flattest(brightness, torch.where(_clipped(photo), torch.inf, _coarse_structure(planes)))
    if not len(chosen):
        return _none(planes)
    across = (planes.shape[-1] - BLOCK) // _STEP + 1
    corners = torch.stack((chosen // across, chosen % across), dim=1) * _STEP
    covariance = _autocovariance(blocks_at(planes[0], corners))
    kept = ~_textured(covariance)
    return FlatAreas(brightness[chosen][kept], covariance[kept]), corners[kept]


def blocks_at(planes: Tensor, corners: Tensor) -> Tensor:
    """The blocks of (3, H, W) that begin at some places, (B, 3, BLOCK, BLOCK)."""
    places: list[list[int]] = corners.tolist()
    blocks = [planes[:, top : top + BLOCK, left : left + BLOCK] for top, left in places]
    return torch.stack(blocks) if blocks else planes.new_zeros(0, 3, BLOCK, BLOCK)


def smoothed(blocks: Tensor) -> Tensor:
    """The plane that comes nearest to each channel of each block, (B, 3, BLOCK, BLOCK)."""
    return blocks - _without_plane(blocks.flatten(2), BLOCK).view(blocks.shape)


def _none(like: Tensor) -> tuple[FlatAreas, Tensor]:
    nothing = FlatAreas(like.new_zeros(0), like.new_zeros(0, 3, 2 * REACH + 1, 2 * REACH + 1))
    return nothing, torch.zeros(0, 2, dtype=torch.long)


def _clipped(photo: Tensor) -> Tensor:
    """Which blocks have so many pixels at black or white that their noise is cut off, (B,)."""
    ends = torch.stack(((photo <= 0.5 / 255.0).any(dim=0), (photo >= 254.5 / 255.0).any(dim=0))).float()
    black, white = F.avg_pool2d(ends, BLOCK, _STEP).flatten(1)
    clipped: Tensor = (black > _MOST_BLACK) | (white > _MOST_WHITE)
    return clipped


def _coarse_structure(planes: Tensor) -> Tensor:
    """What a plane does not explain of the means of cells, summed over Y, Cb, Cr, (B,)."""
    cells, side = F.avg_pool2d(planes, _CELL).transpose(0, 1), BLOCK // _CELL
    blocks = F.unfold(cells, side, stride=_STEP // _CELL).transpose(1, 2)
    return _without_plane(blocks, side).square().mean(dim=2).sum(dim=0)


def _flattest(brightness: Tensor, structure: Tensor) -> Tensor:
    """Indices of the blocks that have hardly more structure than the flattest of their band of brightness.

    Noise alone has some, and it varies from block to block: taking only the very flattest would choose by chance those
    with little coarse noise.
    """
    bands = (brightness * _BANDS).long().clamp(0, _BANDS - 1)
    chosen = []
    for band in range(_BANDS):
        members = ((bands == band) & structure.isfinite()).nonzero().flatten()
        if len(members):
            limit = _AS_FLAT * structure[members].quantile(_FLATTEST)
            members = members[structure[members] <= limit]
            chosen.append(members[:: len(members) // _MOST_OF_A_BAND + 1])
    return torch.cat(chosen) if chosen else structure.new_zeros(0).long()


def _textured(covariance: Tensor) -> Tensor:
    """Which blocks hold texture, (B,): in luma it reaches as far as this, which noise does not."""
    luma = covariance[:, 0]
    far = torch.stack((luma[:, 0, REACH], luma[:, REACH, 0]), dim=1).amax(dim=1)
    textured: Tensor = far > _TEXTURE * luma[:, REACH, REACH]
    return textured


def _autocovariance(blocks: Tensor) -> Tensor:
    """Of (B, 3, BLOCK, BLOCK), each less its plane, at all offsets up to REACH."""
    residual = _without_plane(blocks.flatten(2), BLOCK).view(blocks.shape)
    size = (2 * BLOCK, 2 * BLOCK)
    products = torch.fft.irfft2(torch.fft.rfft2(residual, s=size).abs().square(), s=size)
    near = products.roll((REACH, REACH), (-2, -1))[..., : 2 * REACH + 1, : 2 * REACH + 1]
    overlap = BLOCK - torch.arange(-REACH, REACH + 1, device=blocks.device).abs()
    covariance: Tensor = near / torch.outer(overlap, overlap)
    return covariance


def _without_plane(blocks: Tensor, side: int) -> Tensor:
    """(..., side * side) less the best plane, a constant and two slopes."""
    basis = _plane(side).to(blocks)
    return blocks - (blocks @ basis) @ basis.T


@cache
def _plane(side: int) -> Tensor:
    """Orthonormal basis of planes, (side * side, 3)."""
    ramp = torch.linspace(-1.0, 1.0, side)
    columns = (torch.ones(side, side), ramp.expand(side, side), ramp.unsqueeze(1).expand(side, side))
    basis: Tensor = torch.stack([column.flatten() for column in columns], dim=1)
    normed: Tensor = basis / torch.linalg.vector_norm(basis, dim=0)
    return normed
