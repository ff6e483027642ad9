from pathlib import Path

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from engine.comparison.lost_detail import WORTH_TELLING, LostDetail, lost_detail
from engine.errors import SizeMismatch
from engine.inference.tiling import Rect

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
STRENGTHS = (0.6, 0.9, 1.5, 2.5, 5.0)


def made_photo(height: int = 256, width: int = 256, seed: int = 0) -> np.ndarray:
    """Discs and bars of random colours, one over the other, on flat ground, a little soft as a lens draws them."""
    random = np.random.default_rng(seed)
    rows, columns = np.mgrid[:height, :width]
    photo = np.full((height, width, 3), 110.0)
    for number in range(24):
        y, x = random.uniform(0, height), random.uniform(0, width)
        turned = random.uniform(0, np.pi)
        away = (rows - y) * np.cos(turned) + (columns - x) * np.sin(turned)
        inside = np.hypot(rows - y, columns - x) < random.uniform(12, 50)
        photo[inside & (np.abs(away) < (6 if number % 2 else 60))] = random.uniform(40, 215, 3)
    return gaussian_filter(photo, (0.6, 0.6, 0))


def noise(shape: tuple[int, ...], sigma: float, width: float | tuple[float, float] = 0.0, seed: int = 1) -> np.ndarray:
    """White noise, or with a width such that is smooth from pixel to pixel."""
    made = np.random.default_rng(seed).normal(0, 1, shape)
    if width:
        down, right = (width, width) if isinstance(width, float) else width
        made = gaussian_filter(made, (down, right, 0))
    return made * (sigma / made.std())


def eight(photo: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(photo), 0, 255).astype(np.uint8)


def blurred(photo: np.ndarray, strength: float) -> np.ndarray:
    return eight(gaussian_filter(photo.astype(np.float64), (strength, strength, 0)))


def share(noisy: np.ndarray, denoised: np.ndarray) -> float:
    return lost_detail(noisy, denoised).share


def truly_lost(photo: np.ndarray, noisy: np.ndarray, strength: float) -> float:
    """What a blur took from the photo itself, as a share of all that it took."""
    kept, kept_noisy = (gaussian_filter(p.astype(np.float64), (strength, strength, 0)) for p in (photo, noisy))
    return float(np.square(photo - kept).sum() / np.square(noisy - kept_noisy).sum())


@pytest.mark.parametrize("sigma", [3, 20])
@pytest.mark.parametrize("width", [0.0, 0.8, 1.5, (0.0, 3.0), (3.0, 0.0)], ids=str)
def test_ideal_denoising_loses_nothing(sigma: float, width: float | tuple[float, float]) -> None:
    photo = made_photo()
    noisy = eight(photo + noise(photo.shape, sigma, width))
    assert share(noisy, eight(photo)) < 0.015


@pytest.mark.parametrize("seed", range(3))
def test_noise_that_depends_on_brightness_is_no_detail(seed: int) -> None:
    photo = made_photo(seed=seed)
    noisy = eight(photo + noise(photo.shape, 1.0, seed=seed) * np.sqrt(photo))
    assert share(noisy, eight(photo)) < 0.015


def test_noise_that_is_stronger_at_edges_is_no_detail() -> None:
    photo = made_photo()
    slope = np.hypot(*np.gradient(gaussian_filter(photo.mean(axis=2), 1)))[..., None]
    noisy = eight(photo + noise(photo.shape, 4.0) * (1 + np.minimum(slope / 5, 3)))
    assert share(noisy, eight(photo)) < 0.015


def test_denoising_that_leaves_edges_noisy_loses_nothing() -> None:
    photo = made_photo()
    noisy = eight(photo + noise(photo.shape, 10.0))
    slope = np.hypot(*np.gradient(gaussian_filter(photo.mean(axis=2), 2)))[..., None]
    assert share(noisy, eight(np.where(slope > 2, noisy, photo))) < 0.015


