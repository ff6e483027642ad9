"""Which pictures the comparison shows, chosen with real keys."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from denoiser_gui.views.compare_view import CompareView
from engine.inference.tiling import Rect
from tests.gui.views.conftest import pixels_of
from tests.gui.views.test_compare_view import CLEAN, NEW, NOISY, port, view

__all__ = ["view"]  # a fixture

Key = Qt.Key


def test_keys_say_what_is_compared(view: CompareView) -> None:
    chosen: list[tuple[int, bool]] = []
    others: list[object] = []
    view.sideChosen.connect(lambda place, left: chosen.append((place, left)))
    view.swapRequested.connect(lambda: others.append("swap"))
    view.cycleRequested.connect(others.append)
    handle = view.focusProxy()
    QTest.keyClick(handle, Key.Key_3)
    QTest.keyClick(handle, Key.Key_4, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(handle, Key.Key_Exclam, Qt.KeyboardModifier.ShiftModifier)
    for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier):
        QTest.keyClick(handle, Key.Key_1, modifier)
        QTest.keyClick(handle, Key.Key_C, modifier)
    assert chosen == [(2, False), (3, True), (0, True)]
    QTest.keyClick(handle, Key.Key_X)
    QTest.keyClick(handle, Key.Key_C)
    QTest.keyClick(handle, Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert others == ["swap", 1, -1]


def test_other_pictures_take_a_side_and_zoom_and_place_stay(view: CompareView) -> None:
    view.put("nlm", np.full((300, 400, 3), NEW, np.uint8), complete=True)
    view.zoom_to(4.0)
    view.look_at(100.0, 90.0)
    before = port(view)
    view.compare("denoised", "nlm", {"nlm": "Non-local means"})
    assert view.names == ("Denoised", "Non-local means")
    seen = pixels_of(view)
    assert (seen[500, :390] == CLEAN).all()
    assert (seen[500, 410:] == NEW).all()
    assert port(view) == before
    view.set_strength(0.0, 0.0)
    assert (pixels_of(view)[500, :390] == NOISY).all(), "the strength is that of the denoised one wherever it stands"
    assert (pixels_of(view)[500, 410:] == NEW).all()
    view.show_only_noisy(True)
    assert (pixels_of(view)[500] == NOISY).all()
    view.show_only_noisy(False)
    view.compare("nlm", "noisy", {"nlm": "Non-local means"})
    assert (pixels_of(view)[500, :390] == NEW).all()
    assert (pixels_of(view)[500, 410:] == NOISY).all()
    assert "Non-local means" in view.accessibleName()
    view.put("nlm", None)
    assert view.names[0] == "Non-local means: not there yet"
    assert (pixels_of(view)[500, :390] == NOISY).all()


def test_tiles_of_a_denoised_photo_on_the_left_are_seen_at_once(view: CompareView) -> None:
    view.compare("denoised", "noisy")
    fresh = np.full((300, 400, 3), NEW, np.uint8)
    noisy = np.full((300, 400, 3), NOISY, np.uint8)
    view.set_pair(noisy, fresh)
    assert (pixels_of(view)[500, :390] == NOISY).all()
    view.tile_done(0, 0, 300, 400)
    assert (pixels_of(view)[500, :390] == NEW).all()


def test_a_part_is_shown_as_large_as_the_view_allows(view: CompareView) -> None:
    view.look_at_part(Rect(100, 150, 150, 250))
    assert port(view).seen[1:4:2] == (150, 250)
    assert port(view).zoom == 8.0
    top, _, bottom, _ = port(view).seen
    assert (top + bottom) / 2 == 125
