"""The noise level as one more plane beside the photo's (K. Zhang et al., "FFDNet", 2018)."""

import torch
from torch import Tensor


def with_noise_level(maps: Tensor, noise_level: Tensor | None, wanted: bool) -> Tensor:
    """The maps, with one more that holds the noise level everywhere where the network wants it.

    Args:
        maps: (N, C, H, W).
        noise_level: (N, 1, 1, 1) or (1, 1, 1, 1), sigma in 0 to 1 of the range; None for networks that take none.
        wanted: whether the network takes one.

    Raises:
        ValueError: a noise level is missing, or not wanted.
    """
    if wanted != (noise_level is not None):
        raise ValueError("this network needs a noise level" if wanted else "this network takes no noise level")
    if noise_level is None:
        return maps
    plane = noise_level.to(maps.dtype).expand(maps.shape[0], 1, *maps.shape[2:])
    return torch.cat((maps, plane), dim=1)
