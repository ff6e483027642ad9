"""Which patch comes when: a pure function of the seed and a number, so that a run can go on anywhere.

Patches are numbered over the whole run. An epoch is a permutation of all places in it; every place belongs to a photo,
larger photos have more places.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray


class Order:
    """The order of the patches.

    Args:
        areas: of the photos, in pixels.
        patch: side of a patch.
        epoch_patches: patches an epoch; 0 for as many as cover the photos once.
        seed: of the permutations.
    """

    def __init__(self, areas: Sequence[int], patch: int, epoch_patches: int, seed: int) -> None:
        shares = np.maximum(1, np.round(np.asarray(areas, dtype=np.float64) / patch**2))
        self._ends = np.cumsum(shares) / shares.sum()
        self.epoch_patches = epoch_patches or int(shares.sum())
        self._seed = seed
        self._permutation = lru_cache(maxsize=2)(self._permuted)

    def place(self, number: int) -> tuple[int, int, int]:
        """Epoch, index within it, and photo of patch ``number`` of the run."""
        epoch, position = divmod(number, self.epoch_patches)
        index = int(self._permutation(epoch)[position])
        photo = int(np.searchsorted(self._ends, (index + 0.5) / self.epoch_patches, side="right"))
        return epoch, index, min(photo, len(self._ends) - 1)

    def _permuted(self, epoch: int) -> NDArray[np.int64]:
        return np.random.default_rng((self._seed, epoch)).permutation(self.epoch_patches)
