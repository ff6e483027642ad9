"""The pictures of one photo, any two of them or all at once on one picture."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from denoiser_gui.state.comparison import Size, Viewport
from denoiser_gui.views.image_pyramid import Rgb
from denoiser_gui.views.photo_pair import PhotoPair
from denoiser_gui.views.plates import DENOISED, NOISY, Shown
from denoiser_gui.views.side_painter import SidePainter
from engine.inference.tiling import Rect

VIEW = Size(100, 80)
PORT = Viewport.fit(Size(50, 40), VIEW)
WHOLE = Rect(0, 0, 80, 100)
LEFT, RIGHT = Rect(0, 0, 80, 50), Rect(0, 50, 80, 100)


def flat(value: int) -> Rgb:
    return np.full((40, 50, 3), value, np.uint8)


@pytest.fixture
def pair(qtbot: QtBot) -> Iterator[PhotoPair]:  # noqa: ARG001  (painting needs a program)
    pair = PhotoPair(flat(200), flat(60), True)
    yield pair
    pair.close()


def painted(pair: PhotoPair, shown: list[Shown] | None = None) -> Rgb:
    """Both sides, or what is given."""
    image = QImage(VIEW.width, VIEW.height, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    if shown is None:
        pair.paint(painter, PORT, LEFT, RIGHT)
    else:
        pair.paint_all(painter, shown)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(VIEW.height, VIEW.width, 4)[..., 2::-1].copy()


def values(seen: Rgb) -> tuple[int, int]:
    """Of the left and the right half, each of one colour."""
    halves = seen[:, :50], seen[:, 50:]
    assert all((half == half[0, 0]).all() for half in halves)
    return int(halves[0][0, 0, 0]), int(halves[1][0, 0, 0])


def test_any_two_pictures_are_compared(pair: PhotoPair) -> None:
    pair.put("nlm", flat(120), True)
    assert values(painted(pair)) == (200, 60)
    pair.compare("nlm", NOISY)
    assert values(painted(pair)) == (120, 200)
    pair.compare(DENOISED, "nlm")
    assert values(painted(pair)) == (60, 120)


def test_strength_is_for_the_denoised_one_wherever_it_stands(pair: PhotoPair) -> None:
    pair.put("nlm", flat(120), True)
    pair.set_strength(0.5, 0.5)
    pair.compare(DENOISED, "nlm")
    assert values(painted(pair)) == (130, 120)
    pair.set_strength(0.0, 0.0)
    assert values(painted(pair)) == (200, 120)


def test_what_is_not_there_shows_the_noisy_photo(pair: PhotoPair) -> None:
    pair.compare("nlm", DENOISED)
    assert values(painted(pair)) == (200, 60)
    assert pair.fraction_of("nlm") is None


def test_another_picture_grows_over_what_was_there_before(pair: PhotoPair) -> None:
    pair.put("nlm", flat(120), False)
    pair.compare(DENOISED, "nlm")
    assert values(painted(pair)) == (60, 200)
    pair.tile_done(Rect(0, 0, 20, 50), "nlm")
    seen = painted(pair)[:, 50:, 0]
    assert (seen[:38] == 120).all()
    assert (seen[42:] == 200).all()
    assert pair.fraction_of("nlm") == 0.5
    pair.tile_done(Rect(20, 0, 40, 50), "nlm")
    pair.put("nlm", flat(90), False)
    assert values(painted(pair)) == (60, 120)


def test_the_same_array_is_not_prepared_anew(pair: PhotoPair) -> None:
    pixels = flat(120)
    pair.put("nlm", pixels, False)
    plate = pair.plate("nlm")
    pair.put("nlm", pixels, True)
    assert pair.plate("nlm") is plate
    assert pair.fraction_of("nlm") == 1.0
    pair.put("nlm", None, True)
    assert pair.fraction_of("nlm") is None


def test_what_is_whole_is_never_seen_as_something_else(
    qtbot: QtBot,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("denoiser_gui.views.pyramid_builder.PyramidBuilder.build", lambda *_what: None)
    large = [np.full((800, 1000, 3), value, np.uint8) for value in (200, 60, 120)]
    pair = PhotoPair(large[0], large[1], True)
    pair.put("nlm", large[2], True)
    port = Viewport.fit(Size(1000, 800), VIEW)
    for name, value in ((NOISY, 200), (DENOISED, 60), ("nlm", 120)):
        assert values(painted(pair, [Shown(pair.plate(name), port, WHOLE)])) == (value, value)
    pair.close()


def test_the_same_array_may_arrive_once_more(pair: PhotoPair) -> None:
    pixels = flat(120)
    pair.put("nlm", pixels, True)
    pixels[:] = 90  # another attempt wrote into it
    pair.put("nlm", pixels, False)
    assert pair.fraction_of("nlm") == 0.0
    pair.tile_done(Rect(0, 0, 40, 50), "nlm")
    pair.compare(NOISY, "nlm")
    assert values(painted(pair)) == (200, 90)


def test_tiles_of_nothing_are_an_error(pair: PhotoPair) -> None:
    with pytest.raises(ValueError, match="no nlm photo"):
        pair.tile_done(Rect(0, 0, 1, 1), "nlm")


def test_many_are_painted_wherever_they_belong(pair: PhotoPair) -> None:
    pair.put("nlm", flat(120), True)
    port = PORT.resized(Size(50, 40))
    small = Rect(0, 0, 40, 50)
    places = {NOISY: (0, 0), DENOISED: (50, 0), "nlm": (50, 40)}
    shown = [Shown(pair.plate(name), port, small, left, top) for name, (left, top) in places.items()]
    seen = painted(pair, shown)
    assert values(seen[:40]) == (200, 60)
    assert values(seen[40:]) == (0, 120)


@pytest.mark.parametrize(("count", "share"), [(1, 1.0), (2, 1.0), (8, 0.25)])
def test_many_share_the_time_that_two_have(
    pair: PhotoPair, monkeypatch: pytest.MonkeyPatch, count: int, share: float
) -> None:
    asked: list[float] = []
    painted_with: list[float] = []
    monkeypatch.setattr("denoiser_gui.views.photo_pair.PAINTING_SECONDS", 1.0)
    monkeypatch.setattr("denoiser_gui.views.photo_pair.HURRIED_SECONDS", 1.0)
    monkeypatch.setattr(SidePainter, "render", lambda _side, seconds: asked.append(seconds))
    monkeypatch.setattr(SidePainter, "paint", lambda _side, _painter, part: painted_with.append(part))
    painted(pair, [Shown(pair.plate(NOISY), PORT, WHOLE)] * count)
    assert asked == painted_with == [share] * count


def test_what_is_rendered_serves_every_layout(pair: PhotoPair) -> None:
    painted(pair)
    squares = pair.plate(NOISY).squares
    assert squares.has((0, 0), PORT.zoom)
    assert pair.plate(NOISY).squares is squares


def test_something_else_lies_over_a_picture_wherever_it_is_shown(pair: PhotoPair) -> None:
    pair.lay_over(DENOISED, flat(90))
    assert values(painted(pair)) == (200, 90)
    pair.compare(DENOISED, NOISY)
    assert values(painted(pair)) == (90, 200)
    pair.set_strength(0.5, 0.5)
    assert values(painted(pair)) == (90, 200), "it has no strength"
    pair.lay_over(DENOISED, flat(30))
    assert values(painted(pair)) == (30, 200)
    assert pair.overview(10).pixelColor(0, 0).red() == 130, "the overview is that of the photo"
    pair.lay_over(DENOISED, None)
    pair.lay_over(NOISY, None)
    assert values(painted(pair)) == (130, 200)


def test_all_that_lies_over_pictures_is_taken_away_at_once(pair: PhotoPair) -> None:
    for name, value in ((DENOISED, 90), (NOISY, 10)):
        pair.lay_over(name, flat(value))
    assert values(painted(pair)) == (10, 90)
    pair.lay_nothing_over()
    assert values(painted(pair)) == (200, 60)
