"""Pyramids are reduced in a thread of its own."""

import time
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui.views.image_pyramid import ImagePyramid, Rgb
from denoiser_gui.views.pyramid_builder import PyramidBuilder
from engine.inference.tiling import Rect

Make = Callable[..., Rgb]


def test_every_chunk_is_told_the_nearest_first(grain: Make, qtbot: QtBot) -> None:
    builder, told = PyramidBuilder(), []
    pyramid = ImagePyramid(grain(2048, 3072))
    builder.reduced.connect(lambda which, rect: told.append((which, rect)))
    builder.build(pyramid, pyramid.whole, (1500.0, 2900.0))
    qtbot.waitUntil(lambda: len(told) == 6)
    builder.close()
    assert told[0] == (pyramid, Rect(1024, 2048, 2048, 3072))
    assert pyramid.region(1, 0, 1024, 0, 1536).base is not None  # a view of the level: nothing is missing


def test_closing_forgets_what_waits(grain: Make) -> None:
    class Slow(ImagePyramid):
        done = 0

        def update(self, rect: Rect) -> None:
            time.sleep(0.01)  # all of them would take seconds
            super().update(rect)
            Slow.done += 1

    builder = PyramidBuilder()
    pyramid = Slow(grain(64, 64))
    for _ in range(500):
        builder.build(pyramid, pyramid.whole, (0.0, 0.0))
    builder.close()
    assert Slow.done < 500
    counted = Slow.done
    builder.wait(0.05)
    assert Slow.done == counted


def test_lack_of_memory_is_told(grain: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_pyramid: ImagePyramid, _rect: Rect) -> None:
        raise MemoryError

    monkeypatch.setattr(ImagePyramid, "update", fail)
    builder = PyramidBuilder()
    pyramid = ImagePyramid(grain(10, 10))
    with qtbot.waitSignal(builder.failed) as told:
        builder.build(pyramid, pyramid.whole, (0.0, 0.0))
    assert isinstance(told.args[0], MemoryError)
    builder.close()
