import math

import pytest

from engine.training.config import Run
from engine.training.control import NewLength
from engine.training.progress import Length, Pace, changed, due, length_of, patch_at


def test_the_first_length_that_is_told_counts() -> None:
    assert length_of(Run(steps=7, epochs=3, minutes=1), 4, 100) == Length(steps=7)
    assert length_of(Run(epochs=3, minutes=1), 8, 100) == Length(steps=37)
    assert length_of(Run(epochs=1), 4096, 10) == Length(steps=1)
    assert length_of(Run(minutes=1.5), 4, 100) == Length(seconds=90.0)


def test_fraction_and_time_left_follow_steps_or_the_clock() -> None:
    assert Length(steps=10).fraction(5, 1e6) == 0.5
    assert Length(steps=10).fraction(11, 0) == 1.0
    assert Length(seconds=60).fraction(10**6, 15) == 0.25
    assert Length(steps=10).seconds_left(4, 0, 2.0) == 3.0
    assert math.isinf(Length(steps=10).seconds_left(4, 0, 0.0))
    assert Length(seconds=60).seconds_left(4, 70, 2.0) == 0.0


def test_another_length_leaves_room_for_one_more_step() -> None:
    assert changed(NewLength(steps=20), 7, 100.0) == Length(steps=20)
    assert changed(NewLength(steps=3), 7, 100.0) == Length(steps=8)
    assert changed(NewLength(minutes=2), 7, 100.0) == Length(seconds=120.0)
    short = changed(NewLength(minutes=1), 7, 100.0)
    assert short.fraction(7, 100.0) < 1.0
    assert short.fraction(8, 100.001) == 1.0


@pytest.mark.parametrize(("times", "steps"), [(0, 20), (1, 20), (5, 20), (7, 20), (20, 20), (60, 20)])
def test_marks_are_passed_once_each_and_the_last_is_the_end(times: int, steps: int) -> None:
    passed = [step for step in range(1, steps + 1) if due(times, (step - 1) / steps, step / steps)]
    assert len(passed) == min(times, steps)
    assert not times or passed[-1] == steps


def test_patches_grow_in_four_parts_and_stay_multiples() -> None:
    run = Run(patch=50, patch_end=130)
    sides = [patch_at(run, fraction, 16) for fraction in (0, 0.24, 0.25, 0.5, 0.75, 1.0)]
    assert sides == [48, 48, 64, 96, 128, 128]
    assert patch_at(Run(patch=64), 1.0, 16) == 64
    assert patch_at(Run(patch=8), 0.0, 16) == 16


def test_pace_leaves_out_rests() -> None:
    now = 0.0
    pace = Pace(0, lambda: now)
    now = 2.0
    assert pace.at(10, 0.5) == (5.0, 0.25)
    now = 100.0
    pace.rested(10, 0.5)
    now = 102.0
    assert pace.at(12, 1.5) == (1.0, 0.5)


def test_pace_waits_for_a_second_before_it_tells_another_speed() -> None:
    now = 0.5
    pace = Pace(0, lambda: now)
    now = 1.0
    assert pace.at(1, 0.0)[0] == 2.0
    now = 1.1
    assert pace.at(50, 0.0)[0] == 2.0
