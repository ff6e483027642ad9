"""A blind test: which picture looks better, asked of crops whose pictures lie in random order. Knows no widgets."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.inference.tiling import Rect

Rgb = NDArray[np.uint8]

MOST_CANDIDATES = 9
"""As many as there are keys to vote with."""


@dataclass(frozen=True, slots=True, eq=False)
class Crop:
    """The same place of one photo, as every candidate shows it.

    Attributes:
        photo: its file's name.
        rect: where it lies, in pixels of the photo.
        pictures: (h, w, 3) uint8 each, all of one size, in the order of the candidates.
        side: edge of the square in its middle that it was chosen for, in pixels; what is around it is seen when there
            is room.
    """

    photo: str
    rect: Rect
    pictures: tuple[Rgb, ...]
    side: int


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A crop to vote on.

    Attributes:
        crop: what is seen.
        order: which candidate is seen at each place, the first place first.
    """

    crop: Crop
    order: tuple[int, ...]

    @property
    def shown(self) -> tuple[Rgb, ...]:
        """The pictures, the first place first."""
        return tuple(self.crop.pictures[candidate] for candidate in self.order)


@dataclass(frozen=True, slots=True)
class Vote:
    """An answer.

    Attributes:
        place: where the better picture was seen, the first place at 0; None: there was no difference.
        candidate: which that was.
    """

    place: int | None
    candidate: int | None


NO_DIFFERENCE = Vote(None, None)


@dataclass(frozen=True, slots=True, eq=False)
class BlindTest:
    """Questions, and the answers so far.

    Attributes:
        candidates: what they are called, which nobody sees before the end.
        questions: one for each crop.
        votes: the answers to the first of them.
        seed: gives the same orders again.
    """

    candidates: tuple[str, ...]
    questions: tuple[Question, ...]
    votes: tuple[Vote, ...] = ()
    seed: int = 0

    @property
    def over(self) -> bool:
        """Whether every question is answered."""
        return len(self.votes) == len(self.questions)

    @property
    def question(self) -> Question | None:
        """The one that is to be answered now; None when it is over."""
        return None if self.over else self.questions[len(self.votes)]

    def vote(self, place: int | None) -> "BlindTest":
        """With an answer to the present question; without a change where it is over or there is no such place.

        Args:
            place: where the better picture is seen, the first place at 0; None: there is no difference.
        """
        question = self.question
        if question is None:
            return self
        if place is None:
            return replace(self, votes=(*self.votes, NO_DIFFERENCE))
        if not 0 <= place < len(question.order):
            return self
        return replace(self, votes=(*self.votes, Vote(place, question.order[place])))

    def back(self) -> "BlindTest":
        """Without the last answer, to give another one."""
        return replace(self, votes=self.votes[:-1])

    def shortened(self) -> "BlindTest":
        """Without the questions that are not answered: it is over."""
        return replace(self, questions=self.questions[: len(self.votes)])


def prepare(candidates: Sequence[str], crops: Sequence[Crop], seed: int) -> BlindTest:
    """A test of these crops in random order.

    Raises:
        ValueError: there are fewer than two candidates or more than nine, or a crop has not one picture of each.
    """
    count = len(candidates)
    if not 2 <= count <= MOST_CANDIDATES:
        raise ValueError(f"a blind test compares 2 to {MOST_CANDIDATES} candidates, not {count}")
    if any(len(crop.pictures) != count for crop in crops):
        raise ValueError("a crop has one picture of each candidate")
    chance = random.Random(seed)
    mixed = chance.sample(list(crops), len(crops))
    orders = balanced_orders(count, len(mixed), chance)
    questions = (Question(crop, order) for crop, order in zip(mixed, orders, strict=True))
    return BlindTest(tuple(candidates), tuple(questions), seed=seed)


def balanced_orders(candidates: int, questions: int, chance: random.Random) -> list[tuple[int, ...]]:
    """For each question a random order, so that every candidate is seen equally often at every place.

    In each block of as many questions as there are candidates everyone stands once at every place (a Latin square), so
    a liking for one place favours nobody. In a last block that is not full, nobody is more than once at a place.
    """
    orders: list[tuple[int, ...]] = []
    while len(orders) < questions:
        first = chance.sample(range(candidates), candidates)
        block = [tuple(first[turn:] + first[:turn]) for turn in range(candidates)]
        orders += chance.sample(block, candidates)
    return orders[:questions]
