"""Colours: Fusion with an own palette, dark or light, read from ``resources/style``.

Neutral greys and one accent, so that nothing but the photo has a colour. Qt's own dark scheme is not used: it does
nothing on a bare X server, an explicit palette works everywhere.
"""

import json
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from denoiser_gui.views.roomy_style import RoomyStyle

_STYLES = Path(__file__).resolve().parents[2] / "resources" / "style"
_DISABLED_OPACITY = 0.5

# Okabe and Ito, "Color Universal Design" (2008): vermillion and blue; each is at least 3 to 1 on both grounds.
NOISY_COLOUR, DENOISED_COLOUR = QColor("#d55e00"), QColor("#0072b2")


class Scheme(Enum):
    """Dark or light; the value names the file in ``resources/style``."""

    DARK = "dark"
    LIGHT = "light"


# Around the photo: 18 % reflectance (118 in sRGB) in dark, about half in light.
_SURROUND = {Scheme.DARK: QColor(118, 118, 118), Scheme.LIGHT: QColor(190, 190, 190)}
_ON_SURROUND = {Scheme.DARK: QColor(255, 255, 255), Scheme.LIGHT: QColor(20, 20, 20)}
_PROBLEM = {Scheme.DARK: QColor("#ff9d8a"), Scheme.LIGHT: QColor("#a3200d")}


def system_scheme() -> Scheme:
    """What the desktop asks for; light where it does not say."""
    return Scheme.DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else Scheme.LIGHT


def chosen_scheme(choice: str) -> Scheme:
    """What the person chose: ``light``, ``dark``, or anything else to follow the desktop."""
    return Scheme(choice) if choice in (Scheme.DARK.value, Scheme.LIGHT.value) else system_scheme()


def apply_palette(app: QApplication, scheme: Scheme) -> None:
    """Give the whole program the Fusion style, a little roomier, and the scheme's colours."""
    if not isinstance(app.style(), RoomyStyle):
        app.setStyle(RoomyStyle())
    app.setPalette(load_palette(scheme))


def load_palette(scheme: Scheme) -> QPalette:
    """The palette of a scheme, its disabled texts at half strength."""
    palette = QPalette()
    colours = json.loads((_STYLES / f"{scheme.value}.json").read_text(encoding="utf-8"))
    for role, colour in colours.items():
        palette.setColor(QPalette.ColorRole[role], QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        faded = mixed(palette.color(role), palette.color(QPalette.ColorRole.Window), _DISABLED_OPACITY)
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    grey = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, grey)
    return palette


def scheme_of(palette: QPalette) -> Scheme:
    """Which scheme a palette belongs to, by the lightness of its windows."""
    return Scheme.DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else Scheme.LIGHT


def surround(palette: QPalette) -> QColor:
    """The neutral grey around the photo."""
    return _SURROUND[scheme_of(palette)]


def on_surround(palette: QPalette) -> QColor:
    """Text on the surround, contrast at least 4.5 to 1."""
    return _ON_SURROUND[scheme_of(palette)]


def problem(palette: QPalette) -> QColor:
    """Text that tells of a failure; always beside a word or an icon that says so too."""
    return _PROBLEM[scheme_of(palette)]


def accent(palette: QPalette) -> QColor:
    """The one colour: handle, selection, progress."""
    return palette.color(QPalette.ColorRole.Accent)


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """``share`` (0 to 1) of the first colour, the rest of the second."""
    parts = zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(share * one + (1.0 - share) * other) for one, other in parts))
