"""A network on its device, called with pieces of a photo as numpy arrays."""

import math
import os
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from typing import Any

import numpy as np
import psutil
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.cancellation import CancelToken
from engine.device import Device
from engine.errors import NotFinite
from engine.inference.ensemble import mean_of_symmetries
from engine.inference.tiling import round_up
from engine.models.model import Model

HALF_LIMIT_DB = 60.0
_PROBE_SIDE, _PROBE_SIGMA = 128, 0.1
_TIMED_RUNS = 3


class Runner:
    """Runs a model on windows of a photo.

    The network stays in its own precision (float32, or float64 in tests), with channels last. On CUDA it computes
    in half precision where a probe shows that the result stays within 60 dB of float32.

    Args:
        model: the model; its network is moved to the device.
        device: where to compute.
        half: force half precision on or off; None decides by the probe, on CUDA only.
    """

    def __init__(self, model: Model, device: Device, half: bool | None = None) -> None:
        self.descriptor = model.descriptor
        self.device = device
        self._network = model.network.to(device.torch)
        self._network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's stubs lack it
        self._dtype = next(self._network.parameters()).dtype
        self._half = False
        if half is not False and device.name.startswith("cuda"):
            self._half = half or self._half_suits()

    def __call__(self, window: NDArray[Any], sigma: float | None = None, best: bool = False) -> NDArray[np.floating]:
        """Denoise one window.

        Args:
            window: (H, W, 1 or 3), H and W multiples of the model's size multiple; uint8, uint16 over their range,
                or floats in [0, 1].
            sigma: standard deviation of the noise in 0 to 1 of the range; for models that take it, and only for them.
            best: take the mean over the window's eight positions, at eight times the cost.

        Returns:
            (H, W, C) floats, nominally in [0, 1], not clipped.

        Raises:
            NotFinite: the network answered NaN or infinity.
        """
        channels = window.shape[2]
        with torch.inference_mode(), self._precision():
            level = () if sigma is None else (self._level(sigma),)
            planes = self._to_network(window)

            def network(seen: Tensor) -> Tensor:
                answer: Tensor = self._network(seen, *level).to(self._dtype)
                return answer

            photo = self._to_photo(mean_of_symmetries(planes, network) if best else network(planes), channels)
            if not bool(torch.isfinite(photo.sum())):  # one number that is none spoils the sum
                raise NotFinite(
                    f"The model {self.descriptor.name} gave numbers that are no colours (NaN or infinity). "
                    "The photo was left as it is; try another model."
                )
            return np.asarray(photo.cpu().numpy())

    @contextmanager
    def watching(self, cancel: CancelToken) -> Iterator[None]:
        """Within the block the network stops in the middle of a window, before its next layer, once it is cancelled.

        Raises:
            Cancelled: out of the call for that window.
        """
        layers = [module for module in self._network.modules() if not any(module.children())]
        hooks = [layer.register_forward_pre_hook(lambda *_: cancel.raise_if_cancelled()) for layer in layers]
        try:
            yield
        finally:
            for hook in hooks:
                hook.remove()

    def _to_network(self, window: NDArray[Any]) -> Tensor:
        """(N, C, H, W) in [0, 1] as the network wants its channels."""
        own = np.require(window, requirements=("C", "W"))  # torch warns of an open photo, which is only to be read
        planes = torch.from_numpy(own[None]).permute(0, 3, 1, 2).to(self.device.torch)
        scale = np.iinfo(window.dtype).max if np.issubdtype(window.dtype, np.integer) else 1
        planes = planes.to(self._dtype).div(scale)
        if planes.shape[1] < self.descriptor.channels:
            planes = planes.expand(-1, self.descriptor.channels, -1, -1)
        elif planes.shape[1] > self.descriptor.channels:
            planes = planes.transpose(0, 1)
        return planes.contiguous(memory_format=torch.channels_last)

    def _level(self, sigma: float) -> Tensor:
        return torch.full((1, 1, 1, 1), sigma, dtype=self._dtype, device=self.device.torch)

    @staticmethod
    def _to_photo(answer: Tensor, channels: int) -> Tensor:
        """(H, W, channels): grey photos get the mean of the answers, colours through a grey model their planes."""
        planes = answer if answer.shape[0] == 1 else answer.transpose(0, 1)
        if planes.shape[1] > channels:
            first = planes[:, :1]
            planes = first + (planes - first).mean(dim=1, keepdim=True)  # equal answers come through to the last bit
        return planes[0].permute(1, 2, 0)

    def _precision(self) -> AbstractContextManager[Any]:
        return torch.autocast(self.device.torch.type, torch.float16) if self._half else nullcontext()

    def try_out(self) -> NDArray[np.floating]:
        """The network's answer to a small noisy ramp of a fitting size. Raises as :meth:`__call__`."""
        side = round_up(_PROBE_SIDE, self.descriptor.size_multiple)
        noise = np.random.default_rng(0).normal(0.0, _PROBE_SIGMA, (side, side, self.descriptor.channels))
        ramp = np.linspace(0.0, 1.0, side)[None, :, None]
        probe = np.asarray(np.clip(ramp + noise, 0.0, 1.0), dtype=np.float32)
        return self(probe, _PROBE_SIGMA if self.descriptor.takes_noise_level else None)

    def _half_suits(self) -> bool:
        """Compare half with full precision."""
        full = self.try_out()
        self._half = True
        try:
            error = float(np.mean((self.try_out() - full) ** 2))
        except NotFinite:
            return False
        finally:
            self._half = False
        return -10.0 * math.log10(max(error, 1e-20)) >= HALF_LIMIT_DB


def prepare_cpu() -> None:
    """Flush denormals, which slow CPUs down a hundredfold."""
    torch.set_flush_denormal(True)


def choose_threads(run: Callable[[], object], candidates: Collection[int]) -> int:
    """Set the number of threads with which ``run`` is fastest, measured; no measuring where there is no choice.

    Args:
        run: a small piece of the work.
        candidates: thread counts to try, for instance cores and hardware threads.

    Returns:
        The number of threads that is set now.
    """
    seconds = dict.fromkeys(sorted(candidates), math.inf)
    for count in seconds if len(seconds) > 1 else ():
        torch.set_num_threads(count)
        run()
        for _ in range(_TIMED_RUNS):
            begin = time.perf_counter()
            run()
            seconds[count] = min(seconds[count], time.perf_counter() - begin)
    best = min(seconds, key=lambda count: seconds[count])
    torch.set_num_threads(best)
    return best


@cache
def thread_counts() -> frozenset[int]:
    """Worth trying: one thread for each core, and one for each hardware thread this process may use."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    cores = psutil.cpu_count(logical=False) or usable
    return frozenset({min(cores, usable), usable})
