"""Learning from noisy photos alone."""

import torch
from torch import Tensor, nn

from engine.training.batches import Batch
from engine.training.learner import Objective

_CONSISTENCY = 2.0


class Neighbour2Neighbour:
    """T. Huang, S. Li, X. Jia, H. Lu, J. Liu: Neighbor2Neighbor: self-supervised denoising from single noisy images.
    CVPR 2021.

    Each cell of 2 x 2 pixels gives two neighbours to two photos of half the size, which show nearly the same with noise
    of their own. The network learns to make one of the other; a second term takes away what the neighbours truly differ
    by. It holds for noise that does not correlate from pixel to pixel.

    Args:
        seed: of the choice of neighbours.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def at(self, step: int) -> Objective:
        """The loss at a step: the same neighbours are chosen however a run came there."""
        return lambda network, batch: self._loss(network, batch, step)

    def _loss(self, network: nn.Module, batch: Batch, step: int) -> Tensor:
        first, second = self._halves(batch.noisy, step)
        with torch.no_grad():
            whole_first, whole_second = self._halves(network(batch.noisy).float(), step)
        answer = network(first).float()
        difference = answer - second
        expected = whole_first - whole_second
        loss: Tensor = difference.square().mean() + _CONSISTENCY * (difference - expected).square().mean()
        return loss

    def _halves(self, photos: Tensor, step: int) -> tuple[Tensor, Tensor]:
        """Two photos of half the size; for the same step the same pixels are chosen."""
        generator = torch.Generator().manual_seed(self._seed * 1_000_003 + step)
        cells = nn.functional.pixel_unshuffle(photos, 2)
        count, channels, height, width = photos.shape
        cells = cells.reshape(count, channels, 4, height // 2, width // 2)
        shape = (count, 1, 1, height // 2, width // 2)
        first = torch.randint(0, 4, shape, generator=generator).to(photos.device)
        # the neighbour across or below: never the one on the diagonal, never the pixel itself
        across = torch.randint(0, 2, shape, generator=generator).to(photos.device)
        second = torch.where(across.bool(), first ^ 1, first ^ 2)
        picked = [cells.gather(2, chosen.expand(-1, channels, -1, -1, -1)).squeeze(2) for chosen in (first, second)]
        return picked[0], picked[1]
