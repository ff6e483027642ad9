"""What is to be evaluated: the page where that is filled in, and what the photos turn out to be."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from denoiser_gui.dialogs.evaluation.method_list import MethodChoice
from denoiser_gui.dialogs.evaluation.setup_page import SetupPage
from denoiser_gui.presenters import evaluation_words as words
from denoiser_gui.presenters.candidate_words import explanation_of_method, missing_word, title_of
from denoiser_gui.state.evaluation_wish import EvaluationWish
from denoiser_gui.state.session import Session
from denoiser_gui.unfinished_evaluation import UnfinishedEvaluation
from engine.evaluation.results import UNTOUCHED
from engine.inference.ensemble import BEST
from engine.models.listing import Listed
from engine.service.replies import Failed
from engine.service.study_replies import SourcesSurveyed
from engine.service.study_requests import Sources, SurveySources

_SURVEY_MS = 300
_USUAL = ("median", "wavelet")

Pairs = tuple[tuple[str, str], ...]


class EvaluationSetup(QObject):
    """Says what is missing, and what was recognised.

    Args:
        session: the open photos.
        page: is filled in.
        ask: the process that evaluates.
        wish: what was filled in last.

    Signals:
        startRequested(UnfinishedEvaluation): everything is there.
    """

    startRequested = Signal(object)  # noqa: N815

    def __init__(
        self, session: Session, page: SetupPage, ask: Callable[[SurveySources], None], wish: EvaluationWish
    ) -> None:
        super().__init__(page)
        self._session, self._page, self._ask = session, page, ask
        self._wish = wish if wish.methods else replace(wish, methods=(session.options.model, *_USUAL))
        self._found: SourcesSurveyed | None = None
        self._number = 0
        self._offered = False
        self._soon = QTimer(self, singleShot=True, interval=_SURVEY_MS)
        self._soon.timeout.connect(self.survey)
        page.set_wish(self._wish)
        page.changed.connect(self._on_wish)
        page.startRequested.connect(
            lambda: self.startRequested.emit(UnfinishedEvaluation(self._wish, self._sources().pairs))
        )

    @property
    def wish(self) -> EvaluationWish:
        """What is filled in."""
        return self._wish

    def fill_in(self, wish: EvaluationWish) -> None:
        """As it was another time."""
        self._wish = wish
        self._page.set_wish(wish)

    def refresh(self, models: Sequence[Listed], devices: Sequence[tuple[str, str]]) -> None:
        """What there is to choose from may have changed."""
        self._take_open_photos()
        self._page.set_open_photos(len(self._open_pairs()))
        self._page.set_methods(self._groups(models))
        self._page.set_devices(self._device_choices(devices))
        self._check()

    def _take_open_photos(self) -> None:
        """Where nothing else was chosen yet, those that are open are what is meant, once."""
        if self._offered or not self._open_pairs():
            return
        self._offered = True
        if not (self._wish.paths or self._wish.made):
            self.fill_in(replace(self._wish, open_photos=True))
            self._soon.start()

    def survey(self) -> None:
        """Ask what the photos are; an answer to an earlier question is dropped."""
        sources = self._sources()
        self._number += 1
        self._found = None
        if sources.paths or sources.pairs:
            self._page.show_found(self.tr("Looking at the photos"))
            self._ask(SurveySources(self._number, sources))
        else:
            self._page.show_found("")
        self._check()

    def on_surveyed(self, reply: SourcesSurveyed) -> None:
        """The photos are known."""
        if reply.number == self._number:
            self._found = reply
            self._page.show_found(words.found_text(reply))
            self._check()

    def on_failed(self, request: SurveySources, reply: Failed) -> None:
        """They could not be looked at."""
        if request.number == self._number:
            self._page.show_found(reply.sentence)

    def _groups(self, models: Sequence[Listed]) -> list[tuple[str, list[MethodChoice]]]:
        from engine.methods.classical import METHODS

        learned = [MethodChoice(one.descriptor.name, one.descriptor.name, one.descriptor.purpose) for one in models]
        better = [replace(one, name=f"{one.name}{BEST}", title=f"{one.title}{BEST}") for one in learned]
        classical = [
            MethodChoice(one.name, title_of(one.name), explanation_of_method(one.name), missing_word(one.name))
            for one in METHODS
            if one.name != UNTOUCHED
        ]
        return [
            (self.tr("Models"), learned),
            (self.tr("Classical methods"), classical),
            (self.tr("Models at best quality, eight times as slow"), better),
        ]

    def _device_choices(self, devices: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        first = devices[0][1] if devices else ""
        automatic = self.tr("Automatic ({device})").format(device=first) if first else self.tr("Automatic")
        return [("auto", automatic), *devices]

    def _open_pairs(self) -> Pairs:
        return tuple((str(photo.path), photo.truth) for photo in self._session if photo.truth)

    def _sources(self) -> Sources:
        return sources_of(self._wish, self._open_pairs() if self._wish.open_photos else ())

    def _on_wish(self, wish: EvaluationWish) -> None:
        self._wish = wish
        self._soon.start()
        self._check()

    def _check(self) -> None:
        """Say what is missing."""
        sources = self._sources()
        if not (sources.paths or sources.pairs):
            missing = self.tr("Add photos or folders.")
        elif not self._wish.methods:
            missing = self.tr("Tick at least one method.")
        else:
            nothing = self._found is not None and self._found.layout is None
            missing = self.tr("Add other photos or folders.") if nothing else ""
        self._page.show_state(missing)


def sources_of(wish: EvaluationWish, pairs: Pairs) -> Sources:
    """What is to be evaluated, with these open photos."""
    return Sources(wish.paths, gaussian=wish.noise) if wish.made else Sources(wish.paths, wish.truths, pairs)
