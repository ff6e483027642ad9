from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from denoiser_gui.state.session import Stage
from denoiser_gui.state.sides import Sides
from engine.service.comparison_replies import DifferenceMade
from engine.service.comparison_requests import CancelComparison, Kind, MakeDifference, Side
from engine.service.replies import Failed
from tests.gui.presenters.examined import HEIGHT, WIDTH, Bench, bench

__all__ = ["bench"]  # a fixture

RED = np.broadcast_to(np.array((200, 10, 10), np.uint8), (HEIGHT, WIDTH, 3))


def made(bench: Bench, request: MakeDifference, gain: float = 4.0, pixels: np.ndarray = RED) -> Path:
    display = bench.store(pixels)
    bench.tell(DifferenceMade(request, display, gain, 1.5, 40.0))
    return Path(display.path)


def key(bench: Bench, qtbot: QtBot, which: Qt.Key) -> None:
    qtbot.keyClick(bench.view.focusProxy(), which)


def ask(bench: Bench, qtbot: QtBot) -> MakeDifference:
    """Press D once; what the engine is asked."""
    bench.view.setFocus()
    key(bench, qtbot, Qt.Key.Key_D)
    return bench.asked(MakeDifference)


def shown(bench: Bench) -> np.ndarray:
    """The pixel in the middle of the right half of the view."""
    image = bench.view.grab().toImage()
    colour = image.pixelColor(image.width() * 3 // 4, image.height() // 2)
    return np.array((colour.red(), colour.green(), colour.blue()))


def test_d_goes_from_truth_through_signed_and_similarity_back_to_the_photo(bench: Bench, qtbot: QtBot) -> None:
    request = ask(bench, qtbot)
    assert (request.kind, request.side, request.against) == (Kind.ABSOLUTE, Side("denoised"), Side("truth"))
    assert request.gain is None, "the engine finds what suits the photo"
    assert bench.view.names == ("Noisy", "Denoised (difference on its way)")
    made(bench, request)
    assert bench.view.names == ("Noisy", "Difference to ground truth  ×4")
    assert (shown(bench) == RED[0, 0]).all()
    for kind, name in (
        (Kind.SIGNED, "Signed difference to ground truth  ×4"),
        (Kind.SIMILARITY, "Similarity to ground truth"),
    ):
        request = ask(bench, qtbot)
        assert request.kind is kind
        made(bench, request)
        assert bench.view.names[1] == name
    key(bench, qtbot, Qt.Key.Key_D)
    assert bench.view.names == ("Noisy", "Denoised")
    assert not bench.examining.differing.panel.isVisible()
    assert (shown(bench) != RED[0, 0]).any()


def test_without_a_truth_what_was_removed_is_seen(bench: Bench, qtbot: QtBot) -> None:
    bench.without_truth()
    request = ask(bench, qtbot)
    assert request.against == Side("noisy")
    made(bench, request)
    assert bench.view.names[1] == "What was removed  ×4"
    assert ask(bench, qtbot).kind is Kind.SIGNED
    key(bench, qtbot, Qt.Key.Key_D)
    assert bench.view.names[1] == "Denoised"
    assert not bench.examining.differing.menu.entries[Kind.SIMILARITY].isEnabled()


def test_the_strength_makes_it_anew_and_meanwhile_the_photo_is_seen(bench: Bench, qtbot: QtBot) -> None:
    request = ask(bench, qtbot)
    made(bench, request)
    assert "Mean" in bench.examining.differing.panel.figures.text()
    bench.session.set_options(luminance=0.5)
    assert bench.examining.differing.panel.figures.text() == "In a moment."
    assert bench.view.names[1] == "Denoised (difference on its way)"
    assert (shown(bench) != RED[0, 0]).any()
    again = bench.asked(MakeDifference)
    assert again.side == Side("denoised", 0.5, 1.0)
    assert again.number != request.number


def test_an_answer_that_is_too_late_is_thrown_away(bench: Bench, qtbot: QtBot) -> None:
    request = ask(bench, qtbot)
    bench.session.set_options(luminance=0.5)
    newer = bench.asked(MakeDifference)
    assert CancelComparison(request.number) in bench.client.asked
    assert not made(bench, request).exists()
    assert bench.view.names[1] == "Denoised (difference on its way)"
    made(bench, newer)
    assert bench.view.names[1] == "Difference to ground truth  ×4"


def test_the_gain_changes_while_the_picture_before_stays(bench: Bench, qtbot: QtBot) -> None:
    made(bench, ask(bench, qtbot))
    panel = bench.examining.differing.panel
    assert panel.factor.text() == "×4"
    assert panel.bar.legend.labels[2] == "64 levels"
    panel.gain.setFocus()
    qtbot.keyClick(panel.gain, Qt.Key.Key_Right)
    assert bench.asked(MakeDifference).gain == 8.0
    assert (shown(bench) == RED[0, 0]).all()
    bench.view.setFocus()
    qtbot.keyClick(bench.view.focusProxy(), "[")
    qtbot.keyClick(bench.view.focusProxy(), "[")
    request = bench.asked(MakeDifference)
    assert request.gain == 2.0
    made(bench, request, 2.0, 255 - RED)
    assert panel.factor.text() == "×2"
    assert (shown(bench) == 255 - RED[0, 0]).all()
    qtbot.mouseDClick(panel.gain, Qt.MouseButton.LeftButton)
    assert bench.asked(MakeDifference).gain is None


def test_another_photo_has_its_own(bench: Bench, qtbot: QtBot) -> None:
    made(bench, ask(bench, qtbot))
    other = bench.open("b.png")
    assert bench.view.names[1] == "Denoised (difference on its way)"
    request = bench.asked(MakeDifference)
    assert request.key == other
    made(bench, request)
    assert (shown(bench) == RED[0, 0]).all()
    bench.session.show(None)
    assert not bench.examining.differing.panel.isVisible()


def test_a_result_that_is_not_there_yet_is_waited_for(bench: Bench, qtbot: QtBot) -> None:
    bench.session.update(bench.key, stage=Stage.DENOISING)
    bench.view.setFocus()
    key(bench, qtbot, Qt.Key.Key_D)
    qtbot.wait(10)
    assert bench.client.count(MakeDifference) == 0
    panel = bench.examining.differing.panel
    assert "As soon as" in panel.figures.text()
    display = bench.session.current.denoised
    bench.session.update(bench.key, denoised=None)
    assert panel.isVisible()
    assert "As soon as" in panel.figures.text()
    bench.session.update(bench.key, denoised=display)
    bench.session.update(bench.key, stage=Stage.DONE)
    assert bench.asked(MakeDifference).key == bench.key


def test_another_side_is_compared_and_named(bench: Bench, qtbot: QtBot) -> None:
    bench.with_median()
    made(bench, ask(bench, qtbot))
    bench.session.set_sides(Sides("denoised", "median"))
    request = bench.asked(MakeDifference)
    assert (request.side, request.against) == (Side("median"), Side("truth"))
    panel = bench.examining.differing.panel
    assert [panel.against.itemData(i) for i in range(panel.against.count())] == ["truth", "noisy", "denoised"]
    panel.against.setCurrentIndex(2)
    panel.against.activated.emit(2)
    request = bench.asked(MakeDifference)
    assert request.against == Side("denoised")
    made(bench, request)
    assert panel.title.text() == "Median: Difference to the denoised photo"


def test_the_menu_chooses_and_shows_what_is_chosen(bench: Bench) -> None:
    entries = bench.examining.differing.menu.entries
    entries[Kind.LOST].trigger()
    request = bench.asked(MakeDifference)
    assert (request.kind, request.against) == (Kind.LOST, Side("noisy"))
    assert entries[Kind.LOST].isChecked()
    made(bench, request, 1.0)
    assert bench.view.names[1] == "Lost detail"
    entries[None].trigger()
    assert bench.view.names[1] == "Denoised"


def test_a_failure_is_told_in_the_panel_and_the_photo_stays(bench: Bench, qtbot: QtBot) -> None:
    request = ask(bench, qtbot)
    bench.tell(Failed(request, "SSIM needs photos of at least 11 x 11 pixels."))
    assert bench.examining.differing.panel.figures.text() == "SSIM needs photos of at least 11 x 11 pixels."
    assert bench.view.names[1] == "Denoised"


def test_when_the_engine_dies_it_is_asked_anew(bench: Bench, qtbot: QtBot) -> None:
    request = ask(bench, qtbot)
    made(bench, request)
    bench.client.stopped.emit(-9)
    assert bench.view.names[1] != "Difference to ground truth  ×4"
    noisy = bench.store(bench.noisy)
    denoised = bench.store(bench.denoised)
    bench.session.update(bench.key, noisy=noisy, denoised=denoised, stage=Stage.DONE, truth_display=noisy, away=False)
    assert bench.asked(MakeDifference).number != request.number


@pytest.mark.parametrize("zoomed", [False, True])
def test_the_panel_lies_over_the_lower_right_and_beside_the_overview(bench: Bench, qtbot: QtBot, zoomed: bool) -> None:
    made(bench, ask(bench, qtbot))
    if zoomed:
        bench.view.zoom_to(40.0)
    panel, navigator = bench.examining.differing.panel, bench.view.navigator
    assert panel.isVisible()
    assert navigator.isVisible() is zoomed
    area = panel.geometry()
    assert bench.view.rect().contains(area)
    assert area.bottom() > bench.view.height() - 20
    assert not (zoomed and area.intersects(navigator.geometry()))
    assert panel.width() * panel.height() < 0.1 * bench.view.width() * bench.view.height()


def test_dragging_beside_the_controls_does_not_move_the_photo(bench: Bench, qtbot: QtBot) -> None:
    made(bench, ask(bench, qtbot))
    bench.view.zoom_to(40.0)
    before = bench.view.viewport
    panel = bench.examining.differing.panel
    qtbot.mousePress(panel, Qt.MouseButton.LeftButton, pos=panel.rect().topLeft())
    qtbot.mouseMove(panel, panel.rect().center())
    qtbot.mouseRelease(panel, Qt.MouseButton.LeftButton, pos=panel.rect().center())
    assert bench.view.viewport == before


def test_a_picture_of_before_and_after_keeps_its_names(bench: Bench, qtbot: QtBot) -> None:
    made(bench, ask(bench, qtbot))
    assert bench.view.own_names == ("Noisy", "Denoised")
    assert bench.view.names != bench.view.own_names


def test_the_key_is_heard_wherever_nothing_else_wants_it(bench: Bench, qtbot: QtBot) -> None:
    bench.window.inspector.strength.luminance.setFocus()
    qtbot.keyClick(bench.window.inspector.strength.luminance, Qt.Key.Key_D)
    assert bench.asked(MakeDifference).kind is Kind.ABSOLUTE
    qtbot.keyClick(bench.window.inspector.strength.luminance, "]")
    assert bench.asked(MakeDifference).gain == 16.0


def test_gain_and_reference_are_in_the_menu_too(bench: Bench, qtbot: QtBot) -> None:
    menu = bench.examining.differing.menu
    assert not menu.more.isEnabled()
    made(bench, ask(bench, qtbot))
    entries = menu.against.actions()
    assert [(entry.text(), entry.isChecked()) for entry in entries] == [("Ground truth", True), ("Noisy", False)]
    entries[1].trigger()
    assert bench.asked(MakeDifference).against == Side("noisy")
    assert [entry.isChecked() for entry in menu.against.actions()] == [False, True]
    menu.more.trigger()
    assert bench.asked(MakeDifference).gain == 16.0
    menu.fit.trigger()
    assert bench.asked(MakeDifference).gain is None
    bench.without_truth()
    assert not menu.against.isEnabled()
