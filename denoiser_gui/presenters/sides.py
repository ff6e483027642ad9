"""Lets the person choose which pictures of a photo are compared, and have more of them made."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from denoiser_gui.presenters import candidate_words as words
from denoiser_gui.presenters.furthering import FurtherPresenter
from denoiser_gui.presenters.inspecting import InspectingPresenter
from denoiser_gui.presenters.opening import OpeningPresenter
from denoiser_gui.state.candidates import names, shown_sides
from denoiser_gui.state.further import Making
from denoiser_gui.state.session import Photo, Session
from denoiser_gui.state.sides import DENOISED, NOISY, TRUTH, Sides
from denoiser_gui.views.compare_menu import CompareMenu
from denoiser_gui.views.main_window import MainWindow
from engine.inference.tiling import Rect

_QUIET = 2
"""Pictures that every photo has; only with more of them there is a list."""


@dataclass(frozen=True, slots=True)
class _Visit:
    """A photo that is to be looked at as soon as it can be.

    Attributes:
        path: its file.
        sides: what is to be compared.
        part: what is to be seen of it; None: all.
    """

    path: Path
    sides: Sides
    part: Rect | None


class SidesPresenter(QObject):
    """Between the session, the further results, and what shows and chooses them.

    Args:
        session: the open photos, and what is compared.
        furthering: has results made.
        opening: opens photos that are to be looked at.
        inspecting: knows the models.
        window: the main window.
    """

    def __init__(
        self,
        session: Session,
        furthering: FurtherPresenter,
        opening: OpeningPresenter,
        inspecting: InspectingPresenter,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._furthering = furthering
        self._opening = opening
        self._inspecting = inspecting
        self._window = window
        self._panel = window.inspector.candidates
        self._visit: _Visit | None = None
        self.menu = CompareMenu(window.menus.compare, self._panel.menu)
        self._listen()
        self._refresh()

    def _listen(self) -> None:
        session, view = self._session, self._window.compare_view
        session.current_changed.connect(lambda _key: self._refresh())
        session.changed.connect(self._on_changed)
        session.sides_changed.connect(self._refresh)
        session.options_changed.connect(self._refresh)
        view.sideChosen.connect(self._choose_place)
        for wishes in (view, self.menu):
            wishes.swapRequested.connect(self.swap)
            wishes.cycleRequested.connect(self.cycle)
        for choosing in (self._panel, self.menu):
            choosing.chosen.connect(self.choose)
        self._panel.removeRequested.connect(lambda name: self.want(name, False))
        self._panel.menu.aboutToShow.connect(self._show_methods)
        self._panel.menu.ticked.connect(self.want)
        self._panel.menu.alwaysTicked.connect(self._want_always)

    # What is compared

    def choose(self, name: str, left: bool) -> None:
        """Put a picture of the shown photo on a side."""
        if self._session.current is not None:
            sides = self._sides(self._session.current)
            self._session.set_sides(sides.put_left(name) if left else sides.put_right(name))

    def swap(self) -> None:
        """What is on the left comes to the right, and the other way round."""
        if self._session.current is not None:
            self._session.set_sides(self._sides(self._session.current).swapped())

    def cycle(self, step: int) -> None:
        """The next picture on the right."""
        photo = self._session.current
        if photo is not None:
            failed = {one.name for one in photo.further if one.stage is Making.FAILED}
            there = [name for name in names(photo) if name not in failed]
            self._session.set_sides(self._sides(photo).cycled(there, step))

    def show(self, path: Path, left: str = NOISY, right: str = DENOISED, part: Rect | None = None) -> None:
        """Look at a photo with these on its sides, opened and made where they are not there yet.

        Args:
            path: of the noisy photo.
            left, right: names of :mod:`denoiser_gui.state.sides`, or methods or models.
            part: what is to be seen of it, as large as the view allows; None: all.
        """
        self._visit = _Visit(path, Sides(left, right), part)
        self._session.set_sides(self._visit.sides)
        self._window.show_training(False)
        photo = next((photo for photo in self._session if photo.path == path), None)
        if photo is None:
            self._opening.open([path], remembered=False)
        else:
            self._session.show(photo.key)
            self._arrive(photo)

    def _arrive(self, photo: Photo) -> None:
        """Once the photo that is to be looked at is shown, and once more when it is read."""
        visit = self._visit
        if visit is None or visit.path != photo.path:
            return
        wanted = [name for name in (visit.sides.left, visit.sides.right) if name not in (NOISY, DENOISED, TRUTH)]
        self._furthering.add(photo.key, wanted)
        if photo.noisy is not None:
            self._visit = None
            view = self._window.compare_view
            if visit.part is None:
                view.fit()
            else:
                view.look_at_part(visit.part)

    def _choose_place(self, place: int, left: bool) -> None:
        photo = self._session.current
        if photo is not None and place < len(names(photo)):
            self.choose(names(photo)[place], left)

    def _sides(self, photo: Photo) -> Sides:
        return shown_sides(photo, self._session.sides)

    # What is made

    def want(self, name: str, wanted: bool) -> None:
        """Have a result by this method or model made of the shown photo, or give it up."""
        photo, always = self._session.current, self._furthering.always
        if wanted and self._panel.menu.always.isChecked():
            self._furthering.set_always((*always, name))
        elif not wanted and name in always:
            self._furthering.set_always(other for other in always if other != name)
        if photo is not None and wanted:
            self._furthering.add(photo.key, [name])
        elif photo is not None:
            self._furthering.remove(photo.key, name)

    def _want_always(self, always: bool) -> None:
        photo = self._session.current
        self._furthering.set_always([one.name for one in photo.further] if always and photo is not None else ())

    def _show_methods(self) -> None:
        photo = self._session.current
        ticked = () if photo is None else [one.name for one in photo.further]
        menu = self._panel.menu
        inspecting = self._inspecting
        menu.show_choices(
            words.method_choices(),
            inspecting.model_choices,
            inspecting.best_choices,
            ticked=ticked,
            always=bool(self._furthering.always),
        )
        menu.set_ready(photo is not None)

    # What is shown

    def _on_changed(self, key: int) -> None:
        photo = self._session.current
        if photo is not None and photo.key == key:
            self._refresh()

    def _refresh(self) -> None:
        photo = self._session.current
        if photo is None:
            self._window.inspector.show_candidates((), None)
            self.menu.show_sides((), "", "")
            return
        self._arrive(photo)
        sides = self._sides(photo)
        rows = words.rows_of(photo, sides)
        listed = rows if len(rows) > _QUIET else ()
        self._window.inspector.show_candidates(listed, words.gain_of(photo, sides))
        self.menu.show_sides([(row.name, row.title) for row in rows], sides.left, sides.right)
