import numpy as np
import pytest

from engine.comparison.lost_places import Calibration, calibrated, lost_places, marked_picture
from engine.errors import SizeMismatch
from engine.inference.tiling import Rect
from tests.engine.comparison.test_lost_detail import blurred, eight, made_photo, noise


def marks(noisy: np.ndarray, denoised: np.ndarray) -> np.ndarray:
    return lost_places(noisy, denoised, calibrated(noisy, denoised))


@pytest.mark.parametrize("width", [0.0, 0.8, 1.5])
def test_noise_that_was_removed_leaves_no_marks(width: float) -> None:
    photo = made_photo()
    noisy = eight(photo + noise(photo.shape, 10, width))
    assert marks(noisy, eight(photo)).mean() < 0.002


def test_a_blur_is_marked_along_edges_and_nowhere_else() -> None:
    photo = made_photo()
    noisy = eight(photo + noise(photo.shape, 3))
    found = marks(noisy, blurred(noisy, 2.0))
    slope = np.hypot(*np.gradient(photo.mean(axis=2)))
    assert found.mean() > 0.05
    assert slope[found].mean() > 4 * slope[~found].mean()


def test_what_is_lost_in_one_half_is_marked_there() -> None:
    photo = made_photo()
    noisy = eight(photo + noise(photo.shape, 3))
    denoised = eight(photo)
    denoised[:, :128] = blurred(noisy, 2.0)[:, :128]
    found = marks(noisy, denoised)
    assert found[:, :120].mean() > 0.05
    assert found[:, 150:].mean() < 0.005


def test_marks_of_a_part_are_that_part_of_all_marks() -> None:
    photo = made_photo(200, 300)
    noisy = eight(photo + noise(photo.shape, 3))
    denoised = blurred(noisy, 2.0)
    known = calibrated(noisy, denoised)
    region = Rect(60, 90, 131, 217)
    whole, part = lost_places(noisy, denoised, known), lost_places(noisy, denoised, known, region)
    assert part.shape == (71, 127)
    assert (part != whole[region.slices]).mean() < 1e-3


def test_nothing_removed_nothing_marked() -> None:
    photo = eight(made_photo(64, 64))
    assert not marks(photo, photo).any()
    assert not marks(photo[:3, :3], photo[:3, :3]).any()


def test_without_any_edge_nothing_is_marked() -> None:
    noisy = eight(128 + noise((80, 90, 3), 20))
    assert not marks(noisy, blurred(noisy, 2.0)).any()


def test_grey_and_sixteen_bits() -> None:
    photo = eight(made_photo() + noise((256, 256, 3), 3))
    lost = blurred(photo, 2.0)
    grey, lost_grey = photo[..., :1], lost[..., :1]
    eight_bits = marks(grey, lost_grey)
    sixteen = marks(grey.astype(np.uint16) * 257, lost_grey.astype(np.uint16) * 257)
    assert eight_bits.any()
    assert (eight_bits != sixteen).mean() < 1e-3


def test_marks_are_orange_on_grey() -> None:
    photo = np.zeros((2, 2, 3), np.uint8)
    photo[0, 0] = (255, 0, 0)
    picture = marked_picture(photo, np.array([[False, True], [False, False]]))
    red, orange = picture[0, 0], picture[0, 1].astype(int)
    assert red[0] == red[1] == red[2] > picture[1, 1, 0]
    assert orange[0] > orange[1] > orange[2]


def test_sizes_must_be_the_same() -> None:
    with pytest.raises(SizeMismatch):
        calibrated(np.zeros((20, 20, 3), np.uint8), np.zeros((20, 21, 3), np.uint8))


def test_calibration_sees_how_smooth_noise_is() -> None:
    photo = made_photo()
    white, smooth = (calibrated(eight(photo + noise(photo.shape, 10, width)), eight(photo)) for width in (0.0, 2.0))
    assert isinstance(white, Calibration)
    assert abs(white.correlation) < 0.05
    assert smooth.correlation > 0.3
