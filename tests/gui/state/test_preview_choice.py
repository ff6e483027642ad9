"""Which two pictures are compared."""

from pathlib import Path

import pytest

from denoiser_gui.state.preview_choice import Choice, Side, chosen, offered, picture
from engine.training.following import Preview

FIRST = Preview("a", Path("a/noisy.png"), Path("a/truth.png"), ((10, Path("a/10.png")), (20, Path("a/20.png"))))
SECOND = Preview("b", Path("b/noisy.png"), None, ())


def test_the_photo_that_was_chosen_or_the_first() -> None:
    assert chosen((FIRST, SECOND), Choice("b")) is SECOND
    assert chosen((FIRST, SECOND), Choice("gone")) is FIRST
    assert chosen((), Choice("a")) is None


@pytest.mark.parametrize(
    ("side", "step", "file"),
    [
        (Side.NOISY, None, "a/noisy.png"),
        (Side.TRUTH, None, "a/truth.png"),
        (Side.CURRENT, None, "a/20.png"),
        (Side.CURRENT, 10, "a/10.png"),
        (Side.CURRENT, 12, "a/10.png"),
        (Side.BEST, None, "a/10.png"),
    ],
)
def test_what_a_side_shows(side: Side, step: int | None, file: str) -> None:
    assert picture(FIRST, side, Choice(step=step), best_step=10) == Path(file)


def test_only_what_there_is_is_offered() -> None:
    assert offered(FIRST, 10) == tuple(Side)
    assert offered(FIRST, None) == (Side.NOISY, Side.CURRENT, Side.TRUTH)
    assert offered(FIRST, 15) == (Side.NOISY, Side.CURRENT, Side.TRUTH), "its picture is not written yet"
    assert offered(SECOND, 10) == (Side.NOISY,)


def test_the_right_end_of_the_slider_is_always_the_newest() -> None:
    choice = Choice().at(0, [10, 20])
    assert choice.step == 10
    assert choice.place([10, 20, 30]) == 0
    newest = choice.at(2, [10, 20, 30])
    assert newest.step is None
    assert newest.place([10, 20, 30, 40]) == 3
    assert newest.place([]) == 0
