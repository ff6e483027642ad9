"""Learning from noisy photos alone, whose noise does not hang together from pixel to pixel."""

import torch
from torch import Tensor, nn

from engine.training.batches import Batch, Share, generator_of
from engine.training.learner import Objective

_CONSISTENCY = 2.0


class Neighbour2Neighbour:
    """T. Huang, S. Li, X. Jia, H. Lu, J. Liu: Neighbor2Neighbor: self-supervised denoising from single noisy images.
    CVPR 2021.

    Each cell of 2 x 2 pixels gives two neighbours to two photos of half the size, which show nearly the same with noise
    of their own. The network learns to make one of the other; a second term takes away what the neighbours truly differ
    by.

    Args:
        seed: of the choice of neighbours.
        batch: patches a step over all processes.
        share: of them that this process has.
    """

    def __init__(self, seed: int, batch: int, share: Share) -> None:
        self._seed, self._batch, self._rows = seed, batch, share.rows

    def at(self, step: int) -> Objective:
        """The loss at a step: the same neighbours are chosen however a run came there, and by how many processes."""
        return lambda network, batch: self._loss(network, batch, step)

    def _loss(self, network: nn.Module, batch: Batch, step: int) -> Tensor:
        first, second = self.halves(batch.noisy, step)
        with torch.no_grad():
            whole_first, whole_second = self.halves(network(*batch.inputs).float(), step)
        answer = network(first, *batch.told).float()
        difference = answer - second
        expected = whole_first - whole_second
        loss: Tensor = difference.square().mean() + _CONSISTENCY * (difference - expected).square().mean()
        return loss

    def halves(self, photos: Tensor, step: int) -> tuple[Tensor, Tensor]:
        """Two photos of half the size; for the same step the same pixels are chosen.

        Args:
            photos: (N, C, H, W), sides even, this process's share of the batch.
            step: of the run.
        """
        cells = nn.functional.pixel_unshuffle(photos, 2)
        count, channels, height, width = photos.shape
        cells = cells.reshape(count, channels, 4, height // 2, width // 2)
        first, across = self._drawn(step, height // 2, width // 2, photos.device)
        # the neighbour across or below: never the one on the diagonal, never the pixel itself
        second = torch.where(across, first ^ 1, first ^ 2)
        picked = [cells.gather(2, chosen.expand(-1, channels, -1, -1, -1)).squeeze(2) for chosen in (first, second)]
        return picked[0], picked[1]

    def _drawn(self, step: int, height: int, width: int, device: torch.device) -> tuple[Tensor, Tensor]:
        """Pixel of each cell, 0 to 3, and whether its neighbour lies across; (N, 1, 1, H, W)."""
        generator = generator_of((self._seed, step), device)
        shape = (self._batch, 1, 1, height, width)
        drawn = torch.randint(0, 8, shape, generator=generator, device=device)[self._rows]
        return drawn >> 1, (drawn & 1).bool()
