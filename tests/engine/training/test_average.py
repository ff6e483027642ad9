import pytest
import torch
from torch import nn

from engine.training.average import WeightAverage


def network(value: float) -> nn.Module:
    made = nn.Linear(2, 2)
    with torch.no_grad():
        made.weight.fill_(value)
        made.bias.fill_(-value)
    return made


def weight(average: WeightAverage) -> float:
    return float(average.network.get_parameter("weight")[0, 0])


def test_it_begins_with_the_weights_and_stays_with_them() -> None:
    average = WeightAverage(network(3.0))
    for _ in range(5):
        average.update(network(3.0))
    assert weight(average) == 3.0


def test_young_averages_forget_fast_and_old_ones_by_the_decay() -> None:
    average, expected = WeightAverage(network(0.0), decay=0.5), 0.0
    for update in range(1, 20):
        average.update(network(float(update)))
        decay = min(0.5, (1 + update) / (10 + update))
        expected = decay * expected + (1 - decay) * update
        assert weight(average) == pytest.approx(expected, rel=1e-6)
    assert float(average.network.get_parameter("bias")[0]) == pytest.approx(-expected, rel=1e-6)


def test_no_decay_is_a_copy() -> None:
    average = WeightAverage(network(0.0), decay=0.0)
    average.update(network(0.1))
    assert weight(average) == pytest.approx(0.1, rel=1e-6)


def test_the_trained_network_is_left_alone() -> None:
    trained = network(1.0).train()
    average = WeightAverage(trained)
    average.update(trained)
    assert trained.training
    assert all(value.requires_grad for value in trained.parameters())
    assert not average.network.training
    assert not any(value.requires_grad for value in average.network.parameters())
    with torch.no_grad():
        trained.get_parameter("weight").fill_(9.0)
    assert weight(average) == 1.0


def test_buffers_are_copied() -> None:
    trained = nn.BatchNorm2d(1)
    average = WeightAverage(trained)
    trained(torch.ones(2, 1, 3, 3))
    average.update(trained)
    assert torch.equal(average.network.get_buffer("running_mean"), trained.get_buffer("running_mean"))
    assert int(average.network.get_buffer("num_batches_tracked")) == 1


def test_going_on_is_going_on_bit_for_bit() -> None:
    whole = WeightAverage(network(0.0), decay=0.9)
    for update in range(6):
        if update == 3:
            state = {"weights": {k: v.clone() for k, v in whole.state_dict()["weights"].items()}, "updates": 3}
            assert whole.state_dict()["updates"] == 3
        whole.update(network(update * 0.37))
    resumed = WeightAverage(network(7.0), decay=0.9)
    resumed.load_state_dict(state)
    for update in range(3, 6):
        resumed.update(network(update * 0.37))
    assert weight(resumed) == weight(whole)
