import pytest

from engine.evaluation.overview import overview

FIGURES = {"noisy": {1: 20.0, 2: 22.0, 3: 24.0}, "tv": {1: 30.0, 2: 21.0, 3: 31.0}, "bad": {1: 10.0}}


def test_means_wins_and_differences() -> None:
    noisy, tv, bad = overview(FIGURES, "noisy")
    assert (noisy.photos, tv.photos, bad.photos) == (3, 3, 1)
    assert noisy.mean is not None
    assert noisy.mean.value == pytest.approx(22.0)
    assert noisy.against is None
    assert tv.against is not None
    assert tv.against.mean.value == pytest.approx(16 / 3)
    assert (tv.against.better, tv.against.worse, tv.against.photos) == (2, 1, 3)
    assert bad.against is not None
    assert bad.against.photos == 1
    assert [one.wins for one in (noisy, tv, bad)] == [0, 1, 0], "only the first photo has a figure of every method"


def test_where_less_is_better_the_least_wins() -> None:
    assert [one.wins for one in overview({"a": {1: 2.0, 2: 5.0}, "b": {1: 3.0, 2: 4.0}}, "a", higher=False)] == [1, 1]
    assert [one.wins for one in overview({"a": {1: 2.0, 2: 4.0}, "b": {1: 3.0, 2: 4.0}}, "a", higher=False)] == [2, 1]


def test_without_the_reference_nothing_is_compared_and_without_photos_there_is_no_mean() -> None:
    one, empty = overview({"a": {1: 2.0}, "b": {}}, "gone")
    assert one.against is empty.against is None
    assert empty.mean is None
    assert overview({}, "a") == ()
