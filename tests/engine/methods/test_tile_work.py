"""Tiles in threads: each comes once, nearest first, and nobody waits for one after stopping."""

import threading
import time

import pytest

from engine.cancellation import Cancelled, CancelToken
from engine.inference.tiling import Rect, Tile, tiles_of
from engine.methods.tile_work import computed, thread_count

TILES = tiles_of(Rect(0, 0, 40, 60), 10, 10, 0, 1)


def nowhere() -> None:
    return None


@pytest.mark.parametrize("threads", [1, 3, 50])
def test_every_tile_comes_once_with_its_value(threads: int) -> None:
    found = list(computed(TILES, lambda tile: tile.core.left, threads, CancelToken(), nowhere))
    assert sorted(tile.core for tile, _ in found) == sorted(tile.core for tile in TILES)
    assert all(value == tile.core.left for tile, value in found)


def test_no_tiles_are_no_work() -> None:
    assert list(computed([], lambda tile: tile, 2, CancelToken(), nowhere)) == []


def test_those_nearest_to_the_focus_are_begun_first_wherever_it_goes() -> None:
    places = [(35.0, 55.0), (0.0, 0.0)]
    begun = [
        tile.core
        for tile, _ in computed(TILES, lambda tile: tile, 1, CancelToken(), lambda: places.pop() if places else (5, 55))
    ]
    assert begun[:3] == [Rect(0, 0, 10, 10), Rect(30, 50, 40, 60), Rect(0, 50, 10, 60)]


def test_the_first_is_alone_then_as_many_as_there_are_threads() -> None:
    together, counts, lock = [0], [], threading.Lock()

    def work(_tile: Tile) -> None:
        with lock:
            together[0] += 1
            counts.append(together[0])
        time.sleep(0.02)
        with lock:
            together[0] -= 1

    found = computed(TILES, work, 3, CancelToken(), nowhere)
    next(found)
    assert counts == [1]
    list(found)
    assert max(counts) == 3


@pytest.mark.parametrize("threads", [1, 2])
def test_stopping_waits_for_no_tile_and_begins_no_other(threads: int) -> None:
    token, held, begun = CancelToken(), threading.Event(), []

    def work(tile: Tile) -> None:
        begun.append(tile)
        assert held.wait(30)

    threading.Timer(0.1, token.cancel).start()
    before = time.perf_counter()
    with pytest.raises(Cancelled):
        list(computed(TILES, work, threads, token, nowhere))
    assert time.perf_counter() - before < 10.0
    held.set()
    time.sleep(0.05)
    assert len(begun) == 1


def test_what_goes_wrong_in_a_thread_is_told_and_ends_the_work() -> None:
    begun = []

    def work(tile: Tile) -> None:
        begun.append(tile)
        if len(begun) == 3:
            raise ValueError("three")

    with pytest.raises(ValueError, match="three"):
        list(computed(TILES, work, 1, CancelToken(), nowhere))
    time.sleep(0.05)
    assert len(begun) == 3


def test_closing_begins_no_more() -> None:
    begun: list[Tile] = []
    found = computed(TILES, begun.append, 2, CancelToken(), nowhere)
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert len(begun) <= 3


def test_one_tile_at_a_time_where_it_has_threads_of_its_own() -> None:
    assert thread_count(has_own=True) == 1
    assert 1 <= thread_count(has_own=False) <= 8
