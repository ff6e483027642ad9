"""Three sizes of the system's font, and figures of one width."""

from PySide6.QtGui import QFont

_SMALL, _LARGE = 0.88, 1.3


def tabular(font: QFont) -> QFont:
    """The font with figures of one width, where it has them, so that changing numbers stand still."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def small(font: QFont) -> QFont:
    """For second lines and notes."""
    return _scaled(font, _SMALL)


def large(font: QFont) -> QFont:
    """For the one sentence of an empty window."""
    return _scaled(font, _LARGE)


def bold(font: QFont) -> QFont:
    """For headings of sections."""
    result = QFont(font)
    result.setWeight(QFont.Weight.DemiBold)
    return result


def _scaled(font: QFont, factor: float) -> QFont:
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(max(1, round(font.pixelSize() * factor)))
    return result
