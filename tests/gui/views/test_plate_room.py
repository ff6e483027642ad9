"""What the pictures of a photo keep in memory."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from denoiser_gui.state.comparison import Size, Viewport
from denoiser_gui.views import plate_room
from denoiser_gui.views.image_pyramid import Rgb
from denoiser_gui.views.photo_pair import PhotoPair
from denoiser_gui.views.plates import DENOISED, NOISY, Shown
from engine.inference.tiling import Rect

Make = Callable[..., Rgb]
VIEW = Size(600, 400)
NAMES = tuple(f"method-{number}" for number in range(8))


@pytest.fixture
def pair(qtbot: QtBot, grain: Make, monkeypatch: pytest.MonkeyPatch) -> Iterator[PhotoPair]:  # noqa: ARG001
    """Ten pictures of 900 x 600, with room for the coarser levels of four."""
    monkeypatch.setattr("denoiser_gui.views.plate_room.MOST_REDUCED", 4 * 900 * 600 * 1.02)
    pair = PhotoPair(grain(600, 900), grain(600, 900, 1), True)
    for seed, name in enumerate(NAMES, 2):
        pair.put(name, grain(600, 900, seed), True)
    yield pair
    pair.close()


def paint(pair: PhotoPair, *names: str, zoom: float = 1.0) -> QImage:
    """One over the other, each in the whole view."""
    port = Viewport.fit(Size(900, 600), VIEW).zoomed_to(zoom)
    image = QImage(VIEW.width, VIEW.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    whole = Rect(0, 0, VIEW.height, VIEW.width)
    pair.paint_all(painter, [Shown(pair.plate(name), port, whole) for name in names])
    painter.end()
    return image


def reduced(pair: PhotoPair) -> set[str]:
    return {name for name in (NOISY, DENOISED, *NAMES) if pair.plate(name).reduced}


def test_what_there_is_room_for_is_reduced_before_it_is_seen(pair: PhotoPair) -> None:
    assert reduced(pair) == {NOISY, DENOISED, *NAMES[:2]}


def test_what_is_seen_is_reduced_and_what_was_not_seen_for_longest_gives_way(pair: PhotoPair) -> None:
    paint(pair, NAMES[1])
    paint(pair, NAMES[5])
    assert reduced(pair) == {NOISY, DENOISED, NAMES[1], NAMES[5]}
    paint(pair, NAMES[0])
    assert reduced(pair) == {NOISY, DENOISED, NAMES[5], NAMES[0]}


def test_all_that_are_seen_are_reduced_however_many(pair: PhotoPair) -> None:
    paint(pair, *NAMES)
    assert reduced(pair) == {NOISY, DENOISED, *NAMES}


def test_one_that_gave_way_looks_as_before_when_it_comes_again(pair: PhotoPair, qtbot: QtBot) -> None:
    pair._builder.wait(None)
    qtbot.wait(1)
    before = paint(pair, NAMES[0], zoom=0.4)
    for name in NAMES[2:]:
        paint(pair, name)
    assert not pair.plate(NAMES[0]).reduced
    paint(pair, NAMES[0], zoom=0.4)
    pair._builder.wait(None)
    qtbot.wait(1)
    assert paint(pair, NAMES[0], zoom=0.4) == before


def test_a_growing_picture_keeps_its_levels(pair: PhotoPair, grain: Make) -> None:
    pair.put(NAMES[0], grain(600, 900, 50), False)
    pair.tile_done(Rect(0, 0, 300, 900), NAMES[0])
    paint(pair, NAMES[0])
    for name in NAMES[1:]:
        paint(pair, name)
    assert pair.plate(NAMES[0]).reduced


def test_squares_of_what_is_not_seen_are_few(pair: PhotoPair) -> None:
    paint(pair, *NAMES)
    each = pair.plate(NAMES[0]).squares_kept
    assert each >= 6
    paint(pair, NAMES[0])
    assert sum(pair.plate(name).squares_kept for name in NAMES) == 8 * each, "all are seen again in a moment"
    for zoom in np.linspace(1.0, 2.0, 12):
        paint(pair, NAMES[0], zoom=float(zoom))
    kept = {name: pair.plate(name).squares_kept for name in NAMES}
    most = 6 * plate_room.most_squares(VIEW)
    assert sum(kept.values()) <= most
    assert kept[NAMES[0]] > 0
