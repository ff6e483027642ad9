"""How much memory a piece of work takes: estimated before it is tried, and measured while it runs."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import torch
from torch import Tensor, nn

BARE = 320_000_000
"""What a process holds that has loaded torch and does nothing else."""

_LOOK_SECONDS = 0.02
_PROBE_SIDE = 128
_FACTOR = 1.3
"""Gradients and what the kernels need beside the activations that are kept: too little rather than too much, as this
decides what is not even tried. :mod:`engine.training.fitting_batch` is careful the other way."""


class Footprint:
    """Watches a device's memory while something runs on it; what was in use when this was made does not count.

    On a card the tensors' bytes are counted, else those of this process, with everything else that it does meanwhile.

    Args:
        device: where: a name of :class:`engine.device.Device`.
    """

    def __init__(self, device: str) -> None:
        self._card = torch.device(device) if device.startswith("cuda") else None
        self._before = self._in_use()
        self._peak = self._before

    @property
    def bytes(self) -> int:
        """The most that was in use at one time."""
        return self._peak - self._before

    @contextmanager
    def watched(self) -> Iterator[None]:
        """What runs within the block counts."""
        if self._card is not None:
            torch.cuda.reset_peak_memory_stats(self._card)
            yield
            self._peak = max(self._peak, torch.cuda.max_memory_allocated(self._card))
            return
        over = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(over,), name="footprint", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()

    def _watch(self, over: threading.Event) -> None:
        last = False
        while not last:
            last = over.wait(_LOOK_SECONDS)
            self._peak = max(self._peak, self._in_use())

    def _in_use(self) -> int:
        if self._card is not None:
            return int(torch.cuda.memory_allocated(self._card))
        return int(psutil.Process().memory_info().rss)


def estimated(network: nn.Module, side: int, batch: int, takes_noise_level: bool = False) -> int:
    """Bytes that a step cannot do without: weights, their gradients and moments, and the activations that are kept.

    Args:
        network: it is not changed.
        side: of the patches in pixels; where it is large, a smaller one is measured.
        batch: patches.
        takes_noise_level: whether the network does.
    """
    probed = min(side, _PROBE_SIDE)
    patch = torch.zeros(1, 3, probed, probed, device=next(network.parameters()).device)
    kept = 0

    def keep(tensor: Tensor) -> Tensor:
        nonlocal kept
        kept += tensor.nbytes
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        network(patch, *((patch[:, :1, :1, :1],) if takes_noise_level else ()))
    weights = 4 * sum(parameter.nbytes for parameter in network.parameters())
    return int(weights + _FACTOR * kept * batch * (side / probed) ** 2)
