"""How large tiles may be: what a network needs per pixel is measured, what the device has is asked."""

import weakref
from collections.abc import Callable
from typing import Any

import psutil
import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from engine.device import Device
from engine.inference.tiling import Rect, round_up, split
from engine.models.model import Model

CPU_BUDGET = 450_000_000
MIN_CORE = 64
_CARD_SHARE = 0.6
_FREE_SHARE = 0.5
_PROBE_SIDE = 128


class _LiveBytes(TorchDispatchMode):  # type: ignore[no-untyped-call]  # torch's is untyped
    """Counts the bytes of all tensors alive while a network runs, and remembers the most."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # torch's is untyped
        self.peak = 0
        self._live = 0
        self._holders: dict[int, int] = {}

    @classmethod
    def _should_skip_dynamo(cls) -> bool:
        """Nothing is compiled here. To make sure of that torch would load its compiler, which takes over a second."""
        return False

    def __torch_dispatch__(self, function: Callable[..., Any], types: Any, args: Any = (), kwargs: Any = None) -> Any:
        result = function(*args, **(kwargs or {}))
        for tensor in tree_leaves(result):
            if isinstance(tensor, Tensor):
                self._hold(tensor)
        return result

    def _hold(self, tensor: Tensor) -> None:
        storage = tensor.untyped_storage()
        address, size = storage.data_ptr(), storage.nbytes()
        if address not in self._holders:
            self._live += size
            self.peak = max(self.peak, self._live)
        self._holders[address] = self._holders.get(address, 0) + 1
        weakref.finalize(tensor, self._release, address, size)

    def _release(self, address: int, size: int) -> None:
        self._holders[address] -= 1
        if not self._holders[address]:
            del self._holders[address]
            self._live -= size


def bytes_per_pixel(model: Model) -> float:
    """Peak memory of the network's intermediate results for each pixel of a window, measured on a small one."""
    multiple = model.descriptor.size_multiple
    side = round_up(_PROBE_SIDE, multiple)
    weight = next(model.network.parameters())
    probe = torch.zeros(1, model.descriptor.channels, side, side, dtype=weight.dtype, device=weight.device)
    level = (probe.new_zeros(1, 1, 1, 1),) if model.descriptor.takes_noise_level else ()
    with torch.inference_mode(), _LiveBytes() as live:
        model.network(probe, *level)
    own: int = 2 * probe.element_size() * model.descriptor.channels
    return float(live.peak / (side * side) + own)


def memory_budget(device: Device) -> int:
    """Bytes that intermediate results may take: a fixed amount on the CPU unless less than that is free."""
    if device.name.startswith("cuda"):
        free, _ = torch.cuda.mem_get_info(device.torch)
        return int(free * _CARD_SHARE)
    return min(CPU_BUDGET, int(psutil.virtual_memory().available * _FREE_SHARE))


def tile_size(canvas: Rect, halo: int, multiple: int, pixels: int, squares: bool = False) -> tuple[int, int]:
    """Height and width of the core whose tiling computes the fewest pixels with windows of at most ``pixels``.

    All divisions of the canvas into rows and columns are tried, strips over the whole width among them; among equals
    the squarer tile is taken. Where even the smallest tile's window is too large, that smallest tile is the answer.
    With ``squares`` a window counts as the square around it.
    """
    least = min(round_up(MIN_CORE, multiple), canvas.height, canvas.width)
    best: tuple[float, float, int, int] | None = None
    for height in _core_sizes(canvas.height, least, multiple):
        for width in _core_sizes(canvas.width, least, multiple):
            rows, columns = _extent(canvas.height, height, halo, multiple), _extent(canvas.width, width, halo, multiple)
            longest = max(rows.largest, columns.largest)
            if (longest**2 if squares else rows.largest * columns.largest) > pixels:
                continue
            candidate = (float(rows.total * columns.total), max(height / width, width / height), height, width)
            best = min(best, candidate) if best else candidate
    return best[2:] if best else (least, least)


class _Extent:
    """Windows along one axis: how long they are together, and the longest."""

    def __init__(self, lengths: list[int]) -> None:
        self.total = sum(lengths)
        self.largest = max(lengths)


def _extent(length: int, core: int, halo: int, multiple: int) -> _Extent:
    reach = round_up(halo, multiple)
    spans = split(length, core, multiple)
    return _Extent([min(end + reach, length) - max(start - reach, 0) for start, end in spans])


def _core_sizes(length: int, least: int, multiple: int) -> list[int]:
    """Core sizes that cut ``length`` into 1, 2, 3 ... nearly equal parts, down to ``least``."""
    most = max(1, length // max(least, 1))
    return sorted({max(round_up(-(-length // parts), multiple), multiple) for parts in range(1, min(most, 256) + 1)})
