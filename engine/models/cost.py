"""What a network costs: its weights and its multiply-adds for each pixel of the photo."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

import torch
from torch import Tensor, nn

_SIDES_IN_MULTIPLES = (4, 8)


@dataclass(frozen=True, slots=True)
class Cost:
    """
    Attributes:
        parameters: number of weights.
        macs_per_pixel: multiply-adds of convolutions and linear layers for each pixel of the photo; additions of
            biases and skips, which are some hundredths of it, are not counted, nor is what a photo costs once,
            however large it is.
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
    sides = [size_multiple * multiples for multiples in _SIDES_IN_MULTIPLES]
    small, large = (_run(ghost, channels, side, takes_noise_level, macs) for side in sides)
    per_pixel = (large - small) / (sides[1] ** 2 - sides[0] ** 2)
    return Cost(sum(weight.numel() for weight in network.parameters()), per_pixel)


def _run(ghost: nn.Module, channels: int, side: int, takes_noise_level: bool, macs: list[int]) -> int:
    """Multiply-adds for a square photo; ``macs`` is where the hooks put them."""
    macs.clear()
    photo = torch.empty(1, channels, side, side, device="meta")
    level = [torch.empty(1, 1, 1, 1, device="meta")] if takes_noise_level else []
    with torch.inference_mode():
        ghost(photo, *level)
    return sum(macs)


def _counting(macs: list[int]) -> Callable[[nn.Module, tuple[Tensor, ...], Tensor], None]:
    """A hook: every output value of a convolution takes one filter; every input value of a transposed one gives one."""

    def count(layer: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> None:
        weight = layer.get_parameter("weight")
        values = inputs[0] if isinstance(layer, nn.ConvTranspose2d) else output
        macs.append(values.numel() * weight[0].numel())

    return count
