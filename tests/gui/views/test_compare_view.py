"""The comparison, used with real mouse, wheel, key and drop events."""

import math
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from denoiser_gui.state.comparison import Orientation, Viewport
from denoiser_gui.views.compare_view import CompareView
from denoiser_gui.views.image_pyramid import Rgb
from denoiser_gui.views.photo_pair import PhotoPair
from engine.inference.strength import blend
from engine.inference.tiling import Rect
from tests.gui.views.conftest import Drag, files, pixels_of

Make = Callable[..., Rgb]
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NOISY, CLEAN, NEW = 200, 60, 90


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[CompareView]:
    """800 x 600 with a flat light noisy photo and a flat dark result, 400 x 300."""
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.set_pair(np.full((300, 400, 3), NOISY, np.uint8), np.full((300, 400, 3), CLEAN, np.uint8), complete=True)
    view.navigator.want(False)  # it would cover what is compared
    view.setFocus()
    yield view
    view.clear()


def port(view: CompareView) -> Viewport:
    assert view.viewport is not None
    return view.viewport


def handle_of(view: CompareView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view.focusProxy())


def drag(view: CompareView, start: QPoint, end: QPoint) -> None:
    """Press, move and release at places of the view; the widget that was pressed gets everything, as with a grab."""
    widget = view.childAt(start) or view
    for kind, at in (
        (QEvent.Type.MouseButtonPress, start),
        (QEvent.Type.MouseMove, start + (end - start) / 2),
        (QEvent.Type.MouseMove, end),
        (QEvent.Type.MouseButtonRelease, end),
    ):
        send_mouse(widget, kind, widget.mapFrom(view, at))


