import pytest

from engine.errors import WrongConfig
from engine.training.schedule import FLOOR, build_schedule, cosine, multi_step, warmth


def test_a_cosine_falls_from_one_to_the_floor() -> None:
    assert cosine(0, 1000) == 1.0
    assert cosine(500, 1000) == pytest.approx(0.5 + FLOOR / 2)
    assert cosine(250, 1000) == pytest.approx(FLOOR + (1 - FLOOR) * 0.8535533905932737)
    assert cosine(1000, 1000) == pytest.approx(FLOOR)
    assert cosine(2000, 1000) == pytest.approx(FLOOR)


def test_the_rate_drops_to_a_tenth_at_60_and_90_percent() -> None:
    factors = [multi_step(step, 10) for step in range(10)]
    assert factors == pytest.approx([1.0] * 6 + [0.1] * 3 + [0.01])
    assert multi_step(119, 200) == 1.0
    assert multi_step(120, 200) == pytest.approx(0.1)
    assert multi_step(180, 200) == pytest.approx(0.01)


def test_warming_up_is_a_straight_line() -> None:
    assert [warmth(step, 1000, 4) for step in range(6)] == [0.25, 0.5, 0.75, 1.0, 1.0, 1.0]


def test_a_short_run_warms_up_for_a_tenth_of_it() -> None:
    assert [warmth(step, 20, 200) for step in range(3)] == [0.5, 1.0, 1.0]
    assert warmth(0, 9, 200) == 1.0
    assert warmth(0, 1000, 0) == 1.0


@pytest.mark.parametrize("name", ["cosine", "multi-step"])
@pytest.mark.parametrize("steps", [0, 1, 2, 20, 3000])
def test_every_step_has_a_rate(name: str, steps: int) -> None:
    schedule = build_schedule(name, 200)
    assert all(0.0 < schedule(step, steps) <= 1.0 for step in range(max(steps, 1)))


def test_warm_up_and_shape_are_multiplied() -> None:
    schedule = build_schedule("cosine", 100)
    assert schedule(49, 1000) == pytest.approx(0.5 * cosine(49, 1000))
    assert schedule(99, 1000) == cosine(99, 1000)
    assert build_schedule("multi-step", 0)(0, 10) == 1.0


def test_an_unknown_schedule_is_answered_with_those_there_are() -> None:
    with pytest.raises(WrongConfig, match="'linear'; there are cosine, multi-step"):
        build_schedule("linear")
