"""A bottleneck autoencoder: all that is left of the photo at the bottom has to be enough to draw it anew.

The classic idea of a denoising autoencoder (P. Vincent et al.: Stacked denoising autoencoders. JMLR 11, 2010) with
convolutions: what cannot be described in fewer numbers than the photo has is taken for noise. There are no skips
around the bottom and nothing of the noisy photo is added to the result, so fine detail is lost as well; it is the
yardstick for the U-shape, which has both.
"""

from itertools import pairwise

from torch import Tensor, nn

from engine.models.architectures.noise_level import with_noise_level
from engine.models.architectures.residual import stack


class Bottleneck(nn.Module):
    """The autoencoder: (N, channels, H, W) to the same shape, H and W multiples of :attr:`size_multiple`.

    Args:
        channels: of the photo, 3 for RGB.
        widths: feature maps of each scale, finest first; 2x2 convolutions with stride 2 lead from one to the next.
        blocks: residual blocks of each scale, on the way down and again on the way up; the last entry is the
            bottom, which is passed once.
        noise_level: whether it takes sigma, (N, 1, 1, 1), as its second argument.
    """

    def __init__(
        self,
        channels: int = 3,
        widths: tuple[int, ...] = (16, 32, 64, 128),
        blocks: tuple[int, ...] = (1, 1, 1, 2),
        noise_level: bool = False,
    ) -> None:
        super().__init__()
        if len(widths) != len(blocks) or not widths:
            raise ValueError("widths and blocks need one entry for each scale")
        self.entry = nn.Conv2d(channels + noise_level, widths[0], 3, padding=1)
        self.down = nn.ModuleList(stack(width, count) for width, count in zip(widths[:-1], blocks[:-1], strict=True))
        self.shrink = nn.ModuleList(nn.Conv2d(a, b, 2, stride=2) for a, b in pairwise(widths))
        self.bottom = stack(widths[-1], blocks[-1])
        self.grow = nn.ModuleList(nn.ConvTranspose2d(b, a, 2, stride=2) for a, b in pairwise(widths))
        self.up = nn.ModuleList(stack(width, count) for width, count in zip(widths[:-1], blocks[:-1], strict=True))
        self.exit = nn.Conv2d(widths[0], channels, 3, padding=1)
        self.size_multiple = 2 ** (len(widths) - 1)
        self.takes_noise_level = noise_level

    def forward(self, noisy: Tensor, noise_level: Tensor | None = None) -> Tensor:
        maps = self.entry(with_noise_level(noisy, noise_level, self.takes_noise_level))
        for blocks, shrink in zip(self.down, self.shrink, strict=True):
            maps = shrink(blocks(maps))
        maps = self.bottom(maps)
        for blocks, grow in zip(reversed(self.up), reversed(self.grow), strict=True):
            maps = blocks(grow(maps))
        result: Tensor = self.exit(maps)
        return result
