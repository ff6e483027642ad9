import numpy as np
import pytest

from engine.inference.depth import as_stored, seen


def test_integers_and_plain_floats_are_seen_as_they_are() -> None:
    for pixels in (np.zeros((2, 3, 1), np.uint8), np.ones((2, 3, 3), np.uint16), np.full((2, 3, 3), 1.5, np.float32)):
        assert seen(pixels) is pixels


def test_answers_are_rounded_and_clipped_for_integers() -> None:
    answer = np.array([[[-0.5, 0.4999 / 255, 0.5001 / 255], [1.0, 2.0, 254.6 / 255]]])
    eight, sixteen = np.zeros((1, 2, 3), np.uint8), np.zeros((1, 2, 3), np.uint16)
    assert as_stored(answer, eight, eight).tolist() == [[[0, 0, 1], [255, 255, 255]]]
    assert as_stored(answer, sixteen, sixteen).dtype == np.uint16
    assert as_stored(answer, sixteen, sixteen)[0, 1].tolist() == [65535, 65535, 65459 - 27]


def test_highlights_keep_their_height() -> None:
    pixels = np.array([[[7.5], [0.5], [-3.0], [1.1]]], np.float32)
    shown = seen(pixels)
    assert shown.ravel().tolist() == [1.5, 0.5, -0.5, np.float32(1.1)]
    answer = shown - np.float32(0.25)
    assert as_stored(answer, pixels, shown).ravel() == pytest.approx([7.25, 0.25, -3.25, 0.85])


def test_what_is_no_number_is_seen_as_its_neighbours_and_comes_back() -> None:
    pixels = np.full((20, 30, 3), 0.25, np.float32)
    pixels[4, 5, 1], pixels[0, 0], pixels[19, 29, 2] = np.nan, np.inf, -np.inf
    before = pixels.copy()
    shown = seen(pixels)
    assert (shown == 0.25).all()
    back = as_stored(np.full(pixels.shape, 0.75, np.float32), pixels, shown)
    finite = np.isfinite(before)
    assert (back[finite] == 0.75).all()
    np.testing.assert_array_equal(back[~finite], before[~finite])
    np.testing.assert_array_equal(pixels, before)


def test_a_photo_without_any_number_is_seen_as_grey(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.inference.depth._STRIP_VALUES", 10)
    assert (seen(np.full((9, 11, 1), np.nan, np.float32)) == 0.5).all()


def test_strips_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = np.random.default_rng(0).uniform(0, 1, (40, 12, 3)).astype(np.float32)
    pixels[np.random.default_rng(1).uniform(size=pixels.shape) < 0.2] = np.nan
    whole = seen(pixels)
    monkeypatch.setattr("engine.inference.depth._STRIP_VALUES", 100)
    np.testing.assert_array_equal(seen(pixels), whole)
    assert np.isfinite(whole).all()
