"""The noise level as one more plane beside the photo's (K. Zhang et al., "FFDNet", 2018)."""

from itertools import product

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor, nn


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


def seen_with_level(head: nn.Conv2d, maps: Tensor, noise_level: Tensor | None, wanted: bool) -> Tensor:
    """What a network's first convolution, 3x3 with a border of zeros, makes of :func:`with_noise_level`.

    On a CPU, where nothing is learned, one level for all maps is not laid beside them: what the convolution makes of a
    plane is the same everywhere but at the border, so it is added to the bias, and the border is mended. That saves a
    tenth of the time of a small network.
    """
    tracing = torch.jit.is_tracing()  # type: ignore[attr-defined, no-untyped-call]  # torch's stubs lack it
    plain = torch.is_grad_enabled() or tracing or maps.device.type != "cpu"
    if noise_level is None or noise_level.numel() > 1 or plain:
        seen: Tensor = head(with_noise_level(maps, noise_level, wanted))
        return seen
    if not wanted:
        raise ValueError("this network takes no noise level")
    weight, level = head.weight[:, :-1], noise_level.to(maps.dtype).flatten()
    ones = level.new_ones(1, 1, 3, 3)
    plane = level * F.conv2d(
        ones, head.weight[:, -1:].to(maps.dtype), padding=1
    )  # a border of one pixel, and the middle
    middle = plane[0, :, 1, 1]
    bias = middle if head.bias is None else middle + head.bias
    seen = F.conv2d(maps, weight, bias.to(weight.dtype), padding=1)
    missing = plane - plane[..., 1:2, 1:2]
    for row, place in ((0, 0), (-1, 2)):
        seen[..., row, :] += missing[..., place, 1:2]
        seen[..., :, row] += missing[..., 1:2, place]
    for (row, down), (column, across) in product(((0, 0), (-1, 2)), repeat=2):
        seen[..., row, column] += missing[..., down, across] - missing[..., down, 1] - missing[..., 1, across]
    return seen
