from dataclasses import dataclass

import pytest

from denoiser_gui.state.sides import DENOISED, NOISY, TRUTH, Sides


@dataclass(frozen=True)
class Named:
    name: str


def there(*names: str) -> list[Named]:
    return [Named(name) for name in names]


def test_a_side_is_chosen_and_what_stands_on_the_other_changes_sides() -> None:
    assert Sides().put_right("nlm") == Sides(NOISY, "nlm")
    assert Sides().put_left("nlm") == Sides("nlm", DENOISED)
    assert Sides().put_right(NOISY) == Sides(DENOISED, NOISY)
    assert Sides("tv", "nlm").put_left("nlm") == Sides("nlm", "tv")
    assert Sides("tv", "nlm").swapped() == Sides("nlm", "tv")


def test_the_right_side_goes_round_and_leaves_out_what_is_on_the_left() -> None:
    names = (NOISY, DENOISED, TRUTH, "nlm")
    seen, sides = [], Sides()
    for _ in range(4):
        sides = sides.cycled(names)
        seen.append(sides.right)
    assert seen == [TRUTH, "nlm", DENOISED, TRUTH]
    assert Sides().cycled(names, -1).right == "nlm"
    assert Sides(NOISY, "gone").cycled(names).right == DENOISED
    assert Sides(NOISY, "gone").cycled(names, -1).right == "nlm"
    assert Sides().cycled([NOISY]) == Sides()


@pytest.mark.parametrize(
    ("sides", "names", "expected"),
    [
        (Sides(), (NOISY, DENOISED), Sides()),
        (Sides("tv", "nlm"), (NOISY, DENOISED, "nlm", "tv"), Sides("tv", "nlm")),
        (Sides(NOISY, "nlm"), (NOISY, DENOISED), Sides(NOISY, DENOISED)),
        (Sides(DENOISED, "nlm"), (NOISY, DENOISED), Sides(DENOISED, NOISY)),
        (Sides(DENOISED, "nlm"), (NOISY, DENOISED, TRUTH), Sides(DENOISED, TRUTH)),
        (Sides("nlm", DENOISED), (NOISY, DENOISED), Sides(NOISY, DENOISED)),
        (Sides("nlm", NOISY), (NOISY, DENOISED), Sides(DENOISED, NOISY)),
        (Sides("nlm", "tv"), (NOISY, DENOISED), Sides(NOISY, DENOISED)),
        (Sides(), (NOISY,), Sides(NOISY, NOISY)),
        (Sides(TRUTH, DENOISED), (NOISY,), Sides(NOISY, NOISY)),
    ],
)
def test_what_is_missing_is_stood_in_for(sides: Sides, names: tuple[str, ...], expected: Sides) -> None:
    assert sides.fitting(there(*names)) == expected


def test_without_any_candidate_nothing_changes() -> None:
    assert Sides("a", "b").fitting([]) == Sides("a", "b")
