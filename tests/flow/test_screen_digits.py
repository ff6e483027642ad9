"""The keys 1 to 9 of a real X server, under keyboards of several countries. Skipped without one."""

import os
import shutil
import subprocess
from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui.views.compare_view import CompareView
from tests.flow.screen_hand import Hand

ONE, SHIFT = 10, 50
"""X's codes of the key 1 and of the left Shift."""

pytestmark = [
    pytest.mark.screen,
    pytest.mark.skipif(os.environ.get("QT_QPA_PLATFORM") != "xcb", reason="needs an X server and QT_QPA_PLATFORM=xcb"),
    pytest.mark.skipif(not (shutil.which("xdotool") and shutil.which("setxkbmap")), reason="needs xdotool, setxkbmap"),
]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[CompareView]:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.set_pair(np.zeros((40, 60, 3), np.uint8))
    view.setFocus()
    yield view
    view.clear()


@pytest.fixture(params=["us", "de", "fr", "ch", "es", "ru", "jp"])
def country(request: pytest.FixtureRequest) -> Iterator[str]:
    """The keyboard that is plugged in."""
    subprocess.run(["setxkbmap", request.param], check=True, timeout=10)
    yield request.param
    subprocess.run(["setxkbmap", "us"], check=True, timeout=10)


def test_the_keys_are_known_by_their_place(view: CompareView, country: str, qtbot: QtBot) -> None:
    chosen: list[tuple[int, bool]] = []
    view.sideChosen.connect(lambda place, left: chosen.append((place, left)))
    hand = Hand(qtbot)
    qtbot.wait(200)  # for the program to hear of the keyboard
    for place in (0, 2, 3):
        hand.do("key", ONE + place)
    hand.do("keydown", SHIFT)
    for place in (1, 2, 6):
        hand.do("key", ONE + place)
    hand.do("keyup", SHIFT)
    qtbot.waitUntil(lambda: len(chosen) == 6)
    assert chosen == [(0, False), (2, False), (3, False), (1, True), (2, True), (6, True)], country
