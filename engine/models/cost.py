"""What a network costs: its weights and its multiply-adds for each pixel of the photo."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

import torch
from torch import Tensor, nn

_SIDE_IN_MULTIPLES = 4


@dataclass(frozen=True, slots=True)
class Cost:
    """
    Attributes:
        parameters: number of weights.
        macs_per_pixel: multiply-adds of convolutions and linear layers for each pixel of the photo; additions of
            biases and skips, which are some hundredths of it, are not counted.
    """

    parameters: int
    macs_per_pixel: float


def cost(network: nn.Module, channels: int, size_multiple: int, takes_noise_level: bool = False) -> Cost:
    """Count by running the network without any numbers, on torch's meta device; ``network`` is left as it is."""
    ghost = deepcopy(network).to("meta")
    macs: list[int] = []
    for layer in ghost.modules():
        if isinstance(layer, nn.Conv2d | nn.ConvTranspose2d | nn.Linear):
            layer.register_forward_hook(_counting(macs))
    side = size_multiple * _SIDE_IN_MULTIPLES
    photo = torch.empty(1, channels, side, side, device="meta")
    level = [torch.empty(1, 1, 1, 1, device="meta")] if takes_noise_level else []
    with torch.inference_mode():
        ghost(photo, *level)
    return Cost(sum(weight.numel() for weight in network.parameters()), sum(macs) / side**2)


def _counting(macs: list[int]) -> Callable[[nn.Module, tuple[Tensor, ...], Tensor], None]:
    """A hook: every output value of a convolution takes one filter; every input value of a transposed one gives one."""

    def count(layer: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> None:
        weight = layer.get_parameter("weight")
        values = inputs[0] if isinstance(layer, nn.ConvTranspose2d) else output
        macs.append(values.numel() * weight[0].numel())

    return count
