"""Questions in balanced random order, and votes that can be taken back."""

import random
from collections import Counter

import numpy as np
import pytest

from denoiser_gui.state.blind_test import NO_DIFFERENCE, BlindTest, Crop, Vote, balanced_orders, prepare
from engine.inference.tiling import Rect

RECT = Rect(0, 0, 4, 4)


def crops(count: int, candidates: int = 2) -> list[Crop]:
    """Of which the pictures of candidate ``c`` are all ``c``, and the place tells the number."""
    pictures = tuple(np.full((4, 4, 3), candidate, np.uint8) for candidate in range(candidates))
    return [Crop(f"{number}.png", RECT, pictures, 4) for number in range(count)]


@pytest.mark.parametrize(("candidates", "questions"), [(2, 12), (2, 7), (3, 12), (3, 10), (4, 24), (9, 24)])
def test_every_candidate_is_equally_often_at_every_place(candidates: int, questions: int) -> None:
    for seed in range(40):
        orders = balanced_orders(candidates, questions, random.Random(seed))
        assert len(orders) == questions
        assert all(sorted(order) == list(range(candidates)) for order in orders)
        for place in range(candidates):
            seen = Counter(order[place] for order in orders)
            often = [seen[candidate] for candidate in range(candidates)]
            assert max(often) - min(often) <= 1
            if questions % candidates == 0:
                assert set(often) == {questions // candidates}


def test_the_order_cannot_be_told_from_the_questions_before() -> None:
    first, repeated = Counter[int](), Counter[bool]()
    for seed in range(2000):
        orders = balanced_orders(2, 4, random.Random(seed))
        first[orders[0][0]] += 1
        repeated[orders[1][0] == orders[2][0]] += 1  # from one block to the next
    assert abs(first[0] - 1000) < 100
    assert abs(repeated[True] - 1000) < 100


def test_a_seed_gives_the_same_test_again_and_another_one_another() -> None:
    def told(test: BlindTest) -> list[tuple[str, tuple[int, ...]]]:
        return [(question.crop.photo, question.order) for question in test.questions]

    one, again, other = (prepare(("a", "b"), crops(12), seed) for seed in (1, 1, 2))
    assert told(one) == told(again) != told(other)
    assert sorted(name for name, _ in told(one)) == sorted(crop.photo for crop in crops(12))


def test_pictures_are_shown_in_the_order_of_the_question() -> None:
    for question in prepare("abc", crops(9, 3), 5).questions:
        assert [int(picture[0, 0, 0]) for picture in question.shown] == list(question.order)


def test_a_vote_is_for_what_was_at_the_place_and_can_be_taken_back() -> None:
    test = prepare(("a", "b"), crops(3), 0)
    first = test.question
    assert first is not None
    test = test.vote(1)
    assert test.votes == (Vote(1, first.order[1]),)
    test = test.vote(None)
    assert test.votes[1] == NO_DIFFERENCE
    assert test.back().votes == test.votes[:1]
    assert test.back().question is test.questions[1]
    test = test.vote(0)
    assert test.over
    assert test.question is None
    assert test.vote(0) is test
    assert not test.back().over


def test_a_place_that_is_not_there_changes_nothing() -> None:
    test = prepare(("a", "b"), crops(2), 0)
    assert test.vote(2) is test
    assert test.vote(-1) is test
    assert test.back().votes == ()


@pytest.mark.parametrize("names", [("a",), tuple("abcdefghij")])
def test_one_candidate_is_no_test_and_ten_have_no_keys(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="2 to 9"):
        prepare(names, crops(2, len(names)), 0)


def test_a_crop_without_a_picture_of_everyone_is_refused() -> None:
    with pytest.raises(ValueError, match="one picture"):
        prepare(("a", "b", "c"), crops(2), 0)
