"""The pictures of one photo: their pyramids, their rendered squares, and how two of them share the screen."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPainter

from denoiser_gui.state.comparison import Size, Viewport
from denoiser_gui.views import plate_room, plates
from denoiser_gui.views.image_pyramid import ImagePyramid, Rgb
from denoiser_gui.views.picture import to_image
from denoiser_gui.views.plates import DENOISED, NOISY, Patience, Plate, Shown
from denoiser_gui.views.pyramid_builder import PyramidBuilder
from engine.inference.tiling import Rect

_PATIENCE = 0.01
_OVER = "over "

PAINTING_SECONDS = 0.006
"""How long one repaint may render squares; what is left is sketched, and comes with the next."""

HURRIED_SECONDS = 0.0
"""The same while the person zooms or turns the strength, where everything is needed anew for every frame."""


class PhotoPair(QObject):
    """The noisy photo, its denoised result, and whatever else there is of the same size.

    Each has one pyramid and one set of rendered squares, wherever it is shown.

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
        self._arrays = {NOISY: noisy}
        self._noisy = ImagePyramid(noisy)
        self._plates = {NOISY: Plate(self._noisy)}
        self._plates[NOISY].reduced = True
        self._sides = (NOISY, DENOISED)
        self._over: dict[str, str] = {}
        self._looked_at = (noisy.shape[0] / 2, noisy.shape[1] / 2)
        self._strength = (1.0, 1.0)
        self._painted: tuple[tuple[float, ...], tuple[float, float]] | None = None
        self.hurried = False
        self._builder = PyramidBuilder(self)
        self._builder.reduced.connect(self._on_reduced)
        self._builder.failed.connect(self.failed)
        self._builder.build(self._noisy, self._noisy.whole, self._looked_at)
        self.put(DENOISED, denoised, complete)
        self._builder.wait(_PATIENCE)  # a photo of usual size is then painted well at once, without a flash

    # Which pictures there are

    def shows(self, noisy: Rgb) -> bool:
        """Whether ``noisy`` is the very array that it was made for."""
        return noisy is self._arrays[NOISY]

    def replace_result(self, denoised: Rgb | None, complete: bool) -> None:
        """Another result of the same photo; all that was made of the noisy one stays.

        A finished result before it shows until the tiles of the new one land.
        """
        self.put(DENOISED, denoised, complete)
        self.changed.emit()

    def put(self, name: str, pixels: Rgb | None, complete: bool) -> None:
        """Another picture of the photo, or another one by this name; the very array that is there is not made anew.

        Args:
            name: of the picture; :data:`DENOISED` is blended with the noisy one at the strength.
            pixels: (H, W, 3) uint8 of the photo's size; None: there is none by this name any more.
            complete: all of it is there; else it arrives by :meth:`tile_done` over what was there before, once more
                where it was there already.
        """
        if pixels is None:
            self._arrays.pop(name, None)
            self._plates.pop(name, None)
            return
        fresh = pixels is not self._arrays.get(name) or (not complete and self.fraction_of(name) == 1.0)
        if fresh:
            below = None if complete else self._before(name)  # what is whole never shows anything else in its place
            self._arrays[name] = pixels
            self._plates[name] = self._plate_of(name, ImagePyramid(pixels, below))
        if complete and (fresh or self.fraction_of(name) != 1.0):
            self._on_tile(name, self._noisy.whole)

    def _plate_of(self, name: str, pyramid: ImagePyramid) -> Plate:
        if name != DENOISED:
            return Plate(pyramid)
        plate = Plate(pyramid, self._plates[NOISY])
        plate.set_strength(*self._strength)
        return plate

    def _before(self, name: str) -> ImagePyramid:
        """The last picture by this name that was whole, else the noisy photo."""
        before = self._plates[name].pyramid if name in self._plates else None
        if before is not None and before.fraction_arrived < 1.0:
            before = before.underlay
        return before or self._noisy

    def compare(self, left: str, right: str) -> None:
        """Which pictures :meth:`paint` puts on the two sides, by name."""
        if (left, right) != self._sides:
            self._sides = (left, right)
            self.changed.emit()

    @property
    def sides(self) -> tuple[str, str]:
        """What is compared."""
        return self._sides

    def plate(self, name: str) -> Plate:
        """What is painted for a picture; the noisy photo where there is none by this name yet."""
        return self._plates.get(self._over.get(name, name), self._plates[NOISY])

    def lay_over(self, name: str, pixels: Rgb | None) -> None:
        """Another picture wherever this one would be shown, for instance how it differs from another; None: itself."""
        over = f"{_OVER}{name}"
        if pixels is None and name not in self._over:
            return
        if pixels is None:
            self.put(over, None, True)
            del self._over[name]
        else:
            below = self.plate(name).pyramid  # shows where its coarser levels are still to come
            self._arrays[over] = pixels
            self._plates[over] = Plate(ImagePyramid(pixels, below))
            self._over[name] = over
            self._on_tile(over, self._noisy.whole)
        self.changed.emit()

    def lay_nothing_over(self) -> None:
        """Every picture is itself again."""
        for name in tuple(self._over):
            self.lay_over(name, None)

    def fraction_of(self, name: str) -> float | None:
        """How much of a picture is there, 0 to 1; None if there is none."""
        return self._plates[name].pyramid.fraction_arrived if name in self._plates else None

    @property
    def has_earlier(self) -> bool:
        """Whether an earlier result shows where the present one is not there yet."""
        return DENOISED in self._plates and self._plates[DENOISED].pyramid.underlay not in (None, self._noisy)

    @property
    def size(self) -> Size:
        return Size(self._noisy.whole.width, self._noisy.whole.height)

    @property
    def fraction_done(self) -> float | None:
        """How much of the denoised photo is there, 0 to 1; None without a result."""
        return self.fraction_of(DENOISED)

    def look_at(self, y: float, x: float) -> None:
        """What the person looks at is prepared first."""
        self._looked_at = (y, x)

    def tile_done(self, rect: Rect, name: str = DENOISED) -> None:
        """A part of a picture is there."""
        if name not in self._plates:
            raise ValueError(f"there is no {name} photo that could have tiles")
        self._on_tile(name, rect)
        self._tell(name)

    def _on_tile(self, name: str, rect: Rect) -> None:
        plate = self._plates[name]
        plate.pyramid.arrived(rect)
        plate.forget(rect)
        plate.reduced = plate.reduced or name == DENOISED or plate_room.has_room(self._plates.values(), plate)
        if plate.reduced:
            self._builder.build(plate.pyramid, rect, self._looked_at)

    def set_strength(self, luminance: float, chrominance: float) -> None:
        """Each 0 to 1; see :func:`engine.inference.strength.blend`."""
        if (luminance, chrominance) != self._strength:
            self._strength = (luminance, chrominance)
            if DENOISED in self._plates:
                self._plates[DENOISED].set_strength(luminance, chrominance)
            self.result_changed.emit()

    def close(self) -> None:
        """Stop reading the arrays; afterwards they may be taken away."""
        self._builder.close()

    # What is there

    def overview(self, longest: int, name: str = DENOISED) -> QImage:
        """The whole of a picture, its longer edge at least ``longest`` pixels where the photo is so large."""
        level = self._noisy.level_for(min(1.0, longest / max(self._noisy.whole.width, self._noisy.whole.height)))
        height, width = self._noisy.level_size(level)
        plate = self._plates.get(name, self._plates[NOISY])  # whatever lies over it
        return to_image(plate.picture.region(level, 0, height, 0, width))

    # Painting

    def paint(self, painter: QPainter, viewport: Viewport, left: Rect, right: Rect) -> bool:
        """Paint what is compared, one in ``left`` and one in ``right``, both in device pixels of the view.

        Returns:
            Whether all was painted as well as it can be; if not, paint again soon.
        """
        sides = zip(self._sides, (left, right), strict=True)
        return self.paint_all(painter, [Shown(self.plate(name), viewport, area) for name, area in sides])

    def paint_all(self, painter: QPainter, shown: list[Shown]) -> bool:
        """Paint any of the pictures anywhere; whether as well as can be."""
        zooms, self.hurried = self._compare(tuple(each.viewport.zoom for each in shown))
        layers = HURRIED_SECONDS if zooms else PAINTING_SECONDS
        self._reduce([each.plate for each in shown])
        whole = plates.paint(painter, shown, Patience(PAINTING_SECONDS, HURRIED_SECONDS, layers, self.hurried))
        plate_room.drop_squares(self._plates.values(), shown)
        return whole

    def _reduce(self, seen: list[Plate]) -> None:
        """Coarser levels for what is seen, where there was no room for them until now; others give theirs up."""
        wanted = [plate for plate in seen if not plate.reduced]
        for plate in wanted:
            plate.reduced = True
            self._builder.build(plate.pyramid, self._noisy.whole, self._looked_at)
        if wanted:
            kept = [*seen, *(self._plates[name] for name in (NOISY, DENOISED) if name in self._plates)]
            gone = plate_room.to_release(tuple(self._plates.values()), kept)
            for name in [name for name, plate in self._plates.items() if plate in gone]:
                self._plates[name] = Plate(ImagePyramid(self._arrays[name]))

    def prepare(self, shown: Shown) -> bool:
        """Render some of what is missing for a picture; whether it could be painted at once as well as can be."""
        return plates.prepare(shown, PAINTING_SECONDS)

    def _compare(self, zooms: tuple[float, ...]) -> tuple[bool, bool]:
        """Whether a zoom, and whether that or the strength, is another one than in the repaint before."""
        before, self._painted = self._painted, (zooms, self._strength)
        return before is None or before[0] != zooms, before != self._painted

    def _on_reduced(self, pyramid: ImagePyramid, rect: Rect) -> None:
        for name, plate in self._plates.items():
            if plate.pyramid is pyramid:
                plate.forget(rect)
                self._tell(name)
        if pyramid is self._noisy and DENOISED in self._plates:
            self._plates[DENOISED].forget(rect)

    def _tell(self, name: str) -> None:
        """Other pictures than the denoised one may be anywhere."""
        if name == DENOISED:
            self.result_changed.emit()
        else:
            self.changed.emit()
