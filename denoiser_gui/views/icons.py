"""Icons: Lucide's outlines (ISC), drawn in the colour of the text beside them."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton, QWidget

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
_SIZES = (16, 20, 24, 32, 40, 48, 64, 96)
_TARGET = 28


def pixmap(name: str, colour: QColor, size: int) -> QPixmap:
    """A square picture of ``size`` device pixels.

    Args:
        name: of a file in ``resources/icons`` without its ending.
        colour: takes the place of ``currentColor`` in the SVG.
        size: edge in device pixels.
    """
    svg = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour.name())
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return picture


@lru_cache(maxsize=64)
def _tinted(name: str, colour: str, disabled: str) -> QIcon:
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(pixmap(name, QColor(colour), size))
        icon.addPixmap(pixmap(name, QColor(disabled), size), QIcon.Mode.Disabled)
    return icon


def icon(name: str, palette: QPalette, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """The icon in the palette's colour for ``role``, fainter when disabled."""
    disabled = palette.color(QPalette.ColorGroup.Disabled, role)
    return _tinted(name, palette.color(QPalette.ColorGroup.Active, role).name(), disabled.name())


def app_icon() -> QIcon:
    """The program's own icon: a wipe through grain."""
    return QIcon(str(_FOLDER / "denoiser.svg"))


class IconButton(QToolButton):
    """A flat button with an icon that follows the palette, at least 28 pixels wide and high."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setToolTip(label)
        self.setAccessibleName(label)
        self.setAutoRaise(True)
        self.setIconSize(QSize(16, 16))
        self.setMinimumSize(_TARGET, _TARGET)
        self._tint()

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self._tint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        self.setIcon(icon(self._name, self.palette()))
