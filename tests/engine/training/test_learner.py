import math
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from engine.training.batches import Batch
from engine.training.checkpoints import Standing, newest, write
from engine.training.config import Optimisation
from engine.training.distributed import Team
from engine.training.learner import Learner, Objective

RATE = 1e-2


def photos(seed: int) -> Batch:
    noisy = torch.rand(2, 3, 8, 8, generator=torch.Generator().manual_seed(seed))
    return Batch(noisy, noisy.flip(0))


def squared(network: nn.Module, batch: Batch) -> Tensor:
    assert batch.target is not None
    return (network(batch.noisy).float() - batch.target).square().mean()


def learner(precision: str = "float32", teacher: nn.Module | None = None, **settings: object) -> Learner:
    torch.manual_seed(0)
    network = nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), nn.ReLU(), nn.Conv2d(4, 3, 3, padding=1))
    told = Optimisation(**{"average": 0.9, **settings})  # type: ignore[arg-type]
    return Learner(network, told, precision, Team(), teacher=teacher)


def copied(told: Learner) -> dict[str, Tensor]:
    return {name: tensor.clone() for name, tensor in told.tensors().items()}


def same(first: dict[str, Tensor], second: dict[str, Tensor]) -> bool:
    return first.keys() == second.keys() and all(torch.equal(first[name], second[name]) for name in first)


@pytest.mark.parametrize("optimiser", ["adamw", "adam"])
def test_steps_make_the_loss_small(optimiser: str) -> None:
    told = learner(optimiser=optimiser)
    losses = [told.step(photos(0), squared, RATE) for _ in range(20)]
    assert losses[-1] < 0.7 * losses[0]


def nan_loss(network: nn.Module, batch: Batch) -> Tensor:
    return squared(network, batch) * math.nan


def infinite_loss(network: nn.Module, batch: Batch) -> Tensor:
    return squared(network, batch) * math.inf


def infinite_gradient(network: nn.Module, batch: Batch) -> Tensor:
    zero: Tensor = (network(batch.noisy) * 0.0).abs().sum().sqrt()  # 0, with the slope of a root at 0
    return zero


@pytest.mark.parametrize("objective", [nan_loss, infinite_loss, infinite_gradient])
@pytest.mark.parametrize("clip", [0.0, 1.0])
def test_a_step_without_a_finite_value_changes_nothing(objective: Objective, clip: float) -> None:
    told = learner(clip=clip)
    told.step(photos(0), squared, RATE)
    before = copied(told)
    assert math.isnan(told.step(photos(1), objective, RATE))
    assert same(before, told.tensors())
    assert math.isfinite(told.step(photos(1), squared, RATE))
    assert not same(before, told.tensors())


@pytest.mark.parametrize("precision", ["float32", "bfloat16", "float16"])
@pytest.mark.parametrize("teacher", [False, True])
def test_it_goes_on_bit_for_bit(precision: str, teacher: bool, tmp_path: Path) -> None:
    def made() -> Learner:
        torch.manual_seed(5)
        return learner(precision, nn.Conv2d(3, 3, 3, padding=1) if teacher else None)

    def objective(told: Learner) -> Objective:
        return lambda network, batch: squared(network, batch) + (squared(told.teacher, batch) if told.teacher else 0.0)

    whole, part = made(), made()
    for seed in range(3):
        assert math.isfinite(whole.step(photos(seed), objective(whole), RATE))
    write(tmp_path, Standing(3), whole.tensors())
    part.restore(newest(tmp_path)[1])
    assert same(whole.tensors(), part.tensors())
    for seed in range(3, 6):
        assert whole.step(photos(seed), objective(whole), RATE) == part.step(photos(seed), objective(part), RATE)
    assert same(whole.tensors(), part.tensors())


def test_in_float16_an_overflow_lowers_the_scale_and_is_no_bad_step() -> None:
    told = learner("float16")
    told.step(photos(0), squared, RATE)
    before = copied(told)
    loss = told.step(photos(0), lambda network, batch: squared(network, batch) * 1e6, RATE)
    after = told.tensors()
    assert math.isfinite(loss)
    assert after["scaler.scale"] < before["scaler.scale"]
    assert torch.equal(after["network.0.weight"], before["network.0.weight"])


def test_the_average_is_kept_where_there_is_one() -> None:
    assert learner(average=0.0).kept is not None
    plain, averaged = learner(average=0.0), learner(average=0.9)
    for told in (plain, averaged):
        for seed in range(3):
            told.step(photos(seed), squared, RATE)
    assert plain.kept is plain.network
    assert not torch.equal(next(averaged.kept.parameters()), next(averaged.network.parameters()))


def test_gradients_are_cut_to_the_greatest_norm() -> None:
    told = learner(clip=1e-3, optimiser="adam")
    told.step(photos(0), lambda network, batch: 1e4 * squared(network, batch), RATE)
    gradients = [weight.grad for weight in told.network.parameters() if weight.grad is not None]
    assert torch.linalg.vector_norm(torch.cat([each.flatten() for each in gradients])) == pytest.approx(1e-3, rel=1e-3)


def test_weights_that_are_no_numbers_are_seen() -> None:
    told = learner()
    assert told.is_finite
    with torch.no_grad():
        next(told.network.parameters())[0, 0, 0, 0] = math.inf
    assert not told.is_finite
