"""AEv2_0, the convolutional autoencoder of the 2020 project that this one continues."""

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor, nn

from engine.models.architectures.aev2_facts import CHANNELS, LAYERS, WIDTH


class AEv2(nn.Module):
    """Eight 3x3 convolutions and eight 3x3 transposed ones, all of them at full resolution.

    Maps (N, 3, H, W) in [0, 1] to the same shape; any H and W. Every layer is followed by ReLU, the last by a
    sigmoid. The even convolutions' outputs are added to the mirrored transposed convolutions', after ReLU.
    """

    def __init__(self) -> None:
        super().__init__()
        for index in range(LAYERS):
            first, last = index == 0, index == LAYERS - 1
            encoding = nn.Conv2d(CHANNELS if first else WIDTH, WIDTH, 3, padding=1)
            decoding = nn.ConvTranspose2d(WIDTH, CHANNELS if last else WIDTH, 3, padding=1)
            self.add_module(f"conv{index}", encoding)
            self.add_module(f"conv_transpose{index}", decoding)

    def forward(self, noisy: Tensor) -> Tensor:
        maps, skips = noisy, []
        for index in range(LAYERS):
            maps = F.relu(self.get_submodule(f"conv{index}")(maps))
            if index % 2 == 0:
                skips.append(maps)
        for index in range(LAYERS - 1):
            maps = F.relu(self.get_submodule(f"conv_transpose{index}")(maps))
            if index % 2 == 0:
                maps = maps + skips.pop()
        return torch.sigmoid(self.get_submodule(f"conv_transpose{LAYERS - 1}")(maps))