@pytest.mark.parametrize("sigma", [3, 10])
@pytest.mark.parametrize("seed", range(3))
def test_more_blur_loses_more(sigma: float, seed: int) -> None:
    photo = made_photo(seed=seed)
    noisy = eight(photo + noise(photo.shape, sigma))
    shares = [share(noisy, blurred(noisy, strength)) for strength in STRENGTHS]
    assert shares == sorted(shares)
    assert shares[0] > 0.0
    assert shares[-1] > 3 * shares[0]


@pytest.mark.parametrize("sigma", [1, 3, 10])
@pytest.mark.parametrize("strength", [1.0, 2.0, 4.0])
def test_the_number_is_a_part_of_what_was_truly_lost_and_never_more(sigma: float, strength: float) -> None:
    photo = made_photo()
    noisy = eight(photo + noise(photo.shape, sigma))
    truth = truly_lost(photo, noisy, strength)
    found = share(noisy, blurred(noisy, strength))
    assert 0.25 * truth < found < truth


def test_blur_of_a_hardly_noisy_photo_is_worth_telling_and_careful_denoising_is_not() -> None:
    photo = made_photo()
    noisy = eight(photo + noise(photo.shape, 5.0))
    assert share(noisy, blurred(noisy, 2.0)) > 1.5 * WORTH_TELLING
    assert share(noisy, eight(0.3 * noisy + 0.7 * photo)) < 0.1 * WORTH_TELLING


@pytest.mark.parametrize("width", [0.0, 1.0, 2.0])
def test_a_flat_photo_has_no_edges_to_lose(width: float) -> None:
    flat = np.full((300, 280, 3), 120.0)
    noisy = eight(flat + noise(flat.shape, 10.0, width))
    for denoised in (eight(flat), blurred(noisy, 1.0), blurred(noisy, 3.0)):
        found = lost_detail(noisy, denoised)
        assert found.share < 0.005
        assert found.edges < 0.005


def test_noise_of_a_brighter_part_is_no_edge() -> None:
    flat = np.full((256, 256, 3), 60.0)
    flat[:, 128:] = 180.0
    noisy = flat + noise(flat.shape, 1.0, 1.0)
    noisy[:, 128:] += noise(flat.shape, 15.0, 1.0)[:, 128:]
    noisy = eight(noisy)
    found = lost_detail(noisy, blurred(noisy, 1.5))
    assert found.edges < 0.15  # along the border in the middle
    assert lost_detail(noisy, eight(flat)).share < 0.01


def test_a_slow_slope_of_light_is_not_lost() -> None:
    ramp = np.broadcast_to(np.linspace(60, 190, 300)[None, :, None], (300, 300, 3))
    noisy = eight(ramp + noise(ramp.shape, 8.0))
    assert share(noisy, blurred(noisy, 2.0)) < 0.01


def test_nothing_removed_is_nothing_lost() -> None:
    photo = eight(made_photo() + noise((256, 256, 3), 5.0))
    found = lost_detail(photo, photo.copy())
    assert found.share == 0.0
    assert found.edges > 0.05


def test_one_and_the_same_level_everywhere() -> None:
    flat = np.full((60, 60, 3), 7, np.uint8)
    assert lost_detail(flat, flat + np.uint8(1)) == LostDetail(0.0, 0.0)


def test_brighter_by_a_level_is_not_lost_detail() -> None:
    photo = eight(made_photo() + noise((256, 256, 3), 5.0))
    assert share(photo, photo + np.uint8(1)) == pytest.approx(0.0, abs=1e-6)


def test_half_the_strength_is_the_same_share() -> None:
    noisy = (made_photo() / 255 + noise((256, 256, 3), 0.02)).astype(np.float32)
    full = gaussian_filter(noisy, (2, 2, 0))
    half = (noisy + full) / np.float32(2)
    assert share(noisy, half) == pytest.approx(share(noisy, full), rel=1e-4)


def test_depth_does_not_count() -> None:
    noisy = eight(made_photo() + noise((256, 256, 3), 5.0))
    denoised = blurred(noisy, 2.0)
    expected = share(noisy, denoised)
    deep = share(noisy.astype(np.uint16) * 257, denoised.astype(np.uint16) * 257)
    floating = share((noisy / 255).astype(np.float32), (denoised / 255).astype(np.float32))
    assert deep == pytest.approx(expected, abs=1e-4)
    assert floating == pytest.approx(expected, abs=1e-4)


