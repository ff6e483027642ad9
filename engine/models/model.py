"""A model ready to run: its facts and its network."""

from dataclasses import dataclass

from torch import nn

from engine.models.descriptor import Descriptor


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A loaded model.

    Attributes:
        descriptor: the model's facts.
        network: in evaluation mode, float32, on the CPU; maps (N, C, H, W) in [0, 1] to the same shape, H and W
            multiples of ``descriptor.size_multiple``.
    """

    descriptor: Descriptor
    network: nn.Module
