from copy import deepcopy

import torch

from engine.training.muon import Muon, orthogonal


def random(*shape: int) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(0))


def test_singular_values_come_near_one_whichever_side_is_longer() -> None:
    for shape in ((8, 72), (72, 8), (16, 16)):
        values = torch.linalg.svdvals(orthogonal(random(*shape)))
        assert values.min() > 0.3
        assert values.max() < 1.3


def test_the_directions_stay() -> None:
    matrix = random(6, 40)
    left, _, right = torch.linalg.svd(matrix, full_matrices=False)
    nearest, found = left @ right, orthogonal(matrix)
    assert float((nearest * found).sum() / (nearest.norm() * found.norm())) > 0.97


def test_a_matrix_of_nothing_stays_finite() -> None:
    assert torch.equal(orthogonal(torch.zeros(4, 9)), torch.zeros(4, 9))


def test_steps_go_down_and_are_of_the_size_of_adams() -> None:
    weights = torch.nn.Parameter(random(8, 4, 3, 3))
    before = weights.detach().clone()
    optimiser = Muon([weights], lr=1e-2)
    (weights**2).sum().backward()
    optimiser.step()
    step = weights.detach() - before
    assert float((weights.detach() ** 2).sum()) < float((before**2).sum())
    assert 0.3e-2 * 0.5 < float(step.square().mean().sqrt()) < 1e-2


def test_parameters_without_gradient_stay() -> None:
    weights = torch.nn.Parameter(random(4, 4))
    before = weights.detach().clone()
    Muon([weights]).step()
    assert torch.equal(weights.detach(), before)


def test_goes_on_from_its_state_as_if_never_stopped() -> None:
    def steps(weights: torch.nn.Parameter, optimiser: Muon, count: int) -> None:
        for _ in range(count):
            optimiser.zero_grad()
            ((weights - 1.0) ** 4).sum().backward()
            optimiser.step()

    whole = torch.nn.Parameter(random(4, 9))
    first = Muon([whole], lr=0.01)
    steps(whole, first, 2)
    halted = torch.nn.Parameter(whole.detach().clone())
    second = Muon([halted], lr=0.01)
    second.load_state_dict(deepcopy(first.state_dict()))
    steps(whole, first, 2)
    steps(halted, second, 2)
    assert torch.equal(whole, halted)
