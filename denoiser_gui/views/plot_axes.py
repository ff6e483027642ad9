"""Axes of plots, with numbers as the language of the window writes them. Importing it imports pyqtgraph."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontMetrics

from denoiser_gui.language import number

Ticks = list[tuple[float, list[float]]]

_FINE, _COARSE = (1.0, 2.0, 5.0), (1.0,)


class Figures(pg.AxisItem):  # type: ignore[misc]
    """Steps of 1, 2 or 5 times a power of ten."""

    def tickSpacing(self, lowest: float, highest: float, size: float) -> list[tuple[float, float]]:  # noqa: N802
        """1, 2 or 5 of some power of ten, so that the figures have room in their font."""
        line = 1.25 * QFontMetrics(self.style["tickFont"]).capHeight()
        least = (highest - lowest) * line / max(size, 1.0)
        power = 10.0 ** math.floor(math.log10(least))
        return [(next(step * power for step in (1, 2, 5, 10) if step * power >= least), 0.0)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        decimals = max(0, -math.floor(math.log10(spacing * scale)))
        return [number(value * scale, decimals) for value in values]


class Steps(pg.AxisItem):  # type: ignore[misc]
    """Whole numbers along the bottom, few enough for their width."""

    def tickSpacing(self, lowest: float, highest: float, size: float) -> list[tuple[float, float]]:  # noqa: N802
        """As :class:`Figures`, by the width of the widest figure."""
        widest = QFontMetrics(self.style["tickFont"]).horizontalAdvance(QLocale().toString(int(highest)))
        least = max(1.0, (highest - lowest) * 1.6 * widest / max(size, 1.0))
        power = 10.0 ** math.floor(math.log10(least))
        return [(next(step * power for step in (1, 2, 5, 10) if step * power >= least), 0.0)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002, N802
        return [QLocale().toString(round(value)) for value in values]


class Decades(pg.AxisItem):  # type: ignore[misc]
    """What is drawn is the logarithm to the base 10; what is written are the values."""

    def tickValues(self, lowest: float, highest: float, size: float) -> Ticks:  # noqa: ARG002, N802
        """At 1, 2 and 5 in each decade; over many decades at their beginnings."""
        span = range(math.floor(lowest), math.ceil(highest) + 1)
        leads = _FINE if highest - lowest < 2.5 else _COARSE
        places = [decade + math.log10(lead) for decade in span for lead in leads]
        return [(1.0, [place for place in places if lowest <= place <= highest])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002, N802
        return [number(10.0**value, max(0, -math.floor(value + 1e-9))) for value in values]
