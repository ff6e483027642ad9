"""Several pictures of a photo beside each other, used with real mouse, wheel and key events."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from denoiser_gui.state.comparison import Orientation, Viewport
from denoiser_gui.state.layout import Layout
from denoiser_gui.state.panes import Frame
from denoiser_gui.views.compare_view import CompareView
from denoiser_gui.views.image_pyramid import Rgb
from denoiser_gui.views.palette import surround
from tests.gui.views.conftest import pixels_of

Make = Callable[..., Rgb]
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SHIFT, PLAIN = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
TITLES = {
    "noisy": "Noisy",
    "denoised": "Denoised",
    "truth": "Ground truth",
    **{f"method-{number}": f"Method {number}" for number in range(4, 10)},
}
VALUES = {name: 20 + 24 * place for place, name in enumerate(TITLES)}
NAMES = tuple(TITLES)


def flat(value: int, height: int = 300, width: int = 400) -> Rgb:
    return np.full((height, width, 3), value, np.uint8)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[CompareView]:
    """900 x 660 with nine pictures, each of one grey, 400 x 300."""
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(900, 660)
    with qtbot.waitExposed(view):
        view.show()
    view.set_pair(flat(VALUES["noisy"]), flat(VALUES["denoised"]), complete=True)
    for name in NAMES[2:]:
        view.put(name, flat(VALUES[name]), complete=True)
    view.compare("noisy", "denoised", TITLES)
    view.navigator.want(False)  # it would cover what is compared
    view.setFocus()
    yield view
    view.clear()


def port(view: CompareView) -> Viewport:
    assert view.viewport is not None
    return view.viewport


def frames(view: CompareView) -> tuple[Frame, ...]:
    return view.board.panes.frames(view._device_size(), port(view))


def middle(frame: Frame) -> QPoint:
    """Of a pane."""
    return QPoint((frame.area.left + frame.area.right) // 2, (frame.area.top + frame.area.bottom) // 2)


def greys(view: CompareView) -> list[int]:
    """What the panes show in their middle."""
    seen = pixels_of(view)
    return [int(seen[middle(frame).y(), middle(frame).x(), 0]) for frame in frames(view)]


def wheel(view: CompareView, at: QPoint, angle: int = 120, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.wheelEvent(view.windowHandle(), at, QPoint(0, angle), QPoint(), modifiers, Qt.ScrollPhase.NoScrollPhase)
    QApplication.processEvents()


def drag(view: CompareView, start: QPoint, by: QPoint, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    widget = view.childAt(start) or view
    for kind, at in (
        (QEvent.Type.MouseButtonPress, start),
        (QEvent.Type.MouseMove, start + by),
        (QEvent.Type.MouseButtonRelease, start + by),
    ):
        mouse(widget, kind, widget.mapFrom(view, at), modifiers)


def mouse(widget: QWidget, kind: QEvent.Type, at: QPoint, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    event = QMouseEvent(kind, QPointF(at), QPointF(widget.mapToGlobal(at)), LEFT, LEFT, modifiers)
    QApplication.sendEvent(widget, event)


def spot(view: CompareView, frame: Frame) -> QWidget:
    """What can be pressed on a pane's label."""
    place = QPoint(frame.area.left + 20, frame.area.top + 18)
    found = view.childAt(place)
    assert isinstance(found, QAbstractButton)
    return found


@pytest.mark.parametrize("count", range(3, 10))
def test_the_first_pictures_are_seen_side_by_side(view: CompareView, count: int) -> None:
    view.set_layout(Layout(count))
    assert [frame.name for frame in frames(view)] == list(NAMES[:count])
    assert greys(view) == [VALUES[name] for name in NAMES[:count]]
    assert all(frame.viewport.fitted for frame in frames(view))


def test_side_by_side_shows_what_is_compared_and_lies_as_the_line_does(view: CompareView) -> None:
    view.compare("truth", "method-5", TITLES)
    view.set_layout(Layout(2))
    assert greys(view) == [VALUES["truth"], VALUES["method-5"]]
    left, right = frames(view)
    assert left.area.right < right.area.left
    view.turn_divider()
    above, below = frames(view)
    assert above.area.bottom < below.area.top
    assert view.layout_chosen == Layout(2, Orientation.HORIZONTAL)


