import pytest

from denoiser_gui.state.difference import GAINS, Difference, offered, references, stepped
from engine.service.comparison_requests import Kind

ALL = ("noisy", "denoised", "truth", "median")


@pytest.mark.parametrize("with_truth", [True, False])
def test_the_key_goes_through_all_that_is_offered_and_ends_with_the_photo(with_truth: bool) -> None:
    seen, wish = [], Difference()
    for _ in offered(with_truth):
        wish = wish.cycled(with_truth)
        seen.append(wish.kind)
    assert tuple(seen) == offered(with_truth)
    assert wish.cycled(with_truth).kind is None


def test_from_what_the_key_does_not_offer_it_begins_again() -> None:
    assert Difference(Kind.LOST).cycled(True).kind is Kind.ABSOLUTE
    assert Difference(Kind.SIMILARITY).cycled(False).kind is Kind.ABSOLUTE
    assert Kind.SIMILARITY not in offered(False)


def test_gain_and_reference_stay_while_kinds_change() -> None:
    wish = Difference().amplified(8.0).compared_with("noisy").cycled(True)
    assert (wish.gain, wish.against) == (8.0, "noisy")
    assert wish.showing(None) == Difference(None, 8.0, "noisy")


def test_against_the_truth_else_against_the_noisy_photo() -> None:
    wish = Difference(Kind.ABSOLUTE)
    assert wish.reference("denoised", "noisy", ALL) == "truth"
    assert wish.reference("denoised", "noisy", ALL[:2]) == "noisy"
    assert wish.reference("noisy", "denoised", ALL) == "truth"
    assert wish.reference("truth", "denoised", ALL) == "noisy"
    assert wish.reference("noisy", "noisy", ("noisy",)) is None


def test_a_wish_that_makes_no_sense_here_is_kept_for_later() -> None:
    wish = Difference(Kind.ABSOLUTE, against="median")
    assert wish.reference("denoised", "median", ALL) == "median"
    assert wish.reference("denoised", "noisy", ALL) == "truth"
    assert wish.reference("median", "noisy", ALL) == "truth"


def test_lost_detail_is_always_against_the_noisy_photo() -> None:
    wish = Difference(Kind.LOST, against="truth")
    assert wish.reference("denoised", "noisy", ALL) == "noisy"
    assert wish.reference("median", "noisy", ALL) == "noisy"
    assert wish.reference("truth", "noisy", ALL) is None


def test_references_in_their_order() -> None:
    assert references("denoised", "median", ALL) == ("truth", "noisy", "median")
    assert references("denoised", "noisy", ALL) == ("truth", "noisy")


def test_gains_by_steps() -> None:
    assert stepped(4.0, 1) == 8.0
    assert stepped(32.0, 1) == 32.0
    assert stepped(1.0, -1) == 1.0
    assert stepped(5.0, 0) == 4.0
    assert sorted(GAINS) == list(GAINS)
