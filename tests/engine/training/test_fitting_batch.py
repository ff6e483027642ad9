import pytest
import torch
from torch import Tensor, nn

from engine.device import Device
from engine.training import fitting_batch as module
from engine.training.fitting_batch import LARGEST, fitting_batch

CPU = Device("cpu", "CPU")


def network() -> nn.Module:
    return nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, 3, 3, padding=1))


def with_room(monkeypatch: pytest.MonkeyPatch, room: float) -> None:
    monkeypatch.setattr(module, "_room", lambda _device: room)


def test_the_batch_grows_with_the_room_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    batches = []
    for room in (1e3, 1e6, 3e6, 1e7, 1e12):
        with_room(monkeypatch, room)
        batches.append(fitting_batch(network(), 64, CPU))
    assert batches[0] == 2
    assert batches == sorted(batches)
    assert batches[-1] == LARGEST
    assert len(set(batches)) >= 4
    assert all(batch & (batch - 1) == 0 for batch in batches)


def test_larger_patches_and_more_processes_leave_room_for_fewer(monkeypatch: pytest.MonkeyPatch) -> None:
    with_room(monkeypatch, 1e7)
    one = fitting_batch(network(), 64, CPU)
    assert 2 <= fitting_batch(network(), 128, CPU) < one
    assert 2 <= fitting_batch(network(), 64, CPU, processes=4) < one


def test_the_network_is_not_changed() -> None:
    told = nn.Sequential(nn.Conv2d(3, 3, 1), nn.BatchNorm2d(3))
    before = {name: tensor.clone() for name, tensor in told.state_dict().items()}
    fitting_batch(told, 16, CPU)
    assert all(torch.equal(tensor, before[name]) for name, tensor in told.state_dict().items())
    assert all(weight.grad is None for weight in told.parameters())


def test_what_does_not_fit_is_halved_on_a_card(monkeypatch: pytest.MonkeyPatch) -> None:
    """The card is played by the CPU: a batch of more than four patches does not fit."""

    class Short(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.inner = network()

        def forward(self, photos: Tensor) -> Tensor:
            if len(photos) > 4:
                raise torch.OutOfMemoryError("CUDA out of memory.")
            answer: Tensor = self.inner(photos)
            return answer

    with_room(monkeypatch, 1e12)
    monkeypatch.setattr(module, "release_memory", lambda _device: None)
    monkeypatch.setattr(Device, "torch", property(lambda _self: torch.device("cpu")))
    assert fitting_batch(Short(), 16, Device("cuda:0", "card")) == 4
