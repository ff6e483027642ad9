"""Fresh weights from a seed of their own; torch's global random state is left as it was."""

from collections.abc import Callable

import torch
from torch import nn

from engine.errors import WrongConfig

NAMES = ("default", "xavier-normal")
_WEIGHTY = (nn.Conv2d, nn.ConvTranspose2d, nn.Linear)


def fresh(build: Callable[[], nn.Module], initialisation: str, seed: int) -> nn.Module:
    """A network with fresh weights, on the CPU.

    Args:
        build: makes the network.
        initialisation: ``default`` for the architecture's own, or ``xavier-normal`` as of the 2020 project.
        seed: of the weights; the same seed gives the same weights.

    Raises:
        WrongConfig: there is no such initialisation.
    """
    if initialisation not in NAMES:
        raise WrongConfig(f"There is no initialisation {initialisation!r}; there are {', '.join(NAMES)}.")
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        network = build()
        if initialisation == "xavier-normal":
            xavier_normal(network)
    return network


def xavier_normal(network: nn.Module) -> None:
    """X. Glorot, Y. Bengio: Understanding the difficulty of training deep feedforward neural networks. AISTATS 2010.

    Weights of all convolutions and linear layers are drawn anew from torch's global generator, those that start at
    zero included; biases stay as they are.
    """
    for layer in network.modules():
        if isinstance(layer, _WEIGHTY):
            nn.init.xavier_normal_(layer.weight)
