"""Small networks with weights that let every pixel through, and checkpoints made of them."""

from typing import Any

import torch
from torch import Tensor, nn

from engine.models.registry import architecture

SMALL = {"channels": 3, "widths": [4, 6], "blocks": [1, 1], "noise_level": False, "up_blocks": []}


def network(kind: str, arguments: dict[str, Any], seed: int = 0) -> nn.Module:
    """Random weights throughout, those that start at zero included."""
    made = architecture(kind).build(arguments)
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for weight in made.parameters():
            weight.copy_(torch.rand(weight.shape, generator=generator) * 0.2 - 0.1)
    return made.eval()


def state(kind: str = "unet", arguments: dict[str, Any] | None = None, seed: int = 0) -> dict[str, Tensor]:
    """A state dict of :func:`network`, of the small U-shape if nothing is said."""
    return dict(network(kind, SMALL if arguments is None else arguments, seed).state_dict())