def test_between_panes_is_a_thin_neutral_gap(view: CompareView) -> None:
    view.set_layout(Layout(4))
    view.zoom_to(4.0)
    seen, (one, two, *_) = pixels_of(view), frames(view)
    gap = seen[300, one.area.right : two.area.left]
    assert 0 < gap.shape[0] <= 8
    assert (gap == surround(view.palette()).getRgb()[:3]).all()


def test_with_fewer_pictures_than_asked_for_there_are_as_many_panes_as_pictures(view: CompareView) -> None:
    view.set_layout(Layout(9))
    view.compare("noisy", "denoised", {name: TITLES[name] for name in NAMES[:3]})
    assert len(frames(view)) == 3


def test_the_wheel_zooms_all_panes_around_the_pointer(view: CompareView) -> None:
    view.set_layout(Layout(4))
    frame = frames(view)[2]
    at = QPoint(frame.area.left + 50, frame.area.top + 80)
    before = frame.viewport.photo_point(50, 80)
    wheel(view, at, 480)
    after = frames(view)
    assert {each.viewport for each in after} == {port(view)}
    assert port(view).zoom > 2 * frame.viewport.zoom
    assert after[2].viewport.photo_point(50, 80) == pytest.approx(before, abs=1.0)


def test_dragging_in_one_pane_moves_all(view: CompareView) -> None:
    view.set_layout(Layout(4))
    view.zoom_to(4.0)
    before = port(view)
    drag(view, middle(frames(view)[3]), QPoint(-40, 20))
    assert port(view).centre_x == pytest.approx(before.centre_x + 10)
    assert port(view).centre_y == pytest.approx(before.centre_y - 5)
    assert {each.viewport for each in frames(view)} == {port(view)}


def test_with_shift_a_pane_goes_its_own_way_until_its_sign_is_clicked(view: CompareView, qtbot: QtBot) -> None:
    view.set_layout(Layout(4))
    view.zoom_to(4.0)
    common, frame = port(view), frames(view)[1]
    drag(view, middle(frame), QPoint(-40, 0), SHIFT)
    wheel(view, middle(frame), 120, SHIFT)
    assert port(view) == common
    assert [each.loose for each in frames(view)] == [False, True, False, False]
    own = frames(view)[1].viewport
    assert own.zoom == pytest.approx(5.0)
    drag(view, middle(frames(view)[0]), QPoint(0, 40))
    assert port(view) != common
    assert frames(view)[1].viewport == own
    drag(view, middle(frame), QPoint(0, 40))
    assert frames(view)[1].viewport != own, "once loose it needs no Shift"
    chips = [each for each in view.findChildren(QAbstractButton) if each.accessibleName() == "Not linked"]
    (chip,) = [each for each in chips if each.isVisible()]
    qtbot.mouseClick(chip, LEFT)
    assert not any(each.loose for each in frames(view))
    assert frames(view)[1].viewport == port(view)
    assert not chip.isVisible()


def test_a_picture_that_left_comes_back_linked(view: CompareView) -> None:
    view.set_layout(Layout(4))
    wheel(view, middle(frames(view)[3]), 240, SHIFT)
    assert frames(view)[3].loose
    view.compare("noisy", "denoised", {name: TITLES[name] for name in NAMES[:3]})
    view.compare("noisy", "denoised", TITLES)
    assert not any(frame.loose for frame in frames(view))


def test_a_wheel_that_shift_turns_sideways_zooms_as_well(view: CompareView) -> None:
    view.set_layout(Layout(4))
    at, sideways = middle(frames(view)[1]), QPoint(240, 0)
    QTest.wheelEvent(view.windowHandle(), at, sideways, QPoint(), SHIFT, Qt.ScrollPhase.NoScrollPhase)
    QApplication.processEvents()
    assert frames(view)[1].loose
    assert frames(view)[1].viewport.zoom > port(view).zoom