def test_turning_the_photo_changes_little() -> None:
    noisy = eight(made_photo(280, 320) + noise((280, 320, 3), 5.0))
    denoised = blurred(noisy, 2.0)
    expected = share(noisy, denoised)
    for turned in (np.rot90, np.flipud, lambda p: p.transpose(1, 0, 2)):
        assert share(turned(noisy), turned(denoised)) == pytest.approx(expected, rel=0.05)


def test_grey_photos() -> None:
    photo = made_photo()[..., 1:2]
    noisy = eight(photo + noise(photo.shape, 5.0))
    assert share(noisy, blurred(noisy, 2.0)) > WORTH_TELLING
    assert share(noisy, eight(photo)) < 0.01


def test_only_the_region_counts() -> None:
    photo = made_photo(240, 400)
    noisy = eight(photo + noise(photo.shape, 5.0))
    denoised = eight(photo)
    denoised[:, 200:] = blurred(noisy, 2.0)[:, 200:]
    assert lost_detail(noisy, denoised, Rect(0, 0, 240, 190)).share < 0.02
    right = lost_detail(noisy, denoised, Rect(0, 210, 240, 400))
    assert right.share > WORTH_TELLING
    assert right == lost_detail(noisy[:, 210:], denoised[:, 210:])


@pytest.mark.parametrize("size", [(1, 1), (1, 90), (5, 5), (8, 9), (12, 12), (9, 200)])
def test_tiny_photos(size: tuple[int, int]) -> None:
    noisy = np.random.default_rng(0).integers(0, 256, (*size, 3), dtype=np.uint8)
    found = lost_detail(noisy, blurred(noisy, 1.0))
    assert 0.0 <= found.share <= 1.0
    assert 0.0 <= found.edges <= 1.0


def test_a_large_photo_is_judged_by_squares_all_over_it() -> None:
    piece = eight(made_photo(300, 310) + noise((300, 310, 3), 5.0))
    smooth = blurred(piece, 2.0)
    large, denoised = (np.tile(photo, (7, 8, 1)) for photo in (piece, smooth))
    assert large.shape[0] * large.shape[1] > 16 * 512**2
    assert share(large, denoised) == pytest.approx(share(piece, smooth), rel=0.1)


@pytest.mark.parametrize("size", [(20, 220_000), (220_000, 20)])
def test_a_large_photo_of_odd_shape(size: tuple[int, int]) -> None:
    flat = np.full((*size, 1), 90, np.uint8)
    assert lost_detail(flat, flat) == LostDetail(0.0, 0.0)


def test_photos_with_values_that_are_no_numbers() -> None:
    noisy = (made_photo() / 255 + noise((256, 256, 3), 0.02)).astype(np.float32)
    denoised = gaussian_filter(noisy, (2, 2, 0))
    noisy[3, 4], denoised[7, 8] = np.nan, np.inf
    assert 0.0 < share(noisy, denoised) <= 1.0


def test_photos_of_different_sizes_are_refused() -> None:
    with pytest.raises(SizeMismatch):
        lost_detail(np.zeros((20, 20, 3), np.uint8), np.zeros((20, 21, 3), np.uint8))


@pytest.mark.photos
@pytest.mark.parametrize(
    ("name", "top", "left"), [("Canon80D_GO", 680, 1328), ("Nikon800_door", 1068, 1680), ("Canon5D2_desk", 768, 1232)]
)
def test_real_pairs_lose_more_by_blur_than_by_their_truth(name: str, top: int, left: int) -> None:
    from skimage.io import imread

    folder = SHARED / "data" / "real" / "polyu" / "train"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    place = Rect(top, left, top + 320, left + 320).slices
    noisy, truth = (imread(folder / kind / f"{name}.jpg")[place] for kind in ("noisy", "clean"))
    shares = [share(noisy, blurred(noisy, strength)) for strength in (0.7, 1.0, 1.5, 2.0, 3.0)]
    assert shares == sorted(shares)
    assert shares[0] > 2 * share(noisy, truth)
    assert shares[3] > WORTH_TELLING
