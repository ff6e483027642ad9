"""Both photos in one picture."""

import numpy as np
import pytest

from engine.images.before_after import Arrangement, Composition, Frame, compose, frame_count, shown_size

BEFORE, AFTER = 200, 60


def flat(value: int, height: int = 60, width: int = 90) -> np.ndarray:
    return np.full((height, width, 3), value, np.uint8)


def composed(arrangement: Arrangement, **rest: object) -> list[Frame]:
    return list(compose(flat(BEFORE), flat(AFTER), Composition(arrangement, **rest)))  # type: ignore[arg-type]


def mark(height: int = 9, width: int = 12) -> np.ndarray:
    """A name: black, half of it transparent by half."""
    name = np.zeros((height, width, 4), np.uint8)
    name[..., 3] = 255
    name[:, width // 2 :, 3] = 128
    return name


def test_the_denoised_photo_alone_is_itself() -> None:
    (frame,) = composed(Arrangement.DENOISED)
    assert (frame.pixels == flat(AFTER)).all()


def test_wide_photos_lie_below_each_other_and_upright_ones_beside() -> None:
    (wide,) = composed(Arrangement.BESIDE)
    assert wide.pixels.shape == (60 + 2 + 60, 90, 3)
    assert (wide.pixels[:60] == BEFORE).all()
    assert (wide.pixels[60:62] == 255).all()
    assert (wide.pixels[62:] == AFTER).all()
    (upright,) = compose(flat(BEFORE, 90, 60), flat(AFTER, 90, 60), Composition(Arrangement.BESIDE))
    assert upright.pixels.shape == (90, 60 + 2 + 60, 3)


def test_a_part_is_cut_out_before_it_is_shrunk() -> None:
    noisy = np.zeros((100, 200, 3), np.uint8)
    noisy[20:60, 50:130] = 77
    wish = Composition(Arrangement.TURNS, (20, 50, 60, 130), 20)
    first, second = compose(noisy, noisy, wish)
    assert first.pixels.shape == second.pixels.shape == (10, 20, 3)
    assert (first.pixels == 77).all()


@pytest.mark.parametrize(
    ("size", "longest", "shown"),
    [((4000, 6000), 1200, (800, 1200)), ((40, 60), 1200, (40, 60)), ((1, 9000), 100, (1, 100)), ((7, 5), None, (7, 5))],
)
def test_photos_are_shrunk_and_never_enlarged(
    size: tuple[int, int], longest: int | None, shown: tuple[int, int]
) -> None:
    assert shown_size(*size, longest) == shown


def test_shrinking_averages() -> None:
    stripes = np.zeros((200, 200, 3), np.uint8)
    stripes[:, ::2] = 200
    (frame,) = compose(stripes, stripes, Composition(Arrangement.DENOISED, longest=50))
    assert np.abs(frame.pixels[5:-5, 5:-5].astype(int) - 100).max() <= 2


def test_names_lie_in_the_outer_corners() -> None:
    (frame,) = composed(Arrangement.BESIDE, names=(mark(), mark()))
    before, after = frame.pixels[:60], frame.pixels[62:]
    assert (before[3:12, 3:9] == 0).all()
    assert (before[3:12, 9:15] == 100).all()  # half of 200
    assert (after[3:12, 90 - 15 : 90 - 9] == 0).all()
    for photo, value in ((before, BEFORE), (after, AFTER)):
        assert (photo != value).any(axis=2).sum() == 9 * 12


def test_a_name_that_has_no_room_is_left_out() -> None:
    (frame,) = composed(Arrangement.BESIDE, names=(mark(50, 80), mark(50, 85)))
    assert (frame.pixels[:60] == BEFORE).all()
    assert (frame.pixels[62:] == AFTER).all()


def test_wiping_begins_noisy_and_reaches_the_denoised_photo() -> None:
    frames = composed(Arrangement.WIPE)
    assert len(frames) == frame_count(Arrangement.WIPE)
    assert (frames[0].pixels == BEFORE).all()
    middle = frames[len(frames) // 2].pixels
    assert (middle[:, 3:] == AFTER).all()
    shares = [(frame.pixels == BEFORE).all(axis=(0, 2)).mean() for frame in frames]
    assert shares[: len(shares) // 2 + 1] == sorted(shares[: len(shares) // 2 + 1], reverse=True)
    assert all(frame.milliseconds > 0 for frame in frames)


@pytest.mark.parametrize("arrangement", list(Arrangement))
def test_frames_are_counted(arrangement: Arrangement) -> None:
    assert len(composed(arrangement)) == frame_count(arrangement)
    assert arrangement.moves == (frame_count(arrangement) > 1)
