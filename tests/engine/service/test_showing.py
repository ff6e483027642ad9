from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.io import savemat

from engine.cancellation import Cancelled, CancelToken
from engine.errors import NothingToLearn, UnreadableImage, WrongConfig
from engine.service.showing import FIGURES, match_camera, most_detailed, show_examples, show_noise, spread
from engine.service.training_replies import CameraMatched, ExampleShown, NoiseShown, PlanningProgress
from engine.service.training_requests import MatchCamera, ShowExamples, ShowNoise
from engine.training.config import Config
from tests.engine.training.photos import plain, save, scene, with_noise

SIGMA = 12.0


def config(**changes: object) -> Config:
    return Config().with_changes({f"data.{name}": value for name, value in changes.items()})


def asked(way: Any, request: Any) -> list[Any]:
    heard: list[Any] = []
    way(request, CancelToken(), heard.append)
    return heard


def noise_shown(told: Config, **wish: Any) -> NoiseShown:
    (shown,) = (reply for reply in asked(show_noise, ShowNoise(5, told, **wish)) if isinstance(reply, NoiseShown))
    return shown


@pytest.fixture
def camera(tmp_path: Path) -> Path:
    for number in range(3):
        flat = np.full((160, 200, 3), 90 + 40 * number, np.uint8)
        flat[:, 100:] = scene(number, 160, 100)
        save(tmp_path / "camera" / f"{number}.png", with_noise(flat, number, SIGMA))
    return tmp_path / "camera"


def test_examples_are_shown_with_their_truth(photos: Path) -> None:
    told = config(noisy=str(photos / "noisy"), clean=str(photos / "clean"))
    shown = asked(show_examples, ShowExamples(3, told, longest=28, count=3))
    assert len(shown) == len({reply.name for reply in shown}) == 3
    for reply in shown:
        assert isinstance(reply, ExampleShown)
        assert reply.number == 3
        assert reply.truth is not None
        assert reply.picture.shape == reply.truth.shape == (24, 28, 3)
        assert reply.picture.dtype == np.uint8
        assert not np.array_equal(reply.picture, reply.truth)


def test_examples_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    for number in range(5):
        photo = save(tmp_path / f"{number}.png", scene(number, 40, 40))
        if number not in (1, 3):
            photo.write_bytes(photo.read_bytes()[:1500])
    shown = asked(show_examples, ShowExamples(1, config(noisy=str(tmp_path)), count=2))
    assert sorted(reply.name for reply in shown) == ["1.png", "3.png"]
    assert [reply.truth for reply in shown] == [None, None]
    assert asked(show_examples, ShowExamples(1, config(noisy=str(tmp_path / "none")))) == []


def test_blocks_are_shown(tmp_path: Path) -> None:
    for name in "ab":
        savemat(tmp_path / f"{name}.mat", {"v": np.full((2, 2, 40, 60, 3), ord(name), np.uint8)})
    told = config(noisy=str(tmp_path / "a.mat"), clean=str(tmp_path / "b.mat"))
    shown = asked(show_examples, ShowExamples(1, told, longest=30, count=2))
    assert [reply.picture.shape for reply in shown] == [(20, 30, 3)] * 2
    assert all((reply.picture == ord("a")).all() and (reply.truth == ord("b")).all() for reply in shown)


def test_noise_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    clean = save(tmp_path / "a.png", scene(1, 80, 120))
    told = config(clean=str(tmp_path), recipe="gaussian")
    first, again, other = (noise_shown(told, side=64, seed=seed) for seed in (1, 1, 2))
    assert first.clean.shape == first.noisy.shape == (64, 64, 3)
    assert np.array_equal(first.noisy, again.noisy)
    assert not np.array_equal(first.noisy, other.noisy)
    assert np.array_equal(first.clean, other.clean), "Gaussian noise changes nothing else"
    difference = first.noisy.astype(float) - first.clean
    assert first.sigma == pytest.approx(float(np.sqrt(np.mean(difference**2))), rel=0.15)
    assert np.array_equal(noise_shown(told, side=64, seed=1, path=str(clean)).noisy, first.noisy)


@pytest.mark.parametrize("recipe", ["phone", "camera-jpeg", "mixed"])
def test_noise_is_made_on_photos_of_any_size(recipe: str, tmp_path: Path) -> None:
    for number, (width, height) in enumerate(((1, 1), (300, 7), (130, 120))):
        photo = plain(tmp_path / f"{number}.png", width, height, 120)
        shown = noise_shown(config(clean=str(tmp_path), recipe=recipe), path=str(photo), side=64)
        assert shown.noisy.shape == shown.clean.shape == (min(height, 64), min(width, 64), 3)
        assert np.isfinite(shown.sigma)


