"""Tiles computed in threads, so that stopping waits for none of them. Imports no torch."""

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from engine.cancellation import CancelToken
from engine.inference.tiling import Tile

Value = TypeVar("Value")
Focus = Callable[[], tuple[float, float] | None]

_MOST = 8
_PAUSE = 0.05
"""Seconds between two looks at whether somebody asked to stop."""


def thread_count(has_own: bool) -> int:
    """How many tiles are computed at a time: one for each processor that may be used, but no more than 8.

    Args:
        has_own: the work on one tile has threads of its own.
    """
    if has_own:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST)


def computed(
    tiles: Sequence[Tile], work: Callable[[Tile], Value], threads: int, cancel: CancelToken, focus: Focus
) -> Iterator[tuple[Tile, Value]]:
    """Every tile with what ``work`` makes of it, as they come; those nearest to ``focus`` (y, x) are begun first.

    The first is computed alone, as it may have to import a library, which threads had better not do all at once.

    Raises:
        Cancelled: somebody asked to stop, at most a tenth of a second ago. Threads finish the tiles that they are at,
            and nobody gets those.
        Exception: whatever ``work`` raises.
    """
    cancel.raise_if_cancelled()
    waiting, running = list(tiles), dict[Future[Value], Tile]()
    pool, at_a_time = ThreadPoolExecutor(threads, "tiles"), 1
    try:
        while waiting or running:
            while waiting and len(running) < at_a_time:
                tile = _take_next(waiting, focus())
                running[pool.submit(work, tile)] = tile
            for future in _first_done(running, cancel):
                yield running.pop(future), future.result()
                cancel.raise_if_cancelled()
            at_a_time = threads
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _first_done(running: Collection[Future[Value]], cancel: CancelToken) -> set[Future[Value]]:
    done: set[Future[Value]] = set()
    while not done:
        done = wait(running, _PAUSE, FIRST_COMPLETED).done
        cancel.raise_if_cancelled()
    return done


def _take_next(waiting: list[Tile], focus: tuple[float, float] | None) -> Tile:
    if focus is None:
        return waiting.pop(0)
    return waiting.pop(min(range(len(waiting)), key=lambda index: waiting[index].core.distance_squared(*focus)))
