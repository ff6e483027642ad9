import pytest

from denoiser_gui.state.evaluation_wish import EvaluationWish, as_text, from_text

WISH = EvaluationWish(("/a", "/ü"), ("/t",), True, True, 12.0, False, ("fast", "tv"), "cuda:0")


def test_a_wish_comes_back() -> None:
    assert from_text(as_text(WISH)) == WISH


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "[" * 100_000])
def test_what_is_no_wish_is_as_at_first(text: str) -> None:
    assert from_text(text) == EvaluationWish()


def test_single_values_that_make_no_sense_are_as_at_first() -> None:
    found = from_text('{"paths": "/a", "noise": 1e9, "made": 1, "methods": ["tv", 3], "device": "cpu", "told": false}')
    assert found == EvaluationWish(device="cpu", told=False)
