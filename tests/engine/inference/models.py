"""Small networks with known receptive fields, for the tests of tiling."""

from dataclasses import replace

import torch
from torch import Tensor, nn

from engine.models.architectures.ffdnet import FFDNet
from engine.models.architectures.unet import UNet
from engine.models.descriptor import Descriptor
from engine.models.model import Model


def describe(name: str, channels: int = 3, multiple: int = 1, field: int | None = 0, macs: float = 1.0) -> Descriptor:
    return Descriptor(name, name, {}, channels, multiple, field, False, 1, macs)


class Identity(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(1))

    def forward(self, photo: Tensor) -> Tensor:
        return photo * self.weight


class Poisoned(Identity):
    """Answers NaN in one place."""

    def forward(self, photo: Tensor) -> Tensor:
        answer = photo.clone()
        answer[..., 0, 0] = torch.nan
        return answer


def identity(channels: int = 3) -> Model:
    return Model(describe("identity", channels), Identity().eval())


def convolutions(layers: int = 3, channels: int = 3) -> Model:
    """Zero-padded 3x3 convolutions in a row: a field of one pixel each."""
    torch.manual_seed(0)
    stack = [nn.Conv2d(channels, channels, 3, padding=1) for _ in range(layers)]
    network = nn.Sequential(*(part for layer in stack for part in (layer, nn.Tanh()))).double()
    return Model(describe("convolutions", channels, 1, layers), network.eval())


def small_unet() -> Model:
    """A U-shape of two scales (multiple 4) with every layer active, float64."""
    torch.manual_seed(0)
    network = UNet(3, (8, 8), (1, 1)).double()
    for parameter in network.parameters():
        nn.init.normal_(parameter, 0.0, 0.15)
    return Model(describe("unet", 3, 4, 28), network.eval())


def told(channels: int = 3) -> Model:
    """An FFDNet of three layers (multiple 2, field 7) that takes a noise level, float64."""
    torch.manual_seed(0)
    network = FFDNet(channels, 8, 3).double()
    for parameter in network.parameters():
        nn.init.normal_(parameter, 0.0, 0.2)
    facts = replace(describe("told", channels, 2, 7), takes_noise_level=True)
    return Model(facts, network.eval())
