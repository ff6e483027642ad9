"""NAFNet against the same network written down plainly, with the names its authors gave to its weights."""

from collections.abc import Mapping

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from tests.engine.models.states import network

ARGUMENTS = {"width": 4, "encoders": [1, 2], "middle": 1, "decoders": [2, 1]}


class Plain:
    """The paper's network for a photo of (1, 3, H, W)."""

    def __init__(self, weights: Mapping[str, Tensor]) -> None:
        self.weights = weights

    def conv(self, name: str, maps: Tensor, stride: int = 1, groups: int = 1) -> Tensor:
        weight = self.weights[f"{name}.weight"]
        padding = 1 if weight.shape[2] == 3 else 0
        return F.conv2d(maps, weight, self.weights.get(f"{name}.bias"), stride, padding, groups=groups)

    def norm(self, name: str, maps: Tensor) -> Tensor:
        centred = maps - maps.mean(1, keepdim=True)
        scaled = centred / (centred.square().mean(1, keepdim=True) + 1e-6).sqrt()
        weight, bias = (self.weights[f"{name}.{part}"][:, None, None] for part in ("weight", "bias"))
        return scaled * weight + bias

    def block(self, name: str, maps: Tensor) -> Tensor:
        half = maps.shape[1]
        branch = self.conv(f"{name}.conv1", self.norm(f"{name}.norm1", maps))
        branch = self.conv(f"{name}.conv2", branch, groups=2 * half)
        branch = branch[:, :half] * branch[:, half:]
        branch = branch * self.conv(f"{name}.sca.1", branch.mean((2, 3), keepdim=True))
        maps = maps + self.conv(f"{name}.conv3", branch) * self.weights[f"{name}.beta"]
        branch = self.conv(f"{name}.conv4", self.norm(f"{name}.norm2", maps))
        branch = branch[:, :half] * branch[:, half:]
        return maps + self.conv(f"{name}.conv5", branch) * self.weights[f"{name}.gamma"]

    def up(self, name: str, maps: Tensor, skip: Tensor) -> Tensor:
        return F.pixel_shuffle(self.conv(name, maps), 2) + skip

    def __call__(self, photo: Tensor) -> Tensor:
        fine = self.block("encoders.0.0", self.conv("intro", photo))
        middle = self.block("encoders.1.0", self.conv("downs.0", fine, stride=2))
        middle = self.block("encoders.1.1", middle)
        coarse = self.block("middle_blks.0", self.conv("downs.1", middle, stride=2))
        maps = self.block("decoders.0.0", self.up("ups.0.0", coarse, middle))
        maps = self.block("decoders.0.1", maps)
        maps = self.block("decoders.1.0", self.up("ups.1.0", maps, fine))
        return photo + self.conv("ending", maps)


@torch.inference_mode()
def test_layers_are_those_of_the_paper() -> None:
    net = network("nafnet", ARGUMENTS).double()
    photo = torch.rand(1, 3, 16, 12, dtype=torch.float64)
    expected = Plain(dict(net.state_dict()))(photo)
    assert (expected - photo).abs().max() > 1e-3
    torch.testing.assert_close(net(photo), expected, rtol=0, atol=1e-12)


@torch.inference_mode()
def test_photos_of_a_batch_do_not_see_each_other() -> None:
    net = network("nafnet", ARGUMENTS).double()
    photos = torch.rand(3, 3, 8, 8, dtype=torch.float64)
    torch.testing.assert_close(net(photos), torch.cat([net(photo[None]) for photo in photos]), rtol=0, atol=1e-12)
