"""NAFNet: a U-shape without activation functions.

L. Chen, X. Chu, X. Zhang, J. Sun: Simple baselines for image restoration. ECCV 2022. Layers bear the names that the
authors gave them, so that their weights fit. Unlike theirs the last layer starts at zero: a fresh network gives the
noisy photo back.
"""

import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor, nn
from torch.nn import Parameter

from engine.models.architectures.noise_level import with_noise_level
from engine.models.architectures.residual import start_at_zero

_EPSILON = 1e-6


class ChannelNorm(nn.Module):
    """Layer normalisation over the channels of every pixel."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        ones = nn.LayerNorm(channels)
        self.weight, self.bias = ones.weight, ones.bias

    def forward(self, maps: Tensor) -> Tensor:
        last = maps.permute(0, 2, 3, 1)
        return F.layer_norm(last, tuple(self.weight.shape), self.weight, self.bias, _EPSILON).permute(0, 3, 1, 2)


class Block(nn.Module):
    """Two residual branches that start at zero; products of half the channels with the other half bend the line.

    Args:
        channels: of the maps, in and out.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        wide = 2 * channels
        self.norm1, self.norm2 = ChannelNorm(channels), ChannelNorm(channels)
        self.conv1 = nn.Conv2d(channels, wide, 1)
        self.conv2 = nn.Conv2d(wide, wide, 3, padding=1, groups=wide)
        self.sca = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(channels, channels, 1))
        self.conv3 = nn.Conv2d(channels, channels, 1)
        self.conv4 = nn.Conv2d(channels, wide, 1)
        self.conv5 = nn.Conv2d(channels, channels, 1)
        self.beta, self.gamma = (Parameter(self.conv1.weight.new_zeros(1, channels, 1, 1)) for _ in range(2))

    def forward(self, maps: Tensor) -> Tensor:
        branch = _gated(self.conv2(self.conv1(self.norm1(maps))))
        maps = maps + self.conv3(branch * self.sca(branch)) * self.beta
        branch = _gated(self.conv4(self.norm2(maps)))
        result: Tensor = maps + self.conv5(branch) * self.gamma
        return result


class NAFNet(nn.Module):
    """The network: (N, channels, H, W) to the same shape, H and W multiples of :attr:`size_multiple`.

    Args:
        channels: of the photo, 3 for RGB.
        width: feature maps of the finest scale; every coarser one has twice as many.
        encoders: blocks of each scale on the way down, finest first.
        middle: blocks at the bottom, a scale below the last encoder.
        decoders: blocks of each scale on the way up, coarsest first.
        noise_level: whether it takes sigma, (N, 1, 1, 1), as its second argument.
    """

    def __init__(
        self,
        channels: int = 3,
        width: int = 32,
        encoders: tuple[int, ...] = (1, 1, 2, 4),
        middle: int = 6,
        decoders: tuple[int, ...] = (1, 1, 1, 1),
        noise_level: bool = False,
    ) -> None:
        super().__init__()
        if len(encoders) != len(decoders):
            raise ValueError("encoders and decoders need one entry for each scale")
        widths = [width << scale for scale in range(len(encoders) + 1)]
        self.intro = nn.Conv2d(channels + noise_level, width, 3, padding=1)
        self.encoders = nn.ModuleList(_blocks(wide, count) for wide, count in zip(widths[:-1], encoders, strict=True))
        self.downs = nn.ModuleList(nn.Conv2d(wide, 2 * wide, 2, stride=2) for wide in widths[:-1])
        self.middle_blks = _blocks(widths[-1], middle)
        self.ups = nn.ModuleList(_doubled(wide) for wide in reversed(widths[1:]))
        self.decoders = nn.ModuleList(
            _blocks(wide, count) for wide, count in zip(reversed(widths[:-1]), decoders, strict=True)
        )
        self.ending = nn.Conv2d(width, channels, 3, padding=1)
        self.size_multiple = 2 ** len(encoders)
        self.takes_noise_level = noise_level
        start_at_zero(self.ending)

    def forward(self, noisy: Tensor, noise_level: Tensor | None = None) -> Tensor:
        maps, skips = self.intro(with_noise_level(noisy, noise_level, self.takes_noise_level)), []
        for blocks, down in zip(self.encoders, self.downs, strict=True):
            maps = blocks(maps)
            skips.append(maps)
            maps = down(maps)
        maps = self.middle_blks(maps)
        for blocks, up in zip(self.decoders, self.ups, strict=True):
            maps = blocks(up(maps) + skips.pop())
        result: Tensor = noisy + self.ending(maps)
        return result


def _gated(maps: Tensor) -> Tensor:
    first, second = maps.chunk(2, dim=1)
    return first * second


def _blocks(channels: int, count: int) -> nn.Sequential:
    return nn.Sequential(*(Block(channels) for _ in range(count)))


def _doubled(channels: int) -> nn.Sequential:
    """Twice the size, half the channels."""
    return nn.Sequential(nn.Conv2d(channels, 2 * channels, 1, bias=False), nn.PixelShuffle(2))
