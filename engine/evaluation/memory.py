"""How much memory some work takes at its height."""

import sys
import threading
from types import TracebackType

import psutil

_PAUSE = 0.01


class PeakMemory:
    """Watches, from the beginning of a ``with`` block to its end, what is taken in it.

    Of a CUDA device it is what torch's tensors took at the height. Elsewhere it is by how much this process grew in the
    system's eyes, looked at every 10 ms. Memory that it had got before and not given back is not seen, so a method's
    first photo tells most.

    Args:
        device: where the work runs, as denoisers tell it.
    """

    def __init__(self, device: str) -> None:
        self._device = device
        self._process = psutil.Process()
        self._ended = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="memory", daemon=True)
        self._before = self._highest = 0

    @property
    def taken(self) -> int:
        """Bytes, at least 0; whole once the block has ended."""
        return max(0, self._highest - self._before)

    def __enter__(self) -> "PeakMemory":
        if self._on_cuda:
            sys.modules["torch"].cuda.reset_peak_memory_stats(self._device)
        else:
            self._before = self._highest = self._resident()
            self._watcher.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._on_cuda:
            self._highest = int(sys.modules["torch"].cuda.max_memory_allocated(self._device))
            return
        self._ended.set()
        self._watcher.join()
        self._look()

    @property
    def _on_cuda(self) -> bool:
        return self._device.startswith("cuda") and "torch" in sys.modules

    def _watch(self) -> None:
        while not self._ended.wait(_PAUSE):
            self._look()

    def _look(self) -> None:
        self._highest = max(self._highest, self._resident())

    def _resident(self) -> int:
        return int(self._process.memory_info().rss)
