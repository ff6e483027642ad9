"""A widget that shows the pictures of a photo: which there are, what they are called, and what lies over them."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from denoiser_gui.views.image_pyramid import Rgb
from denoiser_gui.views.pane_labels import Title
from denoiser_gui.views.photo_pair import PhotoPair
from denoiser_gui.views.plates import DENOISED
from denoiser_gui.views.side_names import SideNames
from denoiser_gui.views.zoomed_view import ZoomedView
from engine.inference.tiling import Rect


class PicturedView(ZoomedView):
    """Holds all pictures of one photo, at one zoom and place. Paints nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair: PhotoPair | None = None
        self._strength = (1.0, 1.0)
        self._named = SideNames()
        self._notes: dict[str, str] = {}
        self._called: dict[str, str] = {}

    def _on_pair_changed(self) -> None:
        """Pictures look different, or are called something else."""
        raise NotImplementedError

    # Which pictures there are

    def put(self, name: str, pixels: Rgb | None, *, complete: bool = False) -> None:
        """One more picture of the photo, beside those of :meth:`set_pair`, or another one by its name.

        Args:
            name: of the picture.
            pixels: (H, W, 3) uint8 of the photo's size; None: there is none by this name any more.
            complete: all of it is there; otherwise its parts are announced by :meth:`tile_done`.
        """
        if self._pair is not None:
            self._pair.put(name, pixels, complete)
            self._on_pair_changed()

    def tile_done(self, top: int, left: int, bottom: int, right: int, name: str = DENOISED) -> None:
        """Rows ``top`` to ``bottom`` and columns ``left`` to ``right`` of a picture's array are there."""
        if self._pair is not None:
            self._pair.tile_done(Rect(top, left, bottom, right), name)

    def compare(self, left: str, right: str, titles: Mapping[str, str] = MappingProxyType({})) -> None:
        """Which pictures are on the two sides, of this photo and those to come; zoom and place are kept.

        Args:
            left, right: names of pictures; where there is none by a name yet, the noisy photo shows in its place.
            titles: all pictures of the photo in their order, and what the person calls them.
        """
        names = SideNames(left, right, dict(titles), self._named.earlier)
        if names != self._named:
            self._named = names
            self._compare()

    def _compare(self) -> None:
        self.board.set_pictures((*self._named.titles, *self._named.sides), *self._named.sides)
        if self._pair is not None:
            self._pair.compare(*self._named.sides)
        self._on_pair_changed()

    def set_notes(self, notes: Mapping[str, str]) -> None:
        """What is known of pictures, like their PSNR, by their names; it stands behind their names in panes."""
        if notes != self._notes:
            self._notes = dict(notes)
            self._on_pair_changed()

    def set_strength(self, luminance: float, chrominance: float) -> None:
        """How much of the denoising is shown, each 0 to 1; for this photo and those to come."""
        self._strength = (luminance, chrominance)
        if self._pair is not None:
            self._pair.set_strength(luminance, chrominance)

    def mark_earlier(self, earlier: bool) -> None:
        """Whether the result on show was made before, with other settings or in another attempt; its name says so."""
        if earlier != self._named.earlier:
            self._named = replace(self._named, earlier=earlier)
            self._on_pair_changed()

    def show_difference(self, name: str, pixels: Rgb | None, title: str = "") -> None:
        """Something else in the place of a picture, for as long as the photo stays.

        Args:
            name: of the picture.
            pixels: (H, W, 3) uint8 of the photo's size; None: the picture itself.
            title: what it is called meanwhile; empty for its own name.
        """
        if self._pair is not None:
            self._pair.lay_over(name, pixels)
        self._called[name] = title
        self._on_pair_changed()

    def clear_differences(self) -> None:
        """All pictures are themselves again."""
        if self._pair is not None:
            self._pair.lay_nothing_over()
        self._called.clear()
        self._on_pair_changed()

    # What they are called

    @property
    def names(self) -> tuple[str, str]:
        """Of the two sides."""
        left, right = self._named.sides
        return self.name_of(left), self.name_of(right)

    def name_of(self, name: str) -> str:
        """What a picture is called now, and how much of it is there."""
        return self._called.get(name) or self._named.label(name, self._pair)

    @property
    def own_names(self) -> tuple[str, str]:
        """Of the two sides themselves, whatever lies over them."""
        left, right = (self._named.label(name, self._pair) for name in self._named.sides)
        return left, right

    def _title(self, name: str) -> Title:
        """The same, with what is known of it."""
        return Title(name, self.name_of(name), self._notes.get(name, ""))

    def _is_ready(self, name: str) -> bool:
        """Whether a picture could be seen alone, as it will be, in the next moment."""
        if self._pair is None or self._viewport is None:
            return True
        return self._pair.prepare(self.board.solo_shown(name, self._device_size(), self._viewport, self._pair))
