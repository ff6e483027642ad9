"""AEv1 against the same network written down plainly."""

import torch
import torch.nn.functional as F  # noqa: N812

from tests.engine.models.states import network


@torch.inference_mode()
def test_layers_are_those_of_the_description() -> None:
    net = network("aev1", {"width": 4, "layers": 2})
    weights = net.state_dict()
    photo = maps = torch.rand(2, 3, 7, 5)
    for n in range(2):
        maps = F.relu(F.conv2d(maps, weights[f"encoding.{n}.weight"], weights[f"encoding.{n}.bias"], padding=1))
    for n in range(2):
        maps = F.conv_transpose2d(maps, weights[f"decoding.{n}.weight"], weights[f"decoding.{n}.bias"], padding=1)
        maps = torch.sigmoid(maps) if n == 1 else F.relu(maps)
    torch.testing.assert_close(net(photo), maps, rtol=0, atol=1e-6)


@torch.inference_mode()
def test_any_size_goes_through() -> None:
    assert network("aev1", {})(torch.rand(1, 3, 1, 1)).shape == (1, 3, 1, 1)
