"""Residual blocks without normalisation, of which the autoencoders with several scales are built."""

import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor, nn


class ResidualBlock(nn.Module):
    """x + conv(relu(conv(x))), the second convolution starting at zero (Zhang et al., "Fixup", 2019)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv0 = nn.Conv2d(channels, channels, 3, padding=1)
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        start_at_zero(self.conv1)

    def forward(self, maps: Tensor) -> Tensor:
        residual: Tensor = self.conv1(F.relu(self.conv0(maps)))
        return maps + residual


def stack(channels: int, count: int) -> nn.Sequential:
    """So many blocks in a row."""
    return nn.Sequential(*(ResidualBlock(channels) for _ in range(count)))


def start_at_zero(layer: nn.Conv2d) -> None:
    """A layer that answers zero until it has learned."""
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)  # type: ignore[arg-type]  # a bias is there
