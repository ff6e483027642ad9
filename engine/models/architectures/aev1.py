"""AEv1, a shallow convolutional autoencoder: AEv2_0's elder sister, without skips."""

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor, nn

from engine.models.architectures.noise_level import with_noise_level


class AEv1(nn.Module):
    """A few 3x3 convolutions and as many 3x3 transposed ones, all of them at full resolution.

    Maps (N, channels, H, W) in [0, 1] to the same shape; any H and W. Every layer is followed by ReLU, the last by a
    sigmoid.

    Args:
        channels: of the photo, 3 for RGB.
        width: feature maps between the layers.
        layers: convolutions, and transposed convolutions.
        noise_level: whether it takes sigma, (N, 1, 1, 1), as its second argument.
    """

    def __init__(self, channels: int = 3, width: int = 32, layers: int = 3, noise_level: bool = False) -> None:
        super().__init__()
        inner = [width] * (layers - 1)
        self.encoding = nn.ModuleList(nn.Conv2d(a, width, 3, padding=1) for a in (channels + noise_level, *inner))
        self.decoding = nn.ModuleList(nn.ConvTranspose2d(width, b, 3, padding=1) for b in (*inner, channels))
        self.takes_noise_level = noise_level

    def forward(self, noisy: Tensor, noise_level: Tensor | None = None) -> Tensor:
        maps = with_noise_level(noisy, noise_level, self.takes_noise_level)
        for layer in (*self.encoding, *self.decoding[:-1]):
            maps = F.relu(layer(maps))
        return torch.sigmoid(self.decoding[-1](maps))
