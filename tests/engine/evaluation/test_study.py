from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.cancellation import Cancelled, CancelToken
from engine.evaluation.results import Failure, Measurement, Pair
from engine.evaluation.study import Advanced, Study, StudyEvent, run
from tests.engine.cli.conftest import Whitener, save


class Pause:
    """Paused for so many waits, which take ten seconds of the clock each."""

    def __init__(self, waits: int) -> None:
        self.left, self.now = waits, 0.0

    @property
    def paused(self) -> bool:
        return self.left > 0

    def wait(self, _seconds: float) -> None:
        self.left -= 1
        self.now += 10.0

    def clock(self) -> float:
        self.now += 1.0
        return self.now


@pytest.fixture
def pairs(tmp_path: Path) -> list[Pair]:
    return [Pair(save(tmp_path / f"n{i}.png", seed=i), save(tmp_path / f"c{i}.png", seed=i + 5)) for i in range(3)]


def advanced(events: Iterator[StudyEvent]) -> list[Advanced]:
    return [event for event in events if isinstance(event, Advanced)]


def test_tells_how_far_it_is_and_how_long_it_takes(pairs: list[Pair]) -> None:
    told = advanced(run(Study(pairs, {"a": Whitener(), "b": Whitener()}), clock=Pause(0).clock))
    assert [(found.done, found.fraction) for found in told[:3]] == [(0, 1.0), (1, 0.0), (1, 1.0)]
    left = [found.seconds_left for found in told if not found.fraction]
    assert left == [10.0, 8.0, 6.0, 4.0, 2.0, 0.0]
    assert (told[-1].done, told[-1].jobs) == (6, 6)


def test_a_pause_costs_no_time_and_changes_nothing(pairs: list[Pair]) -> None:
    pause = Pause(3)
    study = Study(pairs, {"a": Whitener()})
    events = list(run(study, control=pause, clock=pause.clock))
    assert pause.left == 0
    assert sum(isinstance(event, Measurement) for event in events) == 6
    assert [found.seconds_left for found in advanced(iter(events)) if not found.fraction] == [4.0, 2.0, 0.0]


def test_what_is_kept_counts_as_done_at_once(pairs: list[Pair], tmp_path: Path) -> None:
    list(run(Study(pairs[:2], {"a": Whitener()}, tmp_path / "s")))
    told = advanced(run(Study(pairs, {"a": Whitener()}, tmp_path / "s")))
    assert [(found.done, found.seconds_left) for found in told[:2]] == [(1, None), (2, None)]
    assert told[-1].done == 3


def test_cancelled_while_it_stands_still(pairs: list[Pair], tmp_path: Path) -> None:
    token = CancelToken()

    class Forever(Pause):
        def wait(self, _seconds: float) -> None:
            token.cancel()

    with pytest.raises(Cancelled):
        list(run(Study(pairs, {"a": Whitener()}, tmp_path / "s"), token, Forever(1)))


def test_a_photo_that_fails_counts_for_all_methods(pairs: list[Pair]) -> None:
    pairs[0].noisy.write_bytes(b"no photo")
    events = list(run(Study(pairs, {"a": Whitener(), "b": Whitener()})))
    assert isinstance(events[0], Failure)
    assert isinstance(events[1], Advanced)
    assert (events[1].done, events[1].jobs) == (2, 6)
