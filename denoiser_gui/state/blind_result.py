"""What the votes of a blind test say: counts, how sure they are, and the whole as a table. Knows no widgets."""

import csv
import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from denoiser_gui.state.blind_test import BlindTest

_Z = 1.959963984540054
"""Of the standard normal distribution, for 95 %."""
_SURE = 0.05


@dataclass(frozen=True, slots=True)
class Share:
    """How often something was voted for.

    Attributes:
        count: of the votes.
        total: all votes, those for no difference included.
        interval: in which the share lies with 95 % confidence, 0 to 1.
    """

    count: int
    total: int
    interval: tuple[float, float]

    @property
    def value(self) -> float:
        """0 to 1."""
        return self.count / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Pairwise:
    """Two candidates against each other, on the crops on which one of them was chosen.

    A vote is for the best of all. If two look equally good, one of them is chosen as likely as the other, whatever else
    there is to choose from; so among the votes for either of them the sign test holds.

    Attributes:
        winner, loser: names, by their votes; where both have as many, as they were given.
        won, lost: votes for each.
        p: how likely votes at least as uneven would be if both looked equally good (sign test, two-sided).
        p_of_all: the same with regard to all pairs that were looked at, by :func:`holm`.
    """

    winner: str
    loser: str
    won: int
    lost: int
    p: float
    p_of_all: float

    @property
    def sure(self) -> bool:
        """Whether it is beyond chance; that one of all pairs is told to be so by chance is at most 5 % likely."""
        return self.p_of_all < _SURE

    @property
    def telling(self) -> bool:
        """Whether there are enough votes that they could have been beyond chance in a pair by itself."""
        return sign_test(self.won + self.lost, 0) < _SURE


@dataclass(frozen=True, slots=True)
class BlindResult:
    """What came out.

    Attributes:
        shares: of every candidate, most votes first.
        undecided: of the answer that there is no difference.
        places: how often each place was voted for, the first place first.
        pairs: every two against each other, in the order of the shares.
    """

    shares: tuple[tuple[str, Share], ...]
    undecided: Share
    places: tuple[int, ...]
    pairs: tuple[Pairwise, ...]

    @property
    def pairwise(self) -> Pairwise | None:
        """The two against each other, where there are two."""
        return self.pairs[0] if len(self.pairs) == 1 else None


def result_of(test: BlindTest) -> BlindResult:
    """Of the votes so far."""
    votes, total = test.votes, len(test.votes)
    counts = [sum(vote.candidate == place for vote in votes) for place in range(len(test.candidates))]
    shares = [(name, _share(count, total)) for name, count in zip(test.candidates, counts, strict=True)]
    shares.sort(key=lambda share: -share[1].count)
    return BlindResult(
        tuple(shares),
        _share(sum(vote.candidate is None for vote in votes), total),
        tuple(sum(vote.place == place for vote in votes) for place in range(len(test.candidates))),
        _pairs(shares),
    )


def wilson(count: int, total: int) -> tuple[float, float]:
    """The interval in which a share lies with 95 % confidence; 0 to 1 where nothing was counted.

    E. B. Wilson: Probable inference, the law of succession, and statistical inference. JASA 22(158), 1927.
    """
    if not 0 <= count <= total:
        raise ValueError(f"{count} of {total} is no share")
    if total == 0:
        return 0.0, 1.0
    share, z2 = count / total, _Z * _Z
    centre = share + z2 / (2 * total)
    spread = _Z * math.sqrt(share * (1 - share) / total + z2 / (4 * total * total))
    low, high = ((centre + sign * spread) / (1 + z2 / total) for sign in (-1, 1))
    return (0.0 if count == 0 else low), (1.0 if count == total else high)


def sign_test(one: int, other: int) -> float:
    """How likely votes at least as uneven are if each goes to either side by chance; two-sided, without undecided ones.

    W. J. Dixon, A. M. Mood: The statistical sign test. JASA 41(236), 1946.
    """
    total = one + other
    tail = sum(math.comb(total, count) for count in range(min(one, other) + 1))
    return min(1.0, float(2 * tail / 2**total))


def holm(ps: Sequence[float]) -> list[float]:
    """What several p are with regard to each other: for each the least level at which it counts with the others.

    S. Holm: A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6(2), 1979.
    """
    adjusted, largest = [0.0] * len(ps), 0.0
    for rank, place in enumerate(sorted(range(len(ps)), key=ps.__getitem__)):
        largest = max(largest, min(1.0, (len(ps) - rank) * ps[place]))
        adjusted[place] = largest
    return adjusted


def votes_needed(total: int) -> int:
    """How many of so many votes one of two must have for p < 0.05 in the sign test; one more where none would."""
    enough = (votes for votes in range((total + 1) // 2, total + 1) if sign_test(votes, total - votes) < _SURE)
    return next(enough, total + 1)


def as_csv(test: BlindTest) -> str:
    """A row for every vote: the place in the photo, what was seen at each place, and what looked better."""
    file = io.StringIO()
    table = csv.writer(file, lineterminator="\n")
    places = [f"place_{place + 1}" for place in range(len(test.candidates))]
    table.writerow(["crop", "photo", "left", "top", "width", "height", *places, "chosen_place", "chosen", "seed"])
    table.writerows(_rows(test))
    return file.getvalue()


def _rows(test: BlindTest) -> Iterator[list[object]]:
    answered = zip(test.questions, test.votes, strict=False)
    for number, (question, vote) in enumerate(answered, 1):
        rect = question.crop.rect
        names = [test.candidates[candidate] for candidate in question.order]
        chosen = "no difference" if vote.candidate is None else test.candidates[vote.candidate]
        place = "" if vote.place is None else vote.place + 1
        size = (rect.left, rect.top, rect.width, rect.height)
        yield [number, question.crop.photo, *size, *names, place, chosen, test.seed]


def _share(count: int, total: int) -> Share:
    return Share(count, total, wilson(count, total))


def _pairs(shares: Sequence[tuple[str, Share]]) -> tuple[Pairwise, ...]:
    pairs = list(combinations(shares, 2))
    ps = [sign_test(more.count, less.count) for (_, more), (_, less) in pairs]
    return tuple(
        Pairwise(winner, loser, more.count, less.count, p, p_of_all)
        for ((winner, more), (loser, less)), p, p_of_all in zip(pairs, ps, holm(ps), strict=True)
    )
