"""Colours and icons."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QMainWindow, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from denoiser_gui.views import icons
from denoiser_gui.views.bar_pairs import DENOISED_COLOUR, NOISY_COLOUR
from denoiser_gui.views.palette import (
    Scheme,
    accent,
    apply_palette,
    load_palette,
    on_surround,
    problem,
    scheme_of,
    surround,
)

Role = QPalette.ColorRole
SCHEMES = pytest.mark.parametrize("scheme", list(Scheme))


def luminance(colour: QColor) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@SCHEMES
def test_every_text_is_at_least_four_and_a_half_to_one(scheme: Scheme) -> None:
    palette = load_palette(scheme)
    colour = palette.color
    pairs = [
        (colour(Role.WindowText), colour(Role.Window)),
        (colour(Role.Text), colour(Role.Base)),
        (colour(Role.Text), colour(Role.AlternateBase)),
        (colour(Role.ButtonText), colour(Role.Button)),
        (colour(Role.PlaceholderText), colour(Role.Base)),
        (colour(Role.PlaceholderText), colour(Role.Window)),
        (colour(Role.HighlightedText), colour(Role.Highlight)),
        (colour(Role.ToolTipText), colour(Role.ToolTipBase)),
        (colour(Role.Link), colour(Role.Window)),
        (problem(palette), colour(Role.Base)),
        (problem(palette), colour(Role.Window)),
        (on_surround(palette), surround(palette)),
    ]
    assert [round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 4.5] == []


@SCHEMES
def test_bars_and_accent_stand_out(scheme: Scheme) -> None:
    palette = load_palette(scheme)
    for colour in (NOISY_COLOUR, DENOISED_COLOUR, accent(palette)):
        assert contrast(colour, palette.color(Role.Base)) >= 3.0


@SCHEMES
def test_grounds_are_neutral(scheme: Scheme) -> None:
    palette = load_palette(scheme)
    grounds = [palette.color(role) for role in (Role.Window, Role.Base, Role.Button, Role.Mid)]
    for colour in (*grounds, surround(palette)):
        assert colour.red() == colour.green() == colour.blue()
    assert scheme_of(palette) is scheme


def test_the_surround_of_the_dark_scheme_reflects_eighteen_per_cent() -> None:
    assert luminance(surround(load_palette(Scheme.DARK))) == pytest.approx(0.18, abs=0.005)


@pytest.mark.usefixtures("qapp")
def test_icons_take_the_colour_of_text() -> None:
    image = icons.pixmap("x", QColor("#ff8000"), 32).toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(-1, 4)
    full = pixels[pixels[:, 3] == 255]
    assert len(full) > 20
    assert (full[:, :3] == [255, 128, 0]).all()


def test_a_button_follows_the_palette(qtbot: QtBot, qapp: QApplication) -> None:
    button = icons.IconButton("x", "Close")
    qtbot.addWidget(button)
    button.show()
    before, style = qapp.palette(), qapp.style().objectName()
    try:
        apply_palette(qapp, Scheme.LIGHT)
        light = button.icon().pixmap(16).toImage()
        apply_palette(qapp, Scheme.DARK)
        qapp.processEvents()
        assert button.icon().pixmap(16).toImage() != light
        assert qapp.style().objectName() == "fusion"
        button.show_icon("info")
    finally:
        qapp.setPalette(before)
        qapp.setStyle(style)
    assert button.accessibleName() == "Close"
    assert min(button.minimumWidth(), button.minimumHeight()) >= 28


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("kind", [QLineEdit, QRadioButton, QCheckBox])
def test_edges_stand_out_from_the_window(qtbot: QtBot, qapp: QApplication, scheme: Scheme, kind: type[QWidget]) -> None:
    before, style = qapp.palette(), qapp.style().objectName()
    widget = kind()
    qtbot.addWidget(widget)
    try:
        apply_palette(qapp, scheme)
        widget.resize(60, 30)
        image = widget.grab().toImage()
        ground = qapp.palette().color(QPalette.ColorRole.Window)
        colours = [image.pixelColor(x, image.height() // 2) for x in range(20)]
        assert max(contrast(colour, ground) for colour in colours) >= 3.0
    finally:
        qapp.setPalette(before)
        qapp.setStyle(style)


def test_entries_of_menus_are_easily_hit(qtbot: QtBot, qapp: QApplication) -> None:
    before, style = qapp.palette(), qapp.style().objectName()
    window = QMainWindow()
    qtbot.addWidget(window)
    try:
        apply_palette(qapp, Scheme.DARK)
        menu = window.menuBar().addMenu("&File")
        entry, line = menu.addAction("&Open"), menu.addSeparator()
        window.show()
        assert window.menuBar().actionGeometry(menu.menuAction()).height() >= 28
        menu.popup(window.pos())
        assert menu.actionGeometry(entry).height() >= 28
        assert menu.actionGeometry(line).height() < 20
        menu.close()
    finally:
        qapp.setPalette(before)
        qapp.setStyle(style)


@pytest.mark.usefixtures("qapp")
def test_the_programs_icon_can_be_drawn() -> None:
    assert not icons.app_icon().pixmap(64).isNull()


@pytest.mark.parametrize("scheme", list(Scheme))
def test_a_button_that_stays_down_is_told_from_the_others(qtbot: QtBot, qapp: QApplication, scheme: Scheme) -> None:
    before, style = qapp.palette(), qapp.style().objectName()
    try:
        apply_palette(qapp, scheme)
        button = QPushButton(" ")
        button.setCheckable(True)
        button.resize(80, 32)
        qtbot.addWidget(button)
        button.show()
        colours = []
        for down in (False, True):
            button.setChecked(down)
            colours.append(button.grab().toImage().pixelColor(40, 16))
        up, held = colours
        ink = qapp.palette().color(QPalette.ColorRole.ButtonText)
        assert held.blue() - held.red() > up.blue() - up.red() + 30, "it has some of the accent"
        assert contrast(ink, held) >= 4.5
    finally:
        qapp.setPalette(before)
        qapp.setStyle(style)
