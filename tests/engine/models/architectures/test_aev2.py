"""AEv2_0 against the same network written down plainly."""

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from tests.engine.models.states import network


def plainly(weights: dict[str, Tensor], photo: Tensor) -> Tensor:
    """The sixteen layers as the description tells them, skips by their numbers."""
    outputs, maps = {}, photo
    for n in range(8):
        maps = outputs[n] = F.relu(F.conv2d(maps, weights[f"conv{n}.weight"], weights[f"conv{n}.bias"], padding=1))
    for n in range(8):
        weight, bias = weights[f"conv_transpose{n}.weight"], weights[f"conv_transpose{n}.bias"]
        maps = F.conv_transpose2d(maps, weight, bias, padding=1)
        maps = torch.sigmoid(maps) if n == 7 else F.relu(maps)
        skip = {6: 0, 4: 2, 2: 4, 0: 6}.get(n)
        maps = maps if skip is None else maps + outputs[skip]
    return maps


@torch.inference_mode()
def test_layers_and_skips_are_those_of_the_description() -> None:
    net = network("aev2_0", {})
    photo = torch.rand(2, 3, 7, 5)
    torch.testing.assert_close(net(photo), plainly(dict(net.state_dict()), photo), rtol=0, atol=1e-6)


@torch.inference_mode()
def test_any_size_goes_through() -> None:
    assert network("aev2_0", {})(torch.rand(1, 3, 1, 1)).shape == (1, 3, 1, 1)
