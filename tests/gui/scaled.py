"""Looks at the window in many sizes, for one scale of the screen; run by test_scaling.py in a process of its own.

Writes what is wrong as JSON: for each case a list of sentences.
"""

import json
import sys

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from denoiser_gui import language
from denoiser_gui.dialogs.batch_window import BatchWindow
from denoiser_gui.dialogs.blind_test.window import BlindTestWindow
from denoiser_gui.dialogs.evaluation.window import EvaluationWindow
from denoiser_gui.dialogs.save_all_dialog import SaveAllDialog
from denoiser_gui.interpreter import protect_singletons
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.palette import Scheme, apply_palette
from tests.gui.furnished import furnished_window
from tests.gui.geometry import faults, settle

SIZES = ((900, 600), (1280, 800), (1920, 1080))
_LARGE = (7680, 4320)
_SEEN_AROUND = 24


def main() -> None:
    protect_singletons()
    app = QApplication(sys.argv)
    what, scale = sys.argv[1], float(sys.argv[2])
    apply_palette(app, Scheme.DARK)
    looks = {"scales": lambda: scales(app, scale), "letters": lambda: letters(app), "screens": lambda: screens(app)}
    json.dump(looks[what](), sys.stdout)


def scales(app: QApplication, scale: float) -> dict[str, list[str]]:
    """Every language in every size, at the scale that this process was started with."""
    found: dict[str, list[str]] = {}
    for name in language.LANGUAGES:
        language.install(app, name)
        window = furnished_window()
        window.show()
        for size in _sizes(name, scale):
            found[f"{name} {size}"] = _look(app, window, size, scale)
        window.close()
        large = (
            (EvaluationWindow(), BlindTestWindow()) if scale == 1.0 else ()
        )  # larger ones are larger than the screen
        found[f"{name} dialogs"] = _dialog_faults(app, *large)
    return found


def _dialog_faults(app: QApplication, *more: QWidget) -> list[str]:
    """As large as they are when they are opened."""
    found = []
    for dialog in (BatchWindow(), SaveAllDialog("/home/me/Photos", "{name}_denoised"), *more):
        dialog.show()
        settle(app)
        found += faults(dialog)
        dialog.close()
    return found


def _sizes(name: str, scale: float) -> list[tuple[int, int]]:
    """The smallest window at every scale; the larger ones once."""
    return [*SIZES[: 3 if scale == 1.0 else 1], *([_LARGE] if scale == 1.0 and name == "de" else [])]


def letters(app: QApplication) -> dict[str, list[str]]:
    """The letters of the system doubled, and the other side."""
    found: dict[str, list[str]] = {}
    font = app.font()
    font.setPointSizeF(2 * font.pointSizeF())
    app.setFont(font)
    for reverse in (False, True):
        for name in language.LANGUAGES:
            language.install(app, name, reverse)
            window = furnished_window()
            window.show()
            found[f"{name} {reverse}"] = _look(app, window, SIZES[0], 1.0) + _dialog_faults(app)
            window.close()
    return found


def screens(app: QApplication) -> dict[str, list[str]]:
    """From a screen of scale 1 to one of scale 2, and back."""
    language.install(app, "en")
    window = furnished_window()
    window.show()
    found: dict[str, list[str]] = {}
    for place, (left, scale) in enumerate(((0, 1.0), (app.screens()[0].size().width() + 50, 2.0), (0, 1.0))):
        window.move(left, 0)
        found[f"move {place}"] = _look(app, window, SIZES[1], scale)
    return found


def _look(app: QApplication, window: MainWindow, size: tuple[int, int], scale: float) -> list[str]:
    window.resize(*size)
    settle(app)
    found = faults(window)
    if (window.width(), window.height()) != size:
        found.append(f"the window is {window.width()} x {window.height()}")
    if window.devicePixelRatioF() != scale:
        found.append(f"the scale is {window.devicePixelRatioF()}")
    return found + _photo_faults(app, window)


def _photo_faults(app: QApplication, window: MainWindow) -> list[str]:
    """One to one, the edge between black and white is as sharp on the screen as in the photo."""
    view = window.compare_view
    view.move_divider(0.0)
    view.actual_size()
    settle(app)
    image = window.grab().toImage()
    ratio = image.devicePixelRatio()
    port = view.viewport
    assert port is not None
    seen = _grey(image, QRect(view.mapTo(window, view.rect().topLeft()), view.size()), ratio)
    edge, row = port.origin[0] + 450, seen.shape[0] // 2
    around = seen[row, edge - _SEEN_AROUND : edge + _SEEN_AROUND]
    found = [] if set(around) == {0, 255} else [f"the photo is not sharp: {around.tolist()}"]
    if port.view.width != round(view.width() * ratio):
        found.append(f"the photo is drawn {port.view.width} pixels wide, not {view.width() * ratio}")
    view.fit()
    return found


def _grey(image: QImage, place: QRect, ratio: float) -> NDArray[np.uint8]:
    """The green of a part of a picture, given in the window's pixels."""
    whole = image.convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(whole.constBits(), np.uint8).reshape(whole.height(), whole.bytesPerLine())
    rgb = raw[:, : 3 * whole.width()].reshape(whole.height(), whole.width(), 3)
    top, left = round(place.top() * ratio), round(place.left() * ratio)
    return rgb[top : round((place.bottom() + 1) * ratio), left : round((place.right() + 1) * ratio), 1].copy()


if __name__ == "__main__":
    main()
