"""What of Fusion is drawn otherwise."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSlider, QStyle, QStyleOptionSlider
from pytestqt.qtbot import QtBot

from denoiser_gui.views.palette import Scheme, apply_palette
from denoiser_gui.views.roomy_style import RoomyStyle


def test_the_handle_of_a_slider_stands_out_from_a_dark_window(qtbot: QtBot, qapp: QApplication) -> None:
    """By 3 to 1, as WCAG 2.1 asks of what is used; in a light one its edge does."""
    before = qapp.palette()
    apply_palette(qapp, Scheme.DARK)
    style = RoomyStyle()
    try:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setStyle(style)
        qtbot.addWidget(slider)
        slider.resize(200, 28)
        slider.setValue(50)
        option = QStyleOptionSlider()
        slider.initStyleOption(option)
        handle = style.subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, slider
        )
        picture = slider.grab().toImage()
        inside = np.array(picture.pixelColor(handle.center()).getRgbF()[:3])
        ground = np.array(slider.palette().window().color().getRgbF()[:3])
        assert _contrast(inside, ground) >= 3.0
    finally:
        qapp.setPalette(before)


def _contrast(one: np.ndarray, other: np.ndarray) -> float:
    """As WCAG 2.1 defines it."""
    low, high = sorted(float(_linear(colour) @ (0.2126, 0.7152, 0.0722)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def _linear(colour: np.ndarray) -> np.ndarray:
    return np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
