import pytest
import torch
from torch import Tensor, nn

from engine.training.batches import Batch, share_of
from engine.training.self_supervision import Neighbour2Neighbour

WHOLE = share_of(4, 0, 1)


def numbered(height: int = 8, width: int = 12) -> Tensor:
    """Each pixel holds its own place."""
    places = torch.stack(torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")).float()
    return torch.cat([places, places[:1]]).expand(4, 3, height, width)


def test_halves_are_neighbours_of_one_cell_and_never_diagonal() -> None:
    seen = set()
    for step in range(20):
        first, second = Neighbour2Neighbour(0, 4, WHOLE).halves(numbered(), step)
        assert first.shape == second.shape == (4, 3, 4, 6)
        distance = (first - second).abs()[:, :2]
        assert torch.equal(distance.sum(1), torch.ones(4, 4, 6))  # one step across or one down
        assert torch.equal(first[:, :2] // 2, second[:, :2] // 2)
        assert torch.equal(first[:, 0] // 2, torch.arange(4.0)[:, None].expand(4, 4, 6))
        seen |= {
            tuple(pair)
            for pair in torch.cat([first[:, :2] % 2, second[:, :2] % 2], 1).transpose(1, 3).reshape(-1, 4).tolist()
        }
    assert len(seen) == 8  # every pixel with each of its two neighbours


def test_all_channels_of_a_pixel_stay_together() -> None:
    first, _ = Neighbour2Neighbour(0, 4, WHOLE).halves(numbered(), 0)
    assert torch.equal(first[:, 0], first[:, 2])


def test_a_step_chooses_alike_each_time_and_another_step_or_seed_otherwise() -> None:
    def chosen(seed: int, step: int) -> Tensor:
        return Neighbour2Neighbour(seed, 4, WHOLE).halves(numbered(), step)[0]

    assert torch.equal(chosen(1, 7), chosen(1, 7))
    assert not torch.equal(chosen(1, 7), chosen(1, 8))
    assert not torch.equal(chosen(1, 7), chosen(2, 7))


def test_two_processes_choose_what_one_chooses() -> None:
    whole = Neighbour2Neighbour(0, 4, WHOLE).halves(numbered(), 3)[0]
    parts = []
    for rank in range(2):
        share = share_of(4, rank, 2)
        parts.append(Neighbour2Neighbour(0, 4, share).halves(numbered()[share.rows], 3)[0])
    assert torch.equal(whole, torch.cat(parts))


def test_the_loss_asks_for_the_neighbour() -> None:
    class Known(nn.Module):
        """Answers what the neighbour shows."""

        def __init__(self, answer: Tensor) -> None:
            super().__init__()
            self.answer = answer

        def forward(self, photos: Tensor) -> Tensor:
            return self.answer if photos.shape == self.answer.shape else photos

    noisy = torch.rand(4, 3, 8, 8, generator=torch.Generator().manual_seed(0))
    way = Neighbour2Neighbour(0, 4, WHOLE)
    first, second = way.halves(noisy, 5)
    right, wrong = (float(way.at(5)(Known(answer), Batch(noisy, None))) for answer in (second, first))
    # with the identity on the whole photo the second term asks for the difference between both halves
    assert right == float(2.0 * (first - second).square().mean())
    assert wrong == float((first - second).square().mean())


@pytest.mark.parametrize("precision", [torch.bfloat16, torch.float16])
def test_in_half_precision_the_weights_learn_the_same(precision: torch.dtype) -> None:
    """Autocast keeps what it rounded: what was rounded without gradients must not be taken where they are wanted."""
    network = nn.Conv2d(3, 3, 3, padding=1)
    batch = Batch(torch.rand(4, 3, 16, 16, generator=torch.Generator().manual_seed(0)), None)

    def slopes(half: bool) -> Tensor:
        with torch.autocast("cpu", precision, enabled=half):
            loss = Neighbour2Neighbour(0, 4, WHOLE).at(0)(network, batch)
        return torch.autograd.grad(loss, network.weight)[0]

    full = slopes(False)
    assert float((slopes(True) - full).norm()) < 0.05 * float(full.norm())
