"""DRUNet: a deep U-shape of residual blocks, told how noisy the photo is.

K. Zhang, Y. Li, W. Zuo, L. Zhang, L. Van Gool, R. Timofte: Plug-and-play image restoration with deep denoiser prior.
IEEE TPAMI 44(10), 2022. Layers bear the names of the authors' code (KAIR), so that their weights fit; none has a bias.
Unlike theirs the second layer of each block starts at zero. It gives the photo itself, not a residual.
"""

from itertools import pairwise

from torch import Tensor, nn

from engine.models.architectures.noise_level import with_noise_level


class Block(nn.Module):
    """x + conv(relu(conv(x)))."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        layers = [nn.Conv2d(channels, channels, 3, padding=1, bias=False) for _ in range(2)]
        self.res = nn.Sequential(layers[0], nn.ReLU(inplace=True), layers[1])
        nn.init.zeros_(layers[1].weight)

    def forward(self, maps: Tensor) -> Tensor:
        result: Tensor = maps + self.res(maps)
        return result


class DRUNet(nn.Module):
    """The network: (N, channels, H, W) to the same shape, H and W multiples of 8.

    Args:
        channels: of the photo, 3 for RGB.
        widths: feature maps of its four scales, finest first.
        blocks: residual blocks of each scale, on the way down and again on the way up.
        noise_level: whether it takes sigma, (N, 1, 1, 1), as its second argument.
    """

    def __init__(
        self,
        channels: int = 3,
        widths: tuple[int, ...] = (64, 128, 256, 512),
        blocks: int = 4,
        noise_level: bool = True,
    ) -> None:
        super().__init__()
        self.m_head = nn.Conv2d(channels + noise_level, widths[0], 3, padding=1, bias=False)
        for scale, (a, b) in enumerate(pairwise(widths), start=1):
            self.add_module(f"m_down{scale}", nn.Sequential(*_blocks(a, blocks), nn.Conv2d(a, b, 2, 2, bias=False)))
            grow = nn.ConvTranspose2d(b, a, 2, 2, bias=False)
            self.add_module(f"m_up{scale}", nn.Sequential(grow, *_blocks(a, blocks)))
        self.m_body = nn.Sequential(*_blocks(widths[-1], blocks))
        self.m_tail = nn.Conv2d(widths[0], channels, 3, padding=1, bias=False)
        self.takes_noise_level = noise_level
        self._scales = range(1, len(widths))

    def forward(self, noisy: Tensor, noise_level: Tensor | None = None) -> Tensor:
        maps = self.m_head(with_noise_level(noisy, noise_level, self.takes_noise_level))
        skips = []
        for scale in self._scales:
            skips.append(maps)
            maps = self.get_submodule(f"m_down{scale}")(maps)
        skips.append(maps)
        maps = self.m_body(maps)
        for scale in reversed(self._scales):
            maps = self.get_submodule(f"m_up{scale}")(maps + skips.pop())
        result: Tensor = self.m_tail(maps + skips.pop())
        return result


def _blocks(channels: int, count: int) -> list[Block]:
    return [Block(channels) for _ in range(count)]
