"""A small U-shaped autoencoder made for plain CPUs.

Pixel-unshuffle by 2, so that the widest maps have a quarter of the photo's pixels; plain 3x3 convolutions with
ReLU, which CPUs and GPUs run best; 2x2 strided and transposed convolutions between scales, which add nothing to
the receptive field beyond their own grid; sums for skips; no normalisation layers (residual branches start at
zero instead); nothing that looks at the whole picture. The output is a residual that is added to the noisy photo.
"""

from itertools import pairwise

import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor, nn

from engine.models.architectures.noise_level import seen_with_level
from engine.models.architectures.residual import stack, start_at_zero


class UNet(nn.Module):
    """The autoencoder: (N, channels, H, W) to the same shape, H and W multiples of :attr:`size_multiple`.

    Args:
        channels: of the photo, 3 for RGB.
        widths: feature maps of each scale, finest first.
        blocks: residual blocks of each scale on the way down; the last entry is the bottom.
        noise_level: whether it takes sigma, (N, 1, 1, 1), as its second argument.
        up_blocks: residual blocks of each scale but the last on the way up, finest first; as many as on the way down
            if empty. Blocks are worth most where the coarser scales are already known, so on the way up.
    """

    def __init__(
        self,
        channels: int = 3,
        widths: tuple[int, ...] = (32, 64, 128, 192),
        blocks: tuple[int, ...] = (1, 1, 1, 1),
        noise_level: bool = False,
        up_blocks: tuple[int, ...] = (),
    ) -> None:
        super().__init__()
        if len(widths) != len(blocks) or not widths:
            raise ValueError("widths and blocks need one entry for each scale")
        up_blocks = up_blocks or blocks[:-1]
        self.head = nn.Conv2d(channels * 4 + noise_level, widths[0], 3, padding=1)
        self.down = nn.ModuleList(stack(width, count) for width, count in zip(widths[:-1], blocks[:-1], strict=True))
        self.shrink = nn.ModuleList(nn.Conv2d(a, b, 2, stride=2) for a, b in pairwise(widths))
        self.bottom = stack(widths[-1], blocks[-1])
        self.grow = nn.ModuleList(nn.ConvTranspose2d(b, a, 2, stride=2) for a, b in pairwise(widths))
        self.up = nn.ModuleList(stack(width, count) for width, count in zip(widths[:-1], up_blocks, strict=True))
        self.tail = nn.Conv2d(widths[0], channels * 4, 3, padding=1)
        self.size_multiple = 2 ** len(widths)
        self.takes_noise_level = noise_level
        start_at_zero(self.tail)

    def forward(self, noisy: Tensor, noise_level: Tensor | None = None) -> Tensor:
        maps, skips = seen_with_level(self.head, F.pixel_unshuffle(noisy, 2), noise_level, self.takes_noise_level), []
        for blocks, shrink in zip(self.down, self.shrink, strict=True):
            maps = blocks(maps)
            skips.append(maps)
            maps = shrink(maps)
        maps = self.bottom(maps)
        for blocks, grow in zip(reversed(self.up), reversed(self.grow), strict=True):
            maps = blocks(grow(maps) + skips.pop())
        return noisy + F.pixel_shuffle(self.tail(maps), 2)
