"""FFDNet: plain convolutions at half size, told how noisy the photo is.

K. Zhang, W. Zuo, L. Zhang: FFDNet: toward a fast and flexible solution for CNN-based image denoising. IEEE TIP 27(9),
2018. Layers bear the names of the authors' later code, so that their weights fit. It gives the photo itself, not a
residual.
"""

import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor, nn

from engine.models.architectures.noise_level import with_noise_level
from engine.models.architectures.plain import plain


class FFDNet(nn.Module):
    """The network: (N, channels, H, W) to the same shape, H and W even.

    Args:
        channels: of the photo, 3 for RGB.
        width: feature maps between the layers.
        layers: 3x3 convolutions.
        noise_level: whether it takes sigma, (N, 1, 1, 1), as its second argument.
    """

    def __init__(self, channels: int = 3, width: int = 96, layers: int = 12, noise_level: bool = True) -> None:
        super().__init__()
        self.model = plain(4 * channels + noise_level, width, 4 * channels, layers)
        self.takes_noise_level = noise_level

    def forward(self, noisy: Tensor, noise_level: Tensor | None = None) -> Tensor:
        maps = with_noise_level(F.pixel_unshuffle(noisy, 2), noise_level, self.takes_noise_level)
        return F.pixel_shuffle(self.model(maps), 2)