def test_between_panes_the_wheel_zooms_at_their_middle(view: CompareView) -> None:
    view.set_layout(Layout(4))
    view.zoom_to(8.0)
    before = port(view)
    one, two, *_ = frames(view)
    wheel(view, QPoint((one.area.right + two.area.left) // 2, 200))
    assert port(view).zoom > before.zoom
    assert (port(view).centre_x, port(view).centre_y) == (before.centre_x, before.centre_y)


def test_the_key_l_links_all_again(view: CompareView, qtbot: QtBot) -> None:
    view.set_layout(Layout(4))
    for frame in frames(view)[:2]:
        wheel(view, middle(frame), 240, SHIFT)
    assert sum(frame.loose for frame in frames(view)) == 2
    qtbot.keyClick(view, Key.Key_L)
    assert not any(frame.loose for frame in frames(view))


def test_a_pinch_after_a_drag_with_shift_zooms_all(view: CompareView) -> None:
    view.set_layout(Layout(4))
    view.zoom_to(4.0)
    drag(view, middle(frames(view)[0]), QPoint(-10, 0), SHIFT)
    view.board.join_all()
    at = QPointF(middle(frames(view)[0]))
    pad = QPointingDevice.primaryPointingDevice()
    kind = Qt.NativeGestureType.ZoomNativeGesture
    event = QNativeGestureEvent(kind, pad, 2, at, at, view.mapToGlobal(at), 0.5, QPointF())
    QApplication.sendEvent(view, event)
    assert {frame.viewport.zoom for frame in frames(view)} == {6.0}


def test_shift_alone_unlinks_nothing(view: CompareView, qtbot: QtBot) -> None:
    view.set_layout(Layout(4))
    qtbot.mouseClick(view, LEFT, SHIFT, middle(frames(view)[0]))
    assert not any(frame.loose for frame in frames(view))


def test_another_photo_keeps_the_layout_and_links_all(view: CompareView) -> None:
    view.set_layout(Layout(4))
    view.zoom_to(4.0)
    wheel(view, middle(frames(view)[0]), 120, SHIFT)
    view.set_pair(flat(1, 400, 300), flat(2, 400, 300), complete=True)
    assert view.board.layout == Layout(4)
    assert port(view).zoom == 4.0
    assert port(view).view == view.board.panes.cell(view._device_size(), port(view).photo)
    assert not any(frame.loose for frame in frames(view))


def test_zoom_and_place_stay_when_the_layout_changes(view: CompareView) -> None:
    view.zoom_to(8.0)
    view.look_at(150, 120)
    for count in (2, 9, 1, 5):
        view.set_layout(Layout(count))
        assert port(view).zoom == 8.0
        assert (port(view).centre_x, port(view).centre_y) == (150, 120)
    view.fit()
    view.set_layout(Layout(3))
    assert port(view).fitted


def test_arrows_pan_where_there_is_no_divider(view: CompareView, qtbot: QtBot) -> None:
    view.set_layout(Layout(4))
    view.zoom_to(8.0)
    before = port(view)
    qtbot.keyClick(view, Key.Key_Right)
    assert port(view).centre_x > before.centre_x
    assert view.divider.position == 0.5


def test_the_keyboard_stays_with_the_view_when_the_layout_changes(view: CompareView, qtbot: QtBot) -> None:
    handle = view.focusProxy()
    qtbot.waitUntil(handle.hasFocus)
    other = QLineEdit(view)  # the next one that would get it
    other.show()
    view.set_layout(Layout(4))
    assert view.hasFocus()
    assert not handle.isVisible()
    view.set_layout(Layout(1))
    assert handle.isVisible()
    assert handle.hasFocus()
    assert not other.hasFocus()


def test_the_pixel_under_the_pointer_is_told_in_every_pane(view: CompareView) -> None:
    view.set_layout(Layout(4))
    places: list[object] = []
    view.pointedAt.connect(places.append)
    for frame in frames(view):
        mouse(view, QEvent.Type.MouseMove, QPoint(frame.area.left + 200, frame.area.top + 160))
    assert len(set(places)) == 1
    assert places[0] is not None
    mouse(view, QEvent.Type.MouseMove, QPoint(frames(view)[0].area.right + 1, 300))
    assert places[-1] is None


def test_tiles_that_land_are_seen_in_their_pane(view: CompareView) -> None:
    view.set_layout(Layout(4))
    view.put("truth", flat(250), complete=False)
    before = greys(view)
    assert before[2] == VALUES["truth"], "what was there shows until the new one lands"
    view.tile_done(0, 0, 300, 400, "truth")
    view.put("denoised", flat(240), complete=False)
    view.tile_done(0, 0, 300, 400)
    assert greys(view) == [before[0], 240, 250, before[3]]


def test_strength_is_for_the_denoised_pane_alone(view: CompareView) -> None:
    view.set_layout(Layout(4))
    view.set_strength(0.5, 0.5)
    assert greys(view) == [20, 32, VALUES["truth"], VALUES["method-4"]]


# One alone


@pytest.mark.parametrize("number", [1, 4, 9])
def test_holding_a_number_shows_that_pane_alone(view: CompareView, qtbot: QtBot, number: int) -> None:
    view.set_layout(Layout(9))
    view.zoom_to(3.0)
    chosen: list[object] = []
    view.sideChosen.connect(lambda *what: chosen.append(what))
    qtbot.keyPress(view, str(number))
    seen = pixels_of(view)
    assert (seen[100:, 300:] == VALUES[NAMES[number - 1]]).all()
    qtbot.keyRelease(view, str(number))
    assert len(set(greys(view))) == 9
    assert chosen == []


def test_a_number_without_a_pane_does_nothing(view: CompareView, qtbot: QtBot) -> None:
    view.set_layout(Layout(3))
    qtbot.keyPress(view, "7")
    assert len(frames(view)) == 3
    qtbot.keyRelease(view, "7")


def test_in_the_wipe_and_side_by_side_numbers_choose(view: CompareView, qtbot: QtBot) -> None:
    chosen: list[object] = []
    view.sideChosen.connect(lambda *what: chosen.append(what))
    qtbot.keyClick(view.focusProxy(), "3")
    view.set_layout(Layout(2))
    qtbot.keyClick(view, "4")
    assert chosen == [(2, False), (3, False)]


def test_pressing_a_label_shows_that_pane_alone(view: CompareView) -> None:
    view.set_layout(Layout(4))
    button = spot(view, frames(view)[2])
    assert button.accessibleName() == "Ground truth"
    place = button.geometry()
    mouse(button, QEvent.Type.MouseButtonPress, button.rect().center())
    assert (pixels_of(view)[100:600, 300:600] == VALUES["truth"]).all()
    assert button.isVisible()
    assert button.geometry() == place, "it stays under the pointer"
    mouse(button, QEvent.Type.MouseButtonRelease, button.rect().center())
    assert greys(view) == [VALUES[name] for name in NAMES[:4]]


@pytest.mark.parametrize("turned", [False, True])
def test_pressing_the_name_of_a_side_shows_it_alone(view: CompareView, turned: bool) -> None:
    if turned:
        view.turn_divider()
    for at, name in ((QPoint(24, 20), "noisy"), (QPoint(24, 640) if turned else QPoint(880, 20), "denoised")):
        button = view.childAt(at)
        assert isinstance(button, QAbstractButton)
        assert button.accessibleName() == TITLES[name]
        mouse(button, QEvent.Type.MouseButtonPress, button.rect().center())
        assert (pixels_of(view)[100:600, 300:600] == VALUES[name]).all()
        mouse(button, QEvent.Type.MouseButtonRelease, button.rect().center())
        assert view.board.panes.wipes


def test_a_side_without_room_for_its_name_has_nothing_to_press(view: CompareView) -> None:
    view.move_divider(0.02)
    assert not isinstance(view.childAt(QPoint(60, 20)), QAbstractButton)
    assert isinstance(view.childAt(QPoint(880, 20)), QAbstractButton)
    view.set_layout(Layout(4))
    assert not isinstance(view.childAt(QPoint(880, 20)), QAbstractButton)


def test_a_photo_that_goes_while_a_label_is_pressed_leaves_nothing_behind(view: CompareView) -> None:
    view.set_layout(Layout(4))
    button = spot(view, frames(view)[2])
    mouse(button, QEvent.Type.MouseButtonPress, button.rect().center())
    view.clear()
    mouse(button, QEvent.Type.MouseButtonRelease, button.rect().center())
    assert not button.isVisible()


@pytest.mark.parametrize("count", [1, 2, 5])
def test_holding_backslash_shows_the_noisy_photo_alone(view: CompareView, qtbot: QtBot, count: int) -> None:
    view.set_layout(Layout(count))
    here = view if count > 1 else view.focusProxy()
    qtbot.keyPress(here, Key.Key_Backslash)
    assert (pixels_of(view)[100:600, 300:600] == VALUES["noisy"]).all()
    qtbot.keyRelease(here, Key.Key_Backslash)
    assert (pixels_of(view)[600, 600:700] != VALUES["noisy"]).any()


def test_what_is_held_is_let_go_with_the_keyboard(view: CompareView, qtbot: QtBot) -> None:
    view.set_layout(Layout(4))
    qtbot.keyPress(view, "2")
    assert len(frames(view)) == 1
    view.clearFocus()
    assert len(frames(view)) == 4
    qtbot.keyRelease(view, "2")


# Blinking


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("denoiser_gui.views.blinking.PERIOD_MS", 30)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("count", [1, 2, 4])
def test_blinking_shows_left_and_right_in_turn_and_nothing_else(
    view: CompareView, qtbot: QtBot, grain: Make, count: int
) -> None:
    view.set_pair(grain(600, 800, 1), grain(600, 800, 2), complete=True)
    view.set_layout(Layout(count))
    view.zoom_to(1.0)
    painted: list[bytes] = []

    def look() -> bool:
        picture = pixels_of(view)[60:, 200:].tobytes()
        if not painted or painted[-1] != picture:
            painted.append(picture)
        return len(painted) >= 6

    qtbot.keyClick(view if count > 1 else view.focusProxy(), Key.Key_B)
    qtbot.waitUntil(look)
    assert len(set(painted)) == 2
    qtbot.keyClick(view if count > 1 else view.focusProxy(), Key.Key_B)
    assert len(frames(view)) == (0 if count == 1 else count if count < 3 else len(NAMES[:count]))


@pytest.mark.usefixtures("quick")
def test_a_blink_waits_until_the_other_one_is_rendered(
    view: CompareView, qtbot: QtBot, grain: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.set_pair(grain(600, 800, 1), grain(600, 800, 2), complete=True)
    view.zoom_to(1.0)
    monkeypatch.setattr("denoiser_gui.views.photo_pair.PAINTING_SECONDS", -1.0)
    qtbot.keyClick(view.focusProxy(), Key.Key_B)
    with qtbot.assertNotEmitted(view.board.blinker.flipped, wait=150):
        pass
    assert view.board.blinker.side == 0
    monkeypatch.setattr("denoiser_gui.views.photo_pair.PAINTING_SECONDS", 1.0)
    qtbot.waitUntil(lambda: view.board.blinker.side == 1)
    view.board.blinker.stop()


def test_with_less_motion_each_press_goes_a_step(
    view: CompareView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("denoiser_gui.views.blinking.motion.is_reduced", lambda: True)
    monkeypatch.setattr("denoiser_gui.views.blinking.PERIOD_MS", 1)
    seen = []
    for _ in range(3):
        qtbot.keyClick(view.focusProxy(), Key.Key_B)
        qtbot.wait(20)
        seen.append([frame.name for frame in frames(view)])
    assert seen == [["noisy"], ["denoised"], []]


def test_another_photo_ends_blinking(view: CompareView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.board.blinkingChanged, check_params_cb=lambda on: on):
        view.board.blinker.press()
    with qtbot.waitSignal(view.board.blinkingChanged, check_params_cb=lambda on: not on):
        view.set_pair(flat(1), flat(2), complete=True)
    assert frames(view) == ()


# The lens


def lens_pixels(view: CompareView, at: QPoint) -> set[int]:
    """The greys right around the pointer."""
    seen = pixels_of(view)[at.y() - 20 : at.y() + 20, at.x() - 20 : at.x() + 20, 0]
    return set(np.unique(seen).tolist())


def test_the_lens_shows_pixels_as_squares_in_all_panes(view: CompareView, qtbot: QtBot, grain: Make) -> None:
    photos = {name: grain(300, 400, place) for place, name in enumerate(NAMES[:4])}
    view.set_pair(photos["noisy"], photos["denoised"], complete=True)
    for name in NAMES[2:4]:
        view.put(name, photos[name], complete=True)
    view.set_layout(Layout(4))
    view.zoom_to(1.0)
    frame = frames(view)[0]
    at = QPoint(frame.area.left + 210, frame.area.top + 160)
    without = pixels_of(view)
    qtbot.keyClick(view, Key.Key_M)
    mouse(view, QEvent.Type.MouseMove, at)
    column, row = (int(place) for place in frame.viewport.photo_point(210, 160))
    seen = pixels_of(view)
    for each in frames(view):
        x, y = each.area.left + 210, each.area.top + 160
        for down, across in ((0, 2), (2, 0), (-3, -2)):
            place = seen[y + 4 * down - 1 : y + 4 * down + 1, x + 4 * across - 1 : x + 4 * across + 1]
            assert (place == photos[each.name][row + down, column + across]).all()
    qtbot.keyClick(view, Key.Key_M)
    assert (pixels_of(view) == without).all()


def test_in_the_wipe_the_lens_shows_both_sides(view: CompareView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.focusProxy(), Key.Key_M)
    mouse(view, QEvent.Type.MouseMove, QPoint(200, 300))
    seen = pixels_of(view)[330, 110:290, 0]
    assert seen[30] == VALUES["noisy"]
    assert seen[150] == VALUES["denoised"], "both lie left of the line"
    mouse(view, QEvent.Type.MouseMove, QPoint(14, 300))
    seen = pixels_of(view)[330, :, 0]
    assert (seen[130], seen[290]) == (VALUES["noisy"], VALUES["denoised"]), "at the edge both stay inside"
    view.turn_divider()
    mouse(view, QEvent.Type.MouseMove, QPoint(200, 100))
    seen = pixels_of(view)[:, 230, 0]
    assert (seen[60], seen[200]) == (VALUES["noisy"], VALUES["denoised"]), "one above the other, as the sides are"


def test_a_pane_that_does_not_show_the_place_has_no_lens(view: CompareView) -> None:
    view.set_layout(Layout(4))
    view.zoom_to(8.0)
    view.look_at(60, 60)
    wheel(view, middle(frames(view)[1]), 120, SHIFT)
    drag(view, middle(frames(view)[1]), QPoint(-3000, -3000))
    plain = pixels_of(view)
    view.board.magnify(True)
    mouse(view, QEvent.Type.MouseMove, middle(frames(view)[0]))
    seen, changed = pixels_of(view), []
    for frame in frames(view):
        rows, columns = frame.area.slices
        changed.append(bool((seen[rows, columns] != plain[rows, columns]).any()))
    assert changed == [True, False, True, True]


def test_beside_the_photo_and_without_a_pointer_there_is_no_lens(view: CompareView) -> None:
    view.set_layout(Layout(4))
    plain = pixels_of(view)
    view.board.magnify(True)
    assert (pixels_of(view) == plain).all()
    mouse(view, QEvent.Type.MouseMove, QPoint(frames(view)[0].area.right + 1, 200))
    assert (pixels_of(view) == plain).all()
    mouse(view, QEvent.Type.MouseMove, middle(frames(view)[0]))
    assert (pixels_of(view) != plain).any()
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert (pixels_of(view) == plain).all()


# What is told


def test_labels_tell_what_is_known_and_what_is_seen_is_copied(view: CompareView) -> None:
    view.set_layout(Layout(4))
    view.set_notes({"denoised": "34.21 dB"})
    assert spot(view, frames(view)[1]).accessibleName() == "Denoised\u200234.21 dB"
    picture = view.picture()
    assert (picture.width(), picture.height()) == (900, 660)
    second = middle(frames(view)[1])
    assert picture.pixelColor(second).red() == VALUES["denoised"]


def test_screen_readers_are_told_what_is_compared(view: CompareView) -> None:
    assert view.accessibleName() == "Comparison of Noisy and Denoised"
    view.set_layout(Layout(4))
    assert view.accessibleName() == "Comparison of 4 pictures: Noisy, Denoised, Ground truth, Method 4"
    view.set_layout(Layout(2))
    assert view.accessibleName() == "Comparison of Noisy and Denoised"


def test_what_lies_over_a_picture_is_seen_in_its_pane_and_named(view: CompareView) -> None:
    view.set_layout(Layout(4))
    view.show_difference("truth", flat(3), "Difference")
    assert greys(view)[2] == 3
    assert spot(view, frames(view)[2]).accessibleName() == "Difference"
    view.clear_differences()
    assert greys(view)[2] == VALUES["truth"]


@pytest.mark.parametrize("size", [(240, 180), (500, 400), (1600, 1000)])
def test_any_size_of_view_is_painted(view: CompareView, qtbot: QtBot, size: tuple[int, int]) -> None:
    view.set_layout(Layout(9))
    view.set_notes(dict.fromkeys(NAMES, "34.21 dB"))
    view.resize(*size)
    qtbot.waitUntil(lambda: view.width() == size[0])
    assert greys(view) == list(VALUES.values())
    assert port(view).view == view.board.panes.cell(view._device_size(), port(view).photo)


def test_without_a_photo_there_is_nothing_to_lay_out(view: CompareView, qtbot: QtBot) -> None:
    view.clear()
    view.set_layout(Layout(9))
    for key in (Key.Key_B, Key.Key_M, Key.Key_L, Key.Key_2, Key.Key_Backslash):
        qtbot.keyPress(view, key)
        pixels_of(view)
        qtbot.keyRelease(view, key)
    view.board.blinker.stop()
    view.set_pair(flat(1), flat(2), complete=True)
    assert len(frames(view)) == 9