def test_a_photo_with_colours_of_its_own_is_shown_in_srgb(tmp_path: Path) -> None:
    from PIL import Image, ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pixels = scene(1, 32, 32)
    for name, block in (("lab", profile), ("srgb", srgb)):
        Image.fromarray(pixels).save(tmp_path / f"{name}.png", icc_profile=block)
        told = config(clean=str(tmp_path), recipe="gaussian")
        shown = noise_shown(told, path=str(tmp_path / f"{name}.png"))
        assert np.abs(shown.clean.astype(int) - pixels).max() <= 1, "a profile that does not fit is left aside"


def test_the_part_with_most_detail_is_shown() -> None:
    pixels = np.full((200, 300, 3), 128, np.uint8)
    pixels[120:200, 220:300] = scene(3, 80, 80)
    rows, columns = most_detailed(pixels, 80)
    assert (rows, columns) == (slice(120, 200), slice(220, 300))
    assert most_detailed(pixels[:5, :9], 80) == (slice(0, 80), slice(0, 80))


def test_what_is_missing_for_made_noise_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(WrongConfig, match="Name a clean photo"):
        asked(show_noise, ShowNoise(1, config()))
    with pytest.raises(NothingToLearn, match=r"no clean photo.* There is no photo in empty"):
        asked(show_noise, ShowNoise(1, config(clean=str(tmp_path / "empty"))))
    with pytest.raises(UnreadableImage):
        asked(show_noise, ShowNoise(1, config(), path=str(tmp_path / "none.png")))
    wish = ShowNoise(1, config(camera=str(tmp_path / "empty")), path=str(plain(tmp_path / "a.png", 20, 20)))
    with pytest.raises(NothingToLearn, match=r"no photo of your camera.* There is no photo in empty"):
        asked(show_noise, wish)


def test_a_cameras_noise_is_shown_beside_noise_made_alike(camera: Path) -> None:
    (camera / "torn.png").write_bytes((camera / "0.png").read_bytes()[:3000])
    heard = asked(match_camera, MatchCamera(4, config(camera=str(camera)), side=64))
    assert any(isinstance(reply, PlanningProgress) for reply in heard[:-1])
    shown = heard[-1]
    assert isinstance(shown, CameraMatched)
    assert shown.real.shape == shown.made.shape == (64, 64, 3)
    assert [name for name, _, _ in shown.statistics] == list(FIGURES)
    rows = {FIGURES[name]: (real, made) for name, real, made in shown.statistics}
    assert rows["sigma"][0] == pytest.approx(SIGMA, rel=0.05)
    assert rows["sigma"][1] == pytest.approx(SIGMA, rel=0.15), "brightness and colour are made apart"
    for strength in ("luma", "cb", "cr"):
        assert rows[strength][0] == pytest.approx(rows[strength][1], rel=0.15)
    for likeness in ("neighbour", "two_apart", "red_green"):
        assert rows[likeness] == pytest.approx((0.0, 0.0), abs=0.1)
    assert shown.real[:, :, 1].std() == pytest.approx(shown.made[:, :, 1].std(), rel=0.25), "of a flat part"
    again = asked(match_camera, MatchCamera(5, config(camera=str(camera)), side=64))
    assert np.array_equal(again[-1].made, shown.made)
    assert len(again) == 1 + 3, "the camera's noise is known by now"


def test_a_camera_that_tells_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongConfig, match="Name noisy photos"):
        asked(match_camera, MatchCamera(1, config()))
    plain(tmp_path / "a.png", 20, 20, 100)
    with pytest.raises(NothingToLearn, match="no part of them is even enough"):
        asked(match_camera, MatchCamera(1, config(camera=str(tmp_path))))


@pytest.mark.parametrize(
    ("way", "request_"),
    [(show_examples, ShowExamples), (show_noise, ShowNoise), (match_camera, MatchCamera)],
)
def test_all_of_it_can_be_given_up(way: Any, request_: type, camera: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    told = config(clean=str(camera), camera=str(camera))
    with pytest.raises(Cancelled):
        way(request_(1, told), cancel, lambda _reply: pytest.fail("told all the same"))


@pytest.mark.parametrize(("count", "wanted"), [(0, 3), (1, 3), (3, 3), (4, 6), (100, 6), (7, 1)])
def test_values_are_spread(count: int, wanted: int) -> None:
    ordered = spread(range(count), wanted)
    assert sorted(ordered) == list(range(count))
    first = ordered[:wanted]
    assert first == sorted(first)
    if count > 20:
        assert np.ptp(np.diff(first)) <= 1
        assert first[0] > 0
