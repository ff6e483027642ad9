"""Counts and intervals, against published values."""

import csv
import io
import random

import pytest
from scipy.stats import binomtest

from denoiser_gui.state.blind_result import as_csv, holm, result_of, sign_test, wilson
from denoiser_gui.state.blind_test import BlindTest, prepare
from tests.gui.state.test_blind_test import crops


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    # R. G. Newcombe: Two-sided confidence intervals for the single proportion. Statistics in Medicine 17, 1998, table I
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_those_that_were_published(count: int, total: int, low: float, high: float) -> None:
    assert wilson(count, total) == pytest.approx((low, high), abs=5e-5)
    assert wilson(total - count, total) == pytest.approx((1 - high, 1 - low), abs=5e-5)


def test_of_nothing_nothing_is_known() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    with pytest.raises(ValueError, match="no share"):
        wilson(3, 2)


@pytest.mark.parametrize(
    ("one", "other", "p"),
    # 8 of 10 deer: J. H. Zar, Biostatistical Analysis, on the sign test; the others by the binomial by hand
    [(8, 2, 0.109375), (2, 8, 0.109375), (5, 0, 0.0625), (6, 0, 0.03125), (5, 5, 1.0), (0, 0, 1.0), (1, 0, 1.0)],
)
def test_the_sign_test_is_that_of_the_books(one: int, other: int, p: float) -> None:
    assert sign_test(one, other) == pytest.approx(p, abs=1e-9)


def voted(names: tuple[str, ...], wanted: list[str | None]) -> BlindTest:
    """A person who sees through the order and votes for these names."""
    test = prepare(names, crops(len(wanted), len(names)), 3)
    for name in wanted:
        assert test.question is not None
        test = test.vote(None if name is None else test.question.order.index(names.index(name)))
    return test


def test_two_are_set_against_each_other_without_those_that_saw_no_difference() -> None:
    result = result_of(voted(("fast", "quality"), [*["quality"] * 8, *["fast"] * 2, None, None]))
    assert [(name, share.count, share.total) for name, share in result.shares] == [("quality", 8, 12), ("fast", 2, 12)]
    assert result.shares[0][1].value == pytest.approx(2 / 3)
    assert result.shares[0][1].interval == wilson(8, 12)
    assert (result.undecided.count, result.undecided.interval) == (2, wilson(2, 12))
    found = result.pairwise
    assert found is not None
    assert (found.winner, found.won, found.loser, found.lost) == ("quality", 8, "fast", 2)
    assert found.p == pytest.approx(0.109375)


def test_of_three_everyone_is_counted() -> None:
    result = result_of(voted(("a", "b", "c"), ["c", "c", "a", None]))
    assert [(name, share.count) for name, share in result.shares] == [("c", 2), ("a", 1), ("b", 0)]
    assert result.pairwise is None
    assert [(pair.winner, pair.won, pair.loser, pair.lost) for pair in result.pairs] == [
        ("c", 2, "a", 1),
        ("c", 2, "b", 0),
        ("a", 1, "b", 0),
    ]
    assert not any(pair.telling or pair.sure for pair in result.pairs)


@pytest.mark.parametrize(
    ("ps", "adjusted"),
    [
        # four p of Wikipedia's example of the Holm-Bonferroni method, at hand: 4 x 0.005, 3 x 0.01, 2 x 0.03, 0.04
        ([0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]),
        ([0.02, 0.02], [0.04, 0.04]),
        ([0.9, 0.4, 0.5], [1.0, 1.0, 1.0]),
        ([0.3], [0.3]),
        ([], []),
    ],
)
def test_several_tests_are_judged_with_regard_to_each_other(ps: list[float], adjusted: list[float]) -> None:
    assert holm(ps) == pytest.approx(adjusted)


def test_pairs_of_three_are_tested_where_one_of_the_two_was_chosen() -> None:
    votes: list[str | None] = [*["a"] * 20, *["b"] * 8, *["c"] * 2, *[None] * 5]
    pairs = result_of(voted(("c", "b", "a"), votes)).pairs
    ps = [binomtest(won, won + lost).pvalue for won, lost in ((20, 8), (20, 2), (8, 2))]
    assert [pair.p for pair in pairs] == pytest.approx(ps)
    assert [pair.p_of_all for pair in pairs] == pytest.approx([2 * ps[0], 3 * ps[1], max(2 * ps[0], ps[2])])
    assert [pair.p < 0.05 for pair in pairs] == [True, True, False]
    assert [pair.sure for pair in pairs] == [False, True, False], "of three the middle one is not sure any more"
    assert all(pair.telling for pair in pairs)


def test_of_equals_hardly_ever_a_pair_is_told_to_be_beyond_chance() -> None:
    """Votes at random for four of equal quality: one pair or more in at most 5 % of tests."""
    chance = random.Random(5)
    names = ("a", "b", "c", "d")
    told = [
        any(pair.sure for pair in result_of(voted(names, [chance.choice(names) for _ in range(24)])).pairs)
        for _ in range(300)
    ]
    assert sum(told) <= 0.05 * len(told)


def test_a_person_who_always_votes_for_the_left_favours_nobody() -> None:
    test = prepare(("a", "b"), crops(12), 8)
    while not test.over:
        test = test.vote(0)
    result = result_of(test)
    assert [share.count for _, share in result.shares] == [6, 6]
    assert result.places == (12, 0)
    assert result.pairwise is not None
    assert result.pairwise.p == 1.0


def test_before_the_first_vote_there_are_no_shares() -> None:
    result = result_of(prepare(("a", "b"), crops(2), 0))
    assert [share.value for _, share in result.shares] == [0.0, 0.0]
    assert result.undecided.interval == (0.0, 1.0)


def test_the_table_tells_what_was_seen_where_and_what_was_chosen() -> None:
    test = voted(("a, b", "c"), ["c", None, "a, b"])
    rows = list(csv.DictReader(io.StringIO(as_csv(test))))
    assert [row["chosen"] for row in rows] == ["c", "no difference", "a, b"]
    for row, question in zip(rows, test.questions, strict=True):
        assert row["photo"] == question.crop.photo
        assert (row["left"], row["top"], row["width"], row["height"]) == ("0", "0", "4", "4")
        assert [row["place_1"], row["place_2"]] == [test.candidates[each] for each in question.order]
        if row["chosen_place"]:
            assert row[f"place_{row['chosen_place']}"] == row["chosen"]
    assert rows[1]["chosen_place"] == ""
    assert {row["seed"] for row in rows} == {"3"}


def test_a_test_that_was_left_early_has_a_row_for_each_vote() -> None:
    test = prepare(("a", "b"), crops(5), 0).vote(0)
    assert len(as_csv(test).splitlines()) == 2
