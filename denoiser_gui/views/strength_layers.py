"""A strength that is being turned, laid together from squares that are rendered already.

With the noisy photo n, the denoised one d and n + dY, the one denoised in luminance alone, the result at luminance l
and chrominance c <= l is (1 - l) n + (l - c) (n + dY) + c d: every weight is at least 0, so three pictures laid over
one another with opacity are it, and that takes a tenth of the time of computing it. Where c > l the picture in the
middle is the one denoised in chrominance alone.
"""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter

from denoiser_gui.views.picture import TILE, blended
from denoiser_gui.views.screen_tiles import Place, ScreenTiles
from engine.inference.tiling import Rect


class _Between:
    """The photo denoised in luminance alone or in chrominance alone, in the pixels of the screen."""

    def __init__(self, noisy: ScreenTiles, full: ScreenTiles, luminance: bool) -> None:
        self._noisy, self._full = noisy, full
        self._strength = (1.0, 0.0) if luminance else (0.0, 1.0)

    def render(self, row: int, column: int, zoom: float) -> QImage:
        noisy, full = (tiles.square((row, column), zoom) for tiles in (self._noisy, self._full))
        return blended(noisy, full, *self._strength)


class StrengthLayers:
    """Squares at any strength at once; by rounding up to two levels beside the exact ones, which follow.

    Args:
        noisy: squares of the noisy photo.
        full: squares of the photo denoised at full strength.
    """

    def __init__(self, noisy: ScreenTiles, full: ScreenTiles) -> None:
        self._noisy, self._full = noisy, full
        self._by_luminance = True
        self._between = ScreenTiles(_Between(noisy, full, True))
        self._opacities = (0.0, 1.0)
        self._table = QImage(TILE, TILE, QImage.Format.Format_RGB32)

    def set_strength(self, luminance: float, chrominance: float) -> None:
        """Each 0 to 1."""
        if luminance != chrominance and (luminance > chrominance) != self._by_luminance:  # alike, it is not seen
            self._by_luminance = luminance > chrominance
            self._between.show(_Between(self._noisy, self._full, self._by_luminance))
        less, more = sorted((luminance, chrominance))
        self._opacities = (0.0 if less == 1.0 else (more - less) / (1.0 - less), less)

    def has(self, place: Place, zoom: float) -> bool:
        """Whether the layers of a square are rendered."""
        return all(tiles.has(place, zoom) for tiles, _ in self._layers)

    def prepare(self, place: Place, zoom: float) -> None:
        """Render what is missing."""
        for tiles, _ in self._layers:
            tiles.square(place, zoom)

    def paint(self, painter: QPainter, at: QPoint, part: QRect, place: Place, zoom: float) -> None:
        """Lay a part of a square together, beside the screen, where it stays in the processor's cache."""
        table = QPainter(self._table)
        for tiles, opacity in self._layers:
            table.setOpacity(opacity)
            table.drawImage(part, tiles.square(place, zoom), part)
        table.end()
        painter.drawImage(at, self._table, part)

    def forget(self, rect: Rect) -> None:
        """Drop what shows any of these photo pixels."""
        self._between.forget(rect)

    def clear(self) -> None:
        """There is another result."""
        self._between.show(_Between(self._noisy, self._full, self._by_luminance))

    def __len__(self) -> int:
        return len(self._between)

    def trim(self, most: int) -> None:
        """Keep at most so many squares."""
        self._between.trim(most)

    @property
    def _layers(self) -> list[tuple[ScreenTiles, float]]:
        """What is seen, from below: where one strength is whole, the picture in the middle hides the noisy one."""
        between, full = self._opacities
        layers = [(self._noisy, 1.0)] if between < 1.0 else []
        layers += [(self._between, between), (self._full, full)]
        return [(tiles, opacity) for tiles, opacity in layers if opacity > 0.0]
