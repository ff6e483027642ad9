"""What assistive technology is told, what keys reach, and what is seen of it; contrasts: views/test_palette.py."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface, QPalette
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QComboBox, QListView, QWidget
from pytestqt.qtbot import QtBot

from denoiser_gui import language
from denoiser_gui.dialogs.batch_window import BatchWindow
from denoiser_gui.dialogs.save_all_dialog import SaveAllDialog
from denoiser_gui.notices import Notice, Severity
from denoiser_gui.views.bar_pairs import BarPairs
from denoiser_gui.views.divider_handle import DividerHandle
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.notice_bar import NoticeBar
from denoiser_gui.views.palette import Scheme, accent, apply_palette, load_palette, mixed, problem
from tests.gui.furnished import NAMES, furnished_window
from tests.gui.geometry import settle
from tests.gui.views.conftest import pixels_of
from tests.gui.views.test_palette import contrast

Role, Text = QAccessible.Role, QAccessible.Text
NAMELESS = {
    *(Role.Client, Role.Splitter, Role.Grip, Role.Graphic, Role.Border, Role.ScrollBar, Role.StaticText),
    *(Role.MenuBar, Role.LayeredPane, Role.Grouping),
}

_SEEN = 60
"""Pixels that must be others where the keyboard is."""


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    language.install(qapp, "en")


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> MainWindow:
    window = furnished_window()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    settle(qapp)
    return window


def of(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def tree(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """All that is there and not hidden."""
    yield root
    for place in range(root.childCount()):
        child = root.child(place)
        if child is not None and not child.state().invisible:
            yield from tree(child)


def by_role(window: QWidget, role: Role) -> list[QAccessibleInterface]:
    return [each for each in tree(of(window)) if each.role() is role]


def stops(window: QWidget) -> list[QWidget]:
    """Where the Tab key would stop, in its order."""
    found, widget = [], window.nextInFocusChain()
    while widget is not window:
        if widget.isVisibleTo(window) and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return [widget for widget in found if widget.focusProxy() is None]


def label_of(interface: QAccessibleInterface) -> str:
    """By what a screen reader names it: its own name, or that of its label."""
    labels = [other.text(Text.Name) for other, kind in interface.relations() if kind & QAccessible.RelationFlag.Label]
    return labels[0] if labels else interface.text(Text.Name)


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_everything_that_can_be_used_has_a_name(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    language.install(qapp, name)
    windows: list[QWidget] = [furnished_window(), BatchWindow(), SaveAllDialog("", "{name}")]
    for window in windows:
        qtbot.addWidget(window)
        window.show()
        settle(qapp)
        nameless = [each for each in tree(of(window)) if each.role() not in NAMELESS and not label_of(each).strip()]
        assert [(each.role(), each.object()) for each in nameless] == []


def test_labels_name_their_boxes(window: MainWindow) -> None:
    assert [label_of(box) for box in by_role(window, Role.ComboBox)] == ["Model", "Device"]
    assert [label_of(slider) for slider in by_role(window.inspector, Role.Slider)] == ["Luminance", "Chrominance"]


def test_the_divider_is_a_slider_with_a_value(window: MainWindow) -> None:
    handle = window.findChild(DividerHandle)
    assert handle is not None
    slider = of(handle)
    assert slider.role() is Role.Slider
    assert "Divider" in slider.text(Text.Name)
    value = slider.valueInterface()
    assert (value.minimumValue(), value.currentValue(), value.maximumValue()) == (0, 50, 100)
    window.compare_view.move_divider(0.25)
    assert slider.valueInterface().currentValue() == 25
    slider.valueInterface().setCurrentValue(75)
    assert window.compare_view.divider.position == 0.75


def test_photos_tell_their_state(window: MainWindow) -> None:
    items = by_role(window.filmstrip, Role.ListItem)
    states = ("Done in 1.3 s", "42 %", "Waiting", "Failed: The file ends too early.")
    assert [item.text(Text.Name) for item in items] == [f"{n}, {s}" for n, s in zip(NAMES, states, strict=True)]
    assert [bool(item.state().selected) for item in items] == [True, False, False, False]


def test_figures_are_heard_with_what_they_are_of(window: MainWindow) -> None:
    heard = [each.text(Text.Name) for each in tree(of(window.inspector))]
    for sentence in ("1 Noisy, PSNR 24.56 dB, SSIM 0.5123, on the left", "Size: 6000 × 4000 (24.0\xa0MP)"):
        assert sentence in heard
    window.inspector.show_candidates((), None)
    heard = [each.text(Text.Name) for each in tree(of(window.inspector))]
    for sentence in ("Noisy, PSNR in dB: 24.56", "Denoised, SSIM: 0.9321"):
        assert sentence in heard


def test_the_plot_has_a_summary(window: MainWindow, qtbot: QtBot) -> None:
    assert f"{NAMES[0]}: noisy 24.00 dB, SSIM 0.5000" in of(window.score_plot).text(Text.Description)
    bars = window.findChild(BarPairs)
    assert bars is not None
    window.score_plot.set_current("1")
    assert of(bars).text(Text.Description).startswith(f"{NAMES[1]}: noisy 25.00 dB")
    chosen: list[str] = []
    window.score_plot.photoChosen.connect(chosen.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(bars, key)
    assert chosen == ["0", "2", "2", "0"]


def test_progress_tells_where_it_is(window: MainWindow) -> None:
    (bar,) = by_role(window, Role.ProgressBar)
    assert bar.valueInterface().currentValue() / bar.valueInterface().maximumValue() == pytest.approx(0.42)
    assert "CPU" in of(window.progress_line.device).text(Text.Name)


def test_a_notice_is_announced_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def update(event: QAccessibleAnnouncementEvent) -> None:
        told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", update)
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.add(Notice("First.", "Do this.", severity=Severity.WARNING))
    bar.add(Notice("Second."))
    assert told == ["Warning: First. Do this."]
    bar.dismiss()
    assert told[1:] == ["Information: Second."]


def test_keys_reach_every_control_in_the_order_of_reading(window: MainWindow) -> None:
    reached = stops(window)
    kinds = (QAbstractButton, QAbstractSlider, QComboBox, QListView, BarPairs)
    usable = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.isVisibleTo(window)
        and widget.isEnabled()
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not widget.parent().inherits("QAbstractScrollArea")
        and not widget.parent().inherits("QMenuBar")
    ]
    assert len(usable) >= 11
    assert [widget for widget in usable if widget not in reached] == []
    areas = (window.notice_bar, window.filmstrip, window.compare_view, window.inspector)
    order = [
        place for widget in reached for place, area in enumerate(areas) if area.isAncestorOf(widget) or area is widget
    ]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2, 3}


def test_where_the_keyboard_is_can_be_seen(window: MainWindow, qapp: QApplication) -> None:
    apply_palette(qapp, Scheme.DARK)
    reached = stops(window)
    assert len(reached) >= 11
    blind = []
    for widget in reached:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as a press of Tab does
        if window.inspector.isAncestorOf(widget):
            window.inspector.ensureWidgetVisible(widget)  # as well
        widget.update()
        settle(qapp)
        there = pixels_of(window)
        widget.clearFocus()
        settle(qapp)
        if (pixels_of(window) != there).any(axis=2).sum() < _SEEN:
            blind.append((widget, widget.accessibleName()))
    assert blind == []


@pytest.mark.parametrize("scheme", list(Scheme))
def test_texts_on_the_chosen_row_can_be_read(scheme: Scheme) -> None:
    """Grounds that are mixed as they are painted; all others are in the palette."""
    palette = load_palette(scheme)
    ground = mixed(accent(palette), palette.color(QPalette.ColorRole.Base), 0.22)
    inks = [palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.PlaceholderText), problem(palette)]
    assert [round(contrast(ink, ground), 2) for ink in inks if contrast(ink, ground) < 4.5] == []
    base = palette.color(QPalette.ColorRole.Base)
    assert contrast(accent(palette), base) >= 4.5, "the words that a drop brings up"


def test_bars_are_told_apart_without_colour(window: MainWindow, qapp: QApplication) -> None:
    apply_palette(qapp, Scheme.LIGHT)
    settle(qapp)
    bars = window.findChild(BarPairs)
    assert bars is not None
    solid, hollow = (np.array(each[0].opts["brush"].getRgb()) for each in (bars._denoised, bars._noisy))
    assert solid[3] == 255
    assert hollow[3] < 100
