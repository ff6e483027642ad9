"""Shows, in the place of a result, how it differs: keeps the picture in step with what is compared."""

from collections.abc import Hashable

import numpy as np
from PySide6.QtCore import QObject, Signal

from denoiser_gui.presenters import difference_words as words
from denoiser_gui.presenters.candidate_words import title_of
from denoiser_gui.presenters.compared import Pair, asked_side, compared, identity
from denoiser_gui.state.candidates import Candidate, candidates, find, shown_sides
from denoiser_gui.state.difference import Difference, references, stepped
from denoiser_gui.state.session import Photo, Session
from denoiser_gui.views.difference_menu import DifferenceMenu
from denoiser_gui.views.difference_panel import DifferencePanel
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.work.engine_client import EngineClient
from denoiser_gui.work.inquiry import Inquiry
from engine.service import buffers
from engine.service.comparison_replies import DifferenceMade
from engine.service.comparison_requests import NOISY, TRUTH, ComparisonRequest, Kind, MakeDifference

_CALM_MS = 60
_FIRST_GAIN = 8.0


class DifferencePresenter(QObject):
    """Menu, keys, panel and picture of the difference.

    The right side is looked at. Whenever its pixels change, or what it is compared with, the picture is made again;
    until it is there the side itself is seen, and its name says so. While only the gain changes, the picture before
    stays.

    Args:
        session: the photos and the sides.
        client: the engine's process.
        window: with the comparison.

    Signals:
        changed(): another kind of picture is wished for.
    """

    changed = Signal()

    def __init__(self, session: Session, client: EngineClient, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._view = window.compare_view
        self.wish = Difference()
        self._seen: Hashable | None = None
        self._made: DifferenceMade | None = None
        self.menu = DifferenceMenu(window.menus.compare)
        self.panel = DifferencePanel(self._view, self._view.navigator)
        self._inquiry = Inquiry(client, DifferenceMade, _CALM_MS, self)
        self._inquiry.answered.connect(self._on_made)
        self._inquiry.stale.connect(lambda made: buffers.remove(made.display))
        self._inquiry.failed.connect(self._on_failed)
        self._listen(client)
        self._refresh()

    def _listen(self, client: EngineClient) -> None:
        session, menu, panel = self._session, self.menu, self.panel
        client.stopped.connect(lambda _code: self._forget())
        session.current_changed.connect(lambda _key: self._refresh())
        session.changed.connect(self._on_changed)
        session.options_changed.connect(self._refresh)
        session.sides_changed.connect(self._refresh)
        self._view.differenceRequested.connect(lambda: self.set_wish(self.wish.cycled(self._has_truth)))
        self._view.amplifyRequested.connect(self._amplify)
        menu.chosen.connect(lambda kind: self.set_wish(self.wish.showing(kind)))
        menu.amplified.connect(self._amplify)
        menu.fitted.connect(lambda: self.set_wish(self.wish.amplified(None)))
        panel.gainChosen.connect(lambda gain: self.set_wish(self.wish.amplified(gain)))
        for chooses in (menu, panel):
            chooses.againstChosen.connect(lambda name: self.set_wish(self.wish.compared_with(name)))

    def set_wish(self, wish: Difference) -> None:
        """See something else in the place of the right side, or that side itself again."""
        before, self.wish = self.wish, wish
        self._refresh()
        if before.kind != wish.kind:
            self.changed.emit()

    def _amplify(self, steps: int) -> None:
        if self.wish.kind in (Kind.ABSOLUTE, Kind.SIGNED):
            self.set_wish(self.wish.amplified(stepped(self._gain, steps)))

    @property
    def _gain(self) -> float:
        """What the person chose, else what was found to suit the photo."""
        if self.wish.gain is not None:
            return self.wish.gain
        return _FIRST_GAIN if self._made is None else self._made.gain

    @property
    def _has_truth(self) -> bool:
        photo = self._session.current
        return photo is not None and find(photo, TRUTH) is not None

    # What is to be seen

    def _on_changed(self, key: int) -> None:
        photo = self._session.current
        if photo is not None and photo.key == key:
            self._refresh()

    def _refresh(self) -> None:
        photo, pair, kind = self._session.current, compared(self._session), self.wish.kind
        self.menu.show_state(photo is not None and photo.noisy is not None, self._has_truth, kind)
        if photo is None or pair is None or kind is None:
            self._withdraw()
            self._wait(photo)
            return
        against = self._against(photo, pair)
        self._show_panel(photo, pair, against)
        if against is None or not (pair[1].whole and against.whole):
            self._withdraw()
        else:
            self._ask(photo, pair[1], against, kind)

    def _wait(self, photo: Photo | None) -> None:
        """The panel stays while a side is on its way, so that one sees that something else comes."""
        kind = self.wish.kind
        waits = kind is not None and photo is not None and photo.noisy is not None
        if kind is not None and photo is not None and waits:
            side = shown_sides(photo, self._session.sides).right
            reference = TRUTH if self._has_truth and side != TRUTH and kind is not Kind.LOST else NOISY
            legend = words.legend(kind, self._gain, reference)
            self.panel.show_picture(words.picture_name(kind, side, reference), legend, self._soon)
            self.panel.show_gain(self._gain if kind in (Kind.ABSOLUTE, Kind.SIGNED) else None)
            self.panel.show_references([], reference)
            self.menu.show_references((), reference)
        self.panel.set_seen(waits)

    @property
    def _soon(self) -> str:
        return self.tr("As soon as the result is there.")

    @property
    def _moment(self) -> str:
        return self.tr("In a moment.")

    def _against(self, photo: Photo, pair: Pair) -> Candidate | None:
        names = [candidate.name for candidate in candidates(photo)]
        found = self.wish.reference(pair[1].name, pair[0].name, names)
        return None if found is None else find(photo, found)

    def _ask(self, photo: Photo, side: Candidate, against: Candidate, kind: Kind) -> None:
        options, gain = self._session.options, self.wish.gain
        pixels = (kind, identity(photo, side, options), identity(photo, against, options))
        sides = asked_side(side, options), asked_side(against, options)

        def make(number: int) -> ComparisonRequest:
            return MakeDifference(number, photo.key, kind, *sides, gain)

        if pixels != self._seen:
            self._take_away(side.name)
        self._seen = pixels
        self._inquiry.ask((pixels, gain), make)

    # What is seen

    def _show_panel(self, photo: Photo, pair: Pair, against: Candidate | None) -> None:
        kind, side = self.wish.kind, pair[1]
        assert kind is not None
        names = references(side.name, pair[0].name, [candidate.name for candidate in candidates(photo)])
        reference = names[0] if against is None and names else (side.name if against is None else against.name)
        title = words.picture_name(kind, side.name, reference)
        self.panel.show_picture(title, words.legend(kind, self._gain, reference), self._figures(side, against))
        self.panel.show_gain(self._gain if kind in (Kind.ABSOLUTE, Kind.SIGNED) else None)
        choices = [] if kind is Kind.LOST or against is None else [(name, title_of(name)) for name in names]
        self.panel.show_references(choices, reference)
        self.menu.show_references(choices, reference)
        self.panel.set_seen(True)

    def _figures(self, side: Candidate, against: Candidate | None) -> str:
        if against is None:
            return self.tr("There is nothing to compare it with.")
        if not side.whole:
            return self._soon
        return words.figures(self._made) if self._made is not None else self._moment

    def _on_made(self, made: DifferenceMade) -> None:
        request, pixels = made.request, np.asarray(made.display.attach(), np.uint8)
        buffers.remove(made.display)  # as long as it is seen its pixels stay
        self._made = made
        name = words.picture_name(request.kind, request.side.name, request.against.name)
        amplified = made.gain if request.kind in (Kind.ABSOLUTE, Kind.SIGNED) else None
        self._view.show_difference(request.side.name, pixels, words.side_title(name, amplified))
        self._refresh()

    def _on_failed(self, sentence: str) -> None:
        """The side itself stays."""
        pair = compared(self._session)
        if pair is not None:
            self._view.show_difference(pair[1].name, None, "")
        self.panel.figures.setText(sentence)

    def _take_away(self, name: str) -> None:
        """Another picture is on its way, of another one than before."""
        self._made = None
        self.panel.figures.setText(self._moment)
        self._clear_view()
        title = self.tr("{side} (difference on its way)").format(side=title_of(name))
        self._view.show_difference(name, None, title)

    def _withdraw(self) -> None:
        """The sides themselves are seen."""
        self._inquiry.drop()
        if self._seen is not None:
            self._seen = self._made = None
            self._clear_view()

    def _clear_view(self) -> None:
        self._view.clear_differences()

    def _forget(self) -> None:
        """The engine's process is another one now."""
        self._seen = self._made = None
        self._clear_view()
