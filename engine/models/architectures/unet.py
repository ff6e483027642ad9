"""A small U-shaped autoencoder made for plain CPUs.

Pixel-unshuffle by 2, so that the widest maps have a quarter of the photo's pixels; plain 3x3 convolutions with
ReLU, which CPUs and GPUs run best; 2x2 strided and transposed convolutions between scales, which add nothing to
the receptive field beyond their own grid; sums for skips; no normalisation layers (residual branches start at
zero instead, Zhang et al., "Fixup", 2019); nothing that looks at the whole picture. The output is a residual
that is added to the noisy photo.
"""

from itertools import pairwise

import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor, nn


class ResidualBlock(nn.Module):
    """x + conv(relu(conv(x))), the second convolution starting at zero."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv0 = nn.Conv2d(channels, channels, 3, padding=1)
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        nn.init.zeros_(self.conv1.weight)
        nn.init.zeros_(self.conv1.bias)  # type: ignore[arg-type]  # a bias is there

    def forward(self, maps: Tensor) -> Tensor:
        residual: Tensor = self.conv1(F.relu(self.conv0(maps)))
        return maps + residual


class UNet(nn.Module):
    """The autoencoder: (N, channels, H, W) to the same shape, H and W multiples of :attr:`size_multiple`.

    Args:
        channels: of the photo, 3 for RGB.
        widths: feature maps of each scale, finest first.
        blocks: residual blocks of each scale, on the way down and again on the way up; the last entry is the
            bottom, which is passed once.
    """

    def __init__(
        self, channels: int = 3, widths: tuple[int, ...] = (32, 64, 128, 192), blocks: tuple[int, ...] = (1, 1, 1, 1)
    ) -> None:
        super().__init__()
        if len(widths) != len(blocks) or not widths:
            raise ValueError("widths and blocks need one entry for each scale")
        self.head = nn.Conv2d(channels * 4, widths[0], 3, padding=1)
        self.down = nn.ModuleList(_stack(width, count) for width, count in zip(widths[:-1], blocks[:-1], strict=True))
        self.shrink = nn.ModuleList(nn.Conv2d(a, b, 2, stride=2) for a, b in pairwise(widths))
        self.bottom = _stack(widths[-1], blocks[-1])
        self.grow = nn.ModuleList(nn.ConvTranspose2d(b, a, 2, stride=2) for a, b in pairwise(widths))
        self.up = nn.ModuleList(_stack(width, count) for width, count in zip(widths[:-1], blocks[:-1], strict=True))
        self.tail = nn.Conv2d(widths[0], channels * 4, 3, padding=1)
        self.size_multiple = 2 ** len(widths)
        nn.init.zeros_(self.tail.weight)
        nn.init.zeros_(self.tail.bias)  # type: ignore[arg-type]  # a bias is there

    def forward(self, noisy: Tensor) -> Tensor:
        maps = self.head(F.pixel_unshuffle(noisy, 2))
        skips = []
        for stack, shrink in zip(self.down, self.shrink, strict=True):
            maps = stack(maps)
            skips.append(maps)
            maps = shrink(maps)
        maps = self.bottom(maps)
        for stack, grow in zip(reversed(self.up), reversed(self.grow), strict=True):
            maps = stack(grow(maps) + skips.pop())
        return noisy + F.pixel_shuffle(self.tail(maps), 2)


def _stack(channels: int, count: int) -> nn.Sequential:
    return nn.Sequential(*(ResidualBlock(channels) for _ in range(count)))
