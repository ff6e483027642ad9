import io

import pytest

from engine.cli.console import Console
from engine.cli.progress import Progress, duration
from engine.events import MemoryShort, TileDone
from engine.inference.tiling import Rect


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def tile(share: float, seconds: float) -> TileDone:
    return TileDone(Rect(0, 0, 1, 1), int(share * 1_000_000), 1_000_000, seconds)


def progress(jobs: int) -> tuple[Progress, Clock, io.StringIO]:
    clock, err = Clock(), io.StringIO()
    return Progress(Console(io.StringIO(), err), jobs, clock), clock, err


def test_one_photo() -> None:
    shown, clock, err = progress(1)
    shown.begin("a.png")
    clock.now = 20.0
    shown.show(tile(0.25, 10.0))
    assert err.getvalue() == "a.png   25%  0.03 MP/s  1 min 00 s left\n"


def test_the_time_left_is_that_of_all_photos() -> None:
    shown, clock, err = progress(3)
    shown.begin("a.png")
    clock.now = 10.0
    shown.show(tile(1.0, 10.0))
    shown.end()
    shown.begin("b.png")
    clock.now = 20.0
    shown.show(tile(1.0, 10.0))
    lines = err.getvalue().splitlines()
    assert lines[0].startswith("[1/3] a.png")
    assert lines[0].endswith("20 s left")
    assert lines[1].startswith("[2/3] b.png")
    assert lines[1].endswith("10 s left")


def test_percent_are_those_of_all_photos() -> None:
    shown, clock, err = progress(4)
    shown.begin("a.png")
    clock.now = 10.0
    shown.step(1.0, 2.5)
    shown.end()
    shown.begin("b.png")
    clock.now = 20.0
    shown.step(0.5, 2.5)
    lines = err.getvalue().splitlines()
    assert lines == ["[1/4] a.png   25%  2.50 MP/s  30 s left", "[2/4] b.png   38%  2.50 MP/s  33 s left"]


def test_photos_that_drop_out_are_not_waited_for() -> None:
    shown, clock, err = progress(3)
    shown.drop(2)
    shown.begin("a.png")
    clock.now = 10.0
    shown.show(tile(1.0, 10.0))
    assert err.getvalue().endswith("0 s left\n")
    assert not err.getvalue().startswith("[")


def test_lines_are_sparse_where_they_stay() -> None:
    shown, clock, err = progress(1)
    shown.begin("a.png")
    for step in range(1, 41):
        clock.now = step
        shown.show(tile(step / 40, step))
    assert [line.split()[1] for line in err.getvalue().splitlines()] == ["25%", "50%", "75%", "100%"]


def test_smaller_tiles_are_told() -> None:
    shown, _, err = progress(1)
    shown.begin("a.png")
    shown.show(MemoryShort(256, 512))
    assert "512 x 256" in err.getvalue()


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.2, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min 00 s"),
        (200, "3 min 20 s"),
        (3599.7, "1 h 00 min"),
        (7500, "2 h 05 min"),
    ],
)
def test_durations(seconds: float, text: str) -> None:
    assert duration(seconds) == text