def send_mouse(widget: QWidget, kind: QEvent.Type, at: QPoint) -> None:
    moment = QPointF(widget.mapToGlobal(at))
    event = QMouseEvent(kind, QPointF(at), moment, LEFT, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def wheel(
    view: CompareView,
    at: QPoint,
    angle: int = 120,
    pixels: QPoint | None = None,
    phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.wheelEvent(view.windowHandle(), at, QPoint(0, angle), pixels or QPoint(), modifiers, phase)
    QApplication.processEvents()


def test_noisy_is_left_and_denoised_right_of_the_middle(view: CompareView) -> None:
    seen = pixels_of(view)
    assert (seen[500, :390] == NOISY).all()
    assert (seen[500, 410:] == CLEAN).all()


def test_the_sides_are_named_where_there_is_room(view: CompareView) -> None:
    both = pixels_of(view)
    assert (both[12:40, 12:40] != NOISY).any()
    assert (both[12:40, 760:780] != CLEAN).any()
    view.move_divider(0.02)
    assert (pixels_of(view)[12:40, 40:200] == CLEAN).all()


def test_dragging_the_handle_wipes(view: CompareView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.dividerMoved):
        drag(view, QPoint(403, 300), QPoint(203, 350))
    assert view.divider.position == pytest.approx(0.25)
    assert (pixels_of(view)[500, 215:] == CLEAN).all()
    assert port(view).fitted


def test_the_handle_can_be_reached_at_the_edges(view: CompareView) -> None:
    for edge, inside in ((-500, QPoint(14, 200)), (2000, QPoint(800 - 14, 200))):
        drag(view, QPoint(round(view.divider.position * 800), 300), QPoint(edge, 300))
        assert view.divider.position in (0.0, 1.0)
        assert view.childAt(inside) is view.focusProxy()
        drag(view, inside, inside + QPoint(100 if edge < 0 else -100, 0))
        assert view.divider.position == pytest.approx(100 / 800 if edge < 0 else 700 / 800)


def test_dragging_elsewhere_pans_and_leaves_the_divider(view: CompareView) -> None:
    view.zoom_by(6)
    before = port(view)
    drag(view, QPoint(100, 100), QPoint(60, 130))
    assert port(view).centre_x == pytest.approx(before.centre_x + 40 / before.zoom)
    assert port(view).centre_y == pytest.approx(before.centre_y - 30 / before.zoom)
    assert view.divider.position == 0.5


def test_double_clicking_the_handle_turns_it(view: CompareView, qtbot: QtBot) -> None:
    handle = view.focusProxy()
    qtbot.mouseDClick(handle, LEFT, pos=handle.rect().center())
    assert view.divider.orientation is Orientation.HORIZONTAL
    seen = pixels_of(view)
    assert (seen[:290, 300] == NOISY).all()
    assert (seen[310:, 300] == CLEAN).all()
    drag(view, QPoint(200, 300), QPoint(200, 150))
    assert view.divider.position == 0.25
    qtbot.mouseDClick(handle, LEFT, pos=handle.rect().center())
    assert view.divider.orientation is Orientation.VERTICAL


@pytest.mark.parametrize("at", [QPoint(100, 100), QPoint(400, 300)])  # beside and on the handle
def test_the_wheel_zooms_at_the_cursor_and_the_divider_stays(view: CompareView, qtbot: QtBot, at: QPoint) -> None:
    under = port(view).photo_point(at.x(), at.y())
    with qtbot.waitSignal(view.zoomChanged) as told:
        wheel(view, at)
    assert told.args == [pytest.approx(2.5)]
    assert port(view).photo_point(at.x(), at.y()) == pytest.approx(under, abs=0.5)
    assert view.divider.position == 0.5
    wheel(view, at, -120)
    assert port(view).fitted


def test_two_fingers_pan_and_with_control_zoom(view: CompareView) -> None:
    view.zoom_by(4)
    before = port(view)
    at, update = QPoint(100, 100), Qt.ScrollPhase.ScrollUpdate
    wheel(view, at, 64, QPoint(10, -20), update)
    assert port(view).zoom == before.zoom
    assert port(view).centre_x == pytest.approx(before.centre_x - 10 / before.zoom)
    assert port(view).centre_y == pytest.approx(before.centre_y + 20 / before.zoom)
    wheel(view, at, 120, QPoint(0, 20), update, Qt.KeyboardModifier.ControlModifier)
    assert port(view).zoom == pytest.approx(before.zoom * 1.25)


def test_a_mouse_that_sends_pixel_steps_still_zooms(view: CompareView) -> None:
    wheel(view, QPoint(100, 100), 120, QPoint(0, 15))
    assert port(view).zoom == pytest.approx(2.5)


def test_a_touchpad_that_tells_only_notches_pans(view: CompareView) -> None:
    """As on X11: no pixels and no phases, but the device is known."""
    view.zoom_by(4)
    before = port(view)
    pad = QPointingDevice(
        "pad", 77, QInputDevice.DeviceType.TouchPad, QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Scroll, 5, 3,
    )  # fmt: skip
    at = QPointF(100, 100)
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, 24), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False, Qt.MouseEventSource.MouseEventNotSynthesized, pad,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    assert port(view).zoom == before.zoom
    assert port(view).centre_y == pytest.approx(before.centre_y - 12 / before.zoom)


def test_a_pen_is_left_to_become_a_mouse(view: CompareView) -> None:
    pen = QPointingDevice(
        "pen", 78, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position, 1, 1,
    )  # fmt: skip
    at = QPointF(100, 100)
    event = QTabletEvent(
        QEvent.Type.TabletPress, pen, at, at, 0.5, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, LEFT, LEFT,
    )  # fmt: skip
    for widget in (view, view.focusProxy()):
        event.ignore()
        QApplication.sendEvent(widget, event)
        assert not event.isAccepted()
    assert QApplication.testAttribute(Qt.ApplicationAttribute.AA_SynthesizeMouseForUnhandledTabletEvents)


def test_control_and_arrows_pan(view: CompareView, qtbot: QtBot) -> None:
    view.zoom_by(6)
    before = port(view)
    qtbot.keyClick(view.focusProxy(), Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view.focusProxy(), Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert port(view).centre_x == pytest.approx(before.centre_x + 80 / before.zoom)
    assert port(view).centre_y == pytest.approx(before.centre_y - 60 / before.zoom)
    assert view.divider.position == 0.5


def test_the_pixel_under_the_pointer_is_told(view: CompareView) -> None:
    view.resize(800, 700)
    told: list[object] = []
    view.pointedAt.connect(told.append)
    hover(view, QPoint(100, 51))  # the photo begins 50 pixels below the edge and is shown at 200 %
    assert told[-1] == (0, 50)
    hover(view.focusProxy(), view.focusProxy().mapFrom(view, QPoint(401, 649)))  # over the handle as well
    assert told[-1] == (299, 200)
    hover(view, QPoint(100, 30))
    assert told[-1] is None
    hover(view, QPoint(300, 350))
    assert told[-1] == (150, 150)
    view.actual_size()
    assert told[-1] == (150, 100)  # the photo moved below a pointer that stands still
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert told[-1] is None


def hover(widget: QWidget, at: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    moment = QPointF(widget.mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), moment, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def test_the_picture_has_names_and_line_but_nothing_for_the_hand(view: CompareView) -> None:
    image = view.picture()
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(600, 800, 4)[..., :3]
    seen = pixels_of(view)
    assert (raw[450:, :390] == NOISY).all()
    assert (raw[450:, 410:] == CLEAN).all()
    assert (raw[12:40, 12:40] != NOISY).any()
    assert (raw[290:310, 390:396] == NOISY).all()
    assert (seen[290:310, 390:396] != NOISY).any()  # where the knob is


def test_pinching_zooms(view: CompareView) -> None:
    at = QPointF(100, 100)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, at, at, at, 0.5, QPointF()
    )
    QApplication.sendEvent(view, event)
    assert port(view).zoom == pytest.approx(3.0)


def test_keys_move_the_divider(view: CompareView, qtbot: QtBot) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    handle = view.focusProxy()
    for key, modifier, position in (
        (Key.Key_Right, Qt.KeyboardModifier.NoModifier, 0.51),
        (Key.Key_Up, Qt.KeyboardModifier.NoModifier, 0.50),
        (Key.Key_Left, shift, 0.40),
        (Key.Key_Down, shift, 0.50),
        (Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0.0),
        (Key.Key_End, Qt.KeyboardModifier.NoModifier, 1.0),
        (Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, 0.5),
    ):
        qtbot.keyClick(handle, key, modifier)
        assert view.divider.position == pytest.approx(position)


def test_keys_zoom(view: CompareView, qtbot: QtBot) -> None:
    handle = view.focusProxy()
    qtbot.keyClick(handle, Key.Key_Plus)
    assert port(view).zoom == pytest.approx(2.5)
    qtbot.keyClick(handle, Key.Key_Minus)
    qtbot.keyClick(handle, Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert port(view).zoom == 1.0
    qtbot.keyClick(handle, Key.Key_F)
    assert port(view).fitted


def test_holding_backslash_shows_the_noisy_photo(view: CompareView, qtbot: QtBot) -> None:
    handle = view.focusProxy()
    qtbot.keyPress(handle, Key.Key_Backslash)
    assert (pixels_of(view)[500] == NOISY).all()
    repeat = QKeyEvent(QEvent.Type.KeyRelease, Key.Key_Backslash, Qt.KeyboardModifier.NoModifier, "\\", True)
    QApplication.sendEvent(handle, repeat)
    assert (pixels_of(view)[500] == NOISY).all()
    qtbot.keyRelease(handle, Key.Key_Backslash)
    assert (pixels_of(view)[500, 410:] == CLEAN).all()


def test_losing_the_keyboard_ends_holding(view: CompareView, qtbot: QtBot) -> None:
    qtbot.keyPress(view.focusProxy(), Key.Key_Backslash)
    view.focusProxy().clearFocus()
    assert (pixels_of(view)[500, 410:] == CLEAN).all()


def test_assistive_technology_reads_and_sets_the_divider(view: CompareView) -> None:
    face = handle_of(view)
    assert face.role() == QAccessible.Role.Slider
    assert "Divider" in face.text(QAccessible.Text.Name)
    value = face.valueInterface()
    assert value.currentValue() == 50
    value.setCurrentValue(20)
    assert view.divider.position == 0.2
    view.move_divider(0.75)
    assert value.currentValue() == 75


def test_an_exact_position_is_not_rounded_to_percent(view: CompareView) -> None:
    moved: list[float] = []
    view.dividerMoved.connect(moved.append)
    view.move_divider(0.3333)
    assert moved == [0.3333]
    assert view.divider.position == 0.3333


def test_parts_that_are_not_done_show_the_noisy_photo(view: CompareView) -> None:
    noisy, growing = np.full((300, 400, 3), NOISY, np.uint8), np.zeros((300, 400, 3), np.uint8)
    view.set_pair(noisy, growing)
    assert (pixels_of(view)[500, 410:] == NOISY).all()
    growing[200:300, 300:400] = CLEAN
    view.tile_done(200, 300, 300, 400)
    seen = pixels_of(view)
    assert (seen[500, 610:] == CLEAN).all()
    assert (seen[500, 410:590] == NOISY).all()
    assert (seen[300:390, 790] == NOISY).all()


def test_without_a_result_the_noisy_photo_is_everywhere(view: CompareView) -> None:
    view.set_pair(np.full((300, 400, 3), NOISY, np.uint8))
    assert (pixels_of(view)[500, 410:] == NOISY).all()
    with pytest.raises(ValueError, match="no denoised photo"):
        view.tile_done(0, 0, 1, 1)


@pytest.mark.parametrize(("strength", "value"), [(1.0, CLEAN), (0.5, 130), (0.0, NOISY)])
def test_strength_is_seen_at_once(view: CompareView, strength: float, value: int) -> None:
    view.set_strength(strength, 1.0)
    seen = pixels_of(view)
    assert (seen[500, 410:] == value).all()
    assert (seen[500, :390] == NOISY).all()


@pytest.mark.parametrize("turned", [False, True])
def test_a_change_of_the_result_paints_its_side_alone(
    view: CompareView, monkeypatch: pytest.MonkeyPatch, turned: bool
) -> None:
    if turned:
        view.turn_divider()
    QApplication.processEvents()
    painted: list[tuple[int, int]] = []
    paint = PhotoPair.paint

    def watched(pair: PhotoPair, painter: QPainter, port: Viewport, left: Rect, right: Rect) -> bool:
        painted.append((left.area, right.area))
        return paint(pair, painter, port, left, right)

    monkeypatch.setattr(PhotoPair, "paint", watched)
    view.set_strength(0.5, 0.5)
    QApplication.processEvents()
    (left, right), *_ = painted
    assert left <= 1600  # a line of pixels, for rounding
    assert right >= 800 * 300
    assert (pixels_of(view)[500, 410:] == 130).all()


def test_strength_stays_for_the_next_photo(view: CompareView) -> None:
    view.set_strength(0.5, 0.5)
    view.set_pair(np.full((30, 40, 3), 100, np.uint8), np.zeros((30, 40, 3), np.uint8), complete=True)
    assert (pixels_of(view)[500, 410:] == 50).all()


def test_one_to_one_shows_the_photos_pixels(view: CompareView, grain: Make) -> None:
    noisy, denoised = grain(1000, 1500, 1), grain(1000, 1500, 2)
    view.set_pair(noisy, denoised, complete=True)
    view.actual_size()
    left, top = port(view).origin
    seen = pixels_of(view)
    assert (seen[450:600, :380] == noisy[450 - top : 600 - top, -left : 380 - left]).all()
    assert (seen[450:600, 420:] == denoised[450 - top : 600 - top, 420 - left : 800 - left]).all()


def test_panning_shows_what_drawing_anew_would(view: CompareView, grain: Make) -> None:
    view.set_pair(grain(900, 1400, 1), grain(900, 1400, 2), complete=True)
    view._look(port(view).zoomed_to(1.7))
    pixels_of(view)
    drag(view, QPoint(100, 100), QPoint(37, 61))
    panned = pixels_of(view)
    fresh = CompareView()
    fresh.resize(800, 600)
    fresh.navigator.want(False)
    fresh.set_pair(grain(900, 1400, 1), grain(900, 1400, 2), complete=True)
    fresh._look(port(view))
    anew = pixels_of(fresh)
    fresh.clear()
    off_knob = np.r_[50:250, 350:600]
    assert (panned[off_knob] == anew[off_knob]).all()


def test_a_fitted_large_photo_is_averaged(view: CompareView, qtbot: QtBot) -> None:
    stripes = np.zeros((3000, 4000, 3), np.uint8)
    stripes[:, ::2] = 200
    view.set_pair(stripes, stripes, complete=True)

    def averaged() -> None:
        seen = pixels_of(view)[500].astype(int)
        assert np.abs(np.delete(seen, np.s_[385:415], axis=0) - 100).max() <= 2

    qtbot.waitUntil(averaged)


def test_after_a_moment_everything_is_rendered_well(
    view: CompareView, grain: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("denoiser_gui.views.photo_pair.HURRIED_SECONDS", -1.0)
    view.set_pair(grain(1500, 2000, 1), grain(1500, 2000, 2), complete=True)
    view.resize(1500, 1100)
    view._look(port(view).zoomed_to(0.95))
    sketched = pixels_of(view)
    fresh = CompareView()
    fresh.resize(1500, 1100)
    fresh.navigator.want(False)
    fresh.set_pair(grain(1500, 2000, 1), grain(1500, 2000, 2), complete=True)
    monkeypatch.setattr("denoiser_gui.views.photo_pair.HURRIED_SECONDS", 10.0)
    fresh._look(port(view))
    well = pixels_of(fresh)[60:500]
    fresh.clear()
    assert (sketched[60:500] != well).any()
    qtbot.waitUntil(lambda: bool((pixels_of(view)[60:500] == well).all()))


def test_switching_photos_keeps_zoom_and_place(view: CompareView, grain: Make) -> None:
    view.zoom_by(5, QPointF(200, 200))
    before = port(view)
    view.set_pair(grain(300, 400), None)
    assert port(view) == before


def test_the_middle_of_the_view_is_told(view: CompareView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.lookedAt) as told:
        wheel(view, QPoint(0, 0))
    assert told.args == [pytest.approx(port(view).centre_y), pytest.approx(port(view).centre_x)]


def test_a_fitted_photo_follows_the_window(view: CompareView) -> None:
    view.resize(400, 600)
    QApplication.processEvents()
    assert port(view).zoom == 1.0
    seen = pixels_of(view)
    assert (seen[100, 10:150] == seen[100, 0]).all()  # the neutral surround above the photo
    assert (seen[151, 10:150] == NOISY).all()


def test_the_empty_view_offers_two_buttons(qtbot: QtBot, view: CompareView) -> None:
    view.clear()
    with qtbot.waitSignal(view.openRequested):
        qtbot.mouseClick(view._zone.open_button, LEFT)
    with qtbot.waitSignal(view.sampleRequested):
        qtbot.keyClick(view._zone.sample_button, Key.Key_Space)
    assert view._zone.isVisible()
    assert not view.focusProxy().isVisible()


@pytest.mark.parametrize("empty", [True, False])
def test_a_drop_lights_up_and_is_told(view: CompareView, qtbot: QtBot, tmp_path: Path, empty: bool) -> None:
    if empty:
        view.clear()
    dark = pixels_of(view)
    names = [tmp_path / "für Elise.png", tmp_path]
    over = Drag(view, files(*names), QPoint(100, 100))
    assert over.enter()
    assert (pixels_of(view) != dark).any()
    over.leave()
    assert (pixels_of(view) == dark).all()
    over.enter()
    with qtbot.waitSignal(view.dropped) as told:
        over.drop()
    assert told.args == [names]
    assert (pixels_of(view) == dark).all()


def test_what_holds_no_files_is_not_taken(view: CompareView) -> None:
    mime = QMimeData()
    mime.setText("words")
    mime.setUrls([])
    assert not Drag(view, mime, QPoint(100, 100)).enter()


def test_zooming_and_panning_an_empty_view_does_nothing(view: CompareView) -> None:
    view.clear()
    wheel(view, QPoint(100, 100))
    view.fit()
    view.actual_size()
    view.tile_done(0, 0, 1, 1)
    assert view.viewport is None


def test_the_arrays_are_let_go(view: CompareView, grain: Make) -> None:
    import gc
    import weakref

    noisy = grain(2000, 2000)
    watch = weakref.ref(noisy)
    view.set_pair(noisy, noisy.copy())
    view.tile_done(0, 0, 2000, 2000)
    del noisy
    view.clear()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert watch() is None


SCALED = """
import math
import numpy as np
from PySide6.QtWidgets import QApplication, QWidget
from denoiser_gui.views import photo_pair
from denoiser_gui.views.compare_view import CompareView
from tests.gui.views.conftest import pixels_of

photo_pair.PAINTING_SECONDS = photo_pair.HURRIED_SECONDS = math.inf  # a busy machine paints in one go as well
app = QApplication([])
window = QWidget()
window.resize(701, 503)
view = CompareView(window)
view.setGeometry(1, 3, 600, 400)
view.navigator.want(False)
window.show()
noisy = np.random.default_rng(0).integers(0, 256, (2000, 3000, 3), np.uint8)
view.set_pair(noisy, 255 - noisy, complete=True)
view.actual_size()
x, y = view.viewport.origin
seen = pixels_of(window)
ratio = window.devicePixelRatioF()
assert ratio == {ratio}, ratio
patch = seen[round(250 * ratio) : round(250 * ratio) + 60, round(60 * ratio) : round(60 * ratio) + 60]
found = [
    (top, left)
    for top in range(-y + round(240 * ratio), -y + round(256 * ratio))
    for left in range(-x + round(50 * ratio), -x + round(70 * ratio))
    if (noisy[top : top + 60, left : left + 60] == patch).all()
]
assert len(found) == 1, found
view.clear()
"""


@pytest.mark.parametrize("ratio", [1.25, 1.5, 2.0])
def test_one_to_one_is_exact_on_scaled_screens(ratio: float) -> None:
    environment = dict(os.environ, QT_SCALE_FACTOR=str(ratio), QT_QPA_PLATFORM="offscreen")
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", SCALED.replace("{ratio}", str(ratio))],
        cwd=root, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_a_busy_repaint_sketches_what_is_new(view: CompareView, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no time at all nothing is rendered, and yet everything shows the present state."""
    monkeypatch.setattr("denoiser_gui.views.photo_pair.PAINTING_SECONDS", -1.0)
    monkeypatch.setattr("denoiser_gui.views.photo_pair.HURRIED_SECONDS", -1.0)
    view.set_strength(0.0, 0.0)
    assert (pixels_of(view)[500, 410:] == NOISY).all()
    view.set_strength(0.5, 0.5)
    assert np.abs(pixels_of(view)[500, 410:].astype(int) - 130).max() <= 2
    view.zoom_by(2)
    assert np.abs(pixels_of(view)[500, 410:].astype(int) - 130).max() <= 2


def test_of_another_result_nothing_old_is_seen(view: CompareView, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once a result is whole, not one repaint shows what was there before, however little time there is."""
    noisy = np.full((300, 400, 3), NOISY, np.uint8)
    view.set_pair(noisy, np.full_like(noisy, CLEAN), complete=True)
    assert (pixels_of(view)[500, 410:] == CLEAN).all()
    monkeypatch.setattr("denoiser_gui.views.photo_pair.PAINTING_SECONDS", -1.0)
    view.set_pair(noisy, np.full_like(noisy, NEW), complete=True)
    assert (pixels_of(view)[500, 410:] == NEW).all()


@pytest.mark.parametrize("patience", [-1.0, math.inf])
def test_an_earlier_result_stays_and_says_so_until_tiles_land(
    view: CompareView, monkeypatch: pytest.MonkeyPatch, patience: float
) -> None:
    monkeypatch.setattr("denoiser_gui.views.photo_pair.PAINTING_SECONDS", patience)
    noisy, growing = np.full((300, 400, 3), NOISY, np.uint8), np.full((300, 400, 3), NEW, np.uint8)
    view.set_pair(noisy, np.full_like(noisy, CLEAN), complete=True)
    view.mark_earlier(True)
    assert view.names[1] == "Earlier result"
    view.set_pair(noisy, growing)
    view.mark_earlier(False)
    assert view.names[1] == "Denoised 0 %, rest: earlier result"
    assert (pixels_of(view)[500, 410:] == CLEAN).all()
    view.tile_done(0, 300, 300, 400)
    assert view.names[1] == "Denoised 25 %, rest: earlier result"
    seen = pixels_of(view)
    assert (seen[500, 610:] == NEW).all()
    assert (seen[500, 410:590] == CLEAN).all()
    assert (seen[500, :390] == NOISY).all()
    view.tile_done(0, 0, 300, 300)
    assert view.names[1] == "Denoised"
    assert (pixels_of(view)[500, 410:] == NEW).all()


def test_what_was_never_whole_is_no_earlier_result(view: CompareView) -> None:
    noisy = np.full((300, 400, 3), NOISY, np.uint8)
    view.set_pair(noisy, np.full_like(noisy, CLEAN), complete=True)
    half = np.full_like(noisy, 130)
    view.set_pair(noisy, half)
    view.tile_done(0, 300, 300, 400)
    view.set_pair(noisy, np.full_like(noisy, NEW))
    assert (pixels_of(view)[500, 410:] == CLEAN).all(), "the last whole one"
    view.set_pair(noisy)
    view.set_pair(noisy, half)
    assert (pixels_of(view)[500, 410:] == NOISY).all()
    assert view.names[1] == "Denoised 0 %"


@pytest.mark.parametrize("strength", [(0.7, 0.2), (0.2, 0.7), (1.0, 0.4), (0.0, 1.0), (0.6, 0.6)])
def test_turning_the_strength_shows_it_within_two_levels(
    view: CompareView, grain: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, strength: tuple[float, float]
) -> None:
    noisy = grain(1000, 1500, 1) // 2 + 64
    denoised = noisy + grain(1000, 1500, 2) // 8
    view.set_pair(noisy, denoised, complete=True)
    view.actual_size()
    pixels_of(view)
    monkeypatch.setattr("denoiser_gui.views.photo_pair.HURRIED_SECONDS", -1.0)
    view.set_strength(*strength)
    left, top = port(view).origin
    exact = np.asarray(blend(noisy, denoised, *strength), np.uint8)[300 - top : 600 - top, 430 - left : 800 - left]
    assert np.abs(pixels_of(view)[300:600, 430:].astype(int) - exact).max() <= 2
    qtbot.waitUntil(lambda: bool((pixels_of(view)[300:600, 430:] == exact).all()))


def test_another_result_of_the_same_photo_keeps_what_was_prepared(view: CompareView, grain: Make) -> None:
    noisy = grain(300, 400)
    view.set_pair(noisy)
    pair = view._pair
    view.set_pair(noisy, np.full_like(noisy, CLEAN), complete=True)
    assert view._pair is pair
    assert pixels_of(view)[300, 700, 0] == CLEAN
    view.set_pair(noisy)
    assert pixels_of(view)[300, 700, 0] != CLEAN
    view.set_pair(noisy.copy())
    assert view._pair is not pair


def test_a_photo_that_cannot_be_shown_says_why(view: CompareView) -> None:
    view.clear("It is damaged.")
    assert view.message == "It is damaged."
    view.clear()
    assert view.message == "Drop noisy photos here"


def test_zoom_and_place_outlast_a_photo_that_cannot_be_shown(view: CompareView) -> None:
    view.zoom_to(4.0)
    view.look_at(100.0, 80.0)
    before = port(view)
    view.clear("It is damaged.", True)
    view.set_pair(np.full((300, 400, 3), NOISY, np.uint8))
    assert port(view) == before
    view.clear()
    view.set_pair(np.full((300, 400, 3), NOISY, np.uint8))
    assert port(view).fitted, "after everything was closed one begins anew"
