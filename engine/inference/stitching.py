"""From tiles to the whole photo: the order of the tiles, cancelling, and what to do when memory runs out."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.cancellation import CancelToken
from engine.device import Device, is_out_of_memory, release_memory
from engine.errors import InferenceError, OutOfMemory
from engine.events import MemoryShort
from engine.inference.planning import MIN_CORE
from engine.inference.tiling import Rect, Tile, round_up, tiles_of

# Tiles up to this side (pixels) come quickly enough as they are: of smaller ones hardly anything but halo is computed.
_REFINED_SIDE = 256

Focus = Callable[[], tuple[float, float] | None]
Network = Callable[[NDArray[Any]], NDArray[np.floating]]
Piece = tuple[Rect, NDArray[np.floating]]


class Stitcher:
    """Computes a photo tile by tile.

    Args:
        pixels: (H, W, C), the photo; integers over their range or floats in [0, 1].
        network: takes a window (h, w, C) of the photo and answers floats of the same shape.
        device: named in errors; its memory is released when it runs short.
        tile: height and width of the cores at first.
        halo: context around every core, pixels.
        multiple: the network's size multiple.
    """

    def __init__(
        self,
        pixels: NDArray[Any],
        network: Network,
        device: Device,
        tile: tuple[int, int],
        halo: int,
        multiple: int,
    ) -> None:
        self._pixels = pixels
        self._network = network
        self._device = device
        self._tile = tile
        self._halo = halo
        self._multiple = multiple
        height, width = pixels.shape[:2]
        self._canvas = Rect(0, 0, round_up(height, multiple), round_up(width, multiple))
        self._waiting = tiles_of(self._canvas, *tile, halo, multiple)

    @property
    def tiles(self) -> int:
        """How many tiles are still to be computed."""
        return len(self._waiting)

    def pieces(self, cancel: CancelToken, focus: Focus) -> Iterator[Piece | MemoryShort]:
        """Yield every part of the photo once, the one nearest to ``focus`` (y, x in pixels) first.

        Whenever the focus is elsewhere than before, the tile there is cut small.

        Raises:
            Cancelled: somebody asked to stop; asked before every tile.
            OutOfMemory: even the smallest tile does not fit.
            NotFinite: the network's answer is not finite.
        """
        looked_at = None
        while self._waiting:
            cancel.raise_if_cancelled()
            before, looked_at = looked_at, focus()
            if looked_at != before:
                self._refine(looked_at)
            tile = self._take_next(looked_at)
            try:
                step: Piece | MemoryShort = self._compute(tile)
            except (MemoryError, RuntimeError) as error:
                if not is_out_of_memory(error):
                    raise self._failure(error) from error
                self._waiting.append(tile)
                step = self._shrink(error)
            yield step

    def _failure(self, error: BaseException) -> InferenceError:
        """In torch's first line; what follows there is for programmers. A card that failed once fails until the end."""
        reason = next(iter(str(error).splitlines()), type(error).__name__).rstrip(".")
        advice = "Try again" if self._device.is_cpu else "Start the program again, or choose the CPU as the device"
        return InferenceError(f"The device {self._device.name} failed ({reason}). {advice}.")

    def _refine(self, focus: tuple[float, float] | None) -> None:
        """Quarter the tile that somebody looks at until it is small: the eye waits less, the halos cost little."""
        if focus is None:
            return
        first = self._take_next(focus)
        while max(first.core.height, first.core.width) > _REFINED_SIDE:
            halves = (-(-first.core.height // 2), -(-first.core.width // 2))
            height, width = (round_up(half, self._multiple) for half in halves)
            parts = tiles_of(self._canvas, height, width, self._halo, self._multiple, within=first.core)
            first = min(parts, key=lambda part: part.core.distance_squared(*focus))
            self._waiting += [part for part in parts if part is not first]
        self._waiting.insert(0, first)

    def _take_next(self, focus: tuple[float, float] | None) -> Tile:
        if focus is None:
            return self._waiting.pop(0)
        nearest = min(range(len(self._waiting)), key=lambda i: self._waiting[i].core.distance_squared(*focus))
        return self._waiting.pop(nearest)

    def _compute(self, tile: Tile) -> Piece:
        answer = self._network(self._window(tile.window))
        height, width = self._pixels.shape[:2]
        core = tile.core.clipped(height, width)
        top, left = core.top - tile.window.top, core.left - tile.window.left
        return core, answer[top : top + core.height, left : left + core.width]

    def _window(self, window: Rect) -> NDArray[Any]:
        """The window's pixels; where the canvas is larger than the photo, its last row and column are repeated."""
        height, width = self._pixels.shape[:2]
        inside = window.clipped(height, width)
        rows, columns = inside.slices
        below, right = window.bottom - inside.bottom, window.right - inside.right
        piece = self._pixels[rows, columns]
        return np.pad(piece, ((0, below), (0, right), (0, 0)), mode="edge") if below or right else piece

    def _shrink(self, error: BaseException) -> MemoryShort:
        """Halve the longer side of the tile and cut what is left anew."""
        release_memory(self._device)
        height, width = (min(side, length) for side, length in zip(self._tile, self._largest_core(), strict=True))
        floor = round_up(MIN_CORE, self._multiple)
        if max(height, width) <= floor:
            advice = "Close other programs" if self._device.is_cpu else "Choose the CPU as the device"
            raise OutOfMemory(
                f"The device {self._device.name} has too little memory even for small tiles. {advice}, and try again."
            ) from error
        halved = max(round_up(max(height, width) // 2, self._multiple), floor)
        self._tile = (halved, width) if height >= width else (height, halved)
        self._waiting = [
            part
            for tile in self._waiting
            for part in tiles_of(self._canvas, *self._tile, self._halo, self._multiple, within=tile.core)
        ]
        return MemoryShort(*self._tile)

    def _largest_core(self) -> tuple[int, int]:
        cores = [tile.core for tile in self._waiting]
        return max(core.height for core in cores), max(core.width for core in cores)
