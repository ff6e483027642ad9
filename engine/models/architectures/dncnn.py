"""DnCNN: plain convolutions at full resolution that find the noise.

K. Zhang, W. Zuo, Y. Chen, D. Meng, L. Zhang: Beyond a Gaussian denoiser: residual learning of deep CNN for image
denoising. IEEE TIP 26(7), 2017; without batch normalisation, which the authors' published weights have merged into the
convolutions. Layers bear the names of their later code (KAIR), so that those weights fit. Unlike theirs the last layer
starts at zero: a fresh network gives the noisy photo back.
"""

from torch import Tensor, nn

from engine.models.architectures.plain import plain
from engine.models.architectures.residual import start_at_zero


class DnCNN(nn.Module):
    """The network: (N, channels, H, W) to the same shape; any H and W.

    A network for grey photos (``channels`` 1) cleans each of a colour photo's three channels by itself, as every grey
    model here does (:class:`engine.inference.runner.Runner`), not only its luminance.

    Args:
        channels: of the photo, 3 for RGB.
        width: feature maps between the layers.
        layers: 3x3 convolutions.
    """

    def __init__(self, channels: int = 3, width: int = 64, layers: int = 17) -> None:
        super().__init__()
        self.model = plain(channels, width, channels, layers)
        last = self.model[-1]
        assert isinstance(last, nn.Conv2d)
        start_at_zero(last)

    def forward(self, noisy: Tensor) -> Tensor:
        result: Tensor = noisy - self.model(noisy)
        return result
