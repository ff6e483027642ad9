import numpy as np
import pytest

from engine.inference.strength import blend

RNG = np.random.default_rng(0)
NOISY = RNG.integers(0, 256, (37, 23, 3), dtype=np.uint8)
CLEAN = RNG.integers(0, 256, (37, 23, 3), dtype=np.uint8)
LUMA = np.array((0.299, 0.587, 0.114))


def test_the_ends_are_the_photos_themselves() -> None:
    assert blend(NOISY, CLEAN, 1.0, 1.0) is CLEAN
    assert blend(NOISY, CLEAN, 0.0, 0.0) is NOISY


def test_half_is_half_way() -> None:
    expected = np.rint(NOISY + 0.5 * (CLEAN.astype(float) - NOISY))
    assert (blend(NOISY, CLEAN, 0.5, 0.5) == expected).all()


def test_luminance_alone_changes_no_colour_difference() -> None:
    dim = (NOISY // 4 + 96).astype(np.uint8)
    target = (CLEAN // 4 + 96).astype(np.uint8)
    result = blend(dim, target, 1.0, 0.0).astype(float)
    luma_change = (target.astype(float) - dim) @ LUMA
    assert np.abs(result - (dim + luma_change[..., None])).max() <= 0.51


def test_chrominance_alone_keeps_luma() -> None:
    dim = (NOISY // 4 + 96).astype(np.uint8)
    target = (CLEAN // 4 + 96).astype(np.uint8)
    result = blend(dim, target, 0.0, 1.0).astype(float)
    assert np.abs((result - dim) @ LUMA).max() <= 0.51


def test_sixteen_bits_stay_sixteen() -> None:
    noisy, clean = NOISY.astype(np.uint16) * 257, CLEAN.astype(np.uint16) * 257
    result = blend(noisy, clean, 0.3, 0.7)
    assert result.dtype == np.uint16
    assert len(np.unique(result)) > 256


def test_grey_follows_luminance() -> None:
    noisy, clean = NOISY[..., :1], CLEAN[..., :1]
    assert (blend(noisy, clean, 0.5, 0.0) == np.rint(noisy + 0.5 * (clean.astype(float) - noisy))).all()
    assert blend(noisy, clean, 1.0, 0.2) is clean


def test_floats_are_neither_rounded_nor_clipped_and_keep_what_is_no_number() -> None:
    noisy, clean = (NOISY / np.float32(100) - 1).astype(np.float32), (CLEAN / np.float32(100) - 1).astype(np.float32)
    noisy[3, 4, 1], noisy[5, 6, 0], noisy[7, 8, 2] = np.nan, np.inf, -np.inf
    clean[~np.isfinite(noisy)] = noisy[~np.isfinite(noisy)]
    result = blend(noisy, clean, 0.5, 0.25)
    assert result.dtype == np.float32
    np.testing.assert_array_equal(np.where(np.isfinite(noisy), 0, result), np.where(np.isfinite(noisy), 0, noisy))
    assert np.isfinite(result).sum() == result.size - 3
    assert result[np.isfinite(noisy)].max() > 1
    even = blend(noisy, clean, 0.5, 0.5)
    mean = np.where(np.isfinite(noisy), (noisy + clean) / 2, noisy)
    np.testing.assert_allclose(even, mean, atol=1e-6)


def test_strips_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = blend(NOISY, CLEAN, 0.25, 0.75)
    monkeypatch.setattr("engine.inference.strength._STRIP_PIXELS", 50)
    assert (blend(NOISY, CLEAN, 0.25, 0.75) == whole).all()


@pytest.mark.parametrize(("luminance", "chrominance"), [(-0.1, 0.0), (0.0, 1.1)])
def test_strengths_out_of_range_are_refused(luminance: float, chrominance: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        blend(NOISY, CLEAN, luminance, chrominance)
