"""What all architectures have in common: shapes, fresh weights, gradients, the noise level."""

from typing import Any

import pytest
import torch
from torch import Tensor, nn

from engine.models.registry import ARCHITECTURES, architecture
from tests.engine.models.states import network

SMALL: dict[str, dict[str, Any]] = {
    "unet": {"widths": [4, 6], "blocks": [1, 1]},
    "nafnet": {"width": 4, "encoders": [1, 1], "middle": 1, "decoders": [1, 1]},
    "bottleneck": {"widths": [4, 6], "blocks": [1, 1]},
    "aev1": {"width": 4, "layers": 2},
    "aev2_0": {},
    "ffdnet": {"width": 4, "layers": 3, "noise_level": False},
    "dncnn": {"width": 4, "layers": 3},
    "drunet": {"widths": [3, 4, 5, 6], "blocks": 1, "noise_level": False},
}
TOLD = ["unet", "nafnet", "bottleneck", "aev1", "ffdnet", "drunet"]


def fresh(kind: str, **arguments: Any) -> nn.Module:
    torch.manual_seed(0)
    return architecture(kind).build({**SMALL[kind], **arguments})


def photos(count: int = 2, channels: int = 3) -> Tensor:
    return torch.rand(count, channels, 8, 16, generator=torch.Generator().manual_seed(1))


def test_all_architectures_are_looked_at() -> None:
    assert set(SMALL) == {kind.name for kind in ARCHITECTURES}


@pytest.mark.parametrize("kind", SMALL)
@pytest.mark.parametrize("channels", [1, 3])
def test_a_batch_keeps_its_shape(kind: str, channels: int) -> None:
    arguments = {} if kind == "aev2_0" else {"channels": channels}
    batch = photos(2, architecture(kind).channels(arguments))
    assert fresh(kind, **arguments)(batch).shape == batch.shape


@pytest.mark.parametrize("kind", ["unet", "nafnet", "dncnn"])
def test_a_fresh_network_with_a_residual_gives_the_photo_back(kind: str) -> None:
    assert torch.equal(fresh(kind)(photos()), photos())


def test_the_bottleneck_knows_nothing_of_the_photo_but_what_is_at_the_bottom() -> None:
    net = network("bottleneck", SMALL["bottleneck"])
    with torch.no_grad():
        for weight in net.get_submodule("shrink").parameters():
            weight.zero_()
        answer = net(photos())
    assert torch.equal(answer[0], answer[1])
    assert answer.abs().max() > 0


@pytest.mark.parametrize("kind", SMALL)
def test_a_few_steps_reach_every_weight(kind: str) -> None:
    """What starts at zero holds the gradient of what lies before it back at first."""
    net, batch = fresh(kind).double(), photos().double()
    optimiser = torch.optim.SGD(net.parameters(), lr=0.1)
    before = {name: weight.detach().clone() for name, weight in net.named_parameters()}
    for _ in range(4):
        optimiser.zero_grad()
        (net(batch) - 0.5 * batch).square().mean().backward()
        optimiser.step()
    assert not [name for name, weight in net.named_parameters() if torch.equal(weight, before[name])]


@pytest.mark.parametrize("kind", TOLD)
@torch.inference_mode()
def test_the_noise_level_counts_for_each_photo(kind: str) -> None:
    net = network(kind, {**SMALL[kind], "noise_level": True})
    batch, levels = photos(3), torch.tensor([0.0, 0.1, 0.4]).reshape(3, 1, 1, 1)
    answer = net(batch, levels)
    for n in range(3):
        torch.testing.assert_close(answer[n : n + 1], net(batch[n : n + 1], levels[n : n + 1]))
    torch.testing.assert_close(answer[:1], net(batch, levels[:1])[:1])
    assert (net(batch, levels + 0.1) - answer).abs().amax((1, 2, 3)).min() > 1e-6


@pytest.mark.parametrize("kind", TOLD)
def test_a_noise_level_must_be_told_to_whom_it_concerns_and_to_no_other(kind: str) -> None:
    with pytest.raises(ValueError, match="needs a noise level"):
        fresh(kind, noise_level=True)(photos())
    with pytest.raises(ValueError, match="takes no noise level"):
        fresh(kind)(photos(), torch.zeros(1, 1, 1, 1))


@pytest.mark.parametrize("kind", SMALL)
def test_channels_last_gives_the_same(kind: str) -> None:
    net = network(kind, SMALL[kind])
    with torch.inference_mode():
        expected = net(photos())
        net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's stubs lack it
        torch.testing.assert_close(net(photos().contiguous(memory_format=torch.channels_last)), expected)
