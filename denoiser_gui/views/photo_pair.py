"""The two photos of the comparison: their pyramids, their rendered squares, and how they are put on the screen."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPainter

from denoiser_gui.state.comparison import Size, Viewport
from denoiser_gui.views.image_pyramid import ImagePyramid, Rgb
from denoiser_gui.views.picture import Picture, to_image
from denoiser_gui.views.pyramid_builder import PyramidBuilder
from denoiser_gui.views.screen_tiles import ScreenTiles
from denoiser_gui.views.side_painter import SidePainter, most_squares
from denoiser_gui.views.strength_layers import StrengthLayers
from engine.inference.tiling import Rect

_AT_ONCE = 8
_PATIENCE = 0.01

PAINTING_SECONDS = 0.006
"""How long one repaint may render squares; what is left is sketched, and comes with the next."""

HURRIED_SECONDS = 0.0
"""The same while the person zooms or turns the strength, where everything is needed anew for every frame."""


class PhotoPair(QObject):
    """Noisy and denoised, of one size.

    Attributes:
        hurried: the last repaint was for another zoom or strength than the one before.

    Args:
        noisy: (H, W, 3) uint8.
        denoised: same shape, or None while there is no result at all.
        complete: the whole of ``denoised`` is there; otherwise it arrives by :meth:`tile_done`, and until then the
            noisy photo shows in its place.

    Signals:
        changed(): something looks different and must be painted again.
        result_changed(): the same of the denoised side alone.
        failed(object): an exception of the thread that reduces the photos.
    """

    changed = Signal()
    result_changed = Signal()
    failed = Signal(object)

    def __init__(self, noisy: Rgb, denoised: Rgb | None, complete: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._base = noisy
        self._noisy = ImagePyramid(noisy)
        self._denoised = None if denoised is None else ImagePyramid(denoised, self._noisy)
        self._looked_at = (noisy.shape[0] / 2, noisy.shape[1] / 2)
        self._strength = (1.0, 1.0)
        self._painted: tuple[float, tuple[float, float]] | None = None
        self.hurried = False
        self._left = ScreenTiles(Picture(self._noisy))
        self._full = ScreenTiles(Picture(self._noisy, self._denoised))
        self._mixed = ScreenTiles(self._picture)
        self._layers = StrengthLayers(self._left, self._full)
        self._builder = PyramidBuilder(self)
        self._builder.reduced.connect(self._on_reduced)
        self._builder.failed.connect(self.failed)
        self._start(complete)

    def _start(self, complete: bool) -> None:
        self._builder.build(self._noisy, self._noisy.whole, self._looked_at)
        if complete:
            self.tile_done(self._noisy.whole)
        self._builder.wait(_PATIENCE)  # a photo of usual size is then painted well at once, without a flash

    def shows(self, noisy: Rgb) -> bool:
        """Whether ``noisy`` is the very array that it was made for."""
        return noisy is self._base

    def replace_result(self, denoised: Rgb | None, complete: bool) -> None:
        """Another result of the same photo; all that was made of the noisy one stays.

        A finished result before it shows until the tiles of the new one land.
        """
        self._denoised = (
            None if denoised is None else ImagePyramid(denoised, self._noisy if complete else self._before())
        )
        self._full.show(Picture(self._noisy, self._denoised))
        self._mixed.show(self._picture)
        self._layers.clear()
        if complete and denoised is not None:
            self.tile_done(self._noisy.whole)
        self.changed.emit()

    def _before(self) -> ImagePyramid:
        """The last result that was whole, else the noisy photo."""
        before = self._denoised
        if before is not None and before.fraction_arrived < 1.0:
            before = before.underlay
        return before or self._noisy

    @property
    def has_earlier(self) -> bool:
        """Whether an earlier result shows where the present one is not there yet."""
        return self._denoised is not None and self._denoised.underlay not in (None, self._noisy)

    @property
    def size(self) -> Size:
        return Size(self._noisy.whole.width, self._noisy.whole.height)

    @property
    def fraction_done(self) -> float | None:
        """How much of the denoised photo is there, 0 to 1; None without a result."""
        return None if self._denoised is None else self._denoised.fraction_arrived

    def look_at(self, y: float, x: float) -> None:
        """What the person looks at is prepared first."""
        self._looked_at = (y, x)

    def tile_done(self, rect: Rect) -> None:
        """A part of the denoised array is there."""
        if self._denoised is None:
            raise ValueError("there is no denoised photo that could have tiles")
        self._denoised.arrived(rect)
        self._forget_result(rect)
        self._builder.build(self._denoised, rect, self._looked_at)
        self.result_changed.emit()

    def set_strength(self, luminance: float, chrominance: float) -> None:
        """Each 0 to 1; see :func:`engine.inference.strength.blend`."""
        if (luminance, chrominance) != self._strength:
            self._strength = (luminance, chrominance)
            self._mixed.show(self._picture)
            self._layers.set_strength(luminance, chrominance)
            self.result_changed.emit()

    def close(self) -> None:
        """Stop reading the arrays; afterwards they may be taken away."""
        self._builder.close()

    # What is there

    @property
    def _picture(self) -> Picture:
        """The denoised side at the present strength."""
        return Picture(self._noisy, self._denoised, *self._strength)

    def overview(self, longest: int) -> QImage:
        """The whole denoised side, its longer edge at least ``longest`` pixels where the photo is so large."""
        level = self._noisy.level_for(min(1.0, longest / max(self._noisy.whole.width, self._noisy.whole.height)))
        height, width = self._noisy.level_size(level)
        return to_image(self._picture.region(level, 0, height, 0, width))

    # Painting

    def paint(self, painter: QPainter, viewport: Viewport, left: Rect, right: Rect) -> bool:
        """Paint the noisy photo in ``left`` and the denoised one in ``right``, both in device pixels of the view.

        Returns:
            Whether all was painted as well as it can be; if not, paint again soon.
        """
        zooms, self.hurried = self._compare(viewport)
        noisy = SidePainter(viewport, left, self._left, Picture(self._noisy))
        result = SidePainter(viewport, right, self._result_squares, self._picture)
        for side in (noisy, result):
            many = len(side.missing) > _AT_ONCE
            side.render(HURRIED_SECONDS if self.hurried and many else PAINTING_SECONDS)
        if self._blends:
            result.lay(self._layers, HURRIED_SECONDS if zooms else PAINTING_SECONDS)
        for side in (noisy, result):
            side.paint(painter)
        for squares in (self._left, self._full, self._mixed, self._layers):
            squares.trim(2 * most_squares(viewport.view))
        return not (noisy.missing or result.missing)

    def _compare(self, viewport: Viewport) -> tuple[bool, bool]:
        """Whether the zoom, and whether that or the strength, is another one than in the repaint before."""
        before, self._painted = self._painted, (viewport.zoom, self._strength)
        return before is None or before[0] != viewport.zoom, before != self._painted

    @property
    def _blends(self) -> bool:
        return self._denoised is not None and self._strength not in ((0.0, 0.0), (1.0, 1.0))

    @property
    def _result_squares(self) -> ScreenTiles:
        if self._blends:
            return self._mixed
        return self._left if self._denoised is None or self._strength == (0.0, 0.0) else self._full

    def _on_reduced(self, pyramid: ImagePyramid, rect: Rect) -> None:
        self._forget_result(rect)
        if pyramid is self._noisy:
            self._left.forget(rect)
            self.changed.emit()
        else:
            self.result_changed.emit()

    def _forget_result(self, rect: Rect) -> None:
        for squares in (self._full, self._mixed, self._layers):
            squares.forget(rect)
